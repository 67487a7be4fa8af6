"""From a frame of figures to forecasts: one region, or a whole panel at once.

:func:`forecast_panel` checks the frame (:mod:`povanalysis.trends.panels.panel`), computes the
predictive distributions on the link scale and hands them back as a :class:`PanelForecast`, a
mapping from region to :class:`~povanalysis.trends.models.distribution.Forecast`. :func:`forecast`
is the same for one region, calibrated by all the regions that stand in the frame.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.errors import SeriesError, listing
from povanalysis.trends.given.conditional import inform
from povanalysis.trends.given.knowledge import Knowledge
from povanalysis.trends.given.scenario import Scenario
from povanalysis.trends.models.average import Average, average
from povanalysis.trends.models.calibration import (
    Calibration,
    calibrate,
    common_share,
    grid_quantiles,
    past_errors,
    predicted,
)
from povanalysis.trends.models.centre import PastErrors
from povanalysis.trends.models.constants import EXTERNAL
from povanalysis.trends.models.dependence import measure, widen
from povanalysis.trends.models.distribution import EXTRAPOLATED_BEYOND, Forecast
from povanalysis.trends.models.joint import PanelForecast
from povanalysis.trends.panels.hierarchy import beside, checked, make_hierarchy, split
from povanalysis.trends.panels.observed import (
    PARENT,
    annual_series,
    find_region,
    is_observations,
    region_text,
)
from povanalysis.trends.panels.panel import MAX_HORIZON, MIN_OBSERVATIONS, Panel, make_panel, whole

Array = NDArray[np.float64]

METHOD = "average with shrunk drift"
ENGINE_VERSION = "10"
"""Raised whenever the same figures give other forecasts, or their stored form changes: stored results
of another version are computed anew. tests/trends/test_engine_version.py fails until it is."""


@dataclass(frozen=True)
class Fitted:
    """A panel with everything learnt from it; what forecasts, backtests and draws are read from.

    Parameters
    ----------
    panel
        The checked series.
    average
        Centre and spread before calibration.
    past
        Rolling-origin errors inside the data.
    calibration
        Factors, spreads and widths.
    share
        Common share of yearly changes, as measured.
    quantiles
        R by H by grid: quantiles on the link scale.
    """

    panel: Panel
    average: Average
    past: PastErrors
    calibration: Calibration
    share: float
    quantiles: Array


def forecast(
    obs: pd.DataFrame,
    region: str | int,
    horizon: int = 5,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    skip_unusable: bool = False,
    given: Scenario | None = None,
) -> Forecast:
    """Forecast one region's figures for the years after its last.

    Parameters
    ----------
    obs
        Observations as :func:`povanalysis.observations` gives them, of one indicator, or any rows
        ``region, year, value`` (optionally ``time`` and more): the region's series, and those of
        as many comparable regions as there are, whose past errors calibrate the intervals.
    region
        The region's label in `obs`, or its code or unambiguous name. A place above others
        is forecast as the sum of its regions where it is one, else as one more region beside them.
    horizon
        Years ahead, 1 to 20; from the seventh on the intervals are extrapolated.
    link
        ``logit``, ``log`` or ``identity``; None to choose by indicator, else by the figures.
    fit_from
        First calendar year fitted; None leaves out years whose reference month is not established.
    without_years
        Calendar years left out as an intervention (2020 and 2021, say): the series then steps over
        them as over a gap.
    skip_unusable
        Go on without other regions whose figures cannot be used.
    given
        Assumed figures, as in :func:`forecast_panel`.

    Returns
    -------
    Forecast
        One predictive distribution a year, in the unit of the figures.

    Raises
    ------
    SeriesError
        The figures cannot be used; the message names region, year, rule and cure.
    RegionError
        The region is not in `obs`, or the name fits several.
    ParameterError
        `horizon`, `link` or `fit_from` is outside its domain.

    Examples
    --------
    >>> rates = [15.38, 14.89, 14.42, 13.80, 13.21, 13.85, 13.86, 12.53, 12.42, 12.16, 12.03]
    >>> frame = pd.DataFrame({"region": "3524", "year": range(2015, 2026), "value": rates})
    >>> forecast(frame, "3524", horizon=1).years
    (2026,)
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    own = obs
    fit: dict[str, Any] = {"link": link, "fit_from": fit_from, "without_years": without_years}
    # the other regions of observations are as published: nobody asking for one can correct them
    others_go_on = skip_unusable or is_observations(obs)
    if isinstance(obs, pd.DataFrame) and list(obs.columns).count("region") == 1:
        region = find_region(region, sorted(region_text(obs["region"]).unique()), "the frame")
        parted = split(obs)
        if parted and (parted[1]["region"] == region).any():
            made = forecast_panel(obs, horizon, **fit, skip_unusable=skip_unusable, given=given)
            if region in made.places:
                return made[region]
            obs = beside(*parted, region)
        obs, _parents = annual_series(obs, keep=[region])
        own = obs[(region_text(obs["region"]) == region).to_numpy()]
    make_panel(own, **fit, min_observations=MIN_OBSERVATIONS)
    made = forecast_panel(obs, horizon, **fit, skip_unusable=others_go_on, given=given)
    return made[str(region)]


