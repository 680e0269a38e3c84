"""The figures of a comparison, side by side, and each as a ratio of ours to theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from rich.table import Table

from bench.quality import Quality
from bench.racing import Asking, Built

_LESS_IS_BETTER = ("p50 ms", "p95 ms", "cold start s", "memory MB", "index s")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one entrant."""

    name: str
    figures: dict[str, float | None]

    @classmethod
    def of(
        cls, name: str, built: Built, asking: Asking, quality: Quality, characters: int
    ) -> "Result":
        """Gather the figures; ``characters`` are those of the corpus."""
        times = [each.ms for each in asking.timed]
        measured = {
            "p50 ms": float(np.quantile(times, 0.5)),
            "p95 ms": float(np.quantile(times, 0.95)),
            "cold start s": asking.cold_start_s,
            "memory MB": max(each.peak_mb for each in asking.timed),
            "index s": built.seconds,
            "passages": built.passages,
            "passages/s": built.passages / built.seconds,
            "characters/s": characters / built.seconds,
        }
        shares = {key.replace("_", " "): value for key, value in asdict(quality).items()}
        return cls(name, measured | shares)


def ratios(results: Sequence[Result]) -> dict[str, dict[str, float | None]]:
    """Return the first result's figures divided by those of each other, by its name."""
    ours, *others = results
    return {
        other.name: {
            name: _ratio(value, other.figures[name]) for name, value in ours.figures.items()
        }
        for other in others
    }


def as_tables(title: str, results: Sequence[Result]) -> tuple[Table, Table]:
    """Return the figures, a row each and a column an entrant, and the ratios likewise."""
    divided = {f"ours / {name}": figures for name, figures in ratios(results).items()}
    return (
        _table(title, {result.name: result.figures for result in results}),
        _table("Ratios", divided),
    )


def _table(title: str, columns: Mapping[str, Mapping[str, float | None]]) -> Table:
    table = Table(title=title)
    table.add_column("↓ less is better", no_wrap=True)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True)
    for figure in next(iter(columns.values())):
        label = f"{figure} ↓" if figure in _LESS_IS_BETTER else figure
        table.add_row(label, *(_number(figures[figure]) for figures in columns.values()))
    return table


def _ratio(ours: float | None, theirs: float | None) -> float | None:
    return ours / theirs if ours is not None and theirs else None


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"
