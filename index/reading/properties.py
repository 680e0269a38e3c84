"""What office files say of themselves: title, author and date, without what programs fill in."""

import datetime
import re

from index.reading.clean import one_line
from index.types import PublishedDate

_NO_TITLE = re.compile(
    r"untitled.*|(?:new )?document ?\d*|title|microsoft (?:word|powerpoint|excel)\b.*"
    r"|.*\.(?:docx?|dotx?|pdf|odt|rtf|txt|html?|indd|qxp|pages|tex|pptx?|xlsx?|ps|ai)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"admin(?:istrator)?|owner|root|(?:windows |microsoft office )?users?|author|python-docx"
    r"|unknown|anonymous|\(?(?:anonymous|unspecified)\)?",
    re.IGNORECASE,
)
_LONGEST = 300
_PDF_DATE = re.compile(r"D:([0-9]{4})([0-9]{2})?([0-9]{2})?")
_FIRST_YEAR = 1990
_LONGEST_MAKING = datetime.timedelta(days=7)


def title(text: str) -> str | None:
    """Return a title somebody gave; None for a blank one or the name of a file."""
    line = one_line(text)
    return None if not line or len(line) > _LONGEST or _NO_TITLE.fullmatch(line) else line


def byline(text: str) -> str | None:
    """Return the author as a note on the article; None for the names programs fill in."""
    line = one_line(text)
    return None if not line or len(line) > _LONGEST or _NO_AUTHOR.fullmatch(line) else f"By {line}"


def pdf_date(text: str) -> str | None:
    """Return the day in a date of the form ``D:20251120093000Z``; None if there is none."""
    match = _PDF_DATE.match(text)
    return _checked("-".join(part for part in match.groups() if part)) if match else None


def day_made(created: object, modified: object) -> str | None:
    """Return the day a document was begun, if it was finished within days of it.

    One that was begun long before, from an old text or a template, does not tell its age.
    """
    if not isinstance(created, datetime.datetime) or not isinstance(modified, datetime.datetime):
        return None
    begun, finished = created.date(), modified.date()
    if not begun <= finished <= begun + _LONGEST_MAKING:
        return None
    return _checked(begun.isoformat())


def _checked(text: str) -> str | None:
    try:
        day = PublishedDate.parse(text)
    except ValueError:
        return None
    return text if day.year >= _FIRST_YEAR else None
