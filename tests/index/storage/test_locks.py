"""Locks on a library, each through a file of its own, as another process would hold it."""

from pathlib import Path

import pytest

from index.errors import ReindexRunningError, StorageError
from index.storage.locks import Locks


def test_a_second_reindex_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    ours, theirs = Locks(tmp_path), Locks(tmp_path)
    with ours.reindexing():
        for each in (ours, theirs):
            with pytest.raises(ReindexRunningError), each.reindexing():
                pytest.fail("two at once")
    with theirs.reindexing():
        pass


def test_a_second_reading_is_told_that_it_is_not_its_turn(tmp_path: Path) -> None:
    ours, theirs = Locks(tmp_path), Locks(tmp_path)
    with ours.extracting() as first, theirs.extracting() as second:
        assert (first, second) == (True, False)
    with theirs.extracting() as first:
        assert first


def test_a_reindex_and_a_reading_do_not_keep_each_other_out(tmp_path: Path) -> None:
    locks = Locks(tmp_path)
    with locks.reindexing(), locks.extracting() as is_ours:
        assert is_ours


def test_what_fails_inside_lets_go_of_the_lock(tmp_path: Path) -> None:
    locks = Locks(tmp_path)
    with pytest.raises(KeyError), locks.reindexing():
        raise KeyError
    with locks.reindexing():
        pass


def test_a_folder_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StorageError), Locks(tmp_path / "data").reindexing():
        pytest.fail("there is no such folder")
