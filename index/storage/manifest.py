"""What a generation is and what its files must be, written beside them under a seal."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything a generation is derived from; two equal recipes give the same indexes."""

    library: str
    """Digest over the revisions in the library."""
    model: str
    """Fingerprint of the encoder."""
    method: str
    """Versions of the splitter and of the terms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is, as written beside its files."""

    number: int
    recipe: Recipe
    articles: int
    briefs: int
    passages: int
    sentences: int
    built_at: str
    """UTC, ISO 8601."""
    files: dict[str, str]
    """sha256 of each file, by its path below the generation's folder."""

    @property
    def built(self) -> datetime.datetime:
        """When the generation was built."""
        return datetime.datetime.fromisoformat(self.built_at)

    def write(self, path: Path) -> None:
        """Write it with a digest of itself, so that no later change to it goes unseen."""
        fields = asdict(self)
        path.write_text(json.dumps({"sha256": _seal(fields), "manifest": fields}, indent=2))

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Read what :meth:`write` wrote.

        Raises:
            OSError, ValueError, KeyError, TypeError: it is not there, or not what was written.
        """
        sealed = json.loads(path.read_text())
        fields = sealed["manifest"]
        if sealed["sha256"] != _seal(fields):
            raise ValueError("the manifest has been changed")
        return cls(**{**fields, "recipe": Recipe(**fields["recipe"])})


def _seal(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
