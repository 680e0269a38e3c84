"""Articles with what is to be told of them, without reading them for deals."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.deals import DealKind, DealStatus, ToldDate
from index.extraction.deals.chronicles import Chronicle
from index.extraction.deals.drafts import Draft, Side
from index.extraction.deals.references import Reference
from index.extraction.deals.told_dates import told_date
from index.extraction.deals.units import Unit, units
from index.extraction.names import Actor
from index.extraction.names import Side as Camp
from index.types import Span
from tests.index.extraction.deals.reading import article

_STATUS = {
    DealKind.LAWSUIT: DealStatus.FILED,
    DealKind.RULING: DealStatus.RULED,
    DealKind.SETTLEMENT: DealStatus.SETTLED,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A trigger, and the two that it is about; the first sentence that has it counts."""

    one: str
    other: str
    kind: str
    trigger: str
    history: bool = False


def told_dates(text: str, *said: Said, title: str = "") -> list[str | None]:
    """Return the date of each deal; the article is of 20 March 2026, a Friday."""
    whole = article(text, title)
    told = list(units(whole))
    drafts = [_draft(told, each) for each in said]
    chronicle = Chronicle.of(whole, told, drafts)
    return [_written(told_date(chronicle, [draft])) for draft in drafts]


def _written(date: ToldDate | None) -> str | None:
    return str(date.date) if date else None


def _draft(told: Sequence[Unit], said: Said) -> Draft:
    unit = next(unit for unit in told if said.trigger in unit.text)
    start = unit.text.index(said.trigger)
    kind = DealKind(said.kind)
    return Draft(
        kind, _STATUS.get(kind, DealStatus.SIGNED), _side(unit, said.one), _side(unit, said.other),
        unit, start, start + len(said.trigger), (0, len(unit.text)), 0.8, history=said.history,
    )  # fmt: skip


def _side(unit: Unit, name: str) -> Side:
    actor = Actor(name, name, Camp.UNKNOWN, "")
    at = unit.text.find(name)
    reference = Reference(Span(at, at + len(name)), (actor,)) if at >= 0 else None
    return Side(actor, reference, unit)
