"""What somebody is reported to have said, in the words of the writer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.extraction.quotes.cues import LEMMAS, REPORTING
from index.extraction.quotes.frames import REPORTED, Frame
from index.extraction.quotes.grammar import Parsed
from index.extraction.quotes.parse import Node, Tree
from index.extraction.quotes.scene import Line, Scene
from index.extraction.quotes.speakers import Namer, Sort, Speaker
from index.extraction.quotes.wordlists import listed
from index.types import Span

_SPEAKERS = (Sort.PERSON, Sort.NAME, Sort.PRONOUN, Sort.COMPANY)
_OFFICIAL = re.compile(
    r"^(?:the|an?|one|its|their|his|her) .*(?:spokes(?:man|woman|person)|official|minister|judge|"
    r"president|chief|executive|director|lawyer|attorney|chair(?:man|woman)|senator|mayor|"
    r"prosecutor|secretary|ministry|police|representative)$"
)
_WITH_OBJECT = listed("""
    stress emphasise emphasize highlight underscore underline praise criticise criticize condemn
    welcome deny decry denounce demand advocate dismiss reiterate lament
""")
"""Verbs whose bare object tells what was said."""
_WITH_INFINITIVE = listed("promise vow pledge urge propose threaten demand")
_TRAILING = re.compile(r"[”\"’']?,[”\"’']? ?[^.;:\n]{0,80}")
_NEVER = listed("would could might may can should must to will")
_FEWEST_WORDS = 3
_EDGES = ",.;:—–-\"“”'‘’()"


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported utterance."""

    span: Span
    line: Line
    frame: Frame


def statements(scene: Scene) -> Iterator[Statement]:
    """Yield the statements of an article, in order of the text."""
    finder = _Finder(scene)
    for line in scene.lines:
        if line.tree is not None:
            yield from finder.of(line, line.tree)


