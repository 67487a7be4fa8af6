"""What several tests share: a project of their own, a publication made once, a browser."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import typer.main
from _pytest.doctest import DoctestModule

from povanalysis.project import VARIABLE, Project
from povanalysis.questions.results import panel_results, place_scenarios
from povanalysis.render import quarto
from povanalysis.sources import corrections, manifest

ROOT = Path(__file__).resolve().parents[1]

# The same examples each time: a commit fails for what it changed
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")

# Typer makes all commands anew for each that is run
setattr(typer.main, "get_command", cache(typer.main.get_command))  # noqa: B010

PUBLICATION = tuple(
    f"tests/{name}.py" for name in ("test_publication", "test_publication_several", "test_site")
)
"""Modules that look at one publication, which is made once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs Quarto where it is missing; long modules first, so that none is left last."""
    why = quarto.why_not()
    for item in items:
        if why and item.get_closest_marker("quarto"):
            item.add_marker(pytest.mark.skip(reason=f"needs Quarto: {why}"))
    slow = {_file(item.nodeid) for item in items if item.get_closest_marker("slow")}
    items.sort(
        key=lambda item: (_file(item.nodeid) not in PUBLICATION, _file(item.nodeid) not in slow)
    )


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a module in one process, where what they share is made once.

    xdist's own groups ask for a suffix of node ids, which pytest 9.2 no longer takes.
    """
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "publication" if _file(nodeid) in PUBLICATION else _file(nodeid)

    return Together(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Start one process more than there are cores: tests wait for browsers, kernels and commands."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Any:
    """Look for no examples in the docstrings of tests; importing all of them twice takes its time."""
    found = yield
    return [one for one in found if not isinstance(one, DoctestModule)]


@contextmanager
def made_once(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[tuple[Path, bool]]:
    """A directory that all test processes share, and whether it is this one's to fill."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    root.mkdir(exist_ok=True)
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield root, not (root / "done").exists()
        (root / "done").touch()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Figures of all regions as shipped, with observations and panel results; only read.

    They are computed in the checkout, where most tests read them.
    """
    with made_once(tmp_path_factory, "whole") as (root, wanted):
        project, shipped = Project(root), Project(ROOT)
        if wanted:
            compute(shipped)
            shutil.copytree(shipped.raw, project.raw)
            shutil.copytree(shipped.processed, project.processed)
            shutil.copy(ROOT / "_quarto.yml", root)
    return project


@pytest.fixture(scope="session")
def two_provinces(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The registered figures of Jawa Tengah, Jawa Timur and the nation, likewise.

    Tests write made-up figures of other provinces, which the figures of all 514 would contradict,
    and what is made of 75 regions is made in a seventh of the time.
    """
    with made_once(tmp_path_factory, "two-provinces") as (root, wanted):
        project = Project(root)
        if wanted:
            register_two_provinces(project.raw)
            shutil.copy(ROOT / "_quarto.yml", root)
            compute(project)
    return project


def compute(project: Project) -> None:
    """Compute what reports read of the figures of all regions, once."""
    panel_results(project, region="3500")
    place_scenarios(2026, project)


def register_two_provinces(raw: Path, codes: tuple[str, ...] = ("33", "35", "00")) -> None:
    """Write the raw files with the rows of two provinces and the nation only, or of others."""
    shipped = ROOT / "data" / "raw"
    raw.mkdir(parents=True)
    shutil.copy(shipped / corrections.NAME, raw / corrections.NAME)
    plain = json.loads((shipped / manifest.NAME).read_text(encoding="utf-8"))
    for entry in plain["resources"]:
        head, *lines = (shipped / entry["path"]).read_text(encoding="utf-8").splitlines(True)
        if entry["name"].startswith("regencies-") or entry["name"] in ("statements", "figures"):
            lines = [line for line in lines if line.startswith(codes)]
        kept = "".join([head, *lines]).encode()
        (raw / entry["path"]).parent.mkdir(parents=True, exist_ok=True)
        (raw / entry["path"]).write_bytes(kept)
        entry |= {"hash": f"sha256:{hashlib.sha256(kept).hexdigest()}", "bytes": len(kept)}
    (raw / manifest.NAME).write_text(json.dumps(plain, indent=2), encoding="utf-8")


def copy(origin: Project, target: Path) -> Project:
    """Copy what a build needs, so that no test writes into the checkout."""
    shutil.copytree(origin.raw, target / "data" / "raw")
    shutil.copytree(origin.processed, target / "data" / "processed")
    shutil.copytree(ROOT / "notebooks", target / "notebooks")
    shutil.copytree(ROOT / "src", target / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("_quarto.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, target / name)
    return Project(target)


@pytest.fixture(scope="session")
def copy_project(two_provinces: Project) -> Callable[[Path], Project]:
    """Copy the project, with the figures of two provinces."""
    return partial(copy, two_provinces)


@pytest.fixture
def project(tmp_path: Path, copy_project: Callable[[Path], Project]) -> Project:
    """A fresh copy of the project, with the figures of two provinces."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: exit code, stdout, stderr."""
    from povanalysis.cli import app

    def run(*arguments: str, project: Project | None = None) -> tuple[int, str, str]:
        if project is not None:
            monkeypatch.setenv(VARIABLE, str(project.root))
        monkeypatch.setattr("sys.argv", ["povanalysis", *arguments])
        code = 0
        try:
            app.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory, whole: Project) -> Project:
    """The shipped publication, built once for all processes by the embedded renderer; only read."""
    from povanalysis.run.build import Options, build, failures_of
    from povanalysis.run.plan import plan

    with made_once(tmp_path_factory, "publication") as (root, wanted):
        project = copy(whole, root / "project") if wanted else Project(root / "project")
        if wanted:
            outcome = build(project, plan(project), Options(renderer="embedded"))
            assert failures_of(outcome.results) == []
    return project


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium through Playwright; missing, the test is skipped, in CI it fails."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        message = "Chromium is not installed: apt-get install chromium"
        if os.environ.get("POVANALYSIS_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield chromium
        chromium.close()
