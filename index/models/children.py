"""Python processes of our own, so that the memory of what they import goes when they end."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import IO

from index.models.session import SILENCE

LAUNCHER = "index.models.child"
_SECRET = re.compile(r"TOKEN|SECRET|PASSWORD|CREDENTIAL|API_?KEY", re.IGNORECASE)
"""Names of environment variables that no child needs to know."""


def start(module: str, *arguments: Path) -> subprocess.Popen[bytes]:
    """Run one of our modules, with pipes to its standard input and from its standard output.

    It does not inherit the bot's token. In a session of its own Ctrl-C does not reach it. It ends
    with this process, however that ends: it must not hold up those who wait for the end of what we
    write to standard error.
    """
    return subprocess.Popen(  # noqa: S603 -- our own program; the paths are arguments, not a shell's
        [sys.executable, "-m", LAUNCHER, str(os.getpid()), module, *map(str, arguments)],
        # What this process can import, the child can, too.
        env={**_environment(), **SILENCE, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Return this process's environment without what a hostile file must not get at."""
    return {name: value for name, value in os.environ.items() if not _SECRET.search(name)}


def own_output() -> IO[bytes]:
    """Return standard output to a child, and lead there no more what libraries print."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output
