import signal
from pathlib import Path

import pytest

from tests.support.announcing import PROGRAM
from tests.support.terminal import CTRL_C, CTRL_D, ENTER, UP, plain, terminal

QUESTION = "what did Michael Nash say about KLAY"
BOLD = "\x1b[1;33m"
PROMPT = "\x1b[0m?"


def test_a_question_is_answered_and_comes_back_with_the_arrow_key(
    tmp_path: Path, seeded_folder: Path
) -> None:
    with terminal(tmp_path, "chat", LINER_DATA_DIR=seeded_folder) as chat:
        assert "Ctrl-D" in plain(chat.until(PROMPT))
        chat.type(QUESTION + ENTER)
        answer = chat.until("[2]")
        assert "[1]" in plain(answer)
        assert BOLD in answer
        assert "Michael Nash" in plain(answer)
        chat.until(PROMPT)
        chat.type(UP)
        chat.until(QUESTION)
        chat.type(ENTER)
        assert BOLD in chat.until("[2]")
        chat.until(PROMPT)
        chat.type("  QUIT " + ENTER)
        assert chat.ended() == 0

    with terminal(tmp_path, "chat", LINER_DATA_DIR=seeded_folder) as another_day:
        another_day.until(PROMPT)
        another_day.type(UP + UP)
        another_day.until(QUESTION)


@pytest.mark.parametrize("keys", ["exit" + ENTER, CTRL_D])
def test_it_can_be_left(tmp_path: Path, seeded_folder: Path, keys: str) -> None:
    with terminal(tmp_path, "chat", LINER_DATA_DIR=seeded_folder) as chat:
        chat.until(PROMPT)
        chat.type(keys)
        assert chat.ended() == 0


def test_ctrl_c_gives_up_a_line_and_not_the_chat(tmp_path: Path, seeded_folder: Path) -> None:
    with terminal(tmp_path, "chat", LINER_DATA_DIR=seeded_folder) as chat:
        chat.until(PROMPT)
        chat.type("quit, said nob")
        chat.until("said nob")
        chat.type(CTRL_C)
        chat.until(PROMPT)
        chat.type(ENTER)
        chat.until(PROMPT)
        chat.type(CTRL_D)
        assert chat.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_while_it_waits(
    tmp_path: Path, seeded_folder: Path, number: signal.Signals
) -> None:
    with terminal(tmp_path, "chat", LINER_DATA_DIR=seeded_folder) as chat:
        chat.until(PROMPT)
        chat.process.send_signal(number)
        assert chat.ended(within_s=5) == 0


def test_a_signal_ends_it_while_it_answers(tmp_path: Path, seeded_folder: Path) -> None:
    with terminal(
        tmp_path, "chat", program=PROGRAM, LINER_DATA_DIR=seeded_folder, DWELL="loading"
    ) as chat:
        chat.until(PROMPT)
        chat.type(QUESTION + ENTER)
        chat.until("loading")
        chat.process.send_signal(signal.SIGINT)
        assert chat.ended(within_s=5) == 0
