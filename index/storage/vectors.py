"""Vectors, kept by model and text, so that no text is encoded twice."""

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from index.storage.database import Database, in_statements
from index.storage.tables import PassageRow, SentenceRow, VectorRow

Numbers = npt.NDArray[Any]
Number = TypeVar("Number", np.float32, np.int8)


def vector_key(text: str) -> str:
    """Return the key under which the vector of ``text`` is kept."""
    return hashlib.sha256(text.encode()).hexdigest()


class VectorStore:
    """Reads and writes the vectors of every model; a text may have one or many of a model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def missing(self, model: str, keys: Collection[str]) -> set[str]:
        """Return those of ``keys`` for which the model's vectors are not kept."""
        missing = set(keys)
        async with self._database.reading() as connection:
            for some in in_statements(keys):
                found = await connection.scalars(
                    select(VectorRow.key).where(VectorRow.model == model, VectorRow.key.in_(some))
                )
                missing.difference_update(found)
        return missing

    async def save(self, model: str, vectors: Mapping[str, Numbers]) -> None:
        """Keep vectors by key, in place of earlier ones."""
        async with self._database.writing() as connection:
            statement = upsert(VectorRow)
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[VectorRow.model, VectorRow.key],
                    set_={"vector": statement.excluded.vector},
                ),
                [
                    {"model": model, "key": key, "vector": vector.tobytes()}
                    for key, vector in vectors.items()
                ],
            )

    async def load(
        self, model: str, keys: Collection[str], dtype: type[Number]
    ) -> dict[str, npt.NDArray[Number]]:
        """Return the kept numbers of ``keys``, each in one flat array."""
        vectors: dict[str, npt.NDArray[Number]] = {}
        async with self._database.reading() as connection:
            for some in in_statements(keys):
                rows = await connection.execute(
                    select(VectorRow.key, VectorRow.vector).where(
                        VectorRow.model == model, VectorRow.key.in_(some)
                    )
                )
                vectors.update((key, np.frombuffer(data, dtype=dtype)) for key, data in rows)
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
