"""Models that turn text into vectors, and what they are used for together."""

from dataclasses import dataclass

from index.models.encoder import Encoder, Float32, SentenceTransformerEncoder
from index.models.late import TokenEncoder, open_token_encoder
from index.models.reranker import Reranker, open_packaged_reranker, open_reranker
from index.models.serving import open_encoder
from index.models.weights import DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Models:
    """The models that a library works with; all but the first can be done without."""

    encoder: Encoder
    """Finds candidates."""
    late: TokenEncoder | None = None
    """Scores their sentences."""
    reranker: Reranker | None = None
    """Settles close calls."""


__all__ = [
    "DEFAULT_MODEL",
    "Encoder",
    "Float32",
    "Models",
    "Reranker",
    "SentenceTransformerEncoder",
    "TokenEncoder",
    "open_encoder",
    "open_packaged_reranker",
    "open_reranker",
    "open_token_encoder",
]
