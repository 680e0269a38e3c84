"""The pipeline most begin with: chunks, sentence-transformers and a flat FAISS index."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import faiss
import numpy as np
from sentence_transformers import SentenceTransformer

from bench.contestants.chunks import cut, load_places, model_folder, save_places
from bench.contestants.wire import DEPTH, Ask, Document, Reply, serve

_INDEX = "index.faiss"


class Plain:
    """Chunks whose vectors are nearest the question's."""

    def build(self, corpus: Sequence[Document], folder: Path) -> int:
        """Index the corpus in ``folder``; return the number of chunks."""
        chunks = cut(corpus)
        vectors = SentenceTransformer(model_folder()).encode(
            [chunk.text for chunk in chunks], normalize_embeddings=True
        )
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        faiss.write_index(index, str(folder / _INDEX))
        save_places(chunks, folder)
        return len(chunks)

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Ask]:
        """Open the index in ``folder``."""
        model = SentenceTransformer(model_folder())
        index = faiss.read_index(str(folder / _INDEX))
        places = load_places(folder)

        def ask(question: str) -> Reply:
            vector = model.encode([question], normalize_embeddings=True)
            _, rows = index.search(vector, min(DEPTH, index.ntotal))
            return Reply(tuple(places[row] for row in rows[0]))

        yield ask


if __name__ == "__main__":
    serve(Plain())
