"""Generations on disk: built aside, checked, renamed into place, and verified when read.

Below ``<data>/generations`` each generation has a folder of its own, named by its number, that
holds the snapshot's files and a manifest with the sha256 of each. A folder appears by one rename,
so it is there whole or not at all.
"""

import contextlib
import datetime
import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.models.weights import sha256
from index.search.snapshot import Snapshot
from index.storage.database import unwritable
from index.storage.manifest import Manifest, Recipe

log = logging.getLogger(__name__)

_MANIFEST = "manifest.json"
_STAGING = ".staging"
_KEPT = 2
"""The current generation and the one before it, which another process may still be reading."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A snapshot and what it is."""

    manifest: Manifest
    snapshot: Snapshot

    @property
    def number(self) -> int:
        """The generation's number."""
        return self.manifest.number


class GenerationFolder:
    """The generations below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(
        self, number: int, snapshot: Snapshot, recipe: Recipe, *, articles: int, briefs: int
    ) -> Generation:
        """Write a generation and put it in place in one step.

        Raises:
            StorageError: it cannot be written.
        """
        staging = self._folder / f"{_STAGING}-{number}"
        try:
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir(parents=True)
            snapshot.save(staging)
            manifest = Manifest(
                number=number,
                recipe=recipe,
                articles=articles,
                briefs=briefs,
                passages=len(snapshot.layout.passages),
                sentences=len(snapshot.layout.sentences),
                built_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
                files=_digests(staging),
            )
            manifest.write(staging / _MANIFEST)
            _put(staging, self._path(number))
        except OSError as error:
            raise unwritable(self._folder) from error
        return Generation(manifest, snapshot)

    def newest_number(self) -> int | None:
        """Return the highest number there is a folder for, whatever its state."""
        return max(self._numbers(), default=None)

    def load_newest(self, model: str, method: str) -> Generation | None:
        """Return the newest whole generation of that model and method; None if there is none."""
        for number in sorted(self._numbers(), reverse=True):
            manifest = self._verified(number, model, method)
            if manifest is not None:
                with _quietly(number):
                    return Generation(manifest, Snapshot.load(self._path(number)))
        return None

    def tidy(self) -> None:
        """Remove half-written and outdated generations. Call it only while nobody writes."""
        for leftover in self._folder.glob(f"{_STAGING}-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for number in sorted(self._numbers(), reverse=True)[_KEPT:]:
            shutil.rmtree(self._path(number), ignore_errors=True)

    def _verified(self, number: int, model: str, method: str) -> Manifest | None:
        folder = self._path(number)
        with _quietly(number):
            manifest = Manifest.read(folder / _MANIFEST)
            recipe = manifest.recipe
            if (manifest.number, recipe.model, recipe.method) != (number, model, method):
                return None
            if _digests(folder) == manifest.files:
                return manifest
            log.warning("generation %d: a file is missing or not what the manifest says", number)
        return None

    def _numbers(self) -> list[int]:
        if not self._folder.is_dir():
            return []
        return [int(path.name) for path in self._folder.iterdir() if path.name.isdecimal()]

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:08d}"


@contextlib.contextmanager
def _quietly(number: int) -> Iterator[None]:
    """Treat a generation that cannot be read as one that is not there: it can be rebuilt."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        log.warning("generation %d cannot be read: %s", number, error)


def _digests(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file below a generation's folder, bar the manifest's."""
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _put(staging: Path, place: Path) -> None:
    """Rename a folder into place once all of it is on the disk."""
    for path in [*staging.rglob("*"), staging]:
        _sync(path)
    staging.rename(place)
    _sync(place.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
