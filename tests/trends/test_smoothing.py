import warnings

import numpy as np
import pytest
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.holtwinters import ExponentialSmoothing, SimpleExpSmoothing

from povanalysis.trends.models import smoothing


def path(n: int = 16, seed: int = 3) -> np.ndarray:
    draw = np.random.default_rng(seed).normal
    return 20 + np.cumsum(0.4 + draw(size=n)) + 0.5 * draw(size=n)


def times(z: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(z), np.arange(z.shape[-1], dtype=float), np.nan)


@pytest.mark.parametrize("seed", range(4))
def test_simple_smoothing_equals_statsmodels_given_its_parameters(seed):
    # SimpleExpSmoothing(y, initialization_method="estimated").fit(): smoothing_level, initial_level
    y = path(seed=seed)
    made = SimpleExpSmoothing(y, initialization_method="estimated").fit()
    alpha = np.array([[made.params["smoothing_level"]]])
    start = np.array([[made.params["initial_level"]]])
    ours = smoothing.smooth(y[None, :], times(y[None, :]), alpha, level=start).level
    assert ours.item() == pytest.approx(made.forecast(1)[0], abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_damped_holt_equals_statsmodels_given_its_parameters(seed):
    # ExponentialSmoothing(y, trend="add", damped_trend=True).fit(): its smoothing_trend is the
    # share of alpha (beta*), its initial state one year before the first figure
    y = path(seed=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = ExponentialSmoothing(
            y, trend="add", damped_trend=True, initialization_method="estimated"
        ).fit()
    p = made.params
    run = smoothing.smooth(
        y[None, :],
        times(y[None, :]),
        np.array([[p["smoothing_level"]]]),
        p["smoothing_trend"],
        float(p["damping_trend"]),
        level=np.array([[p["initial_level"]]]),
        trend=float(p["initial_trend"]),
    )
    reach = smoothing.damping(float(p["damping_trend"]), np.arange(1.0, 6))
    assert np.allclose(run.level + run.trend * reach, made.forecast(5), atol=1e-6)


def test_theta_adds_the_slope_statsmodels_adds():
    # ThetaModel(y, period=1, deseasonalize=False).fit(use_mle=False); its forecast is simple
    # smoothing plus half of b0 x (h - 1 + (1 - (1 - alpha)^n) / alpha); we differ in alpha and in
    # the smoothing's start, so the added trend is compared, at their alpha
    y = path()
    made = ThetaModel(y, period=1, deseasonalize=False).fit()
    parts = made.forecast_components(4)
    alpha, n = made.params["alpha"], len(y)
    slope = smoothing.line(y[None, :], times(y[None, :]))[0].item()
    lag = (1 - (1 - alpha) ** n) / alpha
    assert made.params["b0"] == pytest.approx(slope, abs=1e-9)
    assert np.allclose(parts["trend"], slope * (np.arange(4) + lag), atol=1e-6)
    level, ours, _ = (x.item() for x in smoothing.simple(y[None, :], times(y[None, :])))
    change = smoothing.theta(y[None, :], times(y[None, :]), 4, share=0.5)[0][0]
    added = 0.5 * slope * (np.arange(4) + (1 - (1 - ours) ** n) / ours)
    assert np.allclose(change, level - y[-1] + added)


def test_padding_on_the_left_changes_nothing():
    y = path()
    padded = np.concatenate([np.full(5, np.nan), y])[None, :]
    for forecast in (
        lambda z: smoothing.damped(z, times(z), 4, 0.9),
        lambda z: smoothing.theta(z, times(z), 4, 1.0),
    ):
        for ours, theirs in zip(forecast(padded), forecast(y[None, :]), strict=True):
            assert np.allclose(ours, theirs)


def test_a_straight_line_is_continued_by_every_trend():
    z = (2.0 + 0.5 * np.arange(12))[None, :]
    slope, end, variance, _, _ = smoothing.line(z, times(z))
    assert (slope.item(), end.item(), variance.item()) == pytest.approx((0.5, 7.5, 0.0), abs=1e-12)
    assert np.allclose(smoothing.theta(z, times(z), 3, 1.0)[0], [[0.5, 1.0, 1.5]])


def test_two_half_years_smooth_like_one_year():
    z = np.array([[5.0, 7.0, 7.0]])
    halves = smoothing.smooth(z, np.array([[0.0, 0.5, 1.0]]), np.array([[0.4]])).level.item()
    # the level keeps (1 - 0.4)^0.5 of its distance to 7 at each half step, so 0.6 over the year
    assert halves == pytest.approx(7 - 2 * 0.6)
