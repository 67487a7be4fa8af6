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

This is the boundary for files from outside. Refused are what is no regular file, files of nought
bytes or over 50 MB, macro workbooks, password-protected files, PDF and images, and control
characters (NUL among them) anywhere. Spreadsheets and HTML are decoded by a process that may take
little (:mod:`.decoding`); text and JSON are counted before they are cut. What comes out has no more
cells, rows, columns and characters a cell than :data:`MAX_CELLS` and those beside it say.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from povanalysis import files
from povanalysis.errors import InputError, LayoutError
from povanalysis.sources.tables import decoding
from povanalysis.sources.tables.decoding import MAX_CELLS
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.plain_text import text_table
from povanalysis.sources.tables.records import record_table

MAX_BYTES = 50_000_000  # the largest genuine download seen is below 1 MB
MAX_ROWS = 50_000
MAX_COLUMNS = 1_000
MAX_TEXT = 32_767  # characters of a cell; spreadsheet programs hold no more
MAX_SIGNS = 3_000_000  # brackets, commas and colons of JSON; ends of lines of a text
PATIENCE = 30.0  # seconds for decoding, on a busy machine

Kind = Literal["spreadsheet", "html", "text", "json"]

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)  # turned text, too
_CLEAR_CELL = "Clear the cell and save the file again."
_ONE_TABLE = "Save the one table in a file of its own, without the rows and columns beyond it."
_WITHOUT_PASSWORD = "Open it in a spreadsheet program and save it without the password."
_SAVE_AS = "Open it in a spreadsheet program and save the sheet with the table as .xlsx or .csv."


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
    if not path.name.isprintable():
        raise InputError(
            f"The name of {path.name!r} holds characters that cannot be printed.",
            cure="Rename the file.",
        )
    return read_document(path.name, files.read_regular(path, MAX_BYTES))


def read_document(file: str, content: bytes) -> Document:
    """Open content that is already in memory; see :func:`open_document`."""
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise _refusal(file, "is empty", "Download it again.")
    if content[:5] == b"%PDF-":
        raise _refusal(file, "is a PDF", "Take the table as xlsx or csv from the BPS page.")
    if content[:4] == b"PK\x03\x04":
        return _document(file, "spreadsheet", _decoded(file, "spreadsheet", content))
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _refusal(file, "is protected with a password", _WITHOUT_PASSWORD)
        return _document(file, "spreadsheet", _decoded(file, "spreadsheet", content))
    text = _decode(file, content)
    start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("{", "[")):
        if sum(map(text.count, "{[,:")) > MAX_SIGNS:
            raise _refusal(file, f"holds more than {MAX_SIGNS:,} values", _ONE_TABLE)
        if grid := record_table(file, text):
            return _document(file, "text", (grid,), text)
        return Document(file, "json", (), text)
    if re.match(r"<(?:!doctype html|html|table|\?xml|!--|head|body|meta|div)", start):
        # encoding declarations contradict the text once it is decoded, so hand on bytes of our own
        return _document(file, "html", _decoded(file, "html", text.encode("utf-8")), text)
    if max(map(text.count, "\r\n")) > MAX_SIGNS:
        raise _refusal(file, f"has more than {MAX_SIGNS:,} lines", _ONE_TABLE)
    return _document(file, "text", (text_table(file, text),), text)


def _document(file: str, kind: Kind, grids: Iterable[Grid], text: str = "") -> Document:
    """Make a document of tables that are no larger, and hold nothing else, than a table does."""
    found = tuple(grids)
    for grid in found:
        large = len(grid.rows) > MAX_ROWS or grid.width > MAX_COLUMNS
        if large or max(grid.width * len(grid.rows), grid.covered) > MAX_CELLS:
            raise _refusal(
                file, f"spans {len(grid.rows):,} rows and {grid.width:,} columns", _ONE_TABLE
            )
        for r, row in enumerate(grid.rows):
            for c, cell in enumerate(row):
                if isinstance(cell, str) and (len(cell) > MAX_TEXT or _HIDDEN.search(cell)):
                    what = "control characters" if len(cell) <= MAX_TEXT else "a text too long"
                    place = grid.address(r, c)
                    raise _refusal(file, f"holds {what} for a cell in {place}", _CLEAR_CELL)
    return Document(file, kind, found, text)


def _refusal(file: str, what: str, cure: str) -> LayoutError:
    return LayoutError(f"{file} {what}.", cure=cure)


# ------------------------------------------------------------------------------------- decoding


def _decoded(file: str, kind: Kind, content: bytes) -> tuple[Grid, ...]:
    """Let a process of its own decode the content (:mod:`.decoding`), which cannot take ours down."""
    places = {str(Path(found.origin).parents[1]) for name in ("python_calamine", "lxml")
              if (found := find_spec(name)) and found.origin}  # fmt: skip
    command = [sys.executable, "-I", "-S", decoding.__file__, kind, *sorted(places)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE)
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, RecursionError):
        raise _refusal(
            file,
            "is damaged, or takes more memory or time to decode than any table of BPS",
            _SAVE_AS,
        ) from None
    if "refused" in told:
        what, cure, cells = told["refused"]
        raise LayoutError(f"{file} {what}.", cure=cure, cells=cells)
    return tuple(
        Grid(file, name, tuple(map(tuple, rows)), tuple(map(tuple, merged)), kind == "spreadsheet")
        for name, rows, merged in told["tables"]
    )


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
        if not _CONTROL.search(text):
            return text
    raise _refusal(
        file, "is neither a spreadsheet nor text (UTF-8, UTF-16 or Windows-1252)", _SAVE_AS
    )
