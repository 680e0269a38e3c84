import pytest
from hypothesis import given

from index.values import Amount, Day, Measure, amounts, contradict, days
from tests.index.nasty import TEXTS


def only(text: str) -> Amount:
    (amount,) = amounts(text)
    return amount


@pytest.mark.parametrize(
    "text",
    [
        "$250M", "US$250 million", "250 million dollars", "a 250-million-dollar round",
        "250m dollars", "$250,000,000", "250 million USD",
    ],
)  # fmt: skip
def test_one_sum_is_read_from_all_its_spellings(text: str) -> None:
    amount = only(text)
    assert (amount.measure, amount.unit) == (Measure.MONEY, "USD")
    assert amount.low < 250e6 < amount.high
    assert amount.contradicts(only("$270 million"))


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("more than two million people", Measure.COUNT, 2e6),
        ("2m users", Measure.COUNT, 2e6),
        ("half a million songs", Measure.COUNT, 5e5),
        ("twenty-one songs", Measure.COUNT, 21),
        ("1,000+ artists", Measure.COUNT, 1_000),
        ("44 per cent of it", Measure.PERCENT, 44),
        ("97% of it", Measure.PERCENT, 97),
        ("one to three per cent", Measure.PERCENT, 2),
        ("a 48-hour window", Measure.DURATION, 2),
        ("two weeks", Measure.DURATION, 14),
    ],
)
def test_an_amount_is_read(text: str, measure: Measure, value: float) -> None:
    amount = only(text)
    assert amount.measure == measure
    assert amount.low <= value <= amount.high


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("$2.45 billion", "$2.5 billion", False),
        ("$2.4 billion", "$2.5 billion", True),
        ("about 40 songs", "43 songs", False),
        ("more than 200 songs", "260 songs", False),
        ("more than 200 songs", "900 songs", True),
        ("up to 900 songs", "800 songs", False),
        ("$30 million", "€20 million", False),
        ("48 hours", "two days", False),
    ],
)
def test_amounts_contradict_only_beyond_what_their_wording_leaves_open(
    one: str, other: str, contradict: bool
) -> None:
    assert only(one).contradicts(only(other)) == contradict
    assert only(other).contradicts(only(one)) == contradict


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("on 20 November 2025", [(2025, 11, 20)]),
        ("on Nov. 20, 2025", [(2025, 11, 20)]),
        ("on 3rd May", [(None, 5, 3)]),
        ("in November 2025", [(2025, 11, None)]),
        ("in May", [(None, 5, None)]),
        ("by 2028", [(2028, None, None)]),
        ("It may be 5 songs.", []),
        ("on Tuesday", []),
        ("2025 songs", []),
        ("from 12 June to 31 July 2026", [(None, 6, 12), (2026, 7, 31)]),
        ("slipped from 12 June to 31 July 2026", [(2026, 7, 31)]),
    ],
)
def test_a_date_is_read_as_far_as_it_is_given(
    text: str, read: list[tuple[int | None, int | None, int | None]]
) -> None:
    assert [(day.year, day.month, day.day) for day in days(text)] == read


def test_dates_are_compared_to_the_precision_that_both_have() -> None:
    (day,), (month,), (other,) = days("20 May 2030"), days("in May 2030"), days("21 May")
    assert not day.contradicts(month)
    assert not other.contradicts(month)
    assert day.contradicts(other)


def test_a_date_is_no_amount() -> None:
    assert not amounts("On 20 November 2025 it opened.")


def test_what_is_only_compared_with_is_left_out() -> None:
    text = "75,000 songs, up from 60,000"
    assert [amount.span.of(text) for amount in amounts(text)] == ["75,000"]


def test_values_contradict_only_where_none_agrees() -> None:
    assert contradict(amounts("8 or so; 24 songs"), amounts("10 songs; 30 songs"))
    assert not contradict(amounts("8 songs; 24 songs"), amounts("24 songs; 30 songs"))
    assert not contradict(amounts("8 songs"), ())


@given(TEXTS)
def test_values_stand_in_order_inside_any_text(text: str) -> None:
    values: list[tuple[Amount | Day, ...]] = [amounts(text), days(text)]
    for found in values:
        spans = [value.span for value in found]
        assert spans == sorted(spans)
        assert all(len(span) > 0 and span.end <= len(text) for span in spans)
    assert all(0 <= amount.low <= amount.high for amount in amounts(text))
