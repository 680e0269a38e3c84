"""Virtual environments for contestants that must not share this program's."""

import shutil
import subprocess
import sys
from pathlib import Path

_REQUIREMENTS = Path(__file__).parent / "contestants"
_INSTALLED = "installed.txt"


def interpreter(name: str, cache: Path) -> Path:
    """Return the Python of a contestant's environment below ``cache``, made if need be.

    It is made again when the requirements, ``bench/contestants/NAME.txt``, have changed.

    Raises:
        CalledProcessError: pip could not install them; it has said why on standard error.
    """
    requirements = _REQUIREMENTS / f"{name}.txt"
    folder = cache.resolve() / name
    python = folder / "bin" / "python"
    installed = folder / _INSTALLED
    if not installed.exists() or installed.read_text() != requirements.read_text():
        cache.mkdir(parents=True, exist_ok=True)
        # The folder keeps itself out of version control.
        (cache / ".gitignore").write_text("*\n")
        shutil.rmtree(folder, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(folder))
        _run(str(python), "-m", "pip", "install", "--quiet", "--requirement", str(requirements))
        shutil.copyfile(requirements, installed)
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)
