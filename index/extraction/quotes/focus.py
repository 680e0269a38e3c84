"""Which organisation an article is speaking of at a place where it does not say."""

import re

from index.extraction.quotes.scene import Scene
from index.quotes import Named
from index.types import Span

_OPENS = re.compile(r"[\n.!?”\"] ?(?:[•-] )?\Z")
_NEAR = 600
_REACH = 1_500
"""Characters before a role such as “the CEO” in which its company is looked for."""


class Focus:
    """Finds what “the company” and a bare “founder and CEO” belong to."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def opening(self, position: int) -> Named | None:
        """Return the organisation that a sentence before ``position`` begins with."""
        organisations = self._scene.organisations
        since = Span(max(0, position - _REACH), position)
        for mention in reversed(organisations.within(since)):
            start = mention.span.start
            before = self._scene.text[max(0, start - 3) : start]
            opens = _OPENS.search(before) is not None or start == 0
            if opens and not organisations.is_person(mention) and not self._scene.is_quoted(start):
                return Named(mention.span, mention.party)
        return self._only_one(position)

    def _only_one(self, position: int) -> Named | None:
        """Return the one organisation named so far, if there is just one."""
        named = self._scene.organisations.within(Span(0, position))
        if len({mention.party for mention in named}) != 1:
            return None
        return Named(named[0].span, named[0].party)

    def nearest(self, position: int) -> Named | None:
        """Return the last organisation before ``position``, if the article names it again."""
        organisations = self._scene.organisations
        for mention in reversed(organisations.within(Span(max(0, position - _NEAR), position))):
            again = sum(other.party == mention.party for other in organisations.mentions) > 1
            if again and not organisations.is_person(mention):
                return Named(mention.span, mention.party)
        return None

    def called(self, span: Span) -> Named | None:
        """Return the last organisation whose name holds the noun: “the guild”."""
        noun = span.of(self._scene.text).lower().split()[-1]
        for mention in reversed(self._scene.organisations.within(Span(0, span.start))):
            if noun in mention.party.lower().split():
                return Named(mention.span, mention.party)
        return None
