import io
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.terminal.chat import chat as chat_with
from index.errors import ModelError
from index.types import Answer, NoAnswer, Reason
from tests.bot.cards.values import answer, no_answer
from tests.support.announcing import PROGRAM
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened
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


class TestFollowUps:
    @pytest.fixture
    def replies(self) -> dict[str, Answer | NoAnswer | Exception]:
        """What comes of a question; an answer, unless something else stands here."""
        return {
            "and sony?": replace(answer(), understood="did sony settle with udio?"),
            "nothing?": no_answer(Reason.NO_SOURCE),
            "?!": no_answer(Reason.EMPTY_QUESTION),
            "broken?": ModelError("The model is gone."),
        }

    async def chatted(
        self,
        folder: Path,
        replies: dict[str, Answer | NoAnswer | Exception],
        patch: pytest.MonkeyPatch,
        *questions: str,
    ) -> tuple[list[str | None], str]:
        """Ask in a chat; return what each question was said to follow, and all that was shown."""
        followed: list[str | None] = []

        async def ask(question: str, *, after: str | None = None) -> Answer | NoAnswer:
            followed.append(after)
            reply = replies.get(question, answer())
            if isinstance(reply, Exception):
                raise reply
            return replace(reply, question=question)

        console = Console(file=io.StringIO(), width=100, _environ={})
        with create_pipe_input() as keys, create_app_session(keys, DummyOutput()):
            keys.send_text("".join(f"{question}\r" for question in (*questions, "quit")))
            async with opened(folder, BagOfWords()) as library:
                patch.setattr(library, "ask", ask)
                with console.capture() as shown:
                    await chat_with(library, console, folder / "history")
        return followed, shown.get()

    async def test_each_question_follows_the_one_before(
        self,
        tmp_path: Path,
        replies: dict[str, Answer | NoAnswer | Exception],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        questions = ("first?", "nothing?", "third?")
        followed, _ = await self.chatted(tmp_path, replies, monkeypatch, *questions)
        assert followed == [None, "first?", "nothing?"]

    async def test_what_a_follow_up_was_taken_for_is_shown_and_followed_in_turn(
        self,
        tmp_path: Path,
        replies: dict[str, Answer | NoAnswer | Exception],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        questions = ("first?", "and sony?", "third?")
        followed, shown = await self.chatted(tmp_path, replies, monkeypatch, *questions)
        assert followed == [None, "first?", "did sony settle with udio?"]
        assert shown.count("Understood as: did sony settle with udio?") == 1

    @pytest.mark.parametrize("between", ["?!", "broken?"])
    async def test_what_was_no_question_or_failed_is_not_followed(
        self,
        between: str,
        tmp_path: Path,
        replies: dict[str, Answer | NoAnswer | Exception],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        questions = ("first?", between, "third?")
        followed, _ = await self.chatted(tmp_path, replies, monkeypatch, *questions)
        assert followed == [None, "first?", "first?"]
