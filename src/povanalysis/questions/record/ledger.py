"""Genuine forecasts: written down once per data version, never changed, scored when truth comes.

Format
------
One file ``data/forecasts/<data version>.csv`` in the model output columns of hubverse:
``origin_date, target, horizon, location, output_type, output_type_id, value``.

* ``origin_date`` is the date of the data version, ``target`` the indicator (``P0``), ``location``
  the BPS code.
* ``horizon`` is the year of the reference month minus the year of ``origin_date``: 0 for March 2026
  at origin 22 November 2026, whose figure had been measured and not been seen. So the year follows
  from the row itself, whatever each region's last figure was.
* ``output_type`` is ``quantile`` (``output_type_id`` a probability) or ``cdf`` (``output_type_id``
  an official target in per cent, value the probability of a figure at or below it). Quantiles
  carry three decimals, one more than the figures.

Beside it stands ``<data version>.json``, what the forecasts rest on:

* ``engine``, ``software``: what made them.
* ``known``: the figures beyond their last ones that forecasts were given, as ``region, period, year,
  value, published_on, source``; ``locations``: by location, their numbers in that list.
* ``given_province``: for the next year of most regencies, the quantiles of each given three figures
  its province may come out at (``figures``, by province). Once the province's figure is there, the
  forecast given the condition that came true is read from them, as it was said then.

Files older than these have no such companion: their state of knowledge is not known, and their
engine is the empty name.

Files are written only when there are none for their data version, and never again: changing the
method does not change what was said. A file counts only where the chain of the ledger names it as
it is (:mod:`povanalysis.questions.record.chain`). How forecasts are scored is told in
:mod:`povanalysis.questions.record.genuine`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from povanalysis import __version__, files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions.ground.known import Known, given
from povanalysis.questions.record import chain
from povanalysis.sources import reads
from povanalysis.sources.manifest import bytes_hash
from povanalysis.trends import Forecast, PanelForecast
from povanalysis.trends.engine import ENGINE_VERSION
from povanalysis.trends.models.distribution import quantile_at
from povanalysis.trends.panels.links import LINKS

COLUMNS: tuple[str, ...] = (
    "origin_date",
    "target",
    "horizon",
    "location",
    "output_type",
    "output_type_id",
    "value",
)
QUANTILES: tuple[float, ...] = (0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975)
HORIZONS = 5
BASIS: tuple[str, ...] = ("version", "engine", "known", "condition")
"""What :func:`read` adds to the columns: data version; engine; the dated figures known then, as
``region@month=value`` with blanks between; and the province's figure that a row of ``output_type``
``given`` supposes."""
GIVEN = "given"
_CONDITIONS = (0.1, 0.5, 0.9)


def rows(
    forecasts: PanelForecast, origin_date: str, *, targets: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the forecasts of a panel in hubverse columns.

    Parameters
    ----------
    forecasts
        Forecasts of P0 by region; those of places above that are sums of them are written, too.
    origin_date
        Date of the data version, ISO.
    targets
        Table ``targets`` as carried; rows with a number give ``cdf`` rows.

    Returns
    -------
    pandas.DataFrame
        Columns of :data:`COLUMNS`, sorted by location, horizon and type; quantiles rise with
        their probability.
    """
    origin_year = int(origin_date[:4])
    aims = _aims(targets)
    found: list[tuple[object, ...]] = []
    for region, made in _all(forecasts):
        years = made.years[:HORIZONS]
        for year in years:
            key = (origin_date, "P0", year - origin_year, region)
            found += [(*key, "quantile", f"{p:g}", made.quantile(year, p)) for p in QUANTILES]
            for aim in aims.get((region, str(year)), ()):
                chance = made.probability_at_most(year, float(aim))
                found.append((*key, "cdf", f"{float(aim):g}", chance))
    table = pd.DataFrame(found, columns=list(COLUMNS))
    said = table["value"].astype(float)
    table["value"] = said.round(3).where(table["output_type"] == "quantile", said.round(6))
    return table


def _all(forecasts: PanelForecast) -> Iterator[tuple[str, Forecast]]:
    yield from forecasts.items()
    for code in forecasts.places:
        yield code, forecasts[code]


def next_year(forecasts: PanelForecast) -> int:
    """Return the year after the last figure of most regions."""
    return Counter(one.last_year for one in forecasts.values()).most_common(1)[0][0] + 1


