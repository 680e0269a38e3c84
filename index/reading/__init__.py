"""From a file to an article: text, Markdown, HTML, PDF, Word, and what is known beside it."""

from index.reading.article import MAX_BYTES, READER_VERSION, SUFFIXES, read_article
from index.reading.folder import FolderSource
from index.reading.source import Source, SourceFile

__all__ = [
    "MAX_BYTES",
    "READER_VERSION",
    "SUFFIXES",
    "FolderSource",
    "Source",
    "SourceFile",
    "read_article",
]
