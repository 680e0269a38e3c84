import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.about import About, validated
from index.reading.draft import UnreadableError
from index.types import Kind, PublishedDate


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (2025, PublishedDate(2025)),
        ("2025", PublishedDate(2025)),
        ("2025-11", PublishedDate(2025, 11)),
        ("2025-11-20", PublishedDate(2025, 11, 20)),
        (datetime.date(2025, 11, 20), PublishedDate(2025, 11, 20)),
        (datetime.datetime(2025, 11, 20, 9, tzinfo=datetime.UTC), PublishedDate(2025, 11, 20)),
    ],
)
def test_a_date_is_read_in_every_spelling(value: object, date: PublishedDate) -> None:
    assert validated({"published": value}).published == date


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"publised": "2025"}, "'publised' is not a known key .*published"),
        ({"author": ""}, None),
        ({"title": 1989}, "'title' must be a text"),
        ({"title": ["a"]}, "'title' must be a text"),
        ({"kind": "blog"}, "'kind' must be article or brief"),
        ({"published": "20 November 2025"}, "'published' must be a date such as"),
        ({"published": "2025-02-30"}, "'published' must be a date such as"),
        ({"published": 20251120}, "'published' must be a date such as"),
        ({"published": True}, "'published' must be a date such as"),
        ({"published": 10**5000}, "'published' must be a date such as"),
        ({"published": ["2025"]}, "'published' must be a date such as"),
        ({"sources": "https://example.com"}, "'sources' must be a list"),
        ({"sources": ["https://example.com", "javascript:alert(1)"]}, "'sources' must be a list"),
        ({"starts_mid_sentence": "perhaps"}, "'starts_mid_sentence' must be true or false"),
        ({"kind": "brief"}, "a brief must name at least one page"),
        ({"kind": "brief", "sources": []}, "a brief must name at least one page"),
    ],
)
def test_what_is_wrong_is_named(raw: dict[str, object], reason: str | None) -> None:
    if reason is None:
        assert validated(raw) == About()
        return
    with pytest.raises(UnreadableError, match=reason):
        validated(raw)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "ftp://example.com", "//example.com", "example.com",
     "https://", "https://exa mple.com", "https://example.com/a b", "https://user@example.com",
     "https://music.example@evil.example/", "https://example.com/\u202egpj.exe",
     "https://example.com/\n", "https://example.com/<b>", "https:\\\\example.com", 5, ["x"]],
)  # fmt: skip
def test_an_address_that_is_not_plain_is_refused(address: object) -> None:
    with pytest.raises(UnreadableError, match="'url' must be an http"):
        validated({"url": address})


@pytest.mark.parametrize(
    "address",
    ["https://www.musicweek.com:443/a/b", "http://example.com", "https://example.com/@user?q=1#x",
     "https://he.wikipedia.org/wiki/מוזיקה", "https://xn--bcher-kva.example/%20"],
)  # fmt: skip
def test_a_plain_address_is_kept_as_written(address: str) -> None:
    assert validated({"url": address}).url == address


def test_a_key_without_a_value_counts_as_absent() -> None:
    assert validated({"note": "", "url": None, "published": " \u200b", "kind": ""}) == About()


def test_words_are_kept_on_one_clean_line() -> None:
    known = validated({"title": "A\u00a0title\nof\u202e two lines", "kind": "article"})
    assert known.title == "A title of two lines"
    assert known.kind is Kind.ARTICLE


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.times(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(list(About.model_fields)) | st.text(), VALUES))
def test_any_mapping_is_either_valid_or_refused_with_a_reason(raw: dict[str, object]) -> None:
    try:
        known = validated(raw)
    except UnreadableError as refusal:
        reason = refusal.reason
    else:
        reason = "" if known == validated(raw) else "unsteady"
    assert not reason or "must " in reason or "is not a known key" in reason
