"""What an analyst's own cells show, written as the Markdown that both renderers read.

Every output comes back as Markdown or as a fault that names its cell, what was found and what is
published; nothing is passed on unread. Pictures are checked as those from outside are, and need a
description; the tables of an HTML output (data frames, Styler, great_tables) are read cell by cell and
set anew, so that none of its markup, styles or scripts enters a page.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

import yaml

from povanalysis import pictures
from povanalysis.errors import ConfigError, InputError, listing
from povanalysis.report import outside
from povanalysis.report.markdown import attribute

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 600
MOST_COLUMNS = 12
TEXT, TALLEST = 6.38, 8.0
"""Inches: the width of the text on paper, and what a picture may take of a page."""
FULL = 5.0
"""Inches from which on a picture is as wide as the text; matplotlib's are, in Jupyter."""
ACCEPTED = "Published are Markdown, pictures as SVG or PNG, and data frames"
_OPTION = re.compile(r"^#[ \t]*\|")  # formatters put a blank between its two signs
KEEP_OFF = "or tag the cell remove-output, so that it stays off the page."

_MARKDOWN, _HTML, _SVG, _PNG = "text/markdown", "text/html", "image/svg+xml", "image/png"
_PICTURES = (_SVG, _PNG)
_DOCTYPE = re.compile(r"<!DOCTYPE svg PUBLIC [^>\[]*>")  # as matplotlib writes it
_HANDLE = re.compile(r"(?!['\"]).*?(<[\w.]+( object| at 0x|:| size)|Text\()", re.S)
"""What stands for a picture, or its parts: the value of a plotting cell's last line."""
_NUMBER = re.compile(r"[-+\u2212]?[\d.,\s]*\d\s?%?")
_ACTIVE = {"script", "iframe", "object", "embed", "img", "svg", "canvas", "video", "form", "input"}


class UnpublishedError(Exception):
    """An output that is not published; the text says what was found and what to do."""


def note(source: str) -> tuple[list[str], list[str]]:
    """Give the text of a Markdown cell as ours, or what is wrong with it."""
    try:
        return [outside.paragraphs(source, "It", top=2)], []
    except ConfigError as error:
        return [], [f"{error.message} Draw the picture in a code cell."]


def shown(
    source: str, outputs: Sequence[Mapping[str, Any]], number: int, lang: str
) -> tuple[list[str], list[str]]:
    """Give what a code cell publishes as Markdown, and what is wrong with its other outputs.

    Parameters
    ----------
    source
        Its text, with lines ``#| fig-alt: …`` at the top where it shows pictures.
    outputs
        What it shows.
    number
        As the analyst counts.
    lang
        Of the page: ``#| fig-cap: {id: …, en: …}`` says it in each.

    Returns
    -------
    tuple
        Texts, and faults, each a line that ends with its cure.
    """
    texts, faults = [], []
    drawn = any(_picture_of(output.get("data", {})) for output in outputs)
    place = {"fig": 0, "tbl": 0}
    for output in outputs:
        data = output.get("data", {})
        try:
            if output["output_type"] == "stream":
                _printed(output)
            elif _MARKDOWN in data:
                texts.append(_bounded(_joined(data[_MARKDOWN])))
            elif kind := _picture_of(data):
                place["fig"] += 1
                said = _Said(source, "fig", number, place["fig"], lang)
                texts.append(_picture(output, kind, said))
            elif _HTML in data:
                for found in _tables(_bounded(_joined(data[_HTML]))):
                    place["tbl"] += 1
                    said = _Said(source, "tbl", number, place["tbl"], lang)
                    texts.append(found.markdown(said))
            elif not (drawn and _HANDLE.match(_joined(data.get("text/plain", "")))):
                cure = "End its last line with a semicolon." if drawn and data else _cure(data)
                faults.append(f"It shows {listing(sorted(data)) or 'an error'}. {cure}")
        except UnpublishedError as refusal:
            faults.append(str(refusal))
    return texts, faults


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _cure(data: Mapping[str, Any]) -> str:
    if any("vega" in kind for kind in data):
        return f"{ACCEPTED}: alt.renderers.enable('svg'), {KEEP_OFF}"
    return f"{ACCEPTED}: show it as one of them, {KEEP_OFF}"


def _printed(output: Mapping[str, Any]) -> None:
    text = _joined(output.get("text", "")).strip()
    if text and output.get("name") != "stderr":  # the log, which is no part of a page
        raise UnpublishedError(
            f"It prints {text[:40]!r}. Show it with IPython.display.Markdown, {KEEP_OFF}"
        )


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise UnpublishedError(f"It shows {len(text):,} characters. Show what matters, {KEEP_OFF}")
    return text


