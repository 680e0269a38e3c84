import datetime

import pytest
from hypothesis import given

from index.deals import DealKind, DealStatus, Scope
from index.filters import DealFilter, DealSort, Filter, QuoteFilter
from index.quotes import QuoteKind
from index.storage.database import Database, utc_now
from index.storage.listings import _LISTING, ListingStore, _Listing
from index.types import PublishedDate
from tests.bot.cards.told import deal_filters, quote_filters

SOON = datetime.timedelta(seconds=5)
DEALS = DealFilter(
    party="UMG",
    other="Udio",
    kind=DealKind.LICENCE,
    status=DealStatus.TALKS,
    scope=Scope.VOICE,
    since=PublishedDate(2025),
    until=PublishedDate(2025, 10, 29),
    sort=DealSort.PARTY,
)
QUOTES = QuoteFilter("Nash", "UMG", "walled garden", QuoteKind.PARTIAL, PublishedDate(2025, 2))


@pytest.fixture
def store(database: Database) -> ListingStore:
    return ListingStore(database)


@pytest.mark.parametrize("wanted", [DEALS, QUOTES, DealFilter(), QuoteFilter()])
async def test_a_filter_is_read_as_it_was_kept(store: ListingStore, wanted: Filter) -> None:
    number = await store.save(wanted)

    assert await store.load(number) == wanted
    assert await store.load(number + 1) is None


@given(wanted=deal_filters | quote_filters)
def test_any_filter_can_be_kept(wanted: Filter) -> None:
    quotes, deals = (wanted, None) if isinstance(wanted, QuoteFilter) else (None, wanted)
    listing = _Listing(quotes=quotes, deals=deals)

    assert _LISTING.validate_json(_LISTING.dump_json(listing).decode()) == listing


async def test_every_list_has_a_number_of_its_own(store: ListingStore) -> None:
    assert await store.save(DEALS) != await store.save(DEALS)


async def test_old_filters_go_and_their_numbers_are_never_given_again(store: ListingStore) -> None:
    number = await store.save(DEALS)

    await store.forget_before(utc_now() - SOON)
    assert await store.load(number) == DEALS

    await store.forget_before(utc_now() + SOON)
    assert await store.load(number) is None
    assert await store.save(QUOTES) > number


@pytest.mark.parametrize("number", [0, -1, 2**63 - 1])
async def test_a_number_that_was_never_given_is_nothing(store: ListingStore, number: int) -> None:
    assert await store.load(number) is None
