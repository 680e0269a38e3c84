import pytest

from bot.terminal.progress import progress_bar
from index.progress import Stage, Step


def test_a_bar_stands_on_standard_error_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as hear:
        hear(Step(Stage.READ, 1, 3))
        hear(Step(Stage.READ, 3, 3))
        hear(Step(Stage.EMBED, 2, 7))
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reading articles" in err
    assert "3/3" in err
    assert "2/7" in err


def test_a_stage_that_never_began_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as hear:
        hear(Step(Stage.READ, 1, 1))
    assert "Embedding" not in capsys.readouterr().err


def test_without_work_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar():
        pass
    assert capsys.readouterr() == ("", "")


def test_a_failure_passes_through_and_leaves_the_bar_closed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(RuntimeError, match="the disk is full"):
        _fail_half_way()
    assert "0/1" in capsys.readouterr().err


def _fail_half_way() -> None:
    with progress_bar() as hear:
        hear(Step(Stage.BUILD, 0, 1))
        raise RuntimeError("the disk is full")
