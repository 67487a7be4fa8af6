"""From data/raw to data/processed: verified files in, observations out.

The build verifies every registered file, applies the declared corrections, reads tables of figures
and imported BPS tables, and gives each figure its reference month as decimal time, its spell, the
date it was published where that is known, and its way back to the raw row (file, sheet, row as a
spreadsheet counts, sha256).

Where several sources give one figure, BPS's own table (``bps_table`` in the manifest) carries it,
else the first registered one, and the others are named in ``also_in``. They agree when they are
equal at the number of decimals both print (P1 and P2: to one in the last digit); if they disagree
the build stops with both, unless the later file came as a revision (``revises``), which makes it a
further vintage. A vintage is dated by the first file that held its value.

Written are ``observations.csv`` and ``.parquet``, the data package around them
(:mod:`.package`), a copy of this version for ``data diff`` (:mod:`.versions`) and, last,
``version.json``: a processed directory without it, or with another data version than the
manifest's, is stale and built again.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, partial
from operator import itemgetter
from typing import Any

import pandas as pd

from povanalysis import __version__, files, history
from povanalysis.errors import DataError, listing
from povanalysis.indicators import INDICATORS, UNITS
from povanalysis.project import Project
from povanalysis.regions import regions
from povanalysis.series import COLUMNS, KEY, PERIODS, decimal_year
from povanalysis.sources import carried, forms, freshness, package, understood, versions
from povanalysis.sources import corrections as declared
from povanalysis.sources import manifest as manifests
from povanalysis.sources.corrections import Corrections
from povanalysis.sources.freshness import VERSION_FILE
from povanalysis.sources.manifest import DataVersion, Manifest, Resource
from povanalysis.sources.tables.reading import Reading, agree, printed_decimals
from povanalysis.sources.understood import TABLE_ROLE


def rows_of_reading(
    reading: Reading, resource: Resource, corrections: Corrections
) -> list[dict[str, Any]]:
    """Bring the figures of an imported table into the columns of the contract."""
    ids = {c.cell: c.id for c in corrections.of(resource.path) if c.action == "replace"}
    confirmed = _confirmed(resource)
    return [
        {
            "region": figure.region,
            "indicator": figure.indicator,
            "year": figure.year,
            "period": figure.period,
            "period_status": figure.period_status,
            "value": figure.value,
            "decimals": figure.decimals,
            "status": figure.status,
            "source_id": resource.extra["source_id"],
            "also_in": "",
            "note": confirmed.get((figure.region, figure.indicator, figure.year), ""),
            "src_file": f"data/raw/{resource.path}",
            "src_sheet": figure.sheet,
            "src_row": figure.row,
            "src_sha256": resource.sha256,
            "vintage": resource.accessed,
            "correction_id": ids.get(figure.place, ""),
            "revises": bool(resource.extra.get("revises")),
            "bps_table": False,
        }
        for figure in reading.figures
    ]


def rows_of_figures(manifest: Manifest, corrections: Corrections) -> list[dict[str, Any]]:
    """Read all files in our own columns (``figures.csv``, added figures), corrected.

    Raises
    ------
    DataError
        Rows have an unknown indicator or month, or a value that is no number; all are named.
    """
    rows: list[dict[str, Any]] = []
    faults: list[str] = []
    codes = {region.code for region in regions()}
    for resource in carried.of_role(manifest, "figures"):
        path, file = resource.path, f"data/raw/{resource.path}"
        known = {
            "src_file": file,
            "src_sheet": "",
            "src_sha256": resource.sha256,
            "vintage": resource.accessed,
            **{mark: bool(resource.extra.get(mark)) for mark in ("revises", "bps_table")},
        }
        confirmed = _confirmed(resource)
        _columns, found = forms.read(manifest, resource, "figures")
        corrected = declared.apply_to_rows(found, corrections.of(path), path)
        printed: dict[tuple[str, ...], int] = {}
        for row in corrected:  # noughts at the end are lost, so the longest of a source counts
            group, digits = _column(row), _digits(row)
            printed[group] = max(printed.get(group, digits), digits)
        for row in corrected:
            place = f"{file} row {row['src_row']}"
            if row["region"] not in codes:
                faults.append(f"{place}: unknown region {row['region']!r}")
            elif row["indicator"] not in INDICATORS:
                faults.append(f"{place}: unknown indicator {row['indicator']!r}")
            elif row["period"] not in PERIODS:
                faults.append(f"{place}: unknown period {row['period']!r}")
            row["decimals"] = printed[_column(row)]
            try:
                row["value"], row["year"] = _finite(row["value"]), int(row["year"])
            except ValueError:
                faults.append(f"{place}: {row['value']!r} in {row['year']!r} is not a number")
            row["status"] = row.get("status") or "final"
            row.setdefault("correction_id", "")
            row["src_row"] = int(row["src_row"])
            words = confirmed.get((row["region"], row["indicator"], row["year"]), "")
            row["note"] = "; ".join(part for part in (row["note"], words) if part)
            rows.append(row | known)
    if faults:
        raise DataError(
            f"Figures that cannot be used: {listing(faults)}.",
            cure="Correct them in data/raw/corrections.yml.",
            faults=faults,
        )
    return rows


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _confirmed(resource: Resource) -> dict[tuple[str, str, int], str]:
    """Give the remark on each figure that came with ``--confirm``."""
    return {
        (one["region"], one["indicator"], one["year"]): f"confirmed: {resource.extra['confirmed']}"
        for one in resource.extra.get("confirms", [])
    }


def _column(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["source_id"], row["indicator"], row["year"])


def _digits(row: dict[str, Any]) -> int:
    """Count decimals, where the row does not name them.

    23360 thousand persons is 23.36 million, printed to tens of thousands: -1.
    """
    if named := row.get("decimals"):
        return int(named)
    value = str(row["value"])
    value = value.rstrip("0").rstrip(".") if "." in value else value
    million = row["indicator"] == "POOR" and value.isdigit() and len(value) > 3
    return -1 if million and value.endswith("0") else printed_decimals(value)


def join(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join rows that give one figure, or stop where they contradict each other.

    Rows come in the order in which their files were registered, revisions after what they revise;
    a row that contradicts an old value may still agree with a revision.

    Raises
    ------
    DataError
        Two sources give different values for one figure; all such pairs are named, and
        ``facts['conflicts']`` lists them.
    """
    collected = list(rows)
    joined: dict[tuple[str, str, int, str], list[dict[str, Any]]] = defaultdict(list)
    conflicts: list[str] = []
    open_rows: list[dict[str, Any]] = []
    for last, queue in ((False, collected), (True, open_rows)):
        for row in queue:
            key = (row["region"], row["indicator"], row["year"], row["period"])
            known = joined[key]
            twin = next((old for old in known if _agree(old, row)), None)
            if twin is not None:
                if twin["src_file"] == row["src_file"] and twin["src_row"] == row["src_row"]:
                    continue
                if twin["src_file"] == row["src_file"] and twin["source_id"] == row["source_id"]:
                    conflicts.append(
                        f"{_label(key)} stands twice: {_place(twin)} and {_place(row)}"
                    )
                    continue
                names = dict.fromkeys([*twin["also_in"].split(), row["source_id"]])
                names.update(dict.fromkeys(row["also_in"].split()))
                names.pop(twin["source_id"], None)
                twin["also_in"] = " ".join(names)
                if twin is known[0]:  # a later vintage must stay later
                    twin["vintage"] = min(twin["vintage"], row["vintage"])
            elif not known or row["revises"]:
                vintage = row["vintage"]
                if known and vintage <= known[-1]["vintage"]:  # a revision is the later one
                    day, _, number = known[-1]["vintage"].partition(".")
                    vintage = f"{day}.{int(number or 1) + 1}"
                known.append(row | {"vintage": vintage, "revises": bool(known)})
            elif not last:
                open_rows.append(row)
            else:
                old = known[-1]
                conflicts.append(
                    f"{_label(key)}: {old['value']:.10g} in {_place(old)} "
                    f"(source {old['source_id']}), "
                    f"{row['value']:.10g} in {_place(row)} (source {row['source_id']})"
                )
    if conflicts:
        shown = "\n  ".join(conflicts[:40])
        more = f"\n  and {len(conflicts) - 40} more" if len(conflicts) > 40 else ""
        raise DataError(
            f"Figures contradict each other:\n  {shown}{more}\n",
            cure="Nothing was changed. If BPS revised its figures, import the newer file with "
            "--revises; if one source is wrong, declare a correction in data/raw/corrections.yml.",
            conflicts=conflicts,
        )
    return [row for group in joined.values() for row in group]


