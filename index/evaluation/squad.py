"""Files in the format of SQuAD: paragraphs, and questions that one of them answers.

JSON as it is published, or gzip of it: a list of ``{"title", "paragraphs"}``, or an object that
holds such a list under ``data``. An answer is ``{"text", "answer_start"}`` or its text alone.
"""

import gzip
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, NonNegativeInt, TypeAdapter
from pydantic_core import from_json

from index.errors import UserError
from index.evaluation.answers import places
from index.evaluation.complaints import explained
from index.question import asks_something, tidy

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that is searched."""

    topic: int
    """Number of the article it is of."""
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that one paragraph answers."""

    text: str
    paragraph: int
    """Its place among the paragraphs."""
    answers: tuple[int, ...]
    """Where in it an answer begins."""


@dataclass(frozen=True, slots=True)
class Squad:
    """The paragraphs of a file, and those of its questions that can be answered."""

    paragraphs: tuple[Paragraph, ...]
    questions: tuple[Question, ...]

    def sample(self, count: int | None, seed: int = 1) -> Self:
        """Keep ``count`` of the questions, the same every time; all if that many are not there."""
        if count is None or count >= len(self.questions):
            return self
        drawn = np.random.default_rng(seed).choice(len(self.questions), count, replace=False)
        return replace(self, questions=tuple(self.questions[row] for row in sorted(drawn)))


def read_squad(path: Path) -> Squad:
    """Read a file in the format of SQuAD.

    Raises:
        UserError: it is missing or damaged, is of another form, or has no answerable question.
    """
    with explained(path):
        squad = _squad(_articles(from_json(_content(path))))
    if not squad.questions:
        raise UserError(f"{path} has no question that one of its paragraphs answers.")
    return squad


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Answer(_Row):
    text: str
    answer_start: NonNegativeInt


class _Question(_Row):
    question: str
    answers: tuple[_Answer | str, ...] = ()
    is_impossible: bool = False


class _Paragraph(_Row):
    context: str
    qas: tuple[_Question, ...] = ()


class _Article(_Row):
    title: str
    paragraphs: tuple[_Paragraph, ...]


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if not content.startswith(_GZIP):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise UserError(f"{path} is a damaged gzip file.") from error


def _articles(value: Any) -> tuple[_Article, ...]:
    rows = value.get("data") if isinstance(value, dict) else value
    return TypeAdapter(tuple[_Article, ...]).validate_python(rows)


def _squad(articles: tuple[_Article, ...]) -> Squad:
    paragraphs: list[Paragraph] = []
    questions: list[Question] = []
    for topic, article in enumerate(articles):
        for each in article.paragraphs:
            if not each.context.strip():
                continue
            questions += [
                Question(tidy(asked.question), len(paragraphs), _beginnings(asked, each.context))
                for asked in each.qas
                if not asked.is_impossible and asks_something(tidy(asked.question))
            ]
            title = article.title.replace("_", " ")
            paragraphs.append(Paragraph(topic, title, each.context))
    return Squad(tuple(paragraphs), tuple(each for each in questions if each.answers))


def _beginnings(asked: _Question, context: str) -> tuple[int, ...]:
    """Return where the answers begin: one without a place counts wherever its words stand."""
    found: list[int] = []
    for each in asked.answers:
        if isinstance(each, str):
            found += (place.start for place in places(each.strip(), context))
        elif each.answer_start < len(context):
            found.append(each.answer_start)
    return tuple(dict.fromkeys(found))