class _Finder:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._parsed = Parsed(scene.namer)
        self._namer: Namer = scene.namer

    def of(self, line: Line, tree: Tree) -> Iterator[Statement]:
        """Yield what one sentence reports, none inside another."""
        found: list[Statement] = []
        for node in tree.nodes:
            statement = self._by(line, tree, node)
            if statement is not None and not any(
                other.span.overlaps(statement.span) for other in found
            ):
                found.append(statement)
        yield from sorted(found, key=lambda each: each.span)

    def _by(self, line: Line, tree: Tree, node: Node) -> Statement | None:
        if node.quote is not None:
            return None
        if node.text.lower() == "according":
            return self._according(line, tree, node)
        lemma = LEMMAS.get(node.text.lower())
        if lemma not in REPORTING or node.pos != "VERB" or self._is_withheld(tree, node):
            return None
        content = self._content(tree, node, lemma)
        if content is None or content.overlaps(node.span):
            return None
        speaker = self._parsed.subject(tree, node)
        if speaker is None or content.overlaps(speaker.span) or not self._may_state(speaker):
            return None
        if content.end <= node.span.start and not self._trails(content, speaker, node):
            return None
        return Statement(content, line, Frame(speaker, node.span, REPORTED))

    def _may_state(self, speaker: Speaker) -> bool:
        """Tell whether the words name somebody in particular, or an official of somebody."""
        if speaker.sort is Sort.ORGANISATION and speaker.organisation is not None:
            return not self._scene.organisations.reports(speaker.organisation)
        written = speaker.span.of(self._scene.text).lower()
        if speaker.sort is Sort.NOUN:
            return speaker.organisation is not None or _OFFICIAL.search(written) is not None
        return speaker.sort in _SPEAKERS and written not in ("they", "their")

    def _trails(self, content: Span, speaker: Speaker, verb: Node) -> bool:
        """Tell whether a frame follows what was said after nothing but a comma."""
        frame = min(speaker.span.start, verb.span.start)
        return _TRAILING.fullmatch(self._scene.text[content.end : frame]) is not None

    def _is_withheld(self, tree: Tree, verb: Node) -> bool:
        """Tell whether the verb is denied, only possible, or part of a question."""
        helpers = tree.children(verb, "aux", "neg", "auxpass")
        words = {helper.text.lower() for helper in helpers}
        asked = tree.nodes[-1].text == "?"
        return bool(words & _NEVER) or any(h.dep == "neg" for h in helpers) or asked

    def _content(self, tree: Tree, verb: Node, lemma: str) -> Span | None:
        that = self._that(tree, verb)
        if that is not None:
            return self._span(_without_quote(self._after(tree, verb, that)))
        deps = ["ccomp"]
        deps += ["dobj"] if lemma in _WITH_OBJECT else []
        deps += ["xcomp"] if lemma in _WITH_INFINITIVE else []
        for clause in tree.children(verb, *deps):
            span = self._whole(tree, clause, verb)
            if span is not None:
                return span
        if verb.dep in ("parataxis", "ccomp") and not tree.children(verb, "ccomp"):
            return self._around(tree, verb)
        return None

    def _that(self, tree: Tree, verb: Node) -> Node | None:
        """Return the “that” which follows a verb, or follows an aside between commas."""
        commas = 0
        for node in tree.nodes[verb.index + 1 : verb.index + 14]:
            if node.quote is not None:
                return None
            if node.text.lower() == "that" and node.dep == "mark" and commas != 1:
                return node
            commas += node.text == ","
            if not commas and node.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
                return None
        return None

    def _after(self, tree: Tree, verb: Node, that: Node) -> list[Node]:
        """Return what follows “that”, without what else the speaker is said to have done."""
        end = len(tree.nodes)
        for child in tree.children(verb, "conj", "advcl", "cc"):
            first = tree.subtree(child)[0].index
            if child.index > that.index + 2 and first > that.index + 2 and child.dep != "cc":
                joint = first - 1 if tree.nodes[first - 1].dep in ("cc", "punct") else first
                end = min(end, joint)
        return list(tree.nodes[that.index + 1 : end])

    def _whole(self, tree: Tree, clause: Node, verb: Node) -> Span | None:
        nodes = [node for node in tree.subtree(clause) if _is_beside(node, clause, verb)]
        if clause.dep == "dobj":
            nodes = self._to_end_of_clause(tree, verb, nodes)
        nodes = _without_quote(nodes)
        while nodes and (nodes[0].dep == "mark" or nodes[0].pos == "PUNCT"):
            if nodes[0].dep == "mark" and nodes[0].text.lower() not in ("that", "as"):
                return None
            nodes = nodes[1:]
        return self._span(nodes)

    def _to_end_of_clause(self, tree: Tree, verb: Node, nodes: list[Node]) -> list[Node]:
        """Take in what follows an object: “the importance of pay *to protect artists*”."""
        joined = {node.index: node for node in nodes}
        for child in tree.children(verb, "xcomp", "advcl", "prep"):
            if child.index > nodes[-1].index:
                own = tree.subtree(child)
                if own[0].index == max(joined) + 1:
                    joined |= {node.index: node for node in own}
        return [joined[index] for index in sorted(joined)]

    def _around(self, tree: Tree, verb: Node) -> Span | None:
        """Return what follows “, Osprey stated,” in the clause that it is set into."""
        inner = {node.index for node in tree.subtree(verb)}
        nodes = [n for n in tree.nodes if n.index > max(inner) and n.index not in inner]
        while nodes and nodes[0].pos == "PUNCT":
            nodes = nodes[1:]
        return self._span(nodes)

    def _span(self, nodes: list[Node]) -> Span | None:
        nodes = _before_quote(nodes)
        if not nodes or any(node.quote is not None for node in nodes):
            return None
        if not any(node.pos in ("VERB", "AUX", "NOUN") for node in nodes):
            return None
        start, end = nodes[0].span.start, nodes[-1].span.end
        while start < end and _is_edge(self._scene.text[start]):
            start += 1
        while end > start and _is_edge(self._scene.text[end - 1]):
            end -= 1
        if end <= start or len(self._scene.text[start:end].split()) < _FEWEST_WORDS:
            return None
        return Span(start, end)

    def _according(self, line: Line, tree: Tree, node: Node) -> Statement | None:
        frame = self._parsed.according(tree)
        if frame is None or not self._may_state(frame.speaker):
            return None
        inner = {each.index for each in tree.subtree(node)}
        before = [n for n in tree.nodes if n.index < min(inner)]
        after = [n for n in tree.nodes if n.index > max(inner)]
        longer = before if len(before) > len(after) else after
        while longer and longer[0].pos == "PUNCT":
            longer = longer[1:]
        span = self._span(longer)
        return Statement(span, line, frame) if span is not None else None


def _without_quote(nodes: list[Node]) -> list[Node]:
    """Cut off a quote that follows a colon."""
    for place, node in enumerate(nodes):
        if node.text == ":" and any(after.quote is not None for after in nodes[place:]):
            return nodes[:place]
    return nodes


def _before_quote(nodes: list[Node]) -> list[Node]:
    """Cut off at a semicolon, and at the last comma before a quote."""
    for place, node in enumerate(nodes):
        if node.text == ";":
            return nodes[:place]
        if node.quote is not None:
            commas = [at for at, each in enumerate(nodes[:place]) if each.text == ","]
            return nodes[: commas[-1]] if commas else nodes
    return nodes


def _is_edge(character: str) -> bool:
    return character.isspace() or character in _EDGES


def _is_beside(node: Node, clause: Node, verb: Node) -> bool:
    return (node.index < verb.index) == (clause.index < verb.index)
