from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.deals import DateSource, DealKind, DealStatus, Role, Scope
from index.extraction.deals import read_deals
from index.extraction.names import Names
from index.types import Article, Kind, PublishedDate
from tests.index.extraction.deals.reading import article, read, told

UMG, SONY, WARNER = "Universal Music Group", "Sony Music", "Warner Music Group"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GEMA sued Suno in Munich.", ("lawsuit", "GEMA", "Suno")),
        ("Suno is being sued by Koda, the Danish society.", ("lawsuit", "Koda", "Suno")),
        ("BMG has filed a suit against Anthropic.", ("lawsuit", "BMG", "Anthropic")),
        ("Concord took Anthropic to court.", ("lawsuit", "Concord", "Anthropic")),
        ("Udio faces a lawsuit from Sony Music.", ("lawsuit", SONY, "Udio")),
        ("The case of Concord v. Anthropic goes on.", ("lawsuit", "Concord", "Anthropic")),
        ("Warner Music settled with Suno.", ("settlement", WARNER, "Suno")),
        ("UMG and Udio have buried the hatchet.", ("settlement", UMG, "Udio")),
        ("Udio reached a settlement with UMG.", ("settlement", UMG, "Udio")),
        ("Kobalt has licensed its catalogue to ElevenLabs.", ("licence", "Kobalt", "ElevenLabs")),
        ("ElevenLabs signed a licensing deal with Merlin.", ("licence", "Merlin", "ElevenLabs")),
        ("STIM granted Songfox a licence.", ("licence", "STIM", "Songfox")),
        ("Musixmatch has a licence from UMPG.", ("licence", UMG, "Musixmatch")),
        ("Believe lets Udio train on its recordings.", ("licence", "Believe", "Udio")),
        ("UMG and NVIDIA have joined forces.", ("partnership", UMG, "NVIDIA")),
        ("Splice teams up with Universal Music.", ("partnership", "Splice", UMG)),
        ("Warner Music Group is buying Sureel AI.", ("acquisition", WARNER, "Sureel")),
        ("Songkick was bought by Suno.", ("acquisition", "Suno", "Songkick")),
        ("Sony Music invested in Vermillio.", ("investment", SONY, "Vermillio")),
        (
            "Suno raised 250 million dollars in a round led by Menlo Ventures.",
            ("investment", "Menlo Ventures", "Suno"),
        ),
        (
            "In Munich, a court ruled in favour of GEMA and against OpenAI.",
            ("ruling", "GEMA", "OpenAI"),
        ),
    ],
)
def test_what_happened_is_read_in_many_word_orders(
    names: Names, text: str, expected: tuple[str, str, str]
) -> None:
    assert read(text, names) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "UMG is in talks with Suno about a licence.",
        "Warner Music is close to a deal with Udio.",
        "Sony Music could sign a licence with Suno.",
        "Universal Music and ElevenLabs are negotiating a settlement.",
        "Spotify is considering the acquisition of Musixmatch.",
        "Will UMG sign with Suno?",
        "An agreement between UMG and Suno is said to be near.",
        "Merlin hopes to license its catalogue to Suno.",
        "UMG has not signed a licence with Suno.",
        "There is no deal between Sony Music and Udio.",
        "Sony Music denied that it had struck an agreement with Udio.",
        "Talks between Merlin and Suno have collapsed.",
        "Koda refused to sign an agreement with Suno.",
        "STIM might sue Suno.",
        "HYBE and Suno have signed nothing.",
    ],
)
def test_talk_of_a_deal_is_none(names: Names, text: str) -> None:
    assert read(text, names) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("UMG is in talks with Suno about a licence.", DealStatus.TALKS),
        ("UMG has not signed a licence with Suno.", DealStatus.DENIED),
        ("Symphonic Distribution ended its agreement with Kits AI.", DealStatus.ENDED),
        ("GEMA sued Suno.", DealStatus.FILED),
        ("Warner Music settled with Suno.", DealStatus.SETTLED),
    ],
)
def test_the_status_is_told_apart(names: Names, text: str, status: DealStatus) -> None:
    assert {telling.status for telling in told(text, names)} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "A former Spotify executive, now at Udio, joined the panel.",
        "Unlike Suno, UMG is an old company.",
        "Suno rival Udio has 60 employees.",
        "Mikey Shulman told Billboard that Suno is growing.",
        "Songs by UMG artists were copied from YouTube.",
        "She is head of licensing at Warner Music, and he works for Udio.",
    ],
)
def test_who_is_only_spoken_of_is_no_party(names: Names, text: str) -> None:
    assert told(text, names) == ()


