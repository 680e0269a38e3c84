"""Which organisations an article names, and what they are called in full."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from index.extraction.quotes.companies import learn
from index.extraction.quotes.wordlists import OWNERS
from index.quotes import Named
from index.types import Span
from index.vocabulary import Mention, Vocabulary

_RUN = re.compile(
    rf"(?:[A-ZÀ-ÞŁŠŽ0-9][\w&.+!-]*|[a-z]{{1,4}}[A-Z]\w*){OWNERS}"
    r"(?:[ \u00a0](?:(?:of|for|the|and|&|de|des|der|in) ){0,2}"
    rf"(?:[A-ZÀ-ÞŁŠŽ][\w&.+!-]*{OWNERS})){{0,7}}"
)
_ABBREVIATED = re.compile(
    r"((?:[A-ZÀ-Þ][\w&’'-]*[ ])"
    r"(?:(?:of|for|the|and|&|de|des|der|in|[A-ZÀ-Þ][\w&’'-]*)[ ]){0,8})"
    r"\([\"“]?([A-Z][A-Za-z&]{1,9})[\"”]?\)"
)
_LAST_WORD_ALONE = re.compile(r"\b[Tt]he ([A-Z][a-z]{3,})\b(?! [A-Z]|[-\w])")
_KIND = re.compile(
    r"(?:the |an? )?(?:[A-Za-z][\w’'-]* ){0,3}(?:company|firm|label|start-?up|studio|platform|"
    r"agency|publisher|app|broker|bank|consultancy|think tank|charity|band|magazine|newspaper|"
    r"distributor|service|society|union|group) (?=[A-Z])"
)
_ARTICLE = re.compile(r"(?:the|The) ")
_ENDING = re.compile(r"(?:[’']s|[.,])+\Z")


class Organisations:
    """The organisations of one article."""

    def __init__(
        self, text: str, vocabulary: Vocabulary, people: frozenset[str], title: str = ""
    ) -> None:
        self._text = text
        self._full = _abbreviations(text)
        known = [m for m in vocabulary.mentions(text) if _is_written(text, m)]
        self._kinds = {party.name: party.kind for party in vocabulary.parties}
        self._artists = frozenset(p.name for p in vocabulary.parties if p.kind == "artist")
        self._reporters = frozenset(p.name for p in vocabulary.parties if p.reports)
        known = [m for m in known if not _is_part_of_longer(text, m, people)]
        taken = [m.span for m in known]
        unknown = learn(text, taken, people, title=title, abbreviations=self._full)
        new = [Mention(span, name, certain=False) for span, name in unknown]
        every = sorted([*known, *new], key=lambda mention: mention.span)
        every += _by_last_words(text, every)
        self.mentions = tuple(sorted(every, key=lambda mention: mention.span))
        self._starts = [mention.span.start for mention in self.mentions]

    def leave_out(self, names: Iterable[Span]) -> None:
        """Forget organisations that only looked like some, for they are somebody's name."""
        taken = sorted(names)
        self.mentions = tuple(
            mention
            for mention in self.mentions
            if mention.certain or not _touches(taken, mention.span)
        )
        self._starts = [mention.span.start for mention in self.mentions]

    def at(self, position: int) -> Mention | None:
        """Return the known organisation whose name begins at or runs over ``position``."""
        place = bisect_right(self._starts, position) - 1
        if place < 0 or self.mentions[place].span.end <= position:
            return None
        return self.mentions[place]

    def ending_at(self, position: int) -> Mention | None:
        """Return the known organisation whose name ends at ``position``."""
        found = self.at(position - 1) if position else None
        return found if found is not None and found.span.end == position else None

    def within(self, span: Span) -> list[Mention]:
        """Return the known organisations named in ``span``, in order."""
        first = bisect_right(self._starts, span.start - 1)
        found = []
        for mention in self.mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append(mention)
        return found

    def is_known(self, organisation: Named) -> bool:
        """Tell whether its name is one of the known, not just any run of capitals."""
        return self.at(organisation.span.start) is not None

    def reports(self, organisation: Named) -> bool:
        """Tell whether it is one that tells what others say, such as a newspaper."""
        return organisation.canonical in self._reporters

    def is_reporter(self, mention: Mention) -> bool:
        """Tell whether it is the name of one that tells what others say."""
        return mention.party in self._reporters

    def kind(self, party: str) -> str | None:
        """Return what the vocabulary says a party is, such as “label”; None if it is in none."""
        return self._kinds.get(party)

    def is_person(self, mention: Mention) -> bool:
        """Tell whether the vocabulary knows the name as that of somebody who performs."""
        return mention.party in self._artists

    def starting_at(self, position: int, limit: int) -> Named | None:
        """Return the organisation whose name starts at ``position``, known or only written so."""
        kind = _KIND.match(self._text, position, limit)
        position = kind.end() if kind else position
        article = _ARTICLE.match(self._text, position, limit)
        start = article.end() if article else position
        known = self.at(start) or (self.at(position) if article else None)
        run = _RUN.match(self._text, start, limit)
        if known is not None and (run is None or known.span.end >= run.end() or known.certain):
            return Named(known.span, known.party)
        if run is None:
            return None
        ending = _ENDING.search(run[0])
        end = run.end() - (len(ending[0]) if ending else 0)
        return self.named(Span(start, end)) if end > start else None

    def named(self, span: Span) -> Named:
        """Return the organisation that ``span`` names, by its full name where that is known."""
        inside = self.within(span)
        longest = max(inside, key=lambda mention: len(mention.span), default=None)
        if longest is not None and len(longest.span) * 2 > len(span):
            return Named(longest.span, longest.party)
        written = span.of(self._text)
        return Named(span, self._full.get(written, written))


