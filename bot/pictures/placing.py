"""Where the parties of a picture stand: close to their partners, and clear of each other."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
_SEED = 7
_ROUNDS = 400
_SPREAD = 0.9
"""How far places go towards an even spread, 0 to 1: a crowded middle is hard to read."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a party's disc and name need around the middle of the disc, in pixels."""

    half_width: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Field:
    """The part of a sheet that is to be filled."""

    left: float
    top: float
    right: float
    bottom: float


def places(
    boxes: Mapping[str, Box], pairs: Mapping[tuple[str, str], int], field: Field
) -> dict[str, tuple[float, float]]:
    """Return a point for each party inside the field; the same for the same deals.

    ``pairs`` says how many deals two parties have. The boxes do not overlap, unless the field is
    too small for them all.
    """
    names = list(boxes)
    points = _loosely(names, pairs, field)
    if not _separate(points, list(boxes.values()), field):
        _line_up(points, list(boxes.values()), field)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, points, strict=True)}


def _loosely(names: list[str], pairs: Mapping[tuple[str, str], int], field: Field) -> Points:
    """Let partners pull each other close, and fill the field."""
    graph = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((one, other, count**0.5) for (one, other), count in pairs.items())
    found = nx.spring_layout(graph, k=1.6 / len(names) ** 0.5, iterations=200, seed=_SEED)
    raw = np.array([found[name] for name in names], dtype=np.float64)
    low: Points = np.array([field.left, field.top])
    size: Points = np.array([field.right, field.bottom]) - low
    if len(names) == 1:
        return np.array([low + size / 2])
    scaled = (raw - raw.min(axis=0)) / np.maximum(np.ptp(raw, axis=0), 1e-9)
    even = np.argsort(np.argsort(raw, axis=0), axis=0) / (len(names) - 1)
    mixed: Points = low + ((1 - _SPREAD) * scaled + _SPREAD * even) * size
    return mixed


def _separate(points: Points, boxes: Sequence[Box], field: Field) -> bool:
    """Push apart what overlaps, along the shorter way out, until nothing does, if that comes."""
    for _ in range(_ROUNDS):
        moved = False
        for number, box in enumerate(boxes):
            _keep_inside(points[number], box, field)
        for one, other in itertools.combinations(range(len(boxes)), 2):
            moved |= _push_apart(points, boxes, one, other)
        if not moved:
            return True
    return False


def _push_apart(points: Points, boxes: Sequence[Box], one: int, other: int) -> bool:
    a, b = boxes[one], boxes[other]
    dx, dy = points[other] - points[one]
    too_wide = a.half_width + b.half_width - abs(dx)
    # Above and below the middle of a disc, its box does not reach equally far.
    too_high = (a.below + b.above - dy) if dy >= 0 else (b.below + a.above + dy)
    if too_wide <= 0 or too_high <= 0:
        return False
    if too_wide < too_high:
        step = np.array([(too_wide / 2 + 0.5) * (1 if dx >= 0 else -1), 0])
    else:
        step = np.array([0, (too_high / 2 + 0.5) * (1 if dy >= 0 else -1)])
    points[one] -= step
    points[other] += step
    return True


def _keep_inside(point: Points, box: Box, field: Field) -> None:
    low = field.left + box.half_width, field.top + box.above
    high = field.right - box.half_width, field.bottom - box.below
    np.clip(point, low, np.maximum(low, high), out=point)


def _line_up(points: Points, boxes: Sequence[Box], field: Field) -> None:
    """Put crowded parties in rows, each as near as may be to where it was."""
    widest = max(2 * box.half_width for box in boxes)
    columns = max(1, int((field.right - field.left) / widest))
    rows = math.ceil(len(boxes) / columns)
    step = (field.right - field.left) / columns, (field.bottom - field.top) / rows
    above = max(box.above for box in boxes)
    downwards = np.argsort(points[:, 1], kind="stable")
    for row in range(rows):
        members = downwards[row * columns : (row + 1) * columns]
        members = members[np.argsort(points[members, 0], kind="stable")]
        for column, number in enumerate(members):
            x = field.left + (column + 0.5) * step[0]
            points[number] = x, field.top + row * step[1] + above
            _keep_inside(points[number], boxes[number], field)
