"""data/processed as a Frictionless data package, ready for pandas, R and spreadsheets.

``datapackage.json`` describes ``observations.csv`` field by field (type, meaning, unit) and names
the primary key; ``dictionary.csv`` says the same as a table. The descriptions below are the data
dictionary of the observation contract.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from povanalysis import files
from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.series import COLUMNS, KEY, PERIODS, STATUSES
from povanalysis.sources.manifest import DataVersion, sha256_of

FIELDS: dict[str, tuple[str, str]] = {
    "region": ("string", "BPS code of four digits; 0000 is Indonesia, provinces end in 00"),
    "indicator": (
        "string",
        "P0 share of poor people, P1 poverty gap index, P2 poverty severity index, POVERTY_LINE, "
        "POOR number of poor people",
    ),
    "year": ("integer", "year of the reference month"),
    "period": ("string", "reference month: March, September or unknown"),
    "vintage": ("string", "date of the file that brought the value; revisions are later vintages"),
    "value": ("number", "the figure, in the unit of the next column"),
    "unit": ("string", "percent, index, rupiah per capita per month or thousand persons"),
    "decimals": (
        "integer",
        "digits after the decimal mark as printed, in this unit; negative where it was printed in "
        "thousands or millions of it",
    ),
    "status": ("string", "final, preliminary or revised, as the source marks the figure"),
    "time": ("number", "middle of the reference month as a decimal year"),
    "period_status": (
        "string",
        "how the month is known: published, inferred (breaks.csv B5) or not established",
    ),
    "published_on": ("string", "date of publication where known, else empty"),
    "se": ("number", "published standard error; empty, BPS publishes none for regencies"),
    "se_kind": ("string", "how the standard error was published"),
    "spell": ("string", "values may be compared within one spell (data/raw/spells.csv)"),
    "source_id": ("string", "source of the value (data/raw/sources.csv, imported files)"),
    "also_in": ("string", "further sources that agree, separated by blanks"),
    "note": ("string", "remark of the source or of its compiler"),
    "src_file": ("string", "raw file the value was read from"),
    "src_sheet": ("string", "its sheet, empty where there is none"),
    "src_row": ("integer", "its row as a spreadsheet counts"),
    "src_sha256": ("string", "hash of the raw file"),
    "correction_id": ("string", "declared correction that replaced the value, else empty"),
}


def write_into(
    made: files.Together, project: Project, version: DataVersion, rows: int, table: Path
) -> None:
    """Write ``datapackage.json`` and ``dictionary.csv`` beside a table of observations."""
    described = descriptor(version, rows, table)
    text = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    made.write(project.processed / "datapackage.json", text)
    made.write(project.processed / "dictionary.csv", dictionary())


def descriptor(version: DataVersion, rows: int, path: Path) -> dict[str, Any]:
    """Describe the processed data as a Frictionless tabular data package."""
    return {
        "name": "povanalysis-observations",
        "title": "Poverty figures of Indonesian regencies, one row per figure",
        "profile": "tabular-data-package",
        "version": str(version),
        "created": f"{version.as_of}T00:00:00Z",
        "sources": [{"title": "BPS (Statistics Indonesia), Susenas; see source_id of each row"}],
        "resources": [
            {
                "name": "observations",
                "path": "observations.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": path.stat().st_size,
                "hash": f"sha256:{sha256_of(path)}",
                "rowcount": rows,
                "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
                "schema": {
                    "fields": [_field(name) for name in COLUMNS],
                    "primaryKey": list(KEY),
                    "missingValues": [""],
                },
            }
        ],
    }


def _field(name: str) -> dict[str, Any]:
    kind, description = FIELDS[name]
    field: dict[str, Any] = {"name": name, "type": kind, "description": description}
    allowed = {
        "indicator": list(INDICATORS),
        "period": list(PERIODS),
        "status": list(STATUSES),
    }.get(name)
    constraints: dict[str, Any] = {"enum": allowed} if allowed else {}
    if name == "region":
        constraints["pattern"] = "[0-9]{4}"
    if name in KEY or name in ("value", "unit", "source_id", "src_file", "src_sha256"):
        constraints["required"] = True
    return field | ({"constraints": constraints} if constraints else {})


def dictionary() -> str:
    """Give the data dictionary as csv text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["column", "type", "meaning"])
    writer.writerows([name, *FIELDS[name]] for name in COLUMNS)
    return out.getvalue()
