"""How well the deals of a whole library are put together, against what a reader listed."""

import json
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.deals import Deal
from index.evaluation.deals import Mistake, SameParty
from index.extraction.deals import read_deals
from index.extraction.merging import merge
from index.extraction.names import Names, accepted, harvest
from index.reading.folder import FolderSource
from index.types import Article
from index.vocabulary import Vocabulary

_ASIDE = re.compile(r"\s*\([^)]*\)")
_LIST = re.compile(r",\s*|\s+(?:incl\.|including|and)\s+")


@dataclass(frozen=True, slots=True)
class ListedDeal:
    """A deal between two or more, and the articles that tell of it."""

    id: str
    parties: tuple[str, ...]
    kinds: frozenset[str]
    """Any of them counts as right."""
    date: str
    """``YYYY[-MM[-DD]]``; empty if it is not known."""
    articles: frozenset[str]
    """The names of their files."""


@dataclass(frozen=True, slots=True)
class MergedReport:
    """The figures of one evaluation; shares lie between 0 and 1."""

    articles: int
    """All that were read, whether a listed deal names them or not."""
    deals: int
    found: int
    recall: float
    """The share of listed deals of which there is one between two of its parties, told by one of
    its articles."""
    kind_right: float
    """Of those found, the share of which one has the kind."""
    date_right: float
    """The same of those that are dated; right if neither date contradicts the other."""
    twice: int
    """Listed deals of which one kind is there more than once for the same two parties."""
    articles_per_second: float
    mistakes: tuple[Mistake, ...]

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        return asdict(self)


def is_grouped(path: Path) -> bool:
    """Tell whether the first row of a file lists a deal with its articles, and is no article."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    first = rows[0] if isinstance(rows, list) and rows else None
    return isinstance(first, dict) and "articles" in first


def read_grouped(path: Path) -> tuple[ListedDeal, ...]:
    """Read the deals of a file in which each row has its parties, kind, date and articles."""
    return tuple(map(_listed, json.loads(path.read_text(encoding="utf-8"))))


def _listed(row: dict[str, object]) -> ListedDeal:
    parties, articles = row["parties"], row["articles"]
    if not isinstance(parties, list) or not isinstance(articles, list):
        raise TypeError("parties and articles are lists")
    names = (_ASIDE.sub("", str(party["name"])) for party in parties)
    return ListedDeal(
        id=str(row["id"]),
        parties=tuple(name.strip() for each in names for name in _LIST.split(each) if name.strip()),
        kinds=frozenset(re.split(r"[+|]", str(row["kind"]))),
        date=str(row.get("date") or ""),
        articles=frozenset(map(str, articles)),
    )


def read_articles(folder: Path, listed: Iterable[ListedDeal]) -> tuple[Article, ...]:
    """Read every article of a folder.

    Raises:
        ValueError: an article that a listed deal names is not there.
    """
    source = FolderSource(folder)
    articles = tuple(source.read(file) for file in source.files() if file.problem is None)
    missing = {name for each in listed for name in each.articles} - {a.file for a in articles}
    if missing:
        raise ValueError(f"there is no article {min(missing)}")
    return articles


def evaluate_grouped(
    listed: Sequence[ListedDeal],
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    whole: Vocabulary | None = None,
) -> MergedReport:
    """Put together what ``articles`` tell, and compare.

    ``whole`` is what listed names are looked up in where ``vocabulary`` lacks some on purpose.
    """
    started = time.perf_counter()
    deals = _merged(articles, vocabulary)
    seconds = time.perf_counter() - started
    same = SameParty(Names(whole or vocabulary))
    return _report(listed, deals, same, len(articles), seconds)


def _merged(articles: Sequence[Article], vocabulary: Vocabulary) -> tuple[Deal, ...]:
    names = Names(vocabulary, accepted(harvest(each, vocabulary) for each in articles))
    return merge((each, telling) for each in articles for telling in read_deals(each, names))


def _report(
    listed: Sequence[ListedDeal],
    deals: Sequence[Deal],
    same: SameParty,
    articles: int,
    seconds: float,
) -> MergedReport:
    mistakes: list[Mistake] = []
    found = kinds = dated = dates = twice = 0
    for each in listed:
        mine = _told_of(each, deals, same)
        if not mine:
            mistakes.append(_mistake(each, "missed", ()))
            continue
        found += 1
        fitting = [deal for deal in mine if deal.kind.value in each.kinds]
        kinds += bool(fitting)
        if not fitting:
            mistakes.append(_mistake(each, "kind", mine))
        dated += bool(each.date)
        right = any(_agrees(deal, each.date) for deal in fitting or mine)
        dates += bool(each.date) and right
        if each.date and not right:
            mistakes.append(_mistake(each, "date", fitting or mine))
        if _is_twice(fitting, same):
            twice += 1
            mistakes.append(_mistake(each, "twice", fitting))
    return MergedReport(
        articles, len(listed), found, _share(found, len(listed)), _share(kinds, found),
        _share(dates, dated), twice, round(articles / seconds, 1) if seconds else 0.0,
        tuple(mistakes),
    )  # fmt: skip


def _told_of(listed: ListedDeal, deals: Iterable[Deal], same: SameParty) -> list[Deal]:
    """Return the deals between two of its parties that one of its articles tells of."""
    names = same.pair(listed.parties)
    return [
        deal
        for deal in deals
        if same.pair(party.canonical for party in deal.parties) <= names
        and any(each.article.file in listed.articles for each in deal.evidence)
    ]


def _agrees(deal: Deal, date: str) -> bool:
    mine = str(deal.date or "")
    return bool(mine) and (mine.startswith(date) or date.startswith(mine))


def _is_twice(deals: Iterable[Deal], same: SameParty) -> bool:
    pairs = Counter((deal.kind, same.pair(p.canonical for p in deal.parties)) for deal in deals)
    return max(pairs.values(), default=0) > 1


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _mistake(listed: ListedDeal, what: str, deals: Collection[Deal]) -> Mistake:
    one, other = (*listed.parties, "", "")[:2]
    told = ", ".join(f"{deal.kind} {deal.date}" for deal in deals) or "none"
    wanted = f"{'|'.join(sorted(listed.kinds))} {listed.date}"
    return Mistake(listed.id, what, (one, other), f"told {told}, not {wanted}")
