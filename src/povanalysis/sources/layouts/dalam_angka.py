"""L6: tables of "Dalam Angka" yearbooks and SIMDASI, bilingual, as csv or xlsx.

::

    "Garis Kemiskinan, Jumlah, dan Persentase Penduduk Miskin Menurut Kabupaten/Kota ...",,,
    "Poverty Line, Number, and Percentage of Poor People by Regency/Municipality ...",,,
    "Kabupaten/Kota<newline>Regency/Municipality","Garis Kemiskinan ...",,...
    ,2019,2020,2019,2020
    Kabupaten/Regency,,,,
    Kediri," 39,449 ",...
    Kota/Municipality,,,,
    Kediri," 1,396 ",...
    Jawa Timur,...
    "Catatan/Note : ...",,,

The same name stands twice; only the section rows tell regency from city. Group heads cover empty
cells to their right, numbers carry blanks and thousands separators of either language, and rows
of column numbers ``(1) (2)`` may follow the heads.
"""

from __future__ import annotations

import re

from povanalysis.sources.grid import Grid
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L6"
TITLE = '"Dalam Angka" yearbook table (bilingual, sections)'

_SECTION = re.compile(
    r"^(kabupaten|regency|kota|municipality|city)(\s*/\s*(regency|kabupaten|municipality|city))?$",
    re.I,
)
_BILINGUAL = re.compile(r"kabupaten\s*/\s*kota\W+(regency|municipality)|by regency", re.I)


def matches(document: Document) -> bool:
    """Whether a sheet has section rows or bilingual heads."""
    return (
        document.kind in ("text", "spreadsheet")
        and has_regions(document)
        and any(map(_is_yearbook, document.grids))
    )


def _is_yearbook(grid: Grid) -> bool:
    for r in range(len(grid.rows)):
        for c in range(min(grid.width, 3)):
            text = grid.text(r, c)
            if _BILINGUAL.search(text) or (_SECTION.match(text) and grid.is_blank(r, c)):
                return True
    return False


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
