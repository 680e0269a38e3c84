"""The program, but it says on standard output where it is.

``DWELL`` names a place where it then stays for a minute, deaf to everything but signals.
"""

import os
import pkgutil
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from unittest.mock import patch

from bot.__main__ import main

PROGRAM = ("-m", "tests.support.announcing")

_PLACES = {
    "starting": "bot.terminal.running:set_up_logging",
    "loading": "index.models.encoder:_load",
    "embedding": "index.models.encoder:SentenceTransformerEncoder.encode",
    "closing": "index.library:Library.close",
}
_DWELL_S = 60

P = ParamSpec("P")
T = TypeVar("T")


def _announced(place: str, work: Callable[P, T]) -> Callable[P, T]:
    def there(*args: P.args, **kwargs: P.kwargs) -> T:
        os.write(1, f"{place}\n".encode())
        if os.environ.get("DWELL") == place:
            time.sleep(_DWELL_S)
        return work(*args, **kwargs)

    return there


if __name__ == "__main__":
    for place, name in _PLACES.items():
        patch(name.replace(":", "."), _announced(place, pkgutil.resolve_name(name))).start()
    main()
