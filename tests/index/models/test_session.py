"""How ONNX graphs are run."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.models.session import SILENCE, batches

_LOAD = "from index.models import open_packaged_reranker; open_packaged_reranker().load()"


def test_no_file_for_reports_to_the_makers_is_left_behind(tmp_path: Path) -> None:
    told = {name: value for name, value in os.environ.items() if name not in {*SILENCE, "CI"}}

    done = subprocess.run(
        [sys.executable, "-c", _LOAD], env={**told, "TMPDIR": str(tmp_path)}, check=False
    )

    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


@given(lengths=st.lists(st.integers(0, 600), max_size=60))
def test_batches_hold_every_place_once_the_short_ones_first(lengths: list[int]) -> None:
    found = list(batches(lengths))

    places = [place for batch in found for place in batch]
    assert sorted(places) == list(range(len(lengths)))
    assert [lengths[place] for place in places] == sorted(lengths)
    assert all(0 < len(batch) <= 8 for batch in found)
