"""Who said it, by the grammar of the sentence that the quote stands in."""

from collections.abc import Iterator

from index.extraction.quotes.cues import DOCUMENTS, LEMMAS, NOUNS, WEAK
from index.extraction.quotes.frames import COLON, LOOSE, PARSED, Frame
from index.extraction.quotes.parse import Node, Tree
from index.extraction.quotes.speakers import Namer, Sort, Speaker
from index.extraction.quotes.titles import UNNAMED
from index.extraction.quotes.wordlists import listed

_REACH = 160
"""Characters in which the name of a speaker must end."""
_WITH_OBJECT = listed("observe maintain offer report address answer request order follow")
"""Verbs that say nothing when they have an object of the writer's."""
_TOUCH = 4
"""Words in which the verb right before a quote must stand."""
_THOUGHT = listed("find think hope expect")
_PEOPLE = (Sort.PERSON, Sort.PRONOUN, Sort.NOUN)


class Parsed:
    """Finds frames in the tree of a sentence."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer

    def frame(self, tree: Tree, number: int, *, woven_in: bool) -> Frame | None:
        """Return who says quote ``number`` of the article by the grammar of the sentence.

        What is ``woven_in`` runs on from the words of the writer before it.
        """
        top = _top(tree, number)
        if top is None:
            return None
        ahead = [node for node in tree.ancestors(top) if node.index < top.index]
        for verb in [
            *self._touching(tree, top),
            *ahead,
            *(self._cues_before(tree, top) if woven_in else ()),
        ]:
            found = self._by(tree, verb, number)
            if found is not None:
                return found
        for verb in [*tree.ancestors(top), *tree.children(top), top]:
            found = self._by(tree, verb, number)
            if found is not None:
                return found
        return self.according(tree)

    def _touching(self, tree: Tree, top: Node) -> list[Node]:
        """Return the verb right before a quote: “a charge that Holm called “absurd””."""
        first = min(node.index for node in tree.nodes if node.quote == top.quote)
        for node in reversed(tree.nodes[max(0, first - _TOUCH) : first]):
            if node.quote is not None:
                return []
            if node.pos == "VERB":
                return [node]
            if node.pos not in ("PUNCT", "ADP", "DET", "PRON", "SCONJ"):
                return []
        return []

    def _cues_before(self, tree: Tree, top: Node) -> list[Node]:
        """Return the verbs before a quote that is part of the writer's sentence, nearest first."""
        return [
            node
            for node in reversed(tree.nodes[: top.index])
            if node.quote is None and node.pos == "VERB"
        ]

    def colon(self, tree: Tree) -> Frame | None:
        """Return who is meant by “Her rule: …” or “Smith was blunt: …”."""
        speaker = self.main(tree)
        if speaker is None or speaker.sort is Sort.THING:
            speaker = self._owner(tree)
        if speaker is None and tree.nodes:
            first = _behind_place(tree).span.start
            speaker = self._namer.at(first, first + _REACH)
            named = speaker is not None and speaker.sort in (Sort.PERSON, Sort.ORGANISATION)
            passive = any(node.dep in ("nsubjpass", "auxpass") for node in tree.nodes)
            return Frame(speaker, None, LOOSE) if speaker and named and not passive else None
        return Frame(speaker, None, COLON) if speaker else None

    def _owner(self, tree: Tree) -> Speaker | None:
        """Return whose the subject or the headless noun is: “Her rule”, “Statement from UMG”."""
        root = next((node for node in tree.nodes if node.head == node.index), None)
        if root is None:
            return None
        owners = []
        for noun in (root, *tree.children(root, "nsubj")):
            owners += tree.children(noun, "poss")
            for prep in tree.children(noun, "prep"):
                if prep.text.lower() in ("from", "by") and noun.text.lower() in DOCUMENTS:
                    owners += tree.children(prep, "pobj")
        return next((s for owner in owners if (s := self._namer.of(tree, owner))), None)

    def loose(self, tree: Tree, number: int) -> Frame | None:
        """Return the nearest frame in the sentence, whatever the grammar says."""
        top = _top(tree, number)
        return self._loose(tree, top) if top is not None else None

    def told(self, tree: Tree) -> Speaker | None:
        """Return who speaks in a sentence without a quote: “In 2008, she points out, …”."""
        for node in tree.nodes:
            if node.pos == "VERB" and LEMMAS.get(node.text.lower(), "go") not in WEAK:
                speaker = self.subject(tree, node)
                if speaker is not None and speaker.sort in _PEOPLE:
                    return speaker
        speaker = self.main(tree) or self._owner(tree)
        return speaker if speaker is not None and speaker.sort in _PEOPLE else None

    def _by(self, tree: Tree, node: Node, number: int) -> Frame | None:
        lemma = LEMMAS.get(node.text.lower())
        if node.quote == number or node.pos == "PUNCT":
            return None
        if lemma is not None and node.pos in ("VERB", "AUX", "ADJ"):
            speaker = self.subject(tree, node)
            reads = lemma == "read" and speaker is not None and speaker.sort is Sort.DOCUMENT
            if lemma in _WITH_OBJECT and _has_object(tree, node):
                return None
            if speaker is not None and (reads or lemma not in WEAK):
                return Frame(speaker, node.span, PARSED)
            return None
        if node.text.lower() in NOUNS and node.pos == "NOUN":
            for owner in tree.children(node, "poss"):
                speaker = self._namer.of(tree, owner)
                if speaker is not None:
                    return Frame(speaker, node.span, PARSED)
        return None

    def according(self, tree: Tree) -> Frame | None:
        """Return the frame “according to Holm” or “in the words of Holm”."""
        for node in tree.nodes:
            if node.text.lower() not in ("according", "words") or node.quote is not None:
                continue
            nouns = [n for to in tree.children(node, "prep") for n in tree.children(to, "pobj")]
            for speaker in filter(None, (self._namer.of(tree, noun) for noun in nouns)):
                return Frame(speaker, node.span, PARSED)
        return None

    def _loose(self, tree: Tree, top: Node) -> Frame | None:
        """Return the frame of the nearest verb that can frame a quote at all."""
        verbs = [
            node
            for node in tree.nodes
            if node.quote is None
            and node.pos == "VERB"
            and LEMMAS.get(node.text.lower(), "go") not in WEAK - _THOUGHT
        ]
        for verb in sorted(verbs, key=lambda node: abs(node.index - top.index)):
            speaker = self.subject(tree, verb)
            if speaker is not None and speaker.sort is not Sort.THING:
                return Frame(speaker, verb.span, LOOSE)
        return None

    def subject(self, tree: Tree, verb: Node) -> Speaker | None:
        """Return who does ``verb``."""
        thing: Speaker | None = None
        for node in _bearers(tree, verb):
            speaker = self._namer.of(tree, node)
            if speaker is None:
                continue
            if speaker.sort is Sort.DOCUMENT:
                noun = tree.head(tree.head(node)) if node.pos == "PRON" else node
                return self._behind_document(tree, noun) or speaker
            if speaker.sort is not Sort.THING:
                return speaker
            thing = thing or speaker
        return thing

    def _behind_document(self, tree: Tree, node: Node) -> Speaker | None:
        """Return who issued what speaks: “The RIAA issued a statement that called …”."""
        if node.dep != "pobj":
            return None
        for above in tree.ancestors(node):
            if above.pos == "VERB":
                subjects = tree.children(above, "nsubj")
                return next((s for n in subjects if (s := self._namer.of(tree, n))), None)
        return None

    def main(self, tree: Tree) -> Speaker | None:
        """Return the subject of the whole sentence, if it can speak."""
        root = next((node for node in tree.nodes if node.head == node.index), None)
        if root is None or root.quote is not None:
            return None
        asked = root.text.lower() in LEMMAS
        subjects = tree.children(root, "nsubj", *(() if asked else ("nsubjpass",)))
        return next((s for n in subjects if (s := self._namer.of(tree, n))), None) or self.subject(
            tree, root
        )


