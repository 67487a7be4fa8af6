"""Keys: a report is made again when what it was made of has changed, and only then."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.run import keys, records
from povanalysis.run.inputs import Inputs, prepare
from povanalysis.run.keys import Keys, differences, notebook_digest
from povanalysis.run.plan import Job
from povanalysis.run.records import Record

MakeJob = Callable[..., Job]


def change_figure(project: Project, region: str, indicator: str, value: str) -> None:
    """Change a figure of 2024 wherever it stands, and register the files as corrections would."""
    wanted = {"region": region, "indicator": indicator, "year": "2024", "period": "March"}
    changed = 0
    package = json.loads((project.raw / "datapackage.json").read_text(encoding="utf-8"))
    for entry in package["resources"]:
        if entry.get("role") != "figures":
            continue
        path = project.raw / entry["path"]
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            if wanted.items() <= row.items():
                row["value"] = value
                changed += 1
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        register_anew(project, path)
    assert changed


def register_anew(project: Project, path: Path) -> None:
    """Write the manifest as it is for a raw file that was changed."""
    manifest = project.raw / "datapackage.json"
    package = json.loads(manifest.read_text(encoding="utf-8"))
    (entry,) = [one for one in package["resources"] if project.raw / one["path"] == path]
    entry["hash"] = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    entry["bytes"] = path.stat().st_size
    manifest.write_text(json.dumps(package), encoding="utf-8")


def gathered(project: Project) -> Keys:
    figures, _built = prepare(project)
    return Keys(project, ("embedded", "1"), figures)


def made(project: Project, job: Job, reads: list[str]) -> None:
    """Leave what a good run leaves."""
    directory = job.directory(project)
    directory.mkdir(parents=True, exist_ok=True)
    (directory / f"{job.name}.html").write_text("page", encoding="utf-8")
    outputs = {f"{job.name}.html": hashlib.sha256(b"page").hexdigest()}
    parts = gathered(project).parts(job.notebook, job.injected(), reads)
    Record(parts, outputs, {"front": {}, "card": {}}, "v", 1.0).save(directory)


def why(project: Project, job: Job) -> list[str]:
    wanted = [f"{job.name}.html"]
    return records.why(job, gathered(project), wanted, job.directory(project))


def test_a_job_never_made_has_to_run(small: Project, job: MakeJob) -> None:
    assert why(small, job()) == ["not made yet"]


def test_a_job_made_of_the_same_things_need_not_run(small: Project, job: MakeJob) -> None:
    made(small, job(), ["P0", "P1 3524", "table targets region=3524"])
    assert why(small, job()) == []


def test_a_changed_figure_runs_only_the_jobs_that_read_it(small: Project, job: MakeJob) -> None:
    made(small, job("3524"), ["P0", "P1 3524"])
    made(small, job("3506"), ["P0", "P1 3506"])
    change_figure(small, "3524", "P1", "1.99")
    (reason,) = why(small, job("3524"))
    assert reason.startswith("figures: P1 3524 ")
    assert " -> " in reason
    assert why(small, job("3506")) == []


def test_a_changed_rate_touches_every_job_that_reads_the_panel(
    small: Project, job: MakeJob
) -> None:
    made(small, job("3524"), ["P0", "P1 3524"])
    made(small, job("3506"), ["P0", "P1 3506"])
    change_figure(small, "3524", "P0", "12.17")
    for region in ("3524", "3506"):
        (reason,) = why(small, job(region))
        assert reason.startswith("figures: P0 ")


def test_reading_everything_means_that_every_figure_counts(small: Project, job: MakeJob) -> None:
    made(small, job("3506"), ["*"])
    change_figure(small, "3524", "P1", "1.99")
    assert why(small, job("3506"))[0].startswith("figures: * ")


def test_a_page_that_was_changed_or_lost_is_made_again(small: Project, job: MakeJob) -> None:
    made(small, job(), ["P0"])
    page = job().directory(small) / f"{job().name}.html"
    page.write_text("other", encoding="utf-8")
    assert why(small, job()) == [f"{page.name}: changed since it was made"]
    page.unlink()
    assert why(small, job()) == [f"{page.name}: not made yet"]


def test_a_changed_cell_is_named_and_saved_outputs_do_not_matter(
    small: Project, job: MakeJob
) -> None:
    made(small, job(), [])
    path = small.notebooks / "regency.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    notebook["cells"][2]["execution_count"] = 7
    notebook["metadata"]["kernelspec"] = {"name": "mine", "display_name": "Mine"}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert why(small, job()) == []
    notebook["cells"][2]["source"] = "x = 1"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert [reason.split(" ")[0] for reason in why(small, job())] == ["notebook:"]


def test_every_file_of_the_package_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "page.css").write_text("a", encoding="utf-8")
    (tmp_path / "mod.pyc").write_bytes(b"x")
    monkeypatch.setattr(keys, "PACKAGE", tmp_path)
    keys.package_files.cache_clear()
    try:
        assert list(keys.package_files()) == ["report/page.css"]
    finally:
        keys.package_files.cache_clear()


def test_other_parameters_renderer_or_lock_are_told_apart(small: Project, job: MakeJob) -> None:
    figures, _ = prepare(small)
    one = Keys(small, ("embedded", "1"), figures).parts("regency.ipynb", {"target": None}, [])
    (small.root / "requirements.lock").write_text("other", encoding="utf-8")
    two = Keys(small, ("embedded", "2"), figures).parts("regency.ipynb", {"target": 11.0}, [])
    told = differences(one, two)
    assert told[0] == "parameters: target null -> 11.0"
    assert told[1].startswith("lock: requirements.lock ")
    assert told[2] == "renderer: embedded 1 -> 2"
    assert keys.key(one) != keys.key(two)


def test_many_differences_are_counted() -> None:
    old = {"package": {f"m{i}.py": "a" for i in range(9)}}
    new = {"package": {f"m{i}.py": "b" for i in range(9)}}
    assert differences(old, new)[0].endswith(", and 5 more")


def test_where_a_figure_stands_is_no_part_of_a_digest(small: Project) -> None:
    # a file that grew shifts the rows below and changes its hash; their figures are the same
    figures, _ = prepare(small)
    before = figures.digest("P1 3524")
    path = small.processed / "observations.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        row["src_row"] = str(int(row["src_row"]) + 1)
        row["src_sha256"] = "0" * 64
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert Inputs(small).digest("P1 3524") == before


def test_a_record_that_is_no_record_counts_as_none(tmp_path: Path) -> None:
    for text in ("", "[]", '{"parts": {}}', "{"):
        (tmp_path / records.NAME).write_text(text, encoding="utf-8")
        assert records.load(tmp_path) is None


def test_the_digest_of_a_notebook_does_not_depend_on_how_lines_are_stored(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "metadata": {}, "source": "a\nb"}
    one, two = tmp_path / "one.ipynb", tmp_path / "two.ipynb"
    one.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
    two.write_text(json.dumps({"cells": [{**cell, "source": ["a\n", "b"]}]}), encoding="utf-8")
    assert notebook_digest(one) == notebook_digest(two)