def _agree(old: dict[str, Any], new: dict[str, Any]) -> bool:
    printed = [(float(row["value"]), int(row["decimals"])) for row in (old, new)]
    return agree(printed[0], printed[1], new["indicator"])


def _label(key: tuple[str, str, int, str]) -> str:
    return " ".join(str(part) for part in key)


def _place(row: dict[str, Any]) -> str:
    sheet = f" {row['src_sheet']}" if row["src_sheet"] else ""
    return f"{row['src_file']}{sheet} row {row['src_row']}"


def assemble(manifest: Manifest) -> pd.DataFrame:
    """Make the observations of all registered figures.

    Parameters
    ----------
    manifest
        The manifest of data/raw.

    Returns
    -------
    pandas.DataFrame
        Columns of :data:`povanalysis.series.COLUMNS`, sorted by key.

    Raises
    ------
    DataError
        Figures cannot be used, contradict each other, or a correction no longer fits.
    """
    corrections = declared.load(manifest.project.raw)
    rows = rows_of_figures(manifest, corrections)
    tables = [r for r in manifest.resources if r.extra.get("role") == TABLE_ROLE]
    for resource in tables:
        reading = understood.read(manifest.project, resource, corrections)
        rows += rows_of_reading(reading, resource, corrections)
    order = {f"data/raw/{resource.path}": n for n, resource in enumerate(manifest.resources)}
    rows.sort(key=lambda row: (row["revises"], not row["bps_table"], order[row["src_file"]]))
    spells = carried.read(manifest, "spells").to_dict("records")
    revising = {f"data/raw/{r.path}" for r in manifest.resources if r.extra.get("revises")}
    releases = _first_releases(carried.read(manifest, "releases"), revising)
    spell_of = cache(partial(_spell_of, spells))
    joined = sorted(join(rows), key=itemgetter(*KEY))
    for row in joined:
        row["published_on"] = _published_on(row, releases)
        row["spell"] = spell_of(row["region"], row["year"], row["period"])
        row["unit"] = UNITS[row["indicator"]]
        row["time"] = decimal_year(row["year"], row["period"])
        row["se"], row["se_kind"] = float("nan"), ""
    figures = pd.DataFrame({name: [row[name] for row in joined] for name in COLUMNS})
    return figures.astype({"value": float, "year": int, "decimals": int, "src_row": int})