class _Said:
    """What the lines ``#| fig-cap: …`` at the top of a cell say of its pictures and tables."""

    def __init__(self, source: str, kind: str, cell: int, place: int, lang: str) -> None:
        self.kind, self.place, self.lang = kind, place, lang
        self.key = f"{kind}-own-{cell}-{place}"
        lines = [_OPTION.sub("", line) for line in source.splitlines() if _OPTION.match(line)]
        try:
            read = yaml.safe_load("\n".join(lines)) or {}
        except yaml.YAMLError:
            read = None
        if not isinstance(read, dict):
            raise UnpublishedError('Its lines #| are no YAML. Write #| fig-alt: "What it shows".')
        self._read = read

    def get(self, name: str) -> str:
        """Give a text by its name behind ``fig-`` or ``tbl-``, for this place and language."""
        value = self._read.get(key := f"{self.kind}-{name}") or ""
        if isinstance(value, list):
            value = value[self.place - 1] if self.place <= len(value) else ""
        if isinstance(value, dict):
            if self.lang not in value:
                raise UnpublishedError(
                    f"Its {key} says nothing in {self.lang}. Write #| {key}: {{{self.lang}: ...}}."
                )
            value = value[self.lang]
        return str(value).strip()


# --- pictures ------------------------------------------------------------------------------------


def _picture_of(data: Mapping[str, Any]) -> str | None:
    """Name the type of picture in a bundle, where there is no Markdown."""
    return None if _MARKDOWN in data else next((kind for kind in _PICTURES if kind in data), None)


def _picture(output: Mapping[str, Any], kind: str, said: _Said) -> str:
    text = _joined(output["data"][kind])
    try:
        content = (
            _DOCTYPE.sub("", text).encode()
            if kind == _SVG
            else base64.b64decode(text, validate=False)
        )
        picture = pictures.taken(content, "It shows a picture that")
    except binascii.Error:
        raise UnpublishedError("It shows a picture that is damaged. Draw it again.") from None
    except InputError as error:
        raise UnpublishedError(str(error)) from None
    meta = output.get("metadata", {})
    alt = said.get("alt") or meta.get(kind, {}).get("alt") or meta.get("alt")
    if not alt:
        raise UnpublishedError(
            "It shows a picture without a description. Write at the top of the cell: "
            '#| fig-alt: "What it shows", in words and numbers.'
        )
    caption = outside.plain(said.get("cap"))
    told = [f"#{said.key}"] if caption else []
    told += [f"fig-alt={attribute(alt)}", f"width={_width(picture, meta.get(kind, {}))}"]
    return f"![{caption}]({picture.uri}){{{' '.join(told)}}}"


def _width(picture: pictures.Picture, meta: Mapping[str, Any]) -> str:
    """Say how wide a picture stands: as the text, unless it is small, or would run off the page."""
    wide, high = picture.inches or (FULL, 0.0)
    if isinstance(told := meta.get("width"), int) and told > 0:  # drawn finer than it is shown
        wide, high = told / pictures.PER_INCH, high * told / pictures.PER_INCH / wide
    if high * TEXT > TALLEST * wide:
        return f"{min(wide, TALLEST * wide / high):.2f}in"
    return "100%" if wide >= FULL else f"{wide:.2f}in"


# --- tables --------------------------------------------------------------------------------------


class _Cell(NamedTuple):
    text: str
    columns: int
    rows: int


class _Table:
    """A table of an HTML output: rows by the part they stand in."""

    def __init__(self) -> None:
        self.parts: dict[str, list[list[_Cell]]] = {"thead": [], "tbody": [], "tfoot": []}
        self.caption: list[str] = []

    def markdown(self, said: _Said) -> str:
        """Write it as a pipe table, captions above and notes below."""
        grids = {part: _grid(rows, part == "thead") for part, rows in self.parts.items()}
        width = max((len(line) for grid in grids.values() for line in grid), default=0)
        count = sum(map(len, grids.values()))
        if not width or width > MOST_COLUMNS or count > MOST_ROWS:
            raise UnpublishedError(
                f"It shows a table of {count} rows and {width} columns. Show 1 to {MOST_ROWS} rows "
                f"and 1 to {MOST_COLUMNS} columns, {KEEP_OFF}"
            )
        notes: dict[str, list[str]] = {"thead": [], "tfoot": []}
        for part, found in notes.items():  # one cell over all columns: a title, a source
            over = [len(row) == 1 < width == row[0].columns for row in self.parts[part]]
            found += [line[0] for line, alone in zip(grids[part], over, strict=True) if alone]
            grids[part] = [line for line, alone in zip(grids[part], over, strict=True) if not alone]
        body = [[*line, *[""] * (width - len(line))] for line in grids["tbody"] + grids["tfoot"]]
        head = [
            _merged(line[at] for line in grids["thead"] if at < len(line)) for at in range(width)
        ]
        right = [_numeric(line[at] for line in body) for at in range(width)]
        lines = [head, ["---:" if one else ":---" for one in right]]
        lines += [[outside.plain(text) for text in line] for line in body]
        caption = said.get("cap") or ". ".join([*self.caption, *notes["thead"]])
        blocks = ["\n".join(f"| {' | '.join(line)} |" for line in lines)]
        blocks += [f": {outside.plain(caption)} {{#{said.key}}}"] if caption else []
        noted = " ".join(outside.plain(note) for note in notes["tfoot"])
        blocks += [f"::: {{.source}}\n\n{noted}\n\n:::"] if noted else []
        return "\n\n".join(blocks)


