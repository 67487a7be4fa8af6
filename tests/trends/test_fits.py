"""Trend models of one series alone: by statsmodels, and as pages take them."""

from __future__ import annotations

import pytest

from povanalysis.errors import ParameterError
from povanalysis.trends.fits import expected, trend_fits
from tests.trends.panels import series, shipped


def test_the_fits_stand_on_the_last_figures_that_are_a_year_apart():
    fits = trend_fits(shipped(2012), "Lamongan", 2)
    assert (fits.first_year, fits.last_year, len(fits.values)) == (2015, 2025, 11)
    assert [fit.model for fit in fits.fits] == ["ols_hac", "local_linear_trend", "arima011_drift"]
    assert not any("taken as equal" in fit.reason for fit in fits.fits)


def test_wide_intervals_hold_narrow_ones_and_both_the_median():
    for fit in trend_fits(series(), "3524", 3).fits:
        for year in range(3):
            (low, high), (lower, higher) = fit.ends[0.8][year], fit.ends[0.95][year]
            assert lower < low < fit.median[year] < high < higher


def test_pages_take_the_same_models_off_the_boundary():
    frame = shipped(2012)
    fits = trend_fits(frame, "3524", 1)
    taken = expected(frame[frame["region"] == "3524"], 2026)
    assert taken == tuple(fits.restricted[fit.model][0] for fit in fits.fits)
    assert taken == pytest.approx([fit.median[0] for fit in fits.fits], abs=0.15)


@pytest.mark.parametrize("rates", [[5.0, 6.0, 5.5], [7.0] * 9])
def test_too_few_figures_or_equal_ones_tell_of_no_trend(rates):
    frame = series(rates)
    assert expected(frame, int(frame["year"].max()) + 1) == ()


def test_a_model_that_was_not_fitted_is_refused_with_those_that_were():
    with pytest.raises(ParameterError, match="ols_hac, local_linear_trend, arima011_drift"):
        trend_fits(series(), "3524", 1)["theta"]
