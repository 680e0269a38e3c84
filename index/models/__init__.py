"""Models that turn text into vectors."""

from index.models.encoder import Encoder, Float32, SentenceTransformerEncoder, open_encoder
from index.models.weights import DEFAULT_MODEL

__all__ = ["DEFAULT_MODEL", "Encoder", "Float32", "SentenceTransformerEncoder", "open_encoder"]
