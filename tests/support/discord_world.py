"""Ways to look at and act in simcord's simulated Discord that several tests share."""

import asyncio
import contextvars
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeAlias, TypeVar
from unittest.mock import patch

import discord
from simcord import ChannelHandle, Env, InteractionResult, MemberActor, ResponseMessage
from simcord.components import walk_components

T = TypeVar("T")
Message: TypeAlias = ResponseMessage | discord.Message
Option: TypeAlias = str | bool | int | float

_BUTTON = discord.ComponentType.button.value
_TEXT = discord.ComponentType.text_display.value


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it; ``label`` is the emoji if there are no words."""

    label: str
    custom_id: str | None
    url: str | None
    disabled: bool


def texts(message: Message) -> list[str]:
    """Return every text display of a message, nested ones too, from top to bottom."""
    return [str(part["content"]) for part in _components(message) if part["type"] == _TEXT]


def text_of(message: Message) -> str:
    """Return all a person reads in a message but the buttons: its content and text displays."""
    return "\n".join(part for part in (message.content, *texts(message)) if part)


def buttons(message: Message) -> list[Button]:
    """Return every button of a message, nested ones and accessories too, from top to bottom."""
    return [_button(part) for part in _components(message) if part["type"] == _BUTTON]


def button(message: Message, label: str, *, nth: int = 0) -> Button:
    """Return the ``nth`` button with this label or emoji.

    Raises:
        LookupError: there are not so many; names the buttons there are.
    """
    everything = buttons(message)
    named = [each for each in everything if each.label == label]
    if nth >= len(named):
        raise LookupError(f"no button {label!r} number {nth} among {everything}")
    return named[nth]


async def click(
    actor: MemberActor, message: Message, label: str, *, nth: int = 0
) -> InteractionResult:
    """Click the ``nth`` button with this label or emoji; simcord alone refuses equal labels."""
    return await actor.click(message, custom_id=button(message, label, nth=nth).custom_id)


@asynccontextmanager
async def at_once(env: Env, *, timeout_s: float = 30) -> AsyncIterator[None]:
    """Deliver all that actors do inside at the same instant, and let the bot finish on leaving.

    Outside, simcord lets the bot finish after each action, and refuses overlapping ones.
    """
    with patch.object(env, "_settle_internal", _without_settling):
        yield
    await env.settle(timeout=timeout_s)


async def simultaneous(
    env: Env,
    actors: Sequence[MemberActor],
    channel: ChannelHandle,
    name: str,
    *,
    timeout_s: float = 30,
    **options: Option,
) -> list[InteractionResult]:
    """Let every actor send the same slash command at the same instant."""
    async with at_once(env, timeout_s=timeout_s):
        return [await actor.slash(channel, name, **options) for actor in actors]


async def in_real_time(env: Env, work: Coroutine[object, object, T]) -> T:
    """Run work of the bot beside the simulation, as long as it really takes.

    simcord moves no timer while the bot has work in a thread, so a bot that gives up waiting after
    a while never does so there. Work awaited through this counts as outside input instead: actions
    return before it has finished; wait for what comes of it with ``eventually``.
    """
    # A fresh context takes the task, and the threads it uses, out of simcord's bookkeeping.
    task = contextvars.Context().run(asyncio.ensure_future, work)
    result: T = await env.external_wait(task, reason="work in real time")
    return result


async def eventually(env: Env, condition: Callable[[], bool], *, within_s: float) -> float:
    """Wait until a condition of the simulated world holds; return how many seconds it took.

    Raises:
        TimeoutError: it does not hold after ``within_s`` seconds of real time.
    """
    async for taken_s in _ticks(within_s):
        if condition():
            await env.settle()
            return taken_s
    raise TimeoutError(f"it did not come true within {within_s} s")


async def _ticks(within_s: float) -> AsyncIterator[float]:
    start = time.monotonic()
    while (taken_s := time.monotonic() - start) < within_s:
        yield taken_s
        await asyncio.sleep(0.01)


async def _without_settling(**_settings: object) -> None:
    """Stand in for simcord's settling; as it never suspends, the bot has no turn."""


def _components(message: Message) -> Iterator[Mapping[str, object]]:
    if isinstance(message, ResponseMessage):
        return walk_components(message.components)
    return walk_components([component.to_dict() for component in message.components])


def _button(part: Mapping[str, object]) -> Button:
    emoji = part.get("emoji")
    symbol = emoji.get("name") if isinstance(emoji, Mapping) else None
    return Button(
        label=str(part.get("label") or symbol or ""),
        custom_id=_text_or_none(part.get("custom_id")),
        url=_text_or_none(part.get("url")),
        disabled=bool(part.get("disabled")),
    )


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)
