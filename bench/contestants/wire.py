"""How a contestant is spoken to: told on its command line to index, asked questions line by line.

``build CORPUS FOLDER`` indexes a JSON list of documents and prints one JSON object.
``answer FOLDER`` opens that index, and then answers each line of standard input, a JSON object
with a question, by a line of standard output.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol, TextIO

from bench.memory import peak_mb

DEPTH = 30
"""How many pieces of text a ranking holds; enough for ten documents."""
SHOWN = 3
"""How many of them a reader sees unless the contestant chooses."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the corpus."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a document's text, ``text[start:end]``."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question: a ranking, and how many of it a reader sees."""

    ranking: tuple[Found, ...]
    shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class Timed:
    """A reply, the milliseconds it took, and the most memory the program has held in MiB."""

    reply: Reply
    ms: float
    peak_mb: float

    @classmethod
    def parse(cls, line: str) -> "Timed":
        """Read a line that :func:`serve` wrote."""
        told = json.loads(line)
        ranking = tuple(Found(**each) for each in told["reply"]["ranking"])
        return cls(Reply(ranking, told["reply"]["shown"]), told["ms"], told["peak_mb"])


Ask = Callable[[str], Reply]


class Contestant(Protocol):
    """A program that finds texts."""

    def build(self, corpus: Sequence[Document], folder: Path) -> int:
        """Index the corpus in ``folder``; return into how many passages it was divided."""

    def opened(self, folder: Path) -> AbstractContextManager[Ask]:
        """Open the index in ``folder``, ready to be asked."""


def serve(contestant: Contestant) -> None:
    """Do what the command line says."""
    match sys.argv[1:]:
        case ["build", corpus, folder]:
            out = _own_output()
            passages = contestant.build(read_corpus(Path(corpus)), Path(folder))
            print(json.dumps({"passages": passages}), file=out)
        case ["answer", folder]:
            out = _own_output()
            with contestant.opened(Path(folder)) as ask:
                for line in sys.stdin:
                    print(json.dumps(asdict(_timed(ask, json.loads(line)))), file=out)
        case _:
            sys.exit("usage: build CORPUS FOLDER | answer FOLDER")


def read_corpus(path: Path) -> list[Document]:
    """Read what :func:`write_corpus` wrote."""
    return [Document(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def write_corpus(corpus: Sequence[Document], path: Path) -> None:
    """Write the documents as a JSON list."""
    path.write_text(json.dumps([asdict(document) for document in corpus]), encoding="utf-8")


def _own_output() -> TextIO:
    """Return standard output, and send to standard error what libraries print there."""
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    return out


def _timed(ask: Ask, question: str) -> Timed:
    began = time.perf_counter()
    reply = ask(question)
    return Timed(reply, (time.perf_counter() - began) * 1000, peak_mb())
