"""A sheet to draw on, in pixels from the top left; it knows how wide words are.

Matplotlib is used without its global state: no pyplot, no settings, a font given by its file.
Words are drawn as they are: no dollar sign begins a formula, and what the font lacks is replaced
before matplotlib could warn of it.
"""

import io
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from bot.pictures.theme import Theme

WIDTH = 1080
_DPI = 100
_POINT = 72 / _DPI
"""Points that a pixel has."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_ELLIPSIS = "…"

Anchor = Literal["left", "center", "right"]
_DRAWING = threading.Lock()


@contextmanager
def drawn(theme: Theme, height: float) -> Iterator["Sheet"]:
    """Hand out a sheet that nobody else draws beside: fonts are shared, and not made for it."""
    with _DRAWING:
        yield Sheet(theme, height)


class Sheet:
    """A sheet of ``WIDTH`` pixels: lines lie lowest, then bars, marks and discs, words on top."""

    def __init__(self, theme: Theme, height: float) -> None:
        self.theme = theme
        self.height = round(height)
        self._figure = Figure((WIDTH / _DPI, self.height / _DPI), _DPI, facecolor=theme.ground)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set(xlim=(0, WIDTH), ylim=(self.height, 0))
        self._axes.set_axis_off()

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return how many pixels wide a line is."""
        line = Text(0, 0, printable(words), fontproperties=_font(size, bold=bold), parse_math=False)
        line.set_figure(self._figure)
        return float(line.get_window_extent().width)

    def fitted(self, words: str, size: float, room: float, *, bold: bool = False) -> str:
        """Return the line, cut so that it is no wider than ``room`` pixels."""
        words = printable(words)
        if self.width(words, size, bold=bold) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            cut = words[:middle].rstrip() + _ELLIPSIS
            fits = self.width(cut, size, bold=bold) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return words[:low].rstrip() + _ELLIPSIS

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        colour: str | None = None,
        anchor: Anchor = "left",
        bold: bool = False,
        halo: float = 0,
    ) -> None:
        """Write a line around the height ``y``; ``halo`` is the width of ground around it."""
        text = self._axes.text(
            x,
            y,
            printable(words),
            color=colour or self.theme.ink,
            ha=anchor,
            va="center_baseline",
            fontproperties=_font(size, bold=bold),
            parse_math=False,
            zorder=5,
        )
        if halo:
            text.set_path_effects(
                [withStroke(linewidth=2 * halo * _POINT, foreground=self.theme.ground)]
            )

    def mark(self, x: float, y: float, shape: str, size: float, colour: str) -> None:
        """Draw a mark of so many pixels in width, set off from what lies below."""
        self._axes.add_line(
            Line2D(
                [x],
                [y],
                linestyle="none",
                marker=shape,
                markersize=size * _POINT,
                markerfacecolor=colour,
                markeredgecolor=self.theme.ground,
                markeredgewidth=2 * _POINT,
                zorder=4,
            )
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a bar with round ends from ``x`` on, around the height ``y``."""
        radius = min(width, height) / 2
        self._axes.add_patch(
            FancyBboxPatch(
                (x, y - height / 2),
                width,
                height,
                boxstyle=f"round,pad=0,rounding_size={radius}",
                facecolor=colour,
                edgecolor="none",
                zorder=3,
            )
        )

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a disc, set off from what lies below."""
        disc = Circle(
            (x, y), radius, facecolor=colour, edgecolor=self.theme.ground, linewidth=3, zorder=4
        )
        self._axes.add_patch(disc)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        width: float,
        colour: str,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line through two points, or a bow if a third in the middle pulls it."""
        bend = [Outline.MOVETO, Outline.LINETO]
        bow = [Outline.MOVETO, Outline.CURVE3, Outline.CURVE3]
        outline = Outline(points, bow if len(points) > len(bend) else bend)
        stroke = PathPatch(
            outline,
            facecolor="none",
            edgecolor=colour,
            linewidth=width * _POINT,
            linestyle=(0, dashes) if dashes else "solid",
            capstyle="butt",
            zorder=2,
        )
        self._axes.add_patch(stroke)

    def png(self) -> bytes:
        """Return the sheet as a PNG file."""
        out = io.BytesIO()
        self._figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
        return out.getvalue()


def printable(words: str) -> str:
    """Return one line in which every character is one that the font has."""
    known = _characters()
    line = " ".join(words.split())
    visible = (char for char in line if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    return "".join(char if ord(char) in known else _UNKNOWN for char in visible)


@cache
def _characters() -> frozenset[int]:
    return frozenset.intersection(
        *(frozenset(get_font(str(_file(bold=bold))).get_charmap()) for bold in (False, True))
    )


def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(fname=str(_file(bold=bold)), size=size * _POINT)


def _file(*, bold: bool) -> Path:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name
