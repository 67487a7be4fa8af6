"""The last resort: what nobody foresaw ends in one line, too, and its trace in a file."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from povanalysis import project as projects
from povanalysis.errors import ProjectError

NAME = "trace.txt"


def told(error: BaseException) -> str:
    """Say in one line what went wrong and what to do; of what is ours to mend, keep the trace.

    Parameters
    ----------
    error
        What no command expected.

    Examples
    --------
    >>> told(OSError(28, "No space left on device", "build/x.html"))
    'No space left on device: build/x.html. Make room, then repeat the command.'
    """
    if isinstance(error, OSError) and error.strerror and error.filename:
        place = os.fsdecode(error.filename)
        return f"{error.strerror}: {place}. {_CURES.get(type(error), _ROOM)}"
    if isinstance(error, MemoryError):
        return "Memory ran out. End other programs, or build with fewer at once: --jobs 1"
    kept = _keep("".join(traceback.format_exception(error)))
    text = " ".join(str(error).split())[:200]
    return (
        f"{type(error).__name__}: {text}. This is a fault of povanalysis. Remove build/ and "
        f"data/processed and repeat the command; if it stays, report {kept}"
    )


_ROOM = "Make room, then repeat the command."
_FILE = "A file stands where a directory belongs: move it away, then repeat the command."
_CURES: dict[type[OSError], str] = {
    PermissionError: "Give read and write access to it, then repeat the command.",
    FileNotFoundError: "Look at its name, or bring the file back, then repeat the command.",
    IsADirectoryError: "It is a directory where a file belongs: move it away, then repeat it.",
    NotADirectoryError: _FILE,
    FileExistsError: _FILE,
}


def _keep(trace: str) -> Path:
    try:
        folder = projects.find().build
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / NAME
        path.write_text(trace, encoding="utf-8")
    except (ProjectError, OSError):
        path = Path(tempfile.gettempdir()) / f"povanalysis-{NAME}"
        path.write_text(trace, encoding="utf-8")
    return path
