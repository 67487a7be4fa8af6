"""Faults on purpose: a command runs in a child of this process, and one of its steps goes wrong.

A step is what a command does to the disk or to other processes: a file opened to be written, a
rename, a removal, a directory, an fsync, a lock, a socket, a process started. They are heard by
Python's audit hooks (``os.fsync`` and pandas' Parquet files, which those do not name, are wrapped
in the child), so that the project needs no seam for them. A child is forked with all libraries
loaded, which makes a trial cost what the command costs and not what its imports do. The fork
servers of a build are forked from it instead of started anew, so that they, the workers and the
kernels are heard as well; steps are counted for each of :data:`WHO` by itself, over all processes.
Messages between worker and kernel and runs of Pandoc and Typst are counted as steps, too.

What a fault may leave is said in :mod:`tests.faults`.
"""

from __future__ import annotations

import contextlib
import errno
import io
import mmap
import os
import re
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from povanalysis import waits
from povanalysis.project import VARIABLE, Project

Kind = Literal["refuse", "cut", "full", "kill", "interrupt", "lose", "exit", "panic", "abort"]
KINDS: tuple[Kind, ...] = ("refuse", "cut", "full", "kill", "interrupt")
"""The system refuses one step; the file opened there ends after 16 bytes; from there on no file
grows; SIGKILL; Ctrl-C."""
WHO: dict[str, tuple[Kind, ...]] = {
    "command": KINDS,
    **dict.fromkeys(("kernels", "workers", "worker", "kernel"), KINDS[:4]),
    **dict.fromkeys(("message", "idle"), ("lose", "refuse", "kill")),
    "renderer": ("exit", "kill", "panic", "abort"),
}
"""Who takes steps, and what can go wrong there. Ctrl-C reaches the command alone: the fork servers
(of kernels, of workers) have sessions of their own. A message is lost, or its socket fails, or the
kernel is killed there; those that say that a cell is done come when they like and are counted apart.
Pandoc or Typst ends with an error, or is killed at its work; Typst, a library, panics, or finds no
memory and takes the process that called it along."""
SECONDS = 120.0
PATIENCE = 5.0
"""Seconds in which what a command had started has to end."""
_OPEN_TO_WRITE = os.O_WRONLY | os.O_RDWR
_REFUSALS = {
    "open": errno.ENOSPC, "write": errno.ENOSPC, "os.mkdir": errno.ENOSPC, "os.fsync": errno.EIO,
    "os.rename": errno.EACCES, "os.link": errno.EACCES, "os.symlink": errno.EACCES,
    "exchange": errno.EINVAL, "syncfs": errno.EIO,
    "os.remove": errno.EACCES, "os.rmdir": errno.EACCES, "os.truncate": errno.EIO,
    "fcntl.flock": errno.ENOLCK, "os.fork": errno.EAGAIN, "subprocess.Popen": errno.ENOMEM,
    "socket.bind": errno.ENOSPC, "socket.connect": errno.ECONNREFUSED,
}  # fmt: skip
_PROBE = re.compile(r"[a-z0-9_]{8}$")
"""What Python writes to find out where temporary files can be written."""
_ANYWHERE = {"os.fork", "subprocess.Popen", "socket.bind", "socket.connect"}


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and at which step, counted from 1."""

    kind: Kind
    at: int
    who: str = "command"

    def __str__(self) -> str:
        return f"{self.who}-{self.kind}-{self.at}"


@dataclass(frozen=True)
class Step:
    """What was done, where, by whom, and whether files had grown since this one's step before."""

    who: str
    grown: bool
    event: str
    place: str


@dataclass(frozen=True)
class Ended:
    """How a command ended.

    Attributes
    ----------
    code
        Its exit code; negative the signal that killed it, None where it never ended.
    out, err
        What it printed.
    report
        What it did up to then, a line each, or what a recorder told.
    left
        Names that are still in its directory for temporary files.
    alive
        Whether something it had started still ran some seconds later.
    """

    code: int | None
    out: str
    err: str
    report: bytes
    left: tuple[str, ...] = ()
    alive: bool = False

    @property
    def steps(self) -> list[Step]:
        """What it did up to then."""
        lines = (line.split(" ", 3) for line in self.report.decode(errors="replace").splitlines())
        return [Step(who, grown == "+", event, place) for who, grown, event, place in lines]


