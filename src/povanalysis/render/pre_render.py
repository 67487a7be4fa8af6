"""What ``quarto render`` at the root runs first: ``povanalysis run --execute-only``.

Quarto runs this file by path, with the Python it has chosen itself (``QUARTO_PYTHON``, or one on
PATH), which need not be the one povanalysis is installed for. So nothing of the package is imported
here, and the command is looked for: on PATH (an activated environment), in the ``.venv`` that
``make report`` makes, and in this Python.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

CURE = """\
povanalysis: Quarto executes the notebooks with povanalysis, which was found neither on PATH nor in
.venv. Make the environment once with `make report`, or activate the one it is installed in."""


def command(root: Path) -> list[str]:
    """Return the command that starts povanalysis; empty where it is not installed.

    Parameters
    ----------
    root
        The project, whose ``.venv`` is looked into.
    """
    ours = root / ".venv"
    for place in (None, str(ours / "bin"), str(ours / "Scripts")):
        if found := shutil.which("povanalysis", path=place):
            return [found]
    installed = importlib.util.find_spec("povanalysis") is not None
    return [sys.executable, "-m", "povanalysis"] if installed else []


def main() -> int:
    """Execute the notebooks of the project in the current directory; return the exit code."""
    found = command(Path.cwd())
    if not found:
        print(CURE, file=sys.stderr)
        return 1
    return subprocess.run([*found, "run", "--execute-only"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
