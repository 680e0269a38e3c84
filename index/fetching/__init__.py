"""The one way to what stands at an address: checked, capped, polite."""

from index.fetching.errors import FetchError
from index.fetching.fetched import Fetched
from index.fetching.fetcher import Fetcher
from index.fetching.limits import FetchLimits
from index.fetching.resolving import Lookup

__all__ = ["FetchError", "FetchLimits", "Fetched", "Fetcher", "Lookup"]
