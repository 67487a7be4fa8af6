"""Notebooks that papermill executed, rendered by plain tools: their title, language and frame."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import papermill
import pytest
from lxml.html import fromstring

from povanalysis.errors import RenderError
from povanalysis.project import VARIABLE, Project
from povanalysis.render import embedded, executed, jupyter, quarto
from povanalysis.report.beside import contract
from povanalysis.run import cells
from tests import made_pages
from tests.conftest import made_once
from tests.render import pages, seen

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "notebooks").glob("*.ipynb")
    if "open_report" in path.read_text("utf-8")  # the others make no page of ours
)
TITLE = "Kabupaten Ponorogo"


def filtered(text: str, *, lacks: bool = True) -> subprocess.CompletedProcess[str]:
    """Filter a notebook as Quarto does, by path, with a Python that mostly lacks povanalysis."""
    return subprocess.run(
        [
            sys.executable,
            *(["-S"] if lacks else []),
            str(ROOT / "src/povanalysis/render/executed.py"),
        ],
        input=text,
        env={},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def by_papermill(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> Path:
    """The regency's notebook, executed by papermill itself in the two languages."""
    with made_once(tmp_path_factory, "by-papermill") as (root, wanted):
        if wanted:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv(VARIABLE, str(copy_project(root / "project").root))
                patch.setenv("MPLBACKEND", "agg")
                for name, given in {"out": {"lang": "id"}, "what-if": {"target": 7.5}}.items():
                    papermill.execute_notebook(
                        str(ROOT / "notebooks" / "regency.ipynb"),
                        str(root / f"{name}.ipynb"),
                        parameters={"region": 3502, "lang": "en", **given},
                        progress_bar=False,
                    )
    return root


def test_a_report_says_what_it_is_in_an_output_the_filter_knows() -> None:
    assert executed.PAGE == contract.PAGE


