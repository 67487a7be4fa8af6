"""Cells of spreadsheets and HTML, decoded by a process of its own that may take little.

A small file can ask for any amount of memory or time: cells far apart, spans, archives, nested
elements, or a fault of a decoding library. So this module is **run as a program** by
:mod:`.opening`, on the standard library, python-calamine and lxml alone: bytes come in on standard
input, cells go out as JSON, and memory and time of the process are limited by the system. What is
seen to be too much is refused by name before it is expanded.

* Archives: what they say they unpack to, each part once, no macros. Every XML part is read as a
  stream first: no document type (so no entities), bounded depth; in sheets (xlsx, ods) the cell
  farthest out, and formulas without a saved value, which would pass as "no figure".
* HTML: cells are counted with their spans before they are laid out.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import re
import sys
import zipfile
import zlib
from collections import Counter
from typing import Any, NoReturn
from xml.parsers import expat

MAX_UNPACKED = 300_000_000
MAX_RATIO = 100  # genuine xlsx files unpack five- to twentyfold
MAX_CELLS = 400_000  # of all sheets; 514 regencies, 15 years and 5 indicators a row each: 385,000
MAX_DEPTH = 100
MAX_MERGED = 20_000
MEMORY = 700_000_000  # of the process
SECONDS = 6  # of computing

_DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, EOFError)
_SAVE_AS = "Open it in a spreadsheet program and save the sheet with the table as .xlsx or .csv."
_CUT_OFF = "Delete the rows and columns beyond the table and save it again."
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})", re.I)

Cells = list[list[Any]]
Merged = list[tuple[int, int, int, int]]
Table = tuple[str, Cells, Merged]


class RefusedError(Exception):
    """What is wrong with a file, what to do about it, and in which cells."""

    def __init__(self, what: str, cure: str, cells: list[str] | None = None) -> None:
        super().__init__(what, cure, cells or [])


def _damaged(why: object) -> NoReturn:
    what = f"is a damaged, cut or protected spreadsheet ({why})"
    raise RefusedError(what, "Download it again.")


# --------------------------------------------------------------------------------- spreadsheets


def spreadsheet(content: bytes) -> list[Table]:
    """Give the visible sheets of a workbook: name, cells, merged ranges."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    if content[:2] == b"PK":
        _check_archive(content)
    tables: list[Table] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        room = MAX_CELLS
        for meta in book.sheets_metadata:
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            height, width = (n + 1 for n in sheet.end or (-1, -1))
            room -= height * width
            if room < 0:
                raise _too_far(height, width)
            rows = [[_cell(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
            while rows and all(cell == "" for cell in rows[-1]):  # some reach to the last row
                rows.pop()
            merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            tables.append((meta.name, rows, merged))
    except (CalamineError, OSError, KeyError, *_DAMAGE) as error:
        _damaged(error)
    if not any(cell != "" for _, rows, _ in tables for row in rows for cell in row):
        raise RefusedError("has no visible sheet with anything in it", _SAVE_AS)
    return tables


def _cell(value: object) -> str | float:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.date) and value.year == 1905:  # 2023 in a cell that shows dates
        return float(value.toordinal() - dt.date(1899, 12, 30).toordinal())
    return str(value)


def _too_far(height: int, width: int) -> RefusedError:
    what = (
        f"spans {height:,} rows and {width:,} columns, to a stray cell in row {height} or column "
        f"{_letters(width)}"
    )
    return RefusedError(what, _CUT_OFF)


def _letters(width: int) -> str:
    name = ""
    while width:
        width, rest = divmod(width - 1, 26)
        name = chr(65 + rest) + name
    return name


def _check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > min(MAX_UNPACKED, MAX_RATIO * max(len(content), 100_000)):
                raise RefusedError(
                    f"would unpack to {unpacked / 1e6:,.0f} MB from {len(content) / 1e6:,.1f} MB",
                    "No table of BPS does; take it from the BPS page again.",
                )
            names = Counter(entry.filename.lower() for entry in entries)
            if names.most_common(1)[0][1:] > (1,):
                raise RefusedError("holds one part twice", "Download it again.")
            if any(name.endswith("vbaproject.bin") for name in names):
                raise RefusedError(
                    "is a workbook with macros, which BPS does not hand out", _SAVE_AS
                )
            if damaged := archive.testzip():
                raise RefusedError(f"is damaged in {damaged[:80]!r}", "Download it again.")
            empty: list[str] = []
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        empty += _Part(part, entry.filename).empty
    except (*_DAMAGE, RuntimeError, IndexError) as error:  # RuntimeError: it has a password
        _damaged(error)
    if empty:
        raise RefusedError(
            f"holds formulas without a saved value ({', '.join(empty[:8])})",
            "Open it in a spreadsheet program, save it again and import that file.",
            empty[:100],
        )


class _Part:
    """One XML part read as a stream: bounded, and what its sheets reach to."""

    def __init__(self, stream: Any, name: str) -> None:
        self.empty: list[str] = []  # formulas without a value
        self._cells = 0
        self._depth = 0
        self._merged = 0
        self._sheet = False
        self._row = self._column = 0  # of the cell at hand, from one
        self._repeated = (1, 1)
        self._height = self._width = 0
        self._filled = self._formula = self._valued = False
        self._inside = ""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.ParseFile(stream)
        except expat.ExpatError as error:
            raise RefusedError(
                f"is damaged in {name[:80]!r} ({error})", "Download it again."
            ) from None

    def _doctype(self, *_: object) -> NoReturn:
        raise RefusedError(
            "declares entities of its own, which no spreadsheet program does", _SAVE_AS
        )

    def _start(self, name: str, told: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise RefusedError(f"nests elements more than {MAX_DEPTH} deep", _SAVE_AS)
        local = name.rpartition(" ")[2]
        if local == "sheetData":
            self._sheet, self._row, self._column, self._height, self._width = True, 0, 0, 0, 0
        elif local == "row" and self._sheet:
            number = told.get("r", "")
            self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
            self._column = 0
        elif local == "c" and self._sheet:
            found = _REFERENCE.fullmatch(told.get("r", ""))
            self._column += 1
            if found:
                letters = reversed(found[1].upper())
                self._column = sum((ord(sign) - 64) * 26**n for n, sign in enumerate(letters))
                self._row = int(found[2])
            self._repeated = (1, 1)
            self._filled = self._formula = self._valued = False
        elif local in ("v", "is", "f") and self._sheet:
            self._filled, self._inside = True, local
            self._formula |= local == "f"
        elif local == "mergeCell":
            self._merged += 1
            if self._merged > MAX_MERGED:
                raise RefusedError(f"merges cells in more than {MAX_MERGED:,} places", _SAVE_AS)
        elif local == "table":
            self._row = self._column = self._height = self._width = 0
        elif local == "table-row":
            self._repeated = (_repeats(told, "number-rows-repeated"), 1)
            self._row += self._repeated[0]
            self._column = 0
        elif local in ("table-cell", "covered-table-cell"):
            self._repeated = (self._repeated[0], _repeats(told, "number-columns-repeated"))
            self._column += self._repeated[1]
            self._filled = any(key.endswith("value-type") for key in told)
        elif local == "p":
            self._filled = True

    def _characters(self, _text: str) -> None:
        self._valued |= self._inside == "v"

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = name.rpartition(" ")[2]
        self._inside = ""
        if local == "c" and self._sheet:
            if self._formula and not self._valued:
                self.empty.append(f"{_letters(self._column)}{self._row}")
            self._count()
        elif local in ("table-cell", "covered-table-cell"):
            self._count()
        elif local == "sheetData":
            self._sheet = False

    def _count(self) -> None:
        down, across = self._repeated
        self._cells += down * across if self._filled else 1
        if self._filled:
            self._height = max(self._height, self._row)
            self._width = max(self._width, self._column)
            self._filled = False
        if max(self._cells, self._height * self._width) > MAX_CELLS:
            raise _too_far(max(self._height, self._row), max(self._width, self._column))


def _repeats(told: dict[str, str], name: str) -> int:
    text = next((value for key, value in told.items() if key.endswith(name)), "1")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 1


# ----------------------------------------------------------------------------------------- HTML


def html(content: bytes) -> list[Table]:
    """Give the tables of a page in UTF-8: name (with the caption), cells, merged ranges."""
    import lxml.etree
    import lxml.html

    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = lxml.html.fromstring(content, parser=parser)
    except (ValueError, lxml.etree.LxmlError) as error:
        raise RefusedError(f"is not readable HTML ({error})", _SAVE_AS) from None
    found: list[Table] = []
    room = MAX_CELLS
    for number, table in enumerate(tree.iter("table"), start=1):
        if table.find(".//table") is not None:
            continue  # a frame for the tables inside it
        rows, merged = _html_rows(table, room)
        room -= sum(map(len, rows))
        if rows:
            said = " ".join(table.findtext("caption", "").split())
            name = f"table {number}: {said}" if said else table.get("id") or f"table {number}"
            found.append((name, rows, merged))
    return found


def _html_rows(table: Any, room: int) -> tuple[Cells, Merged]:
    lines = [
        [(item, _span(item.get("colspan")), _span(item.get("rowspan")))
         for item in line.iterchildren("td", "th")]
        for line in table.iter("tr")
    ]  # fmt: skip
    spread = sum(wide * high for line in lines for _, wide, high in line)
    if spread > room:
        raise RefusedError(
            f"spreads its cells over {spread:,} places", "Take the table as xlsx or csv."
        )
    rows: Cells = []
    merged: Merged = []
    taken: set[tuple[int, int]] = set()
    for r, line in enumerate(lines):
        cells: list[str] = []
        c = 0
        for item, wide, high in line:
            while (r, c) in taken:
                cells.append("")
                c += 1
            cells.append(_html_text(item))
            cells.extend([""] * (wide - 1))
            if wide > 1 or high > 1:
                merged.append((r, c, r + high - 1, c + wide - 1))
            taken.update((r + d, c + a) for d in range(1, high) for a in range(wide))
            c += wide
        rows.append(cells)
    return rows, merged


def _html_text(item: Any) -> str:
    """Give the text of a cell; a footnote's raised digit stays one, 12.53 must not become 12.531."""
    for raised in item.iter("sup"):
        raised.text = (raised.text_content() or "").strip().translate(_RAISED)
        for child in raised:
            child.text = ""
    return str(item.text_content())


def _span(text: str | None) -> int:
    digits = re.match(r"\s*([0-9]{1,3})", text or "")
    return min(max(int(digits[1]), 1), 200) if digits else 1


# ---------------------------------------------------------------------------------- the program


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Decode standard input as the first argument says; the others are where libraries lie."""
    kind, *places = sys.argv[1:]
    sys.path.extend(places)
    _limit()
    try:
        told: dict[str, Any] = {"tables": globals()[kind](sys.stdin.buffer.read())}
    except RefusedError as refused:
        told = {"refused": refused.args}
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # nothing to tidy up


if __name__ == "__main__":
    main()
