import pytest

from index.errors import SourceError
from index.reading import read_article
from index.reading.pdf import MOST_PAGES
from index.types import Article, PublishedDate
from tests.index.reading.office import FIRST, HEADING, SECOND, pdf, scan


def read(data: bytes) -> Article:
    return read_article("2024-01-02-some-deal.pdf", data)


@pytest.mark.parametrize("align", ["J", "L"])
def test_paragraphs_are_put_together_again(align: str) -> None:
    article = read(pdf(align=align))
    assert article.title == HEADING
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_a_file_says_its_title_author_and_day() -> None:
    article = read(pdf(title="The deal", author="Jo Writer"))
    assert article.title == "The deal"
    assert article.note == "By Jo Writer"
    assert article.published == PublishedDate(2025, 10, 29)
    assert article.text.startswith(f"{HEADING}\n\n{FIRST}")


@pytest.mark.parametrize("title", ["Microsoft Word - draft", "press.docx", "untitled", " "])
def test_what_programs_fill_in_is_no_title_and_no_author(title: str) -> None:
    article = read(pdf(title=title, author="admin"))
    assert article.title == HEADING
    assert article.note is None


def test_what_a_browser_printed_has_the_day_of_the_printing_which_tells_nothing() -> None:
    assert read(pdf(creator="Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0")).published is None


def test_headers_footers_and_page_numbers_are_cut_and_sentences_go_on_over_pages() -> None:
    paragraphs = [FIRST, SECOND] * 12
    article = read(pdf(paragraphs, header="The Music Desk", footer="Page {page}"))
    assert article.text == "\n\n".join(paragraphs)
    assert {(cut.text, cut.reason) for cut in article.cuts} == {
        ("The Music Desk", "running header or footer"),
        ("Page 1", "page number"),
    }


def test_words_of_many_scripts_are_read_in_their_order() -> None:
    words = "הסכם רישוי חדש נחתם היום בין החברות."
    article = read(pdf(["Союз подписал договор – 30 %.", words[::-1]], ""))
    assert "Союз подписал договор – 30 %." in article.text
    assert words in article.text


def test_an_address_or_number_in_the_text_stays() -> None:
    paragraphs = ["See", "https://example.com/deal", "2025", FIRST]
    assert read(pdf(paragraphs, "")).text.split("\n")[0] == "See"
    assert "2025" in read(pdf(paragraphs, "")).text


@pytest.mark.parametrize("stamp", ["", "Scanned with CamScanner"])
def test_a_scan_is_refused_with_what_to_do(stamp: str) -> None:
    with pytest.raises(SourceError, match=r"it is a scan, .* \(OCR\) first"):
        read(scan(stamp=stamp))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no PDF file"),
        (b"no PDF", "no PDF file"),
        (b"%PDF-1.7\n", "no PDF file, or a broken one"),
        (pdf()[:600], "no PDF file, or a broken one"),
        (pdf(password="secret"), "protected by a password"),
        (pdf([], ""), "holds no words"),
        (pdf(["\f"], " "), "holds no words"),
        (pdf([".\f"] * 3, ""), "holds no words"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_a_file_of_very_many_pages_is_refused() -> None:
    with pytest.raises(SourceError, match=f"more than {MOST_PAGES} pages"):
        read(scan(MOST_PAGES + 1))
