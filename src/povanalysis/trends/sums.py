"""What forecasts of places above were worth: provinces and the nation as the sums of their regions.

At every past origin the panel is forecast from the figures up to that year, and the draws of its
regions are added up; once more given the next figure of the place at the top, where there is one.
What came is the place's own published figure. A place redefined in between is left out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.trends import scores as score
from povanalysis.trends.backtesting import LEVELS
from povanalysis.trends.engine import forecast_panel
from povanalysis.trends.given.states import needs_places
from povanalysis.trends.models.distribution import GRID, Forecast
from povanalysis.trends.panels.hierarchy import SAME_TIME, split
from povanalysis.trends.panels.links import LINKS
from povanalysis.trends.record import GIVEN, PUBLISHED, Backtest

Array = NDArray[np.float64]


def up_to(frame: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the figures up to a year's own: of places above, none later than those of regions.

    Parameters
    ----------
    frame
        Regions and the places above them, with ``parent`` and ``time``.
    year
        Calendar year of the regions' last figures.
    """
    own = (split(frame) or (frame,))[0]
    newest = own.loc[own["year"] <= year, "time"].max()
    return frame[(frame["year"] <= year) & (frame["time"] < newest + SAME_TIME)]


def backtest_places(frame: pd.DataFrame, origins: int = 11) -> Backtest:
    """Forecast the places above one year ahead from past origins and compare with what came.

    Parameters
    ----------
    frame
        As in :func:`povanalysis.trends.forecast_panel`, with ``parent`` and ``time``.
    origins
        How many origins, the year before the regions' last figures being the latest.

    Returns
    -------
    Backtest
        Records and intervals of the models ``published`` and ``given top``; no events.

    Raises
    ------
    SeriesError
        The frame names no parents.
    """
    parted = split(frame)
    if parted is None:
        raise needs_places()
    own, higher = parted
    time = own.groupby("year")["time"].median()
    members = own.groupby(["year", "parent"])["region"].agg(frozenset)
    top = set(higher["region"]) - set(higher.loc[higher["parent"] != "", "region"])
    records: list[dict[str, object]] = []
    bounds: list[dict[str, object]] = []
    for year in [int(y) for y in sorted(time.index)[-origins - 1 : -1]]:
        if year + 1 not in time.index:
            continue
        then = up_to(frame, year)
        came = higher[(higher["time"] - time[year + 1]).abs() < SAME_TIME]
        truth = came.set_index("region")["value"].to_dict()
        told = pd.concat([then, frame.loc[came.index[came["region"].isin(top)]]])
        for name, rows in ((PUBLISHED, then), (f"{GIVEN}top", told)):
            made = forecast_panel(rows, 1, skip_unusable=True)
            for code in made.places:
                same = members.get((year, code)) == members.get((year + 1, code))
                one = made[code]
                if code in truth and same and one.years[:1] == (year + 1,):
                    _score(name, one, float(truth[code]), records, bounds)
    return Backtest(pd.DataFrame(records), pd.DataFrame(bounds), pd.DataFrame())


def _score(
    name: str,
    one: Forecast,
    value: float,
    records: list[dict[str, object]],
    bounds: list[dict[str, object]],
) -> None:
    year, link = one.years[0], LINKS[one.link]
    q = one.row(year)
    figures = np.asarray(link.inverse(q))
    key = {"model": name, "region": one.region, "origin": one.last_year, "horizon": 1}
    records.append(
        {
            **key,
            "year": year,
            "value": value,
            "median": float(figures[GRID.index(0.5)]),
            "scale": np.nan,
            "crps": float(score.crps(np.array([value]), figures[None])[0]),
            "pit": float(score.cdf(link.forward(np.array([value])), q[None])[0]),
        }
    )
    for level in LEVELS:
        low, high = one.interval(year, level).low, one.interval(year, level).high
        held = low <= value <= high
        bounds.append({**key, "level": level, "low": low, "high": high, "held": held})
