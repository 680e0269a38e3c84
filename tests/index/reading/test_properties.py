import datetime

import pytest

from index.reading import properties

DAY = datetime.datetime(2025, 10, 29, 9, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Universal settles with Udio", "Universal settles with Udio"),
        (" Two\n lines ", "Two lines"),
        ("The PDF.js story", "The PDF.js story"),
        ("Microsoft Word - draft 3", None),
        ("press-release.docx", None),
        ("Document1", None),
        ("Untitled 2", None),
        ("x" * 301, None),
        ("", None),
    ],
)
def test_a_title_is_one_that_somebody_gave(text: str, title: str | None) -> None:
    assert properties.title(text) == title


@pytest.mark.parametrize("text", ["", "admin", "User", "Microsoft Office User", "python-docx"])
def test_names_that_programs_fill_in_are_no_authors(text: str) -> None:
    assert properties.byline(text) is None


def test_an_author_becomes_a_byline() -> None:
    assert properties.byline("Jo  Writer") == "By Jo Writer"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("D:20251120093000+01'00'", "2025-11-20"),
        ("D:202511", "2025-11"),
        ("D:2025", "2025"),
        ("D:20251399", None),
        ("D:19700101000000Z", None),
        ("D:٢٠٢٥", None),
        ("20251120", None),
        ("", None),
    ],
)
def test_the_day_of_a_pdf_is_read_if_it_can_be_one(text: str, day: str | None) -> None:
    assert properties.pdf_date(text) == day


@pytest.mark.parametrize(
    ("created", "modified", "day"),
    [
        (DAY, DAY + datetime.timedelta(days=6), "2025-10-29"),
        (DAY, DAY + datetime.timedelta(days=8), None),
        (DAY, DAY - datetime.timedelta(days=1), None),
        (DAY, None, None),
        (None, DAY, None),
    ],
)
def test_a_document_is_of_the_day_it_was_begun_if_it_was_soon_done(
    created: object, modified: object, day: str | None
) -> None:
    assert properties.day_made(created, modified) == day
