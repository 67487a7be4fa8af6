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

import difflib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = "application/vnd.povanalysis.page+json"
"""Type of the output in which a notebook says what its report is."""

MARKDOWN = "text/markdown"
PUBLISH = "publish"
"""Tag of a Markdown cell that stands in the page."""

LAID_OUT = "frame-below"
"""Id of the last cell of a notebook that is ready."""

_OPENS = "open_report("
_KIND = re.compile(r"povanalysis\.report\.pages\.(\w+)")
_LANG = re.compile(r"^lang:", re.M)
_OPTION = re.compile(r"^#[ \t]*\|", re.M)
_OFF = re.compile(_OPTION.pattern + r"\s*(include|output):\s*false\s*$", re.M)
_SURE = 1_000_000  # characters; a longer text is counted by the module that knows the bound
_OFF_TAGS = {"remove-cell", "remove-output"}
_COMMANDS = {
    "regency": "povanalysis report REGION",
    "comparison": "povanalysis compare REGION REGION",
    "province": "povanalysis build --province CODE",
}


class UnreadyError(Exception):
    """A notebook without a page, or with a cell that has no place in it.

    ``args`` are what is wrong with it and the cure.
    """

    def __str__(self) -> str:
        return " ".join(filter(None, self.args))


def joined(text: str | Sequence[str]) -> str:
    """Return a notebook's text, which may be stored as one string or as a list of lines."""
    return text if isinstance(text, str) else "".join(text)


def framed(cells: Sequence[dict[str, Any]], page: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Put front matter and frame around the cells of an executed notebook.

    Parameters
    ----------
    cells
        Its cells. Markdown cells without the tag ``publish`` are notes to analysts, which Quarto
        would publish: they are left out, as are timings, which differ from run to run.
    page
        ``front``, the front matter; ``masthead``, ``above`` and ``below``, Markdown.

    Raises
    ------
    UnreadyError
        A cell shows what cannot be published: each such output with its cell.
    """
    # a JSON value is a valid YAML value, whatever quotes or colons it holds
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in page["front"].items()]
    # one text is valid too, but Quarto then prints the front matter on the page
    source = ["---\n", *lines, "---"]
    title = {"cell_type": "raw", "id": "front-matter", "metadata": {}, "source": source}
    code = _published(cells, str(page["front"].get("lang", ""))[:2])
    for cell in code:
        for timings in ("papermill", "execution"):
            cell["metadata"].pop(timings, None)
    shown = [_shown(f"frame-{key}", page.get(key, "")) for key in ("masthead", "above", "below")]
    return [title, *shown[0], *shown[1], *code, *shown[2]]


def off(cell: Mapping[str, Any]) -> bool:
    """Say whether the analyst keeps what a cell shows off the page."""
    tags = cell.get("metadata", {}).get("tags", [])
    return bool(_OFF_TAGS.intersection(tags) or _OFF.search(joined(cell["source"])))


def counted(cells: Sequence[Any]) -> list[tuple[int, Any]]:
    """Give the cells that the analyst sees, with their numbers; papermill adds one."""
    added = "injected-parameters"
    seen = [cell for cell in cells if added not in cell.get("metadata", {}).get("tags", [])]
    return list(enumerate(seen, start=1))


def _published(cells: Sequence[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Give code cells alone, all that they show as Markdown; a published text becomes such a cell.

    Of the library's outputs, which hold HTML for Jupyter too, the Markdown is taken. Whatever else
    the cells show is written by :mod:`povanalysis.render.own`.
    """
    faults: list[str] = []
    made = {}
    for number, cell in counted(cells):
        if (number == 1 and cell["cell_type"] == "raw") or (_plain(cell) and not off(cell)):
            for output in cell.get("outputs", []):
                if MARKDOWN in output.get("data", {}):
                    output["data"] = {MARKDOWN: output["data"][MARKDOWN]}
            continue
        texts, wrong = _written(cell, number, lang)
        faults += [f"cell {number}: {what}" for what in wrong]
        shown = [_output(text) for text in texts]
        if cell["cell_type"] == "code":
            cell["outputs"] = shown
        elif shown:
            (made[number],) = _shown(cell.get("id", f"own-{number}"), texts[0])
    if faults:
        raise UnreadyError("; ".join(faults), "")
    numbers = {id(cell): number for number, cell in counted(cells)}
    kept = []
    for cell in cells:
        if cell["cell_type"] == "code":
            if _OPTION.search(joined(cell["source"])):  # Quarto alone would obey
                cell["source"] = _OPTION.sub("## |", joined(cell["source"]))
            kept.append(cell)
        elif (number := numbers[id(cell)]) in made:
            kept.append(made[number])
    return kept


def _written(cell: Mapping[str, Any], number: int, lang: str) -> tuple[list[str], list[str]]:
    """Give what a cell publishes as Markdown, and what is wrong with what else it shows."""
    source, tags = joined(cell["source"]), cell.get("metadata", {}).get("tags", [])
    code = cell["cell_type"] == "code"
    if cell["cell_type"] == "raw":
        return [], [f"It is a raw cell. Make it Markdown and tag it {PUBLISH}."]
    if not code and PUBLISH not in tags:
        near = [tag for tag in tags if difflib.get_close_matches(tag.lower(), [PUBLISH], 1, 0.8)]
        return [], [f"Its tag is {near[0]!r}. Write {PUBLISH!r}."] if near else []
    if code and off(cell):
        return [], []
    try:
        from povanalysis.render import own
    except ImportError as error:
        what = f"It has to be read by povanalysis, which this Python lacks ({error})."
        return [], [f"{what} Let QUARTO_PYTHON name the one that has it."]
    return own.shown(source, cell.get("outputs", []), number, lang) if code else own.note(source)


def _plain(cell: Mapping[str, Any]) -> bool:
    """Say whether a cell shows Markdown alone, or is a note that stays off the page."""
    if cell["cell_type"] != "code":
        return cell["cell_type"] == "markdown" and not cell.get("metadata", {}).get("tags")
    return all(
        len(joined(output.get("data", {}).get(MARKDOWN, "x" * _SURE))) < _SURE
        or output.get("name") == "stderr"
        for output in cell.get("outputs", [])
    )


def _output(markdown: str) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {MARKDOWN: markdown}, "metadata": {}}


def _shown(key: str, markdown: str) -> list[dict[str, Any]]:
    cell = {
        "cell_type": "code",
        "id": key,
        "source": "# put here by povanalysis.render.executed",
        "execution_count": 0,
        "metadata": {},
        "outputs": [_output(markdown)],
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
    page = {**page, "front": _in_its_words(page["front"])}
    return {**notebook, "cells": framed(cells, page)}


def _in_its_words(front: Mapping[str, Any]) -> dict[str, Any]:
    """Add the words of the page's language: Quarto chooses them before it sees the front matter."""
    every = json.loads((Path(__file__).parent / "assets" / "furniture.json").read_text("utf-8"))
    words = every[str(front["lang"])[:2]]
    named = {
        f"{kind}-{place}": words[kind] for kind in ("fig", "tbl") for place in ("title", "prefix")
    }
    return {"toc-title": words["toc"], "crossref": named, **front}


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
