import pytest

from index.reading.draft import UnreadableError
from index.reading.front_matter import split


def test_values_are_taken_as_they_are_written() -> None:
    found, body = split("---\ntitle: 1989\npublished: 2025-01-21\nnote: No\n---\nBody\n\n---\nEnd")
    assert found == {"title": "1989", "published": "2025-01-21", "note": "No"}
    assert body.strip() == "Body\n\n---\nEnd"


@pytest.mark.parametrize(
    "text",
    ["Body", "Words\n\n---\n\nmore\n\n---\n\nend", "+++\na = 1\n+++\nBody", '{"a": 1}\n\nBody'],
)
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    assert split(text) == ({}, text)


@pytest.mark.parametrize(
    "text", ["---\n---\nBody", "---\n# nothing yet\n---\nBody", "\n\n---\n---\nBody"]
)
def test_empty_front_matter_says_nothing(text: str) -> None:
    found, body = split(text)
    assert found == {}
    assert body.strip() == "Body"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("title: [unclosed", "not valid YAML"),
        ("title: a: b", r"not valid YAML \(line 2\)"),
        ("\ttitle: x", "not valid YAML"),
        ("? [a]\n: b", "not valid YAML"),
        ("title: \x07", "not valid YAML"),
        ("just words", "not a list of keys and values"),
        ("- a\n- b", "not a list of keys and values"),
        ("a: 1\n...\nb: 2\n... c", "not valid YAML"),
        ("x: " + "[" * 50_000, "nested too deeply"),
        ("x: " + "{a: " * 10_000, "nested too deeply"),
        ("x: " + "y" * 70_000, "longer than"),
    ],
)
def test_bad_front_matter_is_refused(block: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        split(f"---\n{block}\n---\nBody")


def test_front_matter_that_never_ends_is_refused() -> None:
    with pytest.raises(UnreadableError, match="never closed"):
        split("---\ntitle: x\n\nBody")


BILLION_LAUGHS = "a: &a [lol, lol]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]"
    for above, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {k: v}\n" + "\n".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{above}'] * 9)}]}}"
    for above, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("block", [BILLION_LAUGHS, MERGES, "a: &a [*a]"])
def test_aliases_are_refused_before_they_grow(block: str) -> None:
    with pytest.raises(UnreadableError, match="aliases"):
        split(f"---\n{block}\n---\nBody")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.getcwd []", "!!python/name:os.system x"])
def test_a_tag_creates_no_object(tag: str) -> None:
    found, _ = split(f"---\ntitle: {tag}\n---\nBody")
    assert found["title"] in ([], "x")
