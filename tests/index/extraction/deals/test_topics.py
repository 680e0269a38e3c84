import pytest

from index.extraction.deals.topics import is_reporting, is_topic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a former X executive", True),
        ("according to X", True),
        ("unlike X", True),
        ("X chief executive", True),
        ("X's CEO", True),
        ("tracks scraped from X", True),
        ("a X-backed firm", True),
        ("a deal with X", False),
        ("X has signed", False),
        ("recordings licensed to X", False),
        ("X and the songwriter", False),
    ],
)
def test_who_is_only_spoken_of_is_a_topic(text: str, *, expected: bool) -> None:
    at = text.index("X")
    assert is_topic(text, at, at + 1) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("X reported that", True), ("told X", True), ("X licensed its", False)]
)
def test_a_medium_reports_or_acts(text: str, *, expected: bool) -> None:
    at = text.index("X")
    assert is_reporting(text, at, at + 1) is expected
