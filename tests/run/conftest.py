"""What tests of the runner share: a project with a small notebook, and its jobs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from tests.run import notebooks

REGIONS = ("3524", "3506", "3311", "3505", "3502", "3573")


@pytest.fixture
def small(tmp_path: Path, copy_project: Callable[[Path], Project]) -> Project:
    """The shipped data with a small notebook in place of the report on a regency."""
    project = copy_project(tmp_path / "project")
    notebooks.write(project.notebooks / "regency.ipynb")
    return project


@pytest.fixture
def job() -> Callable[..., Job]:
    """Make a job of the small notebook."""

    def make(region: str = "3524", lang: str = "en", notebook: str = "regency.ipynb") -> Job:
        values = {"region": region, "year": 2026, "lang": lang}
        return Job(notebook, RegencyParams.model_validate(values))

    return make
