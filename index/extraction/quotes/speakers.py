"""From the words that name a speaker to who is meant."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.extraction.quotes.cues import DOCUMENTS
from index.extraction.quotes.names import runs
from index.extraction.quotes.organisations import Organisations
from index.extraction.quotes.parse import Node, Tree
from index.extraction.quotes.people import People, Person
from index.extraction.quotes.titles import COMPANY_NOUNS, UNNAMED
from index.extraction.quotes.wordlists import listed
from index.quotes import Named
from index.types import Span

_PRONOUNS = listed("he she they it")
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_UNNAMED_PRONOUNS = listed("""one some many others another most several both few all somebody
    someone anybody anyone everybody everyone nobody none two three""")
_THINGS = listed("""thing things year years month months week weeks day days time times fact
    idea ideas move moves deal deals song songs album albums decision plan plans price prices
    number numbers case cases point points issue result results way change changes
    problem problems game market track tracks music show shows shares share stock""")
_CORE = listed("relcl acl prep appos punct poss conj cc advcl case advmod")
_LOOKED_THROUGH = listed("relcl acl prep poss conj cc advcl case")
_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sen|Senator|Rep|Representative|Gov|Governor|Sir|Dame|"
    r"Lord|Lady|President|Judge|Justice|Secretary|Minister|Mayor|Chief|Detective|Lt|Sgt|Capt|Col|"
    r"Gen|General|Officer|Rev|Reverend|Sheriff|Rabbi|Pope|Congressman|Congresswoman|Chairman|"
    r"Chairwoman|Speaker|Ambassador|Commissioner|Inspector|Superintendent|Deputy|Captain|"
    r"Colonel|Sergeant|Lieutenant|Attorney|Vice)\.? )+"
)
_LONGEST_NAME = 40
_OF = re.compile(r",? (?:of|at|from|with) (?:the )?\Z")
_THE = re.compile(r"[Tt]he (?=[A-Z])")
_ENDING_PRONOUN = re.compile(r"(?<![\w’'])(?:he|she|they|it)\Z", re.IGNORECASE)
_STANDS_FOR = re.compile(r"(?:he|she|they|it)\b", re.IGNORECASE)
_AGED = re.compile(r"(?:the|a|an) \d{1,3}-year-old\b", re.IGNORECASE)
_COMPANY = re.compile(
    rf"(?:the|both) (?:\w+ )?(?:{'|'.join(sorted(COMPANY_NOUNS))}|pair|labels|companies)\b",
    re.IGNORECASE,
)


class Sort(Enum):
    """What a speaker is named by."""

    PERSON = auto()
    ORGANISATION = auto()
    NAME = auto()
    """A name of which it is not known whose it is."""
    PRONOUN = auto()
    COMPANY = auto()
    """A noun for an organisation, such as “the company”."""
    NOUN = auto()
    """A noun for somebody, such as “a spokesman”."""
    DOCUMENT = auto()
    THING = auto()
    """A noun of which it is not known whether it can speak."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker."""

    span: Span
    sort: Sort
    person: Person | None = None
    organisation: Named | None = None
    """The speaker itself, or the one that a noun such as “spokesman” belongs to."""


