"""The generation that questions are answered from."""

import time

from index.storage.generations import Generation, GenerationFolder
from index.storage.manifest import Manifest
from index.workers import Workers

_LOOK_EVERY_S = 2.0


class CurrentGeneration:
    """One generation, and then the newer ones that this or another process puts in place.

    Its number only ever grows, so that nobody falls back behind an answer already given.
    """

    def __init__(self, folder: GenerationFolder, model: str, method: str, workers: Workers) -> None:
        self._folder = folder
        self._model = model
        self._method = method
        self._workers = workers
        self._generation: Generation | None = None
        self._newest_seen = 0
        self._looked_at = 0.0

    @property
    def generation(self) -> Generation | None:
        """The generation itself; None until there is one."""
        return self._generation

    @property
    def manifest(self) -> Manifest | None:
        """What it is; None until there is one."""
        return self._generation.manifest if self._generation else None

    @property
    def number(self) -> int:
        """Its number; 0 until there is one."""
        return self._generation.number if self._generation else 0

    def take(self, generation: Generation) -> None:
        """Make ``generation`` the current one, unless a newer one is."""
        if generation.number > self.number:
            self._generation = generation

    async def take_newest(self) -> None:
        """Take up the newest whole generation on the disk, if it is newer than this one."""
        self._looked_at = time.monotonic()
        newest = self._folder.newest_number() or 0
        if newest <= max(self._newest_seen, self.number):
            return
        self._newest_seen = newest
        found = await self._workers.run(self._folder.load_newest, self._model, self._method)
        if found is not None:
            self.take(found)

    async def follow(self) -> None:
        """Now and then take up the newest generation."""
        if time.monotonic() - self._looked_at > _LOOK_EVERY_S:
            await self.take_newest()
