"""The data commands as a user calls them: exit codes, streams, JSON."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from povanalysis.cli import app
from povanalysis.project import VARIABLE, Project
from povanalysis.run import lock
from povanalysis.sources import manifest

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "layouts"
P0 = FIXTURES / "l1-jabar-2021.xlsx"


@pytest.fixture
def root(two_provinces: Project, tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(two_provinces.raw, root / "data" / "raw")
    (root / "_quarto.yml").write_text("project:\n  type: default\n")
    return root


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command in this process: the entry point, its streams and its exit code."""
    monkeypatch.setenv("POVANALYSIS_PROJECT", str(root))
    monkeypatch.delenv("BPS_API_KEY", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def call(*words: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["povanalysis", "data", *map(str, words)])
        capsys.readouterr()
        try:
            app.main()
            code: object = 0
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        assert isinstance(code, int)
        return Done(code, out, err)

    return call


def test_a_dry_run_prints_one_object_and_takes_nothing_over(root: Path, run: Run) -> None:
    done = run("import", P0, "--dry-run", "--json")
    assert done.returncode == 0
    plain = json.loads(done.stdout)
    assert {k: plain[k] for k in ("layout", "indicator", "unit", "years", "rows")} == {
        "layout": "L1", "indicator": "P0", "unit": "percent", "years": [2021], "rows": 7,
    }  # fmt: skip
    assert not (root / "data" / "raw" / "imported").exists()


def test_without_a_terminal_a_missing_answer_ends_with_2_and_names_the_option(
    root: Path, run: Run
) -> None:
    done = run("import", P0)
    assert done.returncode == 2
    assert "--source" in done.stderr
    done = run("import", FIXTURES / "l9-kaggle-2021.csv", "--source", "x")
    assert done.returncode == 2
    assert "--licence" in done.stderr
    assert done.stdout == ""


def test_an_import_then_the_same_again_then_a_trace(root: Path, run: Run) -> None:
    words = ("import", P0, "--source", "https://jabar.bps.go.id", "--licence", "none stated")
    first = run(*words)
    assert (first.returncode, "7 figures added" in first.stdout) == (0, True)
    manifest = (root / "data" / "raw" / "datapackage.json").read_bytes()
    again = run(*words)
    assert again.returncode == 0
    assert "nothing was changed" in again.stderr
    assert (root / "data" / "raw" / "datapackage.json").read_bytes() == manifest
    traced = run("trace", "3201", "2021")
    assert "data/raw/imported/l1-jabar-2021.xlsx, sheet Sheet1, row 5" in traced.stdout


def test_a_defective_table_ends_with_1_and_names_the_cell(run: Run) -> None:
    name = "Jumlah dan Persentase Penduduk Miskin Menurut Provinsi, 2018.csv"
    done = run("import", FIXTURES / name, "--source", "x", "--licence", "x")
    assert done.returncode == 1
    assert "row 6, column 6" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("import", "no-such-file.xlsx"),
        ("import", P0, "--layout", "L8"),
        ("import", P0, "--indicator", "P9"),
        ("import", P0, "--convention", "us"),
        ("import", P0, "--accessed", "yesterday"),
        ("trace", "Kediri", "2025"),
        ("trace", "3524", "1999"),
        ("show", "3506.0"),
        ("diff", "1999"),
        ("fetch", "0000"),
        ("add", "3524", "2026", "1203", "--source", "x"),
        ("add", "3524", "2026", "11,9"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_sentence(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_check_shows_totals_and_ends_with_0_where_all_is_well(run: Run) -> None:
    done = run("check")
    assert done.returncode == 0
    assert done.stdout.endswith("0 errors\n")
    assert "control totals of Provinsi Jawa Timur, 2012-2025" in done.stdout
    plain = json.loads(run("check", "--json").stdout)
    assert plain["errors"] == 0


def test_check_ends_with_1_where_a_finding_is_not_acknowledged(root: Path, run: Run) -> None:
    (root / "data" / "raw" / "corrections.yml").unlink()
    done = run("check")
    assert done.returncode == 1
    assert "error: jump 3574 POOR 2013" in done.stdout
    assert '  - {check: jump, region: "3574", indicator: POOR, year: 2013, reason: ' in done.stdout


def test_trace_prints_the_row_and_the_hash_of_the_file(root: Path, run: Run) -> None:
    import hashlib

    plain = json.loads(run("trace", "3524", "2025", "P0", "--json").stdout)
    found = plain["figures"][0]
    content = (root / found["file"]).read_bytes()
    assert found["sha256"] == hashlib.sha256(content).hexdigest()
    line = content.decode("utf-8").splitlines()[found["row"] - 1]
    assert line.startswith("3524,P0,2025,March,published,12.03,V1")


def test_one_figure_is_added_and_shown_and_the_difference_printed(run: Run) -> None:
    run("build")
    old = json.loads(run("build", "--json").stdout)["data_version"]
    assert run("add", "3524", "2026", "11,87", "--source", "https://x").returncode == 0
    figures = json.loads(run("show", "3524", "--indicator", "P0", "--json").stdout)["figures"]
    assert (figures[-1]["year"], figures[-1]["value"]) == (2026, 11.87)
    changes = json.loads(run("diff", old, "--json").stdout)["changes"]
    assert [(c["region"], c["year"], c["old"], c["new"]) for c in changes] == [
        ("3524", 2026, None, 11.87)
    ]


def test_the_column_that_holds_the_figures_is_named(root: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("Kabupaten/Kota;miskin a;miskin b\nPidie;18,1;4,2\nAceh Besar;12,53;3,1\n")
    words = ("import", path, "--indicator", "P0", "--year", "2024", "--dry-run", "--json")
    asked = run(*words)
    assert asked.returncode == 2
    assert "--column" in asked.stderr
    done = run(*words, "--column", "miskin a")
    assert done.returncode == 0
    plain = json.loads(done.stdout)
    assert [(f["value"], f["status"], f["decimals"]) for f in plain["figures"]] == [
        (18.1, "final", 2), (12.53, "final", 2),
    ]  # fmt: skip


def test_figures_added_at_once_are_all_registered(root: Path) -> None:
    added = [("3524", "11,90"), ("3506", "9,40"), ("3311", "6,70")]
    with lock.held(Project(root), print):
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "povanalysis", "data", "add", region, "2026", value,
                 "--source", "https://example.org/x"],
                env={**os.environ, VARIABLE: str(root)},
                stderr=subprocess.PIPE,
                text=True,
            )
            for region, value in added
        ]  # fmt: skip
        waiting = [one.stderr.readline() for one in running if one.stderr]
    said = [one.communicate(timeout=300)[1] for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], said
    named = [one.path for one in manifest.load(Project(root)).resources if "added/" in one.path]
    assert sorted(name.split("/")[1][:4] for name in named) == ["3311", "3506", "3524"]
    assert all(f"(process id {os.getpid()})" in text for text in waiting), waiting


def test_check_names_files_that_nobody_registered(
    command: Callable[..., tuple[int, str, str]], root: Path
) -> None:
    (root / "data" / "raw" / "added").mkdir()
    for name in ("added/3524-P0.csv", "table.xlsx", ".hidden"):
        (root / "data" / "raw" / name).touch()
    code, out, err = command("data", "check", "--json", project=Project(root))
    assert (code, json.loads(out)["unregistered"]) == (1, ["added/3524-P0.csv", "table.xlsx"])
    assert "Not registered, so not read: data/raw/added/3524-P0.csv, data/raw/table.xlsx. " in err
