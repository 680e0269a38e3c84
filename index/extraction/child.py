"""Reads articles for another process: `python -m index.extraction.child`.

The first line of its input is the vocabulary, each later one a task; it writes a line for each.
"""

import os
import sys
from typing import IO

from index.extraction.reader import LocalReader
from index.extraction.wire import EXTRACTION, HARVEST, TASK, VOCABULARY, Task
from index.models.children import own_output
from index.vocabulary import Vocabulary

_NICENESS = 10
"""Questions come first: they are answered in moments, reading a library takes minutes."""


def _serve(tasks: IO[bytes], replies: IO[bytes]) -> None:
    reader = LocalReader(Vocabulary(VOCABULARY.validate_json(tasks.readline())))
    for line in tasks:
        replies.write(_reply(reader, TASK.validate_json(line)) + b"\n")
        replies.flush()


def _reply(reader: LocalReader, task: Task) -> bytes:
    if task.accepted is None:
        return HARVEST.dump_json(reader.harvest(task.article))
    return EXTRACTION.dump_json(reader.read(task.article, task.accepted))


if __name__ == "__main__":
    os.nice(_NICENESS)
    _serve(sys.stdin.buffer, own_output())
