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

A file is written only when there is none for its data version, in one step, and never again:
changing the method does not change what was said. A forecast counts as genuine for a figure that
became public after its origin (:mod:`povanalysis.questions.state`): published later or, where the
day is not known, first seen later. What was written down on that day or after it scores nothing.

Scores: the Brier score of the probabilities of official targets, (p - happened)² averaged, 0 best,
0.25 for saying 50 per cent always; the share of 80 and 95 per cent intervals that held.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions.answer import Reason, Refusal
from povanalysis.questions.state import is_genuine, public_since
from povanalysis.series import latest_vintage, reference_period
from povanalysis.sources import reads
from povanalysis.trends import PanelForecast

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
INTERVALS: dict[float, tuple[float, float]] = {0.8: (0.1, 0.9), 0.95: (0.025, 0.975)}


@dataclass(frozen=True)
class LedgerScore:
    """How genuine forecasts did.

    Parameters
    ----------
    origins
        Origin dates scored.
    n
        Intervals of each level that met a figure.
    held80, held95
        How many of them held it.
    n_targets
        Official targets whose March came.
    brier
        Their mean Brier score, or None without any.
    """

    origins: tuple[str, ...]
    n: int
    held80: int
    held95: int
    n_targets: int
    brier: float | None


@dataclass(frozen=True)
class Recorded:
    """What had been written down of one figure before it was public: the last such forecast.

    Parameters
    ----------
    origin
        Date of the data version that said it, ISO.
    n
        How many data versions had said something of this figure before it was public.
    public
        Day from which the figure counts as known, ISO.
    came
        The figure, per cent.
    median, low80, high80, low95, high95
        What was said, per cent.
    target, probability
        The official target recorded with it, per cent, and the probability it was given; None
        where none was.
    """

    origin: str
    n: int
    public: str
    came: float
    median: float
    low80: float
    high80: float
    low95: float
    high95: float
    target: float | None
    probability: float | None

    @property
    def held80(self) -> bool:
        """Whether the 80 per cent interval held the figure."""
        return self.low80 <= self.came <= self.high80

    @property
    def held95(self) -> bool:
        """Whether the 95 per cent interval held the figure."""
        return self.low95 <= self.came <= self.high95

    @property
    def error(self) -> float:
        """Figure minus median, percentage points."""
        return round(self.came - self.median, 10)

    @property
    def brier(self) -> float | None:
        """Brier score of the target's probability; None without one."""
        if self.target is None or self.probability is None:
            return None
        return (self.probability - (self.came <= self.target)) ** 2


