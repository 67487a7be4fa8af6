"""Reading a table in our own columns strictly, and without pandas, which a build need not wait for.

What is cut off, shifted, of another kind or in another encoding is refused with its row. A byte order
mark and either line end are read; columns that older data lack are empty, those of newer data are
carried along.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.sources.manifest import Manifest, Resource

ROW = "src_row"

_REGION, _YEAR, _YEARS = r"\d{4}", r"\d{4}", r"(\d{4})?"
_NUMBER = r"(-?\d{1,15}(\.\d{1,15})?)?"
_DAY, _ANY = r"(\d{4}-\d\d(-\d\d)?)?", r"[\s\S]*"
_FORMS: dict[str, dict[str, str]] = {
    "figures": {
        "region": _REGION, "indicator": _ANY, "year": _ANY, "period": _ANY, "value": _ANY,
        "source_id": _ANY,
    },
    "sources": {"source_id": _ANY, "producer": _ANY, "locator": _ANY, "licence": _ANY},
    "targets": {
        "region": _REGION, "year": _YEAR, "value": _NUMBER, "document": _ANY, "set_on": _DAY,
        "source_id": _ANY,
    },
    "releases": {"region": _REGION, "reference": _ANY, "published_on": _DAY, "source_id": _ANY},
    "programmes": {
        "region": _REGION, "programme": _ANY, "kind": _ANY, "year_from": _YEARS, "year_to": _YEARS,
        "quantity": _NUMBER, "unit": _ANY, "amount_rupiah_per_unit": _NUMBER, "source_id": _ANY,
    },
    "breaks": {"id": _ANY, "years": _ANY, "what": _ANY, "status": _ANY, "source": _ANY},
    "spells": {
        "spell": _ANY, "level": _ANY, "period": _ANY, "year_from": _YEAR, "year_to": _YEARS,
    },
}  # fmt: skip
"""Columns without which a table says nothing, and how their cells are written."""
_WHERE_THERE = {"decimals": r"(-?\d{1,2})?", "low": _NUMBER, "high": _NUMBER}
_LATER: dict[str, tuple[str, ...]] = {
    "figures": ("period_status", "also_in", "note"),
    "sources": ("title", "publisher"),
    "targets": (
        "name", "low", "high", "document_status", "first_cited_on", "also_in", "detail_en",
        "detail_id", "note",
    ),
    "programmes": ("name", "intake", "said_on", "detail_en", "detail_id"),
}  # fmt: skip
"""Columns that tables of older projects may lack; empty then."""


def read(
    manifest: Manifest, resource: Resource, role: str
) -> tuple[list[str], list[dict[str, str]]]:
    """Read columns and rows of a registered table; ``src_row`` numbers them, the header is row 1.

    Raises
    ------
    DataError
        It is no table of this role; the row is named.
    """
    place, found = f"data/raw/{resource.path}", list[list[str]]()
    try:
        text = files.read_bytes(manifest.project.raw / resource.path).decode("utf-8-sig")
        found.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise _refused(place, f"cannot be read as a table in UTF-8 ({why})") from error
    except csv.Error as error:
        raise _refused(f"{place} row {len(found) + 1}", f"cannot be read ({error})") from error
    head, forms = found[0] if found else [], _FORMS.get(role, {})
    lacking = [name for name in forms if name not in head]
    if "\0" in text or not head or lacking or len(set(head)) < len(head):
        why = f"lacks the columns {', '.join(lacking)}" if lacking else "is no table"
        raise _refused(place, why)
    checked = {name: form for name, form in (_WHERE_THERE | forms).items() if name in head}
    patterns = {name: _fits(form) for name, form in checked.items() if form != _ANY}
    later = dict.fromkeys(_LATER.get(role, ()), "")
    told = []
    for number, cells in enumerate(found[1:], 2):
        if not cells:
            continue
        if len(cells) != len(head):
            raise _refused(f"{place} row {number}", f"has {len(cells)} cells, its head {len(head)}")
        row = later | dict(zip(head, cells, strict=True))
        for name, fits in patterns.items():
            if not fits(row[name]):
                why = f"holds {row[name][:40]!r} in column {name}, which cannot be"
                raise _refused(f"{place} row {number}", why)
        row[ROW] = str(number)
        told.append(row)
    return [*dict.fromkeys([*head, *later, ROW])], told


def _fits(form: str) -> Callable[[str], object]:
    """Give what says whether a cell is written so; a day has to be one of the calendar, too."""
    written = re.compile(form, re.ASCII).fullmatch

    def is_day(text: str) -> bool:
        try:
            dt.date.fromisoformat(f"{text}-01" if len(text) == 7 else text or "2000-01-01")
        except ValueError:
            return False
        return bool(written(text))

    return is_day if form == _DAY else written


def _refused(place: str, why: str) -> DataError:
    return DataError(
        f"{place} {why}.",
        cure=f"Bring it back with: git restore {place.split()[0]}, or take data/raw of this version "
        "of povanalysis: git pull",
    )
