"""L9: flat files of open-data portals, Kaggle and other compilations.

One row a region (and year), heads in one row: ``kode_kabupaten_kota,nama_kabupaten_kota,
garis_kemiskinan,satuan,tahun``; ``Provinsi;Kab/Kota;Persentase Penduduk Miskin (P0) ...;...`` with
decimal commas, blanks around figures and hundreds of empty rows at the end; persons instead of
thousands. This is the last layout tried: any table with region names and a recognisable head.
"""

from __future__ import annotations

from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading

NAME = "L9"
TITLE = "open-data or compiled flat file"


def matches(document: Document) -> bool:
    """Whether there is a column of region names at all."""
    return document.kind in ("text", "spreadsheet") and has_regions(document)


def read(document: Document, hints: Hints) -> Reading:
    """Read all sheets."""
    return read_sheets(document, hints, NAME)
