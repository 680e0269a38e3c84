"""Files of questions with the articles and sentences that answer them.

A JSON list of objects: ``question``, ``answerable``, and for answerable ones ``articles`` (file
names) and ``evidence`` (a list of ``{"article": file, "sentence": exact words}``); ``id`` and
``tags`` are optional.
"""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from index.errors import UserError


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
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(list[LabelledQuestion]).validate_python(rows)
    except OSError as error:
        raise UserError(f"The file {path} cannot be read.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{path}: {where}: {first['msg']}") from error
    except ValueError as error:
        raise UserError(f"{path} is not a JSON file.") from error
