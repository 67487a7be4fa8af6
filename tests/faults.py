"""What may not happen to a project whatever goes wrong, tried step by step.

A trial copies a prepared project, runs a command in which one step goes wrong (:mod:`tests.steps`),
names what was broken (:meth:`Attack.harm`), runs the next command and names what it did not heal
(:meth:`Attack.unhealed`). `benchmarks/faults.py` tries every step, the tests a part of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from povanalysis.errors import PovError
from povanalysis.project import Project
from povanalysis.run import publish
from povanalysis.sources import build as builds
from povanalysis.sources import manifest as manifests
from tests import power
from tests.steps import Ended, Fault, Kind, run

_FLEETING = {"build/lock"}
_TIMES = re.compile(rb'"(seconds|published)": *("[^"]*"|[0-9.]+)')
LEFTOVER = re.compile(r"(^|/)\.[^/]*\.(part|old)$|(^|/)\.taking$")


REMADE = ("build/site/", "build/index/")
"""Made anew by every build, and not synchronised: `publish` compares it with its hashes first."""


def state(root: Path) -> dict[str, str]:
    """Give the hash of every file by its place, times left out."""
    found = {}
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root).as_posix()
        if path.is_symlink():
            found[place] = f"-> {os.readlink(path)}"
        elif path.is_file() and place not in _FLEETING:
            content = path.read_bytes()
            if path.suffix == ".json":
                content = _TIMES.sub(rb'"\1": 0', content)
            found[place] = hashlib.sha256(content).hexdigest()
    return found


def work(root: Path, *folders: str) -> dict[str, str]:
    """Give the state below some folders, without leftovers and what is announced as such."""
    taken = manifests.being_taken(Project(root)).get("path", "")
    with contextlib.suppress(PovError):
        held = manifests.load(Project(root))
        taken = "" if any(resource.path == taken for resource in held.resources) else taken
    return {
        place: told
        for place, told in state(root).items()
        if place.startswith(tuple(f"{folder}/" for folder in folders))
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
    if ended.code and ended.code > 0:
        if len(lines) != 1 or ended.err.splitlines()[-1] != lines[0]:
            found.append(f"not one line: {ended.err!r}")
        elif "fault of povanalysis" in lines[0]:
            found.append(f"blames itself: {lines[0]}")
        elif kind != "interrupt" and not re.search(r"[.:)] [A-Z`]", lines[0]):
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
        What heals where the command's work was done before it died; `again` where None.
    changes
        Folders that hold the command's work: all of it is there, or nothing.
    """

    name: str
    prepared: Path
    words: tuple[str, ...]
    again: tuple[str, ...] | None = None
    settled: tuple[str, ...] | None = None
    changes: tuple[str, ...] = ("data/raw", "reports")


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
    steps: list[str] = field(init=False)
    seconds: float = field(init=False)

    def __post_init__(self) -> None:
        self.old = work(self.scenario.prepared, *self.scenario.changes)
        with self._copy("undisturbed") as project:
            started = time.monotonic()
            ended = run(project, self.scenario.words)
            self.seconds = time.monotonic() - started
            if ended.code != 0 or ended.left:
                raise AssertionError(f"{self.scenario.name}: {ended}")
            self.steps, self.after = ended.steps, state(project.root)
            self.new = work(project.root, *self.scenario.changes)

    @contextlib.contextmanager
    def _copy(self, name: str) -> Iterator[Project]:
        root = self.work / f"{self.scenario.name}-{name}".replace(" ", "-")
        shutil.copytree(self.scenario.prepared, root, symlinks=True)
        try:
            yield Project(root)
        finally:
            shutil.rmtree(root, ignore_errors=True)
            shutil.rmtree(root.with_name(f"{root.name}-tmp"), ignore_errors=True)

    def trial(self, fault: Fault) -> tuple[Ended, list[str]]:
        """Let a fault happen; name what it broke and what the next command did not heal."""
        with self._copy(f"{fault.kind}-{fault.at}") as project:
            ended = run(project, self.scenario.words, fault)
            found = [*self.mixed(project), *self.untrue(project, ended, fault.kind)]
            return ended, found + self.unhealed(project)

    def killed(
        self, after: float, group: bool, patience: float
    ) -> tuple[Ended, tuple[list[str], list[str]], float]:
        """Kill the command, or its group, after some seconds; what it broke, what stayed broken.

        What it had started has to end by itself within `patience`.
        """
        with self._copy("killed") as project:
            started = time.monotonic()
            ended = run(project, self.scenario.words, kill=(after, group))
            took, found = time.monotonic() - started, self.mixed(project)
            while (alive := _working_in(project)) and time.monotonic() < started + took + patience:
                time.sleep(0.05)
            found += [f"still runs: {name}" for name in alive]
            return ended, (found, self.unhealed(project)), took

    def losses(self, every: int = 1, states: int = 1) -> Iterator[tuple[str, list[str]]]:
        """Let power be lost after each so many operations; give the moment and what it broke.

        Of what a disk may hold then, each so many states are looked at.
        """
        prepared = self.scenario.prepared
        with self._copy("recorded") as project:
            operations = power.record(project, self.scenario.words)
        files = [path for path in prepared.rglob("*") if path.is_file() and not path.is_symlink()]
        held = {path.relative_to(prepared).as_posix(): path.read_bytes() for path in files}
        for moment, left in islice(power.crashes(held, operations, every), 0, None, states):
            root = self.work / "power-is-back"
            power.lay_out(root, left)
            yield moment, [*self.mixed(Project(root)), *self.unhealed(Project(root), REMADE)]
            shutil.rmtree(root)
            shutil.rmtree(root.with_name(f"{root.name}-tmp"), ignore_errors=True)

    def mixed(self, project: Project) -> list[str]:
        """Name what is not whole before anything else runs, or of a mixture of old and new."""
        found, now = not_whole(project), work(project.root, *self.scenario.changes)
        if now not in (self.old, self.new):
            found.append(f"neither old nor new: {_differing(now, self.old)}")
        return found

    def untrue(self, project: Project, ended: Ended, kind: Kind) -> list[str]:
        """Name what a command that ended left behind, and what it said wrongly."""
        found, now = ill_told(ended, kind), work(project.root, *self.scenario.changes)
        if ended.code == 0 and now != self.new:
            found.append("ended well without its work")
        unchanged = re.search("project is as it was|[Nn]othing was (changed|taken)", ended.err)
        if ended.code and unchanged and now != self.old:
            found.append("says that nothing was changed")
        if ended.code and ended.code > 0 and kind != "interrupt":
            found += [f"left: {place}" for place in state(project.root) if LEFTOVER.search(place)]
            found += [f"left in TMPDIR: {name}" for name in ended.left]
        return found

    def unhealed(self, project: Project, without: tuple[str, ...] = ()) -> list[str]:
        """Name what is not as it would be without a fault once the next command has run."""
        done = work(project.root, *self.scenario.changes) == self.new
        again = self.scenario.again or self.scenario.words
        ended = run(project, (self.scenario.settled or again) if done else again)
        found = [] if ended.code == 0 else [f"next command: {ended.code} {ended.err!r}"]
        now, wanted = (
            {
                place: told
                for place, told in one.items()
                if not (place.startswith("reports/editions/") and LEFTOVER.search(place))
                and not place.startswith(without or "\0")
            }  # what the next publication takes away
            for one in (state(project.root), self.after)
        )
        if now != wanted:
            found.append(f"not healed: {_differing(now, wanted)}")
        return found + [f"still in TMPDIR: {name}" for name in ended.left]


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


