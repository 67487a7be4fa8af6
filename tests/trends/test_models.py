import numpy as np
import pandas as pd
import pytest

from povanalysis.trends.models.comparison import MODELS, Prediction
from povanalysis.trends.panels.panel import make_panel
from tests.trends.panels import series, walks


def run(name: str, frame: pd.DataFrame, horizon: int = 4) -> Prediction:
    panel = make_panel(frame, link="identity")
    return MODELS[name](panel.z, panel.time, horizon)


@pytest.mark.parametrize("name", [m for m in MODELS if m not in ("naive", "damped_holt", "theta")])
def test_models_with_a_whole_slope_continue_a_straight_line(name):
    made = run(name, series(3 + 0.5 * np.arange(12)))
    assert np.allclose(made.change, [[0.5, 1.0, 1.5, 2.0]], atol=1e-6)


def test_naive_expects_no_change_and_spreads_like_a_random_walk():
    made = run("naive", series([5.0, 6.0, 5.0, 6.0]))
    assert np.allclose(made.change, 0)
    assert np.allclose(made.spread, np.sqrt([[1, 2, 3, 4]]))


def test_drift_is_the_mean_change():
    assert np.allclose(run("drift", series([5.0, 9.0, 8.0])).change, [[1.5, 3.0, 4.5, 6.0]])


def test_the_straight_line_has_the_textbook_prediction_error():
    # numpy.polyfit for the line; s^2 (1 + 1/n + (x - mean)^2 / S) for the error
    y = np.array([5.0, 6.5, 6.0, 8.0, 7.5, 9.0])
    x, at = np.arange(6.0), 7.0
    line = np.polyfit(x, y, 1)
    s2 = ((y - np.polyval(line, x)) ** 2).sum() / 4
    se = np.sqrt(s2 * (1 + 1 / 6 + (at - x.mean()) ** 2 / ((x - x.mean()) ** 2).sum()))
    made = run("ols", series(y))
    assert y[-1] + made.change[0, 1] == pytest.approx(np.polyval(line, at))
    assert made.spread[0, 1] == pytest.approx(se)


@pytest.mark.parametrize("name", MODELS)
def test_spreads_never_shrink_with_the_horizon(name):
    assert (np.diff(run(name, walks(20)).spread, axis=1) >= -1e-9).all()


@pytest.mark.parametrize("name", MODELS)
def test_series_do_not_touch_each_other(name):
    frame = walks(6)
    together = run(name, frame)
    alone = run(name, frame[frame["region"] == "1003"])
    assert np.allclose(together.change[3], alone.change[0])
    assert np.allclose(together.spread[3], alone.spread[0])


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("values", [[7.0], [7.0, 7.5], [7.0] * 6])
def test_very_short_and_constant_series_give_finite_forecasts(name, values):
    made = run(name, series(values))
    assert np.isfinite(made.change).all()
    assert np.isfinite(made.spread).all()


def test_restricted_likelihood_tells_noise_from_wander():
    draw = np.random.default_rng(8).normal
    noise = 50 + 3 * draw(size=(40, 40))
    wander = 50 + np.cumsum(draw(size=(40, 40)), axis=1)
    back = {}
    for name, figures in (("noise", noise), ("wander", wander)):
        frame = pd.concat([series(row, f"r{i:02d}", 1986) for i, row in enumerate(figures)])
        made = run("arima011_drift", frame, 1)
        away = figures.mean(axis=1) - figures[:, -1]
        back[name] = (made.change[:, 0] * away).sum() / (away**2).sum()
    # share of the way back to the mean: most of it for noise, none of it for a random walk
    assert back["noise"] > 0.5
    assert abs(back["wander"]) < 0.15
