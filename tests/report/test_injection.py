"""What the data say is text on a page, in a PDF, a table or a workbook, whatever it looks like.

``HOSTILE`` is the corpus that every surface which shows text from outside is tried with.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pypdf
import pytest
import yaml

from povanalysis.errors import DataError
from povanalysis.project import VARIABLE, Project
from povanalysis.render import embedded
from povanalysis.render.embedded import pandoc
from povanalysis.report.beside import downloads, workbook
from povanalysis.report.beside.errata import Erratum, lines
from povanalysis.report.markdown import TURNING
from povanalysis.sources import corrections, manifest, store
from povanalysis.trends import packed
from tests.made_pages import document, made, said
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
    "formula, second kind": "@SUM(1+9)*cmd|' /C calc'!A0",
    "formula, third kind": '+HYPERLINK("https://example.org/","x")',
    "braces": "{x} {{x}} {0.__class__} %s %(x)s ${x} #{x} { $x }",
    "long": "word " * 2000,
    "turned": "\u202eabc\u202c \u2066x\u2069",
    "control": "a\0b\x1b[2Jc\x08d\x7f",
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
REASONS = ("reason", "source", "by")
"""Keys of the corrections that do."""
FILES = {"breaks.csv": "html", "regencies-p0.csv": "raw", "statements.csv": "formula"}
"""Files that are named by the corpus."""
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


class Texts:
    """Gives every place the whole corpus, each time another text in front, or the long one."""

    def __init__(self, corpus: dict[str, str]) -> None:
        self.short = [text for kind, text in corpus.items() if kind != "long"]
        self.long, self.given = corpus.get("long", self.short[0]), 0

    def __call__(self) -> str:
        self.given += 1
        turn = self.given % (len(self.short) + 1)
        return " ".join(self.short[turn:] + self.short[:turn]) if turn else self.long


def written(project: Project, corpus: dict[str, str]) -> None:
    """Write texts into all that says something in words: tables, manifest, corrections, names."""
    texts = Texts({kind: text.replace("\0", "") for kind, text in corpus.items()})
    for name, columns in TEXT.items():
        path = project.raw / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            row |= {column: texts() for column in columns if row[column]}
        with path.open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        register_anew(project, path)
    texts = Texts(corpus)  # JSON and YAML can say NUL
    path = project.raw / manifest.NAME
    package = json.loads(path.read_text("utf-8"))
    for entry in package["resources"]:
        entry |= {key: texts() for key in ENTRIES}
        if kind := FILES.get(entry["path"]):
            named = re.sub(r"[/\\\0]", "_", f"{corpus[kind]} {kind}.csv")
            (project.raw / entry["path"]).rename(project.raw / named)
            entry["path"] = named
    path.write_text(json.dumps(package), encoding="utf-8")
    path = project.raw / corrections.NAME
    declared = yaml.safe_load(path.read_text("utf-8"))
    for one in [*declared["corrections"], *declared["acknowledged"]]:
        one |= {key: texts() for key in REASONS if key in one}
    path.write_text(yaml.safe_dump(declared), encoding="utf-8")


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


def with_results(project: Project, before: str) -> None:
    """Let the panel results hold for the data as they are: texts change no figure."""
    now, folder = str(store.version(project)), project.processed / "panel"
    for path in folder.glob("*.npz"):
        held = packed.read(path)
        if "key" in held:
            packed.write(path, {**held, "key": {**held["key"], "data_version": now}})
    for path in folder.glob("*key.json"):
        path.write_text(path.read_text().replace(before, now))


class Made(NamedTuple):
    """What a project with texts of one kind publishes."""

    project: Project
    pages: str
    document: str
    download: downloads.Download


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> dict[str, Made]:
    """Make pages of harmless words, and of the corpus."""
    found = {}
    for name, corpus in {
        "plain": dict.fromkeys(HOSTILE, "Harmless words"), "hostile": HOSTILE
    }.items():  # fmt: skip
        project = copy_project(tmp_path_factory.mktemp(name) / "project")
        before = str(store.version(project))
        written(project, corpus)
        with_results(project, before)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, str(project.root))
            runs = [made(**shown, lang="en") for shown in PAGES]
            pages = "\n".join(said(*run) for run in runs)
            found[name] = Made(project, pages, document(*runs[0]), runs[0][0].download())
    return found


@pytest.mark.slow
def test_text_of_the_data_is_no_markup(both: dict[str, Made]) -> None:
    plain, hostile = both["plain"].pages, both["hostile"].pages
    assert plain.count("Harmless words") > 200
    assert shape(hostile) == shape(plain)
    assert not TURNING.search(hostile)


@pytest.mark.slow
def test_text_of_the_data_is_text_in_a_pdf(both: dict[str, Made], tmp_path: Path) -> None:
    told, led = {}, {}
    for name, found in both.items():
        source = tmp_path / f"{name}.qmd"
        source.write_text(found.document, encoding="utf-8")
        reader = pypdf.PdfReader(embedded.render(source, tmp_path, ["pdf"])["pdf"])
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(reader.root_object.get("/Names", {}))
        actions = [
            one.get_object().get("/A", {})
            for page in reader.pages
            for one in page.get("/Annots", [])
        ]
        assert {action.get("/S") for action in actions} <= {"/URI", "/GoTo", None}
        led[name] = {str(action["/URI"]) for action in actions if "/URI" in action}
        told[name] = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert led["hostile"] == led["plain"]
    for text in ('#read("/etc/passwd")', "{=typst}", "[x](javascript:alert(1))", "\\input{/etc/pa"):
        assert text in told["hostile"]
        assert text not in told["plain"]
    assert "root:x:0" not in told["hostile"]


def test_text_of_the_data_is_text_in_downloads(both: dict[str, Made]) -> None:
    download = both["hostile"].download
    figures = download.figures
    for column in ("spell", "source", "also_in", "file"):
        kinds = [text.replace("\0", "") for text in HOSTILE.values()]
        figures = figures.assign(**{column: (kinds * len(figures))[: len(figures)]})
    results = download.results.assign(source=HOSTILE["formula"])
    hostile = replace(download, figures=figures, results=results)
    for lang, separator in (("id", ";"), ("en", ",")):
        text = downloads.to_csv(hostile, lang).decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        assert {len(row) for row in rows} == {len(head)}
        texts = [cell for row in rows for key, cell in zip(head, row, strict=True)
                 if key not in downloads.NUMBERS]  # fmt: skip
        assert [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
        assert f"'{HOSTILE['formula']}" in texts
        assert sum(HOSTILE["html"] in cell for cell in texts) > 5
    own = openpyxl.load_workbook(io.BytesIO(workbook.to_xlsx(download, "T", "en")))
    book = openpyxl.load_workbook(io.BytesIO(workbook.to_xlsx(hostile, HOSTILE["formula"], "en")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    assert links == [c.hyperlink.target for sheet in own for r in sheet.iter_rows() for c in r
                     if c.hyperlink]  # fmt: skip
    assert {HOSTILE["formula"], HOSTILE["html"]} <= {cell.value for cell in cells}


def test_text_of_the_data_does_not_steer_a_terminal(
    both: dict[str, Made], command: Callable[..., tuple[int, str, str]]
) -> None:
    asked = ("data check", "targets", "data trace 3524 2025", "outcomes 3524", "programmes 3524")
    for words in asked:
        _code, out, err = command(*words.split(), project=both["hostile"].project)
        assert len(out) > 100, words
        assert not TURNING.search(out + err), words


def test_a_nul_in_a_table_is_refused(both: dict[str, Made], tmp_path: Path) -> None:
    project = both["plain"].project
    path = project.raw / "targets.csv"
    held = path.read_bytes()
    path.write_bytes(held.replace(b"Harmless", b"Harm\0less", 1))
    try:
        register_anew(project, path)
        with pytest.raises(DataError, match=r"targets\.csv is no table"):
            store.table("targets", project)
    finally:
        path.write_bytes(held)
        register_anew(project, path)


def test_the_reason_of_a_correction_is_no_markup() -> None:
    def above(*reasons: str) -> str:
        found = [Erratum("x", "corrected", "2026-11-26", {"en": reason}) for reason in reasons]
        return lines(found, "en")

    hostile = above(*HOSTILE.values())
    assert shape(hostile) == shape(above(*["Harmless words"] * len(HOSTILE)))
    assert not TURNING.search(hostile)