class Injector:
    """Counts the steps of this process and of what it forks, and lets one of them go wrong."""

    def __init__(self, places: Sequence[Path], fault: Fault | None, report: int) -> None:
        self.places = tuple(f"{place}{os.sep}" for place in places)
        self.fault, self.report, self.cut = fault, report, False
        self.counts = {who: mmap.mmap(-1, 8) for who in WHO}  # shared with what is forked
        self.kernel = 0
        self.be("command")

    def be(self, who: str) -> None:
        """Say who takes the steps of this process."""
        self.who, self.written, self.told = who, 0, 0
        self.cut = False

    def end(self) -> None:
        """Hear of the end of a worker or kernel."""

    def count(self, who: str) -> int:
        """Count one more step."""
        number = int.from_bytes(self.counts[who][:8]) + 1
        self.counts[who][:8] = number.to_bytes(8)
        return number

    def hear(self, event: str, values: tuple[Any, ...]) -> None:
        if event not in _REFUSALS or (event == "open" and not _writes(values)):
            return
        path = ""
        if event not in _ANYWHERE and event != "fcntl.flock":
            path = _place(values, event)
            if not f"{path}{os.sep}".startswith(self.places):
                return
        self.step(event, path, values)

    def step(self, event: str, path: str, values: tuple[Any, ...] = ()) -> None:
        """Count a step, and let it go wrong when it is its turn."""
        number = self.count(self.who)
        self.tell(self.who, event, _plain(path, self.places))
        if self.cut:
            _limit(resource.RLIM_INFINITY)
            self.cut = False
        if self.fault is None or (self.fault.who, self.fault.at) != (self.who, number):
            return
        if self.fault.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.fault.kind == "interrupt":
            os.kill(os.getpid(), signal.SIGINT)
        elif self.fault.kind == "refuse":
            number = _REFUSALS[event]
            raise OSError(number, os.strerror(number), *([path] if path else []))
        elif self.fault.kind == "full":
            _limit(0)
        elif event in ("open", "write"):
            _limit(16)
            self.cut = True

    def tell(self, who: str, event: str, place: str) -> None:
        """Report a step, and whether this process wrote something since the last."""
        with open("/proc/self/io", encoding="ascii") as stream:
            written = int(stream.read().split()[3]) - self.told  # wchar, less what is told here
        line = f"{who} {'+' if written > self.written else '='} {event} {place}\n".encode()
        self.written = written
        self.told += len(line)
        with contextlib.suppress(OSError):  # nobody listens to what goes on too long
            os.write(self.report, line)

    def beyond(self, who: str, what: str) -> Kind | None:
        """Count a step that is none of the system's, and say what goes wrong there."""
        number, fault = self.count(who), self.fault
        self.tell(who, what, "")
        mine = fault is not None and (fault.who, fault.at) == (who, number)
        return fault.kind if fault and mine else None


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _writes(values: tuple[Any, ...]) -> bool:
    path, mode, flags = values
    if isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return bool(flags & _OPEN_TO_WRITE)


def _place(values: tuple[Any, ...], event: str) -> str:
    if event == "os.rename":
        values = (values[1], values[3])
    elif event in ("os.link", "os.symlink"):
        values = (values[1], values[-1])
    path, folder = os.fsdecode(os.fspath(values[0])), values[-1]
    if not os.path.isabs(path):
        known = event != "open" and isinstance(folder, int) and folder >= 0
        path = os.path.join(os.readlink(f"/proc/self/fd/{folder}") if known else os.getcwd(), path)
    return os.path.normpath(path)


def _plain(path: str, places: Sequence[str]) -> str:
    """Take the accidents of a run out of a path."""
    for place in places:
        path = path.removeprefix(place)
    path = re.sub(r"\.?[0-9a-f]{12}(?=\.part)", ".*", path)
    path = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*", path)
    return re.sub(r"(povanalysis-\d+-|pov-|render-|tmp)[a-z0-9_]{8}", r"\1*", path)


def install(injector: Injector) -> None:
    """Let a step of this process and of what it forks go wrong; for good."""
    synced = os.fsync

    def fsync(fd: Any) -> None:
        number = fd if isinstance(fd, int) else fd.fileno()
        path = os.readlink(f"/proc/self/fd/{number}")
        if f"{path}/".startswith(injector.places):
            injector.step("os.fsync", path)
        synced(number)

    os.fsync = fsync
    import pandas as pd

    to_parquet = pd.DataFrame.to_parquet

    def parquet(self: Any, path: Any, **options: Any) -> Any:
        injector.step("write", os.fspath(path))
        return to_parquet(self, path, **options)

    pd.DataFrame.to_parquet = parquet
    from povanalysis.run.editions import switch

    exchange, on_disk = switch.exchange, switch.on_disk

    def exchanged(one: Path, other: Path) -> None:
        injector.step("exchange", str(other), (one, other))
        exchange(one, other)

    def synchronised(tree: Path) -> None:
        injector.step("syncfs", str(tree))
        on_disk(tree)

    switch.exchange, switch.on_disk = exchanged, synchronised
    sys.addaudithook(injector.hear)


