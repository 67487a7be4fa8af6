"""Rolling-origin backtest: what the forecasts would have said, and what then came.

An origin is the end of a calendar year. From it regions are forecast with the figures up to that
year, whichever region's, and nothing later: pooling, calibration, drift factor and, where the
figures choose it, the link are all made of these. So the record of a region at an origin is the
forecast that :func:`povanalysis.trends.forecast_panel` makes of the frame cut off after that year.
A region is forecast from the years of its own figures; one that has ended before, or has no figure
that year, is still among what the others' forecasts learn from.

Forecasts are held against the figures that followed, at their real distance in time (a figure half
a year after the origin is judged by a half-year forecast). Comparison models enter with the normal
intervals of their own account.

Read the result with one thing in mind: regions of a country share their shocks. Seven origin years
are seven experiences, however many regions there are; so scores by origin year come first.

Events are a figure at or below 0.99, 0.97 or 0.94 of the last one. Their probabilities are scored
against two yardsticks: *climatology* (how often the event happened before the origin, over the
panel, at that distance) and the drift model.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from povanalysis.errors import ParameterError, SeriesError, listing
from povanalysis.trends import scores as score
from povanalysis.trends.engine import fit_panel, group_regions
from povanalysis.trends.given.knowledge import Knowledge
from povanalysis.trends.given.states import Asked, chosen, needs_places
from povanalysis.trends.models.calibration import at_span, grid_quantiles, predicted, spread_at
from povanalysis.trends.models.comparison import MODELS, Model
from povanalysis.trends.models.distribution import GRID
from povanalysis.trends.panels import asof
from povanalysis.trends.panels.hierarchy import checked, make_hierarchy, split
from povanalysis.trends.panels.observed import annual_series
from povanalysis.trends.panels.panel import MAX_HORIZON, MIN_OBSERVATIONS, Panel, make_panel, whole
from povanalysis.trends.record import GIVEN, PUBLISHED, Backtest

Array = NDArray[np.float64]
Ints = NDArray[np.integer[Any]]
Columns = dict[str, NDArray[Any]]
Tables = tuple[list[Columns], list[Columns], list[Columns]]  # records, intervals, events

CLIMATOLOGY = "climatology"
LEVELS = (0.5, 0.8, 0.95)
EVENT_RATIOS = (0.99, 0.97, 0.94)
EVENT_HORIZON = 3
MAX_BACKTEST_ORIGINS = 30

_NORMAL: Array = ndtri(np.array(GRID))


def backtest(
    frame: pd.DataFrame,
    horizon: int = 3,
    origins: int = 6,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    models: Collection[str] | None = None,
    skip_unusable: bool = False,
    given: str | Collection[str] = (),
) -> Backtest:
    """Forecast the past of a panel from its last origins and compare with what came.

    Parameters
    ----------
    frame
        As in :func:`povanalysis.trends.forecast_panel`.
    horizon
        Years ahead, 1 to 20.
    origins
        How many origins of each region, the year of its last figure but one being the latest; a
        region enters an origin where it had at least three figures by then. Regions that end in
        the same year share their origins.
    link, fit_from, without_years
        As in :func:`povanalysis.trends.forecast_panel`.
    models
        Comparison models to run, of :data:`povanalysis.trends.models.comparison.MODELS`; None for
        all.
    skip_unusable
        Go on without regions whose figures cannot be used.
    given
        States of knowledge (:data:`povanalysis.trends.given.states.STATES`) to forecast in, too;
        the rows of ``parent`` are those of the model ``given parent``.

    Returns
    -------
    Backtest
        Forecasts beside what came, by model, region, origin and horizon.

    Raises
    ------
    SeriesError
        Figures cannot be used, or no region has the four figures a single comparison needs.
    ParameterError
        An argument is outside its domain.

    Examples
    --------
    >>> rates = {
    ...     "3524": [13.21, 13.85, 13.86, 12.53, 12.42],
    ...     "3506": [10.4, 11.4, 11.6, 10.6, 10.7],
    ... }
    >>> rows = [(r, 2019 + i, v) for r, values in rates.items() for i, v in enumerate(values)]
    >>> frame = pd.DataFrame(rows, columns=["region", "year", "value"])
    >>> tested = backtest(frame, horizon=1, origins=2, models="drift", link="logit")
    >>> tested.scores()[["model", "n"]].values.tolist(), tested.record("Lamongan").total
    ([['drift', 4], ['published', 4]], 2)
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    origins = whole("origins", origins, 1, MAX_BACKTEST_ORIGINS)
    wanted = chosen(given)
    own, higher = split(frame) or (frame, None)
    fit: dict[str, Any] = {"link": link, "fit_from": fit_from, "without_years": without_years}
    panel = make_panel(own, **fit, skip_unusable=skip_unusable)
    states = None
    if wanted:
        if higher is None:
            raise needs_places()
        own = annual_series(own)[0]
        hierarchy = make_hierarchy(panel, own, checked(higher, panel.link))
        states = Asked(Knowledge(hierarchy, group_regions(panel.regions), horizon), wanted)
    compared = _chosen((models,) if isinstance(models, str) else models)
    starts = asof.origins(panel.year, origins, MIN_OBSERVATIONS)
    parts = [
        part
        for origin, rows in starts.items()
        for part in _origin(panel, origin, rows, horizon, compared, states)
    ]
    if not parts:
        raise SeriesError(
            "No region has enough figures for a backtest.",
            cure="A comparison needs three figures before an origin and one after it.",
        )
    return Backtest(
        *(_joined([columns for part in parts for columns in part[i]]) for i in range(3))
    )