def basis(
    forecasts: PanelForecast,
    figures: dict[str, list[float]] | None = None,
    quantiles: dict[str, list[list[float]]] | None = None,
) -> dict[str, Any]:
    """Return what forecasts rest on, to be kept beside them.

    Parameters
    ----------
    forecasts
        As of :func:`rows`.
    figures, quantiles
        Figures that provinces may come out at and rows of quantiles of their regencies given each,
        as of :class:`povanalysis.questions.results.PlaceScenarios`, of :func:`next_year`.
    """
    known: dict[Known, int] = {}
    locations = {}
    for region, made in _all(forecasts):
        found = given(made)
        if any(one.assumed for one in found):
            raise ValueError("a scenario is never written down")  # asked wrongly
        locations[region] = [known.setdefault(one, len(known)) for one in found]
    plain = [
        {name: value for name, value in vars(one).items() if name != "assumed"} for one in known
    ]
    return {
        "engine": ENGINE_VERSION,
        "software": __version__,
        "known": plain,
        "locations": {region: numbers for region, numbers in locations.items() if numbers},
        "given_province": _given_province(forecasts, figures or {}, quantiles or {}),
    }


def _given_province(
    forecasts: PanelForecast,
    figures: dict[str, list[float]],
    quantiles: dict[str, list[list[float]]],
) -> dict[str, Any]:
    """Keep, of the figures that provinces may come out at, those nearest to some quantiles."""
    year, chosen, said = next_year(forecasts), {}, {}
    for code, values in figures.items():
        own = [forecasts[code].probability_at_most(year, value) for value in values]
        at = sorted({int(np.argmin(np.abs(np.array(own) - p))) for p in _CONDITIONS})
        chosen[code] = [round(values[i], 3) for i in at]
        for region in forecasts.places[code].weights:
            if region in quantiles:
                link = LINKS[forecasts[region].link]
                said[region] = [
                    np.round(
                        link.inverse(
                            quantile_at(np.array(quantiles[region][i]), np.array(QUANTILES))
                        ),
                        3,
                    ).tolist()
                    for i in at
                ]
    return {"year": year, "figures": chosen, "quantiles": said} if said else {}


def _aims(targets: pd.DataFrame | None) -> dict[tuple[str, str], list[str]]:
    """Give the numbers aimed at by region and year, each once."""
    found: dict[tuple[str, str], list[str]] = {}
    if targets is not None:
        rows = zip(*(targets[name].tolist() for name in ("region", "year", "value")), strict=True)
        for region, year, value in dict.fromkeys(rows):
            if value != "":
                found.setdefault((region, year), []).append(value)
    return found


