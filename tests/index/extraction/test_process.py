"""Reading in a process of its own, and what happens when it ends early."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from index.errors import ExtractionError
from index.extraction.process import ReaderProcess
from index.extraction.reader import LocalReader
from index.types import Article, Cut
from index.vocabulary import Vocabulary
from tests.index.made import article
from tests.index.models.test_children import has_ended, is_running

TEXT = (
    "Universal Music Group licensed its recordings to Udio on 29 October 2025.\n\n"
    "“We like \u2028 walls 𝕌,” said Michael Nash, an executive of UMG. "
    "A start-up called Tonemill signed a deal with Udio."
)
SOURCE = replace(article("a", TEXT, revision=7), cuts=(Cut("x\n", "furniture"),), note="“n”\r\n")


@pytest.fixture
def reader(vocabulary: Vocabulary) -> Iterator[ReaderProcess]:
    reader = ReaderProcess(vocabulary)
    yield reader
    reader.release()


def pid_of(reader: ReaderProcess) -> int:
    assert reader._process is not None
    return reader._process.pid


def test_it_finds_what_is_found_in_this_process(
    reader: ReaderProcess, vocabulary: Vocabulary
) -> None:
    local = LocalReader(vocabulary)
    for source in (SOURCE, article("empty", "", None), article("two", "Udio.", "2025-10")):
        assert reader.harvest(source) == local.harvest(source)
        for names in ((), ("Tonemill",)):
            assert reader.read(source, names) == local.read(source, names)
    assert reader.read(SOURCE, ()).tellings


def test_one_process_reads_them_all(reader: ReaderProcess) -> None:
    reader.harvest(SOURCE)
    first = pid_of(reader)
    reader.read(SOURCE, ())

    assert pid_of(reader) == first


def test_it_starts_when_it_is_needed_and_ends_when_it_is_released(reader: ReaderProcess) -> None:
    assert reader._process is None
    reader.harvest(SOURCE)
    child = pid_of(reader)
    assert is_running(child)

    reader.release()
    reader.release()

    assert not is_running(child)
    assert reader.harvest(SOURCE)
    assert pid_of(reader) != child


def test_a_process_that_died_while_it_had_nothing_to_do_is_started_anew(
    reader: ReaderProcess,
) -> None:
    found = reader.harvest(SOURCE)
    child = pid_of(reader)
    os.kill(child, signal.SIGKILL)
    # Until all of its threads have ended it cannot be told from one that lives.
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)

    assert reader.harvest(SOURCE) == found


def test_a_process_that_dies_over_an_article_fails_it_and_the_next_has_another(
    reader: ReaderProcess,
) -> None:
    found = reader.harvest(SOURCE)
    child = pid_of(reader)
    os.kill(child, signal.SIGSTOP)
    killer = threading.Timer(0.2, os.kill, (child, signal.SIGKILL))
    killer.start()

    with pytest.raises(ExtractionError, match=r"a\.md could not be searched") as raised:
        reader.harvest(SOURCE)

    assert raised.value.file == "a.md"
    assert has_ended(child)
    assert reader.harvest(SOURCE) == found


def test_an_article_that_takes_too_long_is_given_up(vocabulary: Vocabulary) -> None:
    reader = ReaderProcess(vocabulary, patience_s=0.1)
    began = time.monotonic()

    with pytest.raises(ExtractionError):
        reader.read(SOURCE, ())

    assert time.monotonic() - began < 20
    assert reader._process is None


def test_it_can_be_released_while_it_is_at_work(reader: ReaderProcess) -> None:
    reader.harvest(SOURCE)
    os.kill(pid_of(reader), signal.SIGSTOP)
    failed: list[ExtractionError] = []

    def read() -> None:
        try:
            reader.read(SOURCE, ())
        except ExtractionError as error:
            failed.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.2)
    reader.release()
    thread.join(30)

    assert not thread.is_alive()
    assert len(failed) == 1


def test_what_cannot_be_written_down_fails_that_article_alone(reader: ReaderProcess) -> None:
    with pytest.raises(ExtractionError):
        reader.harvest(article("broken", "half a \ud800 pair"))

    assert reader.harvest(SOURCE)


@pytest.mark.parametrize("length", [200_000])
def test_a_long_article_is_no_obstacle(reader: ReaderProcess, length: int) -> None:
    text = ("Nothing is said here. " * (length // 22)) + TEXT
    long: Article = article("long", text)

    names = reader.harvest(long)

    assert [name.span.of(text) for name in names if name.name == "Tonemill"]
