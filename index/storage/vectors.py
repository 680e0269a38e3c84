"""Vectors, kept by model and text, so that no text is encoded twice."""

import hashlib
from collections.abc import Collection, Mapping

import numpy as np
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from index.models import Float32
from index.storage.database import Database, in_statements
from index.storage.tables import PassageRow, SentenceRow, VectorRow


def vector_key(text: str) -> str:
    """Return the key under which the vector of ``text`` is kept."""
    return hashlib.sha256(text.encode()).hexdigest()


class VectorStore:
    """Reads and writes the vectors of one model."""

    def __init__(self, database: Database, model: str) -> None:
        self._database = database
        self._model = model

    async def missing(self, keys: Collection[str]) -> set[str]:
        """Return those of ``keys`` that have no vector yet."""
        missing = set(keys)
        async with self._database.reading() as connection:
            for some in in_statements(keys):
                found = await connection.scalars(
                    select(VectorRow.key).where(
                        VectorRow.model == self._model, VectorRow.key.in_(some)
                    )
                )
                missing.difference_update(found)
        return missing

    async def save(self, vectors: Mapping[str, Float32]) -> None:
        """Keep vectors by key, in place of earlier ones."""
        async with self._database.writing() as connection:
            statement = upsert(VectorRow)
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[VectorRow.model, VectorRow.key],
                    set_={"vector": statement.excluded.vector},
                ),
                [
                    {"model": self._model, "key": key, "vector": vector.astype("<f4").tobytes()}
                    for key, vector in vectors.items()
                ],
            )

    async def load(self, keys: Collection[str]) -> dict[str, Float32]:
        """Return the kept vectors of ``keys``, each ``float32[dimension]``."""
        vectors: dict[str, Float32] = {}
        async with self._database.reading() as connection:
            for some in in_statements(keys):
                rows = await connection.execute(
                    select(VectorRow.key, VectorRow.vector).where(
                        VectorRow.model == self._model, VectorRow.key.in_(some)
                    )
                )
                vectors.update((key, np.frombuffer(data, dtype="<f4")) for key, data in rows)
        return vectors

    async def forget_unused(self) -> None:
        """Drop vectors that no passage or sentence has, whatever model made them."""
        async with self._database.writing() as connection:
            await connection.execute(
                delete(VectorRow).where(
                    VectorRow.key.not_in(select(PassageRow.vector_key)),
                    VectorRow.key.not_in(select(SentenceRow.vector_key)),
                )
            )
