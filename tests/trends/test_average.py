import numpy as np
import pytest

from povanalysis.trends.models.average import (
    _UNMEASURED,
    KERNELS,
    UNTOLD_YEARS,
    average,
    common_drift,
    drift,
    known_noise,
    reliability,
    units,
    variance_prior,
)
from povanalysis.trends.panels.panel import make_panel
from tests.trends.panels import series, walks


def fitted(frame, horizon=4, **options):
    panel = make_panel(frame, link="logit")
    return panel, average(panel.z, panel.time, horizon, **options)


def test_drift_is_the_mean_change_a_year_in_real_time():
    z = np.array([[np.nan, 1.0, 2.0, 4.0]])
    time = np.array([[np.nan, 2014.75, 2015.25, 2016.25]])
    assert drift(z, time).item() == pytest.approx(2.0)
    assert drift(np.array([[np.nan, 3.0]]), np.array([[np.nan, 2020.0]])).item() == 0.0


def test_a_straight_line_is_expected_to_go_on_as_far_as_its_span_can_tell():
    z = np.arange(12.0)[None, :] * np.ones((5, 1))
    made = average(z + 0.01 * np.sin(np.arange(12)), np.tile(np.arange(12.0), (5, 1)), 3)
    change = made.expected.sum(axis=2)
    assert np.allclose(change / (11 / (11 + UNTOLD_YEARS)), [[1, 2, 3]], atol=0.3)


def test_reliability_is_the_share_of_a_mean_step_that_is_drift():
    # walks of step 1 whose true drifts have variance 1 / UNTOLD_YEARS: least squares says the share
    draw = np.random.default_rng(6)
    for years in (2, 5, 12):
        true = draw.normal(size=(40_000, 1)) / UNTOLD_YEARS**0.5
        mean = (true + draw.normal(size=(40_000, years))).mean(axis=1)
        share = (mean * true[:, 0]).mean() / (mean**2).mean()
        told = reliability(np.arange(years + 1.0)[None, :]).item()
        assert share == pytest.approx(told, abs=0.02)


def test_without_drift_the_spread_is_that_of_a_walk_about_its_level():
    _, made = fitted(walks(regions=200, drift=0.0))
    assert (made.still <= made.spread).mean() > 0.95
    growth = made.still[:, 3] / made.still[:, 0]
    assert (growth <= 2.0 + 1e-6).all()  # never faster than the square root of time
    assert np.median(made.spread[:, 3] / made.spread[:, 0]) > np.median(growth)


def test_noise_around_a_level_is_smoothed_towards_the_level():
    figures = 15 + 2 * np.random.default_rng(5).normal(size=(40, 15))
    figures[:, -1] = 20.0
    made = average(figures, np.tile(np.arange(15.0), (40, 1)), 1)
    # every last figure is 20: what regions share of the way back is no noise, the rest is
    back = made.expected[:, 0, 0]
    assert np.median(back) == pytest.approx(0, abs=0.05)
    assert np.corrcoef(back, figures[:, -2])[0, 1] > 0.3
    alone = average(figures[:1], np.arange(15.0)[None, :], 1)
    assert alone.expected[0, 0, 0] < -0.3


def test_spread_grows_with_the_horizon_and_with_the_wander():
    _, calm = fitted(walks())
    lively = make_panel(walks(), link="logit")
    wide = average(2 * lively.z, lively.time, 4)
    assert (np.diff(calm.spread, axis=1) > 0).all()
    assert np.allclose(wide.spread, 2 * calm.spread, rtol=1e-6)


def test_simulated_random_walks_get_their_own_spread():
    # walks() wander by 0.06 a year; a short series' own estimate would scatter by a fifth
    _, made = fitted(walks(regions=200, drift=0.0))
    assert np.median(made.spread[:, 0]) == pytest.approx(0.06, rel=0.15)
    assert np.std(made.spread[:, 0] / np.median(made.spread[:, 0])) < 0.25


def test_a_constant_or_single_figure_borrows_its_spread():
    import pandas as pd

    frame = pd.concat([walks(20), series([12.0] * 8, "2000"), series([9.0], "2001")])
    panel, made = fitted(frame)
    here = panel.regions.index("2000")
    assert made.borrowed[here:].tolist() == [True, True]
    assert 0.02 < made.spread[here, 0] < 0.1
    assert 0.02 < made.spread[here + 1, 0] < 0.15
    assert made.expected[here + 1, :, :2].sum(axis=1) == pytest.approx(
        made.expected[here, :, :2].sum(axis=1), abs=0.1
    )


