"""L2: the csv (or flat xlsx) download with one head row, one column an indicator and month.

UTF-8 with byte order mark, comma, decimal point; the year stands in the file name only::

    Provinsi,Garis Kemiskinan - Maret (Rp),...,Persentase Penduduk Miskin - September
    Aceh,464626,...,15.68
    Indonesia,...
    ,,,
    Keterangan,,,
    -,,,

Columns differ by year (no poverty line before 2017); ``...`` stands where a round was not
published. The English download has the same form ("Percentage of Poor People - March").
"""

from __future__ import annotations

from povanalysis.sources import wording
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L2"
TITLE = "BPS website table (csv, one column an indicator and month)"


def matches(document: Document) -> bool:
    """Whether the first row names indicators with a reference month."""
    if document.kind not in ("text", "spreadsheet") or not has_regions(document):
        return False
    grid = document.grids[0]
    heads = [grid.text(0, c) for c in range(grid.width)]
    return any(wording.indicators(h) and wording.period(h) in ("March", "September") for h in heads)


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
