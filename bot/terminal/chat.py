"""Asking in a terminal, one question after another."""

from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from rich.console import Console

from bot.terminal.answers import print_reply
from index.errors import LibraryError
from index.library import Library
from index.types import NoAnswer, Reason

_WELCOME = (
    "Ask about AI music deals; the answers are the exact words of articles.\n"
    "Arrow up brings back earlier questions; Ctrl-D or “quit” leaves."
)
_LEAVE = {"quit", "exit", ":q"}


async def chat(library: Library, console: Console, history: Path) -> None:
    """Answer questions until the person leaves, each with the one before it in mind."""
    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
    console.print(_WELCOME, style="dim")
    before: str | None = None
    while True:
        try:
            question = (await session.prompt_async("\n? ", handle_sigint=False)).strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if question.lower() in _LEAVE:
            return
        if question:
            before = await _answer(library, console, question, before) or before


async def _answer(
    library: Library, console: Console, question: str, before: str | None
) -> str | None:
    """Print the answer; return what the question was taken for, or None if it was none."""
    try:
        # The first question waits for the model.
        with console.status("Looking it up …"):
            reply = await library.ask(question, after=before)
        print_reply(console, reply)
    except LibraryError as error:
        console.print(str(error), style="red", markup=False)
        return None
    if isinstance(reply, NoAnswer) and reply.reason is Reason.EMPTY_QUESTION:
        return None
    return reply.understood or reply.question
