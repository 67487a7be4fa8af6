"""The signs by which each wrapping of a table of text or cells gives itself away.

L1, the download of a "statistics table" on bps.go.id or a provincial BPS site: in xlsx ``A1:A3`` is
one merged cell, row 2 holds the title with the unit in brackets, row 3 the year; the csv has the
same rows, its corner without the two cells below it::

    Kabupaten/Kota      |
                        | Persentase Penduduk Miskin Menurut Kabupaten/Kota di Jawa Barat (Persen)
                        | 2021
    Provinsi Jawa Barat | 8.4
    Bogor               | 8.13
    Kota Cirebon        | 10.03

L2, one head row, a column an indicator and month; the year stands in the file name only::

    Provinsi,Garis Kemiskinan - Maret (Rp),...,Persentase Penduduk Miskin - September

L4, the dynamic table in long form: blanks and a byte order mark inside the first head, provinces in
upper case among their regencies, whole numbers without their decimals::

       <BOM>nama_variabel;nama_variabel_turunan;nama_tahun;nama_turunan_tahun;data_content;...

L5, the dynamic table with one column a year, often in descending order, under a title. L6, tables of
"Dalam Angka" yearbooks and SIMDASI: bilingual heads, and section rows (``Kabupaten/Regency``) that
alone tell the two Kediri apart. L9 is what remains: any table with names of regions.
"""

from __future__ import annotations

import re

from povanalysis.sources.tables import wording
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.wording import plain

_SECTION = re.compile(
    r"^(kabupaten|regency|kota|municipality|city)(\s*/\s*(regency|kabupaten|municipality|city))?$",
    re.I,
)
_BILINGUAL = re.compile(r"kabupaten\s*/\s*kota\W+(regency|municipality)|by regency", re.I)


def corner(grid: Grid) -> bool:
    """L1: a corner over the names that reaches down beside the heads."""
    merged = any(
        left == 0 and right == 0 and top <= 3 and bottom > top
        for top, left, bottom, right in grid.merged
    )
    if merged or len(grid.rows) < 3 or not grid.text(0, 0) or grid.text(1, 0):
        return merged
    below = [text for c in range(1, grid.width) if (text := grid.text(1, c))]
    beside = [text for c in range(1, grid.width) if (text := grid.text(0, c))]
    return (
        bool(below)
        and not any(map(wording.single_year, beside))
        and (all(map(wording.single_year, below)) or (not beside and len(below) == 1))
    )


def months_in_heads(grid: Grid) -> bool:
    """L2: the first row names indicators with a reference month."""
    heads = _first_row(grid)
    return any(wording.indicators(h) and wording.period(h) in ("March", "September") for h in heads)


def long_form(grid: Grid) -> bool:
    """L4: the columns variable, year and content."""
    heads = {plain(head) for head in _first_row(grid)}
    return {"nama variabel", "nama tahun", "data content"} <= heads


def years_across(grid: Grid) -> bool:
    """L5: a row of heads that are mostly years."""
    for r in range(min(len(grid.rows), 12)):
        texts = [text for c in range(1, grid.width) if (text := grid.text(r, c))]
        if texts and sum(wording.single_year(t) is not None for t in texts) > len(texts) / 2:
            return True
    return False


def yearbook(grid: Grid) -> bool:
    """L6: section rows or bilingual heads."""
    for r in range(len(grid.rows)):
        for c in range(min(grid.width, 3)):
            text = grid.text(r, c)
            if _BILINGUAL.search(text) or (_SECTION.match(text) and grid.is_blank(r, c)):
                return True
    return False


def _first_row(grid: Grid) -> list[str]:
    """Texts of the first row that is not empty; a line ``sep=;`` may stand above it."""
    row = next((r for r in range(len(grid.rows)) if not grid.is_blank(r)), 0)
    return [grid.text(row, c) for c in range(grid.width)]
