import hashlib
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import SourceError
from index.reading import MAX_BYTES, SUFFIXES, read_article
from index.types import Kind, PublishedDate

MARKDOWN = b"""---
title: "The deal"
publisher: Music Desk
published: 2025-11-20
url: https://example.com/deal
note: Seen in print.
---
Universal has signed.
"""
NAMES = st.sampled_from([*SUFFIXES, ".TXT", ".xyz", ""]).map(lambda suffix: f"folder/name{suffix}")
DATA = (
    st.binary()
    | st.text().map(str.encode)
    | st.text("-ab:&*[]{}\n#<>/=!' ").map(lambda text: f"---\n{text}".encode())
    | st.text('ab \n<>/!&;="pdiv').map(lambda text: f"<html><body><p>{text}".encode())
)


@settings(deadline=None)
@given(NAMES, DATA)
@example("x.md", b"---\na: 1e\n---\n")
@example("x.txt", "\u200f".encode())
@example("x.html", b"\xff\xfe")
def test_any_bytes_give_a_clean_article_or_a_source_error(name: str, data: bytes) -> None:
    try:
        article = read_article(name, data)
    except SourceError:
        return
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.text == article.text.strip() != ""
    assert all(line == line.rstrip() for line in article.text.splitlines())
    assert "\r" not in article.text
    assert article.title.strip()
    assert read_article(name, data) == article


@settings(deadline=None)
@given(st.text(min_size=1))
def test_an_article_read_again_from_its_own_text_is_the_same(text: str) -> None:
    try:
        first = read_article("a.txt", text.encode("utf-8", "replace"))
    except SourceError:
        return
    again = read_article("a.txt", first.text.encode())
    assert again.text == first.text
    assert again.cuts == ()


def test_front_matter_says_what_is_known() -> None:
    article = read_article("a.md", MARKDOWN)
    assert article.title == "The deal"
    assert article.kind is Kind.ARTICLE
    assert article.publisher == "Music Desk"
    assert article.published == PublishedDate(2025, 11, 20)
    assert article.url == "https://example.com/deal"
    assert article.note == "Seen in print."
    assert article.text == "Universal has signed."


def test_what_is_said_beside_a_file_has_the_last_word() -> None:
    article = read_article("a.md", MARKDOWN, {"title": "Another", "starts_mid_sentence": True})
    assert article.title == "Another"
    assert article.publisher == "Music Desk"
    assert article.starts_mid_sentence


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2025-01-21-gema-sues-suno.txt", "Gema sues suno"),
        ("2025-01-gema_sues.txt", "Gema sues"),
        ("2025-gema.txt", "Gema"),
        ("2025-11-97-cannot-tell.txt", "97 cannot tell"),
        ("deals/2025/a-deal.txt", "A deal"),
        ("2025-01-21.txt", "2025 01 21"),
        ("1000-songs.txt", "1000 songs"),
        ("---.txt", "---"),
        ("הסכם-חדש.txt", "הסכם חדש"),
    ],
)
def test_a_file_that_names_no_title_is_called_by_its_name(name: str, title: str) -> None:
    assert read_article(name, b"Words.").title == title


def test_a_heading_is_the_title_when_nothing_else_is() -> None:
    article = read_article("a.md", b"# The deal\n\nBody.")
    assert (article.title, article.text) == ("The deal", "Body.")


@pytest.mark.parametrize(
    ("title", "text"), [("the deal", "Body."), ("Other words", "The deal\n\nBody.")]
)
def test_no_words_of_a_heading_are_lost_to_a_different_title(title: str, text: str) -> None:
    article = read_article("a.md", b"# The deal\n\nBody.", {"title": title})
    assert (article.title, article.text) == (title, text)


def test_the_id_hangs_on_the_name_alone() -> None:
    name = "deals/a.txt"
    first, second = read_article(name, b"One."), read_article(name, b"Two.", {"title": "T"})
    assert first.id == second.id == hashlib.sha256(name.encode()).hexdigest()[:12]
    assert read_article("a.txt", b"One.").id != first.id


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xyz", b"x", r"a \.xyz file is not a kind of article this library reads \(\.txt"),
        ("README", b"x", "a file without an ending is not"),
        (".txt", b"x", "a file without an ending is not"),
        ("a.doc", b"x", r"a \.doc file is not"),
        ("a.pdf", b"%PDF-1.7", "it is no PDF file, or a broken one"),
        ("a.docx", b"PK", r"it is no Word file \(\.docx\), or a broken one"),
        ("a.pdf", b"x" * (MAX_BYTES + 1), "larger than 50 MB"),
        ("a.txt", b"", "it holds no words"),
        ("a.txt", b" \r\n\xe2\x80\x8b\t", "it holds no words"),
        ("a.txt", "— … 🎵".encode(), "it holds no words"),
        ("a.md", b"---\ntitle: x\n---\n", "it holds no words"),
        ("a.txt", b"a\0b", "NUL bytes"),
        ("a.md", b"---\nkind: brief\n---\nBody", "a brief must name at least one page"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
        ("a\nb.txt", b"x", "its name holds characters that cannot be printed"),
        ("a\udce9.txt", b"x", "its name holds characters that cannot be printed"),
        ("a\u202etxt.exe.txt", b"x", "its name holds characters that cannot be printed"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read_article(name, data)
    str(caught.value).encode()


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "a/../b.md"])
def test_a_name_is_never_opened_as_a_path(name: str) -> None:
    assert read_article(name, b"Words.").text == "Words."


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_one_line_of_100_kb_is_one_line(suffix: str) -> None:
    line = "word " * 20_000 + "end."
    page = f"<html><body><article><p>{line}</p></article></body></html>"
    data = page if suffix == ".html" else line
    assert read_article(f"a{suffix}", data.encode()).text == line
