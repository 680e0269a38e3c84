"""Generations on disk: built aside, checked, renamed into place, and verified when read.

Below ``<data>/generations`` each generation has a folder of its own, named by its number, that
holds the snapshot's files and a manifest with the sha256 of each. A folder appears by one rename,
so it is there whole or not at all.
"""

import contextlib
import datetime
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from index.models.weights import sha256
from index.search.snapshot import Snapshot

log = logging.getLogger(__name__)

_MANIFEST = "manifest.json"
_STAGING = ".staging"
_KEPT = 2
"""The current generation and the one before it, which another process may still be reading."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything a generation is derived from; two equal recipes give the same indexes."""

    library: str
    """Digest over the revisions in the library."""
    model: str
    """Fingerprint of the encoder."""
    method: str
    """Versions of the splitter and of the terms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is, as written beside its files."""

    number: int
    recipe: Recipe
    articles: int
    briefs: int
    passages: int
    sentences: int
    built_at: str
    """UTC, ISO 8601."""
    files: dict[str, str]
    """sha256 of each file, by its path below the generation's folder."""

    @property
    def built(self) -> datetime.datetime:
        """When the generation was built."""
        return datetime.datetime.fromisoformat(self.built_at)


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
        """Write a generation and put it in place in one step."""
        staging = self._folder / f"{_STAGING}-{number}-{os.getpid()}"
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
            files={name: sha256(staging / name) for name in _files(staging)},
        )
        (staging / _MANIFEST).write_text(json.dumps(asdict(manifest), indent=2))
        _to_disk(staging)
        staging.rename(self._path(number))
        _sync(self._folder)
        return Generation(manifest, snapshot)

    def newest_number(self) -> int | None:
        """Return the highest number there is a folder for, whatever its state."""
        return max(self._numbers(), default=None)

    def load_newest(self, fits: Callable[[Recipe], bool]) -> Generation | None:
        """Return the newest whole generation whose recipe fits, or None if there is none."""
        for number in sorted(self._numbers(), reverse=True):
            manifest = self._verified(number, fits)
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

    def _verified(self, number: int, fits: Callable[[Recipe], bool]) -> Manifest | None:
        folder = self._path(number)
        with _quietly(number):
            fields = json.loads((folder / _MANIFEST).read_text())
            manifest = Manifest(**{**fields, "recipe": Recipe(**fields["recipe"])})
            if manifest.number != number or not fits(manifest.recipe):
                return None
            if {name: sha256(folder / name) for name in _files(folder)} == manifest.files:
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


def _files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != _MANIFEST
    )


def _to_disk(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
