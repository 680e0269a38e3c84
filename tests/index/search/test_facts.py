"""What is known of every sentence and title before anybody asks."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import traits
from index.search.facts import Facts, Mentions
from index.search.snapshot import Entry
from index.vocabulary import Vocabulary
from tests.index.nasty import TEXTS
from tests.index.search.entries import KNOWN, NOBODY, article, entry, indexed

ROWS = st.lists(st.frozensets(st.integers(0, 5)), max_size=8)


def facts(*entries: Entry, known: Vocabulary = KNOWN) -> Facts:
    return indexed(entries, known=known).facts


def naming(found: Facts, party: str) -> list[int]:
    rows: list[int] = found.parties.rows(found.names.index(party)).tolist()
    return rows


@given(rows=ROWS)
def test_mentions_give_back_who_is_named_where(rows: list[frozenset[int]]) -> None:
    mentions = Mentions.of(rows)

    for party in range(7):
        assert mentions.rows(party).tolist() == [n for n, row in enumerate(rows) if party in row]


def test_a_sentence_names_its_parties_however_they_are_spelled() -> None:
    found = facts(
        entry(1, ["UMG sued Suno.", "It rained.", "Then Universal Music Group won."]),
        entry(2, ["Suno settled with WMG."]),
    )

    assert naming(found, "Universal Music Group") == [0, 2]
    assert naming(found, "Suno") == [0, 3]
    assert naming(found, "Warner Music Group") == [3]
    assert "Sony Music" not in found.names


def test_a_title_names_parties_for_its_article_alone() -> None:
    found = facts(entry(1, ["It rained."], "Rain"), entry(2, ["It snowed."], "Klay in court"))

    assert found.title_parties.rows(found.names.index("Klay")).tolist() == [1]
    assert naming(found, "Klay") == []
    assert (found.title_topics & traits.topics("court") != 0).tolist() == [False, True]


def test_a_party_is_worded_as_it_is_written_most_often() -> None:
    found = facts(
        entry(1, ["Universal Music Group sued.", "UMG won.", "Uncharted Labs lost."], "UMG, Udio")
    )

    wording = dict(zip(found.names, found.wording, strict=True))
    assert wording["Universal Music Group"] == "UMG"
    # Both spellings of the other one come once, and the title is read first.
    assert wording["Udio"] == "Udio"


def test_a_sentence_is_of_the_years_and_months_it_names_and_of_its_articles_date() -> None:
    found = facts(
        *article(1, ["In June 2024 it began.", "It ended."], published="2025-11-25"),
        *article(2, ["It began in 2023."], published="2026"),
        *article(3, ["It began in May."]),
    )

    year = traits.year_bit
    assert found.years.tolist() == [
        year(2024) | year(2025),
        year(2025),
        year(2023) | year(2026),
        0,
    ]
    june, november, may = map(traits.month_bit, (6, 11, 5))
    assert found.months.tolist() == [june | november, november, 0, may]


def test_lengths_count_characters() -> None:
    assert facts(entry(1, ["Ein Lied.", "🎵"])).lengths.tolist() == [9, 1]


def test_a_sentence_that_leans_on_another_is_marked() -> None:
    assert facts(entry(1, ["Suno sings.", "It pays."])).leans.tolist() == [0, 1]


def test_without_a_vocabulary_nobody_is_named() -> None:
    found = facts(entry(1, ["UMG sued Suno."], "Udio"), known=NOBODY)

    assert found.names == found.wording == ()
    assert not found.parties.rows(0).size


@given(
    texts=st.lists(st.sampled_from(["UMG sued Suno.", "It paid $3m in May 2024."]) | TEXTS),
    known=st.sampled_from([KNOWN, NOBODY]),
)
def test_facts_are_read_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], known: Vocabulary
) -> None:
    entries = [entry(number, [text], f"{text[:20]} deal") for number, text in enumerate(texts)]
    built = facts(*entries, known=known)
    path = tmp_path_factory.mktemp("facts") / "facts.npz"
    built.save(path)

    read = Facts.load(path)

    for each in fields(Facts):
        kept, came = getattr(built, each.name), getattr(read, each.name)
        if isinstance(kept, Mentions):
            kept, came = kept.pairs, came.pairs
        assert np.array_equal(kept, came)
        assert type(kept) is type(came)