def _by_last_words(text: str, known: list[Mention]) -> list[Mention]:
    """Return the mentions of “the Commission”, named in full before."""
    full: dict[str, Mention] = {}
    for mention in known:
        names = mention.party.split()
        if len(names) > 1:
            full.setdefault(names[-1], mention)
    taken = [mention.span for mention in known]
    found = []
    for match in _LAST_WORD_ALONE.finditer(text):
        meant, span = full.get(match[1]), Span(*match.span(1))
        if meant is not None and meant.span.start < span.start and not _touches(taken, span):
            found.append(Mention(span, meant.party, certain=False))
    return found


def _touches(spans: list[Span], span: Span) -> bool:
    place = bisect_right(spans, span)
    return any(each.overlaps(span) for each in spans[max(0, place - 1) : place + 1])


def _is_part_of_longer(text: str, mention: Mention, people: frozenset[str]) -> bool:
    """Tell whether an everyday word that is also a party is part of another name."""
    if mention.certain:
        return False
    written = mention.span.of(text)
    ahead = re.search(
        r"[A-ZÀ-Þ][\w’-]+ \Z", text[max(0, mention.span.start - 20) : mention.span.start]
    )
    return written in people or (ahead is not None and f"{ahead[0]}{written}" in people)


def _is_written(text: str, mention: Mention) -> bool:
    written = mention.span.of(text)
    return "." in written or any(letter.isupper() for letter in written)


def _abbreviations(text: str) -> dict[str, str]:
    """Return what abbreviations such as “(AMA)” stand for, where their letters fit."""
    found = {}
    for match in _ABBREVIATED.finditer(text):
        words = match[1].split()
        capitals = [word for word in words if word[0].isupper()]
        short = match[2]
        letters = [letter for letter in short if letter.isupper()]
        kept = capitals[-len(letters) :]
        if len(kept) == len(letters) and all(
            word[0] == letter for word, letter in zip(kept, letters, strict=True)
        ):
            start = len(words) - 1 - words[::-1].index(kept[0])
            found[short] = " ".join(words[start:])
    return found
