import datetime
from collections.abc import Callable

import pytest
from docx.document import Document

from index.errors import SourceError
from index.reading import read_article
from index.types import Article, PublishedDate
from tests.index.reading.office import (
    DAY,
    FIRST,
    HEADING,
    SECOND,
    document_xml,
    unzipped,
    with_part,
    word,
    zipped,
)

BOMB_HEAD = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def read(data: bytes) -> Article:
    return read_article("2024-01-02-some-deal.docx", data)


def body(xml: str, head: str = "") -> bytes:
    return with_part(word(), "word/document.xml", document_xml(xml, head))


def test_a_title_and_paragraphs_are_read_as_they_stand() -> None:
    article = read(word())
    assert article.title == HEADING
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_a_file_says_its_title_author_and_day() -> None:
    article = read(word(title="The deal", author="Jo Writer"))
    assert article.title == "The deal"
    assert article.note == "By Jo Writer"
    assert article.published == PublishedDate(2025, 10, 29)
    assert article.text.startswith(f"{HEADING}\n\n{FIRST}")


def test_what_a_template_filled_in_tells_nothing() -> None:
    template = datetime.datetime(2013, 12, 23, tzinfo=datetime.UTC)
    article = read(word(created=template, author="python-docx", title="Document1"))
    assert (article.published, article.note, article.title) == (None, None, HEADING)


def write_all(document: Document) -> None:
    document.add_paragraph("Before.\tTabbed.\nBroken.")
    document.add_paragraph("One", style="List Bullet")
    document.add_paragraph("Two", style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Party", "Amount", "UMG\nand Udio", "$5"), strict=True):
        cell.text = text
    document.add_heading("Further down", level=1)
    document.add_paragraph().add_run("Bold").bold = True
    document.paragraphs[-1].add_run(" words.")
    document.sections[0].header.paragraphs[0].text = "Header"


def test_lists_tables_and_headings_keep_their_order() -> None:
    assert read(word(write_all)).text == (
        "Before.\tTabbed.\nBroken.\n- One\n- Two\n\n"
        "Party | Amount\nUMG and Udio | $5\n\nFurther down\n\nBold words."
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


SIGNED = run("Both have signed.")


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:p>{run('Both ')}<w:ins>{run('have ')}</w:ins>{run('signed.')}</w:p>",
        f"<w:p>{run('Both have ')}<w:del>{run('not ')}</w:del>{run('signed.')}</w:p>",
        f"<w:p>{run('Both have')}{run(' ')}<w:hyperlink>{run('signed.')}</w:hyperlink></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{SIGNED}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:smartTag>{SIGNED}</w:smartTag></w:p>",
        f"<w:p>{SIGNED}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        f"<w:p>{SIGNED}<w:r><w:drawing><w:p>{run('A box')}</w:p></w:drawing></w:r></w:p>",
        f"<!-- note --><w:p><?x y?>{SIGNED}<!-- another --></w:p>",
    ],
)
def test_what_a_reader_of_the_final_text_sees_is_read(xml: str) -> None:
    assert read(body(xml)).text == "Both have signed."


def test_hyphens_that_may_not_break_are_hyphens() -> None:
    xml = "<w:p><w:r><w:t>first</w:t><w:noBreakHyphen/><w:t>ra</w:t><w:softHyphen/><w:t>te</w:t>"
    assert read(body(f"{xml}</w:r></w:p>")).text == "first-rate"


def broken(change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = unzipped(word())
    change(parts)
    return zipped(parts)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no Word file"),
        (b"PK\3\4", "no Word file"),
        (word()[:-100], "no Word file"),
        (zipped({"a.txt": b"x"}), "no Word file"),
        (broken(lambda parts: parts.pop("word/document.xml")), "no Word file"),
        (broken(lambda parts: parts.update({"word/document.xml": b"<w:"})), "no Word file"),
        (broken(lambda parts: parts.update({"word/styles.xml": b"\xff"})), "no Word file"),
        (broken(lambda parts: parts.update({"z": bytes(201 * 1024**2)})), "more than 200 MB"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "an older Word"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (word(lambda document: None), "holds no words"),
        (body(f"<w:p>{run('&j;')}</w:p>", BOMB_HEAD), "no Word file|no words"),
        (body("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "no Word file"),
        (body("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80), "no Word|no words"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read(data)


def test_a_file_outside_is_not_read_into_the_text() -> None:
    head = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    article = read(body(f"<w:p>{run('Words.')}{run('&x;')}</w:p>", head))
    assert article.text == "Words."


def test_the_day_of_what_was_begun_long_ago_is_unknown() -> None:
    old = DAY - datetime.timedelta(days=60)
    assert read(word(created=old)).published is None
    assert read(word(created=DAY, modified=old)).published is None
