"""Which organisation an article is speaking of at a place where it does not say."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from index.extraction.quotes.scene import Scene
from index.extraction.quotes.titles import FORMER
from index.extraction.quotes.wordlists import listed
from index.quotes import Named
from index.types import Span
from index.vocabulary import Mention
from index.words import words

_START = re.compile(r"(?:\A|\n|[.!?…][”\"’)]* )(?:[•*-] |\d+\. )?(?:[“\"‘(]|The |For |At )?")
_SUBJECT = re.compile(r"(?:, [^.,;\n]{2,80},|[’']s [a-z]+)? [a-z]")
_OBJECT = re.compile(r"\b(?:from|with|to|against|by|of|at|in|for|on|than|via|under) (?:the )?\Z")
_BUT = re.compile(r"\b(?:but|while|and) (?:the )?\Z")
_AND = re.compile(r" (?:and|&) (?:the )?[A-Z]")
_AND_BEFORE = re.compile(r"[A-Z]\w+ (?:and|&) (?:the )?\Z")
_REACH = 2_000
"""Characters before a role or “the company” in which its name is looked for."""
_TITLE, _LEAD, _OPENS, _FIRST, _COUNTED = 3.0, 2.0, 1.0, 0.5, 0.5
"""Weights of what makes an organisation the one that an article is about. They, and the scores
below, were set by hand; with them ``liner-notes eval quotes bench/quotes-own.json`` gives .910 of
organisations right."""
_MOST_COUNTED = 8
_SECOND = 0.6
_NAMESAKE = 0.4
_LEAST = 1.5
"""Weight that somebody's company must have if the article does not say whose they are."""

_INSTITUTIONS = listed("""union association ministry commission museum university police department
    board council court guild federation society hospital academy authority committee institute
    parliament government college school coalition zoo orchestra alliance charity club foundation
    library bureau agency service choir church parish band""")
_ABBREVIATED = listed("union guild association federation society commission council authority")
"""Nouns for organisations that are often named by their initials."""
_LOOSE = listed("""club team hospital charity zoo orchestra foundation museum festival college
    school theatre""")
"""Nouns for organisations whose names need not hold them."""
_INSTITUTION = re.compile(
    rf"(?:The )?(?:[a-z-]+(?:[’']s?)? ){{0,2}}(?P<noun>{'|'.join(sorted(_INSTITUTIONS))})\b"
)
_PRONOUNS = ("it", "its", "their")
_BUSINESSES = listed("""company firm start-up startup business giant platform app maker developer
    label publisher distributor retailer grocer brewer airline vendor operator lab broker bank""")
_BODIES = frozenset(("trade", "cmo", "union"))


