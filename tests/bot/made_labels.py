"""Labelled articles of one quote and of one deal, as files of labels hold them."""

import json
from pathlib import Path
from typing import Any

TEXT = "Universal Music Group and Udio announced a licensing deal on 29 October 2025."
SAID = "“We had to find a better way,” said Ann Lee, chief executive of Udio."
QUOTE = {
    "kind": "direct",
    "start": 1,
    "end": 29,
    "text": SAID[1:29],
    "speaker": {"name": "Ann Lee", "start": 36, "end": 43, "canonical": "Ann Lee"},
    "role": "chief executive",
    "organisation": "Udio",
}
QUOTES: list[dict[str, Any]] = [
    {"id": "q", "title": "T", "published": "2025-11-01", "text": SAID, "quotes": [QUOTE]}
]
FACT = {
    "parties": ["Universal Music Group", "Udio"],
    "kind": "licence",
    "status": "announced",
    "date": "2025-10-29",
    "optional": False,
}
DEALS: list[dict[str, Any]] = [
    {"id": "d", "title": "T", "published": "2025-11-01", "text": TEXT, "facts": [FACT]}
]


def written(folder: Path, value: object) -> str:
    """Write a value into a file of the folder and return the file's name."""
    (folder / "gold.json").write_text(json.dumps(value), encoding="utf-8")
    return "gold.json"
