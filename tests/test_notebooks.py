"""Notebooks: calls only, literal parameters, no outputs; by hand they run as in a build."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from povanalysis.errors import ParameterError
from povanalysis.project import VARIABLE, Project
from povanalysis.run.params import (
    ComparisonParams,
    MethodsParams,
    ProvinceParams,
    parse_as,
)
from povanalysis.run.plan import plan

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code_cells(path: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(path.read_text())["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    assert [cell["id"] for cell in code_cells(path) if cell["outputs"]] == []
    assert {cell["execution_count"] for cell in code_cells(path)} == {None}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_knows_no_language_and_no_path(path: Path) -> None:
    source = "\n".join("".join(cell["source"]) for cell in code_cells(path))
    assert "if lang" not in source
    assert "../" not in source
    assert "open(" not in source.replace("open_report(", "")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_says_before_each_call_what_it_does(path: Path) -> None:
    cells = json.loads(path.read_text())["cells"]
    calls = [at for at, cell in enumerate(cells) if "report." in "".join(cell["source"])]
    calls = [at for at in calls if cells[at]["cell_type"] == "code"]
    assert [cells[at]["id"] for at in calls if cells[at - 1]["cell_type"] != "markdown"] == []
    (given,) = [one for one in code_cells(path) if one["metadata"].get("tags") == ["parameters"]]
    assert all("  # " in line for line in given["source"])


def test_saving_with_outputs_does_not_dirty_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        call = ["git", "-C", str(tmp_path), *arguments]
        return subprocess.run(call, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    clean = f'"{sys.executable}" "{ROOT / "notebooks" / "without_outputs.py"}"'
    git("config", "filter.outputs.clean", clean)
    git("config", "core.autocrlf", "false")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    for path in NOTEBOOKS:
        (tmp_path / "notebooks" / path.name).write_bytes(path.read_bytes())
    git("add", "-A")
    assert git("show", ":notebooks/regency.ipynb") == (ROOT / "notebooks/regency.ipynb").read_text()
    for path in (tmp_path / "notebooks").glob("*.ipynb"):
        saved = nbformat.read(path, as_version=4)  # as JupyterLab saves a notebook that was run
        saved.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
        saved.metadata.language_info |= {"version": "3.12.1", "file_extension": ".py"}
        for number, cell in enumerate(saved.cells):
            if cell.cell_type == "code":
                cell.outputs = [nbformat.v4.new_output("stream", text="seen")]
                cell.execution_count = number
                cell.metadata["execution"] = {"iopub.status.idle": "2026-11-26"}
        nbformat.write(saved, path)
    git("add", "-A")
    assert git("status", "--porcelain").count("A  ") == len(NOTEBOOKS) + 1
    kept = json.loads(git("show", ":notebooks/explore.ipynb"))
    assert kept == json.loads((ROOT / "notebooks" / "explore.ipynb").read_text())


@pytest.mark.slow
def test_papermill_alone_runs_the_notebook_with_a_code_it_takes_for_a_number(
    project: Project, tmp_path: Path
) -> None:
    out = tmp_path / "out.ipynb"
    arguments = ["notebooks/regency.ipynb", str(out), "-p", "region", "3506"]
    subprocess.run(
        [sys.executable, "-m", "papermill", *arguments],
        cwd=project.root,
        env={key: value for key, value in os.environ.items() if key != VARIABLE},
        check=True,
        capture_output=True,
    )
    text = out.read_text(encoding="utf-8")
    assert "Kabupaten Kediri" in text
    assert "Lamongan" not in text


@pytest.mark.slow
def test_run_all_in_jupyter_works_from_the_notebooks_directory(project: Project) -> None:
    notebook = nbformat.read(project.notebooks / "regency.ipynb", as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(project.notebooks)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    said, *others = shown  # the cell that opens the report says what it is called
    assert said["data"]["text/plain"].startswith("Kabupaten Lamongan: ")
    assert {output["output_type"] for output in others} == {"execute_result"}
    assert any("12,03 persen" in output["data"].get("text/markdown", "") for output in shown)


@pytest.mark.slow
def test_the_worked_analysis_runs_and_shows_what_it_speaks_of(
    two_provinces: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(two_provinces.root))
    notebook = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    shown = {
        cell["id"]: {
            kind: text for one in cell["outputs"] for kind, text in one.get("data", {}).items()
        }
        for cell in notebook.cells
        if cell["cell_type"] == "code"
    }
    assert [
        one for cell in notebook.cells for one in cell.get("outputs", []) if "text" in one
    ] == []
    assert [key for key, data in shown.items() if not data] == ["parameters"]
    for kind in ("line", "trend", "arima"):
        assert "Results" in shown[f"summary-{kind}"]["text/html"]
    for key in ("fit", "trust", "ours", "answers"):
        assert shown[key]["text/html"].startswith("<div><p><strong>")
    charts = {key for key, data in shown.items() if "image/png" in data}
    assert charts >= {"look", "project-chart", "trust-chart", "ours-chart", "answers-rank", "chart"}
    assert "local_linear_trend" in shown["project"]["text/plain"]


def test_the_notebook_of_a_comparison_takes_names_and_codes() -> None:
    values = {"regions": "Lamongan, 3311", "year": 2026}
    assert parse_as(ComparisonParams, values).regions == "3524,3311"


@pytest.mark.parametrize(
    ("model", "values", "told"),
    [
        (ComparisonParams, {"regions": "3524", "year": 2026}, "2 to 12"),
        (ComparisonParams, {"regions": "3524,3500", "year": 2026}, "province has its own report"),
        (ProvinceParams, {"province": "3524", "year": 2026}, "It lies in Provinsi Jawa Timur"),
        (ProvinceParams, {"provnce": "3500", "year": 2026}, "Did you mean 'province'"),
        (MethodsParams, {"lang": "fr"}, "Allowed: id, en"),
    ],
)
def test_parameters_of_the_wrong_kind_stop_before_a_kernel(
    model: Any, values: dict[str, Any], told: str
) -> None:
    with pytest.raises(ParameterError, match=told):
        parse_as(model, values)


def test_a_province_takes_no_target() -> None:
    with pytest.raises(ParameterError, match="no target"):
        plan(Project(ROOT), ["3500"], target="9")


def test_everything_shipped_has_a_name_of_its_own() -> None:
    labels = [job.label for job in plan(Project(ROOT))]
    assert len(set(labels)) == len(labels) == 14
    assert "id/comparison-lamongan-kediri-sukoharjo-2026" in labels
    assert {"en/jawa-timur-2026", "en/jawa-tengah-2026", "en/methods"} <= set(labels)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-p", "regin", "3506"], "Unknown parameter 'regin'. Did you mean 'region'?"),
        (["-p", "year", "soon"], "Parameter 'year': input should be a valid integer, got 'soon'."),
        (["-p", "region", "Kediri"], "3571"),
    ],
)
def test_papermill_alone_refuses_what_the_command_line_refuses(
    project: Project, tmp_path: Path, arguments: list[str], told: str
) -> None:
    out = tmp_path / "out.ipynb"
    done = subprocess.run(
        [sys.executable, "-m", "papermill", "notebooks/regency.ipynb", str(out), *arguments],
        cwd=project.root,
        env={key: value for key, value in os.environ.items() if key != VARIABLE},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert "Lamongan" not in out.read_text(encoding="utf-8")
