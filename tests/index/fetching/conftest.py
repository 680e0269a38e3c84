from collections.abc import AsyncIterator, Iterator

import pytest

from tests.index.fetching.sites import Site, serving
from tests.index.fetching.wire import Wire, watched


@pytest.fixture
def wire() -> Iterator[Wire]:
    with watched() as wire:
        yield wire


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with serving(Site()) as site:
        yield site
