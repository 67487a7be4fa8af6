import json
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from povanalysis.errors import ParameterError
from povanalysis.trends import Forecast, Interval, forecast_panel
from povanalysis.trends.models.distribution import GRID, cdf_at, quantile_at_score
from tests.trends.panels import series, walks

MADE = forecast_panel(walks(), horizon=8)["1003"]


def test_the_grid_is_symmetric_and_rising():
    assert np.allclose(np.array(GRID) + np.array(GRID)[::-1], 1)
    assert (np.diff(GRID) > 0).all()


@settings(max_examples=60, deadline=None)
@given(p=st.floats(1e-5, 1 - 1e-5), year=st.sampled_from(MADE.years))
def test_probability_and_quantile_undo_each_other_even_beyond_the_grid(p, year):
    assert MADE.probability_at_most(year, MADE.quantile(year, p)) == pytest.approx(p, abs=1e-9)


def test_beyond_the_grid_quantiles_go_on_along_the_outermost_segments():
    row, score = np.array(MADE.quantiles[0]), ndtri(np.array(GRID))
    for end, inner in ((0, 1), (-1, -2)):
        along = row[end] + 0.7 * (row[end] - row[inner])
        beyond = score[end] + 0.7 * (score[end] - score[inner])
        assert quantile_at_score(row, np.array(beyond)) == pytest.approx(along)
        assert cdf_at(row, along) == pytest.approx(ndtr(beyond))


def test_half_the_probability_lies_at_or_below_the_median():
    for year in MADE.years:
        assert MADE.probability_at_most(year, MADE.median(year)) == pytest.approx(0.5)


def test_quantiles_rise_with_their_probability():
    for year in MADE.years:
        figures = [MADE.quantile(year, p) for p in np.linspace(0.001, 0.999, 99)]
        assert (np.diff(figures) > 0).all()


def test_intervals_widen_with_the_level_and_contain_the_median():
    narrow, wide = MADE.interval(2027, 0.5), MADE.interval(2027, 0.95)
    assert wide.low < narrow.low < MADE.median(2027) < narrow.high < wide.high
    assert MADE.median(2027) in narrow
    assert wide.level == 0.95


def test_intervals_widen_with_the_horizon_on_the_link_scale():
    rows = np.array(MADE.quantiles)
    for p in range(len(GRID) // 2):
        assert (np.diff(rows[:, -1 - p] - rows[:, p]) >= 0).all()


def test_rates_never_leave_0_to_100_however_far_ahead():
    lively = series([1, 80, 3, 95, 2, 99, 1.5, 97])
    made = forecast_panel(lively, horizon=20, link="logit")["3524"]
    for year in made.years:
        assert 0 <= made.quantile(year, 1e-4) <= made.quantile(year, 1 - 1e-4) <= 100


def test_values_at_or_beyond_the_bounds_have_probability_0_or_1():
    assert MADE.probability_at_most(2026, 0.0) == 0.0
    assert MADE.probability_at_most(2026, -4.0) == 0.0
    assert MADE.probability_at_most(2026, 100.0) == 1.0


def test_cdf_is_the_probability_at_many_values():
    values = np.array([5.0, 10.0, 15.0])
    single = [MADE.probability_at_most(2026, v) for v in values]
    assert MADE.cdf(2026, values).tolist() == single


def test_years_beyond_the_sixth_are_labelled_extrapolated():
    assert [MADE.is_extrapolated(year) for year in MADE.years] == [False] * 6 + [True] * 2
    assert any("extrapolated" in note for note in MADE.notes)


def test_it_survives_json_and_pickle():
    assert Forecast.from_dict(json.loads(json.dumps(MADE.to_dict()))) == MADE
    assert pickle.loads(pickle.dumps(MADE)) == MADE


def test_the_frame_has_one_row_per_year_and_level():
    table = MADE.to_frame((0.8, 0.95))
    assert len(table) == 16
    row = table[(table["year"] == 2026) & (table["level"] == 0.95)].iloc[0]
    assert Interval(row["low"], row["high"], 0.95) == MADE.interval(2026, 0.95)
    assert MADE.to_frame()["level"].unique().tolist() == [0.5, 0.8, 0.95]


@pytest.mark.parametrize("level", [0, 1, -0.5, 95, float("nan"), "0.95", True])
def test_a_level_that_is_no_probability_is_refused(level):
    with pytest.raises(ParameterError, match="level"):
        MADE.interval(2026, level)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), "11,95", None])
def test_a_value_that_is_no_number_is_refused(value):
    with pytest.raises(ParameterError, match="value"):
        MADE.probability_at_most(2026, value)


def test_a_year_that_is_not_forecast_is_refused_with_those_that_are():
    with pytest.raises(ParameterError, match="2026 to 2033"):
        MADE.median(2025)
