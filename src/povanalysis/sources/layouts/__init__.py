"""The wrappings in which BPS hands out its tables: one row a wrapping, most telling signs first.

A row has a name, a title, the sign by which a document is known and what brings it into grids of
regions. All but the WebAPI's answers then go through the same table reader; the names only order
detection and tell the user what was seen. :mod:`.signs` shows what each looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from povanalysis.errors import LayoutError, ParameterError, listing
from povanalysis.sources.layouts import html_tables, signs, webapi_json
from povanalysis.sources.layouts._sheets import has_regions, read_sheets
from povanalysis.sources.tables.grid import Grid
from povanalysis.sources.tables.opening import Document
from povanalysis.sources.tables.reading import Hints, Reading


@dataclass(frozen=True)
class Layout:
    """One wrapping.

    Attributes
    ----------
    name, title
        As the user sees them.
    fits
        Whether a document is in this wrapping.
    read
        Reads all figures of a document, under the layout's name.
    """

    name: str
    title: str
    fits: Callable[[Document], bool]
    read: Callable[[Document, Hints, str], Reading] = read_sheets


def _cells(
    sign: Callable[[Grid], bool], of: Callable[[Iterable[bool]], bool] = any, *, named: bool = True
) -> Callable[[Document], bool]:
    """Ask the sheets of a spreadsheet or text for a sign; most wrappings need names of regions."""

    def fits(document: Document) -> bool:
        return (
            document.kind in ("text", "spreadsheet")
            and (not named or has_regions(document))
            and of(map(sign, document.grids))
        )

    return fits


def _first(found: Iterable[bool]) -> bool:
    return next(iter(found), False)


LAYOUTS: tuple[Layout, ...] = (
    Layout("L7", "BPS WebAPI dynamic data (JSON)", lambda d: d.kind == "json", webapi_json.read),
    Layout("L3", "old dynamic table (HTML named .xls)", html_tables.fits, html_tables.read),
    Layout("L4", "dynamic table in long form", _cells(signs.long_form, named=False)),
    Layout("L6", '"Dalam Angka" yearbook table (bilingual, sections)', _cells(signs.yearbook)),
    Layout("L1", "BPS website table (one year a file)", _cells(signs.corner, _first)),
    Layout("L2", "BPS website table (indicator and month)", _cells(signs.months_in_heads, _first)),
    Layout("L5", "dynamic table (one column a year)", _cells(signs.years_across)),
    Layout("L9", "open-data or compiled flat file", _cells(lambda grid: True)),
)


def names() -> list[str]:
    """List the names of the layouts.

    >>> names()
    ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L9']
    """
    return sorted(layout.name for layout in LAYOUTS)


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
            if hints.layout.upper() == layout.name:
                return layout
        raise ParameterError(
            f"No layout {hints.layout!r}.",
            cure=f"Allowed: {listing(names())} (docs/data.md describes them).",
            option="--layout",
        )
    for layout in LAYOUTS:
        if layout.fits(document):
            return layout
    raise LayoutError(
        f"{document.file} is in none of the layouts we read: no column of region names with "
        "figures beside it was found.",
        cure=f"Take the table from a BPS page as xlsx or csv; layouts: {listing(names())}.",
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
    reading = layout.read(document, given, layout.name)
    if not reading.figures and not reading.problems:
        seen = listing([issue.text for issue in reading.skipped], limit=5) or "nothing"
        raise LayoutError(
            f"{document.file} (layout {layout.name}) holds no figure of a poverty indicator; "
            f"found: {seen}.",
            cure=_what_to_say(given),
            option=None if given.columns else "--column" if given.indicator else "--indicator",
        )
    return reading


def _what_to_say(given: Hints) -> str:
    """Advise what was not said yet."""
    if given.columns:
        return "Look at the heads above: none is the one named, or it holds no figure."
    if given.indicator:
        return "Name the column that holds it with --column HEAD."
    return (
        "If the table is one of P0, P1, P2, POVERTY_LINE or POOR and does not say so, name it with "
        "--indicator."
    )
