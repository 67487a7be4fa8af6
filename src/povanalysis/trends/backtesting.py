"""Rolling-origin backtest: what the forecasts would have said, and what then came.

From each origin every region is forecast with only the figures it had then; calibration, too, sees
nothing later. Forecasts are held against the figures that followed, at their real distance in time
(a figure half a year after the origin is judged by a half-year forecast). Comparison models enter
with the normal intervals of their own account.

Read the result with one thing in mind: regions of a country share their shocks. Seven origin years
are seven experiences, however many regions there are; so scores by origin year come first.

Events are a figure at or below 0.99, 0.97 or 0.94 of the last one. Their probabilities are scored
against two yardsticks: *climatology* (how often the event happened before the origin, over the
panel, at that distance) and the drift model.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from povanalysis.errors import ParameterError, RegionError, SeriesError, listing
from povanalysis.trends import scores as score
from povanalysis.trends.calibration import at_span, grid_quantiles
from povanalysis.trends.distribution import GRID
from povanalysis.trends.engine import fit_panel
from povanalysis.trends.models import MODELS, Model
from povanalysis.trends.panel import MAX_HORIZON, MIN_OBSERVATIONS, Panel, make_panel, whole

Array = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]

PUBLISHED = "published"
CLIMATOLOGY = "climatology"
LEVELS = (0.5, 0.8, 0.95)
EVENT_RATIOS = (0.99, 0.97, 0.94)
EVENT_HORIZON = 3
MAX_BACKTEST_ORIGINS = 30

_KEYS = ["model", "region", "origin", "horizon"]
_MSIS_LEVEL = 0.95
_NORMAL: Array = ndtri(np.array(GRID))


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


@dataclass(frozen=True)
class Backtest:
    """Forecasts of the past beside what came.

    Parameters
    ----------
    records
        One row per model, region, origin (last year known) and horizon, with ``year, value,
        median, scale`` (mean absolute step before the origin), ``crps`` (unit of the figures) and
        ``pit``.
    intervals
        One row per record and level: ``low, high, held``.
    events
        One row per record up to three years ahead and event: ``ratio, probability, happened``;
        with the rows of the model ``climatology``.
    """

    records: pd.DataFrame
    intervals: pd.DataFrame
    events: pd.DataFrame

    def scores(self, by: Sequence[str] = ("model",)) -> pd.DataFrame:
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
        grouped = one.groupby(list(by), sort=True)
        means = grouped[columns].mean()
        means.insert(0, "n", grouped["n"].sum())
        return means.reset_index()

    def coverage(self, by: Sequence[str] = ("model",)) -> pd.DataFrame:
        """Return the share of intervals that held, by the columns named and level."""
        grouped = self.intervals.groupby([*by, "level"], sort=True)["held"]
        return grouped.agg(n="size", coverage="mean").reset_index()

    def pit(self, model: str = PUBLISHED, bins: int = 10) -> pd.DataFrame:
        """Return how many outcomes fell into each of `bins` equal slices of the forecasts.

        Columns: ``low``, ``high`` (of the slice), ``n``, ``share``; honest forecasts give equal
        shares.
        """
        values = self.records.loc[self.records["model"] == model, "pit"].to_numpy()
        count, edges = np.histogram(values, bins=whole("bins", bins, 2, 100), range=(0.0, 1.0))
        share = count / max(count.sum(), 1)
        return pd.DataFrame({"low": edges[:-1], "high": edges[1:], "n": count, "share": share})

    def event_scores(self, by: Sequence[str] = ("model", "ratio")) -> pd.DataFrame:
        """Return Brier scores and skill (1 - score / yardstick's) by the columns named.

        Columns: ``n``, ``happened`` (share), ``brier``, ``skill_climatology``, ``skill_drift``. A
        yardstick that made no error leaves the skill undefined (NaN).
        """
        if "model" not in by:
            by = ("model", *by)
        squared = (self.events["probability"] - self.events["happened"]) ** 2
        grouped = self.events.assign(brier=squared).groupby(list(by), sort=True)
        table = grouped.agg(
            n=("brier", "size"), happened=("happened", "mean"), brier=("brier", "mean")
        ).reset_index()
        rest = [column for column in by if column != "model"]
        for yardstick in ("climatology", "drift"):
            found = table.loc[table["model"] == yardstick, [*rest, "brier"]]
            found = found.rename(columns={"brier": "against"})
            joined = table.merge(found, on=rest) if rest else table.merge(found, how="cross")
            ratio = joined["brier"] / joined["against"].where(joined["against"] > 0)
            table[f"skill_{yardstick}"] = 1 - ratio.to_numpy()
        return table

    def reliability(self, model: str = PUBLISHED, bins: int = 10) -> pd.DataFrame:
        """Return stated probabilities of events beside how often they came true.

        Columns: ``low``, ``high`` (of the bin), ``n``, ``stated`` (mean probability), ``came``
        (share); empty bins are left out.
        """
        bins = whole("bins", bins, 2, 100)
        chosen = self.events[self.events["model"] == model]
        place = np.minimum((chosen["probability"] * bins).astype(int), bins - 1)
        table = chosen.groupby(place, sort=True).agg(
            n=("happened", "size"), stated=("probability", "mean"), came=("happened", "mean")
        )
        table.insert(0, "high", (table.index + 1) / bins)
        table.insert(0, "low", table.index / bins)
        return table.reset_index(drop=True)

    def record(self, region: str, level: float = 0.95, horizon: int = 1) -> RegionRecord:
        """Return how the published intervals did in one region.

        Raises
        ------
        RegionError
            The region was not backtested.
        """
        own = self.records["region"] == region
        if not own.any():
            known = sorted(self.records["region"].unique())
            raise RegionError(
                f"Region {region!r} is not in this backtest.",
                cure=f"Regions: {listing(known)}.",
                candidates=known,
            )
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


def backtest(
    frame: pd.DataFrame,
    horizon: int = 3,
    origins: int = 6,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    models: Collection[str] | None = None,
) -> Backtest:
    """Forecast the past of a panel from its last origins and compare with what came.

    Parameters
    ----------
    frame
        As in :func:`povanalysis.trends.forecast_panel`.
    horizon
        Years ahead, 1 to 20.
    origins
        How many origins, each region's last figure but one being the latest; a region enters an
        origin where it had at least three figures.
    link, fit_from, without_years
        As in :func:`povanalysis.trends.forecast_panel`.
    models
        Comparison models to run, of :data:`povanalysis.trends.models.MODELS`; None for all.

    Raises
    ------
    SeriesError
        Figures cannot be used, or no region has the four figures a single comparison needs.
    ParameterError
        An argument is outside its domain.
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    origins = whole("origins", origins, 1, MAX_BACKTEST_ORIGINS)
    panel = make_panel(frame, link=link, fit_from=fit_from, without_years=without_years)
    chosen = _chosen(models)
    parts = [
        part
        for back in range(1, min(origins, panel.z.shape[1] - MIN_OBSERVATIONS) + 1)
        for part in _origin(panel, back, horizon, chosen)
    ]
    if not parts:
        raise SeriesError(
            "No region has enough figures for a backtest.",
            cure="A comparison needs three figures before an origin and one after it.",
            region=panel.regions[0],
            year=int(panel.year[0, -1]),
            rule="length",
        )
    return Backtest(*(pd.concat([part[i] for part in parts], ignore_index=True) for i in range(3)))


def _chosen(names: Collection[str] | None) -> dict[str, Model]:
    unknown = sorted(set(names or ()) - set(MODELS))
    if unknown:
        raise ParameterError(
            f"models names {listing(unknown)}, which is not a comparison model.",
            cure=f"Known: {listing(list(MODELS))}.",
            argument="models",
            value=unknown,
        )
    return {name: model for name, model in MODELS.items() if names is None or name in names}


@dataclass(frozen=True)
class _Outcomes:
    """What came after an origin: R by H each, `seen` where there is a figure."""

    z: Array
    value: Array
    span: Array
    seen: NDArray[np.bool_]


def _origin(
    panel: Panel, back: int, horizon: int, models: dict[str, Model]
) -> list[tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]]:
    """Backtest one origin: one triple of frames for each model."""
    past = panel.cut(back, MIN_OBSERVATIONS)
    if not past.regions:
        return []
    came = _outcomes(panel, past, back, horizon)
    fitted = fit_panel(past, horizon)
    change, spread = _at(fitted.average.change, fitted.average.spread, came.span)
    still = _at(fitted.average.change, fitted.average.still, came.span)[1]
    level = fitted.average.level[:, None]
    last = past.z[:, -1][:, None, None]
    ahead = {PUBLISHED: last + grid_quantiles(change, level, spread, still, fitted.calibration)}
    for name, model in models.items():
        made = model(past.z, past.time, horizon)
        change, spread = _at(made.change, made.spread, came.span)
        ahead[name] = last + change[:, :, None] + spread[:, :, None] * _NORMAL
    parts = [_frames(name, past, came, quantiles) for name, quantiles in ahead.items()]
    return [*parts, _climatology(past, came)]


