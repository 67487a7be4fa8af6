"""Power loss: what a command wrote is recorded and replayed up to every point.

A disk that loses power keeps what was synchronised and part of what was not. The model
(:func:`crashes`) is that of the file systems people have: names change in the order in which they
were changed, but one change of a name may be lost while its folder was not synchronised; of a file
that was not synchronised there may be all, a part, or nothing, under its new name, too.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from povanalysis.project import Project
from tests import steps

Operation = tuple[str, str, Any]
"""What was done, to which path below the project, and with what: another path or bytes."""
Left = dict[str, bytes | str]
"""Contents, or where a link leads, by path."""
Rest = Literal["whole", "part", "nothing"]
RESTS: tuple[Rest, ...] = ("whole", "part", "nothing")
_RENAMES = {"os.rename", "os.link"}
_NAMES = {"open", "os.remove", "os.symlink", *_RENAMES}


class Recorder(steps.Injector):
    """Writes down every change of a name, every synchronisation, and contents as they grow."""

    def __init__(self, places: Sequence[Path], report: int) -> None:
        self.turn = multiprocessing.Lock()  # of what is forked, too
        super().__init__(places, None, report)
        self.root = self.places[0]

    def be(self, who: str) -> None:
        super().be(who)
        self.seen: dict[str, tuple[int, int]] = {}

    def end(self) -> None:
        with self.turn:
            self.contents()

    def step(self, event: str, path: str, values: tuple[Any, ...] = ()) -> None:
        if f"{path}/".startswith(self.root):
            with self.turn:
                self.contents()
                self.note(event, path, values)

    def note(self, event: str, path: str, values: tuple[Any, ...]) -> None:
        """Write down a step."""
        more: Any = None
        if event in _RENAMES:
            path, more = os.path.abspath(values[0]), path
            if path in self.seen:
                self.seen[more] = self.seen[path]
            for held in [held for held in self.seen if held.startswith(f"{path}/")]:
                self.seen[more + held.removeprefix(path)] = self.seen[held]
        elif event == "exchange":
            path, more = map(str, values)
        elif event == "syncfs":
            for place in Path(path).rglob("*"):
                self.put("os.fsync", str(place), None)
            event = "os.fsync"
        elif event == "os.symlink":
            more = os.fsdecode(values[0])
        elif event in ("open", "write"):
            self.seen[path] = (-1, -1)
            more = event == "write" or "w" in str(values[1])
            event = "open"
        self.put(event, path, more)

    def beyond(self, who: str, what: str) -> None:
        """Leave out what does not reach the disk."""

    def contents(self) -> None:
        """Write down what has grown since the step before."""
        for path, known in list(self.seen.items()):
            try:
                held = os.stat(path)
            except OSError:
                del self.seen[path]
                continue
            if (held.st_size, held.st_mtime_ns) != known:
                self.seen[path] = (held.st_size, held.st_mtime_ns)
                handle = os.open(path, os.O_RDONLY)
                try:
                    self.put("data", path, os.read(handle, held.st_size))
                finally:
                    os.close(handle)

    def put(self, event: str, path: str, more: Any) -> None:
        if isinstance(more, str) and event in (*_RENAMES, "exchange"):
            more = more.removeprefix(self.root)
        told = pickle.dumps((event, f"{path}/".removeprefix(self.root).rstrip("/"), more))
        sent = struct.pack("q", len(told)) + told
        while sent:
            sent = sent[os.write(self.report, sent) :]


def record(project: Project, words: Sequence[str], switch: str) -> list[Operation]:
    """Run a command and give what it did to the disk, in order, workers and kernels included."""
    ended = steps.run(project, words, recorder=Recorder, switch=switch)
    if ended.code != 0:
        raise AssertionError(f"{words}: {ended.err}")
    found, told = [], ended.report
    while told:
        size = struct.unpack("q", told[:8])[0]
        found.append(pickle.loads(told[8 : 8 + size]))
        told = told[8 + size :]
    return found


class _Disk:
    """Names and contents, what of them is safe, and what is not."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self.names: dict[str, int] = dict(zip(held, range(len(held)), strict=True))
        self.data = list(held.values())
        self.safe: dict[int, bytes] = dict(enumerate(self.data))
        self.links: dict[str, str] = {}

    def do(self, operation: Operation) -> None:
        event, path, more = operation
        if event == "open":
            if path not in self.names:
                self.names[path] = len(self.data)
                self.data.append(b"")
            elif more:
                self.data[self.names[path]] = b""
        elif event == "data":
            if path in self.names:
                self.data[self.names[path]] = more
        elif event == "os.fsync":
            if path in self.names:
                self.safe[self.names[path]] = self.data[self.names[path]]
        elif event == "os.remove":
            self.names.pop(path, None)
            self.links.pop(path, None)
        elif event == "os.symlink":
            self.links[path] = more
        elif event == "os.link":
            if path in self.names:
                self.names[more] = self.names[path]
        elif event == "os.rename":
            self._rename(path, more)
        elif event == "exchange":
            for one, other in ((path, "\0"), (more, path), ("\0", more)):
                self._rename(one, other)

    def _rename(self, path: str, to: str) -> None:
        for held in (self.names, self.links):
            moved: dict[str, Any] = {}
            for name in [n for n in held if n == path or n.startswith(f"{path}/")]:
                moved[to + name.removeprefix(path)] = held.pop(name)
            if moved:
                self.names.pop(to, None)
                self.links.pop(to, None)
                held.update(moved)

    def after_loss(self, rest: Rest) -> Left:
        """Give what is there when the power is back: contents, or where a link leads."""
        found: Left = dict(self.links)
        for name, inode in self.names.items():
            whole, safe = self.data[inode], self.safe.get(inode)
            left = {"whole": whole, "part": whole[: len(whole) // 2], "nothing": safe or b""}[rest]
            found[name] = whole if whole == safe else left
        return found


def crashes(
    before: dict[str, bytes], operations: Sequence[Operation], every: int = 1
) -> Iterator[tuple[str, Left]]:
    """Give what a disk may hold after power was lost, each state once, with a name for it.

    Parameters
    ----------
    before
        Contents by path.
    operations
        As recorded.
    every
        Only after each so many operations.
    """
    seen = set()
    for end in range(1, len(operations) + 1, every):
        lost: list[int | None] = [None, *_unsafe(operations[:end])]
        for rest in RESTS:
            for dropped in lost if rest == "whole" else [None]:
                disk = _Disk(before)
                for place, operation in enumerate(operations[:end]):
                    if place != dropped:
                        disk.do(operation)
                found = disk.after_loss(rest)
                if (key := hash(frozenset(found.items()))) not in seen:
                    seen.add(key)
                    event, path, _ = operations[end - 1]
                    told = f"after {end} ({event} {path}), unsynchronised contents: {rest}"
                    if dropped is not None:
                        told += f", lost: {' '.join(map(str, operations[dropped]))}"
                    yield told, found


def _unsafe(operations: Sequence[Operation]) -> list[int]:
    """Give the places of changes of names whose folder was not synchronised since."""
    found: dict[int, set[str]] = {}
    for place, (event, path, more) in enumerate(operations):
        if event == "os.fsync":
            found = {n: folders - {path} for n, folders in found.items()}
        elif event in _NAMES and event != "open":
            changed = more if event in _RENAMES else path
            found[place] = {os.path.dirname(changed)}
    return [place for place, folders in found.items() if folders]


def lay_out(root: Path, held: Left) -> None:
    """Write a state to a directory that is new."""
    for name, content in held.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
