"""Dependencies run one way: every import points to the same floor of the house or a lower one."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "index", "config")
FLOORS: Mapping[str, float] = {
    "bot": 6,
    "index.evaluation": 5,
    "index.library": 4,
    "index.asking": 3.75,
    "index.indexing": 3.5,
    "index.extracting": 3.5,
    "index.ledgered": 3.5,
    "index.embedding": 3.25,
    "index.bookkeeping": 3.25,
    "index.deal_answers": 3.25,
    "index.storage": 3,
    "index.answering": 3,
    "index.ledger": 2.75,
    "index.name_queue": 2.5,
    "index.quote_questions": 2.5,
    "index.deal_questions": 2.5,
    "index.deal_question_words": 2.5,
    "index.differing": 2.5,
    "index.sought": 2.5,
    "index.standing": 2.5,
    "index.cues": 2.5,
    "index.search": 2,
    "index.extraction": 2,
    "index.headings": 2,
    "index.passages": 2,
    "index.sentences": 2,
    "index.lines": 2,
    "index.abbreviations": 2,
    "index.reading": 2,
    "index.asked_periods": 1.5,
    "index.relative_periods": 1,
    "index.values": 1,
    "index.followup": 1,
    "index.followup_words": 1,
    "index.spelling": 1,
    "index.everyday": 1,
    "index.vocabulary": 1,
    "index.vocabulary_file": 1,
    "index.naming": 1,
    "index.words": 1,
    "index.models": 1,
    "index.typed_names": 1,
    "index.filters": 1,
    "index.deal_list": 1,
    "index.deals": 1,
    "index.quotes": 1,
    "index.types": 1,
    "index.errors": 1,
    "index.fetching": 1,
    "index.question": 1,
    "index.progress": 1,
    "index.workers": 1,
    "index": 1,
    "config": 1,
}
FORBIDDEN = {
    "index": ("bot", "config", "discord", "simcord"),
    "config": ("bot", "index", "discord"),
}


def modules(root: Path) -> dict[str, Path]:
    """Return the files of the project's modules by dotted name."""
    return {
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): path
        for package in PACKAGES
        for path in (root / package).rglob("*.py")
    }


def imports(path: Path, known: Mapping[str, Path]) -> Iterator[tuple[int, str]]:
    """Yield the line and target of each import, also those inside functions and ``if``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = f"{'.' * node.level}{node.module or ''}"
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield node.lineno, inner if inner in known else source


def floor(module: str) -> float | None:
    """Return the floor a module stands on; None if it is none of ours."""
    while module:
        if module in FLOORS:
            return FLOORS[module]
        module = module.rpartition(".")[0]
    return None


def complaints(root: Path) -> list[str]:
    known = modules(root)
    return [
        f"{module}:{line} imports {target}"
        for module, path in known.items()
        for line, target in imports(path, known)
        if not _may_import(module, target)
    ]


def _may_import(module: str, target: str) -> bool:
    package = module.partition(".")[0]
    if target.startswith(".") or target.partition(".")[0] in FORBIDDEN.get(package, ()):
        return False
    here, there = floor(module), floor(target)
    return here is not None and (there is None or there <= here)


def test_every_import_points_to_the_same_or_a_lower_floor() -> None:
    assert complaints(ROOT) == []


def test_every_module_has_a_floor_of_its_own() -> None:
    """The floor of the package ``index`` itself is for nothing but its docstring."""
    inner = {module for module in modules(ROOT) if module.startswith("index.")}
    floors = FLOORS.keys() - {"index"}

    assert len(inner) > 40
    assert [m for m in inner if not any(f"{m}.".startswith(f"{each}.") for each in floors)] == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("index/library.py", "import discord"),
        ("index/library.py", "from discord.ext import commands"),
        ("index/library.py", "from config.settings import Settings"),
        ("index/types.py", "import bot.app"),
        ("index/search/dense.py", "def f():\n    from index import library"),
        ("index/search/dense.py", "import index.storage.tables"),
        ("index/storage/state.py", "from index import library"),
        ("index/storage/state.py", "from index.indexing import Indexer"),
        ("index/indexing.py", "if TYPE_CHECKING:\n    from index.library import Library"),
        ("index/library.py", "from index.evaluation import answers"),
        ("index/asking.py", "from index.library import Library"),
        ("index/indexing.py", "from index.asking import Asker"),
        ("index/search/hits.py", "from index.differing import differ"),
        ("index/models/late.py", "from index.search.late import LateIndex"),
        ("index/spelling.py", "from index.search.snapshot import Snapshot"),
        ("index/extraction/merging.py", "from index.ledger import Ledger"),
        ("index/extraction/quotes/reader.py", "from index.storage.extractions import Extent"),
        ("index/ledger.py", "from index.storage.extractions import ExtractionStore"),
        ("index/storage/extractions.py", "from index.extracting import Extractor"),
        ("index/deals.py", "from index.extraction.merging import merge"),
        ("index/search/quoted.py", "from index.deal_answers import find"),
        ("index/reading/text.py", "from .. import library"),
        ("index/models/encoder.py", "from index.passages import divide"),
        ("config/settings.py", "from bot import app"),
        ("config/settings.py", "from index.library import Library"),
    ],
)
def test_an_import_that_points_up_is_found(tmp_path: Path, module: str, line: str) -> None:
    for name in modules(ROOT).values():
        empty = tmp_path / name.relative_to(ROOT)
        empty.parent.mkdir(parents=True, exist_ok=True)
        empty.touch()
    assert complaints(tmp_path) == []

    (tmp_path / module).write_text(line)

    assert len(complaints(tmp_path)) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("bot/app.py", "import discord, index.library\nfrom config import settings"),
        ("index/library.py", "from index import answering, indexing\nimport numpy as np"),
        ("index/storage/memory.py", "from index.storage.replies import StoredReply"),
        ("index/answering.py", "from index.passages import divide"),
        ("index/storage/extractions.py", "from index.extraction.wire import EXTRACTION"),
        ("index/types.py", "if True:\n    from index.quotes import Quote"),
    ],
)
def test_an_import_that_points_down_is_allowed(tmp_path: Path, module: str, line: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True)
    path.write_text(line)

    assert complaints(tmp_path) == []
