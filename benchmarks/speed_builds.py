"""Speed of builds: ours against the plain tools, on the same notebooks with the same renderer.

Both sides execute the notebook of a regency and render HTML and PDF with the embedded renderer, in
a copy of the project made for the measurement. The plain side is what a user of papermill types:
the command ``papermill`` once per report, then one Python process that renders all of them one
after another (which is kinder to it than a process each). Panel results are stored beforehand for
both. Pages of both sides are compared: outputs of the notebooks have to be equal cell by cell.

The plain tools are run on at most :data:`MOST_PLAIN` reports; beyond that their time is taken as
proportional, because every report starts anew. Up to twelve reports both sides run three times in
turn, and the median of each counts.

``python benchmarks/run.py speed_builds`` measures this part alone, about twenty minutes on two
cores that have nothing else to do. Numbers of jobs: ``POVANALYSIS_BENCH_JOBS``, by default
``1,2,12,76,514`` (514 are 73 regencies and cities in two languages for four target years);
``POVANALYSIS_BENCH_PLAIN``: the most reports for the plain tools; ``POVANALYSIS_BENCH_BEFORE``: a
commit whose notebooks and library the plain tools run, too, on twelve reports. A notebook that has
been made cheaper shortens the plain side as well and so hides from the ratio what it brought; this
shows it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import nbformat
import psutil

from povanalysis.project import VARIABLE, Project
from povanalysis.regions import get
from povanalysis.run.build import Options, build, failures_of
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.sources import store

ROOT = Path(__file__).resolve().parents[1]
BAR_JOBS, BAR = 12, 8
ROUNDS = 3  # of builds small enough for it: one alone varies by 15 per cent
JOBS = os.environ.get("POVANALYSIS_BENCH_JOBS", "1,2,12,76,514")
MOST_PLAIN = int(os.environ.get("POVANALYSIS_BENCH_PLAIN", "12"))
BEFORE = os.environ.get("POVANALYSIS_BENCH_BEFORE", "")

RENDER = """\
import json, sys
from pathlib import Path
from povanalysis.render import choose
renderer = choose("embedded")
for path in map(Path, sys.argv[1:]):
    renderer.render(path, path.parent, ("html", "pdf"))
"""


@dataclass(frozen=True)
class Measured:
    """One run of one side: seconds, seconds of CPU, largest memory in MB (shared parts once)."""

    seconds: float
    cpu: float
    memory: float


def copied(target: Path) -> Project:
    """Copy what builds need."""
    for name in ("data/raw", "notebooks", "src"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("_quarto.yml", "requirements.lock"):
        shutil.copy(ROOT / name, target / name)
    return Project(target)


def as_it_was(commit: str, target: Path) -> Project:
    """Copy what builds need, with panel results, as it was at a commit."""
    target.mkdir(parents=True)
    packed = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "-x"], cwd=target, check=True, input=packed)
    ask = "from povanalysis.questions.results import panel_results; panel_results()"
    environment = {**os.environ, VARIABLE: str(target), "PYTHONPATH": str(target / "src")}
    subprocess.run([sys.executable, "-c", ask], env=environment, check=True)
    return Project(target)


def jobs(count: int, project: Project) -> list[Job]:
    """Choose jobs: a province in two languages first, then other regions, then other years."""
    known = [code for code in store.load(project)["region"].unique() if get(code).province]
    known.sort(key=lambda code: (code[:2] != "35", code))
    chosen = [
        Job("regency.ipynb", RegencyParams.model_validate({"region": r, "year": y, "lang": lang}))
        for y in range(2026, 2031)
        for r in known
        for lang in ("id", "en")
    ]
    return chosen[:count]


class Watch:
    """Samples the memory of this process's children while it is open."""

    def __enter__(self) -> Watch:
        self.most = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()
        self._start = perf_counter()
        self._cpu = _cpu()
        return self

    def __exit__(self, *_error: object) -> None:
        self.measured = Measured(perf_counter() - self._start, _cpu() - self._cpu, 0.0)
        self._end.set()
        self._thread.join()
        self.measured = Measured(self.measured.seconds, self.measured.cpu, self.most)

    def _sample(self) -> None:
        while not self._end.wait(1.0):
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    total += process.memory_full_info().pss
                except psutil.Error:
                    continue
            self.most = max(self.most, total / 1e6)


def _cpu() -> float:
    own = psutil.Process().cpu_times()
    return float(own.user + own.system + own.children_user + own.children_system)


def plain(project: Project, chosen: list[Job], directory: Path) -> Measured:
    """Run papermill on each notebook, then render each."""
    shutil.rmtree(directory, ignore_errors=True)
    environment = {
        **os.environ,
        VARIABLE: str(project.root),
        "PYTHONPATH": str(project.root / "src"),
        "MPLBACKEND": "agg",
    }
    paths = []
    with Watch() as watch:
        for job in chosen:
            path = directory / job.params.lang / f"{job.name}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            given = [
                text
                for name, value in job.injected().items()
                if value is not None
                for text in ("-p", name, str(value))
            ]
            source = str(project.notebooks / job.notebook)
            command = ["-m", "papermill", source, str(path), "--no-progress-bar", *given]
            subprocess.run(
                [sys.executable, *command],
                env=environment,
                check=True,
                capture_output=True,
                cwd=project.root,
            )
            notebook = nbformat.read(path, as_version=4)
            front = {"title": job.label, "lang": job.params.lang}
            lines = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
            notebook.cells[0].source = "\n".join(["---", *lines, "---"])
            nbformat.write(notebook, path)
            paths.append(str(path))
        subprocess.run(
            [sys.executable, "-c", RENDER, *paths], env=environment, check=True, cwd=project.root
        )
    return watch.measured


