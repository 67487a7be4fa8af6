"""An executed notebook, made ready to be rendered; run by path, Quarto's filter of notebooks.

A build puts title, language and frame of its report around what a notebook shows. A notebook that
papermill or Jupyter executed carries them in an output of the cell that opens the report: the same
is done with it by the embedded renderer, and by Quarto, which hands every notebook to this file
(``ipynb-filters`` in ``_quarto.yml``) on standard input and renders what comes out.

A template that was never executed has no page. It is refused in one line, before Quarto executes
anything: with ``--execute`` it would write into the tracked notebook.

Quarto chooses the Python, so that nothing but the standard library is imported.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

PAGE = "application/vnd.povanalysis.page+json"
"""Type of the output in which a notebook says what its report is."""

LAID_OUT = "frame-below"
"""Id of the last cell of a notebook that is ready."""

_OPENS = "open_report("
_KIND = re.compile(r"povanalysis\.report\.pages\.(\w+)")
_LANG = re.compile(r"^lang:", re.M)
_COMMANDS = {
    "regency": "povanalysis report REGION",
    "comparison": "povanalysis compare REGION REGION",
    "province": "povanalysis build --province CODE",
}


class UnreadyError(Exception):
    """A notebook without a page; ``args`` are what is wrong with it and the cure."""

    def __str__(self) -> str:
        return " ".join(self.args)


def joined(text: str | Sequence[str]) -> str:
    """Return a notebook's text, which may be stored as one string or as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def framed(cells: Sequence[dict[str, Any]], page: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Put front matter and frame around the cells of an executed notebook.

    Parameters
    ----------
    cells
        Its cells. Markdown cells are notes to analysts, which Quarto would publish: they are left
        out, as are timings, which differ from run to run.
    page
        ``front``, the front matter; ``masthead``, ``above`` and ``below``, Markdown.
    """
    # a JSON value is a valid YAML value, whatever quotes or colons it holds
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in page["front"].items()]
    # one text is valid too, but Quarto then prints the front matter on the page
    source = ["---\n", *lines, "---"]
    title = {"cell_type": "raw", "id": "front-matter", "metadata": {}, "source": source}
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    for cell in code:
        for timings in ("papermill", "execution"):
            cell["metadata"].pop(timings, None)
    shown = [_shown(f"frame-{key}", page.get(key, "")) for key in ("masthead", "above", "below")]
    return [title, *shown[0], *shown[1], *code, *shown[2]]


def _shown(key: str, markdown: str) -> list[dict[str, Any]]:
    output = {"output_type": "display_data", "data": {"text/markdown": markdown}, "metadata": {}}
    cell = {
        "cell_type": "code",
        "id": key,
        "source": "# put here by povanalysis.render.executed",
        "execution_count": 0,
        "metadata": {},
        "outputs": [output],
    }
    return [cell] if markdown else []


def ready(notebook: dict[str, Any]) -> dict[str, Any]:
    """Give a notebook that opens a report its title, language and frame; leave any other as it is.

    Parameters
    ----------
    notebook
        A notebook as JSON. One that a build made ready has a language and stays.

    Raises
    ------
    UnreadyError
        It opens a report, and was not executed or ended with an error.
    """
    cells = notebook.get("cells", [])
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    text = "\n".join(joined(cell["source"]) for cell in code)
    front = joined(cells[0]["source"]) if cells and cells[0]["cell_type"] == "raw" else ""
    if _OPENS not in text or _LANG.search(front):
        return notebook
    page = None
    for cell in code:
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                first, said = joined(cell["source"]).strip(), str(output["evalue"])
                raise UnreadyError(
                    f"The cell `{first.partition(chr(10))[0]}` ended with {output['ename']}: "
                    f"{said.partition(chr(10))[0]}",
                    "Mend it and execute the notebook again.",
                )
            page = output.get("data", {}).get(PAGE, page)
        cell["outputs"] = [one for one in cell["outputs"] if PAGE not in one.get("data", {})]
    if page is None:
        kind = found[1] if (found := _KIND.search(text)) else "NOTEBOOK"
        raise UnreadyError(
            "This notebook was not executed, so it has no page.",
            f"Make it with `{_COMMANDS.get(kind, 'povanalysis build')}`, or with `papermill "
            f"notebooks/{kind}.ipynb out.ipynb` (-p NAME VALUE) and `quarto render out.ipynb`.",
        )
    notebook["metadata"].pop("papermill", None)
    return {**notebook, "cells": framed(cells, page)}


def main() -> int:
    """Filter the notebook on standard input; return the exit code."""
    notebook = json.loads(sys.stdin.buffer.read())
    try:
        text = json.dumps(ready(notebook), ensure_ascii=False)
    except UnreadyError as error:
        print(f"povanalysis: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
