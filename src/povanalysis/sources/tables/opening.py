"""Opening a file of any wrapping into grids, or saying why it cannot be opened.

The content decides, never the extension: BPS hands out HTML named ``.xls`` and text named
``.csv`` in four encodings. What is read:

* spreadsheets (xlsx, xls, xlsb, ods) through python-calamine, every visible sheet with its
  merged ranges; formulas count with the value the spreadsheet saved, and a formula without one is
  refused by its cell, because an empty cell would pass as "no figure";
* HTML through lxml, every table, cells spread over their ``colspan`` and ``rowspan``;
* text with ``;`` ``,`` tab, ``|`` or blanks (:mod:`.plain_text`), in UTF-8, UTF-16 or
  Windows-1252, with or without byte order mark, any line ends;
* JSON: records as a table (:mod:`.records`), answers of the WebAPI handed on unparsed.

Refused before anything is unpacked: files of nought bytes, over 50 MB, archives that unpack to
more than 300 MB or a hundredfold, macro workbooks, password-protected files, PDF and images.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from povanalysis.errors import InputError, LayoutError
from povanalysis.sources.tables.grid import Cell, Grid
from povanalysis.sources.tables.plain_text import text_table
from povanalysis.sources.tables.records import record_table

MAX_BYTES = 50_000_000  # the largest genuine download seen is below 1 MB
MAX_UNPACKED = 300_000_000
MAX_RATIO = 100  # genuine xlsx files unpack five- to twentyfold
MAX_CELLS = 20_000_000

Kind = Literal["spreadsheet", "html", "text", "json"]

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, OverflowError, NotImplementedError, EOFError)
_WITHOUT_PASSWORD = "Open it in a spreadsheet program and save it without the password."
_SAVE_AS = "Open it in a spreadsheet program and save the sheet with the table as .xlsx or .csv."
# the parts of a sheet's XML, with or without a namespace prefix; each is found in one pass, so that
# the time stays proportional to the size of the sheet
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_XML_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_XML_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_XML_FORMULA = re.compile(rb"<(?:\w+:)?f(?=[\s/>])")
_XML_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_XML_PLACE = re.compile(rb'\br="([A-Z]+[0-9]+)"')


@dataclass(frozen=True)
class Document:
    """An opened file.

    Attributes
    ----------
    file
        Name of the file.
    kind
        What the content is.
    grids
        Its tables; empty for JSON.
    text
        The decoded content of text, HTML and JSON files, empty for spreadsheets.
    columns
        Its columns as an import understood them, empty where they are to be understood.
    """

    file: str
    kind: Kind
    grids: tuple[Grid, ...]
    text: str = ""
    columns: tuple[dict[str, Any], ...] = ()


def open_document(path: Path) -> Document:
    """Open a file.

    Raises
    ------
    InputError
        The file does not exist or cannot be read.
    LayoutError
        The content is damaged, too large, or of a kind that is not read.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _refusal(
                path.name,
                f"has {size / 1e6:,.0f} MB; tables of BPS are a thousandth of that",
                "Save the one sheet with the table in a file of its own.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}).",
            cure="Give the path of a file you may read.",
        ) from error
    return read_document(path.name, content)


def read_document(file: str, content: bytes) -> Document:
    """Open content that is already in memory; see :func:`open_document`."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise _refusal(file, "is empty", "Download it again.")
    if content[:5] == b"%PDF-":
        raise _refusal(file, "is a PDF", "Take the table as xlsx or csv from the BPS page.")
    if content[:4] == b"PK\x03\x04":
        _guard_archive(file, content)
        return Document(file, "spreadsheet", _sheets(file, content))
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _refusal(file, "is protected with a password", _WITHOUT_PASSWORD)
        return Document(file, "spreadsheet", _sheets(file, content))
    text = _decode(file, content)
    start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("{", "[")):
        if grid := record_table(file, text):
            return Document(file, "text", (grid,), text)
        return Document(file, "json", (), text)
    if re.match(r"<(?:!doctype html|html|table|\?xml|!--|head|body|meta|div)", start):
        return Document(file, "html", _html_tables(file, text), text)
    return Document(file, "text", (text_table(file, text),), text)


def _refusal(file: str, what: str, cure: str) -> LayoutError:
    return LayoutError(f"{file} {what}.", cure=cure)


# --------------------------------------------------------------------------------- spreadsheets


def _guard_archive(file: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _guard_size(file, len(content), sum(entry.file_size for entry in entries))
            damaged = archive.testzip()
    except (*_DAMAGE, RuntimeError) as error:  # RuntimeError: the archive has a password
        raise _refusal(
            file, f"is a damaged, cut or protected spreadsheet ({error})", "Download it again."
        ) from error
    if damaged:
        raise _refusal(file, f"is damaged in {damaged}", "Download it again.")
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refusal(file, "is a workbook with macros, which BPS does not hand out", _SAVE_AS)


def _guard_size(file: str, packed: int, unpacked: int) -> None:
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 100_000):
        raise _refusal(
            file,
            f"would unpack to {unpacked / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB",
            "No table of BPS does; take it from the BPS page again.",
        )


def _sheets(file: str, content: bytes) -> tuple[Grid, ...]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        if content[:2] == b"PK":
            _refuse_stray_cells(file, content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        grids = []
        for meta in book.sheets_metadata:
            if meta.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            rows = [
                tuple(_cell(value) for value in row)
                for row in sheet.to_python(skip_empty_area=False)
            ]
            merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
            while rows and all(cell == "" for cell in rows[-1]):  # some reach to the last row
                rows.pop()
            grids.append(Grid(file, meta.name, tuple(rows), merged))
    except (CalamineError, ValueError, OSError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise _refusal(
            file, f"is a damaged, cut or protected spreadsheet ({error})", "Download it again."
        ) from error
    if content[:2] == b"PK":
        _refuse_uncomputed_formulas(file, content)
    if not any(cell != "" for grid in grids for row in grid.rows for cell in row):
        raise _refusal(file, "has no visible sheet with anything in it", _SAVE_AS)
    return tuple(grids)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, dt.date) and value.year == 1905:  # 2023 in a cell that shows dates
        return float(value.toordinal() - dt.date(1899, 12, 30).toordinal())
    return str(value)


def _refuse_stray_cells(file: str, content: bytes) -> None:
    """Refuse a sheet whose farthest cell spans more than memory holds; calamine would abort."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in filter(_XML_SHEET.fullmatch, archive.namelist()):
            places = _XML_PLACE.findall(archive.read(name))
            wide = max((len(place.rstrip(b"0123456789")), place) for place in places or [b"A1"])[1]
            letters = wide.rstrip(b"0123456789")
            width = sum((sign - 64) * 26**n for n, sign in enumerate(reversed(letters)))
            height = max((int(place.lstrip(_LETTERS)) for place in places), default=1)
            if width * height > MAX_CELLS:
                raise _refusal(
                    file,
                    f"spans {height:,} rows and {width:,} columns, to a stray cell in row {height} "
                    f"or column {letters.decode()}",
                    "Delete the rows and columns beyond the table and save it again.",
                )


