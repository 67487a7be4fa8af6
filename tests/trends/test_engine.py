import json
import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from povanalysis.errors import ParameterError, RegionError, SeriesError
from povanalysis.trends import PanelForecast, forecast, forecast_panel
from povanalysis.trends.models.centre import MAX_FACTOR
from tests.trends.panels import series, shipped, walks


def quantiles(made: PanelForecast) -> np.ndarray:
    return np.array([one.quantiles for one in made.values()])


def test_a_panel_is_a_mapping_from_region_to_forecast():
    made = forecast_panel(walks(4), horizon=2)
    assert list(made) == made.regions == ["1000", "1001", "1002", "1003"]
    assert len(made) == 4
    assert made["1001"].years == (2026, 2027)
    with pytest.raises(RegionError, match="Regions: 1000"):
        made["9999"]


def test_each_region_is_forecast_from_its_own_last_year():
    frame = pd.concat([walks(10), series(region="late"), series(region="early", first=2010)])
    made = forecast_panel(frame, horizon=2)
    assert made["late"].years == (2026, 2027)
    assert made["early"].years == (2021, 2022)
    assert made["early"].last_value == 12.03


def test_row_order_does_not_matter():
    frame = walks(12)
    shuffled = frame.sample(frac=1, random_state=3)
    assert forecast_panel(shuffled, 3).forecasts == forecast_panel(frame, 3).forecasts


def test_region_names_do_not_matter():
    frame = walks(12)
    renamed = frame.assign(region=[f"Z{99 - int(r) % 100}" for r in frame["region"]])
    plain, other = forecast_panel(frame, 3), forecast_panel(renamed, 3)
    assert np.allclose(quantiles(other)[::-1], quantiles(plain), atol=1e-9)


