"""Rendering with Quarto, each document in a copy of the project of its own.

Quarto 1.9.38 and 1.10.18 were tried. Two of its habits shape this module. It writes beside its
input and keeps intermediate files there, so two renders in one directory spoil each other: every
document gets a directory under ``build/quarto/`` with ``_quarto.yml`` (without ``pre-render`` and
``ipynb-filters``: the notebook is executed and ready) and the assets that file names, and only
finished files leave it. And it ends with success on faults that spoil the page: its log is searched
for warnings, the HTML for unresolved references, and the notebook is checked beforehand
(:mod:`.documents`).

Quarto is never started from inside Quarto (``QUARTO_PROJECT_DIR`` is set there): a pre-render step
that rendered would start itself again without end.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from povanalysis.errors import ParameterError, ProjectError, RenderError
from povanalysis.project import CONFIG, PACKAGE, QUARTO, Project
from povanalysis.render import Format, documents, programs
from povanalysis.render.executed import joined, ready

OLDEST = (1, 9, 38)  # the oldest version our subset was tried on
WRITERS: Mapping[str, str] = {"html": "html", "pdf": "typst"}  # our format -> Quarto's

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_WARNINGS = ("WARNING (", "[WARNING]", "WARN:", "warning:", "Unable to resolve crossref")
_TRACE = re.compile(r"\s+at ")  # where in Quarto's own code
_HARMLESS = "verapdf"  # Typst itself has checked PDF/UA; the second opinion is optional


@dataclass(frozen=True)
class QuartoInfo:
    """A Quarto on PATH that is new enough."""

    path: Path
    version: str


def on_path() -> QuartoInfo | None:
    """Return the Quarto on PATH, of whatever version, or None."""
    found = shutil.which("quarto")
    if found is None:
        return None
    try:
        done = programs.run([found, "--version"], "Quarto")
    except (OSError, RenderError):
        return None
    return None if done.returncode else QuartoInfo(Path(found), done.stdout.strip())


def is_new_enough(version: str) -> bool:
    """Tell whether a version is at least :data:`OLDEST`.

    >>> [is_new_enough(v) for v in ("1.9.38", "1.10.18", "1.9.37", "1.8.100", "unknown")]
    [True, True, False, False, False]
    """
    parts = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    return parts is not None and tuple(map(int, parts.groups())) >= OLDEST


def find() -> QuartoInfo | None:
    """Return the Quarto on PATH if it is version 1.9.38 or newer, else None."""
    info = on_path()
    return info if info is not None and is_new_enough(info.version) else None


def inside_quarto() -> bool:
    """Tell whether this process was started by Quarto (as its pre-render step)."""
    return "QUARTO_PROJECT_DIR" in os.environ


def render(notebook: Path, out_dir: Path, formats: Sequence[Format]) -> dict[str, Path]:
    """Render one document, inside the project, with Quarto; otherwise as ``embedded.render``.

    Raises
    ------
    ParameterError
        For a format that is neither.
    ProjectError
        If neither the notebook nor the current directory lies in a project.
    RenderError
        If Quarto is missing, too old or was started by itself; if the document has faults; if
        Quarto fails, warns, or leaves a reference unresolved. ``facts['log']`` holds its log.
    """
    if unknown := [name for name in formats if name not in WRITERS]:
        raise ParameterError(f"Unknown format {unknown[0]!r}.", cure="Allowed: html, pdf.")
    if reason := why_not():
        raise refusal(reason)
    documents.read(notebook)
    root = project_root(notebook)
    scratch = root / "build" / "quarto"
    scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{notebook.stem}-", dir=scratch) as name:
        copy = Path(name)
        isolate(root, notebook, copy, formats)
        _run(notebook, copy)
        return {name: _collect(notebook, copy, out_dir, name) for name in formats}


def why_not() -> str:
    """Say why Quarto cannot be used here; empty if it can.

    Returns
    -------
    str
        A clause such as ``there is no Quarto on PATH``.
    """
    if inside_quarto():
        return "this process was started by Quarto, which must not start itself again"
    info = on_path()
    if info is None:
        return "there is no Quarto on PATH"
    if not is_new_enough(info.version):
        oldest = ".".join(map(str, OLDEST))
        return f"Quarto {info.version} at {info.path} is older than {oldest}"
    return ""


def refusal(reason: str) -> RenderError:
    """Return the error for somebody who demanded Quarto where :func:`why_not` has a reason."""
    oldest = ".".join(map(str, OLDEST))
    install = f"Install Quarto {oldest} or newer (conda-forge has it), or use"
    return RenderError(
        f"Quarto cannot be used: {reason}.",
        cure=f"{'Use' if inside_quarto() else install} --renderer embedded.",
    )


def project_root(notebook: Path) -> Path:
    """Return the nearest root of a project, above the notebook or the current one."""
    for start in (notebook.resolve().parent, Path.cwd()):
        for directory in (start, *start.parents):
            if any((directory / name).is_file() for name in (QUARTO, CONFIG)):
                return directory
    raise ProjectError(
        f"No project above {notebook} or {Path.cwd()}.",
        cure="Work inside the project, or use --renderer embedded.",
    )


def isolate(root: Path, notebook: Path, copy: Path, formats: Sequence[Format]) -> None:
    """Make a directory that Quarto can render one document in.

    Parameters
    ----------
    root
        The project.
    notebook
        The document; Markdown cells (notes to analysts) are left behind, code cells keep their
        outputs.
    copy
        An empty directory.
    formats
        What is wanted; the other formats are taken out of the configuration.
    """
    config = yaml.safe_load(Project(root).quarto.read_text("utf-8"))
    config["project"].pop("pre-render", None)
    config.pop("ipynb-filters", None)
    config["project"]["render"] = [notebook.name]
    wanted = {WRITERS[name] for name in formats}
    # the order of the file is kept: html before typst
    config["format"] = {k: v for k, v in config["format"].items() if k in wanted}
    for asset in sorted(set(_texts(config))):
        source = root / asset
        if not source.exists():  # in a project of one's own, those of the package
            source = PACKAGE / asset.removeprefix("src/povanalysis/")
        if source.is_dir():
            shutil.copytree(source, copy / asset, dirs_exist_ok=True)
        elif source.is_file():
            (copy / asset).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, copy / asset)
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (copy / "_quarto.yml").write_text(text, "utf-8")
    (copy / notebook.name).write_text(_without_notes(notebook), "utf-8")


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a configuration that could be a path inside the project."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and "/" in value and not Path(value).is_absolute():
        yield value


def _without_notes(notebook: Path) -> str:
    text = notebook.read_text("utf-8")
    if notebook.suffix != ".ipynb":
        return text
    loaded = ready(json.loads(text))
    loaded["cells"] = [cell for cell in loaded["cells"] if cell["cell_type"] != "markdown"]
    for cell in loaded["cells"]:
        # one text is valid too, but Quarto then prints the front matter on the page
        cell["source"] = joined(cell["source"]).splitlines(keepends=True)
    return json.dumps(loaded, ensure_ascii=False)


def _run(notebook: Path, copy: Path) -> None:
    known = {"QUARTO_PYTHON": sys.executable, "POVANALYSIS_FROM_CLI": "1", "NO_COLOR": "1"}
    command = [shutil.which("quarto") or "quarto", "render"]
    for more in ((), ("-M", "charts:in place")):  # the second where floating finds no rest
        done = programs.run(
            [*command, *more], f"Quarto on {notebook.name}", "", known, copy, together=True
        )
        log = _ANSI.sub("", done.stdout)
        if "did not converge" not in log:
            break
    if done.returncode:
        raise _failure(notebook, "Quarto failed", log)
    if doubts := warnings_in(log):
        raise _failure(notebook, "Quarto warned: " + "; ".join(doubts), log)


def warnings_in(log: str) -> list[str]:
    r"""Return the lines of a Quarto log that mean a fault although Quarto ended with success.

    >>> warnings_in("WARNING (refs.lua) Unable to resolve crossref @fig-x\nOutput created: x.html")
    ['WARNING (refs.lua) Unable to resolve crossref @fig-x']
    """
    return [
        line.strip()
        for line in log.splitlines()
        if any(phrase in line for phrase in _WARNINGS) and _HARMLESS not in line
    ]


def _failure(notebook: Path, what: str, log: str) -> RenderError:
    said = [line for line in log.strip().splitlines() if not _TRACE.match(line)]
    tail = "\n".join(said[-15:])
    return RenderError(
        f"{what} on {notebook.name}:\n{tail}\n",
        cure="Mend what it names, or compare with --renderer embedded.",
        notebook=str(notebook),
        log=log,
    )


def _collect(notebook: Path, copy: Path, out_dir: Path, name: str) -> Path:
    made = copy / f"{notebook.stem}.{name}"
    if not made.is_file():
        raise RenderError(
            f"Quarto ended with success but made no {made.name}.",
            cure="Check the `format:` list of _quarto.yml.",
            notebook=str(notebook),
        )
    if name == "html" and "?@" in made.read_text("utf-8"):
        raise RenderError(
            f"{made.name} holds an unresolved reference (?@...).",
            cure="Give the figure or table that id, or correct the reference.",
            notebook=str(notebook),
        )
    out_dir.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(made, out_dir / made.name))
