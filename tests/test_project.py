"""Finding the project from anywhere below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from povanalysis import project as projects
from povanalysis.errors import ProjectError
from povanalysis.project import VARIABLE, Project


def test_a_project_is_found_from_any_directory_below(project: Project) -> None:
    assert projects.find(project.notebooks) == project
    assert projects.find(project.raw) == project


def test_the_environment_names_the_project(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, str(project.root))
    assert projects.find() == project


def test_a_wrong_environment_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(ProjectError, match=f"Unset {VARIABLE}"):
        projects.find()


def test_outside_a_checkout_the_installed_one_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert (projects.find().root / "_quarto.yml").is_file()


def test_a_project_whose_path_is_no_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "x\udcff"
    (root / "data" / "raw").mkdir(parents=True)
    (root / projects.CONFIG).touch()
    monkeypatch.setenv(VARIABLE, str(root))
    for start in (None, root):
        with pytest.raises(ProjectError, match=r"is no text in UTF-8. Rename the folder"):
            projects.find(start)
