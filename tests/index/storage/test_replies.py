import datetime

import pytest
from sqlalchemy import select

from index.storage.database import Database, utc_now
from index.storage.replies import ReplyStore, StoredReply
from index.storage.tables import VoteRow

REPLY = StoredReply("Who signed?", 3, True, 0.75, {"citations": [{"span": [1, 2]}], "more": []})
SOON = datetime.timedelta(seconds=5)


@pytest.fixture
def store(database: Database) -> ReplyStore:
    return ReplyStore(database)


async def votes(database: Database) -> dict[str, bool]:
    async with database.reading() as connection:
        rows = await connection.execute(select(VoteRow.voter, VoteRow.helpful))
        return dict(rows.all())


async def test_an_answer_is_read_as_it_was_kept(store: ReplyStore) -> None:
    number = await store.save(REPLY)

    assert await store.load(number) == REPLY
    assert await store.load(number + 1) is None


async def test_a_voter_has_one_vote_and_may_change_it(
    store: ReplyStore, database: Database
) -> None:
    number = await store.save(REPLY)

    assert await store.vote(number, "ann", helpful=True)
    assert await store.vote(number, "ben", helpful=True)
    assert await store.vote(number, "ann", helpful=False)

    assert await votes(database) == {"ann": False, "ben": True}


async def test_there_is_no_voting_on_an_answer_that_is_gone(
    store: ReplyStore, database: Database
) -> None:
    assert not await store.vote(17, "ann", helpful=True)
    assert await votes(database) == {}


async def test_old_answers_go_unless_somebody_voted(store: ReplyStore) -> None:
    unvoted, voted = await store.save(REPLY), await store.save(REPLY)
    await store.vote(voted, "ann", helpful=True)

    await store.forget_before(utc_now() - SOON)
    assert await store.load(unvoted) == REPLY

    await store.forget_before(utc_now() + SOON)
    assert await store.load(unvoted) is None
    assert await store.load(voted) == REPLY


async def test_the_number_of_a_forgotten_answer_is_never_given_again(store: ReplyStore) -> None:
    forgotten = await store.save(REPLY)
    await store.forget_before(utc_now() + SOON)

    assert await store.save(REPLY) > forgotten


async def test_the_same_words_are_one_gap(store: ReplyStore) -> None:
    await store.gap("Who sang?", ["sang", "who"], 1)
    await store.gap("who SANG", ["sang", "who"], 2)
    await store.gap("Who hummed?", ["hum", "who"], 2)

    (most, least) = await store.gaps(10)
    assert (most.question, most.times) == ("Who sang?", 2)
    assert (least.question, least.times) == ("Who hummed?", 1)
    assert utc_now() - SOON < most.last_asked_at <= least.last_asked_at <= utc_now()
    assert await store.gaps(1) == [most]


async def test_words_do_not_run_into_each_other(store: ReplyStore) -> None:
    await store.gap("a bc", ["a", "bc"], 1)
    await store.gap("ab c", ["ab", "c"], 1)

    assert [gap.times for gap in await store.gaps(10)] == [1, 1]
