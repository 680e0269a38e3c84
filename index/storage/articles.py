"""Articles and their revisions."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from index.storage.database import Database, in_statements, utc_now
from index.storage.tables import ArticleRow, RevisionRow
from index.types import Article, Cut, Kind, PublishedDate


@dataclass(frozen=True, slots=True)
class Known:
    """What the library last read of a file."""

    source_digest: str
    reader: int


class ArticleStore:
    """Reads and writes articles. A revision is never changed once it is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self) -> dict[str, Known]:
        """Return what is known of each file that is in the library, by file name."""
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(ArticleRow.file, ArticleRow.source_digest, ArticleRow.reader).where(
                    ArticleRow.removed_at.is_(None)
                )
            )
            return {file: Known(digest, reader) for file, digest, reader in rows}

    async def update(
        self, articles: Iterable[tuple[Article, Known]], gone: Iterable[str] = ()
    ) -> set[str]:
        """Add or renew articles and take out the ``gone`` files, all of it or nothing.

        An article whose content is what it was keeps its revision, and the revisions of those
        that are taken out stay for old citations. Returns the files whose content is new.
        """
        async with self._database.writing() as connection:
            for some in in_statements(gone):
                await connection.execute(
                    update(ArticleRow).where(ArticleRow.file.in_(some)).values(removed_at=utc_now())
                )
            return {
                article.file
                for article, known in articles
                if await _save(connection, article, known)
            }

    async def current(self) -> dict[int, str]:
        """Return the digest of every revision now in the library, by revision."""
        async with self._database.reading() as connection:
            rows = await connection.execute(
                select(RevisionRow.id, RevisionRow.digest)
                .join(ArticleRow)
                .where(ArticleRow.removed_at.is_(None), RevisionRow.superseded_at.is_(None))
                .order_by(RevisionRow.id)
            )
            return dict(rows.all())

    async def load(self, revisions: Collection[int]) -> dict[int, Article]:
        """Return the articles as those revisions have them, by revision."""
        articles: dict[int, Article] = {}
        async with self._database.reading() as connection:
            for some in in_statements(revisions):
                rows = await connection.execute(
                    select(RevisionRow, ArticleRow.file)
                    .join(ArticleRow)
                    .where(RevisionRow.id.in_(some))
                )
                articles.update((row.id, _article(row)) for row in rows)
        return articles


async def _save(connection: AsyncConnection, article: Article, known: Known) -> bool:
    moment = utc_now()
    values = {"source_digest": known.source_digest, "reader": known.reader, "removed_at": None}
    await connection.execute(
        upsert(ArticleRow)
        .values(id=article.id, file=article.file, added_at=moment, **values)
        .on_conflict_do_update(index_elements=[ArticleRow.id], set_=values)
    )
    content = _content(article)
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    current = (RevisionRow.article_id == article.id) & RevisionRow.superseded_at.is_(None)
    if digest == await connection.scalar(select(RevisionRow.digest).where(current)):
        return False
    await connection.execute(update(RevisionRow).where(current).values(superseded_at=moment))
    await connection.execute(
        insert(RevisionRow).values(
            article_id=article.id, digest=digest, splitter=0, created_at=moment, **content
        )
    )
    return True


def _content(article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "kind": article.kind.value,
        "publisher": article.publisher,
        "published": str(article.published) if article.published else None,
        "url": article.url,
        "sources": list(article.sources),
        "note": article.note,
        "starts_mid_sentence": article.starts_mid_sentence,
        "cuts": [asdict(cut) for cut in article.cuts],
        "text": article.text,
    }


def _article(row: Row[RevisionRow, str]) -> Article:
    # A Core connection spreads a mapped class over its columns.
    return Article(
        id=row.article_id,
        file=row.file,
        title=row.title,
        kind=Kind(row.kind),
        text=row.text,
        publisher=row.publisher,
        published=PublishedDate.parse(row.published) if row.published else None,
        url=row.url,
        sources=tuple(row.sources),
        note=row.note,
        starts_mid_sentence=row.starts_mid_sentence,
        cuts=tuple(Cut(**cut) for cut in row.cuts),
        revision=row.id,
    )