def rows(
    forecasts: PanelForecast, origin_date: str, *, targets: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the forecasts of a panel in hubverse columns.

    Parameters
    ----------
    forecasts
        Forecasts of P0 by region.
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
    found: list[tuple[object, ...]] = []
    for region, made in forecasts.items():
        years = made.years[:HORIZONS]
        for year in years:
            key = (origin_date, "P0", year - origin_year, region)
            found += [(*key, "quantile", f"{p:g}", made.quantile(year, p)) for p in QUANTILES]
            for aim in _aims(targets, region, year):
                chance = made.probability_at_most(year, float(aim))
                found.append((*key, "cdf", f"{float(aim):g}", chance))
    table = pd.DataFrame(found, columns=list(COLUMNS))
    said = table["value"].astype(float)
    table["value"] = said.round(3).where(table["output_type"] == "quantile", said.round(6))
    return table


def _aims(targets: pd.DataFrame | None, region: str, year: int) -> list[str]:
    if targets is None:
        return []
    chosen = targets[
        (targets["region"] == region) & (targets["year"] == str(year)) & (targets["value"] != "")
    ]
    return [str(value) for value in chosen["value"].unique()]


def place(project: Project, data_version: str) -> Path:
    """Return the path of a data version's file."""
    return project.forecasts / f"{data_version}.csv"


def keep(project: Project, data_version: str, table: pd.DataFrame) -> Path | None:
    """Write the forecasts of a data version down, once.

    Parameters
    ----------
    project
        Where ``data/forecasts`` lies.
    data_version
        Name of the data version.
    table
        As of :func:`rows`.

    Returns
    -------
    pathlib.Path or None
        The new file; None where the version has one already, which stays as it is.
    """
    path = place(project, data_version)
    if path.exists():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        table.to_csv(part, index=False, lineterminator="\n")
        part.chmod(0o644)
        os.link(part, path)  # fails where another process wrote the file meanwhile
    except FileExistsError:
        return None
    finally:
        part.unlink()
    return path


def read(project: Project, region: str | None = None) -> pd.DataFrame:
    """Return the forecasts written down in a project, oldest version first.

    Parameters
    ----------
    project
        Where ``data/forecasts`` lies.
    region
        Only this location; all when not given.

    Raises
    ------
    DataError
        A file lacks columns.
    """
    reads.note(reads.ledger(region))
    tables = []
    for path in sorted((project.root / "data" / "forecasts").glob("*.csv")):
        table = pd.read_csv(path, dtype={"location": str, "output_type_id": str})
        missing = [column for column in COLUMNS if column not in table.columns]
        if missing:
            raise DataError(
                f"{project.relative(path)} lacks the columns {', '.join(missing)}.",
                cure=f"Bring it back with: git restore {project.relative(path)}",
                file=str(path),
                columns=missing,
            )
        own = table if region is None else table[table["location"] == region]
        tables.append(own[list(COLUMNS)])
    if not tables:
        return pd.DataFrame({column: pd.Series(dtype=object) for column in COLUMNS})
    return pd.concat(tables, ignore_index=True)


def score(
    ledger: pd.DataFrame, observations: pd.DataFrame, region: str | None = None
) -> LedgerScore | Refusal:
    """Score genuine forecasts against the figures that came after them.

    Parameters
    ----------
    ledger
        As of :func:`read`.
    observations
        Rows of the contract with ``vintage``.
    region
        Only this location; all when not given.

    Returns
    -------
    LedgerScore or Refusal
        A refusal while no figure has come for any forecast.
    """
    met = _met(ledger, observations, region)
    if met.empty:
        return Refusal(region or "", Reason.NOTHING_DUE)
    quantiles = met[met["output_type"] == "quantile"].pivot_table(
        index=["origin_date", "location", "year", "came"], columns="at", values="value"
    )
    came = quantiles.index.get_level_values("came").to_numpy()
    held = {
        level: int(((quantiles[low] <= came) & (came <= quantiles[high])).sum())
        for level, (low, high) in INTERVALS.items()
    }
    events = met[met["output_type"] == "cdf"]
    squared = (events["value"] - (events["came"] <= events["at"])) ** 2
    return LedgerScore(
        origins=tuple(sorted(met["origin_date"].unique())),
        n=len(quantiles),
        held80=held[0.8],
        held95=held[0.95],
        n_targets=len(events),
        brier=None if events.empty else float(squared.mean()),
    )


def recorded(
    ledger: pd.DataFrame,
    observations: pd.DataFrame,
    region: str,
    year: int,
    target: float | None = None,
) -> Recorded | None:
    """Return what was last written down of a figure before it was public; None without any.

    Parameters
    ----------
    ledger
        As of :func:`read`.
    observations
        Rows of the contract.
    region, year
        Whose figure.
    target
        The official target whose probability is asked for, per cent; the one recorded when there
        is one and none is given.
    """
    met = _met(ledger, observations, region)
    met = met[met["year"] == year]
    if met.empty:
        return None
    last = met[met["origin_date"] == met["origin_date"].max()]
    said = last[last["output_type"] == "quantile"].set_index("at")["value"]
    events = last[last["output_type"] == "cdf"].set_index("at")["value"]
    if target is None and len(events) == 1:
        target = float(events.index[0])
    return Recorded(
        origin=str(last["origin_date"].iloc[0]),
        n=int(met["origin_date"].nunique()),
        public=str(last["public"].iloc[0]),
        came=float(last["came"].iloc[0]),
        median=float(said[0.5]),
        low80=float(said[INTERVALS[0.8][0]]),
        high80=float(said[INTERVALS[0.8][1]]),
        low95=float(said[INTERVALS[0.95][0]]),
        high95=float(said[INTERVALS[0.95][1]]),
        target=target if target in events.index else None,
        probability=float(events[target]) if target in events.index else None,
    )


def _met(ledger: pd.DataFrame, observations: pd.DataFrame, region: str | None) -> pd.DataFrame:
    """Return the rows of genuine forecasts whose figure has come, beside it."""
    own = ledger if region is None else ledger[ledger["location"] == region]
    own = own.assign(
        year=own["origin_date"].str[:4].astype(int) + own["horizon"].astype(int),
        at=own["output_type_id"].astype(float),
    )
    met = own.merge(_truth(observations), on=["location", "year"])
    genuine = [is_genuine(*pair) for pair in zip(met["origin_date"], met["public"], strict=True)]
    return met[np.array(genuine, dtype=bool)]


def _truth(observations: pd.DataFrame) -> pd.DataFrame:
    """Return location, year, newest figure (``came``) and the day it became public."""
    table = observations[observations["indicator"] == "P0"]
    table = table[table["period"] == table["year"].map(reference_period)]
    days = zip(table["published_on"], table["vintage"], strict=True)
    table = table.assign(public=[public_since(str(out or ""), seen) for out, seen in days])
    first = table.groupby(["region", "year"])["public"].min()
    newest = latest_vintage(table).set_index(["region", "year"])["value"].rename("came")
    joined = pd.concat([newest, first], axis=1).reset_index()
    return joined.rename(columns={"region": "location"})
