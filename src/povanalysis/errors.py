"""The exception tree: every error a user can meet.

One base, :class:`PovError`. Each class keeps its facts as attributes, survives pickling (jobs run
in other processes), and prints a message that ends with the cure. The two branches follow the
exit codes of the command line: :class:`InputError` means the call was wrong (2), everything else
that something failed or a check found something (1).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from typing import Any

PUBLISHING = (
    "papermill", "nbformat", "nbclient", "ipykernel", "IPython", "jupyter_client", "matplotlib",
    "seaborn", "fontTools", "pypandoc", "typst", "xlsxwriter", "markdown_it",
)  # fmt: skip
"""What ``povanalysis[publish]`` brings."""
INTERRUPTED, TERMINATED = 130, 143
"""Exit codes of a command that was ended by Ctrl-C or a signal."""
STOPPED = "povanalysis: stopped; what was published stays as it was."


class PovError(Exception):
    """Base of all errors raised on purpose by this package.

    Parameters
    ----------
    message
        What is wrong, with the value seen.
    cure
        What to do about it: a command, the allowed values, the files that exist.
    **facts
        What a caller handles by name; kept in :attr:`facts`.
    """

    exit_code = 1

    def __init__(self, message: str, *, cure: str = "", **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.message} {self.cure}".strip()

    def _render_traceback_(self) -> list[str]:
        """Show one line in a notebook, as on the command line: the fault is not in the code."""
        return [f"{type(self).__name__}: {self}"]

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.message, self.cure, self.facts)


def _rebuild(kind: type[PovError], message: str, cure: str, facts: dict[str, Any]) -> PovError:
    return kind(message, cure=cure, **facts)


def not_installed(module: str | None) -> PovError | None:
    """Give the error for a library that only publishing needs; None for any other."""
    name = (module or "").partition(".")[0]
    if name not in PUBLISHING:
        return None
    return PovError(
        f"{name} is not installed; notebooks, charts and reports need it.",
        cure='Install it with: pip install "povanalysis[publish]"',
    )


ROOM = "Make room, then repeat the command."
LOOP = "A link there leads back to itself: remove it, then repeat the command."
_FILE = "A file stands where a directory belongs: move it away, then repeat the command."
SHORT = "The system is short of memory, processes or files: end other programs, then repeat it."
_SYSTEM = {
    **dict.fromkeys((errno.ENOSPC, errno.EFBIG, errno.EDQUOT), ROOM),
    **dict.fromkeys((errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE), SHORT),
    errno.ENXIO: "Move it away, then repeat the command.",
    errno.EROFS: "Let it be written to, or work in a copy on another disk.",
    errno.EIO: "The disk failed: look whether it is full or damaged, then repeat the command.",
    errno.ELOOP: LOOP,
    errno.ENAMETOOLONG: "Give it a shorter name, then repeat the command.",
    errno.ENOLCK: "Files cannot be locked there: move the project to a disk of this computer.",
}
_CURES: dict[type[OSError], str] = {
    PermissionError: "Give read and write access to it, then repeat the command.",
    FileNotFoundError: "Look at its name, or bring the file back, then repeat the command.",
    IsADirectoryError: "It is a directory where a file belongs: move it away, then repeat it.",
    NotADirectoryError: _FILE,
    FileExistsError: _FILE,
}


def of_system(error: OSError) -> PovError | None:
    """Say what the system refused, and what to do; None where it does not say itself.

    Examples
    --------
    >>> str(of_system(OSError(28, "No space left on device", "build/x.html")))
    'No space left on device: build/x.html. Make room, then repeat the command.'
    """
    if not error.strerror or not (error.filename or error.errno in _SYSTEM):
        return None
    place = f": {os.fsdecode(error.filename)}" if error.filename else ""
    cure = _SYSTEM.get(error.errno or 0) or _CURES.get(type(error), ROOM)
    return PovError(f"{error.strerror}{place}.", cure=cure)


class InputError(PovError):
    """The call or the input was wrong; nothing was started."""

    exit_code = 2


class RegionError(InputError):
    """No region, or more than one, answers to a text; ``facts['candidates']`` lists codes."""


class ParameterError(InputError):
    """A parameter is unknown, of the wrong kind or outside its domain."""


class ConfigError(InputError):
    """The file that says what a project publishes cannot be followed; the message has the line."""


class NumberError(InputError):
    """A text is not a number in the convention its source uses."""


class SeriesError(InputError):
    """A series cannot be used: too short, duplicated years, values outside the domain."""


class ProjectError(InputError):
    """No project (a directory with ``povanalysis.toml`` and ``data/raw``) was found."""


class DataError(PovError):
    """Raw or processed data are missing, changed or contradictory."""


class LayoutError(DataError):
    """A file is not in any layout we read; the message names file and cell."""


class SourceError(DataError):
    """A data source on the network did not answer as documented."""


class RenderError(PovError):
    """A document could not be rendered, or was rendered with a fault."""


class NotebookError(PovError):
    """A notebook failed; the message names cell, error and trace file, facts notebook and cell."""


class PublishError(PovError):
    """A rendered tree is incomplete or damaged; the last publication stays."""


def listing(items: Iterable[str], limit: int = 8) -> str:
    """Join allowed values for a message: ``a, b, c`` and how many more.

    >>> listing(["id", "en"])
    'id, en'
    """
    known = [*items]
    shown = ", ".join(known[:limit])
    return shown if len(known) <= limit else f"{shown} and {len(known) - limit} more"
