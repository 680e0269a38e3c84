"""What Discord accepts in a message of components, and how room is shared within it.

The figures are those of Discord's API reference (Components V2). discord.py checks the number of
components alone, so a card that broke another one would fail only when it is sent.
"""

from collections.abc import Sequence

import discord

COMPONENTS = 40
"""Components of one message, counting nested ones."""
TEXT = 4000
"""Characters of all text displays of one message together."""
SECTION_TEXTS = 3
ROW_BUTTONS = 5
CUSTOM_ID = 100
LABEL = 80
URL = 512


class LimitError(AssertionError):
    """A card that Discord would refuse was built: a defect of the cards, never of their input."""


def size(text: str) -> int:
    """Count ``text`` in UTF-16 units, which are never fewer than its characters.

    Discord does not say which of the two it counts; the larger count is safe under either.
    """
    return len(text) + sum(character > "\uffff" for character in text)


def fair_shares(wanted: Sequence[int], total: int) -> list[int]:
    """Divide ``total`` so that what small wishes leave over goes to the large ones."""
    shares = [0] * len(wanted)
    for waiting, index in zip(
        range(len(wanted), 0, -1),
        sorted(range(len(wanted)), key=wanted.__getitem__),
        strict=True,
    ):
        shares[index] = min(wanted[index], total // waiting)
        total -= shares[index]
    return shares


def check(view: discord.ui.LayoutView) -> None:
    """Raise unless Discord accepts the view.

    Raises:
        LimitError: which limit, and by how much.
    """
    items = list(view.walk_children())
    texts = [item.content for item in items if isinstance(item, discord.ui.TextDisplay)]
    _at_most("components", len(items), COMPONENTS)
    _at_most("characters", sum(map(size, texts)), TEXT)
    if not all(text.strip() for text in texts):
        raise LimitError("a text display is blank")
    for item in items:
        if isinstance(item, discord.ui.Section):
            _between("texts in a section", len(item.children), SECTION_TEXTS)
        elif isinstance(item, discord.ui.ActionRow):
            _between("buttons in a row", len(item.children), ROW_BUTTONS)
        elif isinstance(item, discord.ui.Button):
            _at_most("characters of a custom id", len(item.custom_id or ""), CUSTOM_ID)
            _at_most("characters of a label", size(item.label or ""), LABEL)
            _at_most("characters of an address", len(item.url or ""), URL)


def _between(what: str, count: int, limit: int) -> None:
    if count < 1:
        raise LimitError(f"no {what}")
    _at_most(what, count, limit)


def _at_most(what: str, count: int, limit: int) -> None:
    if count > limit:
        raise LimitError(f"{count} {what}, where Discord takes {limit}")
