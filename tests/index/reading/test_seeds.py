"""The starter library, as it is shipped."""

import hashlib
import unicodedata
from pathlib import Path

import pytest

from index.reading import FolderSource, read_article
from index.types import Article, Cut, Kind

SEEDS = Path(__file__).parents[3] / "seeds"
BRIEFS = sorted(SEEDS.glob("*.md"))
DOCUMENT = SEEDS / "klay-vision-major-label-licensing-deals.txt"
DOCUMENT_SHA256 = "8a2af55ffa033df30458fa683d95dfa6aa26aed4094b66f671f02b1332114f52"


@pytest.fixture(scope="module")
def document() -> Article:
    source = FolderSource(SEEDS)
    return next(source.read(file) for file in source.files() if file.name == DOCUMENT.name)


def test_every_seed_is_read_and_has_its_own_id() -> None:
    source = FolderSource(SEEDS)
    articles = [source.read(file) for file in source.files()]
    assert len(articles) == len(BRIEFS) + 1 == 95
    assert len({article.id for article in articles}) == 95


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_keeps_its_words_character_for_character(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    article = read_article(path.name, path.read_bytes())
    assert article.text == unicodedata.normalize("NFC", body).strip()
    assert article.cuts == ()


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_names_its_date_and_every_source_as_written(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0].splitlines()
    article = read_article(path.name, path.read_bytes())
    assert article.kind is Kind.BRIEF
    assert f'title: "{article.title}"' in head or f"title: {article.title}" in head
    assert f"published: {article.published}" in head
    assert article.sources == tuple(line[4:] for line in head if line.startswith("  - "))


def test_the_document_is_shipped_byte_for_byte() -> None:
    assert hashlib.sha256(DOCUMENT.read_bytes()).hexdigest() == DOCUMENT_SHA256


def test_the_document_ends_where_its_article_ends(document: Article) -> None:
    assert document.text.endswith("AI serves as a tool for artists, not a replacement.")
    assert document.cuts == (
        Cut("admin", "account name"),
        Cut("0 הערות", "comment counter"),
    )


def test_the_document_keeps_every_other_line_as_it_is(document: Article) -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").split("\n")
    assert document.text.split("\n") == lines[:-2]


def test_the_document_is_described_by_its_sidecar(document: Article) -> None:
    assert document.title == "KLAY Vision's licensing deals with the major labels"
    assert document.kind is Kind.ARTICLE
    assert document.published is None
    assert document.publisher is None
    assert document.starts_mid_sentence
    assert document.note is not None
    assert "20 November 2025" in document.note
