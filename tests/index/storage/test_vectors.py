import numpy as np

from index.models import Float32
from index.storage.database import Database
from index.storage.vectors import VectorStore, vector_key
from tests.index.storage.divided import divided


def vector(seed: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(8, np.float32)


async def test_a_vector_is_read_bit_for_bit(database: Database) -> None:
    store = VectorStore(database, "model")
    await store.save({"one": vector(1), "two": vector(2)})

    read = await store.load(["two", "one", "three"])

    assert {key: each.tobytes() for key, each in read.items()} == {
        "one": vector(1).tobytes(),
        "two": vector(2).tobytes(),
    }
    assert await store.missing(["one", "three"]) == {"three"}


async def test_a_new_vector_takes_the_place_of_the_old_one(database: Database) -> None:
    store = VectorStore(database, "model")
    await store.save({"one": vector(1)})
    await store.save({"one": vector(2)})

    assert (await store.load(["one"]))["one"].tobytes() == vector(2).tobytes()


async def test_models_do_not_share_vectors(database: Database) -> None:
    await VectorStore(database, "model").save({"one": vector(1)})
    other = VectorStore(database, "other")

    assert await other.missing(["one"]) == {"one"}
    await other.save({"one": vector(2)})

    read = await VectorStore(database, "model").load(["one"])
    assert read["one"].tobytes() == vector(1).tobytes()


async def test_only_vectors_of_texts_in_the_library_are_kept(database: Database) -> None:
    await divided(database)
    stores = [VectorStore(database, name) for name in ("model", "other")]
    for store in stores:
        keys = ("whole", "first", "second", "nobody's")
        await store.save({key: vector(1) for key in keys})

    await stores[0].forget_unused()

    for store in stores:
        assert await store.missing(["whole", "first", "second", "nobody's"]) == {"nobody's"}


async def test_many_keys_are_no_difficulty(database: Database) -> None:
    store = VectorStore(database, "model")
    keys = [vector_key(str(number)) for number in range(40_000)]
    await store.save({keys[0]: vector(1), keys[-1]: vector(2)})

    assert len(await store.missing(keys)) == len(keys) - 2
    assert len(await store.load(keys)) == 2
