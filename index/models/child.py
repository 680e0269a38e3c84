"""Runs a module in a process of its own: `python -m index.models.child PARENT MODULE …`."""

import os
import runpy
import sys
import threading
import time

_LOOK_EVERY_S = 0.5


def main() -> None:
    """Run the module as a program, until it is done or the process ``PARENT`` has ended."""
    parent, module = int(sys.argv[1]), sys.argv[2]
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    sys.argv[1:] = sys.argv[3:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_S)
    os._exit(1)


if __name__ == "__main__":
    main()
