"""A reindex in a process of its own, which can be killed."""

import asyncio
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from index.progress import Step
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened
from tests.support.shelf import Shelf

# The server imports the library once; each child is then a fork of it, made in milliseconds.
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__])
_PATIENCE_S = 30.0
_EMBED_S = 0.08
"""What a batch of texts takes to embed, so that this is no shorter than what else there is."""


def start_reindex(folder: Path, texts: Mapping[str, str]) -> tuple[ForkServerProcess, Connection]:
    """Start a full reindex of the library in ``folder`` in another process.

    The connection receives every stage that is reported, "begun" before and "done" after them.
    """
    receiver, sender = _SERVER.Pipe(duplex=False)
    process = _SERVER.Process(target=_run, args=(folder, dict(texts), sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def next_of(reports: Connection) -> str | None:
    """Return the next stage that is reported; None if there will be no more."""
    assert reports.poll(_PATIENCE_S), "the reindex hangs"
    try:
        return str(reports.recv())
    except EOFError:
        return None


def _run(folder: Path, texts: dict[str, str], sender: Connection) -> None:
    # Else the lock that progress bars share is one that a killed process leaves behind.
    multiprocessing.set_start_method("fork", force=True)
    asyncio.run(_reindex(folder, texts, sender))


async def _reindex(folder: Path, texts: dict[str, str], sender: Connection) -> None:
    def tell(step: Step) -> None:
        sender.send(step.stage.name)

    async with opened(folder, BagOfWords(delay_s=_EMBED_S)) as library:
        sender.send("begun")
        await library.reindex(Shelf(texts), tell, full=True)
    sender.send("done")
