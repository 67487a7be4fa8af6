"""Rendering with Quarto: how it is found, isolated and judged; and, where it is, what it makes.

A stand-in named ``quarto`` shows what our side does with every outcome; the tests marked
``quarto`` compare the real one's pages with the embedded renderer's.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from povanalysis import render
from povanalysis.errors import ParameterError, ProjectError, RenderError
from povanalysis.render import embedded, quarto
from tests.render import pages, sample

ROOT = Path(__file__).parents[2]
REAL = quarto.find()  # before any test changes PATH


def stand_in(directory: Path, version: str = "1.10.18", script: str = "") -> Path:
    """Write an executable ``quarto`` that tells its version, else runs a Python script."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "quarto"
    path.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, sys\n"
        f"if sys.argv[1] == '--version': print({version!r}); sys.exit()\n" + script,
        "utf-8",
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with our ``_quarto.yml`` and assets, away from the working copy, without Quarto."""
    shutil.copy(ROOT / "_quarto.yml", tmp_path)
    shutil.copytree(ROOT / "src" / "povanalysis" / "render", tmp_path / "src/povanalysis/render")
    shutil.copytree(ROOT / "src" / "povanalysis" / "fonts", tmp_path / "src/povanalysis/fonts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTO_PROJECT_DIR", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


MAKES_BOTH = """
for name in ("x.html", "x.pdf"):
    pathlib.Path(name).write_text("made in " + os.getcwd())
