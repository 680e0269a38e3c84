"""The YAML block at the head of a Markdown file."""

from collections.abc import Iterator

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.reading.draft import UnreadableError

_MAX_CHARACTERS = 64 * 1024
_MAX_DEPTH = 10
_HANDLER = YAMLHandler()


def split(text: str) -> tuple[dict[str, object], str]:
    """Return what the front matter says, and the text after it; every plain value is a string.

    Raises:
        UnreadableError: the block is not closed, not YAML, or not a list of keys and values.
    """
    text = text.lstrip()
    if not _HANDLER.detect(text):
        return {}, text
    try:
        block, body = _HANDLER.split(text)
    except ValueError:
        raise UnreadableError(
            "its front matter begins with --- but is never closed by another"
        ) from None
    return _mapping(block), body


def _mapping(block: str) -> dict[str, object]:
    _require_small(block)
    try:
        _require_plain(yaml.parse(block, Loader=yaml.BaseLoader))
        # The base loader guesses no types, so a title such as 1989 or "No" stays a text.
        found: object = _HANDLER.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise UnreadableError(f"its front matter is not valid YAML{_place(error)}") from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        raise UnreadableError("its front matter is not a list of keys and values")
    return found


def _require_small(block: str) -> None:
    if len(block) > _MAX_CHARACTERS:
        raise UnreadableError(f"its front matter is longer than {_MAX_CHARACTERS:,} characters")


def _require_plain(events: Iterator[object]) -> None:
    """Refuse what front matter never needs and what a hostile file grows without bounds by."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError("its front matter uses YAML aliases (*name), which are not read")
        if depth > _MAX_DEPTH:
            raise UnreadableError("its front matter is nested too deeply")


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1})" if mark is not None else ""
