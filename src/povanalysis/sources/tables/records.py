"""Records of open-data portals, as JSON: one object a row, its keys the heads.

Nested values of a record are laid out beside the others; a title that stands around the records is
kept as the name of the sheet. Met as a list of objects, ``{"data": [...]}``, CKAN's
``{"result": {"records": [...]}}``, GeoJSON, one object a line, and as
``{"fields": [...], "data": [[...]]}``. Answers of the BPS WebAPI are none of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from povanalysis.errors import LayoutError
from povanalysis.sources.tables.decoding import MAX_CELLS
from povanalysis.sources.tables.grid import Cell, Grid

_DEPTH = 4


def record_table(file: str, text: str) -> Grid | None:
    """Lay the records of a JSON text out as a table; None where it holds none.

    Keys of a record that others lack are empty there; nested lists are left out.
    """
    try:
        plain = json.loads(text, parse_constant=str, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        plain = _one_a_line(text)
    if isinstance(plain, dict) and "datacontent" in plain:
        return None
    records = max(_lists_of_records(plain, _DEPTH), key=len, default=None)
    if not records:
        return None
    records = [_flat(record, _DEPTH) for record in records]
    heads = list(dict.fromkeys(key for record in records for key in record))
    if len(heads) * len(records) > MAX_CELLS:
        raise LayoutError(
            f"{file} has {len(records):,} records of {len(heads):,} values.",
            cure="Save the one table in a file of its own.",
        )
    rows = [tuple(heads), *(tuple(_cell(record.get(head)) for head in heads) for record in records)]
    return Grid(file, _title(plain, _DEPTH), tuple(rows), spreadsheet=False, records=True)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if twice := next((key for key, value in pairs if found[key] != value), None):
        raise LayoutError(
            f"A record of the file gives {twice!r} twice, with different values.",
            cure="Take the file from its source again, or correct the record.",
        )
    return found


def _flat(record: dict[str, Any], depth: int) -> dict[str, Any]:
    """Lay nested objects out beside the other values, under their path where a key is taken."""
    found = {key: value for key, value in record.items() if not isinstance(value, dict)}
    for key, value in record.items():
        if isinstance(value, dict) and depth:
            for inner, plain in _flat(value, depth - 1).items():
                found[f"{key} {inner}" if inner in record or inner in found else inner] = plain
    return found


def _title(plain: Any, depth: int) -> str:
    """Give the title that stands in an object around the records."""
    if not isinstance(plain, dict) or depth == 0:
        return ""
    own = (value for key, value in plain.items() if key.lower() in ("judul", "title"))
    texts = [value for value in own if isinstance(value, str)]
    return next(iter(texts), "") or next(
        filter(None, (_title(v, depth - 1) for v in plain.values())), ""
    )


def _one_a_line(text: str) -> Any:
    try:
        return [
            json.loads(line, parse_constant=str, object_pairs_hook=_once)
            for line in text.splitlines()
            if line.strip()
        ]
    except (ValueError, RecursionError):
        return None


def _lists_of_records(plain: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    if isinstance(plain, list) and plain:
        if all(isinstance(item, dict) and any(map(_is_plain, item.values())) for item in plain):
            yield plain
        elif all(isinstance(item, dict) for item in plain):
            yield [item for item in plain if item]
        return
    if not isinstance(plain, dict) or depth == 0:
        return
    heads = next((plain[key] for key in ("columns", "fields", "header") if key in plain), None)
    for value in plain.values():
        if isinstance(heads, list) and isinstance(value, list) and value and value is not heads:
            names = [
                str(h.get("id", h.get("name", ""))) if isinstance(h, dict) else str(h)
                for h in heads
            ]
            if all(isinstance(row, list) and len(row) == len(names) for row in value):
                yield [dict(zip(names, row, strict=True)) for row in value]
                return
    inner = [value for key, value in plain.items() if key not in ("fields", "columns", "header")]
    for value in inner:
        yield from _lists_of_records(value, depth - 1)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float)


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e300 else str(value)[:99]
    return value if isinstance(value, str) else ""
