"""Closed forms against simulation and against statsmodels' Kalman filters."""

import warnings

import numpy as np
import pytest
from statsmodels.tsa.arima.model import ARIMA
from statsmodels.tsa.statespace.structural import UnobservedComponents

from povanalysis.trends.models.kernels import Kernel, condition, step_patterns

FLAT = float("inf")
UNIT = (1.0,) * 15
UNEVEN = (1.0, 1.0, 0.5, 1.0, 2.0, 1.0, 1.0, 1.0)


def path(n: int = 16, seed: int = 3) -> np.ndarray:
    draw = np.random.default_rng(seed).normal
    return np.cumsum(0.3 + draw(size=n)) + 0.7 * draw(size=n)


def simulate(kernel: Kernel, dt: tuple[float, ...], horizon: int, n: int) -> np.ndarray:
    """Draw n series of the model itself: level wander, noise, drift; no closed form involved."""
    draw = np.random.default_rng(11).normal
    lengths = np.array([*dt, *[1.0] * horizon])
    typical = np.sqrt(kernel.level + 2 * kernel.noise)
    drift = kernel.drift * typical * draw(size=(n, 1))
    steps = drift * lengths + np.sqrt(kernel.level * lengths) * draw(size=(n, len(lengths)))
    level = np.concatenate([np.zeros((n, 1)), np.cumsum(steps, axis=1)], axis=1)
    return level + np.sqrt(kernel.noise) * draw(size=level.shape)


@pytest.mark.parametrize("dt", [UNIT[:7], UNEVEN])
@pytest.mark.parametrize("kernel", [Kernel(), Kernel(noise=0.8), Kernel(noise=0.5, drift=0.7)])
def test_forecast_errors_of_simulated_series_have_the_stated_variance(kernel, dt):
    figures, known = simulate(kernel, dt, 4, 40_000), len(dt)
    given = condition(kernel, dt, 4)
    steps = np.diff(figures[:, : known + 1], axis=1)
    error = figures[:, known + 1 :] - figures[:, [known]] - steps @ given.weights.T
    assert np.abs(error.mean(axis=0)).max() < 0.04
    assert np.allclose(error.var(axis=0), given.variance, rtol=0.04)
    # best linear forecast: errors are uncorrelated with what was known
    assert np.abs(np.corrcoef(steps.T, error.T)[:known, known:]).max() < 0.03


def test_a_flat_drift_is_the_limit_of_a_wide_prior():
    flat, wide = condition(Kernel(drift=FLAT), UNIT, 3), condition(Kernel(drift=300.0), UNIT, 3)
    assert np.allclose(flat.weights, wide.weights, atol=1e-4)
    assert np.allclose(flat.variance, wide.variance, rtol=1e-4)


def test_random_walk_with_flat_drift_is_the_textbook_formula():
    given, n = condition(Kernel(drift=FLAT), UNIT, 5), len(UNIT)
    h = np.arange(1, 6)
    assert np.allclose(given.weights, np.outer(h, np.ones(n)) / n)
    assert np.allclose(given.variance, h * (1 + h / n))


def test_half_a_year_counts_half():
    given = condition(Kernel(drift=FLAT), (1.0, 0.5, 1.0), 1)
    assert np.allclose(given.weights, 1 / 2.5)


@pytest.mark.parametrize("seed", range(5))
def test_arima_forecasts_equal_statsmodels_given_its_parameters(seed):
    # ARIMA(y, order=(0, 1, 1), trend="t").fit(): drift x1, ma.L1, sigma2. With noise ratio q the
    # steps have autocovariances (1 + 2q, -q); an MA(1) has (1 + m^2, m), so q = -m / (1 + m)^2.
    y = path(seed=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = ARIMA(y, order=(0, 1, 1), trend="t").fit()
    drift, ma = made.params[0], made.params[1]
    if abs(ma) > 0.98:  # at the boundary the ratio is infinite; take a parameter inside it
        ma = -0.9
        made = made.model.smooth([drift, ma, made.params[2]])
    given = condition(Kernel(noise=-ma / (1 + ma) ** 2), UNIT, 5)
    ours = y[-1] + drift * np.arange(1, 6) + given.weights @ (np.diff(y) - drift)
    assert np.allclose(ours, made.forecast(5), atol=1e-6)


@pytest.mark.parametrize("variances", [(0.5, 1.0, 0.1), (2.0, 0.3, 0.0), (0.1, 1.0, 0.8)])
def test_local_linear_trend_equals_statsmodels_given_its_parameters(variances):
    # UnobservedComponents(y, "lltrend", use_exact_diffuse=True).smooth([irregular, level, trend])
    irregular, level, trend = variances
    y = path()
    theirs = UnobservedComponents(y, "lltrend", use_exact_diffuse=True).smooth(list(variances))
    kernel = Kernel(noise=irregular, drift=FLAT, slope_walk=trend, level=level)
    ours = y[-1] + condition(kernel, UNIT, 5).weights @ np.diff(y)
    assert np.allclose(ours, theirs.forecast(5), atol=1e-6)


def test_rows_are_grouped_by_their_steps():
    time = np.array([[np.nan, 1.0, 2.0], [0.0, 1.0, 2.0], [np.nan, 5.0, 6.0], [np.nan, np.nan, 9]])
    found = {dt: rows.tolist() for rows, dt in step_patterns(time)}
    assert found == {(1.0,): [0, 2], (1.0, 1.0): [1], (): [3]}
