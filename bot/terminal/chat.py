"""Asking in a terminal, one question after another."""

from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory
from rich.console import Console

from bot.terminal.answers import print_reply
from index.errors import LibraryError
from index.library import Library

_WELCOME = (
    "Ask about AI music deals; the answers are the exact words of articles.\n"
    "Arrow up brings back earlier questions; Ctrl-D or “quit” leaves."
)
_LEAVE = {"quit", "exit", ":q"}


async def chat(library: Library, console: Console, history: Path) -> None:
    """Answer questions until the person leaves."""
    session: PromptSession[str] = PromptSession(history=FileHistory(str(history)))
    console.print(_WELCOME, style="dim")
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
            await _answer(library, console, question)


async def _answer(library: Library, console: Console, question: str) -> None:
    try:
        # The first question waits for the model.
        with console.status("Looking it up …"):
            reply = await library.ask(question)
        print_reply(console, reply)
    except LibraryError as error:
        console.print(str(error), style="red", markup=False)
