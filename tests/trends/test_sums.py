"""Whole and parts agree, draw by draw: bounds, adding up, coverage, trees with ragged ends."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from povanalysis.trends import PanelForecast, forecast_panel
from povanalysis.trends.sums import backtest_places
from tests.trends.panels import nested


def ragged_tree() -> pd.DataFrame:
    """A region out before the others, one a year behind, and a province with one region alone."""
    frame = nested(ahead=False)
    ahead = frame[(frame["region"] == "1101") & (frame["year"] == 2025)]
    behind = (frame["region"] == "2103") & (frame["year"] == 2025)
    alone = frame["region"].str.fullmatch(r"31\d\d") & (frame["region"] != "3101")
    return pd.concat([frame[~behind & ~alone], ahead.assign(year=2026, time=ahead["time"] + 1)])


def total(made: PanelForecast, code: str, year: int) -> np.ndarray:
    place = made.places[code]
    drawn = made.draws_of_year(year, n=2000)
    return np.asarray(drawn[list(place.weights)].to_numpy() @ place.shares())


@pytest.mark.parametrize("known", [{}, {("0000", "2026-03"): 8.0}])
def test_draws_stay_within_bounds_and_provinces_add_up_to_the_nation(known):
    made = forecast_panel(nested(ahead=False), 6, given=known)
    for year in (2026, 2031):
        drawn = made.draws_of_year(year, n=500).to_numpy()
        assert ((drawn > 0) & (drawn < 100)).all()
        people = {code: sum(made.places[code].weights.values()) for code in made.places}
        provinces = [code for code in made.places if code != "0000"]
        mean = sum(people[c] * total(made, c, year) for c in provinces) / people["0000"]
        assert np.allclose(mean, total(made, "0000", year))


def test_a_place_of_ragged_ends_is_forecast_from_its_regions():
    made = forecast_panel(ragged_tree(), 2)
    assert made["1101"].last_year == 2026
    assert made["2103"].last_year == 2024
    # where a region is behind, or missing, a place is no sum: its own series is forecast
    assert set(made.places) == {"1000"}
    assert set(made.refused) == {"2000", "3000", "0000"}
    for code in made.places:
        one = made[code]
        low, high = one.interval(2026, 0.95).low, one.interval(2026, 0.95).high
        assert 0 < low < one.median(2026) < high < 100
        assert one.last_value == pytest.approx(one.median(2026), rel=0.2)


def test_intervals_of_sums_hold_what_they_say_at_every_level():
    parts = [backtest_places(nested(seed=seed, ahead=False), 8).coverage() for seed in range(1, 7)]
    table = pd.concat(parts).groupby(["model", "level"])["coverage"].mean()
    for model in ("published", "given top"):
        assert 0.65 <= table[model, 0.8] <= 0.95
        assert table[model, 0.95] >= 0.85
        assert table[model, 0.5] < table[model, 0.8] < table[model, 0.95]


def test_a_higher_figure_of_the_nation_never_lowers_a_province():
    low, high = (
        forecast_panel(nested(ahead=False), 1, given={("0000", "2026-03"): value})
        for value in (7.0, 8.0)
    )
    for code in ("1000", "2000", "3000"):
        assert low[code].median(2026) < high[code].median(2026)
