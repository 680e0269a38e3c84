"""Everything that is looked for in an article, in this process."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from index.deals import UnknownName
from index.extraction import name_signs
from index.extraction.deals import DEALS_VERSION, likelihoods, read_deals, trees
from index.extraction.found import Extraction
from index.extraction.names import NAMES_VERSION, Names, harvest
from index.extraction.quotes import QUOTES_VERSION, QuoteReader, employer_weights
from index.types import Article
from index.vocabulary import Vocabulary


def _digest(*weights: Path) -> str:
    """Return what differs whenever one of these files does, so that a new fit is read with."""
    return hashlib.sha256(b"".join(each.read_bytes() for each in weights)).hexdigest()[:12]


HARVEST_METHOD = f"names {NAMES_VERSION} {_digest(name_signs.FILE)}"
"""How unknown names are found; part of the recipe of a harvest."""
READING_METHOD = (
    f"{HARVEST_METHOD}, quotes {QUOTES_VERSION} {_digest(employer_weights.FILE)}, "
    f"deals {DEALS_VERSION} {_digest(likelihoods.FILE, trees.FILE)}"
)
"""How an article is read; part of the recipe of an extraction."""


class LocalReader:
    """Reads articles in this process. Loading what it needs takes a moment and much memory."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._quotes = QuoteReader(vocabulary)

    def harvest(self, article: Article) -> tuple[UnknownName, ...]:
        """Return the names that behave like a party and are in no vocabulary."""
        return harvest(article, self._vocabulary)

    def read(self, article: Article, accepted: Collection[str]) -> Extraction:
        """Return the quotes and deals; ``accepted`` are names taken for parties besides."""
        names = Names(self._vocabulary, frozenset(accepted))
        return Extraction(self._quotes.read(article), read_deals(article, names))

    def release(self) -> None:
        """Keep everything: it goes with this process."""
