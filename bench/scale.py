"""How time and memory grow with the library, and from where on flat search is too slow.

Run it with ``python -m bench.scale``. Vectors and texts are made up; see :mod:`bench.synthetic`.
"""

import json
import math
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import click
from rich.console import Console
from rich.table import Table

from bench.sizes import Asked, Kind, ask, build, prepare
from index.search.dense import FLAT_UP_TO

_SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
_RECALL = 0.99
"""What another index must find of the nearest hundred to take the place of flat search."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One index of one size."""

    kind: Kind
    size: int
    build_s: float
    asked: Asked


@click.command()
@click.option("--largest", default=_SIZES[-1], show_default=True, help="Leave out larger sizes.")
@click.option(
    "--largest-graph", default=300_000, show_default=True, help="Build no larger HNSW graph."
)
@click.option("--budget-ms", default=5.0, show_default=True, help="What a search may take.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON to standard output.")
def main(largest: int, largest_graph: int, budget_ms: float, *, as_json: bool) -> None:
    """Measure flat, IVF and HNSW search and BM25 from a thousand passages to a million."""
    limits = dict.fromkeys(Kind, largest) | {Kind.HNSW: min(largest, largest_graph)}
    rows: list[Row] = []
    for size in _SIZES:
        rows += _measured(size, [kind for kind in Kind if size <= limits[kind]])
    leave = crossing([(row.size, row.asked.p50_ms) for row in _of(Kind.FLAT, rows)], budget_ms)
    if as_json:
        report = {"cores": os.cpu_count(), "budget_ms": budget_ms, "flat_leaves_budget_at": leave}
        click.echo(json.dumps(report | {"rows": [asdict(row) for row in rows]}, indent=2))
        return
    Console().print(_table(rows))
    click.echo(_conclusion(rows, leave, budget_ms))


def crossing(points: Sequence[tuple[int, float]], budget: float) -> int | None:
    """Return the size at which a time that grows as a power of it goes over the budget.

    ``points`` are sizes and their times, smallest first; None if the last is within the budget.
    """
    above = next((n for n, (_, time) in enumerate(points) if time > budget), None)
    if above is None:
        return None
    if above == 0:
        return points[0][0]
    (small, quick), (large, slow) = points[above - 1], points[above]
    share = math.log(budget / quick) / math.log(slow / quick)
    return round(small * math.pow(large / small, share))


def _measured(size: int, kinds: Sequence[Kind]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if kinds:
            _apart(prepare, size, folder)
        for kind in kinds:
            click.echo(f"{kind} of {size:,} …", err=True)
            seconds = _apart(build, kind, size, folder)
            yield Row(kind, size, seconds, _apart(ask, kind, size, folder))


def _apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do the work in a new process, so that its memory is its own."""
    new = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=new) as processes:
        return processes.submit(work, *args, **kwargs).result()


def _of(kind: Kind, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.kind is kind]


def _table(rows: Sequence[Row]) -> Table:
    names = ("index", "passages", "build s", "p50 ms", "p95 ms", "recall@10", "recall@100", "MB")
    table = Table(title="One question at a time; synthetic vectors of 384 dimensions and texts")
    for name in names:
        table.add_column(name, justify="left" if name == "index" else "right")
    for row in sorted(rows, key=lambda row: list(Kind).index(row.kind)):
        asked = row.asked
        times = f"{row.build_s:.1f}", f"{asked.p50_ms:.2f}", f"{asked.p95_ms:.2f}"
        found = _share(asked.recall_10), _share(asked.recall_100)
        table.add_row(row.kind, f"{row.size:,}", *times, *found, f"{asked.memory_mb:,.0f}")
    return table


def _conclusion(rows: Sequence[Row], leave: int | None, budget_ms: float) -> str:
    ours = f"The program leaves it above {FLAT_UP_TO:,}."
    if leave is None:
        return f"Flat search stays within {budget_ms:g} ms at every size measured. {ours}"
    beyond = [row.asked.recall_100 or 0 for row in _of(Kind.IVF, rows) if row.size >= leave]
    verdict = "can take its place" if min(beyond) >= _RECALL else "finds too little"
    return (
        f"Flat search takes longer than {budget_ms:g} ms from about {leave:,} vectors on. IVF, "
        f"with a recall@100 of at least {min(beyond):.3f} there, {verdict}. {ours}"
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
