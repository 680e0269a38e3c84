import pytest

from index.deals import DealKind
from index.extraction.deals.gates import Verdict, is_history, is_hypothetical, judge


def verdict(text: str, trigger: str, kind: DealKind = DealKind.LICENCE) -> Verdict:
    start = text.index(trigger)
    return judge(text, 0, start, start + len(trigger), kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A signed a licence with B", Verdict.HAPPENED),
        ("A is nearing a licence with B", Verdict.TALKS),
        ("A may sign a licence with B", Verdict.TALKS),
        ("A said it would sign a licence with B", Verdict.HAPPENED),
        ("A has no licence from B", Verdict.DENIED),
        ("a licence from B is unlikely", Verdict.TALKS),
        ("A ended its licence with B", Verdict.ENDED),
        ("has A a licence from B?", Verdict.NOTHING),
    ],
)
def test_the_words_around_a_trigger_decide(text: str, expected: Verdict) -> None:
    assert verdict(text, "licence") is expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A sued B", "sued", Verdict.HAPPENED),
        ("A may sue B", "sue", Verdict.NOTHING),
        ("A has not sued B", "sued", Verdict.NOTHING),
        ("A is no longer suing B", "suing", Verdict.ENDED),
    ],
)
def test_a_case_that_is_only_thought_of_is_none(text: str, trigger: str, expected: Verdict) -> None:
    assert verdict(text, trigger, DealKind.LAWSUIT) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("A had sued", True), ("A sued", False), ("last year A sued", True)]
)
def test_the_past_perfect_is_history(text: str, *, expected: bool) -> None:
    assert is_history(text, 0, len(text)) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "There were rumours of a deal.",
        "Will they sign?",
        "They might sue.",
        "They have signed nothing.",
        "It has no licence.",
        "A year before its deals with others, it met the society.",
    ],
)
def test_what_may_never_happen_is_hypothetical(sentence: str) -> None:
    assert is_hypothetical(sentence)


def test_what_happened_is_not() -> None:
    assert not is_hypothetical("They signed a licence on Monday.")
