"""A place without settings, whatever the developer's own are."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.support.program import without_settings


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty current folder, and an environment without settings that is restored in the end."""
    monkeypatch.chdir(tmp_path)
    with patch.dict(os.environ, without_settings(os.environ), clear=True):
        yield tmp_path
