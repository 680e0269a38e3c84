import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from index.models import Float32
from index.storage.database import Database
from index.storage.vectors import VectorStore, vector_key
from tests.index.storage.divided import divided


def vector(seed: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(8, np.float32)


async def load(store: VectorStore, model: str, keys: list[str]) -> dict[str, list[float]]:
    found = await store.load(model, keys, np.float32)
    return {key: each.tolist() for key, each in found.items()}


async def test_a_vector_is_read_bit_for_bit(database: Database) -> None:
    store = VectorStore(database)
    await store.save("model", {"one": vector(1), "two": vector(2)})

    read = await store.load("model", ["two", "one", "three"], np.float32)

    assert {key: each.tobytes() for key, each in read.items()} == {
        "one": vector(1).tobytes(),
        "two": vector(2).tobytes(),
    }
    assert await store.missing("model", ["one", "three"]) == {"three"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(kept=arrays.arrays(np.int8, st.tuples(st.integers(0, 6), st.just(4))))
async def test_many_vectors_of_one_text_are_read_in_one_flat_array(
    database: Database, kept: npt.NDArray[np.int8]
) -> None:
    store = VectorStore(database)
    await store.save("tokens", {"one": kept})

    read = (await store.load("tokens", ["one"], np.int8))["one"]

    assert read.dtype == np.int8
    assert np.array_equal(read, kept.reshape(-1))


async def test_a_new_vector_takes_the_place_of_the_old_one(database: Database) -> None:
    store = VectorStore(database)
    await store.save("model", {"one": vector(1)})
    await store.save("model", {"one": vector(2)})

    assert await load(store, "model", ["one"]) == {"one": vector(2).tolist()}


async def test_models_do_not_share_vectors(database: Database) -> None:
    store = VectorStore(database)
    await store.save("model", {"one": vector(1)})

    assert await store.missing("other", ["one"]) == {"one"}
    assert await load(store, "other", ["one"]) == {}
    await store.save("other", {"one": vector(2)})

    assert await load(store, "model", ["one"]) == {"one": vector(1).tolist()}
    assert await load(store, "other", ["one"]) == {"one": vector(2).tolist()}


async def test_only_vectors_of_texts_in_the_library_are_kept(database: Database) -> None:
    await divided(database)
    store = VectorStore(database)
    keys = ("whole", "first", "second", "nobody's")
    for model in ("model", "other"):
        await store.save(model, {key: vector(1) for key in keys})

    await store.forget_unused()

    for model in ("model", "other"):
        assert await store.missing(model, keys) == {"nobody's"}


async def test_many_keys_are_no_difficulty(database: Database) -> None:
    store = VectorStore(database)
    keys = [vector_key(str(number)) for number in range(40_000)]
    await store.save("model", {keys[0]: vector(1), keys[-1]: vector(2)})

    assert len(await store.missing("model", keys)) == len(keys) - 2
    assert len(await store.load("model", keys, np.float32)) == 2


@pytest.mark.parametrize("keys", [[], ["nobody's"]])
async def test_nothing_is_found_where_nothing_is_kept(database: Database, keys: list[str]) -> None:
    store = VectorStore(database)

    assert await store.missing("model", keys) == set(keys)
    assert await load(store, "model", keys) == {}