def test_verbs_that_share_a_subject_each_find_their_party(names: Names) -> None:
    text = "Warner Music settled with Udio, signed a licence with Stability AI and sued Suno."
    assert read(text, names) == {
        ("settlement", WARNER, "Udio"),
        ("licence", WARNER, "Stability AI"),
        ("lawsuit", WARNER, "Suno"),
    }


def test_one_settles_while_another_still_talks(names: Names) -> None:
    text = "Warner Music settled with Udio and is in talks with Suno."
    statuses = {t.parties[1].canonical: t.status for t in told(text, names)}
    assert statuses == {"Udio": DealStatus.SETTLED, "Suno": DealStatus.TALKS}


def test_a_settlement_with_a_licence_is_told_twice(names: Names) -> None:
    text = "UMG has settled with Udio. It also licensed its catalogue to Udio."
    assert read(text, names) == {("settlement", UMG, "Udio"), ("licence", UMG, "Udio")}


def test_a_list_makes_a_pair_of_each(names: Names) -> None:
    text = "KLAY Vision signed licences with Universal Music Group, Sony Music and Warner Music."
    assert read(text, names) == {("licence", party, "KLAY Vision") for party in (UMG, SONY, WARNER)}


def test_a_stand_in_leads_to_the_name_before_it(names: Names) -> None:
    (telling,) = told("Udio has 60 employees. The start-up signed a licence with Merlin.", names)
    licensee = telling.parties[1]
    assert (licensee.canonical, licensee.name, licensee.role) == ("Udio", "Udio", Role.LICENSEE)
    assert licensee.span is not None


def test_a_subsidiary_counts_as_its_group_and_keeps_its_name(names: Names) -> None:
    (telling,) = told("UMPG signed a licence with Musixmatch.", names)
    party = telling.parties[0]
    assert (party.name, party.entity) == ("UMPG", "Universal Music Publishing Group")
    assert party.canonical == UMG


def test_the_title_tells_who_else_is_meant(names: Names) -> None:
    (telling,) = told("The settlement ends a dispute with Udio.", names, title="UMG makes peace")
    assert {p.canonical: p.span is None for p in telling.parties} == {UMG: True, "Udio": False}
    assert telling.weak


def test_a_deal_with_somebody_unknown_is_given_to_nobody(names: Names) -> None:
    text = "Suno makes songs. Anthropic settled with a group of book authors."
    assert told(text, names, title="Universal Music watches Anthropic") == ()


def test_what_kind_of_deal_is_meant_is_told_by_the_words_around(names: Names) -> None:
    together = told("Warner Music struck a deal with Hook to build a tool together.", names)
    licensed = told("Warner Music struck a deal with Hook that licenses its songs.", names)
    assert [t.kind for t in together] == [DealKind.PARTNERSHIP]
    assert [t.kind for t in licensed] == [DealKind.LICENCE]


def test_a_sale_names_buyer_target_and_seller(names: Names) -> None:
    found = told("Warner Music has sold Songkick to Suno.", names)
    assert {(t.parties[1].canonical, t.parties[1].role) for t in found} == {
        ("Songkick", Role.TARGET),
        (WARNER, Role.SELLER),
    }