@pytest.mark.slow
def test_papermills_output_has_the_title_language_and_frame_of_its_report(
    by_papermill: Path, tmp_path: Path
) -> None:
    made = embedded.render(by_papermill / "out.ipynb", tmp_path, ["html", "pdf"])
    page = pages.structure(made["html"])
    assert page.language == "id-ID"
    assert page.title_block[0].startswith(TITLE)
    tree = pages.tree(made["html"])
    assert TITLE in tree.xpath("//meta[@name='description']/@content")[0]
    assert TITLE in pages.words(tree.xpath("//div[@class='colophon']")[0])
    assert {text.split(" ")[0] for _, _, text in page.floats} == {"Gambar", "Tabel"}
    assert "Halaman 1 dari" in pages.pdf_text(made["pdf"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["out", "what-if"])
def test_jupyter_shows_no_markup_of_pandoc_and_all_that_the_page_has(
    by_papermill: Path, tmp_path: Path, name: str
) -> None:
    notebook = by_papermill / f"{name}.ipynb"
    shown = seen.of_outputs(json.loads(notebook.read_text("utf-8"))["cells"])
    page = seen.of_page(pages.tree(embedded.render(notebook, tmp_path, ["html"])["html"]))
    assert sum(page.texts.values()) > 30
    assert shown.lacks(page) == []


@pytest.mark.parametrize(
    ("notebook", "given"),
    [
        ("comparison", {"regions": "3524,3506,3311"}),
        ("province", {"province": "3300"}),
        ("methods", {}),
    ],
)
def test_jupyter_shows_all_of_each_other_kind_of_page(
    two_provinces: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    notebook: str,
    given: dict[str, str],
) -> None:
    monkeypatch.setenv(VARIABLE, str(two_provinces.root))
    _, parts = made_pages.made(notebook, lang="en", **given)
    html = [jupyter.html(part, "en") for part in ("# Title", *parts)]
    source = tmp_path / "page.md"
    source.write_text("\n\n".join(["---\ntitle: Title\nlang: en\n---", *parts]), "utf-8")
    page = seen.of_page(pages.tree(embedded.render(source, tmp_path, ["html"])["html"]))
    assert page.tables > 1
    assert seen.of(fromstring(f"<main>{''.join(map(str, html))}</main>")).lacks(page) == []


@pytest.mark.slow
def test_a_hypothetical_target_is_marked_once_in_papermills_output_too(
    by_papermill: Path, tmp_path: Path
) -> None:
    made = embedded.render(by_papermill / "what-if.ipynb", tmp_path, ["html"])
    tree = pages.tree(made["html"])
    assert len(tree.xpath("//div[@class='hypothetical']")) == 1
    assert "7.5" in pages.words(tree.xpath("//div[@class='hypothetical']")[0])
    assert pages.structure(made["html"]).language == "en"


@pytest.mark.slow
def test_the_filter_gives_quarto_what_a_build_gives_it(by_papermill: Path) -> None:
    done = filtered((by_papermill / "out.ipynb").read_text("utf-8"))
    assert (done.returncode, done.stderr) == (0, "")
    notebook = json.loads(done.stdout)
    first, *others, last = notebook["cells"]
    assert first["source"][0] == "---\n"  # lines: Quarto prints one text on the page
    assert (first["cell_type"], last["id"]) == ("raw", executed.LAID_OUT)
    assert {cell["cell_type"] for cell in others} == {"code"}
    assert "papermill" not in json.dumps([cell["metadata"] for cell in notebook["cells"]])
    assert executed.PAGE not in done.stdout
    assert filtered(done.stdout).stdout == done.stdout  # once is enough


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_template_nobody_executed_is_refused_in_one_line_with_the_command(
    notebook: Path, tmp_path: Path
) -> None:
    done = filtered(notebook.read_text("utf-8"))
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("povanalysis: This notebook was not executed")
    assert f"`papermill notebooks/{notebook.name} out.ipynb`" in line
    with pytest.raises(RenderError, match="was not executed, so it has no page"):
        embedded.render(notebook, tmp_path, ["html"])


def test_a_notebook_that_ended_with_an_error_is_refused_in_one_line() -> None:
    notebook = json.loads(NOTEBOOKS[0].read_text("utf-8"))
    (opens,) = [c for c in notebook["cells"] if cells.OPEN in "".join(c["source"])]
    opens["outputs"] = [
        {"output_type": "error", "ename": "RegionError", "evalue": "a\nb", "traceback": []}
    ]
    done = filtered(json.dumps(notebook))
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert "ended with RegionError: a Mend it" in line


@pytest.mark.parametrize("lacks", [False, True])
def test_own_cells_are_published_by_quarto_too_or_named(lacks: bool) -> None:
    page = {executed.PAGE: {"front": {"title": "T", "lang": "en"}}}
    outputs = [page, {"text/html": "<table><tr><td>12.03</td></tr></table>"}]
    cells = [
        {
            "cell_type": "code",
            "source": "report = open_report('3524')",
            "metadata": {},
            "outputs": [{"output_type": "display_data", "data": data} for data in outputs],
        },
        {"cell_type": "markdown", "source": "# Own", "metadata": {"tags": ["publish"]}},
    ]
    done = filtered(json.dumps({"cells": cells, "metadata": {}}), lacks=lacks)
    if lacks:
        (line,) = done.stderr.splitlines()
        assert "cell 1: It has to be read by povanalysis" in line
        assert line.endswith("Let QUARTO_PYTHON name the one that has it.")
    else:
        assert done.stderr == ""
        _, *made = json.loads(done.stdout)["cells"]
        assert [cell["outputs"][0]["data"] for cell in made] == [
            {"text/markdown": "|  |\n| ---: |\n| 12.03 |"}, {"text/markdown": "## Own"},
        ]  # fmt: skip


def test_other_notebooks_pass_the_filter_as_they_are() -> None:
    other: dict[str, Any] = {"cells": [{"cell_type": "markdown", "source": "A", "metadata": {}}]}
    assert json.loads(filtered(json.dumps(other)).stdout) == other


def test_a_document_without_a_language_still_makes_a_pdf(tmp_path: Path) -> None:
    import typst

    source = tmp_path / "x.typ"
    template = executed.__file__.replace("executed.py", "assets/typst/typst.template")
    command = [embedded.pandoc(), "--from=markdown", "--to=typst", f"--template={template}"]
    done = subprocess.run(
        [*command, f"--output={source}"],
        input="---\ntitle: T\n---\n\nText.",
        text=True,
        check=False,
    )
    assert done.returncode == 0
    typst.compile(source, tmp_path / "x.pdf", font_paths=[embedded.FONTS], ignore_system_fonts=True)
    assert "Page 1 of 1" in pages.pdf_text(tmp_path / "x.pdf")


def run_quarto(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real Quarto in a copy of what ``_quarto.yml`` names."""
    info = quarto.find()
    assert info is not None
    shutil.copy(ROOT / "_quarto.yml", project)
    for name in ("src/povanalysis/render", "src/povanalysis/fonts", "notebooks"):
        shutil.copytree(ROOT / name, project / name)
    return subprocess.run(
        [info.path, "render", *arguments],
        cwd=project,
        env={**os.environ, "QUARTO_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.quarto
@pytest.mark.slow
@pytest.mark.parametrize(("to", "kind"), [("html", "html"), ("typst", "pdf")])
def test_quarto_makes_the_same_page_of_papermills_output(
    by_papermill: Path, tmp_path: Path, to: str, kind: str
) -> None:
    notebook = json.loads((by_papermill / "out.ipynb").read_text("utf-8"))
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 9h9"/></svg>'
    )
    own = {
        "cell_type": "code",
        "id": "own",
        "execution_count": 1,
        "metadata": {},
        "source": "#| fig-cap: {id: Turun, en: Falls}\n# | fig-alt: {id: Turun., en: Falls.}\nx",
        "outputs": [
            {"output_type": "display_data", "metadata": {}, "data": {"image/svg+xml": drawing}}
        ],
    }
    notebook["cells"].append(own)
    (tmp_path / "out.ipynb").write_text(json.dumps(notebook), "utf-8")
    done = run_quarto(tmp_path, "out.ipynb", "--to", to)
    assert done.returncode == 0, done.stderr
    assert quarto.warnings_in(done.stderr) == []
    ours = embedded.render(tmp_path / "out.ipynb", tmp_path / "ours", ["html", "pdf"])
    theirs = tmp_path / f"out.{kind}"
    if kind == "html":
        assert pages.structure(theirs) == pages.structure(ours["html"])
    else:
        assert pages.pdf_text(theirs).splitlines() == pages.pdf_text(ours["pdf"]).splitlines()


@pytest.mark.quarto
@pytest.mark.parametrize("more", [(), ("--execute",)])
def test_quarto_refuses_a_template_before_it_executes_anything(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    done = run_quarto(tmp_path, "notebooks/regency.ipynb", "-P", "region:3506", *more)
    assert done.returncode == 1
    assert "was not executed, so it has no page. Make it with `povanalysis report" in done.stderr
    assert not list((tmp_path / "notebooks").glob("*.html"))
    notebook = "notebooks/regency.ipynb"
    assert (tmp_path / notebook).read_bytes() == (ROOT / notebook).read_bytes()
