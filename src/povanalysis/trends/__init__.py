"""Forecasts of short annual series: predictive distributions, calibration, backtests.

The names below load numpy, scipy and pandas when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

_PUBLIC = {
    "Backtest": "povanalysis.trends.record",
    "Forecast": "povanalysis.trends.models.distribution",
    "Interval": "povanalysis.trends.models.distribution",
    "PanelForecast": "povanalysis.trends.models.joint",
    "TrendFits": "povanalysis.trends.fits",
    "backtest": "povanalysis.trends.backtesting",
    "forecast": "povanalysis.trends.engine",
    "forecast_panel": "povanalysis.trends.engine",
    "reference_fits": "povanalysis.trends.reference",
    "shock_effects": "povanalysis.trends.shocks",
    "trend_fits": "povanalysis.trends.fits",
    "with_and_without": "povanalysis.trends.shocks",
}

__all__ = [
    "Backtest",
    "Forecast",
    "Interval",
    "PanelForecast",
    "TrendFits",
    "backtest",
    "forecast",
    "forecast_panel",
    "reference_fits",
    "shock_effects",
    "trend_fits",
    "with_and_without",
]

if TYPE_CHECKING:
    from povanalysis.trends.backtesting import backtest
    from povanalysis.trends.engine import forecast, forecast_panel
    from povanalysis.trends.fits import TrendFits, trend_fits
    from povanalysis.trends.models.distribution import Forecast, Interval
    from povanalysis.trends.models.joint import PanelForecast
    from povanalysis.trends.record import Backtest
    from povanalysis.trends.reference import reference_fits
    from povanalysis.trends.shocks import shock_effects, with_and_without


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'povanalysis.trends' has no attribute {name!r}")