def _grid(rows: Sequence[Sequence[_Cell]], head: bool) -> list[list[str]]:
    """Write out cells that span rows or columns: a row's name in each row, a head over each column."""
    grid, pending = [], dict[int, tuple[int, str]]()
    for row in rows:
        line: list[str] = []
        queue = list(row)
        while queue or len(line) in pending:
            if (at := len(line)) in pending:
                left, text = pending.pop(at)
                if left > 1:
                    pending[at] = (left - 1, text)
                line.append(text)
                continue
            cell = queue.pop(0)
            for again in range(cell.columns):
                text = cell.text if head or not again else ""
                if cell.rows > 1:
                    pending[len(line)] = (cell.rows - 1, text)
                line.append(text)
        grid.append(line)
    return grid


def _merged(texts: Any) -> str:
    return outside.plain(", ".join(dict.fromkeys(text for text in texts if text)))


def _numeric(texts: Any) -> bool:
    known = [text for text in texts if text not in ("", "NaN", "nan", "<NA>", "None", "-", "–")]
    return bool(known) and all(_NUMBER.fullmatch(text) for text in known)


def _tables(html: str) -> list[_Table]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.active or not reader.tables:
        found = f" with <{reader.active[0]}>" if reader.active else ""
        raise UnpublishedError(f"It shows text/html{found}. {_cure({})}")
    if rest := " ".join("".join(reader.loose).split()):
        raise UnpublishedError(  # such as "500 rows × 4 columns" of a frame that is cut to the screen
            f"It shows {rest[:60]!r} beside a table. Show rows chosen by you, such as .head(20), "
            f"the text with IPython.display.Markdown, {KEEP_OFF}"
        )
    return reader.tables


class _Reader(HTMLParser):
    """Takes the tables out of HTML, and notes what else it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self.active: list[str] = []
        self.loose: list[str] = []
        self._part, self._depth, self._style = "tbody", 0, False
        self._row: list[_Cell] | None = None
        self._text: list[str] | None = None
        self._caption = False
        self._span = (1, 1)
        self._all_heads = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a table, a row or a cell begins."""
        given = dict(attrs)
        if tag in _ACTIVE or (tag == "table" and self._depth):
            self.active.append(tag)
        match tag:
            case "table":
                self._depth, self._part = self._depth + 1, ""
                self.tables.append(_Table())
            case "style":
                self._style = True
            case "thead" | "tbody" | "tfoot":
                self._part = tag
            case "caption":
                self._text, self._caption = [], True
            case "tr":
                self._end_row()
                self._row, self._all_heads = [], True
            case "td" | "th":
                self._end_cell()
                self._text = []
                self._span = _span(given.get("colspan")), _span(given.get("rowspan"))
                self._all_heads = self._all_heads and tag == "th"
            case "br" | "p" | "div" if self._text is not None:
                self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        match tag:
            case "style":
                self._style = False
            case "caption" if self._caption:
                self.tables[-1].caption += [" ".join("".join(self._text or []).split())]
                self._text, self._caption = None, False
            case "td" | "th":
                self._end_cell()
            case "tr" | "thead" | "tbody" | "tfoot":
                self._end_row()
            case "table":
                self._end_row()
                self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Take a piece of text."""
        if not self._style:
            (self.loose if self._text is None else self._text).append(data)

    def _end_cell(self) -> None:
        if self._text is not None and self._row is not None:
            self._row.append(_Cell(" ".join("".join(self._text).split()), *self._span))
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row and self.tables:
            parts = self.tables[-1].parts
            heads = self._all_heads and not parts["tbody"]
            parts[self._part or ("thead" if heads else "tbody")].append(self._row)
        self._row = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST_ROWS) if text and text.isdecimal() else 1
