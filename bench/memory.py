"""How much memory this process takes, as the operating system counts it."""

import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MIB = 1024


def peak_mb() -> float:
    """Return the most memory this program has held, in MiB."""
    if _STATUS.exists():
        return _status("VmHWM")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_MIB * _MIB if sys.platform == "darwin" else _MIB)


def current_mb() -> float:
    """Return the memory this program holds now, in MiB, or its peak where that is not known."""
    return _status("VmRSS") if _STATUS.exists() else peak_mb()


def _status(field: str) -> float:
    # Unlike the figures of getrusage, these begin anew with the program, not with its parent.
    lines = _STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:")) / _MIB
