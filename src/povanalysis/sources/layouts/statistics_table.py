"""L1: the Excel download of a "statistics table" on bps.go.id or a provincial BPS site.

One file per year. ``A1:A3`` is one merged cell ("Kabupaten/Kota"), row 2 holds the title with the
unit in brackets, row 3 the year as a number, then come the province and its regencies::

    Kabupaten/Kota      |
                        | Persentase Penduduk Miskin Menurut Kabupaten/Kota di Jawa Barat (Persen)
                        | 2021
    Provinsi Jawa Barat | 8.4
    Bogor               | 8.13
    Kota Cirebon        | 10.03

Regencies carry no prefix, cities do: ``Bogor`` is Kabupaten Bogor. Later downloads have one column
a month or an indicator, with the same merged corner.
"""

from __future__ import annotations

from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L1"
TITLE = "BPS website table (xlsx, one year a file)"


def matches(document: Document) -> bool:
    """Whether the first sheet has a merged corner over the names and heads beside it."""
    if document.kind != "spreadsheet" or not has_regions(document):
        return False
    grid = document.grids[0]
    corner = any(
        left == 0 and right == 0 and top <= 3 and bottom > top
        for top, left, bottom, right in grid.merged
    )
    return corner


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
