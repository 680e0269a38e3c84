"""Reading files nobody vouches for, without holding up anybody else."""

from collections.abc import Mapping

from index.reading.process import ReadingProcess
from index.reading.wire import Limits
from index.types import Article
from index.workers import Workers


class CarefulReader:
    """Reads files one after another in a process of its own, off the event loop."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._process = ReadingProcess(limits)
        # Of its own, so that those who ask questions never wait for a slow file.
        self._workers = Workers(threads=1)

    async def read(
        self, name: str, data: bytes, about: Mapping[str, object] | None = None
    ) -> Article:
        """Read the bytes of the file called ``name``; ``about`` as in ``read_article``.

        Raises:
            SourceError: it cannot be read as an article; the error says why.
        """
        return await self._workers.run(self._process.read, name, data, about)

    def release(self) -> None:
        """End the process, also while it is at work; the next file starts another."""
        self._process.release()

    def close(self) -> None:
        """End the process for good; what has not been begun will not be read."""
        self._workers.close()
        self._process.release()
