import asyncio
import os
import time
from pathlib import Path

import pytest

from bot import heartbeat
from bot.heartbeat import NAME, beating, is_alive


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "_EVERY_S", 0.01)


def aged(folder: Path, seconds: float) -> None:
    then = time.time() - seconds
    (folder / NAME).touch()
    os.utime(folder / NAME, (then, then))


async def until_alive(folder: Path) -> None:
    for _ in range(500):
        if is_alive(folder):
            return
        await asyncio.sleep(0.01)
    pytest.fail("no heartbeat")


def test_without_a_heartbeat_the_bot_is_not_alive(tmp_path: Path) -> None:
    assert not is_alive(tmp_path)
    assert not is_alive(tmp_path / "missing")


@pytest.mark.parametrize(("age_s", "alive"), [(0, True), (50, True), (70, False), (10**6, False)])
def test_a_heartbeat_counts_for_a_minute(tmp_path: Path, age_s: float, alive: bool) -> None:
    aged(tmp_path, age_s)
    assert is_alive(tmp_path) is alive


async def test_the_heart_beats_while_connected(tmp_path: Path) -> None:
    async with beating(tmp_path, lambda: True):
        await until_alive(tmp_path)
        aged(tmp_path, 1000)
        await until_alive(tmp_path)


async def test_the_heart_stops_while_not_connected(tmp_path: Path) -> None:
    asked: list[str] = []
    asked_twice = asyncio.Event()

    def connected() -> bool:
        asked.append("are you?")
        if len(asked) == 2:
            asked_twice.set()
        return False

    async with beating(tmp_path, connected), asyncio.timeout(5):
        await asked_twice.wait()
    assert not is_alive(tmp_path)


async def test_after_the_end_nothing_beats(tmp_path: Path) -> None:
    async with beating(tmp_path, lambda: True):
        await until_alive(tmp_path)
    aged(tmp_path, 1000)
    await asyncio.sleep(0.05)
    assert not is_alive(tmp_path)


async def test_a_folder_that_cannot_be_written_for_a_while_does_not_stop_it_for_good(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    async with beating(folder, lambda: True):
        await asyncio.sleep(0.05)
        assert not is_alive(folder)
        folder.mkdir()
        await until_alive(folder)