def test_own_units_make_forecasts_blind_to_the_unit_of_each_series():
    panel = make_panel(walks(), link="identity")
    factor = np.logspace(-3, 6, len(panel.z))[:, None]
    plain = average(panel.z, panel.time, 3, own_units=True)
    scaled = average(panel.z * factor, panel.time, 3, own_units=True)
    assert np.allclose(scaled.expected, plain.expected * factor[:, :, None])
    assert np.allclose(scaled.unit, plain.unit * factor[:, 0])
    assert np.allclose(scaled.spread, plain.spread * factor)
    assert np.allclose(scaled.still, plain.still * factor)


def test_units_of_a_series_that_never_moves_follow_its_level():
    z = np.array([[10.0, 11.0, 10.0], [500.0, 500.0, 500.0]])
    assert units(z).tolist() == pytest.approx([1.0, 50.0])


def test_known_noise_is_the_published_variance_over_the_wander():
    # wander 1, error variance 1: steps have variance 3, so the ratio 1 is found and kept
    draw = np.random.default_rng(2).normal
    z = np.cumsum(draw(size=(400, 30)), axis=1) + draw(size=(400, 30))
    se = np.ones_like(z)
    se[0] = np.nan
    found = known_noise(z, se)
    assert np.isnan(found[0])
    assert np.median(found[1:]) == 1.0


def test_a_published_error_moves_the_forecast_towards_the_level():
    z = 15 + np.random.default_rng(5).normal(size=(1, 15))
    z[0, -1] = 19.0
    time = np.arange(15.0)[None, :]
    without = average(z, time, 1)
    given = average(z, time, 1, se=np.full_like(z, 1.0))
    assert given.expected[0, 0, 0] < without.expected[0, 0, 0]


def test_moving_together_keeps_the_grid_weights_near_equal():
    # 30 regions that are copies of one: rho near 1 must not let them outvote the prior
    panel = make_panel(walks(1, 15), link="logit")
    z, time = np.repeat(panel.z, 30, axis=0), np.repeat(panel.time, 30, axis=0)
    alone = average(panel.z, panel.time, 3)
    together = average(z, time, 3, rho=0.95)
    # copies share all of the way back to the level: a third of a per cent of it is left of 1 / 30
    level = together.expected[0, 0, 0] * 30
    assert level == pytest.approx(alone.expected[0, 0, 0], rel=0.1, abs=0.002)


def test_the_variance_prior_is_tight_where_all_series_are_alike():
    draw = np.random.default_rng(3).chisquare(10, 3000) / 10
    df, scale = variance_prior(4.0 * draw, np.full(3000, 10))
    assert df > 60
    assert scale == pytest.approx(4.0, rel=0.03)


def test_the_grid_holds_the_random_walk():
    assert any(k.noise == 0 and k.drift == 0 for k in KERNELS)


def test_a_movement_that_all_share_is_neither_noise_nor_the_trend_of_one():
    panel = make_panel(walks(31, 12, drift=0.0), link="logit")
    plain = average(panel.z, panel.time, 3)
    shock = average(panel.z + 0.5 * (np.arange(12) == 11), panel.time, 3)
    fallen = average(panel.z - 0.1 * np.arange(12), panel.time, 3)
    for made in (plain, shock, fallen):  # a part in 31 is left
        assert np.abs(np.median(made.expected[:, :, :2], axis=0)).max() < 0.03
    told = reliability(panel.time)[0]
    assert np.allclose(
        fallen.expected[0, :, 2] - plain.expected[0, :, 2],
        -0.1 * told * 30 / 31 * np.arange(1, 4),
    )


def test_two_good_years_at_the_end_move_the_common_drift_little():
    z, time = np.zeros((20, 12)), np.tile(np.arange(12.0), (20, 1))
    z[:, 1:] = np.cumsum(np.where(np.arange(1, 12) < 10, -0.1, 1.0))
    assert common_drift(z, time) == pytest.approx(-0.1)
    assert drift(z, time)[0] > 0


def test_a_series_on_its_own_keeps_all_it_expects():
    panel = make_panel(walks(1, 12), link="logit")
    made = average(panel.z, panel.time, 3)
    assert (made.expected[:, :, 2] == 0).all()
    assert (np.abs(made.expected[:, :, :2]) > 0).all()


def test_without_a_step_there_is_no_common_drift():
    assert common_drift(np.array([[np.nan, 1.0]]), np.array([[np.nan, 2020.0]])) == 0.0


def test_figures_that_never_moved_spread_by_the_step_of_such_figures_elsewhere():
    made = average(np.array([[-2.0], [-3.0]]), np.full((2, 1), 2025.0), 3)
    assert made.borrowed.all()
    assert (made.expected == 0).all()
    # variance goes up by the step's square a year, whatever the noise on top of it
    for spread in (made.spread, made.still):
        assert np.allclose(np.diff(spread**2, axis=1), _UNMEASURED**2)
