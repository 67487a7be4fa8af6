"""The last resort: what nobody foresaw ends in one line, too, and its trace in a file."""

from __future__ import annotations

import contextlib
import errno
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
    if isinstance(error, OSError) and error.strerror and (error.filename or error.errno in _SYSTEM):
        place = f": {os.fsdecode(error.filename)}" if error.filename else ""
        cure = _SYSTEM.get(error.errno or 0) or _CURES.get(type(error), _ROOM)
        return f"{error.strerror}{place}. {cure}"
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error.strerror):
        return f"No temporary file can be written. {_ROOM} Another folder is named by TMPDIR."
    if isinstance(error, MemoryError):
        return "Memory ran out. End other programs, or build with fewer at once: --jobs 1"
    kept = _keep("".join(traceback.format_exception(error)))
    text = " ".join(str(error).split())[:200]
    return (
        f"{type(error).__name__}: {text}. This is a fault of povanalysis. Remove build/ and "
        f"data/processed and repeat the command; if it stays, report {kept or 'it'}"
    )


_ROOM = "Make room, then repeat the command."
_FILE = "A file stands where a directory belongs: move it away, then repeat the command."
_SHORT = "The system is short of memory, processes or files: end other programs, then repeat it."
_SYSTEM = {
    **dict.fromkeys((errno.ENOSPC, errno.EFBIG, errno.EDQUOT), _ROOM),
    **dict.fromkeys((errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE), _SHORT),
    errno.EIO: "The disk failed: look whether it is full or damaged, then repeat the command.",
    errno.ENOLCK: "Files cannot be locked there: move the project to a disk of this computer.",
}
_CURES: dict[type[OSError], str] = {
    PermissionError: "Give read and write access to it, then repeat the command.",
    FileNotFoundError: "Look at its name, or bring the file back, then repeat the command.",
    IsADirectoryError: "It is a directory where a file belongs: move it away, then repeat it.",
    NotADirectoryError: _FILE,
    FileExistsError: _FILE,
}


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
