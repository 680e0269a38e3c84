"""What contestants are asked about: a folder of articles, and questions with their answers."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from bench.contestants.wire import Document
from bench.quality import Evidence, Question
from index.evaluation.questions import read_questions
from index.reading import FolderSource


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles as this program reads them, and the folder they stand in."""

    folder: Path
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, folder: Path) -> "Corpus":
        """Read a folder of articles."""
        source = FolderSource(folder)
        articles = [source.read(file) for file in source.files()]
        return cls(folder, tuple(Document(each.file, each.title, each.text) for each in articles))

    @property
    def characters(self) -> int:
        """How many characters the texts have together."""
        return sum(len(document.text) for document in self.documents)


def labelled_questions(file: Path) -> list[Question]:
    """Read the answerable questions of a file that ``liner-notes eval answers`` understands."""
    return [
        Question(
            each.question,
            frozenset(each.articles),
            tuple(Evidence(one.article, one.sentence) for one in each.evidence),
        )
        for each in read_questions(file)
        if each.answerable
    ]


class _Asked(BaseModel):
    question: str
    is_impossible: bool = False


class _Paragraph(BaseModel):
    context: str
    qas: list[_Asked]


class _Page(BaseModel):
    title: str
    paragraphs: list[_Paragraph]


class _Squad(BaseModel):
    data: list[_Page]


def squad(file: Path, folder: Path) -> list[Question]:
    """Write each paragraph of a SQuAD file to ``folder`` as an article of its page's title.

    The file may be packed with gzip, and may hold the list of pages alone. Returns the questions
    that have an answer.
    """
    questions = []
    for name, title, paragraph in _paragraphs(file):
        # A JSON string is a YAML string as well.
        article = f"---\ntitle: {json.dumps(title)}\n---\n{paragraph.context}\n"
        (folder / name).write_text(article, encoding="utf-8")
        asked = [each.question for each in paragraph.qas if not each.is_impossible]
        questions += [Question(text, frozenset({name})) for text in asked]
    return questions


def _paragraphs(file: Path) -> Iterator[tuple[str, str, _Paragraph]]:
    data = file.read_bytes()
    unpacked = gzip.decompress(data) if file.suffix == ".gz" else data
    number = 0
    read = TypeAdapter(_Squad | list[_Page]).validate_json(unpacked)
    for page in read.data if isinstance(read, _Squad) else read:
        for paragraph in page.paragraphs:
            number += 1
            yield f"{number:05}.md", page.title.replace("_", " "), paragraph