def prepared(root: Path) -> Project:
    """Make a small project: one province of five regencies, figures built."""
    from tests import conftest

    project = Project(root)
    conftest.register_two_provinces(project.raw, ("34", "00"))
    for name in ("_quarto.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(conftest.ROOT / name, root / name)
    builds.build(project)
    return project


ORIGIN = ("--source", "https://yogyakarta.bps.go.id/x", "--licence", "none stated")
TABLE = """\
Kabupaten/Kota;Persentase Penduduk Miskin;Tahun
Kab. Sleman;7,01;2026
Kab. Bantul;11,20;2026
"""


REPORT = ("--lang", "id", "--format", "html", "--renderer", "embedded", "--year", "2026")


def published(root: Path) -> Project:
    """Make a project of two reports and three editions: the last is the first once more."""
    from tests.run import notebooks

    project = prepared(root)
    project.notebooks.mkdir()
    notebooks.write(project.notebooks / "regency.ipynb")
    for words in (("build", "3404", *REPORT), ("build", "3402", *REPORT), ("rollback",)):
        ended = run(project, words)
        if ended.code != 0:
            raise AssertionError(ended.err)
    shutil.rmtree(root.with_name(f"{root.name}-tmp"))
    return project


def of_publication(project: Project) -> list[Scenario]:
    """Give the commands that change what is published."""
    settled, changes = ("data", "build"), ("reports",)
    name = next(project.reports.glob("id/*.html")).stem
    words = {
        "publish": ("publish", "build/site"),
        "rollback": ("rollback",),
        "retire": ("retire", f"id/{name}", "--renderer", "embedded"),
        "build, nothing to make": ("build", "3404", "3402", *REPORT),
        "build": ("build", "3403", *REPORT),
    }
    return [
        Scenario(name, project.root, told, settled=settled, changes=changes)
        for name, told in words.items()
    ]


def of_data(project: Project) -> list[Scenario]:
    """Give the commands that take something into data/raw."""
    table = project.root / "table.csv"
    table.write_text(TABLE)
    target = ("--document", "RKPD 2027", "--set-on", "2026-01", *ORIGIN)
    words = {
        "data add": ("data", "add", "3404", "2026", "7,01", *ORIGIN),
        "data import": ("data", "import", "table.csv", *ORIGIN),
        "targets add": ("targets", "add", "3404", "2027", "6,5", *target),
    }
    settled = ("data", "build")
    return [Scenario(name, project.root, told, settled=settled) for name, told in words.items()]
