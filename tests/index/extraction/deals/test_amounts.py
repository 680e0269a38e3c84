import pytest

from index.deals import AmountKind, DealKind
from index.extraction.deals.amounts import told_amounts
from index.extraction.deals.units import Unit
from index.types import Span


def found(text: str, kind: DealKind) -> list[tuple[AmountKind, float, str | None]]:
    unit = Unit(text, Span(0, len(text)), 1, 1)
    return [(a.kind, a.value, a.currency) for a in told_amounts(unit, kind, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "A raised $250 million at a $2.45 billion valuation",
            DealKind.INVESTMENT,
            [(AmountKind.INVESTMENT, 250e6, "USD"), (AmountKind.VALUATION, 2.45e9, "USD")],
        ),
        (
            "A sued B and demands up to 150,000 dollars per work",
            DealKind.LAWSUIT,
            [(AmountKind.CLAIM, 150_000.0, "USD")],
        ),
        (
            "A bought B for 25 million euros",
            DealKind.ACQUISITION,
            [(AmountKind.PRICE, 25e6, "EUR")],
        ),
        (
            "The court ordered B to pay £2 million",
            DealKind.RULING,
            [(AmountKind.DAMAGES, 2e6, "GBP")],
        ),
        ("A, with $200 million in annual revenue, licensed B", DealKind.LICENCE, []),
        ("A, which has 5 million users, licensed B", DealKind.LICENCE, []),
        ("A, which has 5 million users, sued B", DealKind.LAWSUIT, []),
    ],
)
def test_an_amount_is_what_the_words_make_it(
    text: str, kind: DealKind, expected: list[tuple[AmountKind, float, str | None]]
) -> None:
    assert found(text, kind) == expected


def test_an_amount_of_another_clause_is_left_out() -> None:
    text = "A bought B for $5 million; C paid $9 million"
    unit = Unit(text, Span(0, len(text)), 1, 1)
    amounts = told_amounts(unit, DealKind.ACQUISITION, Span(0, text.index(";")))
    assert [amount.value for amount in amounts] == [5e6]
