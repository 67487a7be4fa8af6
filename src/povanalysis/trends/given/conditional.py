"""Forecasts given what is known: figures of places above that reach further, neighbours, scenarios.

:func:`inform` takes the forecasts of a panel as they are without knowledge and conditions those of
every last year on what is known beyond it:

* figures of parents, of any period, later than the regions' own;
* regions whose series reach further than others' ("already out");
* assumed figures (a scenario), which stand in for a known figure of the same place and period.

Each forecast keeps what it knew and what it was without; the panel keeps what draws need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from povanalysis.trends.given.bearing import own_quantiles
from povanalysis.trends.given.knowledge import Knowledge
from povanalysis.trends.given.places import places_of
from povanalysis.trends.given.rows import Figure
from povanalysis.trends.given.scenario import (
    Scenario,
    assumed_figures,
    by_label,
    extrapolated,
    figure_at,
    refuse_unused,
    z_of,
)
from povanalysis.trends.models.joint import PanelForecast
from povanalysis.trends.models.known import Given, Known
from povanalysis.trends.panels.hierarchy import SAME_TIME, Hierarchy

MAX_ROWS = 600
"""Most figures conditioned on; beyond it neighbours whose parent is known are left out."""


def inform(
    made: PanelForecast,
    knowledge: Knowledge,
    rows: pd.DataFrame,
    horizon: int,
    given: Scenario | None = None,
) -> PanelForecast:
    """Condition the forecasts of a panel on what is known beyond its last years.

    Parameters
    ----------
    made
        The forecasts without knowledge.
    knowledge
        The panel's past and the places above it.
    rows
        The rows of the frame, for days of publication and sources.
    horizon
        Years ahead.
    given
        Assumed figures, ``{(region, "YYYY-MM" or year): value}``.

    Raises
    ------
    ParameterError
        An assumed figure has no bearing on any forecast; the message says why.
    RegionError
        It is of a region that is not in the frame.
    """
    hierarchy = knowledge.hierarchy
    given = by_label(hierarchy, given or {})
    sources = _sources(rows)
    last = {region: one.last_year for region, one in made.forecasts.items()}
    forecasts, blocks, used = dict(made.forecasts), [], set()
    for year in sorted(set(last.values())):
        column = int(np.searchsorted(hierarchy.years, year))
        assumed = assumed_figures(hierarchy, column, given, horizon)
        known = {**_known(hierarchy, column, horizon, sources), **assumed}
        if not known:
            continue
        values = {f: z_of(hierarchy, one) for f, one in assumed.items()}
        state = knowledge.state(column, _trimmed(hierarchy, column, list(known)), values)
        if state is None:
            continue
        used |= {one for f in state.known if (one := known[f]).assumed}
        names = [hierarchy.regions[row] for row in state.learnt.rows]
        targets = [i for i, name in enumerate(names) if last.get(name) == year]
        if not targets:
            continue
        plain = np.array([forecasts[names[i]].quantiles for i in targets])
        for i, figures, quantiles in own_quantiles(knowledge, state, targets, plain, values):
            without = forecasts[names[i]]
            notes = extrapolated(hierarchy, state.learnt, [(f, known[f]) for f in figures])
            forecasts[names[i]] = replace(
                without,
                quantiles=tuple(map(tuple, quantiles.tolist())),
                known=tuple(known[f] for f in figures),
                without=without,
                notes=without.notes + notes,
            )
        blocks.append(Given(tuple(names[i] for i in targets), np.array(targets), state.given))
    refuse_unused(hierarchy, given, used, horizon, last)
    places = places_of(knowledge, max(last.values()))
    return replace(made, forecasts=forecasts, given=tuple(blocks), places=places)


def _sources(rows: pd.DataFrame) -> dict[tuple[str, int], tuple[str, str]]:
    """Return day of publication and source of the figures, by region and month."""
    columns = [
        rows[name].astype("string").fillna("").tolist() if name in rows else [""] * len(rows)
        for name in ("published_on", "source_id")
    ]
    months = (rows["time"].fillna(rows["year"]) / SAME_TIME).round().astype(int)
    keys = zip(rows["region"].tolist(), months.tolist(), strict=True)
    return dict(zip(keys, zip(*columns, strict=True), strict=True))


def _known(
    hierarchy: Hierarchy,
    column: int,
    horizon: int,
    sources: Mapping[tuple[str, int], tuple[str, str]],
) -> dict[Figure, Known]:
    """Collect the figures beyond a year, up to the horizon."""
    start = hierarchy.clock(column)
    found = {}
    for number, (times, z) in enumerate(hierarchy.figures):
        code = hierarchy.parents[number]
        for time, one in zip(times, z, strict=True):
            if start + SAME_TIME < time < start + horizon + SAME_TIME:
                published, source = sources.get((code, round(time / SAME_TIME)), ("", ""))
                value = hierarchy.figure(one)
                figure = figure_at(hierarchy, column, number, float(time))
                found[figure] = Known(code, float(time), value, False, published, source)
    for to in range(column + 1, len(hierarchy.years)):
        ahead = int(hierarchy.years[to] - hierarchy.years[column])
        if ahead > horizon:
            break
        for row in np.flatnonzero(np.isfinite(hierarchy.z[:, to])):
            figure = Figure(int(row), True, ahead)
            time, value = float(hierarchy.time[row, to]), float(hierarchy.value[row, to])
            code = hierarchy.regions[row]
            published, source = sources.get((code, round(time / SAME_TIME)), ("", ""))
            found[figure] = Known(code, time, value, False, published, source)
    return found


def _trimmed(hierarchy: Hierarchy, column: int, figures: list[Figure]) -> list[Figure]:
    """Leave out neighbours whose parent is known, where there are too many figures."""
    if len(figures) <= MAX_ROWS:
        return figures
    told = {f.place: f.years for f in sorted(figures) if not f.region and f.years}
    member = hierarchy.member[:, column]
    kept = [f for f in figures if not (f.region and told.get(int(member[f.place]), 0) >= f.years)]
    return sorted(kept, key=lambda f: (f.region, f.years))[:MAX_ROWS]
