"""What many tests share: the real models, and the starter library as it is once indexed."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from index.models import (
    DEFAULT_MODEL,
    Encoder,
    Models,
    open_encoder,
    open_packaged_reranker,
    open_token_encoder,
)
from index.models.session import SILENCE
from index.reading import FolderSource
from index.vocabulary import Vocabulary
from tests.support.libraries import opened
from tests.support.openapi import openapi_path as openapi_path

# On a busy machine torch's threads wait for each other longer than they work.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Some tests import onnxruntime before the program could tell it to be silent.
os.environ.update(SILENCE)

# How long an example takes says more about the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

_PROJECT = Path(__file__).parents[1]
SEEDS = _PROJECT / "seeds"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default model."""
    return open_encoder(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def models(encoder: Encoder) -> Models:
    """The default models, all there are."""
    return Models(encoder, open_token_encoder(), open_packaged_reranker())


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The parties of the field, as the product knows them."""
    return Vocabulary.read(_PROJECT / "config" / "parties.toml")


@pytest.fixture(scope="session")
def _seeded(
    tmp_path_factory: pytest.TempPathFactory, models: Models, vocabulary: Vocabulary
) -> Path:
    folder = tmp_path_factory.mktemp("seeded") / "data"

    async def build() -> None:
        async with opened(folder, models, vocabulary) as library:
            await library.reindex(FolderSource(SEEDS))

    asyncio.run(build())
    return folder


@pytest.fixture
def seeded_folder(tmp_path: Path, _seeded: Path) -> Path:
    """A data folder of its own that holds the starter library as the product indexes it."""
    return shutil.copytree(_seeded, tmp_path / "data")


@pytest.fixture(scope="session")
def _read(
    tmp_path_factory: pytest.TempPathFactory, _seeded: Path, models: Models, vocabulary: Vocabulary
) -> Path:
    folder = shutil.copytree(_seeded, tmp_path_factory.mktemp("read") / "data")

    async def read() -> None:
        async with opened(folder, models, vocabulary) as library:
            await library.extract()

    asyncio.run(read())
    return folder


@pytest.fixture
def read_folder(tmp_path: Path, _read: Path) -> Path:
    """The same, with its articles read for quotes and deals, too."""
    return shutil.copytree(_read, tmp_path / "read")