def _outcomes(panel: Panel, past: Panel, back: int, horizon: int) -> _Outcomes:
    """Find the figures 1 to `horizon` calendar years after each region's origin."""
    rows = np.flatnonzero(panel.length - back >= MIN_OBSERVATIONS)
    z, value = np.full((2, len(rows), horizon), np.nan)
    span = np.tile(np.arange(1.0, horizon + 1), (len(rows), 1))
    width = panel.z.shape[1]
    for column in range(width - back, width):
        ahead = panel.year[rows, column] - past.year[:, -1]
        near = np.flatnonzero(ahead <= horizon)
        z[near, ahead[near] - 1] = panel.z[rows[near], column]
        value[near, ahead[near] - 1] = panel.value[rows[near], column]
        span[near, ahead[near] - 1] = panel.time[rows[near], column] - past.time[near, -1]
    return _Outcomes(z, value, span, np.isfinite(z))


def _at(change: Array, spread: Array, span: Array) -> tuple[Array, Array]:
    """Read forecasts at the real distance of every outcome."""
    pairs = [at_span(change, spread, span[:, h]) for h in range(span.shape[1])]
    return np.stack([c for c, _ in pairs], axis=1), np.stack([s for _, s in pairs], axis=1)


def _frames(
    name: str, past: Panel, came: _Outcomes, quantiles: Array
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Score one model's quantiles (R by H by grid, link scale) at one origin."""
    row, step = np.nonzero(came.seen)
    keys = _keys(name, past, row, step)
    z, value, q = came.z[row, step], came.value[row, step], quantiles[row, step]
    figures = past.link.inverse(q)
    scale = np.nanmean(np.abs(np.diff(past.value, axis=1)), axis=1)
    records = keys.assign(
        year=past.year[row, -1] + step + 1,
        value=value,
        median=figures[:, GRID.index(0.5)],
        scale=scale[row],
        crps=score.crps(value, figures),
        pit=score.cdf(z, q),
    )
    intervals = []
    for level in LEVELS:
        low, high = (figures[:, GRID.index(p)] for p in _ends(level))
        held = (low <= value) & (value <= high)
        intervals.append(keys.assign(level=level, low=low, high=high, held=held))
    return records, pd.concat(intervals), _events(keys, past, row, step, value, q)


def _events(
    keys: pd.DataFrame, past: Panel, row: Ints, step: Ints, value: Array, q: Array
) -> pd.DataFrame:
    """Probability and outcome of falling to a share of the last figure."""
    last = past.value[row, -1]
    near = (step < EVENT_HORIZON) & (last > 0)
    parts = []
    for ratio in EVENT_RATIOS:
        bound = ratio * last[near]
        probability = score.cdf(past.link.forward(bound), q[near])
        happened = value[near] <= bound
        parts.append(keys[near].assign(ratio=ratio, probability=probability, happened=happened))
    return pd.concat(parts)


def _climatology(past: Panel, came: _Outcomes) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give every event its frequency before the origin, over the panel, at that distance."""
    row, step = np.nonzero(came.seen & (np.arange(came.seen.shape[1]) < EVENT_HORIZON))
    positive = past.value[row, -1] > 0
    row, step = row[positive], step[positive]
    keys = _keys(CLIMATOLOGY, past, row, step)
    parts = []
    for ratio in EVENT_RATIOS:
        often = np.array([_frequency(past, ratio, h + 1) for h in range(EVENT_HORIZON)])
        happened = came.value[row, step] <= ratio * past.value[row, -1]
        parts.append(keys.assign(ratio=ratio, probability=often[step], happened=happened))
    return pd.DataFrame(), pd.DataFrame(), pd.concat(parts)


def _frequency(past: Panel, ratio: float, steps: int) -> float:
    """Share of figures at or below `ratio` of the one `steps` rows before (0.5 if none)."""
    if past.value.shape[1] <= steps:
        return 0.5
    before, after = past.value[:, :-steps], past.value[:, steps:]
    seen = np.isfinite(before) & (before > 0)
    return float((after[seen] <= ratio * before[seen]).mean()) if seen.any() else 0.5


def _keys(name: str, past: Panel, row: Ints, step: Ints) -> pd.DataFrame:
    regions = np.array(past.regions, dtype=object)
    return pd.DataFrame(
        {
            "model": name,
            "region": regions[row],
            "origin": past.year[row, -1],
            "horizon": step + 1,
        }
    )


def _ends(level: float) -> tuple[float, float]:
    return round((1 - level) / 2, 4), round((1 + level) / 2, 4)
