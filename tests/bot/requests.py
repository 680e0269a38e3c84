"""What must hold of every request the bot ever makes, whatever it shows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from simcord import Env, HttpLogEntry
from simcord.components import walk_components

from bot.cards.limits import COMPONENTS, TEXT, size

Body: TypeAlias = Mapping[str, object]

MESSAGE = 4
DEFERRED = 5
FORM = 9

_SILENT: tuple[Body, ...] = ({"parse": []}, {"parse": [], "replied_user": False})


def pings(requests: Iterable[HttpLogEntry]) -> list[str]:
    """Return a line for each message that could notify somebody."""
    return [
        f"{request.method} {request.path}: {message.get('allowed_mentions')}"
        for request, message in _messages(requests)
        if message.get("allowed_mentions") not in _SILENT
    ]


def excesses(requests: Iterable[HttpLogEntry]) -> list[str]:
    """Return a line for each message that is larger than Discord takes."""
    return [
        f"{request.method} {request.path}: {components} components, {characters} characters"
        for request, message in _messages(requests)
        for components, characters in [_extent(message)]
        if components > COMPONENTS or characters > TEXT
    ]


def first_responses(env: Env) -> list[object]:
    """Return the kind of each first response to an interaction, in order."""
    return [
        request.json["type"]
        for request in env.http_requests
        if request.path.endswith("/callback") and request.json
    ]


def made(env: Env, method: str, ending: str) -> list[HttpLogEntry]:
    """Return the requests with this verb whose path ends like that."""
    return [
        request
        for request in env.http_requests
        if request.method == method and request.path.endswith(ending)
    ]


def last_body(env: Env) -> Any:
    """Return what the bot sent last."""
    return env.http_requests[-1].json


def _messages(requests: Iterable[HttpLogEntry]) -> Iterator[tuple[HttpLogEntry, Body]]:
    for request in requests:
        body = request.json
        if isinstance(body, Mapping) and body.get("type") != FORM:
            message = body.get("data", body)
            if isinstance(message, Mapping) and message.keys() & {"components", "content"}:
                yield request, message


def _extent(message: Body) -> tuple[int, int]:
    parts = list(walk_components(message.get("components")))
    return len(parts), sum(size(str(part.get("content", ""))) for part in parts)