@settings(max_examples=15, deadline=None)
@given(factor=st.floats(1e-3, 1e6), link=st.sampled_from(["log", "identity"]))
def test_scaling_the_figures_scales_the_forecast(factor, link):
    frame = walks(8)
    plain = forecast_panel(frame, 3, link=link)["1002"]
    scaled = forecast_panel(frame.assign(value=frame["value"] * factor), 3, link=link)["1002"]
    for p in (0.025, 0.5, 0.9):
        assert scaled.quantile(2027, p) == pytest.approx(factor * plain.quantile(2027, p), rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_ragged_panel_of_rates_gives_ordered_widening_intervals(data):
    lengths = data.draw(st.lists(st.integers(1, 25), min_size=2, max_size=6))
    rate = st.floats(0.05, 99.5).map(lambda x: round(x, 2))
    parts = [
        series(data.draw(st.lists(rate, min_size=n, max_size=n)), f"r{i}", 2000 + i)
        for i, n in enumerate(lengths)
    ]
    frame = pd.concat(parts)
    horizon = data.draw(st.integers(1, 20))
    if frame.groupby("region")["value"].nunique().max() == 1:
        with pytest.raises(SeriesError, match="two different figures"):
            forecast_panel(frame, horizon, link="logit")
        return
    q = quantiles(forecast_panel(frame, horizon, link="logit"))
    assert np.isfinite(q).all()
    assert (np.diff(q, axis=2) > 0).all()
    assert (np.diff(q[:, :, -1] - q[:, :, 0], axis=1) >= -1e-9).all()


def test_a_region_of_one_point_borrows_from_the_panel_and_says_so():
    made = forecast_panel(pd.concat([walks(10), series([9.5], "new")]), 2)["new"]
    assert 9.1 < made.median(2016) < 9.5  # it falls with the others
    assert made.interval(2016).width > 0.5
    assert any("borrowed" in note for note in made.notes)


def test_a_constant_region_borrows_from_the_panel_and_says_so():
    made = forecast_panel(pd.concat([walks(10), series([9.5] * 9, "flat")]), 2)["flat"]
    assert 9.1 < made.median(2024) < 9.5  # it falls with the others
    assert any("borrowed" in note for note in made.notes)


def test_a_constant_series_alone_is_refused_with_the_cure():
    with pytest.raises(SeriesError, match="Add comparable regions") as caught:
        forecast(series([9.5] * 9), "3524")
    assert caught.value.facts["rule"] == "constant"


def test_fewer_than_three_points_are_refused_for_a_region_asked_for():
    frame = pd.concat([walks(10), series([9.5, 9.6], "new")])
    with pytest.raises(
        SeriesError, match=r"region new, year 20.*: 2 figures up to then, 3 are needed"
    ):
        forecast(frame, "new")


def test_one_region_alone_takes_external_widths_and_says_so():
    made = forecast(series(), "3524", horizon=2)
    assert made.calibration == "external"
    assert made.panel_weight == (0.0, 0.0)
    assert any("built-in constants alone" in note for note in made.notes)


def test_a_panel_with_history_weighs_in_its_own_errors():
    made = forecast_panel(walks(60, 18), 2)
    assert made["1000"].calibration == "panel"
    assert made["1000"].panel_weight[0] > 0.5


def test_gaps_are_named():
    frame = series()
    made = forecast(frame[frame["year"] != 2019], "3524", horizon=1)
    assert made.notes[0] == "No figure for 2019; the step spans the gap."


@pytest.mark.parametrize("horizon", [0, 50, -1, 2.0, None])
def test_a_horizon_outside_1_to_20_is_refused(horizon):
    with pytest.raises(ParameterError, match="from 1 to 20"):
        forecast_panel(walks(3), horizon)


def test_twenty_years_ahead_is_given_and_labelled():
    made = forecast_panel(walks(5), 20)["1000"]
    assert made.horizon == 20
    assert made.is_extrapolated(2045)
    assert not made.is_extrapolated(2031)


def test_an_unknown_region_is_refused_with_those_that_exist():
    with pytest.raises(RegionError, match="3524"):
        forecast(series(), "3506")


def test_a_code_given_as_a_number_is_the_same_region():
    frame = walks(4).assign(region=lambda f: f["region"].astype(int))
    made = forecast_panel(frame, 1)
    code = int(made.regions[0])
    assert code in made
    assert made[code] is made[str(code)]
    assert forecast(frame, code, 1) == made[code]
    assert made.get("none") is None


def test_one_region_can_be_forecast_beside_others_that_cannot():
    frame = walks(5)
    frame.loc[frame["region"] == "1001", "value"] = 0.0
    with pytest.raises(SeriesError, match="skip_unusable"):
        forecast(frame, "1002", link="logit")
    assert forecast(frame, "1002", link="logit", skip_unusable=True).region == "1002"


def test_panels_and_their_forecasts_can_be_pickled():
    made = forecast_panel(walks(4), 2)
    again = pickle.loads(pickle.dumps(made))
    assert again["1001"] == made["1001"]
    assert np.array_equal(again.draws(3), made.draws(3))


def test_skipped_regions_are_named_with_their_reason():
    frame = pd.concat([walks(5), series([0.0, 1.0, 2.0], "zero")])
    made = forecast_panel(frame, 1, link="logit", skip_unusable=True)
    assert "zero" not in made
    with pytest.raises(SeriesError, match="zero has no forecast: 2015"):
        made["zero"]


def test_a_falling_panel_is_expected_to_fall_on_but_by_less():
    frame = walks(40, 16, drift=-0.1)
    made = forecast_panel(frame, 1, link="logit")
    last = np.array([one.quantiles[0][14] for one in made.values()])
    z = np.log(frame["value"] / (100 - frame["value"]))
    now = z[frame["year"] == 2025].to_numpy()
    assert -0.12 < np.mean(last - now) < -0.05
    assert 0.5 < made.drift_factor <= MAX_FACTOR


@pytest.mark.parametrize(("common", "low", "high"), [(0.0, 92, 99.5), (0.7, 90, 100)])
def test_intervals_hold_what_they_promise_on_simulated_panels(common, low, high):
    held = []
    for seed in range(6):
        frame = walks(40, 16, common, seed=seed)
        made = forecast_panel(frame[frame["year"] <= 2023], 2, link="logit")
        for region, year, value in frame[frame["year"] > 2023].itertuples(index=False):
            held.append(value in made[region].interval(year, 0.95))
    assert low <= 100 * np.mean(held) <= high


def test_a_panel_forecast_survives_plain_values():
    made = forecast_panel(walks(5), 3)
    again = PanelForecast.from_dict(json.loads(json.dumps(made.to_dict())))
    assert again.forecasts == made.forecasts
    assert np.array_equal(again.draws(5), made.draws(5))


def test_the_shipped_panel_forecasts_lamongan_in_steps_that_make_sense():
    made = forecast_panel(shipped(2012), 5, link="logit")
    one = made["3524"]
    assert 11.0 < one.median(2026) < 12.03
    assert one.interval(2026, 0.8).width < 2.5
    assert 0.4 < one.probability_at_most(2026, 11.95) < 0.75
    # both provinces move together: 0.75 and 0.82 of the yearly changes' variance by themselves
    assert 0.5 < made.common_share < 0.95
    assert set(made.groups.values()) == {"33", "35"}
