"""What a backtest found: forecasts of the past beside what came, and the scores read from them.

Made by :func:`povanalysis.trends.backtesting.backtest`. Scores are means over rows of the columns
asked for; several names give the table by all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from povanalysis import shown
from povanalysis.errors import ParameterError, listing
from povanalysis.trends import scores as score
from povanalysis.trends.panels.observed import find_region
from povanalysis.trends.panels.panel import whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PUBLISHED = "published"
GIVEN = "given "
"""How the names of models begin that forecast in a state of knowledge."""

_KEYS = ["model", "region", "origin", "horizon"]
_MSIS_LEVEL = 0.95


@dataclass(frozen=True)
class RegionRecord:
    """How past intervals did in one region: "10 of 11 one-year 95 % intervals held".

    Parameters
    ----------
    region, level, horizon
        Whose, which intervals, how many years ahead.
    held, total
        Intervals that held, and all.
    missed
        Years whose figure fell outside.
    """

    region: str
    level: float
    horizon: int
    held: int
    total: int
    missed: tuple[int, ...]


@dataclass(frozen=True, repr=False)
class Backtest(shown.Shown):
    """Forecasts of the past beside what came.

    Parameters
    ----------
    records
        One row per model, region, origin (the calendar year at whose end the forecast stands, of
        which the region has a figure) and horizon, with ``year, value, median, scale`` (mean
        absolute step before the origin), ``crps`` (unit of the figures) and ``pit``.
    intervals
        One row per record and level: ``low, high, held``.
    events
        One row per record up to three years ahead and event: ``ratio, probability, happened``;
        with the rows of the model ``climatology``.

    Examples
    --------
    >>> import povanalysis as pov
    >>> rates = {"north": [7.9, 7.4, 7.6, 7.1, 6.8, 6.9], "south": [4.1, 4.3, 3.9, 3.8, 3.5, 3.4]}
    >>> rows = [(r, 2020 + i, v) for r, values in rates.items() for i, v in enumerate(values)]
    >>> frame = pd.DataFrame(rows, columns=["region", "year", "value"])
    >>> pov.backtest(frame, horizon=1, origins=2, models="naive", link="logit")
    Backtest of 2 regions, origins 2023 to 2024, up to 1 year ahead
      model      n    mae   crps  80 % held  95 % held
      naive      4  0.200  0.135       1.00       1.00
      published  4  0.202  0.135       1.00       1.00
    """

    records: pd.DataFrame
    intervals: pd.DataFrame
    events: pd.DataFrame

    def _title(self) -> str:
        regions, ahead = self.records["region"].nunique(), int(self.records["horizon"].max())
        first, last = self.records["origin"].min(), self.records["origin"].max()
        years = f"{ahead} year{'s' if ahead > 1 else ''}"
        return f"Backtest of {regions} regions, origins {first} to {last}, up to {years} ahead"

    def _table(self) -> shown.Table:
        table = self.to_frame()
        columns = ["model", "n", "mae", "crps", "coverage80", "coverage95"]
        rows = table[columns].itertuples(index=False, name=None)
        head = (*columns[:4], "80 % held", "95 % held")
        return shown.Table(head, [*rows], len(table))

    def to_frame(self) -> pd.DataFrame:
        """Lay the scores of every model out.

        Returns
        -------
        pandas.DataFrame
            One row a model: the columns of :meth:`scores`, and ``coverage50``, ``coverage80``,
            ``coverage95``, the shares of its intervals that held, 0-1.
        """
        held = self.coverage().pivot_table(index="model", columns="level", values="coverage")
        held.columns = [f"coverage{100 * level:.0f}" for level in held.columns]
        return self.scores().merge(held.reset_index(), on="model")

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw how many of every model's intervals held, beside how many should.

        Parameters
        ----------
        ax
            Axes to draw on; new ones when not given.

        Returns
        -------
        matplotlib.axes.Axes
            Level of the intervals across, share that held upwards; on the diagonal both agree.
        """
        ax = shown.axes(ax)
        for model, rows in self.coverage().groupby("model"):
            thick = 2.5 if model == PUBLISHED else 1.0
            held = rows["coverage"]
            ax.plot(rows["level"], held, marker="o", label=str(model), linewidth=thick)
        ax.axline((0.5, 0.5), slope=1, color="0.6", linestyle="--")
        ax.set_xlabel("level")
        ax.set_ylabel("share held")
        ax.legend()
        return ax

    @cached_property
    def plain(self) -> Backtest:
        """The same without the forecasts given what was known."""
        tables = (self.records, self.intervals, self.events)
        return Backtest(*(one[~one["model"].str.startswith(GIVEN)] for one in tables))

    def states(self, by: str | Sequence[str] = ()) -> pd.DataFrame:
        """Return how forecasts given what was known did beside those without, case by case.

        Parameters
        ----------
        by
            Columns to part the cases by, beside the state: of region, origin, horizon.

        Returns
        -------
        pandas.DataFrame
            One row a state (``parent``, ``top``, ``half-year`` and so on): ``n``, ``mae``, ``crps``
            and, of the same regions, origins and horizons, ``mae_without``, ``crps_without``, in
            the unit of the figures; ``coverage80``, ``coverage95`` (shares).
        """
        keys = [*_columns(by, _KEYS[1:])] if by else []
        cases = self.records.assign(mae=(self.records["value"] - self.records["median"]).abs())
        wide = self.intervals.pivot_table(
            index=_KEYS, columns="level", values="held", aggfunc="mean"
        )
        cases = cases.set_index(_KEYS)[["mae", "crps"]].join(wide[[0.8, 0.95]]).reset_index()
        given = cases[cases["model"].str.startswith(GIVEN)]
        plain = cases.loc[cases["model"] == PUBLISHED, [*_KEYS[1:], "mae", "crps"]]
        both = given.merge(plain, on=_KEYS[1:], suffixes=("", "_without"))
        both.insert(0, "state", both["model"].str.removeprefix(GIVEN))
        both = both.rename(columns={0.8: "coverage80", 0.95: "coverage95"}).assign(n=1)
        grouped = both.groupby(["state", *keys])
        means = ["mae", "crps", "mae_without", "crps_without", "coverage80", "coverage95"]
        table = grouped[means].mean()
        table.insert(0, "n", grouped["n"].sum())
        return table.reset_index()

    def scores(self, by: str | Sequence[str] = ("model",)) -> pd.DataFrame:
        """Return mean scores by the columns named (of model, region, origin, horizon).

        Columns: ``n``, ``mae`` and ``crps`` in the unit of the figures, ``mase`` and ``msis`` (of
        95 % intervals) in mean absolute steps, ``smape`` 0-200. Series that had never moved before
        an origin have no step to divide by and do not enter ``mase`` and ``msis``.
        """
        table = self.records
        error = (table["value"] - table["median"]).abs()
        step = table["scale"].where(table["scale"] > 0)
        wide = self.intervals[self.intervals["level"] == _MSIS_LEVEL].set_index(_KEYS)
        wide = wide.loc[pd.MultiIndex.from_frame(table[_KEYS])]
        penalty = score.interval_score(
            table["value"].to_numpy(),
            wide["low"].to_numpy(),
            wide["high"].to_numpy(),
            _MSIS_LEVEL,
        )
        one = table[_KEYS].assign(
            n=1,
            mae=error,
            mase=error / step,
            smape=score.smape(table["value"].to_numpy(), table["median"].to_numpy()),
            msis=penalty / step,
            crps=table["crps"],
        )
        columns = ["mae", "mase", "smape", "msis", "crps"]
        grouped = one.groupby(_columns(by, _KEYS), sort=True)
        means = grouped[columns].mean()
        means.insert(0, "n", grouped["n"].sum())
        return means.reset_index()

    def coverage(self, by: str | Sequence[str] = ("model",)) -> pd.DataFrame:
        """Return the share of intervals that held, by the columns named and level."""
        columns = _columns(by, _KEYS)
        grouped = self.intervals.groupby([*columns, "level"], sort=True)["held"]
        return grouped.agg(n="size", coverage="mean").reset_index()

    @property
    def shared_origins(self) -> list[int]:
        """Origin years with at least half as many regions as the fullest one.

        Where one region's figure came first, the newest origin year is that region's alone, and
        no share of regions may be made of it.
        """
        regions = self.records.groupby("origin")["region"].nunique()
        return [int(year) for year in regions[regions >= regions.max() / 2].index]

    def pit(self, model: str = PUBLISHED, bins: int = 10) -> pd.DataFrame:
        """Return how many outcomes fell into each of `bins` equal slices of the forecasts.

        Columns: ``low``, ``high`` (of the slice), ``n``, ``share``; honest forecasts give equal
        shares.
        """
        values = self.records.loc[self.records["model"] == model, "pit"].to_numpy()
        count, edges = np.histogram(values, bins=whole("bins", bins, 2, 100), range=(0.0, 1.0))
        share = count / max(count.sum(), 1)
        return pd.DataFrame({"low": edges[:-1], "high": edges[1:], "n": count, "share": share})

    def event_scores(self, by: str | Sequence[str] = ("model", "ratio")) -> pd.DataFrame:
        """Return Brier scores and skill (1 - score / yardstick's) by the columns named.

        Columns: ``n``, ``happened`` (share), ``brier``, ``skill_climatology``, ``skill_drift``. A
        yardstick that made no error leaves the skill undefined (NaN).
        """
        by = _columns(by, [*_KEYS, "ratio"])
        if "model" not in by:
            by = ["model", *by]
        squared = (self.events["probability"] - self.events["happened"]) ** 2
        grouped = self.events.assign(brier=squared).groupby(by, sort=True)
        table = grouped.agg(
            n=("brier", "size"), happened=("happened", "mean"), brier=("brier", "mean")
        ).reset_index()
        rest = [column for column in by if column != "model"]
        for yardstick in ("climatology", "drift"):
            found = table.loc[table["model"] == yardstick, [*rest, "brier"]]
            found = found.rename(columns={"brier": "against"})
            against = (
                table.merge(found, on=rest, how="left")["against"]
                if rest
                else (
                    found["against"].max()  # one or none
                )
            )
            ratio = table["brier"] / pd.Series(against, index=table.index).where(lambda x: x > 0)
            table[f"skill_{yardstick}"] = 1 - ratio
        return table

    def reliability(
        self,
        model: str = PUBLISHED,
        bins: int | Sequence[float] = 10,
        by: Sequence[str] = (),
    ) -> pd.DataFrame:
        """Return stated probabilities of events beside how often they came true.

        Parameters
        ----------
        model
            Whose probabilities.
        bins
            How many bins of equal width, or the rising bounds between bins, 0-1; a probability on
            a bound belongs to the bin above it.
        by
            Columns of the events to tell apart.

        Returns
        -------
        pandas.DataFrame
            Columns `by`, ``low``, ``high`` (of the bin), ``n``, ``stated`` (mean probability), ``came``
            (share); empty bins are left out.

        Raises
        ------
        ParameterError
            The number of bins is not 2 to 100, or bounds do not rise between 0 and 1.
        """
        if isinstance(bins, Sequence):
            edges = np.array([0.0, *bins, 1.0])
            if not (np.diff(edges) > 0).all():
                raise ParameterError(
                    f"bins={bins!r} are no bounds that rise between 0 and 1.",
                    cure="Give rising bounds between 0 and 1, such as [0.2, 0.5, 0.8].",
                )
        else:
            edges = np.linspace(0.0, 1.0, whole("bins", bins, 2, 100) + 1)
        chosen = self.events[self.events["model"] == model]
        place = np.searchsorted(edges[1:-1], chosen["probability"], side="right")
        table = chosen.assign(low=edges[place], high=edges[place + 1])
        table = table.groupby([*by, "low", "high"], sort=True).agg(
            n=("happened", "size"), stated=("probability", "mean"), came=("happened", "mean")
        )
        return table.reset_index()

    def record(self, region: str | int, level: float = 0.95, horizon: int = 1) -> RegionRecord:
        """Return how the published intervals did in one region, known by label, code or name.

        Raises
        ------
        RegionError
            The region was not backtested, or the name fits several.
        """
        region = find_region(region, sorted(self.records["region"].unique()), "this backtest")
        table = self.intervals
        chosen = table[
            (table["model"] == PUBLISHED)
            & (table["region"] == region)
            & (table["horizon"] == horizon)
            & np.isclose(table["level"], level)
        ]
        missed = tuple(int(o) + horizon for o in sorted(chosen.loc[~chosen["held"], "origin"]))
        held = int(chosen["held"].sum())
        return RegionRecord(region, level, horizon, held, len(chosen), missed)


def _columns(by: str | Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the columns to group by; one name may stand alone."""
    names = [by] if isinstance(by, str) else list(by)
    unknown = sorted(set(map(str, names)) - set(known))
    if unknown or not names:
        raise ParameterError(
            f"by={by!r} names no column to group by.",
            cure=f"Use one or more of {listing(list(known))}.",
        )
    return names
