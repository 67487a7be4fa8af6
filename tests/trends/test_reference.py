import numpy as np
import pytest

from povanalysis.trends import reference_fits
from tests.trends.panels import series, shipped


def test_every_model_gives_a_forecast_or_a_reason():
    for fit in reference_fits(series(), "3524", 3):
        assert fit.available or fit.reason
        assert len(fit.median) in (0, 3)
        assert fit.years == (2026, 2027, 2028)
        assert all(0 < x < 100 for x in fit.median)


def test_a_series_too_short_to_fit_is_a_refusal_with_a_reason():
    fits = reference_fits(series([5.0, 6.0, 5.5]), "3524")
    assert not any(fit.available for fit in fits)
    assert all("at least 6" in fit.reason for fit in fits)


def test_fits_at_a_boundary_say_so():
    # Lamongan's own series 2012-2025: the moving average ends at -0.987, the level variance at
    # nothing, while both searches report success
    found = {fit.model: fit.reason for fit in reference_fits(shipped(2012), "3524", 1)}
    assert "boundary" in found["arima011_drift"]
    assert "estimated as zero" in found["local_linear_trend"]


def test_steps_of_different_length_are_named():
    frame = series()
    fits = reference_fits(frame[frame["year"] != 2019], "3524")
    assert all("taken as equal" in fit.reason for fit in fits if fit.available)


def test_theta_follows_the_same_direction_as_ours():
    from povanalysis.trends.models.comparison import theta
    from povanalysis.trends.panels.panel import make_panel

    panel = make_panel(series(), link="logit")
    ours = panel.link.inverse(panel.z[:, -1:] + theta(panel.z, panel.time, 3).change)[0]
    (theirs,) = (f for f in reference_fits(series(), "3524", 3, link="logit") if f.model == "theta")
    assert np.array(theirs.median) == pytest.approx(ours, abs=0.15)
