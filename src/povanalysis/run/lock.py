"""One command at a time that writes into a project: builds, and what adds to its data.

The lock is the operating system's (``flock``): it goes with the process that held it, however that
process ended, so there is never a stale one to remove. The second command says whom it waits for.
Whoever holds it first brings a publication to its end that an earlier command left half-made.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from povanalysis import files, scratch
from povanalysis.errors import PovError, ProjectError
from povanalysis.project import Project
from povanalysis.run.editions import switch
from povanalysis.sources.additions import taking

if sys.platform != "win32":
    import fcntl

NAME = "lock"
POLL_SECONDS = 0.2
_mine: set[Path] = set()
"""Projects that this process holds; a command within a command goes on at once."""


class LockedError(PovError):
    """Another command held the project for longer than this one was told to wait."""


def _holder(stream: IO[str]) -> str:
    stream.seek(0)
    try:
        told = json.loads(stream.read())
        return f"`{told['command']}` (process id {told['pid']})"
    except (ValueError, KeyError, TypeError, RecursionError):
        return "another command"


@contextmanager
def held(
    project: Project, say: Callable[[str], None], *, patience: float | None = None
) -> Iterator[None]:
    """Hold the project for the time of a command, waiting for one that runs.

    Parameters
    ----------
    project
        The project.
    say
        Told once when there is something to wait for.
    patience
        Seconds to wait at most; without limit when None.

    Raises
    ------
    LockedError
        The other command did not end in time.
    """
    if project.given is not None:
        raise ProjectError(
            "There is no project here; the data that came with the package are only read.",
            cure="Make one: povanalysis init DIR",
        )
    if project.root in _mine:
        yield
        return
    project.build.mkdir(parents=True, exist_ok=True)
    files.make_way(project.build / NAME)
    if (project.build / NAME).is_symlink():  # what it names is not ours to write over
        (project.build / NAME).unlink(missing_ok=True)
    with (project.build / NAME).open("a+", encoding="utf-8") as stream:
        started = time.monotonic()
        waiting = False
        while not _take(stream):
            if not waiting:
                say(f"Waiting for {_holder(stream)}, which works in {project.root}")
                waiting = True
            if patience is not None and time.monotonic() - started > patience:
                raise LockedError(
                    f"{_holder(stream)} still works in {project.root}.",
                    cure="Wait for it to end, or end it, and start again.",
                )
            time.sleep(POLL_SECONDS)
        taking.settle(project)
        files.sweep(project.build / "jobs")
        stream.seek(0)
        stream.truncate()
        scratch.sweep()
        words = itertools.takewhile(str.isalpha, sys.argv[1:])  # of the call, not its values
        json.dump({"pid": os.getpid(), "command": " ".join(["povanalysis", *words])}, stream)
        stream.flush()
        try:
            switch.settle(project, say)
        except OSError as error:  # no matter of this command, unless it publishes
            say(f"A publication that was interrupted could not be finished: {error}.")
        _mine.add(project.root)
        try:
            yield
        finally:
            _mine.discard(project.root)


def _take(stream: IO[str]) -> bool:
    if sys.platform == "win32":
        return True  # two commands at once are the user's to avoid there
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
