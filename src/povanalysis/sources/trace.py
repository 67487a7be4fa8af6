"""From a printed number back to its raw row.

A trace names the file, sheet and row a figure was read from, whether that file still has the hash
it was registered with, who produced the figure, where we took it from, under which terms, which
other sources agree, and what was corrected or dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from povanalysis.errors import InputError, listing
from povanalysis.project import Project
from povanalysis.regions import Region, resolve
from povanalysis.series import check_indicator
from povanalysis.sources import carried, store
from povanalysis.sources import corrections as declared
from povanalysis.sources import manifest as manifests


@dataclass(frozen=True)
class Trace:
    """The way back of one figure.

    Attributes
    ----------
    region
        Whose figure.
    indicator, year, period, vintage, value, unit
        Which figure; value None where a correction dropped it.
    file, sheet, row
        Where it was read; row as a spreadsheet counts.
    sha256, sha256_matches
        Registered hash, and whether the file still has it.
    source
        Entry of the source: id, producer, title, locator, licence.
    agreeing
        Ids of further sources that give the same value.
    correction
        Declared correction, or None.
    spell, period_status, note
        What to know when comparing it.
    """

    region: Region
    indicator: str
    year: int
    period: str
    vintage: str
    value: float | None
    unit: str
    file: str
    sheet: str
    row: int
    sha256: str
    sha256_matches: bool
    source: dict[str, str]
    agreeing: tuple[str, ...]
    correction: dict[str, Any] | None
    spell: str
    period_status: str
    note: str

    @property
    def sources(self) -> int:
        """Number of sources that give this value."""
        return 1 + len(self.agreeing)

    def to_json(self) -> dict[str, Any]:
        """Give the trace as plain values."""
        return {
            **vars(self),
            "region": {"code": self.region.code, "name": self.region.name},
            "agreeing": list(self.agreeing),
            "number_of_sources": self.sources,
        }


def trace(
    project: Project, region: str | int, year: int, indicator: str | None = None
) -> list[Trace]:
    """Trace the figures of a region and year.

    Parameters
    ----------
    project
        The project.
    region
        Code or unambiguous name.
    year
        Year of the reference month.
    indicator
        One indicator; all when not given.

    Raises
    ------
    RegionError, SeriesError
        Region or indicator are unknown.
    InputError
        There is no such figure; the message names the years there are.
    """
    place = resolve(region)
    wanted = None if indicator is None else check_indicator(indicator)
    manifest = manifests.load(project)
    rows = store.observations([place.code], wanted, project=project)
    sources = {
        row["source_id"]: {
            name: row[name] for name in ("source_id", "producer", "title", "locator", "licence")
        }
        for row in carried.read(manifest, "sources").to_dict("records")
    }
    corrections = declared.load(project.raw)
    hashes: dict[str, str] = {}
    traces = []
    for row in rows[rows["year"] == year].to_dict("records"):
        file = row["src_file"].removeprefix("data/raw/")
        if file not in hashes:
            path = project.raw / file
            hashes[file] = manifests.sha256_of(path) if path.is_file() else ""
        declared_here = corrections.of(file)
        correction = next((c for c in declared_here if c.id == row["correction_id"]), None)
        traces.append(_trace(place, row, hashes[file], sources, correction, row["value"]))
    traces += _dropped(project, place, year, wanted, corrections, sources)
    if not traces:
        years = sorted(set(rows["year"].astype(str)))
        raise InputError(
            f"There is no figure of {place.name} for {year}"
            + (f" and {wanted}." if wanted else "."),
            cure=f"Years there are: {listing(years, limit=30) or 'none'}.",
        )
    return traces


def _dropped(
    project: Project,
    place: Region,
    year: int,
    indicator: str | None,
    corrections: declared.Corrections,
    sources: dict[str, dict[str, str]],
) -> Iterator[Trace]:
    """Figures a correction took out: they are gone from the data, not from the record."""
    figures = carried.read(manifests.load(project), "figures").to_dict("records")
    for correction in corrections.corrections:
        where = correction.where
        if where is None or correction.action != "drop":
            continue
        for row in figures:
            if (
                row["src_file"] == f"data/raw/{correction.file}"
                and all(row.get(name) == value for name, value in where.items())
                and (row["region"], row["year"]) == (place.code, str(year))
                and indicator in (None, row["indicator"])
            ):
                found = manifests.sha256_of(project.root / row["src_file"])
                yield _trace(place, row, found, sources, correction)


def _trace(
    place: Region,
    row: dict[Any, Any],
    sha256: str,
    sources: dict[str, dict[str, str]],
    correction: declared.Correction | None,
    value: float | None = None,
) -> Trace:
    """Trace a row of the observations, or of a file of figures, which has no sheet and no spell."""
    return Trace(
        region=place,
        indicator=row["indicator"],
        year=int(row["year"]),
        period=row["period"],
        vintage=row["vintage"],
        value=None if value is None else float(value),
        unit=row["unit"],
        file=row["src_file"],
        sheet=row.get("src_sheet", ""),
        row=int(row["src_row"]),
        sha256=row["src_sha256"],
        sha256_matches=sha256 == row["src_sha256"],
        source=sources.get(row["source_id"], {"source_id": row["source_id"]}),
        agreeing=tuple(row["also_in"].split()),
        correction=None if correction is None else correction.to_json(),
        spell=row.get("spell", ""),
        period_status=row["period_status"],
        note=row["note"],
    )
