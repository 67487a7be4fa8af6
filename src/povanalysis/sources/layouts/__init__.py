"""One reader per wrapping in which BPS hands out its tables.

=====  ================================================  =====================================
name   wrapping                                          module
=====  ================================================  =====================================
L1     website table, xlsx, one year a file              :mod:`.statistics_table`
L2     website table, csv, several indicators and months :mod:`.province_csv`
L3     old dynamic table, HTML named .xls                :mod:`.html_tables`
L4     dynamic table, ``;`` long form                    :mod:`.dynamic_long`
L5     dynamic table, one column a year                  :mod:`.dynamic_wide`
L6     "Dalam Angka", bilingual, sections                :mod:`.dalam_angka`
L7     WebAPI, JSON                                      :mod:`.webapi_json`
L9     open-data portals, Kaggle, own compilations       :mod:`.open_data`
=====  ================================================  =====================================

Each module has ``NAME``, ``TITLE``, ``matches(document)`` and ``read(document, hints)``. The order
below is that of detection: the more a wrapping gives itself away, the earlier.
"""

from __future__ import annotations

from typing import Protocol

from povanalysis.errors import LayoutError, ParameterError, listing
from povanalysis.sources.layouts import (
    dalam_angka,
    dynamic_long,
    dynamic_wide,
    html_tables,
    open_data,
    province_csv,
    statistics_table,
    webapi_json,
)
from povanalysis.sources.opening import Document
from povanalysis.sources.reading import Hints, Reading


class Layout(Protocol):
    """What every layout module offers."""

    NAME: str
    TITLE: str

    def matches(self, document: Document) -> bool:
        """Whether a document is in this wrapping."""
        ...

    def read(self, document: Document, hints: Hints) -> Reading:
        """Read all figures of a document."""
        ...


LAYOUTS: tuple[Layout, ...] = (
    webapi_json,
    html_tables,
    dynamic_long,
    dalam_angka,
    statistics_table,
    province_csv,
    dynamic_wide,
    open_data,
)


def names() -> list[str]:
    """List the names of the layouts.

    >>> names()
    ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L9']
    """
    return sorted(layout.NAME for layout in LAYOUTS)


def detect(document: Document, hints: Hints) -> Layout:
    """Find the wrapping of a document, or take the one the user names.

    Raises
    ------
    ParameterError
        The named layout does not exist.
    LayoutError
        No layout fits.
    """
    if hints.layout:
        for layout in LAYOUTS:
            if hints.layout.upper() == layout.NAME:
                return layout
        raise ParameterError(
            f"No layout {hints.layout!r}.",
            cure=f"Allowed: {listing(names())} (docs/data.md describes them).",
            option="--layout",
        )
    for layout in LAYOUTS:
        if layout.matches(document):
            return layout
    raise LayoutError(
        f"{document.file} is in none of the layouts we read: no column of region names with "
        "figures beside it was found.",
        cure=f"Take the table from a BPS page as xlsx or csv; layouts: {listing(names())}.",
        file=document.file,
    )


def read(document: Document, hints: Hints | None = None) -> Reading:
    """Read a document in the layout it is in.

    Raises
    ------
    LayoutError
        No layout fits, or the table holds none of our indicators; what was seen instead is named.
    ParameterError
        Something is missing that only the user knows; ``facts['option']`` names the option.
    """
    given = hints or Hints()
    layout = detect(document, given)
    reading = layout.read(document, given)
    if not reading.figures and not reading.problems:
        seen = listing([issue.text for issue in reading.skipped], limit=5) or "nothing"
        raise LayoutError(
            f"{document.file} (layout {layout.NAME}) holds no figure of a poverty indicator; "
            f"found: {seen}.",
            cure="If the table is one of P0, P1, P2, POVERTY_LINE or POOR and does not say so, "
            "name it with --indicator.",
            file=document.file,
            option="--indicator",
        )
    return reading