def _behind_place(tree: Tree) -> Node:
    """Return where a sentence begins, or goes on after “At GEMA, ”."""
    if tree.nodes[0].text not in ("At", "For", "Over", "In"):
        return tree.nodes[0]
    comma = next((node.index for node in tree.nodes[:8] if node.text == ","), -1)
    return tree.nodes[min(comma + 1, len(tree.nodes) - 1)]


def _has_object(tree: Tree, verb: Node) -> bool:
    return any(child.quote is None for child in tree.children(verb, "dobj"))


def _top(tree: Tree, number: int) -> Node | None:
    own = [n for n in tree.nodes if n.quote == number and n.pos != "PUNCT"]
    for node in own:
        head = tree.head(node)
        if head.quote != number or head.index == node.index:
            return node
    return own[0] if own else None


def _bearers(tree: Tree, verb: Node) -> Iterator[Node]:
    """Yield the nouns that may be the subject of ``verb``, the likeliest first."""
    passive = bool(tree.children(verb, "nsubjpass", "auxpass"))
    if passive:
        yield from _agents(tree, verb)
        if verb.text.lower() in ("quoted", "cited"):
            yield from tree.children(verb, "nsubjpass")
        return
    subjects = tree.children(verb, "nsubj")
    if subjects:
        yield from subjects
        return
    agents = list(_agents(tree, verb))
    if agents:
        yield from agents
        return
    yield from _inherited(tree, verb)


def _agents(tree: Tree, verb: Node) -> Iterator[Node]:
    for agent in tree.children(verb, "agent"):
        yield from tree.children(agent, "pobj")


def _inherited(tree: Tree, verb: Node) -> Iterator[Node]:
    """Yield subjects of what a verb without its own hangs on."""
    if verb.head == verb.index:
        for child in tree.children(verb, "dobj", "attr", "npadvmod", "oprd"):
            # “…,” read a sign: what follows an inverted verb often passes for its object.
            if tree.subtree(child)[0].index == verb.index + 1 or child.pos == "PROPN":
                yield child
        return
    head = tree.head(verb)
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
        # “a charge her campaign called “absurd”” is parsed as if the campaign were called so.
        speaks = head.index == verb.index - 1 and UNNAMED.fullmatch(head.text) is not None
        if verb.text.lower().endswith("ing") or verb.dep == "relcl" or speaks:
            yield head
        return
    if verb.dep == "parataxis":
        return
    for above in (head, *tree.ancestors(head)):
        if above.pos in ("VERB", "AUX"):
            yield from tree.children(above, "nsubj", "nsubjpass")
            yield from _agents(tree, above)
