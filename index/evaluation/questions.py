"""Files of questions with the articles and sentences that answer them.

A JSON list of objects: ``question``, ``answerable``, and for answerable ones ``articles`` (file
names) and ``evidence`` (a list of ``{"article": file, "sentence": exact words}``); ``id`` and
``tags`` are optional.
"""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from index.evaluation.complaints import explained


class Evidence(BaseModel):
    """A sentence that answers, and the file it stands in."""

    model_config = ConfigDict(frozen=True)

    article: str
    sentence: str


class LabelledQuestion(BaseModel):
    """A question and what would be a right answer to it."""

    model_config = ConfigDict(frozen=True)

    question: str
    answerable: bool
    id: str = ""
    tags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Read a file of questions.

    Raises:
        UserError: the file is missing or not of this form.
    """
    with explained(path):
        rows = json.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(list[LabelledQuestion]).validate_python(rows)
