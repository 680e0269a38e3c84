"""The program, but it says on standard output where it is.

``DWELL`` names a place where it then stays for a minute, deaf to everything but signals.
"""

import os
import pkgutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

PROGRAM = ("-m", "tests.support.announcing")

_PLACES = {
    "starting": "bot.terminal.running:set_up_logging",
    "embedding": "index.models.serving:ServingEncoder.encode",
    "closing": "index.library:Library.close",
}
"""And ``loading``, which happens in a process of its own."""
_DWELL_S = 60
_READER = "ANNOUNCE_TO"

P = ParamSpec("P")
T = TypeVar("T")


def announced(place: str, work: Callable[P, T]) -> Callable[P, T]:
    """Return ``work`` with an announcement before it."""

    def there(*args: P.args, **kwargs: P.kwargs) -> T:
        with Path(os.environ[_READER]).open("ab") as reader:
            reader.write(f"{place}\n".encode())
        if os.environ.get("DWELL") == place:
            time.sleep(_DWELL_S)
        return work(*args, **kwargs)

    return there


def _main() -> None:
    from bot.__main__ import main

    os.environ[_READER] = f"/proc/{os.getpid()}/fd/1"
    patch("index.models.children.LAUNCHER", "tests.support.announcing_child").start()
    for place, name in _PLACES.items():
        patch(name.replace(":", "."), announced(place, pkgutil.resolve_name(name))).start()
    main()


if __name__ == "__main__":
    _main()