def _first_releases(table: pd.DataFrame, revising: set[str]) -> dict[tuple[str, str, str], str]:
    """Give the first day on which a figure was out; under its file that of a revision."""
    found: dict[tuple[str, str, str], str] = {}
    for row in table.itertuples():
        key = (row.region, row.reference, row.src_file if row.src_file in revising else "")
        found[key] = min(found.get(key, row.published_on), row.published_on)
    return found


def _published_on(row: dict[str, Any], releases: dict[tuple[str, str, str], str]) -> str:
    key = (row["region"], f"{row['period']} {row['year']}")
    own = releases.get((*key, row["src_file"]), "")
    return own or ("" if row["revises"] else releases.get((*key, ""), ""))


def _spell_of(spells: list[dict[str, str]], region: str, year: int, period: str) -> str:
    level = "province" if region.endswith("00") else "kabkota"
    for spell in spells:
        first, last = int(spell["year_from"]), int(spell["year_to"] or 9999)
        if (spell["level"], spell["period"]) == (level, period) and first <= year <= last:
            parted = [
                since for since in history.redefinitions(region) if first < since <= year
            ]  # the same code, another area
            return "-".join([spell["spell"], *map(str, parted[-1:])])
    return f"{level}-other"


def build(project: Project) -> DataVersion:
    """Verify data/raw and write data/processed.

    Returns
    -------
    DataVersion
        What was built.

    Raises
    ------
    DataError
        A raw file is missing or changed, or figures cannot be used.
    """
    held = manifests.load(project)
    held.verify()
    manifest = understood.complete(held)
    if manifest is not held:
        manifest.save()
    return write(project, manifest, assemble(manifest))


def write(project: Project, manifest: Manifest, observations: pd.DataFrame) -> DataVersion:
    """Write data/processed from observations that are already assembled."""
    with files.together() as made:
        return write_into(made, project, manifest, observations)


def write_into(
    made: files.Together, project: Project, manifest: Manifest, observations: pd.DataFrame
) -> DataVersion:
    """Write data/processed among other files that take their places together."""
    version = manifest.version
    table, packed = (made.place(project.processed / name) for name in freshness.OBSERVATIONS)
    observations.to_csv(table, index=False, lineterminator="\n")
    files.write_parquet(observations, packed)
    package.write_into(made, project, version, len(observations), table)
    versions.keep(made, project, version, observations)
    facts = {
        "data_version": str(version),
        "as_of": version.as_of,
        "sha256": version.sha256,
        "software_version": __version__,
        "code": freshness.code(),
        "rows": len(observations),
        "files": {
            name: manifests.sha256_of(part)
            for name, part in zip(freshness.OBSERVATIONS, (table, packed), strict=True)
        },
    }
    made.write(project.processed / VERSION_FILE, json.dumps(facts, indent=2) + "\n")
    return version