class Namer:
    """Tells whom the words of one article name."""

    def __init__(self, text: str, organisations: Organisations, people: People) -> None:
        self._text = text
        self._organisations = organisations
        self._people = people

    def at(self, position: int, limit: int) -> Speaker | None:
        """Return the speaker whose name begins at ``position``: a name, pronoun or company."""
        start = position
        title = _HONORIFIC.match(self._text, position, limit)
        position = title.end() if title else position
        mention = self._people.covering(position)
        if mention is not None and mention.span.start <= position:
            return Speaker(mention.span, Sort.PERSON, mention.person)
        article = _THE.match(self._text, start, limit)
        organisation = self._organisation_at(article.end() if article else start)
        if organisation is not None:
            return organisation
        pronoun = _STANDS_FOR.match(self._text, start, limit)
        if pronoun:
            return Speaker(Span(*pronoun.span()), Sort.PRONOUN)
        aged = _AGED.match(self._text, start, limit)
        if aged:
            return Speaker(Span(*aged.span()), Sort.NOUN)
        company = _COMPANY.match(self._text, start, limit)
        return Speaker(Span(*company.span()), Sort.COMPANY) if company else None

    def ending(self, position: int) -> Speaker | None:
        """Return the name or pronoun that ends right before ``position``."""
        mention = self._people.covering(position - 1) if position else None
        if mention is not None and mention.span.end == position:
            return Speaker(mention.span, Sort.PERSON, mention.person)
        known = self._organisations.ending_at(position)
        if known is not None:
            return self._organisation_at(known.span.start)
        ahead = self._text[max(0, position - _LONGEST_NAME) : position]
        pronoun = _ENDING_PRONOUN.search(ahead)
        if pronoun is not None:
            return Speaker(Span(position - len(pronoun[0]), position), Sort.PRONOUN)
        names = list(runs(self._text, position - len(ahead), position))
        if names and names[-1].end == position and not self._is_cut(names[-1].start):
            return Speaker(names[-1], Sort.NAME)
        return None

    def _is_cut(self, start: int) -> bool:
        """Tell whether a name only seems to begin at ``start``."""
        return start > 0 and self._text[start - 1].isalnum()

    def _organisation_at(self, position: int) -> Speaker | None:
        known = self._organisations.at(position)
        if known is None or known.span.start > position:
            return None
        if self._organisations.is_person(known):
            return Speaker(known.span, Sort.NAME, organisation=None)
        named = Named(known.span, known.party)
        return Speaker(known.span, Sort.ORGANISATION, organisation=named)

    def of(self, tree: Tree, node: Node) -> Speaker | None:
        """Return the speaker that the noun ``node`` and what hangs on it name."""
        if node.quote is not None:
            return None
        folded = node.text.lower()
        if node.pos == "PRON" or folded in _PRONOUNS:
            return self._pronoun(tree, node, folded)
        person = self._person(tree, node)
        if person is not None:
            return person
        core = self._core(tree, node)
        known = self._organisation_at(node.span.start)
        if known is None:
            within = self._organisations.at(node.span.start)
            known = self._organisation_at(within.span.start) if within else None
        if known is not None:
            return known
        return self._noun(tree, node, core, folded)

    def _pronoun(self, tree: Tree, node: Node, folded: str) -> Speaker | None:
        if folded in _PRONOUNS or (folded in _OWNERS and node.dep == "poss"):
            return Speaker(node.span, Sort.PRONOUN)
        if folded in ("who", "which", "that") and tree.head(node).dep == "relcl":
            return self.of(tree, tree.head(tree.head(node)))
        return Speaker(node.span, Sort.NOUN) if folded in _UNNAMED_PRONOUNS else None

    def _person(self, tree: Tree, node: Node) -> Speaker | None:
        mention = self._people.covering(node.span.start)
        if mention is None:
            nodes = tree.subtree(node, leave_out=_LOOKED_THROUGH)
            found = [m for each in nodes if (m := self._people.covering(each.span.start))]
            mention = found[-1] if found else None
        if mention is None:
            return None
        return Speaker(mention.span, Sort.PERSON, mention.person)

    def _core(self, tree: Tree, node: Node) -> Span:
        nodes = tree.subtree(node, leave_out=_CORE)
        # Only what stands together: a stray branch must not stretch the span.
        kept = [node]
        for each in reversed([n for n in nodes if n.index < node.index]):
            if kept[0].index - each.index > 1:
                break
            kept.insert(0, each)
        return Span(kept[0].span.start, node.span.end)

    def _noun(self, tree: Tree, node: Node, core: Span, folded: str) -> Speaker | None:
        behind = self._people.covering(core.end + 2)
        if behind is not None and self._text[core.end : behind.span.start] == ", ":
            # “Her co-author, Per Lindholm of the Pond Institute, was blunt.”
            return Speaker(behind.span, Sort.PERSON, behind.person)
        owner = self._owner(tree, node, core)
        if folded in DOCUMENTS:
            for poss in tree.children(node, "poss"):
                own = self.of(tree, poss)
                if own is not None and own.sort in (Sort.PERSON, Sort.ORGANISATION):
                    return own
            return Speaker(core, Sort.DOCUMENT, organisation=owner)
        definite = self._text[core.start : core.start + 4].lower() == "the "
        named = self._named_behind(core) if folded in COMPANY_NOUNS else None
        if named is not None:
            return named
        if folded in COMPANY_NOUNS and definite and owner is None:
            return Speaker(core, Sort.COMPANY)
        if UNNAMED.fullmatch(folded):
            return Speaker(core, Sort.NOUN, organisation=owner)
        bare = not tree.children(node, "det", "amod", "nummod")
        if node.text[:1].isupper() and (node.pos == "PROPN" or bare):
            run = self._run_at(node.span) or core
            return self._of_it(run) or Speaker(run, Sort.NAME)
        if node.pos in ("NOUN", "PROPN", "ADJ", "NUM") and folded not in _THINGS:
            return Speaker(core, Sort.THING, organisation=owner)
        return None

    def _of_it(self, run: Span) -> Speaker | None:
        """Return the person in “Renata Quispe, of Quispe Farrow, who …”."""
        link = _OF.search(self._text[max(0, run.start - 12) : run.start])
        mention = self._people.covering(run.start - len(link[0]) - 1) if link else None
        return Speaker(mention.span, Sort.PERSON, mention.person) if mention else None

    def _named_behind(self, core: Span) -> Speaker | None:
        """Return the organisation of “His publisher, Hart & Selwyn,”."""
        if self._text[core.end : core.end + 2] != ", ":
            return None
        found = self._organisation_at(core.end + 2)
        if found is None or self._text[found.span.end : found.span.end + 1] != ",":
            return None
        return found

    def _run_at(self, span: Span) -> Span | None:
        """Return the whole name that ``span`` is a part of, such as Newton-Rex of “Rex”."""
        start = max(0, span.start - _LONGEST_NAME)
        start = self._text.rfind(" ", 0, start) + 1
        around = runs(self._text, start, min(len(self._text), span.end + _LONGEST_NAME))
        return next((run for run in around if run.covers(span)), None)

    def _owner(self, tree: Tree, node: Node, core: Span) -> Named | None:
        """Return the organisation of “a Suno spokesman” or “a spokesman for Suno”."""
        known = [
            m for m in self._organisations.within(core) if not self._organisations.is_person(m)
        ]
        if known:
            return Named(known[0].span, known[0].party)
        for poss in tree.children(node, "poss"):
            found = self._organisations.at(poss.span.start)
            if found is not None:
                return Named(found.span, found.party)
        for prep in tree.children(node, "prep"):
            if prep.text.lower() in ("for", "of", "from", "at", "with", "by"):
                for noun in tree.children(prep, "pobj"):
                    first = tree.subtree(noun, leave_out=_CORE)[0]
                    named = self._organisations.starting_at(first.span.start, first.span.start + 80)
                    if named is not None:
                        return named
        return None
