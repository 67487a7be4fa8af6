"""Pages made in this process from the shipped notebooks, as text: nothing is drawn or rendered."""

from __future__ import annotations

import ast
import base64
import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from matplotlib.figure import Figure
from matplotlib.text import Text

from povanalysis.report.beside import page_frame
from povanalysis.report.text.language import Words
from povanalysis.sources import store

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


@contextlib.contextmanager
def _undrawn() -> Iterator[None]:
    """Let a figure be saved as the text that is in it."""

    def savefig(self: Any, target: Any, **_: Any) -> None:
        for axes in self.axes:
            axes.get_xticklabels(), axes.get_yticklabels()  # made when asked for
        texts = [one.get_text() for one in self.findobj(Text) if one.get_visible()]
        body = "".join(f"<text>{escape(text)}</text>" for text in texts if text.strip())
        size = 'width="9" height="9" viewBox="0 0 9 9"'
        target.write(f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>')

    with mock.patch.object(Figure, "savefig", savefig):
        yield


def _written(image: re.Match[str]) -> str:
    """Give what is written in an image."""
    if "svg" not in image[1]:
        return ""
    svg = base64.b64decode(image[2]).decode()
    tree = ElementTree.fromstring(svg[svg.index("<svg") :])
    return "\n".join(" ".join(one.itertext()) for one in tree if one.tag.endswith("text"))


def made(notebook: str, **given: Any) -> tuple[Any, list[str]]:
    """Run a notebook's cells; its report, and the Markdown of its sections.

    Parameters
    ----------
    notebook
        ``regency``, ``comparison``, ``province`` or ``methods``.
    **given
        Its parameters.
    """
    cells = json.loads((NOTEBOOKS / f"{notebook}.ipynb").read_text(encoding="utf-8"))["cells"]
    space: dict[str, Any] = {"__name__": "__main__"}
    parts: list[str] = []
    with _undrawn():
        for cell in cells:
            if cell["cell_type"] != "code":
                continue
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, notebook, "exec"), space)
            if "parameters" in cell["metadata"].get("tags", []):
                space |= given
            if isinstance(last, ast.Expr):
                shown = eval(compile(ast.Expression(last.value), notebook, "eval"), space)
                parts += [] if shown is None else [shown._repr_markdown_()]
    return space["report"], parts


def document(report: Any, parts: list[str]) -> str:
    """Write what :func:`made` gave as a document that can be rendered."""
    front = {"author": "povanalysis", **report.front_matter()}
    head = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
    return "\n".join(["---", *head, "---", "", *parts])


def page(notebook: str, **given: Any) -> str:
    """Run a notebook's cells and give what they say; parameters as of :func:`made`."""
    return said(*made(notebook, **given))


def said(report: Any, parts: list[str]) -> str:
    """Give what the sections, the frame and the card of a report say."""
    front, card = report.front_matter(), report.card()
    told = [str(front.get(key, "")) for key in ("title", "subtitle", "description", "running-head")]
    told += [str(card.get(key, "")) for key in ("title", "sentence")]
    words, version = Words(report.lang), store.version()
    told += [page_frame.links("x", words), page_frame.colophon(str(front["title"]), version, words)]
    text = "\n".join([*told, *parts])
    return re.sub(r"data:([a-z/+]+);base64,([A-Za-z0-9+/=]+)", _written, text)
