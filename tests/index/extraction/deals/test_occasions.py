import pytest

from index.deals import DealKind
from index.extraction.deals.occasions import contradicts, fits, home, occasions
from index.types import Span


def at(text: str, date: str) -> Span:
    start = text.index(date)
    return Span(start, start + len(date))


@pytest.mark.parametrize(
    ("text", "date", "kind", "other"),
    [
        ("They settled the case that the label brought in May.", "May", "lawsuit", "settlement"),
        ("They sued in May and settled in June.", "June", "settlement", "lawsuit"),
        ("They sued in May and settled in June.", "May", "lawsuit", "settlement"),
        ("The order was handed down on Monday.", "Monday", "ruling", "lawsuit"),
        ("A writ was lodged on Monday.", "Monday", "lawsuit", "licence"),
        ("On Monday the court dismissed it.", "On Monday", "ruling", "licence"),
        ("It signed on Monday, after the judge had ruled.", "Monday", "licence", "ruling"),
    ],
)
def test_a_date_belongs_to_the_verb_of_its_clause(
    text: str, date: str, kind: str, other: str
) -> None:
    found = occasions(text, at(text, date))
    assert fits(found, DealKind(kind))
    assert other == "ruling" or contradicts(found, DealKind(other))


def test_what_is_filed_to_end_a_case_is_a_settlement() -> None:
    text = "A notice of dismissal was filed on Monday."
    assert fits(occasions(text, at(text, "Monday")), DealKind.SETTLEMENT)


def test_a_date_before_when_dates_what_follows() -> None:
    text = "It began in June, when they sued."
    assert home(text, at(text, "June")).of(text) == ", when they sued."
