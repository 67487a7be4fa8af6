"""What may not happen to a project whatever goes wrong, tried step by step.

A trial copies a prepared project, runs a command in which one step goes wrong (:mod:`tests.steps`),
names what was broken (:meth:`Attack.mixed`, :meth:`Attack.untrue`), runs the next command and names
what it did not heal (:meth:`Attack.unhealed`). `benchmarks/faults.py` tries every step, the tests a
part of them.

What makes a trial cheap: a copy shares its files with the prepared project, in which nothing writes
in place but below ``build`` (:meth:`Attack.unharmed` sees to it); a file that is the prepared one's
is not hashed again; and a state that was healed once, whatever broke it, is not healed once more.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from povanalysis.errors import PovError
from povanalysis.project import Project
from povanalysis.run import publish
from povanalysis.run.editions import switch
from povanalysis.sources import manifest as manifests
from tests import power
from tests.steps import WHO, Ended, Fault, Kind, Step, run

ERRATA = "data/errata.csv"
_FLEETING = {"build/lock"}
_HARMLESS = {"os.fsync", "syncfs", "fcntl.flock"}
"""Steps that leave the disk as it was, for whoever reads it."""
_TIMES = re.compile(rb'"(seconds|published)": *("[^"]*"|[0-9.]+)')
_HALF = re.compile(r"(^|/)\.[^/]*\.(part|old)$")
LEFTOVER = re.compile(r"(^|/)\.[^/]*\.(part|old)$|(^|/)\.taking$")


_CURE = re.compile(r"[.:)] [A-Z`]")
REMADE = ("build/site/", "build/index/")
"""Made anew by every build, and not synchronised: `publish` compares it with its hashes first."""


Known = dict[tuple[int, int, int], str]
"""Hashes of files by inode, size and time."""


def state(root: Path, known: Known | None = None) -> dict[str, str]:
    """Give the hash of every file by its place, times left out."""
    found = {}
    for folder, folders, names in os.walk(root):
        for name in (*names, *folders):
            path = f"{folder}/{name}"
            place, told = path.removeprefix(f"{root}/"), os.lstat(path)
            if stat.S_ISLNK(told.st_mode):
                found[place] = f"-> {os.readlink(path)}"
            elif stat.S_ISREG(told.st_mode) and place not in _FLEETING:
                found[place] = (known or {}).get(_mark(told)) or _hash(Path(path))
    return found


def _mark(told: os.stat_result) -> tuple[int, int, int]:
    return told.st_ino, told.st_size, told.st_mtime_ns


def _hash(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".json":
        content = _TIMES.sub(rb'"\1": 0', content)
    return hashlib.sha256(content).hexdigest()


def work(root: Path, *folders: str, known: Known | None = None) -> dict[str, str]:
    """Give the state below some folders, without leftovers and what is announced as such."""
    taken = manifests.being_taken(Project(root)).get("path", "")
    with contextlib.suppress(PovError):
        held = manifests.load(Project(root))
        taken = "" if any(resource.path == taken for resource in held.resources) else taken
    return {
        place: told
        for place, told in state(root, known).items()
        if f"{place}/".startswith(tuple(f"{folder}/" for folder in folders))
        and not place.startswith("reports/editions/")  # as readers see it
        and not LEFTOVER.search(place)
        and place != f"data/raw/{taken}"
    }


def not_whole(project: Project) -> list[str]:
    """Name what is registered or published and not there as it should be, or there unnamed."""
    found = []
    try:
        held = manifests.load(project)
        held.verify()
        found += [f"unregistered: data/raw/{name}" for name in held.unregistered()]
    except Exception as error:  # whatever it is, it is told
        found.append(f"data/raw: {error}")
    if not project.reports.is_dir() or not any(project.reports.iterdir()):
        return found
    try:
        publish.verify(project.reports)
    except Exception as error:
        found.append(f"reports: {error}")
    return found


def ill_told(ended: Ended, kind: Kind) -> list[str]:
    """Say what is wrong with the words a command ended with."""
    lines = [line for line in ended.err.splitlines() if line.startswith("povanalysis:")]
    found = ["traceback"] if "Traceback" in ended.err else []
    if ended.code is None:
        found.append("never ended")
    if ended.alive:
        found.append("something still runs")
    failed = re.split(r"(?m)^\d+ of \d+ reports failed:\n", ended.err)[1:]
    if ended.code == 1 and failed and not lines:  # of a build, which tells of each report
        if not _CURE.search(failed[0]):
            found.append(f"no cure: {failed[0]}")
    elif ended.code and ended.code > 0:
        if len(lines) != 1 or ended.err.splitlines()[-1] != lines[0]:
            found.append(f"not one line: {ended.err!r}")
        elif "fault of povanalysis" in lines[0]:
            found.append(f"blames itself: {lines[0]}")
        elif kind != "interrupt" and not _CURE.search(lines[0]):
            found.append(f"no cure: {lines[0]}")
        if kind == "interrupt" and ended.code != 130:
            found.append(f"exit code {ended.code} after Ctrl-C")
        if kind == "interrupt" and not any("stopped" in line for line in lines):
            found.append("Ctrl-C without a word")
        if kind != "interrupt" and ended.code != 1:
            found.append(f"exit code {ended.code}")
    return found


@dataclass(frozen=True)
class Scenario:
    """A command to attack.

    Attributes
    ----------
    name
        For messages.
    prepared
        A project that is ready for it; copied for every trial.
    words
        The command.
    again
        What heals: the command itself where None.
    settled
        What heals where the command's work was done before it died, and the command would do
        something else if given again; `again` where None.
    changes
        Folders that hold the command's work: all of it is there, or nothing.
    switch
        The best way to switch editions there. File by file readers may see a mix until the command
        that heals has run; a kill between two renames leaves them nothing until then.
    """

    name: str
    prepared: Path
    words: tuple[str, ...]
    again: tuple[str, ...] | None = None
    settled: tuple[str, ...] | None = None
    changes: tuple[str, ...] = ("data/raw", "reports")
    switch: str = "exchange"

    def run(
        self,
        project: Project,
        words: tuple[str, ...],
        fault: Fault | None = None,
        kill: tuple[float, bool] | None = None,
    ) -> Ended:
        """Run a command there."""
        return run(project, words, fault, kill=kill, switch=self.switch)


@dataclass
class Attack:
    """All trials of one scenario.

    Parameters
    ----------
    scenario
        The command.
    work
        Directory for the copies.
    """

    scenario: Scenario
    work: Path
    old: dict[str, str] = field(init=False)
    new: dict[str, str] = field(init=False)
    after: dict[str, str] = field(init=False)
    steps: dict[str, list[Step]] = field(init=False)
    seconds: float = field(init=False)

    def __post_init__(self) -> None:
        self.known = {
            _mark(path.lstat()): _hash(path)
            for path in self.scenario.prepared.rglob("*")
            if path.is_file() and not path.is_symlink()
        }
        self.begun = state(self.scenario.prepared, self.known)
        self.old = work(self.scenario.prepared, *self.scenario.changes, known=self.known)
        self.healed: dict[Any, list[str]] = {}
        with self.copied("undisturbed") as project:
            started = time.monotonic()
            ended = self.scenario.run(project, self.scenario.words)
            self.seconds = time.monotonic() - started
            if ended.code != 0 or ended.left or ended.alive:
                raise AssertionError(f"{self.scenario.name}: {ended}")
            self.steps = {who: [s for s in ended.steps if s.who == who] for who in WHO}
            self.after = state(project.root, self.known)
            self.new = work(project.root, *self.scenario.changes, known=self.known)

    @contextlib.contextmanager
    def copied(self, name: str) -> Iterator[Project]:
        """Copy the prepared project."""
        root = self.work / f"{self.scenario.name}-{name}".replace(" ", "-")
        copy_tree(self.scenario.prepared, root)
        try:
            yield Project(root)
        finally:
            shutil.rmtree(root, ignore_errors=True)
            shutil.rmtree(root.with_name(f"{root.name}-tmp"), ignore_errors=True)

    def faults(self) -> list[Fault]:
        """List the faults that differ, of every step of everybody.

        Left out is what is another one's twin: a file cut short where none is opened (nothing goes
        wrong); a disk full, or a kill, at a step after which nothing is written until the next, and
        for a kill, which changes nothing on disk itself: then it is the one at the next step.
        """
        found = []
        for who, steps in self.steps.items():
            for at, step in enumerate(steps, 1):
                more = at == len(steps) or steps[at].grown
                for kind in WHO[who]:
                    twin = {
                        "cut": step.event not in ("open", "write"),
                        "full": not more,
                        "kill": step.event in _HARMLESS and not more,
                        "panic": step.event != "Typst",
                        "abort": step.event != "Typst",
                    }.get(kind, False)
                    if not twin:
                        found.append(Fault(kind, at, who))
        return found

    def unharmed(self) -> None:
        """See that no copy wrote into the prepared project.

        Raises
        ------
        AssertionError
            One did, through a file that they share.
        """
        if differing := _differing(state(self.scenario.prepared), self.begun):
            raise AssertionError(f"{self.scenario.name} wrote in place: {differing}")

    def trial(self, fault: Fault) -> tuple[Ended, list[str]]:
        """Let a fault happen; name what it broke and what the next command did not heal."""
        with self.copied(str(fault)) as project:
            ended = self.scenario.run(project, self.scenario.words, fault)
            found = [*self.mixed(project), *self.untrue(project, ended, fault.kind)]
            return ended, found + self.unhealed(project, left=ended.left)

    def killed(
        self, after: float, group: bool, patience: float
    ) -> tuple[Ended, tuple[list[str], list[str]], float]:
        """Kill the command, or its group, after some seconds; what it broke, what stayed broken.

        What it had started has to end by itself within `patience`.
        """
        with self.copied("killed") as project:
            started = time.monotonic()
            ended = self.scenario.run(project, self.scenario.words, kill=(after, group))
            took, found = time.monotonic() - started, self.mixed(project)
            while (alive := _working_in(project)) and time.monotonic() < started + took + patience:
                time.sleep(0.05)
            found += [f"still runs: {name}" for name in alive]
            return ended, (found, self.unhealed(project)), took

    def losses(self, every: int = 1, states: int = 1) -> list[tuple[str, power.Left]]:
        """Give what a disk may hold when power was lost after each so many operations.

        Of the states that may be, each so many are given, with a name for the moment. Those that
        differ in what nobody reads are one.
        """
        prepared = self.scenario.prepared
        with self.copied("recorded") as project:
            operations = power.record(project, self.scenario.words, self.scenario.switch)
        files = [path for path in prepared.rglob("*") if path.is_file() and not path.is_symlink()]
        held = {path.relative_to(prepared).as_posix(): path.read_bytes() for path in files}
        found = {}
        for moment, left in power.crashes(held, operations, every):
            read = (one for one in left.items() if one[0] not in _FLEETING)
            key = hash(
                frozenset((place, "" if _HALF.search(place) else told) for place, told in read)
            )
            found.setdefault(key, (moment, left))
        return list(islice(found.values(), 0, None, states))

    def lost(self, left: power.Left) -> list[str]:
        """Name what is broken when the power is back, and what the next command did not heal."""
        root = self.work / f"power-is-back-{os.getpid()}"
        power.lay_out(root, left)
        try:
            return [*self.mixed(Project(root)), *self.unhealed(Project(root), REMADE)]
        finally:
            shutil.rmtree(root)
            shutil.rmtree(root.with_name(f"{root.name}-tmp"), ignore_errors=True)

    def mixed(self, project: Project) -> list[str]:
        """Name what is not whole before anything else runs, or of a mixture of old and new."""
        now = self._work(project)
        if self.scenario.switch == "files" and now not in (self.old, self.new):
            return []  # as documented: whole when the next command has run
        if self.scenario.switch == "rename" and not project.reports.exists():
            old = publish.record(switch.aside(project))
            return old.damage() if old else ["reports: gone"]
        found = not_whole(project)
        if now not in (self.old, self.new):
            found.append(f"neither old nor new: {_differing(now, self.old)}")
        return found

    def _work(self, project: Project) -> dict[str, str]:
        return work(project.root, *self.scenario.changes, known=self.known)

    def untrue(self, project: Project, ended: Ended, kind: Kind) -> list[str]:
        """Name what a command that ended left behind, and what it said wrongly."""
        found, now = ill_told(ended, kind), self._work(project)
        if ended.code == 0 and now != self.new:
            found.append("ended well without its work")
        unchanged = re.search("project is as it was|[Nn]othing was (changed|taken)", ended.err)
        if ended.code and unchanged and now != self.old:
            found.append("says that nothing was changed")
        if ended.code and ended.code > 0:
            held = state(project.root, self.known)
            if not project.reports.exists() and (self.scenario.prepared / "reports").exists():
                found.append("left no publication")
            old = now == self.old and not _goes_on(project)
            if old and held.get(ERRATA) != self.begun.get(ERRATA):
                found.append(f"left: {ERRATA}")
            if kind != "interrupt":
                found += [f"left: {place}" for place in held if LEFTOVER.search(place)]
                found += [f"left in TMPDIR: {name}" for name in ended.left]
        return found

    def unhealed(
        self, project: Project, without: tuple[str, ...] = (), left: tuple[str, ...] = ()
    ) -> list[str]:
        """Name what is not as it would be without a fault once the next command has run."""
        named = tuple(re.sub(r"(\d+-)?[a-z0-9_]{8}$", "*", name) for name in left)
        key = (frozenset(self.nameless(project).items()), named, without)
        if key not in self.healed:
            self.healed[key] = self._unhealed(project, without)
        return self.healed[key]

    def nameless(self, project: Project) -> dict[str, str]:
        """Give the state without the accidents of a process in the names of what it left."""
        found = state(project.root, self.known).items()
        return {re.sub(r"\d+-[0-9a-f]{12}(?=\.(part|old)$)", "*", one): told for one, told in found}

    def _unhealed(self, project: Project, without: tuple[str, ...]) -> list[str]:
        done = self._work(project) == self.new or _goes_on(project)
        again = self.scenario.again or self.scenario.words
        over = done and not switch.rolled_back(project)  # which is given again until it says so
        ended = self.scenario.run(project, (self.scenario.settled or again) if over else again)
        found = [] if ended.code == 0 else [f"next command: {ended.code} {ended.err!r}"]
        hidden = "reports/" if without else "reports/editions/"  # when power was lost, or else
        now, wanted = (
            {
                place: told
                for place, told in one.items()
                if not (place.startswith(hidden) and LEFTOVER.search(place))
                and not place.startswith(without or "\0")
            }  # what the next publication takes away
            for one in (state(project.root, self.known), self.after)
        )
        if now != wanted:
            found.append(f"not healed: {_differing(now, wanted)}")
        return found + [f"still in TMPDIR: {name}" for name in ended.left]


def copy_tree(origin: Path, target: Path) -> None:
    """Copy a project; what is never written in place is shared."""

    def copied(path: str, to: str) -> None:
        if path.startswith((f"{origin}/build/", f"{origin}/.")):
            shutil.copy2(path, to)
        else:
            os.link(path, to)

    shutil.copytree(origin, target, symlinks=True, copy_function=copied)


def _goes_on(project: Project) -> bool:
    """Whether the next command goes on with a switch file by file."""
    journal = project.build / switch.JOURNAL
    return journal.exists() and "files" in journal.read_text("utf-8")


def _working_in(project: Project) -> list[str]:
    """Name the processes that were started for a project."""
    mark, found = f"TMPDIR={project.root}-tmp".encode(), []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in path.read_bytes():
                words = (path.parent / "cmdline").read_bytes().replace(b"\0", b" ")
                found.append(f"{path.parent.name} {words[:60].decode(errors='replace')}")
    return found


def _differing(one: dict[str, str], other: dict[str, str]) -> str:
    return " ".join(
        f"{'-' if place not in one else '+' if place not in other else '~'}{place}"
        for place in sorted(one.keys() | other.keys())
        if one.get(place) != other.get(place)
    )
