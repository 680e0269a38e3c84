"""What is said between the program and the process that reads articles: one JSON value a line."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from index.deals import UnknownName
from index.extraction.found import Extraction
from index.types import Article
from index.vocabulary_file import VocabularyFile


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be read, or, with no names accepted, only to be searched for names."""

    article: Article
    accepted: tuple[str, ...] | None


TASK = TypeAdapter(Task)
HARVEST = TypeAdapter(tuple[UnknownName, ...])
EXTRACTION = TypeAdapter(Extraction)
VOCABULARY = TypeAdapter(VocabularyFile)
