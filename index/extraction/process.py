"""Reading articles in a process of its own, whose memory goes with it and which may fail alone."""

import logging
import subprocess
from collections.abc import Collection

from index.deals import UnknownName
from index.errors import ExtractionError
from index.extraction.found import Extraction
from index.extraction.wire import EXTRACTION, HARVEST, TASK, VOCABULARY, Task
from index.models import children
from index.types import Article
from index.vocabulary import Vocabulary

log = logging.getLogger(__name__)

_PATIENCE_S = 300.0
"""An article that takes longer is given up; the longest ordinary ones take some seconds."""


class ReaderProcess:
    """Reads articles elsewhere; the process starts when it is first needed. One caller at a time.

    An article that ends the process, or takes too long, raises; the next one starts another.
    """

    def __init__(self, vocabulary: Vocabulary, patience_s: float = _PATIENCE_S) -> None:
        self._vocabulary = vocabulary
        self._patience_s = patience_s
        self._process: subprocess.Popen[bytes] | None = None

    def harvest(self, article: Article) -> tuple[UnknownName, ...]:
        """Return the names that behave like a party and are in no vocabulary.

        Raises:
            ExtractionError: the process ended over this article.
        """
        return HARVEST.validate_json(self._answer(Task(article, None)))

    def read(self, article: Article, accepted: Collection[str]) -> Extraction:
        """Return the quotes and deals; ``accepted`` are names taken for parties besides.

        Raises:
            ExtractionError: the process ended over this article.
        """
        return EXTRACTION.validate_json(self._answer(Task(article, tuple(sorted(accepted)))))

    def release(self) -> None:
        """End the process, also while it is at work."""
        process, self._process = self._process, None
        if process is not None:
            children.end(process)

    def _answer(self, task: Task) -> bytes:
        try:
            message = TASK.dump_json(task) + b"\n"
        except ValueError as error:
            # It holds what no text can hold, such as half of a character.
            raise ExtractionError(task.article.file) from error
        if self._process is not None and self._process.poll() is not None:
            # It died while it had nothing to do; no article is to blame.
            self.release()
        if self._process is None:
            self._process = children.start("index.extraction.child")
            message = VOCABULARY.dump_json(self._vocabulary.file) + b"\n" + message
        try:
            return children.say(self._process, message, self._patience_s)
        except children.EndedError as error:
            self.release()
            raise ExtractionError(task.article.file) from error
