"""The card that lists deals."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Drawing, deals_card, export_card, picture_card
from bot.cards.deals import no_deals_card, summary_words
from bot.cards.downloads import ALT, described
from bot.cards.identifiers import Ground, PictureKind
from bot.cards.limits import check
from index.deals import Deal, DealKind, DealStatus, Scope
from index.filters import DealFilter, DealSort
from index.ledger import ReadingState
from index.types import PublishedDate
from tests.bot.cards.reading import buttons, custom_ids, live_markup, said, texts
from tests.bot.cards.told import LICENCE, between, deal_filters, deals
from tests.bot.cards.values import patient

_few = settings(patient, max_examples=50)
ALL = DealFilter()
MAP = Drawing(PictureKind.MAP, Ground.DARK, "A map.")
JUNE_2026 = PublishedDate(2026, 6, 14)


def row(*found: Deal) -> str:
    """Return the first row of a list."""
    return texts(deals_card(found, ALL))[1]


def of_kind(kind: DealKind) -> Deal:
    return replace(LICENCE, kind=kind, status=DealStatus.ANNOUNCED)


@_few
@given(st.lists(deals(), min_size=1, max_size=3), deal_filters, st.integers(0, 30))
def test_no_list_of_deals_exceeds_a_limit(few: list[Deal], wanted: DealFilter, page: int) -> None:
    found = [replace(deal, id=f"{n:010}") for n, deal in enumerate(few * 9)]
    check(
        deals_card(
            found,
            wanted,
            page=page,
            kept=2**63 - 1,
            as_of=JUNE_2026,
            reading=ReadingState(1, 2),
        )
    )
    check(no_deals_card(wanted, ReadingState(0, 9)))
    check(export_card(found, wanted, ["deals.csv", "deals.json", "deals.ics"]))
    check(picture_card(found, wanted, MAP, 2**63 - 1))


def test_a_row_says_who_when_what_and_how_far() -> None:
    assert row(LICENCE) == "**Harbour Records → Tonemill**\n-# 14 May 2025 · licence · signed"


@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        (DealKind.LICENCE, "→"),
        (DealKind.INVESTMENT, "→"),
        (DealKind.ACQUISITION, "→"),
        (DealKind.PARTNERSHIP, "⇄"),
        (DealKind.SETTLEMENT, "⇄"),
        (DealKind.LAWSUIT, "v"),
        (DealKind.RULING, "v"),
    ],
)
def test_the_sign_between_the_sides_tells_the_kind(kind: DealKind, sign: str) -> None:
    assert f"**Harbour Records {sign} Tonemill**" in row(of_kind(kind))


def test_a_status_that_says_no_more_than_the_kind_is_left_out() -> None:
    settled = replace(LICENCE, kind=DealKind.SETTLEMENT, status=DealStatus.SETTLED)
    assert row(settled).endswith("\n-# 14 May 2025 · settlement")


def test_a_deal_without_a_date_is_undated() -> None:
    assert "undated" in row(replace(LICENCE, date=None, date_source=None))


def test_talks_are_labelled_as_no_deal() -> None:
    talks = replace(LICENCE, status=DealStatus.TALKS)
    assert row(talks).endswith("talks about a licence, no deal")
    invested = replace(talks, kind=DealKind.INVESTMENT)
    assert row(invested).endswith("talks about an investment, no deal")


def test_marks_show_what_is_weak_or_conflicting() -> None:
    assert "⚠ sources differ on the date" in row(replace(LICENCE, conflicts=("date",)))
    assert "❔ weak evidence" in row(replace(LICENCE, weak=True))
    assert "⚠" not in row(LICENCE)
    assert "❔" not in row(LICENCE)


class TestMadeKnownTogether:
    LABELS = tuple(between(f"Label {n}", "Tonemill") for n in range(5))

    def test_one_row_holds_all_of_them(self) -> None:
        card = deals_card(self.LABELS, ALL)
        assert [button.label for button in buttons(card)] == ["Details"]
        assert "5 deals between Tonemill and 5 others" in said(card)

    def test_a_long_side_is_cut_with_a_count(self) -> None:
        assert "**Label 0, Label 1, Label 2 +2 → Tonemill**" in row(*self.LABELS)

    def test_a_side_with_very_long_names_is_cut_shorter(self) -> None:
        crowd = [between(f"{n} " + "International Guild of Authors " * 3, "X") for n in range(60)]
        assert "Aut… +58 → X**" in row(*crowd)

    def test_each_status_is_named_once(self) -> None:
        first, *others = self.LABELS
        announced = [replace(deal, status=DealStatus.ANNOUNCED) for deal in others]
        assert "licence · signed, announced" in row(first, *announced)


class TestSummary:
    def test_two_parties_are_both_named(self) -> None:
        assert summary_words([LICENCE]) == ("1 deal between Harbour Records and Tonemill, May 2025")

    def test_a_party_to_all_is_named_and_the_others_counted(self) -> None:
        later = replace(between("Quay", "Tonemill"), date=PublishedDate(2026, 6, 1))
        assert summary_words([LICENCE, later]) == (
            "2 deals between Tonemill and 2 others, May 2025 – June 2026"
        )

    def test_else_the_parties_are_counted(self) -> None:
        found = [LICENCE, between("A", "B")]
        assert summary_words(found) == "2 deals between 4 parties, May 2025"

    def test_what_is_fought_over_is_no_deal(self) -> None:
        found = [LICENCE, of_kind(DealKind.LAWSUIT), of_kind(DealKind.LAWSUIT)]
        assert summary_words(found).startswith("1 deal and 2 lawsuits between")
        assert summary_words(found[1:]).startswith("2 lawsuits between")

    def test_talks_and_denials_are_no_deals(self) -> None:
        talks = replace(LICENCE, status=DealStatus.TALKS)
        denied = replace(LICENCE, status=DealStatus.DENIED)
        assert summary_words([talks]).startswith("Talks, no deals (1), between")
        assert summary_words([denied]).startswith("Denied, no deals (1), between")

    def test_without_any_date_none_is_given(self) -> None:
        undated = replace(LICENCE, date=None)
        assert summary_words([undated]) == "1 deal between Harbour Records and Tonemill"

    def test_kinds_are_counted_if_there_are_several(self) -> None:
        card = deals_card([LICENCE, LICENCE, of_kind(DealKind.SETTLEMENT)], ALL)
        assert "-# 2 licences · 1 settlement" in said(card)

    def test_it_says_as_of_when_and_from_how_much(self) -> None:
        assert "-# As of 14 June 2026, from 1 article\n" in (
            texts(deals_card([LICENCE], ALL, as_of=JUNE_2026))[0] + "\n"
        )

    def test_while_articles_are_being_read_it_says_so(self) -> None:
        behind, done = ReadingState(40, 95), ReadingState(95, 95)
        note = "Still reading: 40 of 95 articles"
        assert note in said(deals_card([LICENCE], ALL, reading=behind))
        assert note in said(deals_card([], ALL, reading=behind))
        assert note not in said(deals_card([LICENCE], ALL, reading=done))


@pytest.mark.parametrize(
    ("wanted", "heading"),
    [
        (DealFilter(), "Deals and lawsuits"),
        (DealFilter(party="Suno"), "Deals and lawsuits involving Suno"),
        (DealFilter(other="Suno"), "Deals and lawsuits involving Suno"),
        (DealFilter(party="A", other="B", kind=DealKind.LICENCE), "Licences between A and B"),
        (
            DealFilter(
                kind=DealKind.SETTLEMENT,
                status=DealStatus.SIGNED,
                scope=Scope.VOICE,
                since=PublishedDate(2024),
                until=PublishedDate(2025, 6),
            ),
            "Settlements on voice and likeness, signed, since 2024, until June 2025",
        ),
        (DealFilter(status=DealStatus.TALKS), "Talks"),
        (DealFilter(status=DealStatus.TALKS, kind=DealKind.LICENCE), "Talks about licences"),
    ],
)
def test_the_heading_says_the_filter_in_words(wanted: DealFilter, heading: str) -> None:
    assert texts(deals_card([LICENCE], wanted))[0].split("\n")[0] == f"### {heading}"


class TestPages:
    FOUND = tuple(
        replace(between(f"A{n}", "B"), announcement=f"a{n}", id=f"d{n}") for n in range(19)
    )

    def test_they_hold_every_row_once_in_order(self) -> None:
        opened = [
            custom_id
            for page in range(3)
            for custom_id in custom_ids(deals_card(self.FOUND, ALL, page=page))
        ]
        assert opened == [f"ln:details:d{n}" for n in range(19)]

    def test_the_buttons_of_the_list_stand_in_one_row(self) -> None:
        card = deals_card(self.FOUND, ALL, page=1, kept=7)
        assert [button.label for button in buttons(card)[-5:]] == [
            *("◀", "▶", "Export", "Timeline", "Map")
        ]
        assert custom_ids(card)[-5:] == [
            *("ln:deals:7:0", "ln:deals:7:2", "ln:export:7"),
            *("ln:picture:7:timeline", "ln:picture:7:map"),
        ]

    def test_the_bottom_names_page_and_order(self) -> None:
        oldest = DealFilter(sort=DealSort.OLDEST)
        assert "Page 2 of 3, oldest first." in said(deals_card(self.FOUND, oldest, page=1, kept=7))

    def test_a_filter_that_was_not_kept_leaves_the_details(self) -> None:
        labels = {button.label for button in buttons(deals_card(self.FOUND, ALL))}
        assert labels == {"Details"}


class TestNothingFound:
    def test_it_says_what_could_be_loosened_by_the_names_of_the_options(self) -> None:
        card = deals_card([], DealFilter(party="A", other="B", kind=DealKind.RULING))
        assert "leave out one of **party**, **with** and **kind**" in said(card)

    def test_it_says_how_to_list_talks(self) -> None:
        assert "Talks are no deals" in said(deals_card([], DealFilter(party="A")))
        talks = DealFilter(party="A", status=DealStatus.TALKS)
        assert "Talks are no deals" not in said(deals_card([], talks))


def test_names_are_inert() -> None:
    hostile = "**@everyone** <@1> [x](https://y.z) `c`"
    card = deals_card([between(hostile, hostile)], DealFilter(party=hostile))
    lines = said(card).split("\n")
    assert live_markup(lines[0].removeprefix("### ")) is None
    named = next(line for line in lines if " → " in line)
    assert live_markup(named.removeprefix("**").removesuffix("**")) is None


@pytest.mark.parametrize(
    ("ground", "other"), [(Ground.DARK, Ground.LIGHT), (Ground.LIGHT, Ground.DARK)]
)
@pytest.mark.parametrize("kind", PictureKind)
def test_a_picture_is_offered_on_the_other_ground(
    kind: PictureKind, ground: Ground, other: Ground
) -> None:
    card = picture_card([LICENCE], ALL, Drawing(kind, ground, "A picture."), 7)
    (offered,) = buttons(card)
    assert (offered.label, offered.custom_id) == (
        str(other).capitalize(),
        f"ln:repaint:7:{kind}:{other}",
    )


def test_a_long_description_of_a_picture_is_cut_to_what_discord_takes() -> None:
    assert described("short") == "short"
    assert len(described("x" * 5_000)) == ALT
