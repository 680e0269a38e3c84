"""The sentences that a deal rests on, each shown once with all that it is evidence of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.cards.deal_fields import Field, wording
from bot.cards.excerpt import quote
from bot.cards.limits import fair_shares, size
from bot.cards.sources import source
from index.deals import Evidence, Role
from index.types import Article, Citation, Span

_QUOTE = 700
"""Characters of one sentence."""
_SOURCE = 480
_HEAD = 900
"""Characters of the fields that one sentence is evidence of."""

_PLURALS = {role.capitalize() for role in Role} | {"Amount"}
_BESIDE_KIND = "Status"
_BETWEEN = " · "

_FURTHER = "-# Also evidence of: "


@dataclass(frozen=True, slots=True)
class Block:
    """Fields, the sentence they rest on, and its source; in Markdown."""

    head: str
    words: str = ""
    """Empty if no sentence tells."""
    origin: str = ""

    @property
    def size(self) -> int:
        """Characters of all of it."""
        return size(self.head) + size(self.words) + size(self.origin) + 1


def blocks_of(fields: Sequence[Field]) -> tuple[Block, ...]:
    """Return every field with a sentence that tells it, then all further evidence.

    The sentence that tells most fields comes first, and so on. A field on which articles
    contradict each other is put under a sentence for each of the values.
    """
    told = _sentences(fields)
    for fact, key in _chosen(_facts(fields), told):
        told[key].facts.append(fact)
    shown = sorted((each for each in told.values() if each.facts), key=lambda each: each.place)
    untold = [_Fact(each.name, each.value) for each in fields if not each.evidence]
    return (
        *map(_block, shown),
        *([Block(_head(untold))] if untold else []),
        *(_block(each) for each in told.values() if not each.facts),
    )


_Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something to put over a sentence that tells it, which may be one of several."""

    name: str
    value: str
    told_in: tuple[_Key, ...] = ()


@dataclass(slots=True)
class _Told:
    """A sentence of an article, and what it tells."""

    article: Article
    facts: list[_Fact] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    """Of all fields of which it is evidence."""
    spans: list[Span] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    place: int = 0
    """How many sentences were chosen before."""


def _sentences(fields: Iterable[Field]) -> dict[_Key, _Told]:
    told: dict[_Key, _Told] = {}
    for each in fields:
        for evidence in each.evidence:
            sentence = told.setdefault(_key(evidence), _Told(evidence.article))
            sentence.spans.append(_whole(evidence))
            sentence.bold.append(evidence.span)
            sentence.names.setdefault(each.name)
    return told


def _facts(fields: Iterable[Field]) -> Iterator[_Fact]:
    for each in fields:
        if not each.opposed:
            yield _Fact(each.name, each.value, tuple(map(_key, each.evidence)))
        for n, evidence in enumerate(each.opposed):
            value = f"⚠ {wording(evidence)}" if n else each.value
            yield _Fact(each.name, value, (_key(evidence),))


def _chosen(facts: Iterable[_Fact], told: dict[_Key, _Told]) -> Iterator[tuple[_Fact, _Key]]:
    """Choose a sentence for each fact, as few in all as choosing the fullest first gives."""
    waiting = [fact for fact in facts if fact.told_in]
    place = 0
    while waiting:
        counts = Counter(key for fact in waiting for key in dict.fromkeys(fact.told_in))
        best = max(counts, key=lambda key: counts[key])
        told[best].place = place = place + 1
        yield from ((fact, best) for fact in waiting if best in fact.told_in)
        waiting = [fact for fact in waiting if best not in fact.told_in]


def _key(evidence: Evidence) -> _Key:
    return evidence.article.id, evidence.sentence


def _whole(evidence: Evidence) -> Span:
    sentence, span = evidence.sentence, evidence.span
    return Span(min(sentence.start, span.start), max(sentence.end, span.end))


def _block(told: _Told) -> Block:
    whole = Span(min(s.start for s in told.spans), max(s.end for s in told.spans))
    bold = tuple(sorted(span for span in set(told.bold) if len(span)))
    citation = Citation(told.article, whole, bold)
    head = _head(told.facts) if told.facts else _FURTHER + ", ".join(told.names).lower()
    # The link should open at the sentence, not at a name that may stand on the page before it.
    origin = source(Citation(told.article, whole, (whole,) if len(whole) else ()), _SOURCE)
    return Block(head, quote(citation, _QUOTE), origin)


def _head(facts: Sequence[_Fact]) -> str:
    """Name facts on a line each kind, as far as there is room, and how many more there are."""
    names = list(dict.fromkeys(each.name for each in facts))
    values = [[each.value for each in facts if each.name == name] for name in names]
    wanted = [size(_line(*line, len(line[1]))) for line in zip(names, values, strict=True)]
    shares = fair_shares(wanted, _HEAD - len(_BETWEEN) * len(names))
    lines = map(_fitting, names, values, shares)
    head = ""
    for name, line in zip(names, lines, strict=True):
        head += (_BETWEEN if name == _BESIDE_KIND else "\n") + line
    return head.strip(f"\n{_BETWEEN}")


def _fitting(name: str, values: Sequence[str], room: int) -> str:
    lines = (_line(name, values, most) for most in range(len(values), 0, -1))
    return next((line for line in lines if size(line) <= room), f"**{name}** ({len(values)})")


def _line(name: str, values: Sequence[str], most: int) -> str:
    more = f" +{len(values) - most}" if most < len(values) else ""
    plural = "s" if len(values) > 1 and name in _PLURALS else ""
    return f"**{name}{plural}** {', '.join(values[:most])}{more}"
