"""Executing a notebook with papermill.

papermill does the work; what is added is what its users miss (the failing cell in one line, the
trace in a file, a list of what was read) and what Quarto needs (front matter in the first raw
cell, no timings in the metadata). Title and card of a report come out of the notebook itself, as
an output of a type of its own, so the runner knows no report and imports no statistics.

The notebook's cells are checked before a kernel starts (``run.cells``), what came out of them is
compared with the job before it is left for the renderer (:mod:`.matching`).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from povanalysis import waits
from povanalysis.errors import NotebookError
from povanalysis.project import VARIABLE, Project
from povanalysis.render.executed import UnreadyError, counted, framed
from povanalysis.report.beside.contract import CELL, PAGE
from povanalysis.report.beside.contract import VARIABLE as BESIDE
from povanalysis.run import cells
from povanalysis.run.cells import INJECTED, tags
from povanalysis.run.plan import Job
from povanalysis.run.workers import matching
from povanalysis.run.workers.surroundings import FIXED
from povanalysis.run.workers.warm import environment
from povanalysis.sources.reads import VARIABLE as READS

PAGE_CELL = "povanalysis-page"
NAME_IT = "Bind a report to the name `report`, as shipped notebooks do."
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Page:
    """What a notebook said about its report.

    Parameters
    ----------
    front
        Front matter of the document: title, language, date and so on.
    card
        What the index shows.
    reads
        What it read, names of :mod:`povanalysis.sources.reads`.
    aside
        What its cells wrote to standard error, which is not published: a line for each cell.
    """

    front: dict[str, Any]
    card: dict[str, Any]
    reads: tuple[str, ...]
    aside: tuple[str, ...] = ()


def _with_page_cell(notebook: Path, target: Path) -> Path:
    """Write a copy of a notebook that ends with saying what its report is called."""
    import nbformat

    try:
        read = nbformat.read(notebook, as_version=4)
        read.cells.append(nbformat.v4.new_code_cell(CELL, id=PAGE_CELL))
        nbformat.write(read, target)
    except (nbformat.ValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise cells.none(notebook, error) from None
    return target


def _verbatim(path: Path) -> str:
    """Write a path for papermill, which fills parameters into braces.

    >>> _verbatim(Path("a{x}.ipynb"))
    'a{{x}}.ipynb'
    """
    return str(path).replace("{", "{{").replace("}", "}}")


def _aside(notebook: Any, name: str) -> Iterator[str]:
    for number, cell in counted(notebook.cells):
        streams = (one for one in cell.get("outputs", []) if one.get("name") == "stderr")
        text = ANSI.sub("", "".join(one.text for one in streams)).strip()
        if text:
            first = text.splitlines()[0][:100]
            yield f"{name}, cell {number}: not published, from standard error: {first}"


def _place(notebook: Any, name: str) -> None:
    """Let each cell end with its place, as messages name it."""
    # whatever stands before and between them here: messages name cells as the analyst sees them
    for number, cell in counted(notebook.cells):
        if cell.cell_type == "code" and cell.source.strip():
            cell.source += f"\n# {name}, cell {number}"


def normalise(notebook: Any) -> Any:
    """Drop from an executed notebook what papermill and the kernel record of themselves.

    It would reach the HTML and make two equal runs differ. Sources, outputs and tags stay.
    """
    notebook.metadata.pop("papermill", None)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata["kernelspec"] = kernel
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        if INJECTED in tags(cell):
            cell.id = INJECTED
    return notebook


def take_page(notebook: Any) -> dict[str, Any] | None:
    """Take what a notebook says about its report out of it, None when it says nothing."""
    *kept, last = notebook.cells
    if last.get("id") != PAGE_CELL:
        return None
    notebook.cells = kept
    for output in last.outputs:
        if PAGE in output.get("data", {}):
            found: dict[str, Any] = output["data"][PAGE]
            return found
    return None


def execute(
    project: Project,
    job: Job,
    output: Path,
    tell: Callable[[str], None] = lambda _stage: None,
    erratum: str = "",
) -> Page:
    """Execute one notebook and leave it ready for Quarto.

    Parameters
    ----------
    project
        The project; its root is given to the kernel in ``POVANALYSIS_PROJECT``.
    job
        Notebook and parameters.
    output
        Path of the executed notebook. It appears only when the run succeeded.
    tell
        Called with ``executing`` and the number of the cell, as the analyst counts.
    erratum
        Markdown that says above the report what was wrong with the one before it.

    Returns
    -------
    Page
        What the notebook said about its report, and what it read.

    Raises
    ------
    NotebookError
        The notebook's cells cannot make the page, a cell failed, the kernel died, or the page is
        another one than was asked for, or empty. ``facts`` name the cell, as the analyst counts,
        and ``facts["kernel"]`` is true where a second try makes sense.
    """
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    from povanalysis.run.workers import kernels

    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        cells.check(project.notebooks / job.notebook, list(job.injected()))
        source = _with_page_cell(project.notebooks / job.notebook, output.with_suffix(".in.ipynb"))
    except NotebookError as error:
        raise NotebookError(
            f"{job.label}: {error.message}", cure=error.cure, **error.facts
        ) from None
    part = output.with_suffix(".part.ipynb")
    trace = output.with_suffix(".error.txt")
    reads = output.parent / "reads.txt"
    for old in (trace, reads):
        old.unlink(missing_ok=True)
    told = {
        VARIABLE: str(project.root),
        READS: str(reads),
        BESIDE: str(output.with_suffix("")),
    }
    at = 0

    def started(cell: Any, cell_index: int) -> None:
        nonlocal at
        if cell.cell_type == "code":
            at = _as_counted(own_cells, cell_index)
            tell(f"executing cell {at}")

    own_cells = cells.read(project.notebooks / job.notebook)
    most = waits.seconds("cell")
    try:
        with environment({**FIXED, **told}):
            papermill.execute_notebook(
                _verbatim(source),
                _verbatim(part),
                parameters=job.injected(),
                kernel_name="python3",
                language="python",
                kernel_manager_class="povanalysis.run.workers.kernels.RunnerKernelManager",
                progress_bar=False,
                start_timeout=waits.seconds("kernel"),
                execution_timeout=most,
                iopub_timeout=math.ceil(most),  # a page without some of it is never made
                raise_on_iopub_timeout=True,
                on_cell_start=started,
                request_save_on_cell_execute=False,
                cwd=str(project.root),
            )
    except papermill.PapermillExecutionError as error:
        trace.write_text(ANSI.sub("", "\n".join(error.traceback)), encoding="utf-8")
        raise _failure(project, job, error, trace, part) from None
    except kernels.SlowKernelError as error:
        raise NotebookError(
            f"{job.label}: {job.notebook}: {error}",
            cure=f"Look with: povanalysis doctor; {waits.longer('kernel')}",
        ) from None
    except CellTimeoutError as error:
        if "IOPub" in str(error):
            raise _unheard(job, f", cell {at}", f" within {most:g} s") from None
        raise NotebookError(
            f"{job.label}: {job.notebook}, cell {at} did not end within {most:g} s.",
            cure=f"Mend the cell; {waits.longer('cell')}",
            notebook=job.notebook,
            cell=at,
        ) from None
    except DeadKernelError:
        raise NotebookError(
            f"{job.label}: {job.notebook}, cell {at}: its kernel died.",
            cure="Look for what ends it there, a fault in compiled code perhaps; where memory is "
            "short, build with fewer at once: --jobs 1",
            notebook=job.notebook,
            cell=at,
            kernel=True,
        ) from None
    except Exception as error:
        words = f"{type(error).__name__}: {error}".rstrip(".")
        trace.write_text(f"{words}\n", encoding="utf-8")
        raise NotebookError(
            f"{job.label}: {job.notebook} did not run: {words}.",
            cure=f"See {project.relative(trace)}; check the installation with: povanalysis doctor",
            notebook=job.notebook,
            kernel=isinstance(error, (RuntimeError, OSError)),
        ) from error
    if not kernels.complete():
        raise _unheard(job)
    notebook = nbformat.read(part, as_version=4)
    page = take_page(notebook)
    fault = _fault(job, notebook, page)
    if page is None or fault[0]:
        what, cure = fault
        raise NotebookError(f"{job.label}: {job.notebook}{what}", cure=cure, notebook=job.notebook)
    aside = tuple(_aside(notebook, job.notebook))
    _place(notebook, job.notebook)
    content = json.loads(nbformat.writes(normalise(notebook)))
    if erratum:
        page["above"] += f"\n{erratum}"
    try:
        content["cells"] = framed(content["cells"], page)
    except UnreadyError as error:
        what = f"{job.label}: {job.notebook}, {error}"
        raise NotebookError(what, notebook=job.notebook) from None
    part.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    part.replace(output)
    source.unlink(missing_ok=True)
    noted = reads.read_text(encoding="utf-8").splitlines() if reads.is_file() else []
    reads.unlink(missing_ok=True)
    return Page(page["front"], page["card"], tuple(sorted(set(noted))), aside)


def _unheard(job: Job, cell: str = "", within: str = "") -> NotebookError:
    """Tell that a message of the kernel did not arrive."""
    what = f"{job.label}: {job.notebook}{cell}: not all that it shows arrived{within}."
    return NotebookError(what, cure="Build again, with fewer at once: --jobs 1", kernel=True)


def _failure(project: Project, job: Job, error: Any, trace: Path, part: Path) -> NotebookError:
    """Tell of a cell that failed: its number as the analyst counts, first line, error."""
    own = cells.read(project.notebooks / job.notebook)
    number = _as_counted(own, error.cell_index)
    first = next((line for line in error.source.splitlines() if line.strip()), "")
    said = ANSI.sub("", f"{error.ename}: {error.evalue}").rstrip(": ")
    said += "" if said.endswith((".", "?", "!")) else "."
    place, cure = f", cell {number} `{first}`", f"Full trace: {project.relative(trace)}"
    if number > len(own):
        place = " did not say what its report is"
        cure = f"{NAME_IT} {cure}"
    return NotebookError(
        f"{job.label}: {job.notebook}{place}: {said}",
        cure=f"{cure}; notebook: {project.relative(part)}",
        notebook=job.notebook,
        cell=number if number <= len(own) else None,
    )


def _as_counted(own: Sequence[Any], index: int) -> int:
    """Give the number of a cell as the analyst counts; papermill begins at 0 and adds a cell."""
    tagged = next(place for place, cell in enumerate(own) if cells.TAG in tags(cell))
    return index + (0 if index > tagged else 1)


def _fault(job: Job, notebook: Any, page: dict[str, Any] | None) -> tuple[str, str]:
    """Say why a notebook that ran cannot be published, with the cure; empty where it can."""
    shown = False
    for number, cell in counted(notebook.cells):
        for output in cell.get("outputs", []):
            shown = shown or "text/markdown" in output.get("data", {})
            if output.output_type == "error":
                what = f", cell {number} ended with {output.ename}: {output.evalue}."
                return what, "Mend the cell; a page with an error is not published."
    if page is None:
        return " did not say what its report is called.", NAME_IT
    if not shown:
        return " shows nothing.", "Let its cells end with the sections, such as report.decision()."
    told = matching.differences(job, page)
    if told:
        what = f" made another page than was asked for: {'; '.join(told)}."
        return what, "Look for a cell that opens another report, or changes what was asked for."
    return "", ""
