"""How well deals and lawsuits are read from articles, against what a reader marked."""

import json
import random
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.deals import DealKind, Telling
from index.extraction.deals import read_deals
from index.extraction.deals.drafts import OPEN
from index.extraction.names import Names, accepted, harvest
from index.reading.folder import FolderSource
from index.types import Article, Kind, PublishedDate
from index.vocabulary import Vocabulary
from index.vocabulary_file import VocabularyFile

TALKS = "talks"
_Told = dict[frozenset[str], list[Telling]]
"""The tellings of every pair."""
_LEGAL = re.compile(
    r",? (?:Inc|Ltd|Limited|LLC|GmbH|AB|AS|ApS|Oy|SA|SAS|SARL|BV|B\.V|NV|N\.V|S\.A|plc|PLC|Pty|"
    r"Corp)\.?\Z"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """What a reader marked: two parties, and what there is between them."""

    parties: tuple[str, str]
    kinds: frozenset[str]
    """Any of them counts as right."""
    dates: tuple[str, ...]
    """Likewise; empty if the article gives none."""
    optional: bool

    @property
    def is_talks(self) -> bool:
        """Whether it is no deal yet."""
        return self.kinds == {TALKS}


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with what there is to find in it."""

    article: Article
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that was not as marked."""

    article: str
    what: str
    """``missed``, ``wrong``, ``kind``, ``date`` or ``talks listed``."""
    parties: tuple[str, str]
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; shares lie between 0 and 1."""

    articles: int
    facts: int
    """Pairs that must be found, an article."""
    found: int
    listed: int
    """Pairs that were listed and count, an article."""
    recall: float
    precision: float
    f1: float
    kind_right: float
    """Of the facts whose pair was found, the share of which a telling has the kind."""
    date_right: float
    """The same of those that are dated; right if neither date contradicts the other."""
    talks: int
    talks_found: int
    talks_listed: int
    """Talks that were listed as deals."""
    articles_per_second: float
    names_accepted: int
    mistakes: tuple[Mistake, ...]

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values."""
        return asdict(self)


def read_labelled(path: Path, folder: Path | None = None) -> tuple[Labelled, ...]:
    """Read labelled articles.

    Rows either hold their text or name an ``article``, a file in ``folder``.

    Raises:
        ValueError: rows name articles, and there is no folder or no such article in it.
    """
    rows = json.loads(path.read_text(encoding="utf-8"))
    shelf = _shelf(folder) if folder is not None else {}
    return tuple(_labelled(row, shelf) for row in rows)


def _shelf(folder: Path) -> dict[str, Article]:
    source = FolderSource(folder)
    return {file.name: source.read(file) for file in source.files() if file.problem is None}


def _labelled(row: dict[str, object], shelf: dict[str, Article]) -> Labelled:
    name = row.get("article")
    if name is None:
        article = _article(row)
    elif isinstance(name, str) and name in shelf:
        article = shelf[name]
    else:
        raise ValueError(f"there is no article {name}")
    facts = row.get("facts")
    return Labelled(article, tuple(map(_fact, facts if isinstance(facts, list) else [])))


def _article(row: dict[str, object]) -> Article:
    published = row.get("published")
    return Article(
        id=str(row["id"]),
        file=f"{row['id']}.md",
        title=str(row.get("title") or ""),
        kind=Kind.ARTICLE,
        text=str(row["text"]),
        published=PublishedDate.parse(published) if isinstance(published, str) else None,
    )


def _fact(row: dict[str, object]) -> Fact:
    parties = row["parties"]
    if not isinstance(parties, list):
        raise TypeError("parties are a list of two names")
    one, other = map(str, parties)
    kinds = frozenset(
        DealKind.PARTNERSHIP.value if kind == "deal" else kind
        for kind in str(row["kind"]).split("|")
    )
    dates = tuple(part for part in str(row.get("date") or "").split("|") if part)
    return Fact((one, other), kinds, dates, bool(row.get("optional")))


def without_a_fifth(file: VocabularyFile, seed: int) -> VocabularyFile:
    """Return the vocabulary without a random fifth of its parties."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    gone = set(chance.sample([party.name for party in file.party], len(file.party) // 5))
    kept = tuple(
        party.model_copy(update={"parent": None if party.parent in gone else party.parent})
        for party in file.party
        if party.name not in gone
    )
    groups = tuple(group for group in file.group if not gone & set(group.parties))
    written = {alias for p in kept for alias in (p.name, *p.aliases, *p.ambiguous)}
    ordinary = tuple(name for name in file.ordinary if name in written)
    return VocabularyFile(ordinary=ordinary, party=kept, group=groups)


def evaluate(
    labelled: Sequence[Labelled], vocabulary: Vocabulary, whole: Vocabulary | None = None
) -> Report:
    """Read every article and compare; names are first harvested over all of them.

    ``whole`` is what marked names are looked up in where ``vocabulary`` lacks some on purpose.
    """
    started = time.perf_counter()
    known = accepted(harvest(each.article, vocabulary) for each in labelled)
    names = Names(vocabulary, known)
    told = [read_deals(each.article, names) for each in labelled]
    seconds = time.perf_counter() - started
    same = SameParty(Names(whole or vocabulary))
    counts = _Counts()
    for each, tellings in zip(labelled, told, strict=True):
        _compare(each, tellings, same, counts)
    return counts.report(len(labelled), seconds, len(known))


class SameParty:
    """Whether two names mean one party, or a party and one that it belongs to."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def key(self, name: str) -> str:
        """Return what is the same for all names of a party and of those that it belongs to."""
        head = self._names.head(_LEGAL.sub("", name))
        return head.casefold().removeprefix("the ")

    def pair(self, parties: Iterable[str]) -> frozenset[str]:
        """Return the keys of ``parties``."""
        return frozenset(map(self.key, parties))


class _Counts:
    """Running totals."""

    def __init__(self) -> None:
        self.facts = self.found = self.listed = self.right = 0
        self.kinds = self.dated = self.dates = 0
        self.talks = self.talks_found = self.talks_listed = 0
        self.mistakes: list[Mistake] = []

    def report(self, articles: int, seconds: float, names: int) -> Report:
        recall, precision = _share(self.found, self.facts), _share(self.right, self.listed)
        both = recall + precision
        return Report(
            articles, self.facts, self.found, self.listed, recall, precision,
            round(2 * recall * precision / both, 4) if both else 0.0,
            _share(self.kinds, self.found), _share(self.dates, self.dated),
            self.talks, self.talks_found, self.talks_listed,
            round(articles / seconds, 1) if seconds else 0.0, names, tuple(self.mistakes),
        )  # fmt: skip


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _compare(each: Labelled, tellings: Sequence[Telling], same: SameParty, counts: _Counts) -> None:
    listed: _Told = {}
    talked: _Told = {}
    for telling in tellings:
        kept = talked if telling.status in OPEN else listed
        kept.setdefault(same.pair(p.canonical for p in telling.parties), []).append(telling)
    # A pair may have a lawsuit that must be found and a settlement that need not be.
    required: dict[frozenset[str], list[Fact]] = {}
    for fact in each.facts:
        if not fact.optional and not fact.is_talks:
            required.setdefault(same.pair(fact.parties), []).append(fact)
    allowed = {same.pair(f.parties) for f in each.facts if f.optional and not f.is_talks}
    talks = {same.pair(f.parties) for f in each.facts if f.is_talks}
    for pair, facts in required.items():
        _compare_pair(each, facts, listed.get(pair, []), counts)
    for pair, extra in listed.items():
        if pair not in required and pair not in allowed:
            counts.listed += 1
            if pair not in talks:
                counts.mistakes.append(_mistake(each, "wrong", extra[0], each.article))
        elif pair in required:
            counts.listed += 1
            counts.right += 1
    _compare_talks(each, talked, listed, required.keys() | allowed, same, counts)


def _compare_pair(
    each: Labelled, facts: list[Fact], tellings: list[Telling], counts: _Counts
) -> None:
    for fact in facts:
        counts.facts += 1
        if not tellings:
            counts.mistakes.append(
                Mistake(each.article.id, "missed", fact.parties, "|".join(sorted(fact.kinds)))
            )
            continue
        counts.found += 1
        fitting = [t for t in tellings if _is_kind(t, fact)]
        counts.kinds += bool(fitting)
        if not fitting:
            counts.mistakes.append(_kind_mistake(each, fact, tellings))
        if fact.dates:
            counts.dated += 1
            right = any(_is_date(t, fact) for t in fitting or tellings)
            counts.dates += right
            if not right:
                counts.mistakes.append(_date_mistake(each, fact, fitting or tellings))


def _compare_talks(
    each: Labelled,
    talked: _Told,
    listed: _Told,
    deals: set[frozenset[str]],
    same: SameParty,
    counts: _Counts,
) -> None:
    for fact in each.facts:
        if not fact.is_talks:
            continue
        pair = same.pair(fact.parties)
        counts.talks += 1
        counts.talks_found += pair in talked
        if pair in listed and pair not in deals:
            counts.talks_listed += 1
            counts.mistakes.append(_mistake(each, "talks listed", listed[pair][0], each.article))


def _is_kind(telling: Telling, fact: Fact) -> bool:
    return telling.kind.value in fact.kinds


def _is_date(telling: Telling, fact: Fact) -> bool:
    if telling.date is None:
        return False
    mine = str(telling.date.date)
    return any(mine.startswith(date) or date.startswith(mine) for date in fact.dates)


def _mistake(each: Labelled, what: str, telling: Telling, article: Article) -> Mistake:
    one, other = telling.parties
    words = telling.sentence.of(article.text)
    trigger = telling.trigger.of(article.text)
    detail = f"{telling.kind}/{telling.status} {telling.confidence:.2f} [{trigger}] {words}"
    return Mistake(each.article.id, what, (one.canonical, other.canonical), detail)


def _kind_mistake(each: Labelled, fact: Fact, tellings: list[Telling]) -> Mistake:
    told = ", ".join(f"{t.kind} [{t.trigger.of(each.article.text)}]" for t in tellings)
    return Mistake(
        each.article.id, "kind", fact.parties, f"told {told}, not {'|'.join(sorted(fact.kinds))}"
    )


def _date_mistake(each: Labelled, fact: Fact, tellings: list[Telling]) -> Mistake:
    told = ", ".join(str(t.date.date) if t.date else "none" for t in tellings)
    return Mistake(
        each.article.id, "date", fact.parties, f"told {told}, not {'|'.join(fact.dates)}"
    )
