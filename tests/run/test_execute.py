"""The page is its job: what a notebook made is compared with what was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from povanalysis import waits
from povanalysis.errors import NotebookError, RenderError
from povanalysis.project import Project
from povanalysis.render import documents
from povanalysis.run.params import ComparisonParams, MethodsParams, ProvinceParams, RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.workers import kernels
from povanalysis.run.workers.execute import execute
from povanalysis.run.workers.matching import differences
from povanalysis.run.workers.output import CappedSession
from tests.run import notebooks

MakeJob = Callable[..., Job]

JOB = Job("regency.ipynb", RegencyParams(region="3506", year=2026, lang="en"))
PAGE: dict[str, Any] = {
    "made": {"region": "3506", "year": 2026, "target": None, "lang": "en"},
    "front": {"lang": "en"},
    "card": {"subject": "3506", "year": 2026, "target": 9.5},
    "download": {"regions": ["3506"], "targets": [[2026, 9.5]]},
}


def page(**changed: dict[str, Any]) -> dict[str, Any]:
    return {**PAGE, **{part: {**PAGE[part], **values} for part, values in changed.items()}}


def test_a_page_of_its_job_has_no_difference() -> None:
    assert differences(JOB, PAGE) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"made": {"region": "3524"}}, "region 3524 instead of 3506"),
        ({"made": {"year": 2027}}, "year 2027 instead of 2026"),
        ({"made": {"lang": "id"}}, "lang id instead of en"),
        ({"made": {"target": 9.0}}, "target 9.0 instead of the official one"),
        ({"front": {"lang": "id-ID"}}, "language of the page id instead of en"),
        ({"card": {"subject": "3524"}}, "region of the card 3524 instead of 3506"),
        ({"download": {"regions": ["3524"]}}, "region of the downloads 3524 instead of 3506"),
        ({"card": {"year": 2027}}, "year of the card 2027 instead of 2026"),
    ],
)
def test_every_difference_from_the_job_is_told(changed: dict[str, Any], told: str) -> None:
    (found,) = differences(JOB, page(**changed))
    assert told in found


def test_a_hypothetical_target_is_the_one_of_card_and_downloads() -> None:
    wanted = Job("regency.ipynb", RegencyParams(region="3506", year=2026, target=9.0, lang="en"))
    told = page(made={"target": 9.0}, card={"target": 9.0})
    told["download"] = {"regions": ["3506"], "targets": [[2026, 9.0], [2027, 8.5]]}
    assert differences(wanted, told) == []
    assert differences(wanted, page(made={"target": 9.0})) == [
        "target of the card 9.5 instead of 9.0",
        "target of the downloads 9.5 instead of 9.0",
    ]


def test_the_order_of_a_comparison_and_the_members_of_a_province_are_no_difference() -> None:
    compared = Job("comparison.ipynb", ComparisonParams(regions="3524,3506", year=2026))
    made = {"regions": "3506,3524", "year": 2026, "lang": "id"}
    told = {**page(front={"lang": "id-ID"}, card={}), "made": made, "card": {}}
    told["download"] = {"regions": ["3506", "3524"], "targets": []}
    assert differences(compared, told) == []
    whole = Job("province.ipynb", ProvinceParams(province="3500", year=2026))
    told["made"] = {"province": "3500", "year": 2026, "lang": "id"}
    told["card"] = {"subject": "3500"}
    assert differences(whole, told) == []
    told["card"]["year"] = 2027  # its own figure is out, those of its regencies are not
    assert differences(whole, told) == []
    told["card"]["year"] = 2025
    assert differences(whole, told) == ["year of the card 2025 instead of 2026"]
    del told["card"]["year"]
    told["download"] = {"regions": ["3311"], "targets": []}
    assert differences(whole, told) == ["region of the downloads 3311 instead of 3500"]
    methods = Job("methods.ipynb", MethodsParams())
    assert (
        differences(methods, {**told, "made": {"lang": "id"}, "card": {"subject": "methods"}}) == []
    )


def run(project: Project, job: Job, *cells: str, **report: str) -> Path:
    path = notebooks.write(project.notebooks / "regency.ipynb", *cells, **report)
    read = nbformat.read(path, as_version=4)
    read.cells.insert(1, new_markdown_cell("A note."))
    nbformat.write(read, path)
    output = job.executed(project)
    execute(project, job, output)
    return output


OTHER = 'globals()["reg" + "ion"] = "3524"'  # no cell's text says so


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (OTHER, "made another page than was asked for: region 3524 instead of 3506."),
        ("1 / 0", "regency.ipynb, cell 4 `1 / 0`: ZeroDivisionError"),
        ("import sys\nsys.exit(0)", "regency.ipynb, cell 4 ended with SystemExit: 0."),
        ("", "regency.ipynb shows nothing."),
        ("print('x' * 10**8)", "TooMuchOutputError: The cell prints more than 10 million char"),
        (
            "from IPython.display import Markdown, display\nwhile True: display(Markdown('x' * 10**6))",
            "TooMuchOutputError: The cell shows more than 50 MB. Show less:",
        ),
        (
            "while True: pass",
            "regency.ipynb, cell 4 did not end within 3 s. Mend the cell; to wait",
        ),
    ],
)
def test_what_is_not_the_page_asked_for_is_left_out(
    small: Project, job: MakeJob, cell: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "while" in cell:
        monkeypatch.setenv(waits.variable("cell"), "3")
    quiet = notebooks.REPORT.replace("\nMarkdown(", "\n_ = Markdown(")
    wanted = job("3506")
    output = wanted.executed(small)
    output.parent.mkdir(parents=True)
    output.write_text("the last good run", encoding="utf-8")
    with pytest.raises(NotebookError) as caught:
        run(small, wanted, cell, report=notebooks.REPORT if cell else quiet)
    assert str(caught.value).startswith("en/kediri-2026: regency.ipynb")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not caught.value.facts.get("kernel")
    assert output.read_text(encoding="utf-8") == "the last good run"


def test_of_an_error_arrives_what_somebody_reads(tmp_path: Path) -> None:
    session = CappedSession(key=b"")
    for kind in ("error", "execute_reply"):
        told = {"ename": "ValueError", "evalue": "x" * 10**7, "traceback": ["y" * 10**7] * 300}
        parts = session.serialize(session.msg(kind, told))
        assert sum(map(len, parts)) < 1_100_000
        assert json.loads(parts[-1])["evalue"] == "x" * 10_000
    assert session.serialize(session.msg("status", {"execution_state": "idle"}))


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_a_kernel_that_dies_is_named_with_its_cell(small: Project, job: MakeJob) -> None:
    with pytest.raises(NotebookError, match=r"cell 4: its kernel died\. Look") as caught:
        run(small, job(), "import os\nos._exit(0)")
    assert caught.value.facts["kernel"]


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_a_report_of_no_known_kind_is_refused_after_the_last_cell(
    small: Project, job: MakeJob
) -> None:
    with pytest.raises(NotebookError, match=r"did not say what its report is: AttributeError"):
        run(small, job(), report="from IPython.display import Markdown\nreport = Markdown('a')")


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_faults_of_a_page_name_the_cell_as_the_analyst_counts(small: Project, job: MakeJob) -> None:
    with pytest.raises(NotebookError, match=r"regency\.ipynb, cell 4: It prints 'hello'"):
        run(small, job(), "print('hello')")


@pytest.mark.slow
def test_a_cell_may_draw_and_what_it_writes_aside_is_named(small: Project, job: MakeJob) -> None:
    cell = "#| fig-alt: Rising.\nimport sys\nfrom matplotlib import pyplot\npyplot.plot([1, 2])\n"
    notebooks.write(small.notebooks / "regency.ipynb", cell + "print('careful', file=sys.stderr)")
    made = execute(small, job(), job().executed(small))
    assert made.aside == ("regency.ipynb, cell 3: not published, from standard error: careful",)
    assert "](data:image/png;base64," in documents.read(job().executed(small)).body


@pytest.mark.slow
def test_a_page_is_not_made_without_what_was_lost_on_the_way_from_the_kernel(
    small: Project, job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "complete", lambda: False)
    with pytest.raises(NotebookError, match=r"not all that it shows arrived\. Build") as caught:
        run(small, job())
    assert caught.value.facts["kernel"]
    assert not job().executed(small).exists()


def test_a_document_that_shows_nothing_is_no_document(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "raw", "source": "---\ntitle: a\nlang: en\n---", "metadata": {}},
        {**new_code_cell("x = 1"), "execution_count": 1},
    ]
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with pytest.raises(RenderError, match="They show nothing"):
        documents.read(path)