def _joined(parts: list[Columns]) -> pd.DataFrame:
    return pd.DataFrame({name: np.concatenate([one[name] for one in parts]) for name in parts[0]})


def _chosen(names: Collection[str] | None) -> dict[str, Model]:
    unknown = sorted(set(names or ()) - set(MODELS))
    if unknown:
        raise ParameterError(
            f"models names {listing(unknown)}, which is not a comparison model.",
            cure=f"Known: {listing(list(MODELS))}.",
        )
    return {name: model for name, model in MODELS.items() if names is None or name in names}


@dataclass(frozen=True)
class _Outcomes:
    """What came after an origin: R by H each, `seen` where there is a figure; z may be infinite."""

    z: Array
    value: Array
    span: Array
    seen: NDArray[np.bool_]


def _origin(
    panel: Panel,
    origin: int,
    asked: NDArray[np.bool_],
    horizon: int,
    models: dict[str, Model],
    states: Asked | None,
) -> list[Tables]:
    """Backtest the regions asked for at one origin."""
    known = panel.as_of(origin)
    fitted = fit_panel(known, horizon)
    rows = np.isin(known.regions, np.array(panel.regions)[asked])
    past, made = known.rows(rows), fitted.average
    came = _outcomes(panel.rows(asked), past, origin, horizon)
    learnt = fitted.calibration
    change, spread = (part[rows] for part in predicted(made, learnt))
    level = learnt.factors.level * made.expected[rows, 0, 0]
    last = past.z[:, -1][:, None, None]
    ahead = {PUBLISHED: last + grid_quantiles(*_at(change, spread, came.span, level), learnt)}
    for name, model in models.items():
        expected = model(past.z, past.time, horizon)
        change, spread = _at(expected.change, expected.spread, came.span)
        ahead[name] = last + change[:, :, None] + spread[:, :, None] * _NORMAL
    parts = [_scored(name, past, came, quantiles) for name, quantiles in ahead.items()]
    for name in states.names if states and past.link == panel.link else ():
        assert states is not None
        told, quantiles = states.quantiles(name, origin, past.regions, ahead[PUBLISHED])
        if told.any():
            seen = replace(came, seen=came.seen & told[:, None])
            parts.append(_scored(GIVEN + name, past, seen, quantiles))
    return [*parts, _climatology(known, past, came)]


def _outcomes(panel: Panel, past: Panel, origin: int, horizon: int) -> _Outcomes:
    """Find the figures 1 to `horizon` calendar years after an origin, of the same regions."""
    value = np.full((len(past.regions), horizon), np.nan)
    span = np.tile(np.arange(1.0, horizon + 1), (len(past.regions), 1))
    ahead = panel.year - origin
    row, column = np.nonzero((ahead >= 1) & (ahead <= horizon))
    step = ahead[row, column] - 1
    value[row, step] = panel.value[row, column]
    span[row, step] = panel.time[row, column] - past.time[row, -1]
    seen, link = np.isfinite(value), past.link
    inside = link.allows(value)
    z = np.where(value <= link.lower, -np.inf, np.inf)  # beyond what the link of then allowed
    z[inside] = link.forward(value[inside])
    return _Outcomes(z, value, span, seen)


