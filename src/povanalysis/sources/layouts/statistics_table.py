"""L1: the download of a "statistics table" on bps.go.id or a provincial BPS site, xlsx or csv.

One file per year. In xlsx ``A1:A3`` is one merged cell ("Kabupaten/Kota"), row 2 holds the title
with the unit in brackets, row 3 the year as a number, then come the province and its regencies::

    Kabupaten/Kota      |
                        | Persentase Penduduk Miskin Menurut Kabupaten/Kota di Jawa Barat (Persen)
                        | 2021
    Provinsi Jawa Barat | 8.4
    Bogor               | 8.13
    Kota Cirebon        | 10.03

Regencies carry no prefix, cities do: ``Bogor`` is Kabupaten Bogor. Later downloads have one column
a month or an indicator, with the same merged corner. The csv has the same rows, its corner without
the two cells below it.
"""

from __future__ import annotations

from povanalysis.sources import wording
from povanalysis.sources.grid import Grid
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L1"
TITLE = "BPS website table (one year a file)"


def matches(document: Document) -> bool:
    """Whether the first sheet has a corner over the names that reaches down beside the heads."""
    if document.kind not in ("spreadsheet", "text") or not has_regions(document):
        return False
    grid = document.grids[0]
    merged = any(
        left == 0 and right == 0 and top <= 3 and bottom > top
        for top, left, bottom, right in grid.merged
    )
    return merged or _title_and_year_beside_the_corner(grid)


def _title_and_year_beside_the_corner(grid: Grid) -> bool:
    if len(grid.rows) < 3 or not grid.text(0, 0) or grid.text(1, 0):
        return False
    below = [text for c in range(1, grid.width) if (text := grid.text(1, c))]
    beside = [text for c in range(1, grid.width) if (text := grid.text(0, c))]
    return (
        bool(below)
        and not any(map(wording.single_year, beside))
        and (all(map(wording.single_year, below)) or (not beside and len(below) == 1))
    )


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
