import pytest

from bot.terminal.bars import counting


def test_counting_shows_how_many_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    with counting("Asking", 4) as tell:
        tell(4)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Asking" in err
    assert "4/4" in err