def _at(
    change: Array, spread: Array, span: Array, start: Array | float = 0.0
) -> tuple[Array, Array]:
    """Read forecasts at the real distance of every outcome."""
    steps = range(span.shape[1])
    return (
        np.stack([at_span(change, span[:, h], start) for h in steps], axis=1),
        np.stack([spread_at(spread, span[:, h]) for h in steps], axis=1),
    )


def _scored(name: str, past: Panel, came: _Outcomes, quantiles: Array) -> Tables:
    """Score one model's quantiles (R by H by grid, link scale) at one origin."""
    row, step = np.nonzero(came.seen)
    keys = _keys(name, past, row, step)
    z, value, q = came.z[row, step], came.value[row, step], quantiles[row, step]
    figures = past.link.inverse(q)
    scale = np.nanmean(np.abs(np.diff(past.value, axis=1)), axis=1)
    records = {
        **keys,
        "year": past.year[row, -1] + step + 1,
        "value": value,
        "median": figures[:, GRID.index(0.5)],
        "scale": scale[row],
        "crps": score.crps(value, figures),
        "pit": score.cdf(z, q),
    }
    intervals = []
    for level in LEVELS:
        low, high = (figures[:, GRID.index(p)] for p in _ends(level))
        held = (low <= value) & (value <= high)
        share = np.full(len(row), level)
        intervals.append({**keys, "level": share, "low": low, "high": high, "held": held})
    return [records], intervals, _events(keys, past, row, step, value, q)


def _events(
    keys: Columns, past: Panel, row: Ints, step: Ints, value: Array, q: Array
) -> list[Columns]:
    """Probability and outcome of falling to a share of the last figure."""
    last = past.value[row, -1]
    near = (step < EVENT_HORIZON) & (last > 0)
    keys = {name: column[near] for name, column in keys.items()}
    parts = []
    for ratio in EVENT_RATIOS:
        bound = ratio * last[near]
        probability = score.cdf(past.link.forward(bound), q[near])
        happened = value[near] <= bound
        parts.append(_event(keys, ratio, probability, happened))
    return parts


def _event(keys: Columns, ratio: float, probability: Array, happened: NDArray[Any]) -> Columns:
    share = np.full(len(happened), ratio)
    return {**keys, "ratio": share, "probability": probability, "happened": happened}


def _climatology(known: Panel, past: Panel, came: _Outcomes) -> Tables:
    """Give every event its frequency before the origin, over all regions, at that distance."""
    row, step = np.nonzero(came.seen & (np.arange(came.seen.shape[1]) < EVENT_HORIZON))
    positive = past.value[row, -1] > 0
    row, step = row[positive], step[positive]
    keys = _keys(CLIMATOLOGY, past, row, step)
    parts = []
    for ratio in EVENT_RATIOS:
        often = np.array([_frequency(known, ratio, h + 1) for h in range(EVENT_HORIZON)])
        happened = came.value[row, step] <= ratio * past.value[row, -1]
        parts.append(_event(keys, ratio, often[step], happened))
    return [], [], parts


def _frequency(past: Panel, ratio: float, steps: int) -> float:
    """Share of figures at or below `ratio` of the one `steps` years before (0.5 if none)."""
    count = fell = 0
    for lag in range(1, past.year.shape[1]):
        before, after = past.value[:, :-lag], past.value[:, lag:]
        seen = (past.year[:, lag:] - past.year[:, :-lag] == steps) & (before > 0)
        count += int(seen.sum())
        fell += int((after[seen] <= ratio * before[seen]).sum())
    return fell / count if count else 0.5


def _keys(name: str, past: Panel, row: Ints, step: Ints) -> Columns:
    return {
        "model": np.full(len(row), name, dtype=object),
        "region": np.array(past.regions, dtype=object)[row],
        "origin": past.year[row, -1],
        "horizon": step + 1,
    }


def _ends(level: float) -> tuple[float, float]:
    return round((1 - level) / 2, 4), round((1 + level) / 2, 4)
