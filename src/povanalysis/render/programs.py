"""Other programs, run to an end: within their time, or killed with all that they started.

``subprocess.run`` kills the program itself and then waits for what it started (Quarto starts Deno),
which holds its output open.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from povanalysis import waits
from povanalysis.errors import RenderError


def run(
    command: Sequence[str],
    name: str,
    text: str = "",
    known: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    *,
    together: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a program; what it says goes to files, which nobody has to wait for the end of.

    Parameters
    ----------
    command
        Program and arguments.
    name
        What messages call it.
    text
        What it reads.
    known
        Variables of its environment, beside those of this process.
    cwd
        Where it runs.
    together
        Whether its errors go where its output goes.

    Raises
    ------
    RenderError
        It did not end in time.
    """
    most = waits.seconds("render")
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(known or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if together else subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )
    try:
        said, doubts = process.communicate(text, most)
    except BaseException as error:
        _kill(process.pid)
        process.wait()
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        raise RenderError(
            f"{name} did not end within {most:g} s.", cure=f"Build again; {waits.longer('render')}"
        ) from None
    return subprocess.CompletedProcess(command, process.returncode, said, doubts or "")


def _kill(pid: int) -> None:
    """Kill a process and all below it; the children are counted before their parent goes."""
    import psutil  # comes with ipykernel

    try:
        top = psutil.Process(pid)
        below = top.children(recursive=True)
    except psutil.NoSuchProcess:
        return
    for process in (top, *below):
        try:
            os.kill(process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        except OSError:
            continue
