"""Start-up: what answers at once does not load what it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from povanalysis.project import VARIABLE, Project
from povanalysis.run.build import Options, build
from povanalysis.run.plan import plan
from tests.run import notebooks

ROOT = Path(__file__).parents[1]
HEAVY = {
    "numpy", "pandas", "scipy", "matplotlib", "statsmodels", "pyarrow", "IPython", "papermill",
    "nbclient", "nbformat", "zmq", "distributed", "rich", "httpx",
}  # fmt: skip


def loaded(*arguments: str, project: Project | None = None) -> tuple[set[str], str]:
    """Run the command line; return the heavy packages it loaded, and its stderr."""
    code = (
        "import atexit, sys\nfrom povanalysis.cli import app as cli\n"
        f"atexit.register(lambda: print('LOADED', *({HEAVY!r} & set(sys.modules))))\n"
        f"sys.argv = ['povanalysis', *{list(arguments)!r}]\ncli.main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    if project is not None:
        environment[VARIABLE] = str(project.root)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split()[1:]), done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["regions", "Lamongan"]])
def test_help_and_regions_load_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(*arguments) == (set(), "")


@pytest.mark.slow
def test_a_build_in_which_nothing_changed_starts_no_kernel_and_loads_nothing_heavy(
    project: Project,
) -> None:
    notebooks.write(project.notebooks / "regency.ipynb")
    options = Options(renderer="embedded", formats=("html",))
    build(project, plan(project, ["3524"], languages=["en"]), options)
    unchanged = ["build", "3524", "--lang", "en", "--format", "html", "--renderer", "embedded"]
    heavy, told = loaded(*unchanged, project=project)
    assert heavy == set()
    assert told.startswith("0 made, 1 unchanged in ")
    heavy, _told = loaded(*unchanged, "--dry-run", project=project)
    assert heavy == set()


def modules_after(statement: str) -> set[str]:
    """List the modules that a new process has loaded after a statement."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statement}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
    )
    return set(done.stdout.split())


def test_a_report_loads_no_library_that_it_does_not_use() -> None:
    # scipy.stats alone took a quarter of the time a report's imports take
    found = modules_after(
        "from povanalysis.report.pages import regency, province, comparison, methods"
    )
    assert "povanalysis.report.pages.regency" in found
    assert not {"scipy.stats", "statsmodels", "seaborn", "fontTools.subset"} & found


def test_the_build_needs_no_plotting_library_for_its_front_pages() -> None:
    found = modules_after("import povanalysis.run.site, povanalysis.report.pages.front")
    assert not {"matplotlib", "numpy", "pandas"} & found
