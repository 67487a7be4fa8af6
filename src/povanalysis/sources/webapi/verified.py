"""The record of the last comparison with BPS's WebAPI, ``data/verified.json``.

Written by ``data verify``, committed beside the data, read by the report on data and methods; apart
from :mod:`povanalysis.sources.webapi.verify`, so that a report loads no HTTP library.
"""

from __future__ import annotations

import json
from typing import Any

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import reads

NAME = "verified.json"
SCHEMA = 1


def keep(project: Project, found: dict[str, Any]) -> str:
    """Write the record of a run over all regions; return its path within the project."""
    text = json.dumps({"schema": SCHEMA, **found}, indent=2, ensure_ascii=False)
    files.write(project.raw.parent / NAME, f"{text}\n")
    return f"data/{NAME}"


def record(project: Project) -> dict[str, Any] | None:
    """Read the record of the last run over all regions; None where there was none.

    Raises
    ------
    DataError
        The file is no record, or one of a newer povanalysis.
    """
    reads.note("verified")
    try:
        found = json.loads(files.read_text(project.raw.parent / NAME, "utf-8-sig"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        found = None
    schema = found.get("schema", SCHEMA) if isinstance(found, dict) else None
    if isinstance(schema, int) and schema > SCHEMA:
        raise DataError(
            f"data/{NAME} was written by a newer povanalysis (schema {schema}).",
            cure="Update povanalysis, or make it anew: povanalysis data verify",
        )
    if not isinstance(found, dict) or not {"day", "data_version", "looked_up"} <= set(found):
        raise DataError(
            f"data/{NAME} is no record of a verification.",
            cure="Make it anew: povanalysis data verify",
        )
    return found
