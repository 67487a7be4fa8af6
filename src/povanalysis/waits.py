"""How long is waited for what, at most: no wait is without an end, and each can be set.

The variable ``POVANALYSIS_SECONDS_CELL`` and its like set one; ``--timeout`` sets that of a report.
"""

from __future__ import annotations

import os

from povanalysis.errors import InputError

DEFAULTS = {"report": 1800.0, "cell": 600.0, "kernel": 120.0, "render": 300.0}
"""A whole report, one cell, a kernel until it answers (or loads), one run of a renderer."""


def variable(name: str) -> str:
    """Name the environment variable that sets a wait.

    >>> variable("cell")
    'POVANALYSIS_SECONDS_CELL'
    """
    return f"POVANALYSIS_SECONDS_{name.upper()}"


def seconds(name: str) -> float:
    """Give the most seconds to wait.

    Parameters
    ----------
    name
        One of :data:`DEFAULTS`.

    Raises
    ------
    InputError
        Its variable holds no positive number.
    """
    text = os.environ.get(variable(name))
    if text is None:
        return DEFAULTS[name]
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise InputError(
            f"{variable(name)} is {text!r}, which is no number of seconds above 0.",
            cure=f"Unset it, or set it to a number; {DEFAULTS[name]:g} holds without it.",
        )
    return found


def longer(name: str, most: float | None = None) -> str:
    """Say how to wait longer than now, to stand in a cure.

    >>> longer("report", 60)
    'to wait twice as long: --timeout 120, or POVANALYSIS_SECONDS_REPORT=120'
    """
    twice = f"{2 * (most or seconds(name)):g}"
    option = f"--timeout {twice}, or " if name == "report" else ""
    return f"to wait twice as long: {option}{variable(name)}={twice}"
