import asyncio
import threading
import time

import pytest

from index.workers import Workers


@pytest.fixture
def workers() -> Workers:
    return Workers()


async def test_work_runs_beside_the_event_loop(workers: Workers) -> None:
    released = threading.Event()
    work = asyncio.create_task(workers.run(released.wait, 10))
    await asyncio.sleep(0)

    released.set()  # The loop is free to do this while the work waits for it.

    assert await work


async def test_two_things_run_at_once_and_no_more(workers: Workers) -> None:
    running, most = 0, 0
    lock = threading.Lock()

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1

    await asyncio.gather(*(workers.run(work) for _ in range(8)))

    assert most == 2


async def test_what_work_raises_is_raised_to_who_asked(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 / 0)


async def test_closing_drops_what_has_not_begun(workers: Workers) -> None:
    released = threading.Event()
    begun = [asyncio.create_task(workers.run(released.wait, 10)) for _ in range(2)]
    waiting = asyncio.create_task(workers.run(released.wait, 10))
    await asyncio.sleep(0.05)

    workers.close()
    released.set()

    assert await asyncio.gather(*begun) == [True, True]
    with pytest.raises(asyncio.CancelledError):
        await waiting
