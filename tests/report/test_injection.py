"""What the data say is text on a page, whatever it looks like.

``HOSTILE`` is the corpus that every surface which shows text from outside is tried with.
"""

from __future__ import annotations

import csv
import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from povanalysis.project import VARIABLE, Project
from povanalysis.render.embedded import pandoc
from povanalysis.report.beside.errata import Erratum, lines
from povanalysis.report.markdown import TURNING
from povanalysis.sources import manifest
from tests.made_pages import page
from tests.run.test_keys import register_anew

HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "redirect": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "raw": '`#panic("x")`{=typst} `<b>x</b>`{=html}',
    "block": "```{=typst}",
    "link": "[x](javascript:alert(1)) <javascript:alert(1)> https://example.org/",
    "picture": "![x](https://example.org/x.png){width=9}",
    "typst": '#import "x.typ" $1/0$ @tbl-said #read("/etc/passwd")',
    "latex": "\\input{/etc/passwd} $\\href{x}{y}$ ~~x~~ ^x^ H~2~O",
    "div": "::: {.callout-note} ::: [x]{.decision} {{< include x >}} {{ x }} ${x}",
    "table": "a | b || c \\| d",
    "quotes": "\"x\" 'y' -- --- ... *x* **y** _z_ [^1] [@x] \\",
    "lua": "<% os.execute('id') %> ]] os.exit() --[[ {{< lua x >}} \\directlua{os.exit()}",
    "shell": "$(touch /tmp/x) `id` ; rm -rf ~ | tee x && exit",
    "formula": "=cmd|'/C calc'!A0 +1 -1 @SUM(A1)",
    "braces": "{x} {{x}} {0.__class__} %s %(x)s ${x} #{x} { $x }",
    "long": "word " * 2000,
    "turned": "\u202eabc\u202c \u2066x\u2069",
}
TEXT = {
    "targets": ("document", "document_status", "detail_en", "detail_id", "note"),
    "programmes": ("programme", "unit", "detail_en", "detail_id"),
    "sources": ("publisher", "producer", "title", "locator", "licence"),
    "breaks": ("what", "source"),
    "exclusions": ("reason",),
    "figures": ("note",),
    "regencies-p0": ("note",),
    "spells": ("label", "reason"),
    "statements": ("note",),
}
"""Columns that hold words. A table or column that is added is added here."""
ENTRIES = ("title", "producer", "licence", "retrieved_from")
"""Keys of the manifest that do."""
PAGES: tuple[dict[str, str | list[str]], ...] = (
    {"notebook": "regency", "region": "3524"},
    {"notebook": "regency", "region": "3506"},
    {"notebook": "methods"},
)
"""Pages that show them. A page that is added, and shows text of the data, is added here."""
MARKS = {
    "RawInline", "RawBlock", "Link", "Image", "Code", "CodeBlock", "Math", "Cite", "Note", "Span",
    "Div", "Strong", "Emph", "Strikeout", "Superscript", "Subscript", "Table", "Header",
}  # fmt: skip


def written(project: Project, text: str) -> None:
    """Write a text into every column that says something in words."""
    for name, columns in TEXT.items():
        path = project.raw / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            row |= {column: text for column in columns if row[column]}
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        register_anew(project, path)
    path = project.raw / manifest.NAME
    package = json.loads(path.read_text("utf-8"))
    for entry in package["resources"]:
        entry |= dict.fromkeys(ENTRIES, text)
    path.write_text(json.dumps(package), encoding="utf-8")


def marks(node: Any) -> Iterator[str]:
    """Give the elements of a document that are not plain text."""
    if isinstance(node, dict):
        if node.get("t") in MARKS:
            yield node["t"]
        for value in node.values():
            yield from marks(value)
    elif isinstance(node, list):
        for value in node:
            yield from marks(value)


def shape(markdown: str) -> Counter[str]:
    command = [str(pandoc()), "--from=markdown", "--to=json"]
    done = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True)
    return Counter(marks(json.loads(done.stdout)))


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> Callable[[str], str]:
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project")

    def make(text: str) -> str:
        written(project, text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, str(project.root))
            return "\n".join(page(**shown, lang="en") for shown in PAGES)

    return cache(make)


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_text_of_the_data_is_no_markup(made: Callable[[str], str], kind: str) -> None:
    plain, hostile = made("Harmless words"), made(HOSTILE[kind])
    assert plain.count("Harmless words") > 5
    assert shape(hostile) == shape(plain)
    assert not TURNING.search(hostile)


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_reason_of_a_correction_is_no_markup(kind: str) -> None:
    def above(reason: str) -> str:
        return lines([Erratum("x", "corrected", "2026-11-26", {"en": reason})], "en")

    assert shape(above(HOSTILE[kind])) == shape(above("Harmless words"))
    assert not TURNING.search(above(HOSTILE[kind]))
