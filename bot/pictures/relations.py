"""Who made deals with whom: parties as discs, their deals as lines between them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.deal_facts import counts
from bot.pictures.heading import HEAD_ROOM, MARGIN, KeyMark, draw_heading
from bot.pictures.picture import Picture, shortened
from bot.pictures.placing import Box, Field, places
from bot.pictures.sheet import WIDTH, Sheet, drawn
from bot.pictures.theme import STROKES, theme
from index.deals import Deal, DealKind, DealStatus

_PARTIES = 24
_HEIGHT = 1350
_LEAST_HEIGHT = 760
_PARTY_HEIGHT = 80
_FOOT = 90
_NAME = 30
_NAME_LINE = 34
_NAME_WIDTH = 225
_NAME_LINES = 3
_NOTE = 30
_CLEAR = 10
"""Pixels between the boxes of two parties when there are as many as can be."""
_CLEARER = 70
"""The same when there are only a few."""
_BOW = 42
"""Pixels between two lines from one party to the same other."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Network:
    """What is drawn: the parties with most deals, and the deals among them."""

    parties: Mapping[str, int]
    pairs: Mapping[Pair, Counter[DealKind]]
    left_out: int
    """How many parties are not drawn."""


@dataclass(frozen=True, slots=True)
class _Party:
    """A party as it is drawn."""

    lines: tuple[str, ...]
    radius: float
    deals: int


def relations(deals: Sequence[Deal], *, dark: bool = True) -> Picture:
    """Draw the parties that have most deals; those left out are counted in a note."""
    network = _network(deals)
    height = min(_HEIGHT, _LEAST_HEIGHT + _PARTY_HEIGHT * max(0, len(network.parties) - 3))
    with drawn(theme(dark=dark), height) as sheet:
        draw_heading(sheet, _title(deals), deals, _line_key(sheet))
        if network.parties:
            _draw(sheet, network, Field(MARGIN, HEAD_ROOM, WIDTH - MARGIN, sheet.height - _FOOT))
        if note := _note(network):
            sheet.write(MARGIN, sheet.height - 40, note, _NOTE, colour=sheet.theme.dim)
        return Picture(sheet.png(), _alt(deals, network))


def _network(deals: Sequence[Deal]) -> _Network:
    count = Counter(party.canonical for deal in deals for party in deal.parties)
    parties = dict(count.most_common(_PARTIES))
    pairs: dict[Pair, Counter[DealKind]] = {}
    for deal in deals:
        one, other = sorted(party.canonical for party in deal.parties)
        if one in parties and other in parties and one != other:
            pairs.setdefault((one, other), Counter())[deal.kind] += 1
    # Whoever dealt only with parties that are not drawn would float about unconnected.
    met = {party for pair in pairs for party in pair}
    drawn_parties = {party: deals for party, deals in parties.items() if party in met}
    return _Network(drawn_parties, pairs, len(count) - len(drawn_parties))


def _draw(sheet: Sheet, network: _Network, field: Field) -> None:
    most = max(network.parties.values())
    parties = {
        name: _Party(_name_lines(sheet, name), _radius(count, most), count)
        for name, count in network.parties.items()
    }
    clear = _CLEARER + (_CLEAR - _CLEARER) * len(parties) / _PARTIES
    boxes = {name: _box(sheet, party, clear / 2) for name, party in parties.items()}
    weights = {pair: kinds.total() for pair, kinds in network.pairs.items()}
    points = places(boxes, weights, field)
    for (one, other), kinds in network.pairs.items():
        _draw_deals(sheet, points[one], points[other], kinds)
    for name, party in parties.items():
        _draw_party(sheet, points[name], party)


def _draw_deals(
    sheet: Sheet, one: tuple[float, float], other: tuple[float, float], kinds: Counter[DealKind]
) -> None:
    """Draw a line for each kind; the second and further ones bow out to the sides."""
    (x1, y1), (x2, y2) = one, other
    length = max(1.0, math.hypot(x2 - x1, y2 - y1))
    across = -(y2 - y1) / length, (x2 - x1) / length
    for number, (kind, count) in enumerate(kinds.most_common()):
        bow = _BOW * (2 * number - len(kinds) + 1)
        pulled = (x1 + x2) / 2 + across[0] * bow, (y1 + y2) / 2 + across[1] * bow
        width = min(14, 4 + 2 * count)
        sheet.line([one, pulled, other], width, sheet.theme.kinds[kind], STROKES[kind])


def _draw_party(sheet: Sheet, point: tuple[float, float], party: _Party) -> None:
    x, y = point
    sheet.disc(x, y, party.radius, sheet.theme.ink)
    number, size = str(party.deals), min(30, party.radius)
    sheet.write(x, y, number, size, colour=sheet.theme.ground, anchor="center", bold=True)
    for line, words in enumerate(party.lines):
        below = y + party.radius + 20 + line * _NAME_LINE
        sheet.write(x, below, words, _NAME, anchor="center", halo=5)


def _radius(deals: int, most: int) -> float:
    """Return the size of a disc: it tells few deals from many, whatever many is."""
    return 14 + min(9 * math.sqrt(deals), 30 * math.sqrt(deals / most))


def _box(sheet: Sheet, party: _Party, clear: float) -> Box:
    widest = max(sheet.width(line, _NAME) for line in party.lines)
    below = party.radius + 6 + _NAME_LINE * len(party.lines)
    half_width = max(party.radius, widest / 2)
    return Box(half_width + clear, party.radius + clear, below + clear)


def _name_lines(sheet: Sheet, name: str) -> tuple[str, ...]:
    """Break a name into lines of little width; what is longer than a few is cut."""
    lines: list[str] = []
    for word in name.split() or ["–"]:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (len(lines) == _NAME_LINES or sheet.width(longer, _NAME) <= _NAME_WIDTH):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(sheet.fitted(line, _NAME, 1.3 * _NAME_WIDTH) for line in lines)


def _line_key(sheet: Sheet) -> KeyMark:
    def draw(x: float, y: float, kind: DealKind) -> None:
        ends = [(x - 18, y), (x + 18, y)]
        sheet.line(ends, 8, sheet.theme.kinds[kind], STROKES[kind])

    return draw


def _title(deals: Sequence[Deal]) -> str:
    is_talks = bool(deals) and all(deal.status is DealStatus.TALKS for deal in deals)
    return "Who talks with whom" if is_talks else "Who deals with whom"


def _note(network: _Network) -> str:
    if not network.left_out:
        return ""
    more = "1 more party" if network.left_out == 1 else f"{network.left_out} more parties"
    return f"and {more}"


def _alt(deals: Sequence[Deal], network: _Network) -> str:
    if not deals:
        return "There are no deals to draw."
    said = f"{_title(deals)}: {counts(deals)}."
    if network.left_out:
        said += f" {len(network.parties)} parties are shown, {network.left_out} are not."
    partners: dict[str, list[str]] = {}
    for one, other in network.pairs:
        partners.setdefault(one, []).append(other)
        partners.setdefault(other, []).append(one)
    most_first = sorted(network.parties.items(), key=lambda party: -party[1])
    each = "; ".join(
        f"{name} ({count}) with {', '.join(partners[name])}" for name, count in most_first
    )
    return shortened(f"{said} {each}.")
