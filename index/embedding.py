"""Vectors and tokens for every text of the library, made once and kept."""

from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from index.models import Float32, Models, TokenEncoder
from index.models.late import Int8, kept
from index.progress import Progress, Stage, Step
from index.storage.vectors import VectorStore
from index.workers import Workers

_AT_ONCE = 64

Tell = Callable[[int], None]
"""Hears how many texts are done of those that a model still had to encode."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """Has the models encode what they have not encoded yet."""

    store: VectorStore
    models: Models
    workers: Workers

    async def embed(
        self,
        texts: Mapping[str, str],
        headings: Mapping[str, int],
        progress: Progress,
        *,
        anew: bool,
    ) -> int:
        """Make what is missing, or everything ``anew``; return how many texts got a vector.

        ``texts`` are all that want a vector, by key; ``headings`` says of those that want tokens
        how many characters stand before their own words.
        """
        encoder, late = self.models.encoder, self.models.late
        vectors = await self._missing(encoder.fingerprint, texts, anew=anew)
        tokens = await self._missing(late.fingerprint, headings, anew=anew) if late else set()
        total = len(vectors) + len(tokens)
        try:
            await _in_batches(
                vectors,
                texts,
                lambda some: self._encode(some, texts),
                lambda done: progress(Step(Stage.EMBED, done, total)),
            )
        finally:
            encoder.release()
        if late is not None:
            await _in_batches(
                tokens,
                texts,
                lambda some: self._tokenise(late, some, texts, headings),
                lambda done: progress(Step(Stage.EMBED, len(vectors) + done, total)),
            )
        return len(vectors)

    async def vectors(self, keys: Collection[str]) -> dict[str, Float32]:
        """Return ``float32[dimension]`` for each key."""
        return await self.store.load(self.models.encoder.fingerprint, keys, np.float32)

    async def tokens(self, keys: Collection[str]) -> dict[str, Int8]:
        """Return ``int8[tokens, width + 1]`` for each key; nothing without late interaction."""
        late = self.models.late
        if late is None:
            return {}
        flat = await self.store.load(late.fingerprint, keys, np.int8)
        return {key: each.reshape(-1, late.width + 1) for key, each in flat.items()}

    async def _missing(self, model: str, keys: Collection[str], *, anew: bool) -> set[str]:
        return set(keys) if anew else await self.store.missing(model, keys)

    async def _encode(self, some: list[str], texts: Mapping[str, str]) -> None:
        encoder = self.models.encoder
        vectors = await self.workers.run(encoder.encode, [texts[key] for key in some])
        rows = dict(zip(some, vectors.astype("<f4"), strict=True))
        await self.store.save(encoder.fingerprint, rows)

    async def _tokenise(
        self,
        late: TokenEncoder,
        some: list[str],
        texts: Mapping[str, str],
        headings: Mapping[str, int],
    ) -> None:
        tokens = await self.workers.run(late.encode, [texts[key] for key in some])
        pairs = zip(some, tokens, strict=True)
        rows = {key: kept(each, headings[key]) for key, each in pairs}
        await self.store.save(late.fingerprint, rows)


async def _in_batches(
    keys: Collection[str],
    texts: Mapping[str, str],
    work: Callable[[list[str]], Awaitable[None]],
    tell: Tell,
) -> None:
    done = 0
    for some in _batches(keys, texts):
        await work(some)
        done += len(some)
        tell(done)


def _batches(keys: Collection[str], texts: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the keys with texts of one length together, as these waste no padding."""
    ordered = sorted(keys, key=lambda key: (len(texts[key]), key))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
