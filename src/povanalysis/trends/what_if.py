"""Several scenarios of one panel: what is learnt from it, once; what follows, for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pandas as pd

from povanalysis.trends.engine import prepared
from povanalysis.trends.given.conditional import inform
from povanalysis.trends.given.scenario import Scenario
from povanalysis.trends.models.distribution import Forecast
from povanalysis.trends.panels.panel import MAX_HORIZON, whole


def forecast_scenarios(
    frame: pd.DataFrame,
    horizon: int,
    scenarios: Sequence[Scenario],
    regions: Collection[str],
) -> list[dict[str, Forecast]]:
    """Forecast some regions of a panel in several scenarios, learning from the panel once.

    Parameters
    ----------
    frame, horizon
        As in :func:`forecast_panel`.
    scenarios
        Each as `given` of :func:`forecast_panel`.
    regions
        The regions asked for.

    Returns
    -------
    list of dict
        By scenario, the forecasts by region: those of :func:`forecast_panel`.

    Raises
    ------
    SeriesError, ParameterError, RegionError
        As :func:`forecast_panel`.
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    made, known = prepared(frame, horizon, always=True)
    assert known is not None
    some = replace(made, forecasts={r: made.forecasts[r] for r in made if r in regions})
    return [inform(some, *known, horizon, one).forecasts for one in scenarios]