def forecast_panel(
    frame: pd.DataFrame,
    horizon: int = 6,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    groups: Mapping[str, str] | None = None,
    skip_unusable: bool = False,
    given: Scenario | None = None,
) -> PanelForecast:
    """Forecast every region of a panel, each from its own last year.

    Parameters
    ----------
    frame
        Observations as :func:`povanalysis.observations` gives them, of one indicator, or any rows
        ``region, year, value`` (optionally ``time``, ``indicator``, ``period_status``, ``se``);
        ragged panels and gaps are welcome. With ``parent`` (what a region is part of in that year)
        and ``weight`` (people it stands for), rows of the places above may stand beside them, of
        any period (``time``, or ``period``): where they reach further than the regions', they are
        what is known, and forecasts are given it. Among observations without ``parent``, a province
        beside its regencies, and the nation, are left out and named in
        :attr:`PanelForecast.refused`.
    horizon
        Years ahead, 1 to 20; from the seventh on the intervals are extrapolated.
    link
        ``logit``, ``log`` or ``identity``; None to choose by indicator, else by the figures.
    fit_from
        First calendar year fitted; None leaves out years whose reference month is not established.
    without_years
        Calendar years left out as an intervention; see :mod:`povanalysis.trends.shocks`.
    groups
        Region to group, for joint draws; None takes the first two digits of 4-digit BPS codes
        (the province), and one group for everything else.
    skip_unusable
        Go on without unusable regions and name them in :attr:`PanelForecast.refused`.
    given
        Assumed figures of places above or of neighbours, ``{(region, "YYYY-MM" or year): value}``:
        a scenario, beside what the frame knows. Labels of the frame, codes or names.

    Returns
    -------
    PanelForecast
        A mapping from region to :class:`Forecast`, with joint draws of all of them.

    Raises
    ------
    SeriesError
        Figures cannot be used; every one is listed with region, year and rule.
    ParameterError
        An argument is outside its domain, or an assumed figure bears on no forecast.
    RegionError
        An assumed figure is of a place that is not in the frame, or its name fits several.

    Examples
    --------
    >>> rates = {
    ...     "3524": [13.21, 13.85, 13.86, 12.53, 12.42],
    ...     "3506": [10.4, 11.4, 11.6, 10.6, 10.7],
    ... }
    >>> rows = [(r, 2019 + i, v) for r, values in rates.items() for i, v in enumerate(values)]
    >>> frame = pd.DataFrame(rows, columns=["region", "year", "value"])
    >>> made = forecast_panel(frame, horizon=2, link="logit")
    >>> list(made), made["Lamongan"].years, made.draws(n=100, seed=1).shape
    (['3506', '3524'], (2024, 2025), (100, 2, 2))
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    fit: dict[str, Any] = {"link": link, "fit_from": fit_from, "without_years": without_years}
    asked: dict[str, Any] = {
        "groups": groups,
        "skip_unusable": skip_unusable,
        "always": bool(given),
    }
    made, known = prepared(frame, horizon, **fit, **asked)
    if known is None:
        return made
    informed = inform(made, *known, horizon, given)
    above = set(known[1]["region"]) - set(made.forecasts) - set(made.refused)
    alone = dict.fromkeys(sorted(above - set(informed.places)), PARENT)
    return replace(informed, refused={**alone, **informed.refused})


def prepared(
    frame: pd.DataFrame,
    horizon: int,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    without_years: Collection[int] = (),
    groups: Mapping[str, str] | None = None,
    skip_unusable: bool = False,
    always: bool = False,
) -> tuple[PanelForecast, tuple[Knowledge, pd.DataFrame] | None]:
    """Forecast a panel without knowledge, and lay out what could be known of it.

    Returns
    -------
    tuple
        The forecasts; the panel's past and its rows, or None where the frame names no parents and
        they are not wanted `always`.
    """
    own, higher = split(frame, always=always) or (frame, None)
    fit: dict[str, Any] = {"link": link, "fit_from": fit_from, "without_years": without_years}
    panel = make_panel(own, **fit, skip_unusable=skip_unusable)
    fitted = fit_panel(panel, horizon)
    if fitted.average.borrowed.all():
        raise SeriesError(
            f"No region has two different figures ({listing(list(panel.regions))}): "
            "there is no change to learn a spread from.",
            cure="Add comparable regions, or more years.",
            region=panel.regions[0],
            year=int(panel.year[0, -1]),
            rule="constant",
        )
    grouped = group_regions(panel.regions, groups)
    member = np.unique([grouped[r] for r in panel.regions], return_inverse=True)[1]
    learnt = fitted.calibration
    dependence = measure(learnt.errors, fitted.past.target, member, learnt.effective)
    made = PanelForecast(
        forecasts={region: _one(fitted, i) for i, region in enumerate(panel.regions)},
        dependence=replace(dependence, along=widen(dependence.along, horizon)),
        groups=grouped,
        drift_factor=learnt.factors.drift,
        refused=panel.refused,
        link_reason=panel.link_reason,
    )
    if higher is None:
        return made, None
    own, higher = annual_series(own)[0], checked(higher, panel.link)
    knowledge = Knowledge(make_hierarchy(panel, own, higher), grouped, horizon)
    if "time" not in own:
        own = own.assign(time=own["year"].astype(float))
    return made, (knowledge, pd.concat([own, higher]))


def fit_panel(panel: Panel, horizon: int, external: Array = EXTERNAL) -> Fitted:
    """Compute centre, calibration and quantiles of a checked panel.

    Parameters
    ----------
    panel
        Checked series.
    horizon
        Years ahead.
    external
        Built-in half-widths; benchmarks pass others to leave a public set out.
    """
    own_units, se = panel.link.name == "identity", panel.se_link
    share, rho = common_share(panel.z, panel.time, panel.year)
    past = past_errors(
        panel.z,
        panel.time,
        panel.year,
        min(horizon, EXTRAPOLATED_BEYOND),
        rho,
        own_units=own_units,
        se=se,
    )
    made = average(panel.z, panel.time, horizon, rho, own_units=own_units, se=se)
    learnt = calibrate(past, made, rho, external)
    change = grid_quantiles(*predicted(made, learnt), learnt)
    return Fitted(panel, made, past, learnt, share, panel.z[:, -1:, None] + change)


def _one(fitted: Fitted, i: int) -> Forecast:
    panel, learnt = fitted.panel, fitted.calibration
    last, steps = int(panel.year[i, -1]), fitted.quantiles.shape[1]
    return Forecast(
        region=panel.regions[i],
        last_year=last,
        last_time=float(panel.time[i, -1]),
        last_value=float(panel.value[i, -1]),
        link=panel.link.name,
        years=tuple(range(last + 1, last + 1 + steps)),
        quantiles=tuple(map(tuple, fitted.quantiles[i].tolist())),
        method=METHOD,
        calibration="panel" if learnt.weight[0] > 0 else "external",
        panel_weight=tuple(learnt.weight.tolist()),
        n_observations=int(panel.length[i]),
        notes=_notes(fitted, i),
    )


def _notes(fitted: Fitted, i: int) -> tuple[str, ...]:
    """Say in plain sentences what is special about one region's forecast."""
    panel, notes = fitted.panel, []
    years = panel.year[i][panel.year[i] > 0]
    gaps = sorted(set(range(int(years[0]), int(years[-1]))) - set(years.tolist()))
    if gaps:
        notes.append(f"No figure for {', '.join(map(str, gaps))}; the step spans the gap.")
    if fitted.average.borrowed[i]:
        notes.append("No two different figures here: the spread is borrowed from the panel.")
    if fitted.calibration.weight[0] == 0:
        notes.append("Widths come from the built-in constants alone: too little history to check.")
    steps = fitted.quantiles.shape[1]
    if steps > EXTRAPOLATED_BEYOND:
        first = int(years[-1]) + EXTRAPOLATED_BEYOND + 1
        notes.append(f"From {first} on the intervals are extrapolated: none were measured so far.")
    return tuple(notes)


def group_regions(
    regions: Sequence[str], groups: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Name the group of every region: as given, else the province of 4-digit BPS codes.

    >>> group_regions(["3506", "3311"])
    {'3506': '35', '3311': '33'}
    """
    if groups is not None:
        return {region: str(groups.get(region, "")) for region in regions}
    coded = all(len(region) == 4 and region.isdigit() for region in regions)
    return {region: region[:2] if coded else "" for region in regions}
