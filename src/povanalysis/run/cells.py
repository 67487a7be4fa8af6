"""The cells of a notebook, read before a kernel starts: can its page be the page of a job?

papermill puts a job's parameters behind the one cell tagged ``parameters``. Without that tag it
puts them on top, where the notebook's own values overwrite them, and the page is about another
region than its name says. So a notebook is refused unless

* exactly one code cell has the tag, holds plain values and assigns just the names of its model;
* no other cell assigns these names again, and none is left of an earlier papermill run;
* some cell binds the report to the name ``report``, and no second call opens another, whose sections
  would stand in the page of the first.

What a cell does while it runs cannot be read off its text; for that the finished page is compared
with its job (:mod:`povanalysis.run.workers.execute`).

Cells are numbered from 1 in the order of the file, Markdown cells too, as the analyst sees them.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.errors import NotebookError, listing

TAG = "parameters"
INJECTED = "injected-parameters"
REPORT = "report"
OPEN = "open_report"
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_INNER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def read(path: Path) -> list[dict[str, Any]]:
    """Read the cells of a notebook.

    Raises
    ------
    NotebookError
        The file is missing or no notebook.
    """
    try:
        if path.exists() and not path.is_file():
            raise ValueError("not a file on disk")  # noqa: TRY301 - one refusal for all
        plain = json.loads(files.read_text(path))
        if (number := plain.get("nbformat", 4)) not in (3, 4):
            raise ValueError(f"nbformat is {number!r}, not 4")  # noqa: TRY301 - one refusal for all
        cells = plain["cells"]
        for cell in cells:
            _ = [f"{tag:s}" for tag in tags(cell)] + [f"{cell['cell_type']:s}"]
        return [{**cell, "source": "".join(cell["source"])} for cell in cells]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise none(path, error) from error


def none(path: Path, error: Exception) -> NotebookError:
    """Say that a file is no notebook, and why."""
    why = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return NotebookError(
        f"notebooks/{path.name} is no Jupyter notebook ({why}).",
        cure=f"Bring it back with: git restore notebooks/{path.name}",
        notebook=path.name,
    )


def tags(cell: dict[str, Any]) -> list[str]:
    """Give the tags of a cell."""
    return list(cell.get("metadata", {}).get("tags", []))


def bound(source: str) -> set[str]:
    r"""Name what a cell binds in the notebook's own scope; nothing where it cannot be read.

    Examples
    --------
    >>> sorted(bound("for year in years:\n    x = [lang for lang in 'ab']"))
    ['x', 'year']
    """
    return set(_names(_tree(source)))


def _tree(source: str) -> ast.AST:
    """Read a cell, without its magics where it has some."""
    with contextlib.suppress(SyntaxError):
        return ast.parse(source)
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        code: str = TransformerManager().transform_cell(source)
        return ast.parse(code)
    except SyntaxError:
        return ast.Module([], [])  # the cell will say so itself when it runs


def _names(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, _SCOPES):
            yield child.name
        elif isinstance(child, ast.alias):
            yield (child.asname or child.name).partition(".")[0]
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        elif not isinstance(child, _INNER):
            yield from _names(child)


def _opened(source: str) -> int:
    """Count the calls that open a report."""
    calls = (node.func for node in ast.walk(_tree(source)) if isinstance(node, ast.Call))
    return sum(OPEN in (getattr(call, "id", None), getattr(call, "attr", None)) for call in calls)


def check(path: Path, fields: Sequence[str]) -> None:
    """Refuse a notebook that cannot be relied on to make the page of its job.

    Parameters
    ----------
    path
        The notebook.
    fields
        Names of its parameters.

    Raises
    ------
    NotebookError
        One line with file, cell and cure; ``facts["cell"]`` is the number where there is one.
    """
    cells = read(path)
    code = {n: cell for n, cell in enumerate(cells, start=1) if cell["cell_type"] == "code"}

    def refuse(what: str, cure: str, cell: int | None = None) -> NotebookError:
        place = f"notebooks/{path.name}" + ("" if cell is None else f", cell {cell}")
        return NotebookError(f"{place}: {what}", cure=cure, notebook=path.name, cell=cell)

    for number, cell in enumerate(cells, start=1):
        if INJECTED in tags(cell):
            raise refuse(
                "it holds the parameters of an earlier papermill run.",
                "Delete the cell; a build injects its own.",
                number,
            )
    tagged = [n for n, cell in enumerate(cells, start=1) if TAG in tags(cell)]
    if len(tagged) > 1:
        first, *others = map(str, tagged)
        raise refuse(
            f"it is tagged {TAG}, and so is cell {listing(others)}.",
            "Leave the tag on one of them.",
            int(first),
        )
    if not tagged:
        where, what = _untagged(code, fields)
        raise refuse(
            what,
            f"Tag the cell that assigns {listing(fields)} with {TAG} (JupyterLab: Property "
            "Inspector, Cell Tags).",
            where,
        )
    (place,) = tagged
    if place not in code:
        kind = cells[place - 1]["cell_type"]
        raise refuse(f"tagged {TAG}, but a {kind} cell.", "Make it a code cell.", place)
    fault = _values_fault(code[place]["source"], fields)
    if fault:
        raise refuse(fault, f"Let it assign plain values to just: {listing(fields)}.", place)
    for number, cell in code.items():
        again = sorted(bound(cell["source"]) & set(fields)) if number != place else []
        if again:
            raise refuse(
                f"it assigns {listing(again)} again, after the build has set it.",
                "Use another name there.",
                number,
            )
    if not any(REPORT in bound(cell["source"]) for cell in code.values()):
        raise refuse(
            f"no cell binds the name {REPORT}, so nothing can be published.",
            f"Bring the first call back: {REPORT} = ...{OPEN}(...), as in "
            f"git show HEAD:notebooks/{path.name}",
        )
    opening = [n for n, cell in code.items() for _ in range(_opened(cell["source"]))]
    if len(opening) > 1:
        raise refuse(
            "it opens a second report, whose sections would stand in the page of the first.",
            "Look at it in a notebook of its own, or build it: povanalysis build REGION",
            opening[1],
        )


def _untagged(code: dict[int, dict[str, Any]], fields: Sequence[str]) -> tuple[int | None, str]:
    for number, cell in code.items():
        for tag in tags(cell):
            if difflib.get_close_matches(tag.lower().strip(), [TAG], cutoff=0.7):
                return number, f"its tag is {tag!r}, not {TAG!r}."
    for number, cell in code.items():
        if bound(cell["source"]) & set(fields):
            return number, f"it assigns parameters, but lacks the tag {TAG}."
    return None, f"no cell is tagged {TAG}."


def _values_fault(source: str, fields: Sequence[str]) -> str | None:
    """Say what is wrong with a parameters cell; None when it holds just the parameters."""
    try:
        statements = ast.parse(source).body
    except SyntaxError as error:
        return f"line {error.lineno} is no Python ({error.msg})."
    found = []
    for statement in statements:
        names = []
        with contextlib.suppress(ValueError, TypeError):
            if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value:
                ast.literal_eval(statement.value)
                names = sorted(_names(statement))
        if not names:
            return f"`{ast.unparse(statement)}` is no plain value."
        found += names
    unknown = [name for name in found if name not in fields]
    missing = [name for name in fields if name not in found]
    if unknown:
        near = difflib.get_close_matches(unknown[0], missing or fields, n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        return f"{listing(unknown)} is no parameter of this report{hint}."
    if missing:
        return f"it does not assign {listing(missing)}."
    return None