def keep(
    project: Project,
    data_version: str,
    table: pd.DataFrame,
    rests_on: dict[str, Any] | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Path | None:
    """Write the forecasts of a data version down, once.

    Parameters
    ----------
    project
        Where ``data/forecasts`` lies.
    data_version
        Name of the data version.
    table
        As of :func:`rows`.
    rests_on
        As of :func:`basis`.
    say
        Told why a version that is not in the ledger is not written down, and of a new chain.

    Returns
    -------
    pathlib.Path or None
        The new file; None where the version has one already, which stays as it is, and where the
        ledger holds newer data already or a file that the chain does not name stands in the way.
    """
    held = chain.load(project)
    if held.holds(data_version):
        return None
    if data_version[:10] < held.newest:
        say(
            f"Forecasts of data version {data_version} are not written down: the ledger holds those "
            f"of {held.newest}, and nothing is back-dated."
        )
        return None
    contents = {f"{data_version}.csv": table.to_csv(index=False, lineterminator="\n")}
    if rests_on is not None:
        text = json.dumps(rests_on, ensure_ascii=False, separators=(",", ":"))
        contents[f"{data_version}.json"] = text + "\n"
    found = {name: project.forecasts / name for name in contents}
    for name, path in found.items():
        if path.is_file() and files.read_bytes(path) != contents[name].encode():
            say(
                f"{project.relative(path)} is not in the ledger's chain and says something else than "
                "would be said now; nothing was written down. See: povanalysis data check"
            )
            return None
    if held.entries and not (project.forecasts / chain.NAME).exists():
        say(f"data/forecasts/{chain.NAME}: new; it chains the {len(held.entries)} files there were")
    named = {name: bytes_hash(content.encode()) for name, content in contents.items()}
    with files.together() as made:
        for name, content in contents.items():
            made.write(found[name], content)
        made.write(project.forecasts / chain.NAME, held.adding(data_version, named).text())
    return found[f"{data_version}.csv"]


def read(project: Project, region: str | None = None) -> pd.DataFrame:
    """Return the forecasts written down in a project, with what they rest on, oldest first.

    Parameters
    ----------
    project
        Where ``data/forecasts`` lies.
    region
        Only this location; all when not given.

    Returns
    -------
    pandas.DataFrame
        :data:`COLUMNS` and :data:`BASIS`.

    Raises
    ------
    DataError
        A file is not what the chain says, or cannot be read.
    """
    reads.note(reads.ledger(region))
    # what has the hashes of the chain is what was read before
    lines = tuple(entry.line for entry in chain.load(project).standing())
    return _read(project, lines, region).copy(deep=False)


@lru_cache(maxsize=64)
def _read(project: Project, lines: tuple[str, ...], region: str | None) -> pd.DataFrame:
    tables = []
    for line in lines:
        table = _table(project, line)
        own = table if region is None else table[table["location"] == region]
        if not own.empty:  # the region was not among those forecast then
            path = project.forecasts / chain.Entry.read(line).table
            tables.append(_based(own[list(COLUMNS)], path, project))
    if not tables:
        return pd.DataFrame({column: pd.Series(dtype=object) for column in (*COLUMNS, *BASIS)})
    order = sorted(tables, key=lambda one: (one["origin_date"].max(), one.attrs["engine"]))
    return pd.concat(order, ignore_index=True)


@lru_cache(maxsize=8)
def _table(project: Project, line: str) -> pd.DataFrame:
    path = project.forecasts / chain.Entry.read(line).table
    try:
        table = pd.read_csv(path, dtype={"location": str, "output_type_id": str})
        missing = [column for column in COLUMNS if column not in table.columns]
        why = f"lacks the columns {', '.join(missing)}" if missing else ""
        if not missing and {*table["origin_date"].astype(str)} - {path.stem[:10]}:
            why = "holds forecasts of another day than its name says"
    except (OSError, ValueError) as error:
        why = f"cannot be read ({type(error).__name__})"
    if why:
        raise DataError(
            f"{project.relative(path)} {why}.",
            cure=f"Bring it back with: git restore {project.relative(path)}",
        )
    return table


def _based(table: pd.DataFrame, path: Path, project: Project) -> pd.DataFrame:
    """Add what the forecasts of a file rest on, and those given the province."""
    companion = path.with_suffix(".json")
    try:
        held = json.loads(files.read_text(companion)) if companion.exists() else {}
        figures = [
            f"{one['region']}@{one['year']}-{'03' if one['period'] == 'March' else '09'}"
            f"={one['value']:g}"
            for one in held.get("known", [])
            if one["published_on"]
        ]
        dated = [n for n, one in enumerate(held.get("known", [])) if one["published_on"]]
        text = dict(zip(dated, figures, strict=True))
        known = {
            region: " ".join(text[n] for n in numbers if n in text)
            for region, numbers in held.get("locations", {}).items()
        }
        more = _given_rows(table, held.get("given_province") or {})
        engine = str(held.get("engine", ""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{project.relative(companion)} cannot be read.",
            cure=f"Bring it back with: git restore {project.relative(companion)}",
        ) from error
    parts = [table.assign(condition=np.nan), more]
    every = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    every = every.assign(
        version=path.stem, engine=engine, known=[known.get(code, "") for code in every["location"]]
    )[[*COLUMNS, *BASIS]]
    every.attrs["engine"] = int(engine or 0)
    return every


def _given_rows(table: pd.DataFrame, held: dict[str, Any]) -> pd.DataFrame:
    """Lay out the forecasts given figures of the province as rows of their own type."""
    if not held or table.empty:
        return table.iloc[:0]
    origin = str(table["origin_date"].iloc[0])
    horizon, found = held["year"] - int(origin[:4]), []
    for region in set(table["location"]) & held["quantiles"].keys():
        figures = held["figures"][f"{region[:2]}00"]
        for figure, said in zip(figures, held["quantiles"][region], strict=True):
            found += [
                (origin, "P0", horizon, region, GIVEN, f"{p:g}", value, figure)
                for p, value in zip(QUANTILES, said, strict=True)
            ]
    return pd.DataFrame(found, columns=[*COLUMNS, "condition"])
