from pathlib import Path

import pytest

from index.extraction.names import Names
from index.vocabulary import Vocabulary

PARTIES = Path(__file__).parents[4] / "config" / "parties.toml"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The project's own."""
    return Vocabulary.read(PARTIES)


@pytest.fixture(scope="session")
def names(vocabulary: Vocabulary) -> Names:
    """The project's names, and two that are in no vocabulary."""
    return Names(vocabulary, frozenset({"Tonalite", "Redshank Capital"}))
