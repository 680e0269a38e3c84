import asyncio
import datetime
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from bot.opening import fill, opened_library, prepare, reading
from config.settings import Settings
from index.errors import ModelError, ReindexRunningError, StorageError
from index.filters import DealFilter
from index.ledger import ReadingState
from index.progress import Progress, Step
from tests.conftest import SEEDS
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to

SPAM = "Spotify reported having deleted 75 million spam tracks within a year"


@pytest.fixture(autouse=True)
def encoder(monkeypatch: pytest.MonkeyPatch) -> BagOfWords:
    """Whatever model the settings name, it is this quick one."""
    quick = BagOfWords()
    monkeypatch.setattr("bot.opening.open_encoder", lambda _model, **_options: quick)
    return quick


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    articles = tmp_path / "articles"
    articles.mkdir()
    for seed in sorted(SEEDS.glob("2025-10-*.md"))[:3]:
        shutil.copy(seed, articles)
    return Settings(data_dir=tmp_path / "data", seeds_dir=articles, discord_token=None)


class Shown:
    """Displays that are counted, and the steps they heard of."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.open = 0

    @contextmanager
    def __call__(self) -> Iterator[Progress]:
        self.open += 1
        try:
            yield self.steps.append
        finally:
            self.open -= 1


async def test_the_folder_of_articles_fills_the_library(settings: Settings) -> None:
    shown = Shown()
    async with opened_library(settings, shown) as library:
        report = await fill(library, settings, shown)
        assert shown.open == 0
        assert shown.steps
        assert (report.changes.added, report.status.briefs) == (3, 3)


async def test_a_file_that_cannot_be_read_is_named_in_the_log_with_the_reason(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    (settings.seeds_dir / "blank.md").touch()
    async with opened_library(settings) as library:
        report = await fill(library, settings)
    (reason,) = report.changes.unreadable
    told = [record.getMessage() for record in caplog.records if record.name == "bot.opening"]
    assert [words for words in told if words.startswith("not read")] == [f"not read: {reason}"]
    assert "blank.md" in str(reason)


async def test_a_full_reindex_embeds_everything_again(
    settings: Settings, encoder: BagOfWords
) -> None:
    async with opened_library(settings) as library:
        await fill(library, settings)
        first = sorted(encoder.encoded)
        encoder.encoded.clear()
        await fill(library, settings)
        assert encoder.encoded == []
        await fill(library, settings, full=True)
        assert sorted(encoder.encoded) == first


async def test_the_library_is_closed_when_the_work_with_it_fails(settings: Settings) -> None:
    with pytest.raises(RuntimeError, match="the roof is on fire"):
        await _fail_with_the_library_open(settings)
    async with opened_library(settings) as library:
        assert (await fill(library, settings)).changes.added == 3


async def _fail_with_the_library_open(settings: Settings) -> None:
    async with opened_library(settings):
        raise RuntimeError("the roof is on fire")


async def test_preparing_fills_and_warms_the_library_and_forgets_old_answers(
    settings: Settings, encoder: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_library(settings) as library:
        await prepare(library, settings)
        assert encoder.encoded[-1] == "warm"
        reply = await answer_to(library, SPAM, remember=True)
        assert reply.id is not None
        await prepare(library, settings)
        assert await library.recall(reply.id) is not None
        _let_days_pass(monkeypatch, settings.answer.keep_days + 1)
        await prepare(library, settings)
        assert await library.recall(reply.id) is None


def _let_days_pass(monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    then = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    monkeypatch.setattr("index.storage.archive.utc_now", lambda: then)


async def test_a_reindex_elsewhere_does_not_keep_the_bot_from_starting(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened_library(settings) as library:
        await fill(library, settings)
        with FileLock(settings.data_dir / "reindex.lock", is_singleton=False):
            await prepare(library, settings)
            with pytest.raises(ReindexRunningError):
                await fill(library, settings)
        assert library.status().briefs == 3
    assert "another process is reindexing" in caplog.text


async def test_a_missing_folder_of_articles_stops_the_start(settings: Settings) -> None:
    shutil.rmtree(settings.seeds_dir)
    async with opened_library(settings) as library:
        with pytest.raises(StorageError, match="does not exist"):
            await prepare(library, settings)


async def test_the_model_is_looked_for_before_anything_is_written(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_model: str, **_options: object) -> None:
        raise ModelError("There is no such model.")

    monkeypatch.setattr("bot.opening.open_encoder", missing)
    with pytest.raises(ModelError):
        async with opened_library(settings):
            pass
    assert not settings.data_dir.exists()


async def test_the_loop_goes_on_while_a_model_is_looked_for(
    settings: Settings, encoder: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, seen = asyncio.get_running_loop(), asyncio.Event()

    def slow(_model: str, **_options: object) -> BagOfWords:
        asyncio.run_coroutine_threadsafe(_set(seen), loop).result(timeout=5)
        return encoder

    monkeypatch.setattr("bot.opening.open_encoder", slow)
    async with opened_library(settings):
        assert seen.is_set()


async def _set(event: asyncio.Event) -> None:
    event.set()


class TestReading:
    async def test_articles_are_read_in_the_background(self, settings: Settings) -> None:
        async with opened_library(settings) as library:
            await fill(library, settings)
            async with reading(library):
                for _ in range(600):
                    library._books.look_again()
                    await library.deals(DealFilter())
                    if library.reading_state().done == 3:
                        break
                    await asyncio.sleep(0.05)

                assert library.reading_state() == ReadingState(3, 3)
                assert await answer_to(library, SPAM)

    async def test_whoever_leaves_does_not_wait_for_it(
        self, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with opened_library(settings) as library:
            await fill(library, settings)
            async with asyncio.timeout(20), reading(library):
                pass

        assert errors(caplog) == []

    async def test_that_it_fails_is_no_reason_to_stop(
        self,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        async def fail(*_anything: object) -> None:
            raise StorageError("The disk is full.")

        async with opened_library(settings) as library:
            await fill(library, settings)
            monkeypatch.setattr(library, "extract", fail)
            async with reading(library):
                await asyncio.sleep(0)
                assert await answer_to(library, SPAM)

        assert errors(caplog) == ["the articles could not be read for quotes and deals"]


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.ERROR]
