"""What is known of an article beside its text, checked the same way wherever it stands."""

import datetime
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    ValidationError,
    model_validator,
)

from index.reading.clean import one_line
from index.reading.draft import UnreadableError
from index.types import Kind, PublishedDate


def web_address(text: str) -> str:
    """Return ``text``, unchanged, if it is an http(s) address that shows where it leads.

    Raises:
        ValueError: it is another kind of address, carries a user name, or hides characters.
    """
    address = HttpUrl(text)
    if address.username or address.password or not text.isprintable() or set(text) & set(' <>"\\'):
        raise ValueError("not a plain web address")
    return text


def published_date(value: object) -> object:
    """Read the ways YAML and TOML spell a date: a text, a year, a date of their own."""
    if isinstance(value, datetime.date):
        return PublishedDate(value.year, value.month, value.day)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return PublishedDate.parse(str(value))
    return value


Line = Annotated[str, AfterValidator(one_line)]
WebAddress = Annotated[str, AfterValidator(web_address)]


class About(BaseModel):
    """The keys of front matter and of sidecars; a description says what its key must be."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    title: Line | None = Field(None, description="a text")
    kind: Kind = Field(Kind.ARTICLE, description="article or brief")
    publisher: Line | None = Field(None, description="a text")
    published: Annotated[PublishedDate, BeforeValidator(published_date)] | None = Field(
        None, description="a date such as 2025, 2025-11 or 2025-11-20"
    )
    url: WebAddress | None = Field(None, description="an http(s) address")
    sources: tuple[WebAddress, ...] = Field((), description="a list of http(s) addresses")
    note: Line | None = Field(None, description="a text")
    starts_mid_sentence: bool = Field(default=False, description="true or false")

    @model_validator(mode="after")
    def _require_sources_of_a_brief(self) -> Self:
        if self.kind is Kind.BRIEF and not self.sources:
            raise ValueError("a brief names the pages it was written from")
        return self


def validated(raw: Mapping[str, object]) -> About:
    """Return ``raw`` checked; a key without a value counts as absent.

    Raises:
        UnreadableError: a key is unknown or its value is not what it must be; the reason names it.
    """
    given = {key: value for key, value in raw.items() if not _is_blank(value)}
    try:
        return About.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise UnreadableError(_reason(first["type"], first["loc"])) from error


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not one_line(value))


def _reason(problem: str, place: tuple[int | str, ...]) -> str:
    if not place:
        return "a brief must name at least one page under 'sources'"
    key = str(place[0])
    if problem == "extra_forbidden":
        return f"'{one_line(key)[:80]}' is not a known key (known: {', '.join(About.model_fields)})"
    return f"'{key}' must be {About.model_fields[key].description}"
