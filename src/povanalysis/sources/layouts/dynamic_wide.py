"""L5: the dynamic table with one column a year, often in descending order.

::

    Indeks Kedalaman Kemiskinan (P1) Menurut Kabupaten/Kota
    (blank row)
    Nama Wilayah | 2023 | 2022 | ... | 2015
    ACEH         | 2.76 | 2.49 | ...
    Simeulue     | 3.26 | 2.73 | ...

The title gives the indicator. A workbook may hold one sheet an indicator.
"""

from __future__ import annotations

from povanalysis.sources import wording
from povanalysis.sources.grid import Grid
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L5"
TITLE = "dynamic table (one column a year)"


def matches(document: Document) -> bool:
    """Whether a sheet has a row of heads that are mostly years."""
    return (
        document.kind in ("text", "spreadsheet")
        and has_regions(document)
        and any(map(_has_years, document.grids))
    )


def _has_years(grid: Grid) -> bool:
    for r in range(min(len(grid.rows), 12)):
        texts = [text for c in range(1, grid.width) if (text := grid.text(r, c))]
        if texts and sum(wording.single_year(t) is not None for t in texts) > len(texts) / 2:
            return True
    return False


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
