from pathlib import Path

import pytest

from index.storage import current
from index.storage.current import CurrentGeneration
from index.storage.generations import Generation, GenerationFolder
from index.storage.manifest import Recipe
from index.workers import Workers
from tests.index.storage.built import RECIPE, write


class CountingFolder(GenerationFolder):
    """Counts how often somebody has had the files read."""

    loads = 0

    def load_newest(self, model: str, method: str) -> Generation | None:
        self.loads += 1
        return super().load_newest(model, method)


@pytest.fixture
def folder(tmp_path: Path) -> CountingFolder:
    return CountingFolder(tmp_path)


@pytest.fixture
def held(folder: CountingFolder) -> CurrentGeneration:
    return CurrentGeneration(folder, RECIPE.model, RECIPE.method, Workers())


async def test_there_is_none_at_first(held: CurrentGeneration) -> None:
    await held.take_newest()

    assert (held.generation, held.manifest, held.number) == (None, None, 0)


async def test_the_newest_is_taken_up_and_read_once(
    folder: CountingFolder, held: CurrentGeneration
) -> None:
    write(folder, 1)
    write(folder, 2)

    for _ in range(3):
        await held.take_newest()

    assert held.number == 2
    assert held.manifest is not None
    assert held.manifest.recipe == RECIPE
    assert folder.loads == 1


@pytest.mark.parametrize("recipe", [RECIPE, Recipe("library", "another model", "method")])
async def test_a_newer_one_that_cannot_be_used_is_read_once(
    folder: CountingFolder, held: CurrentGeneration, tmp_path: Path, recipe: Recipe
) -> None:
    write(folder, 1)
    write(folder, 2, recipe)
    (tmp_path / "00000002" / "passages.faiss").unlink()

    for _ in range(3):
        await held.take_newest()

    assert held.number == 1
    assert folder.loads == 1


async def test_what_was_built_here_need_not_be_read(
    folder: CountingFolder, held: CurrentGeneration
) -> None:
    generation = write(folder, 1)
    held.take(generation)

    await held.take_newest()

    assert held.generation is generation
    assert folder.loads == 0


def test_an_older_one_is_not_taken_up(folder: CountingFolder, held: CurrentGeneration) -> None:
    older, newer = write(folder, 1), write(folder, 2)

    held.take(newer)
    held.take(older)

    assert held.generation is newer


async def test_others_are_looked_for_only_now_and_then(
    folder: CountingFolder, held: CurrentGeneration, monkeypatch: pytest.MonkeyPatch
) -> None:
    await held.follow()
    write(folder, 1)

    await held.follow()
    assert held.number == 0

    monkeypatch.setattr(current, "_LOOK_EVERY_S", 0.0)
    await held.follow()
    assert held.number == 1