"""


def test_without_quarto_on_path_auto_takes_the_embedded_renderer_and_says_why(
    project: Path,
) -> None:
    chosen = render.choose()
    assert (chosen.name, chosen.why) == ("embedded", "there is no Quarto on PATH")
    assert chosen.version.startswith("pandoc 3.")
    assert chosen.render is embedded.render


def test_an_old_quarto_is_not_taken(project: Path) -> None:
    stand_in(project / "bin", version="1.9.37")
    assert quarto.find() is None
    assert "is older than 1.9.38" in render.choose("auto").why
    with pytest.raises(RenderError, match=r"1\.9\.37 .* is older than 1\.9\.38.*embedded"):
        render.choose("quarto")


def test_a_new_quarto_is_taken_unless_the_embedded_renderer_is_asked_for(project: Path) -> None:
    place = stand_in(project / "bin")
    chosen = render.choose()
    assert (chosen.name, chosen.version) == ("quarto", "Quarto 1.10.18")
    assert str(place) in chosen.why
    assert render.choose("embedded").why == "asked for"


def test_quarto_is_never_started_from_inside_quarto(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(project / "bin", script="pathlib.Path('started').touch()")
    monkeypatch.setenv("QUARTO_PROJECT_DIR", str(project))
    assert render.choose().name == "embedded"
    with pytest.raises(RenderError, match=r"must not start itself again.*Use --renderer embedded"):
        quarto.render(sample.write(project), project, ["html"])
    assert not list(project.rglob("started"))


def test_an_unknown_renderer_or_format_is_refused(project: Path) -> None:
    with pytest.raises(ParameterError, match="Allowed: auto, quarto, embedded"):
        render.choose("word")
    with pytest.raises(ParameterError, match="Allowed: html, pdf"):
        quarto.render(sample.write(project), project, ["docx"])  # type: ignore[list-item]


def test_each_document_is_rendered_in_a_copy_of_its_own_that_is_removed(project: Path) -> None:
    script = MAKES_BOTH + "print(sorted(os.environ), file=open('/dev/stderr', 'w'))"
    stand_in(project / "bin", script=script)
    notebook = sample.write(project / "build" / "id", name="x")
    files = quarto.render(notebook, project / "out", ["html", "pdf"])
    assert files == {name: project / "out" / f"x.{name}" for name in ("html", "pdf")}
    assert str(project / "build" / "quarto" / "x-") in files["html"].read_text("utf-8")
    assert list((project / "build" / "quarto").iterdir()) == []
    assert sorted(p.name for p in notebook.parent.iterdir()) == ["x.ipynb"]


def test_the_copy_has_the_assets_but_no_pre_render_no_notes_and_only_wanted_formats(
    project: Path,
) -> None:
    copy = project / "copy"
    copy.mkdir()
    notebook = sample.write(project, "id")
    quarto.isolate(project, notebook, copy, ["html"])
    config = yaml.safe_load((copy / "_quarto.yml").read_text("utf-8"))
    assert "pre-render" not in config["project"]
    assert config["project"]["render"] == ["lamongan-2026.ipynb"]
    assert list(config["format"]) == ["html"]
    for asset in [*config["format"]["html"]["css"], config["filters"][0]]:
        assert (copy / asset).read_bytes() == (project / asset).read_bytes()
    cells = json.loads((copy / "lamongan-2026.ipynb").read_text("utf-8"))["cells"]
    assert {cell["cell_type"] for cell in cells} == {"raw", "code"}
    assert all(isinstance(cell["source"], list) for cell in cells)


def test_html_stays_before_typst_whatever_order_is_asked_for(project: Path) -> None:
    copy = project / "copy"
    copy.mkdir()
    quarto.isolate(project, sample.write(project), copy, ["pdf", "html"])
    config = yaml.safe_load((copy / "_quarto.yml").read_text("utf-8"))
    assert list(config["format"]) == ["html", "typst"]


def test_every_asset_that_the_project_file_names_exists() -> None:
    config = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))
    assert config["project"]["type"] == "default"
    assert "output-dir" not in config["project"]
    html, typst = config["format"]["html"], config["format"]["typst"]
    named = [
        config["filters"][0],
        config["filters"][1]["path"],
        *html["css"],
        *(html[k] for k in ("include-in-header", "include-before-body", "include-after-body")),
        *typst["template-partials"],
        typst["font-paths"],
    ]
    assert [asset for asset in named if not (ROOT / asset).exists()] == []
    assert [Path(p).name for p in typst["template-partials"]] == [
        "typst-template.typ",
        "typst-show.typ",
        "page.typ",
    ]
    assert typst["pdf-standard"] == "ua-1"


def test_both_renderers_use_the_same_files_and_depth_of_contents() -> None:
    config = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))
    filters = [Path(f if isinstance(f, str) else f["path"]).name for f in config["filters"]]
    assert filters == [f for f in embedded.FILTERS if f != "embedded.lua"]
    assert config["format"]["html"]["toc-depth"] == embedded.TOC_DEPTH


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            "print('ERROR: bad Typst', *['    at f (q.js:1:1)'] * 20, sep='\\n'); sys.exit(1)",
            "Quarto failed.*bad Typst",
        ),
        (
            MAKES_BOTH + "print('\\x1b[33mWARNING (x.lua) Unable to resolve crossref @fig-y')",
            "Quarto warned: WARNING .x.lua. Unable to resolve crossref @fig-y",
        ),
        (MAKES_BOTH + "print('[WARNING] Could not fetch resource a.svg')", "Could not fetch"),
        ("", "made no x.html"),
        (MAKES_BOTH + "pathlib.Path('x.html').write_text('?@fig-y')", "unresolved reference"),
    ],
)
def test_what_quarto_gets_wrong_is_an_error_with_its_log(
    project: Path, script: str, message: str
) -> None:
    stand_in(project / "bin", script=script)
    notebook = sample.write(project, name="x")
    with pytest.raises(RenderError, match=f"(?s){message}") as caught:
        quarto.render(notebook, project / "out", ["html", "pdf"])
    assert caught.value.facts["notebook"] == str(notebook)
    assert not (project / "out").exists()


def test_the_note_that_verapdf_is_missing_is_no_fault(project: Path) -> None:
    script = MAKES_BOTH + (
        "print('WARN: PDF standard validation requested but verapdf is not installed.')"
    )
    stand_in(project / "bin", script=script)
    assert quarto.render(sample.write(project, name="x"), project / "out", ["pdf"])


def test_where_floating_finds_no_rest_every_chart_is_asked_for_in_its_place(project: Path) -> None:
    script = MAKES_BOTH + (
        "'charts:in place' in sys.argv or print('warning: document did not converge within five')"
    )
    stand_in(project / "bin", script=script)
    assert quarto.render(sample.write(project, name="x"), project / "out", ["pdf"])


def test_quarto_gets_our_python_and_a_sign_that_we_called(project: Path) -> None:
    script = """
