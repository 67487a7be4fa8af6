"""The last resort: what nobody foresaw ends in one line, too, and its trace in a file."""

from __future__ import annotations

import contextlib
import re
import tempfile
import traceback
from pathlib import Path

from povanalysis import project as projects
from povanalysis.errors import LOOP, ROOM, SHORT, ProjectError, of_system

NAME = "trace.txt"
_NO_ROOM = re.compile("failed to map|annot allocate memory|can't start new thread")


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
    if isinstance(error, OSError) and (known := of_system(error)):
        return str(known)
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error.strerror):
        return f"No temporary file can be written. {ROOM} Another folder is named by TMPDIR."
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):  # pathlib's own
        return f"{error}. {LOOP}"
    if isinstance(error, (ImportError, RuntimeError)) and _NO_ROOM.search(str(error)):
        return f"{' '.join(str(error).split())}. {SHORT}"
    if isinstance(error, MemoryError):
        return "Memory ran out. End other programs, or build with fewer at once: --jobs 1"
    kept = _keep("".join(traceback.format_exception(error)))
    text = " ".join(str(error).split())[:200]
    return (
        f"{type(error).__name__}: {text}. This is a fault of povanalysis. Remove build/ and "
        f"data/processed and repeat the command; if it stays, report {kept or 'it'}"
    )


def _keep(trace: str) -> Path | None:
    for inside in (True, False):
        with contextlib.suppress(ProjectError, OSError):  # the disk may be what is wrong
            folder = projects.find().build if inside else Path(tempfile.gettempdir())
            path = folder / (NAME if inside else f"povanalysis-{NAME}")
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                path.write_text(trace, encoding="utf-8")
            except OSError:
                path.unlink()
                raise
            return path
    return None
