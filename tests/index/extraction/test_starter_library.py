"""What a reader who knows the news would check in the deals of the articles that come along."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.deal_list import announcements, is_within
from index.deals import Deal, DealKind, DealStatus
from index.extraction.deals import read_deals
from index.extraction.merging import merge
from index.extraction.names import Names, accepted, harvest
from index.reading.folder import FolderSource
from index.types import PublishedDate
from index.vocabulary import Vocabulary

ROOT = Path(__file__).parents[3]
LABELS = ("Universal Music Group", "Sony Music", "Warner Music Group")
AGREEMENTS = frozenset({DealKind.LICENCE, DealKind.PARTNERSHIP})
YEAR = PublishedDate(2025)
Find = Callable[..., list[Deal]]


@pytest.fixture(scope="module")
def made() -> list[Deal]:
    """Return every deal of the starter library, without talks."""
    source = FolderSource(ROOT / "seeds")
    articles = [source.read(file) for file in source.files()]
    vocabulary = Vocabulary.read(ROOT / "config" / "parties.toml")
    names = Names(vocabulary, accepted(harvest(each, vocabulary) for each in articles))
    told = ((each, telling) for each in articles for telling in read_deals(each, names))
    return [deal for deal in merge(told) if deal.is_made]


@pytest.fixture(scope="module")
def find(made: list[Deal]) -> Find:
    """Return the function that finds the deals between two, of some kinds, by their dates."""

    def found(one: str, other: str, *kinds: DealKind) -> list[Deal]:
        deals = (deal for deal in made if not kinds or deal.kind in kinds)
        between = [d for d in deals if {p.canonical for p in d.parties} == {one, other}]
        return sorted(between, key=lambda deal: str(deal.date))

    return found


def is_of(deal: Deal, date: str) -> bool:
    """Tell whether a deal may be of a day; one without a date may be of any."""
    day = PublishedDate.parse(date)
    return deal.date is None or is_within(deal.date, day, day)


def test_universal_settled_once_with_udio_and_licensed_it_the_same_day(find: Find) -> None:
    (settlement,) = find(LABELS[0], "Udio", DealKind.SETTLEMENT)
    (licence,) = find(LABELS[0], "Udio", DealKind.LICENCE)

    assert settlement.status is DealStatus.SETTLED
    assert str(settlement.date) == str(licence.date) == "2025-10-29"
    (suit,) = find(LABELS[0], "Udio", DealKind.LAWSUIT)
    assert suit.status is DealStatus.SETTLED
    assert is_of(suit, "2024-06-24")


def test_warner_settled_once_with_suno_a_lawsuit_that_is_not_of_that_year(find: Find) -> None:
    (settlement,) = find(LABELS[2], "Suno", DealKind.SETTLEMENT)

    assert str(settlement.date) == "2025-11-25"
    for suit in find(LABELS[2], "Suno", DealKind.LAWSUIT):
        assert suit.status is DealStatus.SETTLED
        assert is_of(suit, "2024-06-24")


@pytest.mark.parametrize("label", LABELS[:2])
def test_the_other_majors_are_still_suing_suno(find: Find, label: str) -> None:
    (suit,) = find(label, "Suno", DealKind.LAWSUIT)

    assert suit.status is DealStatus.FILED
    assert is_of(suit, "2024-06-24")
    assert not find(label, "Suno", DealKind.SETTLEMENT)


def test_sony_is_still_suing_udio_though_a_judge_did_not_let_the_case_grow(find: Find) -> None:
    (suit,) = find(LABELS[1], "Udio", DealKind.LAWSUIT)

    assert suit.status is DealStatus.FILED
    assert is_of(suit, "2024-06-24")


def test_of_one_year_are_only_the_lawsuits_that_suno_faced_in_it(made: list[Deal]) -> None:
    suits = [
        deal
        for deal in made
        if deal.kind is DealKind.LAWSUIT
        and deal.parties[1].canonical == "Suno"
        and is_within(deal.date, YEAR, YEAR)
    ]

    assert {suit.parties[0].canonical for suit in suits} == {"GEMA", "Koda"}
    assert len(suits) == 2


def test_gema_sued_openai_once_and_won(find: Find) -> None:
    (suit,) = find("GEMA", "OpenAI", DealKind.LAWSUIT)
    (ruling,) = find("GEMA", "OpenAI", DealKind.RULING)

    assert suit.status is DealStatus.RULED
    assert str(suit.date) == "2024-11-13"
    assert str(ruling.date) == "2025-11-11"


def test_no_court_has_decided_on_gema_and_suno(find: Find) -> None:
    (suit,) = find("GEMA", "Suno", DealKind.LAWSUIT)

    assert suit.status is DealStatus.FILED
    assert is_of(suit, "2025-01-21")


@pytest.mark.parametrize("publisher", ["Universal Music Group", "Concord"])
def test_publishers_sued_anthropic_a_second_time_in_2026(find: Find, publisher: str) -> None:
    suits = find(publisher, "Anthropic", DealKind.LAWSUIT)

    assert {suit.status for suit in suits} == {DealStatus.FILED}
    second = [suit for suit in suits if suit.date is not None and suit.date.year == 2026]
    assert len(second) == 1
    assert len(suits) <= 2


def test_all_majors_signed_with_klay_at_once(made: list[Deal], find: Find) -> None:
    licences = [
        deal
        for label in LABELS
        for deal in find(label, "KLAY Vision", DealKind.LICENCE)
        if is_of(deal, "2025-11-20")
    ]

    assert len(licences) == len(LABELS)
    assert len({deal.announcement for deal in licences}) == 1


def test_universal_had_been_with_klay_a_year_before(find: Find) -> None:
    deals = find(LABELS[0], "KLAY Vision", *AGREEMENTS)

    assert [is_of(deal, "2024-10") or is_of(deal, "2025-11-20") for deal in deals] == [True, True]


def test_merlin_licensed_udio_once_however_often_it_is_recalled(find: Find) -> None:
    (licence,) = find("Merlin", "Udio", *AGREEMENTS)

    assert str(licence.date) == "2026-01-20"


def test_the_investors_of_one_round_are_one_row_and_two_rounds_are_two(made: list[Deal]) -> None:
    rows = {
        party.canonical: group
        for group in announcements(made)
        if group.kind is DealKind.INVESTMENT and group.takers[0].canonical == "Suno"
        for party in group.givers
    }

    assert rows["Menlo Ventures"] == rows["NVentures"]
    assert str(rows["NVentures"].date) == "2025-11-19"
    assert str(rows["Bond Capital"].date) == "2026-06-04"


def test_nobody_settled_twice_with_the_same(made: list[Deal]) -> None:
    pairs = [
        frozenset(party.canonical for party in deal.parties)
        for deal in made
        if deal.kind is DealKind.SETTLEMENT
    ]

    assert len(pairs) == len(set(pairs))


def test_what_has_not_been_settled_is_not_shown_as_settled(made: list[Deal]) -> None:
    settled = {
        frozenset(party.canonical for party in deal.parties)
        for deal in made
        if deal.kind is DealKind.SETTLEMENT
    }

    for deal in made:
        if deal.kind is DealKind.LAWSUIT and deal.status is DealStatus.SETTLED:
            assert frozenset(party.canonical for party in deal.parties) in settled
