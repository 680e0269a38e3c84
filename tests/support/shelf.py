"""Articles in memory, read by the library's own reader."""

import hashlib
from collections.abc import Iterator

from index.errors import SourceError
from index.reading import SourceFile, read_article
from index.types import Article


class Shelf:
    """A source whose files are a dictionary of names and texts.

    A name in ``problems`` is listed but cannot be read, for the reason given there.
    """

    def __init__(self, texts: dict[str, str], problems: dict[str, str] | None = None) -> None:
        self.texts = texts
        self.problems = problems or {}

    def files(self) -> Iterator[SourceFile]:
        for name in sorted(self.texts.keys() | self.problems.keys()):
            if problem := self.problems.get(name):
                yield SourceFile(name, "", problem)
            else:
                digest = hashlib.sha256(self.texts[name].encode()).hexdigest()
                yield SourceFile(name, digest)

    def read(self, file: SourceFile) -> Article:
        if file.problem:
            raise SourceError(file.name, file.problem)
        return read_article(file.name, self.texts[file.name].encode())
