"""The tables. They are the truth; everything else on disk can be derived from them."""

import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime.datetime]):
    """An aware UTC time, also on databases that keep no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Store the time in UTC without its zone."""
        return value and value.astimezone(datetime.UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: datetime.datetime | None, dialect: Dialect
    ) -> datetime.datetime | None:
        """Give the zone back."""
        return value and value.replace(tzinfo=datetime.UTC)


class Base(DeclarativeBase):
    """Root of all tables; constraints are named alike on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name from the class
        datetime.datetime: UtcDateTime,
        dict[str, Any]: JSON,
        list[Any]: JSON,
        str: Text,
    }


class ArticleRow(Base):
    """An article that is or was in the library; its words are in its revisions."""

    __tablename__ = "articles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    file: Mapped[str] = mapped_column(unique=True)
    source_digest: Mapped[str] = mapped_column(String(64))
    """Digest of the source the current revision was read from."""
    reader: Mapped[int]
    """Version of the reader that made the current revision."""
    added_at: Mapped[datetime.datetime]
    removed_at: Mapped[datetime.datetime | None]


class RevisionRow(Base):
    """One reading of an article. Never changed, so an old citation keeps its exact words."""

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("articles.id"), index=True)
    title: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))
    publisher: Mapped[str | None]
    published: Mapped[str | None] = mapped_column(String(10))
    url: Mapped[str | None]
    sources: Mapped[list[Any]]
    note: Mapped[str | None]
    starts_mid_sentence: Mapped[bool]
    cuts: Mapped[list[Any]]
    text: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    """sha256 over all of the above."""
    splitter: Mapped[int]
    """Version of the splitter that made the passages; 0 while there are none."""
    created_at: Mapped[datetime.datetime]
    superseded_at: Mapped[datetime.datetime | None]
    """When a newer revision took its place; None for the current one."""


class PassageRow(Base):
    """A passage of a revision."""

    __tablename__ = "passages"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    vector_key: Mapped[str] = mapped_column(String(64))


class SentenceRow(Base):
    """A sentence of a passage."""

    __tablename__ = "sentences"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    passage: Mapped[int]
    """Ordinal of the passage it stands in."""
    start: Mapped[int]
    end: Mapped[int]
    vector_key: Mapped[str] = mapped_column(String(64))


class VectorRow(Base):
    """What one model made of one text."""

    __tablename__ = "vectors"

    model: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Fingerprint of the encoder."""
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """sha256 of the text that was encoded."""
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    """float32, little-endian."""


class GenerationRow(Base):
    """A generation that was built; the number is never used twice."""

    __tablename__ = "generations"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    model: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[datetime.datetime]


class AnswerRow(Base):
    """An answer that was shown, so that its buttons work after a restart. Not who asked."""

    __tablename__ = "answers"
    # Else the number of a forgotten answer, which old buttons still carry, would be given again.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - read from the class

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    question: Mapped[str]
    generation: Mapped[int]
    answered: Mapped[bool]
    confidence: Mapped[float]
    content: Mapped[dict[str, Any]]
    asked_at: Mapped[datetime.datetime] = mapped_column(index=True)


class VoteRow(Base):
    """A thumb up or down on an answer."""

    __tablename__ = "votes"

    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id"), primary_key=True)
    voter: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Keyed hash of the voter; tells two voters apart without naming either."""
    helpful: Mapped[bool]
    voted_at: Mapped[datetime.datetime]


class GapRow(Base):
    """A question that had no source. Not who asked it."""

    __tablename__ = "gaps"
    __table_args__ = (Index("ix_gaps_last_asked_at", "last_asked_at"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """sha256 of the question's words, so that spelling it anew counts as asking it again."""
    question: Mapped[str]
    times: Mapped[int]
    generation: Mapped[int]
    first_asked_at: Mapped[datetime.datetime]
    last_asked_at: Mapped[datetime.datetime]


class HarvestRow(Base):
    """The unknown names that one reading of an article found in a revision."""

    __tablename__ = "harvests"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    recipe: Mapped[str] = mapped_column(String(64))
    """Hash over everything but the text that the outcome depends on."""
    content: Mapped[str]
    """JSON of the values in :mod:`index.deals`."""


class ExtractionRow(Base):
    """The quotes and deals that were found in a revision."""

    __tablename__ = "extractions"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    recipe: Mapped[str] = mapped_column(String(64))
    """Hash over everything but the text that the outcome depends on."""
    content: Mapped[str]
    """JSON of the values in :mod:`index.quotes` and :mod:`index.deals`."""
    extracted_at: Mapped[datetime.datetime]


class ListingRow(Base):
    """What a list of quotes or deals was asked for, so that its buttons work after a restart."""

    __tablename__ = "listings"
    # Else the number of a forgotten list, which old buttons still carry, would be given again.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - read from the class

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    content: Mapped[str]
    """JSON of a value in :mod:`index.filters`."""
    asked_at: Mapped[datetime.datetime] = mapped_column(index=True)


class StateRow(Base):
    """A small fact the program keeps between runs."""

    __tablename__ = "state"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
