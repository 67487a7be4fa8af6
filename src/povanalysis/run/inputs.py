"""The figures as the runner sees them: which there are, and whether those a report read changed.

Read with the standard library only. A build in which nothing changed asks for digests and for the
last year of each series, and should not wait for pandas to answer.

A digest covers the figures themselves (value, unit, period, time, spell, source and so on), not
where they stand: a file that grew by a row for one region leaves the digests of the others alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache

from povanalysis import config, files
from povanalysis.errors import SeriesError
from povanalysis.project import Project
from povanalysis.questions.ground.state import is_genuine, next_reference, public_since
from povanalysis.questions.record import chain
from povanalysis.series import FIT_FROM, MARCH_FROM, reference_period
from povanalysis.sources import forms, freshness, notes, reads
from povanalysis.sources import manifest as manifests
from povanalysis.sources.webapi import verified

_PLACE = frozenset({"src_file", "src_sheet", "src_row", "src_sha256", "vintage"})
DIGITS = 16
OBSERVATIONS = "observations.csv"
PANEL_KEY = "panel/panel-key.json"  # povanalysis.trends.store writes it last
PLACES = "panel/panel-places.npz"


@dataclass(frozen=True)
class Inputs:
    """The processed figures and carried tables of a project.

    Parameters
    ----------
    project
        Whose data; :func:`prepare` has built them.
    """

    project: Project

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        return files.read_csv(self.project.processed / OBSERVATIONS)

    @cached_property
    def _series(self) -> dict[tuple[str, str], str]:
        """Digest per indicator and region, in their order."""
        hashes: dict[tuple[str, str], hashlib._Hash] = {}
        for row in self._rows:
            digest = hashes.setdefault((row["indicator"], row["region"]), hashlib.sha256())
            told = (f"{name}={value}" for name, value in row.items() if name not in _PLACE)
            digest.update("\x1f".join(told).encode() + b"\n")
        return {key: hashes[key].hexdigest() for key in sorted(hashes)}

    @cached_property
    def _public(self) -> dict[str, dict[int, str]]:
        """Give, by region and year of the annual series of P0, the day its figure became public."""
        found: dict[str, dict[int, str]] = {}
        for row in self._rows:
            year = int(row["year"])
            fits = year >= FIT_FROM and row["period"] == reference_period(year)
            if row["indicator"] == "P0" and fits:
                years = found.setdefault(row["region"], {})
                day = public_since(row["published_on"], row["vintage"])
                years[year] = min(day, years.get(year, day))
        return found

    @cached_property
    def _due(self) -> list[tuple[str, int, str, str]]:
        """Give region, year, origin and text of the recorded forecasts whose figure has come."""
        found = []
        held = sorted(entry.table for entry in chain.load(self.project).standing())
        for name in held:
            for row in files.read_csv(self.project.forecasts / name):
                region, origin = row.get("location", ""), row.get("origin_date", "")
                if region not in self._public or not row.get("horizon"):
                    continue  # a damaged file is refused where its forecasts are read
                year = int(origin[:4]) + int(row["horizon"])
                if year in self._public[region]:
                    found.append((region, year, origin, repr(row)))
        return found

    @cached_property
    def march_years(self) -> dict[str, set[int]]:
        """Years of the March figures of P0 by region, for :mod:`povanalysis.questions.ground.years`."""
        known: dict[str, set[int]] = {}
        for row in self._rows:
            year = int(row["year"])
            if row["indicator"] == "P0" and row["period"] == "March" and year >= MARCH_FROM:
                known.setdefault(row["region"], set()).add(year)
        return known

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def last_year(self, region: str) -> int:
        """Give the year of a region's last P0 figure in the annual series.

        Raises
        ------
        SeriesError
            There is none.
        """
        return max(self.years(region))

    def years(self, region: str) -> tuple[int, ...]:
        """Give the years of a region's annual series of P0, in order.

        Raises
        ------
        SeriesError
            There is none.
        """
        if region not in self._public:
            raise SeriesError(
                f"No P0 figure since {FIT_FROM} for region {region}.",
                cure="Add one with: povanalysis data add REGION YEAR VALUE --indicator P0 "
                "--source URL",
            )
        return tuple(sorted(self._public[region]))

    def was_forecast(self, region: str, year: int) -> bool:
        """Say whether a forecast of a figure was written down before the figure was public."""
        public = self._public[region][year]
        return any(
            (whose, of) == (region, year) and is_genuine(origin, public)
            for whose, of, origin, _text in self._due
        )

    def digest(self, read: str) -> str:
        """Give a digest of what a name of :mod:`povanalysis.sources.reads` stands for.

        Returns
        -------
        str
            16 hexadecimal digits; the same for the same figures.
        """
        if read not in self._digests:  # hundreds of reports read much the same
            self._digests[read] = self._digest(read)
        return self._digests[read]

    def _digest(self, read: str) -> str:
        head, _, rest = read.partition(" ")
        if head == "verified":
            path = self.project.raw.parent / verified.NAME
            told = files.read_bytes(path).hex() if path.is_file() else ""
        elif head == reads.CALENDAR:
            as_of = manifests.load(self.project).version.as_of
            told = f"{as_of[:4]} {next_reference(as_of)}"
        elif head == reads.LEDGER:
            told = repr([row for row in self._due if rest in ("", row[0])])
        elif head == "config":
            told = config.digest(self.project, *rest.split())
        elif head == "note":
            region, lang = rest.split()
            told = self._notes.get((region, lang), "")
        elif head == "table":
            role, _, choice = rest.partition(" ")
            told = self._table_digest(role, choice)
        else:
            told = "\n".join(
                f"{indicator} {region} {digest}"
                for (indicator, region), digest in self._series.items()
                if head in ("*", indicator) and rest in ("", region)
            )
        return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]

    def _table_digest(self, role: str, choice: str) -> str:
        column, _, value = choice.partition("=")
        rows = self._table(role)
        return repr([row for row in rows if not choice or row.get(column) == value])

    @cached_property
    def _notes(self) -> dict[tuple[str, str], str]:
        return {key: notes.read(path) for key, path in notes.find(self.project).items()}

    @cached_property
    def _tables(self) -> dict[str, list[dict[str, str]]]:
        return {}

    def _table(self, role: str) -> list[dict[str, str]]:
        if role not in self._tables:
            held = manifests.load(self.project)
            own = [resource for resource in held.resources if resource.extra.get("role") == role]
            self._tables[role] = [
                {name: value for name, value in row.items() if name != forms.ROW}
                for resource in own
                for row in forms.read(held, resource, role)[1]
            ]
        return self._tables[role]

    def official_target(self, region: str, year: int) -> float | None:
        """Give the numeric target of a region and year in per cent, or None."""
        rows = self._table("targets")
        found = [
            row["value"] for row in rows if (row["region"], row["year"]) == (region, str(year))
        ]
        return next((float(value) for value in reversed(found) if value), None)  # the last counts


def prepare(project: Project) -> tuple[Inputs, str | None]:
    """Verify the raw files and build the processed ones where they are stale.

    Returns
    -------
    tuple
        The figures, and the data version built, or None when nothing had to be built.

    Raises
    ------
    DataError
        A raw file is missing or changed, or figures cannot be used.
    """
    manifest = manifests.load(project)
    manifest.verify()
    built = None
    if not freshness.is_current(project, tables=True):
        from povanalysis.sources.build import build

        built = str(build(project))
    return _inputs(project, manifest.version.sha256), built


def has_panel(project: Project, *, places: bool = False) -> bool:
    """Say whether panel results of this data version are stored beside the observations.

    Parameters
    ----------
    project
        Whose results.
    places
        Whether the past forecasts of provinces have to be among them.
    """
    if places and not (project.processed / PLACES).exists():
        return False
    try:
        held = json.loads(files.read_text(project.processed / PANEL_KEY))
    except (OSError, ValueError, RecursionError):
        return False
    version = str(manifests.load(project).version)
    return isinstance(held, dict) and held.get("data_version") == version


@lru_cache(maxsize=2)
def _inputs(project: Project, version: str) -> Inputs:
    return Inputs(project)
