"""txtai with ``hybrid=True``: its vectors and its BM25 together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from txtai import Embeddings

from bench.contestants.chunks import cut, load_places, model_folder, save_places
from bench.contestants.wire import DEPTH, Ask, Document, Reply, serve

_INDEX = "index"


class Txtai:
    """Chunks that txtai ranks highest."""

    def build(self, corpus: Sequence[Document], folder: Path) -> int:
        """Index the corpus in ``folder``; return the number of chunks."""
        chunks = cut(corpus)
        embeddings = Embeddings(path=model_folder(), hybrid=True)
        embeddings.index((row, chunk.text) for row, chunk in enumerate(chunks))
        embeddings.save(str(folder / _INDEX))
        save_places(chunks, folder)
        return len(chunks)

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Ask]:
        """Open the index in ``folder``."""
        embeddings = Embeddings()
        embeddings.load(str(folder / _INDEX))
        places = load_places(folder)

        def ask(question: str) -> Reply:
            return Reply(tuple(places[row] for row, _ in embeddings.search(question, DEPTH)))

        yield ask


if __name__ == "__main__":
    serve(Txtai())