class Focus:
    """Finds what “the company” and a bare “founder and CEO” belong to."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._starts = [match.end() for match in _START.finditer(scene.text)]

    @cached_property
    def _weights(self) -> dict[str, float]:
        """Return how much of the article is about each organisation, the most as 1."""
        title = f" {' '.join(word.folded for word in words(self._scene.title))} "
        first = self._scene.blocks[0].end if self._scene.blocks else 0
        counts = Counter(mention.party for mention in self._mentions)
        weights: dict[str, float] = {}
        for mention in self._mentions:
            party, start = mention.party, mention.span.start
            if party not in weights:
                weights[party] = _COUNTED * min(_MOST_COUNTED, counts[party])
                weights[party] += 0 if len(weights) > 1 else _FIRST
                weights[party] += _LEAD if start < first else 0
                weights[party] += _OPENS if start < first and self._opens(start) else 0
        called = {(m.party, m.span.of(self._scene.text)) for m in self._mentions}
        for party in {
            party
            for party, name in called
            if f" {' '.join(word.folded for word in words(name))} " in title
        }:
            weights[party] += _TITLE
        most = max((*weights.values(), 2 * _LEAST))
        return {party: weight / most for party, weight in weights.items()}

    @cached_property
    def is_single(self) -> bool:
        """Whether the article is about one organisation far more than about any other."""
        weights = sorted(self._weights.values(), reverse=True)
        return bool(weights) and weights[0] >= 1 and (len(weights) == 1 or weights[1] <= _SECOND)

    @cached_property
    def _mentions(self) -> list[Mention]:
        organisations = self._scene.organisations
        return [
            mention
            for mention in organisations.mentions
            if not organisations.is_person(mention) and not organisations.is_reporter(mention)
        ]

    @cached_property
    def _positions(self) -> list[int]:
        return [mention.span.start for mention in self._mentions]

    def led(self, role: Span, *, spoken_for: frozenset[str]) -> Named | None:
        """Return whose “founder and CEO” a bare role is.

        Organisations that are ``spoken_for`` have somebody else in the article already.
        """
        block = self._block(role.start)
        before = self._block(block.start - 1)
        scores: dict[str, float] = {}
        last: dict[str, Mention] = {}
        for mention in self._mentions:
            start = mention.span.start
            score = 3 * self._weights[mention.party] - (mention.party in spoken_for)
            if block.start <= start < role.start:
                score += 2 if self._opens(start) or self._is_subject(mention) else 0.5
            elif before.start <= start < before.end:
                score += 1.5 if self._opens(start) else 0.2
            elif role.end <= start < self._sentence_end(role.end):
                score += 1 if self._is_subject(mention) else 0
            if score > scores.get(mention.party, 0):
                scores[mention.party], last[mention.party] = score, mention
        best = max(scores, key=lambda party: scores[party], default=None)
        if best is None or scores[best] < _LEAST:
            return None
        return Named(last[best].span, best)

    def meant(self, span: Span, noun: str, spoke: str | None = None) -> Named | None:
        """Return what “it” or “the company” stands for; ``spoke`` is who spoke last."""
        best: tuple[float, Mention] | None = None
        sentence = self._sentence(span.start)
        previous = self._sentence(sentence - 1) if sentence else 0
        block = self._block(span.start)
        said = _INSTITUTION.match(self._scene.text, previous) if noun in _PRONOUNS else None
        if said is not None and previous < sentence:
            # “The environment agency agreed. It …” is none of the companies named before.
            noun = said["noun"]
        first = bisect_left(self._positions, span.start - _REACH)
        for mention in self._mentions[first : bisect_left(self._positions, span.start)]:
            start = mention.span.start
            if self._scene.is_quoted(start) or not self._may_be(mention, noun):
                continue
            score = 1.5 * self._weights[mention.party] - (span.start - start) / 600
            subject = self._is_subject(mention)
            if start >= sentence:
                score += 2.5 if subject else 0.5
            elif start >= previous:
                score += 2 if subject else 1
            if start >= block.start and self._opens(start):
                score += 1
            score += 1.5 if mention.party == spoke else 0
            score += 2 if self._is_last_clause(mention) else 0
            score -= 2 if self._is_joined(mention) else 0
            score += 3 if noun in mention.party.lower().split() else 0
            if best is None or score >= best[0]:
                best = score, mention
        return Named(best[1].span, best[1].party) if best else None

    def bearing(self, name: str) -> Named | None:
        """Return the organisation that the article is about if ``name`` opens its own."""
        for party, weight in self._weights.items():
            if weight >= _NAMESAKE and name in party.split() and " " in party:
                mention = next(each for each in self._mentions if each.party == party)
                return Named(mention.span, party)
        return None

    def called(self, span: Span) -> Named | None:
        """Return the last organisation whose name holds the noun: “the guild”."""
        noun = span.of(self._scene.text).lower().split()[-1]
        for mention in reversed(self._scene.organisations.within(Span(0, span.start))):
            if noun in mention.party.lower().split():
                return Named(mention.span, mention.party)
        return None

    def _may_be(self, mention: Mention, noun: str) -> bool:
        """Tell whether “the union” or “the company” can stand for an organisation."""
        kind = self._scene.organisations.kind(mention.party)
        named = set(mention.party.lower().split())
        if noun in named:
            return True
        if noun in _BUSINESSES:
            if noun == "label" and kind not in (None, "label", "indie", "publisher"):
                return False
            return kind not in _BODIES and not named & _INSTITUTIONS
        if noun in _LOOSE:
            return kind is None
        if noun in _INSTITUTIONS and noun not in ("service", "agency"):
            short = mention.span.of(self._scene.text).isupper() and noun in _ABBREVIATED
            return short or (kind in _BODIES and noun in _ABBREVIATED)
        return True

    def _is_subject(self, mention: Mention) -> bool:
        text, start = self._scene.text, mention.span.start
        if _OBJECT.search(text[max(0, start - 14) : start]) is not None:
            return False
        if FORMER.search(text[max(0, start - 9) : start]) is not None:
            return False
        return _SUBJECT.match(text, mention.span.end) is not None

    def _is_last_clause(self, mention: Mention) -> bool:
        """Tell whether it is what the sentence ends with: “…, but the guild did.”."""
        ahead = self._scene.text[max(0, mention.span.start - 12) : mention.span.start]
        return _BUT.search(ahead) is not None

    def _is_joined(self, mention: Mention) -> bool:
        """Tell whether it is one of two: “Kobalt and Merlin”."""
        span, text = mention.span, self._scene.text
        return bool(_AND.match(text, span.end) or _AND_BEFORE.search(text[: span.start][-30:]))

    def _opens(self, position: int) -> bool:
        return self._sentence(position) == position

    def _sentence(self, position: int) -> int:
        place = bisect_right(self._starts, position) - 1
        return self._starts[place] if place >= 0 else 0

    def _sentence_end(self, position: int) -> int:
        place = bisect_right(self._starts, position)
        return self._starts[place] if place < len(self._starts) else len(self._scene.text)

    def _block(self, position: int) -> Span:
        if position < 0 or not self._scene.blocks:
            return Span(0, 0)
        return self._scene.block_at(position)
