import pytest

from tests.index.extraction.deals.drafting import Said, told_dates

NEWS = "Quillow opened an office in Oslo on Monday. It has rooms for ten people.\n\n"


@pytest.mark.parametrize(
    ("sentence", "kind", "trigger"),
    [
        ("Quillow is still being sued by BMG in Leeds.", "lawsuit", "sued"),
        ("Similar suits by BMG against Quillow are pending.", "lawsuit", "suits"),
        ("Unlike its rivals, Quillow has contracts with BMG.", "licence", "contracts"),
        ("Quillow, which already works with BMG, is from Leeds.", "partnership", "works with"),
    ],
)
def test_a_state_of_affairs_has_no_date(sentence: str, kind: str, trigger: str) -> None:
    assert told_dates(NEWS + sentence, Said("BMG", "Quillow", kind, trigger)) == [None]


def test_what_happened_has_one_wherever_it_is_told() -> None:
    text = NEWS + "BMG signed a licence with Quillow there and then."
    assert told_dates(text, Said("BMG", "Quillow", "licence", "signed")) == ["2026-03-16"]


def test_who_joins_a_round_that_is_news_is_news_too() -> None:
    text = (
        "KKR led a round in Quillow, both said on Monday. It came to ten million.\n\n"
        "The existing shareholder Accel took part."
    )
    led = Said("KKR", "Quillow", "investment", "led")
    joined = Said("Accel", "Quillow", "investment", "took part")
    assert told_dates(text, led, joined) == ["2026-03-16", "2026-03-16"]


def test_a_case_behind_a_ruling_has_no_date_of_its_own() -> None:
    text = "A court dismissed the suit of BMG against Quillow on Monday."
    ruling = Said("BMG", "Quillow", "ruling", "dismissed")
    assert told_dates(text, ruling, Said("BMG", "Quillow", "lawsuit", "suit"))[1] is None