def run(
    project: Project,
    words: Sequence[str],
    fault: Fault | None = None,
    recorder: Callable[[Sequence[Path], int], Injector] | None = None,
    kill: tuple[float, bool] | None = None,
    switch: str = "exchange",
) -> Ended:
    """Run a command in a child of this process.

    Parameters
    ----------
    project
        Where it works; its directory for temporary files lies beside it.
    words
        The command, without ``povanalysis``.
    fault
        What goes wrong; nothing when None.
    recorder
        Hears the steps instead, and reports what it likes.
    kill
        Seconds after which it gets SIGKILL, and whether its process group does, too. Its fork
        servers are started as always.
    switch
        How editions can be switched here: ``exchange``, ``rename``, ``files``.
    """
    scratch = project.root.with_name(f"{project.root.name}-tmp")
    scratch.mkdir(exist_ok=True)
    pipes = [os.pipe() for _ in range(3)]
    places, report = (project.root, scratch), pipes[2][1]
    injector = recorder(places, report) if recorder else Injector(places, fault, report)
    child = os.fork()
    if child == 0:
        code = 70
        from tests import processes

        try:
            if kill is None:
                processes.spread(injector)
            code = _be(project, words, injector, scratch, [theirs for _, theirs in pipes], switch)
        finally:
            os._exit(code)
    for _, theirs in pipes:
        os.close(theirs)
    told, status, alive = _heard(child, [ours for ours, _ in pipes], kill)
    out, err = (text.decode(errors="replace") for text in told[:2])
    left = tuple(sorted(path.name for path in scratch.iterdir() if not _PROBE.match(path.name)))
    return Ended(status, out, err, told[2], left, alive)


def _only(way: str) -> None:
    """Let editions be switched in no better way."""
    from povanalysis.run.editions import switch

    def refuse(*_given: Any, **_options: Any) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    if way != "exchange":
        switch.exchange = refuse
    if way == "files":
        switch._rename = refuse


def _be(
    project: Project,
    words: Sequence[str],
    injector: Injector,
    scratch: Path,
    pipes: list[int],
    switch: str,
) -> int:
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(pipes[0], 1)
    os.dup2(pipes[1], 2)
    sys.stdin = os.fdopen(0, closefd=False)
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), write_through=True)
    sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), write_through=True)
    os.environ |= {VARIABLE: str(project.root), "TMPDIR": str(scratch)}
    os.environ |= {waits.variable("cell"): "4", waits.variable("kernel"): "20"}
    os.chdir(project.root)
    tempfile.tempdir = None
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["povanalysis", *words]
    from povanalysis.cli import app

    install(injector)
    _only(switch)
    try:
        app.main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
        return 1
    return 0


def _kill(child: int, *, group: bool) -> None:
    with contextlib.suppress(ProcessLookupError):  # it has no group yet, or is gone
        if group:
            os.killpg(child, signal.SIGKILL)
    os.kill(child, signal.SIGKILL)


def _heard(
    child: int, pipes: list[int], kill: tuple[float, bool] | None
) -> tuple[list[bytes], int | None, bool]:
    told, kill_given = {pipe: b"" for pipe in pipes}, kill is not None
    waiting, end = set(pipes), time.monotonic() + SECONDS
    status: int | None = None
    started, ended = time.monotonic(), 0.0
    while waiting:
        left = kill[0] - (time.monotonic() - started) if kill else 1.0
        ready = select.select(waiting, [], [], min(0.05, max(0.0, left)))[0]
        if kill and left <= 0 and status is None:
            _kill(child, group=kill[1])
            kill = None
        for pipe in ready:
            if found := os.read(pipe, 65536):
                told[pipe] += found
            else:
                waiting.discard(pipe)
        if status is None:
            gone, found_status = os.waitpid(child, os.WNOHANG)
            status, ended = (found_status, time.monotonic()) if gone else (None, 0.0)
        if not ready and status is not None and (kill_given or time.monotonic() > ended + PATIENCE):
            break  # what it left behind may hold the pipes
        if time.monotonic() > end:
            _kill(child, group=True)
            if status is None:
                os.waitpid(child, 0)
            status = None
            break
    else:
        status = os.waitpid(child, 0)[1] if status is None else status
    for pipe in pipes:
        os.close(pipe)
    code = None if status is None else os.waitstatus_to_exitcode(status)
    return [told[pipe] for pipe in pipes], code, bool(waiting) and not kill_given
