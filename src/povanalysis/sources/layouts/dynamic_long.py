"""L4: the dynamic table in long form, one row a figure, ``;`` between columns.

::

       <BOM>nama_variabel;nama_variabel_turunan;nama_tahun;nama_turunan_tahun;data_content;nama_item_vertical_variabel
    "Indeks Kedalaman Kemiskinan (P1) Menurut Kabupaten/Kota";"Tidak Ada";2023;Tahun;2.76;ACEH

Blanks and a byte order mark stand inside the first head; provinces are written in upper case in
the same column as their regencies; whole numbers have lost their decimals. Compilations by others
keep the columns ``nama_variabel, nama_tahun, nama_wilayah, data_content`` with commas.
"""

from __future__ import annotations

from povanalysis.sources.grid import Grid
from povanalysis.sources.layouts._sheets import read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading
from povanalysis.sources.wording import plain

NAME = "L4"
TITLE = "dynamic table in long form (csv with ;)"


def matches(document: Document) -> bool:
    """Whether some sheet has the columns variable, year and content."""
    return document.kind in ("text", "spreadsheet") and any(map(_has_heads, document.grids))


def _has_heads(grid: Grid) -> bool:
    heads = {plain(grid.text(0, c)) for c in range(grid.width)}
    return {"nama variabel", "nama tahun", "data content"} <= heads


def read(document: Document, hints: Hints) -> Reading:
    """Read the long form."""
    return read_sheets(document, hints, NAME)