for name in ("x.html",):
    pathlib.Path(name).write_text(os.environ["QUARTO_PYTHON"] + os.environ["POVANALYSIS_FROM_CLI"])
"""
    stand_in(project / "bin", script=script)
    made = quarto.render(sample.write(project, name="x"), project / "out", ["html"])
    assert made["html"].read_text("utf-8") == sys.executable + "1"


def test_outside_a_project_the_cure_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjectError, match="Work inside the project"):
        quarto.project_root(tmp_path / "x.ipynb")


@pytest.mark.quarto
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["id", "en"])
def test_quarto_and_the_embedded_renderer_make_the_same_pages(tmp_path: Path, lang: str) -> None:
    notebook = sample.write(tmp_path, lang)
    theirs = quarto.render(notebook, tmp_path / "quarto", ["html", "pdf"])
    ours = embedded.render(notebook, tmp_path / "embedded", ["html", "pdf"])
    assert pages.structure(theirs["html"]) == pages.structure(ours["html"])
    # line by line and page by page: the same widths and the same space
    assert pages.pdf_text(theirs["pdf"]).splitlines() == pages.pdf_text(ours["pdf"]).splitlines()
    alternatives = [[alt for _, alt in pages.tagged(f["pdf"]) if alt] for f in (theirs, ours)]
    assert alternatives[0] == alternatives[1]
    assert pages.fonts(theirs["pdf"]) == pages.fonts(ours["pdf"])


@pytest.mark.quarto
@pytest.mark.slow
def test_a_bare_quarto_render_at_the_root_publishes_in_place(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REAL is not None
    # the pre-render step, which executes the notebooks, is played by a script
    command = stand_in(project / "bin").with_name("povanalysis")
    sample.write(project / "prepared" / "id", "id")
    command.write_text(
        f"#!{sys.executable}\nimport shutil, sys\n"
        "assert sys.argv[1:] == ['run', '--execute-only']\n"
        "shutil.copytree('prepared', 'reports', dirs_exist_ok=True)\n"
        "open('reports/index.qmd', 'w').write('---\\ntitle: Laporan\\nlang: id-ID\\n"
        "format: {html: default}\\n---\\n\\n[A](id/lamongan-2026.html)\\n')\n"
    )
    command.chmod(0o755)
    (project / "reports").mkdir()
    path = os.pathsep.join([str(project / "bin"), os.defpath, "/usr/local/bin"])
    (project / "bin" / "quarto").unlink()
    done = subprocess.run(
        [REAL.path, "render"],
        cwd=project,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert quarto.warnings_in(done.stderr) == []
    made = sorted(
        p.relative_to(project / "reports").as_posix()
        for p in (project / "reports").rglob("*")
        if p.suffix in {".html", ".pdf"}
    )
    assert made == ["id/lamongan-2026.html", "id/lamongan-2026.pdf", "index.html"]


def run_pre_render(root: Path, *, path: Path) -> subprocess.CompletedProcess[str]:
    """Run the pre-render step as Quarto does, by path, with a Python that lacks povanalysis."""
    config = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))
    script = ROOT / config["project"]["pre-render"]
    return subprocess.run(
        [sys.executable, "-S", str(script)],  # -S: no installed packages
        cwd=root,
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("place", ["bin", ".venv/bin"])
def test_pre_render_finds_the_command_on_path_or_in_the_environment_of_make_report(
    tmp_path: Path, place: str
) -> None:
    script = "print(sys.argv[1:]); sys.exit(3)"
    stand_in(tmp_path / place, script=script).rename(tmp_path / place / "povanalysis")
    done = run_pre_render(tmp_path, path=tmp_path / "bin")
    assert (done.stdout.strip(), done.returncode) == ("['run', '--execute-only']", 3)


def test_pre_render_says_what_to_do_where_povanalysis_is_not_installed(tmp_path: Path) -> None:
    done = run_pre_render(tmp_path, path=tmp_path / "bin")
    assert done.returncode == 1
    assert "make report" in done.stderr