def test_a_name_of_no_vocabulary_is_a_party(names: Names) -> None:
    text = "Tonalite, a song generator, closed a round led by Redshank Capital."
    assert read(text, names) == {("investment", "Redshank Capital", "Tonalite")}


CUT_OFF = """Universal Music Group (UMG), Sony Music Entertainment (SME), and Warner Music Group \
(WMG), along with their publishing divisions. The deals, announced on 20 November 2025, are a step.

KLAY Vision is developing a platform with its model, which is trained on licensed music. \
The company spent a year on a licensing framework. KLAY Vision’s founder is pleased, and \
KLAY Vision’s licences are new."""


def test_a_text_whose_beginning_is_cut_off_is_filled_from_its_focus(names: Names) -> None:
    found = read_deals(article(CUT_OFF, "Licences for AI music", "2025-11-22"), names)
    assert {t.parties[0].canonical for t in found} == {UMG, SONY, WARNER}
    for telling in found:
        assert telling.parties[1].canonical == "KLAY Vision"
        assert telling.kind is DealKind.LICENCE
        assert telling.weak
        assert telling.date is not None
        assert telling.date.date == PublishedDate(2025, 11, 20)
        assert {Scope.RECORDED, Scope.PUBLISHING} <= {s.scope for s in telling.scopes}


@pytest.mark.parametrize(
    ("text", "date", "source"),
    [
        ("GEMA sued Suno on 21 January 2025.", "2025-01-21", DateSource.CLAUSE),
        ("On Tuesday GEMA sued Suno.", "2026-03-17", DateSource.CLAUSE),
        (
            "UMG signed a licence with Hook. The news was announced on 18 March 2026.",
            "2026-03-18",
            DateSource.ANNOUNCEMENT,
        ),
        ("UMG signed a licence with Hook.", "2026-03-20", DateSource.PUBLICATION),
    ],
)
def test_the_nearest_word_on_the_date_wins(
    names: Names, text: str, date: str, source: DateSource
) -> None:
    (telling,) = told(text, names)
    assert telling.date is not None
    assert (str(telling.date.date), telling.date.source) == (date, source)


def test_history_has_no_date_of_its_own(names: Names) -> None:
    (telling,) = told("Years ago, UMG had sued Suno.", names)
    assert telling.date is None


WORDS = st.sampled_from(
    ["UMG", "Suno", "settled", "with", "and", "sued", ",", ".", "“", "the labels", "it", "deal",
     "talks", "no", "led by", "Menlo Ventures", "which", "licence", "from", "\n\n", "5 million",
     "court", "ruled", "against", "The start-up", "(", ")", "–", "", "\u0301", "12 May",
     "Universal", "Tonalite"]
)  # fmt: skip


@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40), st.text(max_size=20))
@settings(deadline=None)
def test_odd_text_is_read_and_every_span_lies_in_it(
    names: Names, pieces: list[str], title: str
) -> None:
    text = " ".join(pieces)
    for telling in read_deals(Article("a", "a", title, Kind.ARTICLE, text), names):
        one, other = telling.parties
        assert one.canonical != other.canonical
        assert 0 <= telling.confidence <= 1
        spans = [telling.sentence, telling.trigger, *(s.span for s in telling.scopes)]
        spans += [amount.span for amount in telling.amounts]
        spans += [party.span for party in telling.parties if party.span is not None]
        assert all(span.end <= len(text) for span in spans)
        assert telling.sentence.covers(telling.trigger)


def test_no_text_tells_nothing(names: Names) -> None:
    assert told("", names) == ()


def test_the_starter_library_is_read_without_a_model(names: Names) -> None:
    """Every file of it, quickly, and with what it is known for."""
    folder = Path(__file__).parents[4] / "seeds"
    if not folder.is_dir():
        pytest.skip("the starter library is not here")
    text = (folder / "2026-03-17-bmg-sues-anthropic.md").read_text(encoding="utf-8")
    assert ("lawsuit", "BMG", "Anthropic") in read(text.split("---", 2)[2], names)
