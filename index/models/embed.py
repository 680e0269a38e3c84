"""Embeds texts for another process: `python -m index.models.embed MODEL_FOLDER`.

It reads a JSON list of texts a line, and writes a line of JSON for each: the shape of the vectors,
whose bytes follow as float32, or an error.
"""

import json
import os
import sys
from pathlib import Path
from typing import IO

from index.errors import ModelError
from index.models.children import own_output
from index.models.encoder import SentenceTransformerEncoder

_NICENESS = 10
"""Questions come first: they are answered in moments, embedding takes minutes."""


def _serve(encoder: SentenceTransformerEncoder, questions: IO[bytes], replies: IO[bytes]) -> None:
    for line in questions:
        try:
            vectors = encoder.encode(json.loads(line))
        except ModelError as error:
            replies.write(json.dumps({"error": str(error)}).encode() + b"\n")
        else:
            replies.write(json.dumps({"shape": vectors.shape}).encode() + b"\n")
            replies.write(vectors.tobytes())
        replies.flush()


if __name__ == "__main__":
    os.nice(_NICENESS)
    _serve(SentenceTransformerEncoder("", Path(sys.argv[1])), sys.stdin.buffer, own_output())
