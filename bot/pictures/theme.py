"""Colours, marks and strokes; each kind of deal has all three, so that no eye needs the colour.

The colours of the kinds were chosen to differ to those who do not see red or green, too:
in Oklab, under the simulations of Machado and others (2009), no two come closer than 0.11 on dark
and 0.10 on light ground. Each has a contrast of 3.2 or more to the ground.
tests/bot/pictures/test_theme.py checks both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from index.deals import DealKind


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one ground."""

    ground: str
    ink: str
    dim: str
    faint: str
    kinds: Mapping[DealKind, str]


DARK = Theme(
    ground="#313338",
    ink="#F2F3F5",
    dim="#B5BAC1",
    faint="#4E5058",
    kinds={
        DealKind.LICENCE: "#00A66C",
        DealKind.SETTLEMENT: "#FAB000",
        DealKind.PARTNERSHIP: "#24C2FF",
        DealKind.INVESTMENT: "#FF77B6",
        DealKind.ACQUISITION: "#FFEF5D",
        DealKind.LAWSUIT: "#FF560A",
        DealKind.RULING: "#907DFF",
    },
)
LIGHT = Theme(
    ground="#FFFFFF",
    ink="#1E1F22",
    dim="#5C5E66",
    faint="#D5D8DD",
    kinds={
        DealKind.LICENCE: "#006B5F",
        DealKind.SETTLEMENT: "#FC5300",
        DealKind.PARTNERSHIP: "#3288EA",
        DealKind.INVESTMENT: "#CB379A",
        DealKind.ACQUISITION: "#9E8C6E",
        DealKind.LAWSUIT: "#C41819",
        DealKind.RULING: "#2337D6",
    },
)
MARKS: Mapping[DealKind, str] = {
    DealKind.LICENCE: "o",
    DealKind.SETTLEMENT: "s",
    DealKind.PARTNERSHIP: "D",
    DealKind.INVESTMENT: "^",
    DealKind.ACQUISITION: "p",
    DealKind.LAWSUIT: "X",
    DealKind.RULING: "P",
}
STROKES: Mapping[DealKind, tuple[float, ...]] = {
    DealKind.LICENCE: (),
    DealKind.SETTLEMENT: (5, 1.2),
    DealKind.PARTNERSHIP: (),
    DealKind.INVESTMENT: (3, 1, 1, 1),
    DealKind.ACQUISITION: (8, 1.5),
    DealKind.LAWSUIT: (1.6, 1.2),
    DealKind.RULING: (0.6, 1),
}
"""Lengths of dash and gap in widths of the line; none for a whole line."""


def theme(*, dark: bool) -> Theme:
    """Return the colours for a dark or a light ground."""
    return DARK if dark else LIGHT
