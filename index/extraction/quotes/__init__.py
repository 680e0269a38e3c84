"""Who said what, in one article."""

from index.extraction.quotes.reader import VERSION as QUOTES_VERSION
from index.extraction.quotes.reader import QuoteReader

__all__ = ["QUOTES_VERSION", "QuoteReader"]