def ours(project: Project, chosen: list[Job], *, again: bool = False) -> Measured:
    """Build the reports, from nothing unless told that all are there."""
    if not again:
        shutil.rmtree(project.build, ignore_errors=True)
        shutil.rmtree(project.reports, ignore_errors=True)
    with Watch() as watch:
        outcome = build(project, chosen, Options(renderer="embedded"))
    if found := failures_of(outcome.results):
        raise found[0]
    return watch.measured


def middle(runs: Sequence[Measured]) -> Measured:
    """Choose the run whose time is the median."""
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def shown(path: Path) -> list[Any]:
    """List what the code cells of a notebook put out, in order; the frame is not theirs."""
    cells = nbformat.read(path, as_version=4).cells
    return [
        [output.get("data", {}) for output in cell.outputs if output.output_type != "stream"]
        for cell in cells
        if cell.cell_type == "code" and cell.outputs
    ]


def equal(project: Project, chosen: list[Job], directory: Path) -> int:
    """Count reports whose every cell puts out the same on both sides."""
    same = 0
    for job in chosen:
        other = shown(directory / job.params.lang / f"{job.name}.ipynb")
        found = shown(job.executed(project))
        same += all(output in found for output in other)
    return same


def section() -> str:
    """Return the section as Markdown."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="povanalysis-bench-") as name:
        project = copied(Path(name) / "project")
        by_hand = Path(name) / "plain"
        store.load(project)
        reached: dict[int, float] = {}
        before = ""
        ours(project, jobs(1, project))  # panel results and caches, for both sides
        for count in (int(text) for text in JOBS.split(",")):
            chosen = jobs(count, project)
            tried = chosen[:MOST_PLAIN]
            load = os.getloadavg()[0]
            # in turn, so that a slower spell of the machine meets both sides
            rounds = [
                (plain(project, tried, by_hand), ours(project, chosen))
                for _ in range(ROUNDS if count <= BAR_JOBS else 1)
            ]
            usual, made = (middle(side) for side in zip(*rounds, strict=True))
            if BEFORE and count == BAR_JOBS:
                then = plain(as_it_was(BEFORE, Path(name) / "before"), tried, Path(name) / "then")
                before = (
                    f"The plain tools with notebooks and library of {BEFORE}, {count} reports: "
                    f"{then.seconds:.1f} s, {then.seconds / made.seconds:.1f} times ours."
                )
            unchanged = ours(project, chosen, again=True)
            same = equal(project, tried, by_hand)
            scaled = usual.seconds * count / len(tried)
            reached[count] = scaled / made.seconds
            rows.append(
                f"| {count} | **{scaled / made.seconds:.1f}** "
                f"| {usual.cpu * count / len(tried) / made.cpu:.1f} "
                f"| {scaled:.1f} s{'' if count == len(tried) else ' (scaled)'} "
                f"| {made.seconds:.1f} s | {made.seconds / count:.2f} s "
                f"| {made.cpu / count:.2f} s | {made.memory:.0f} MB "
                f"| {unchanged.seconds:.2f} s | {same} of {len(tried)} | {load:.1f} |"
            )
    return "\n".join(
        [
            "## Speed of builds",
            "",
            f"{date.today().isoformat()}, {os.cpu_count()} cores, Python "
            f"{platform.python_version()}, {platform.machine()}. Reports on regencies, HTML and "
            "PDF by the embedded renderer; both sides in one run, one after the other, up to "
            f"{BAR_JOBS} reports the median of {ROUNDS} turns of each side. The last "
            "column is the load of the machine before each row: with other work beside, the ratio "
            "of times falls, because the plain tools use one core and we use all; the ratio of CPU "
            "seconds stays.",
            "",
            "| reports | times faster | less CPU | plain tools | ours | ours, each | CPU, each "
            "| memory | nothing changed | equal outputs | load |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
            *rows,
            "",
            f"Bar: {BAR_JOBS} reports at least {BAR} times faster. {verdict(reached)}",
            *(["", before] if before else []),
        ]
    )


def verdict(reached: dict[int, float]) -> str:
    """Say whether the bar was reached, and what is in its way."""
    times = reached.get(BAR_JOBS)
    if times is None:
        return "Not measured in this run."
    if times >= BAR:
        return "Reached."
    return (
        f"Missed, with {times:.1f} times: about a quarter of so short a build is starting the fork "
        "server, and of the rest two thirds (drawing, Pandoc, Typst) are paid by both sides "
        "(docs/running.md)."
    )


if __name__ == "__main__":
    print(section())
