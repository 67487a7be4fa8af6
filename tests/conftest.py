"""What several tests share: a project of their own, a publication made once, a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from povanalysis.project import VARIABLE, Project
from povanalysis.render import quarto

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    why = quarto.why_not()
    for item in items:
        if why and item.get_closest_marker("quarto"):
            item.add_marker(pytest.mark.skip(reason=f"needs Quarto: {why}"))


@pytest.fixture(scope="session")
def copy_project() -> Callable[[Path], Project]:
    """Copy what a build needs, so that no test writes into the checkout."""

    def copy(target: Path) -> Project:
        shutil.copytree(ROOT / "data" / "raw", target / "data" / "raw")
        shutil.copytree(ROOT / "notebooks", target / "notebooks")
        shutil.copytree(ROOT / "src", target / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("_quarto.yml", "pyproject.toml", "requirements.lock"):
            shutil.copy(ROOT / name, target / name)
        return Project(target)

    return copy


@pytest.fixture
def project(tmp_path: Path, copy_project: Callable[[Path], Project]) -> Project:
    """A fresh copy of the shipped project."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: exit code, stdout, stderr."""
    from povanalysis import cli

    def run(*arguments: str, project: Project | None = None) -> tuple[int, str, str]:
        if project is not None:
            monkeypatch.setenv(VARIABLE, str(project.root))
        monkeypatch.setattr("sys.argv", ["povanalysis", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="session")
def publication(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> Project:
    """The shipped publication, built once by the embedded renderer in a project of its own."""
    from povanalysis.run.build import Options, build, failures
    from povanalysis.run.plan import plan

    project = copy_project(tmp_path_factory.mktemp("publication") / "project")
    outcome = build(project, plan(project), Options(renderer="embedded"))
    assert failures(outcome) == []
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
