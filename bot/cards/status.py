"""The card that says what is in the library and how the bot is."""

import datetime
from dataclasses import dataclass

from bot.cards.escaping import label
from bot.cards.layout import INFORMATION, Card, rule, subtext, text

_NAME = 100


@dataclass(frozen=True, slots=True)
class Status:
    """The figures of a running bot."""

    articles: int
    """Texts that are not briefs."""
    briefs: int
    passages: int
    sentences: int
    generation: int
    model: str
    uptime: datetime.timedelta
    version: str
    built_at: datetime.datetime | None = None
    """When the generation was built, with its time zone."""


def status_card(status: Status) -> Card:
    """Show the figures."""
    return Card(
        text("### Library"),
        text(_library(status)),
        rule(),
        text(_bot(status)),
        colour=INFORMATION,
    )


def _library(status: Status) -> str:
    texts = f"{_count(status.articles, 'article')} and {_count(status.briefs, 'brief')}"
    parts = f"{_count(status.passages, 'passage')}, {_count(status.sentences, 'sentence')}"
    return f"{texts}\n{parts}\nGeneration {status.generation}{_built(status.built_at)}"


def _built(moment: datetime.datetime | None) -> str:
    # Discord shows this in the reader's own time zone and language.
    return "" if moment is None else f", built <t:{int(moment.timestamp())}:R>"


def _bot(status: Status) -> str:
    model, version = label(status.model, _NAME), label(status.version, _NAME)
    return "\n".join(
        (
            subtext(f"Model {model or 'unknown'}"),
            subtext(f"Version {version or 'unknown'} · up {_duration(status.uptime)}"),
        )
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _duration(elapsed: datetime.timedelta) -> str:
    """Write the two largest units of a time span, such as "3 days 4 h"."""
    hours, seconds = divmod(elapsed.seconds, 3600)
    minutes = seconds // 60
    if elapsed.days:
        return f"{_count(elapsed.days, 'day')} {hours} h"
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