def _refuse_uncomputed_formulas(file: str, content: bytes) -> None:
    """Refuse formulas that carry no saved value; calamine would show them as empty cells."""
    empty: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not _XML_SHEET.fullmatch(name):
                continue
            for cell in _XML_CELL.split(archive.read(name))[1:]:
                if _XML_FORMULA.search(cell) and not _XML_VALUE.search(cell):
                    place = _XML_PLACE.search(cell)
                    empty.append(place[1].decode() if place else "a cell")
    if empty:
        shown = ", ".join(empty[:8])
        raise LayoutError(
            f"{file} holds formulas without a saved value ({shown}).",
            cure="Open it in a spreadsheet program, save it again and import that file.",
            cells=empty,
        )


# ------------------------------------------------------------------------------- text and HTML


def _decode(file: str, content: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):  # fmt: skip
        if content.startswith(mark):
            encodings: tuple[str, ...] = (encoding,)
            break
    else:
        encodings = ("utf-8", "cp1252")
        if content[1:2] == b"\x00":
            encodings = ("utf-16-le",)
        elif content[:1] == b"\x00":
            encodings = ("utf-16-be",)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # tables hold no control characters; programs, images and archives do
        strange = sum(1 for sign in text[:20_000] if ord(sign) < 32 and sign not in "\t\r\n\x0c")
        if strange == 0:
            return text
    raise _refusal(
        file, "is neither a spreadsheet nor text (UTF-8, UTF-16 or Windows-1252)", _SAVE_AS
    )


def _html_tables(file: str, text: str) -> tuple[Grid, ...]:
    import lxml.html

    try:
        # encoding declarations contradict the text once it is decoded, so parse bytes of our own
        tree = lxml.html.fromstring(
            text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (ValueError, lxml.etree.LxmlError) as error:
        raise _refusal(file, f"is not readable HTML ({error})", _SAVE_AS) from error
    grids = []
    for number, table in enumerate(tree.iter("table"), start=1):
        if table.find(".//table") is not None:
            continue  # a frame for the tables inside it
        name = table.get("id") or f"table {number}"
        rows, merged = _html_rows(table)
        if rows:
            grids.append(Grid(file, name, rows, merged, spreadsheet=False))
    return tuple(grids)


def _html_rows(
    table: object,
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[int, int, int, int], ...]]:
    rows: list[list[Cell]] = []
    merged: list[tuple[int, int, int, int]] = []
    taken: dict[tuple[int, int], bool] = {}
    for r, line in enumerate(table.iter("tr")):  # type: ignore[attr-defined]
        cells: list[Cell] = []
        c = 0
        for item in line.iterchildren("td", "th"):
            while taken.get((r, c)):
                cells.append("")
                c += 1
            wide, high = _span(item.get("colspan")), _span(item.get("rowspan"))
            cells.append(_html_text(item))
            cells.extend([""] * (wide - 1))
            if wide > 1 or high > 1:
                merged.append((r, c, r + high - 1, c + wide - 1))
            for below in range(1, high):
                for across in range(wide):
                    taken[(r + below, c + across)] = True
            c += wide
        rows.append(cells)
    return tuple(tuple(row) for row in rows), tuple(merged)


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
