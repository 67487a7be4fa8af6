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
    "Known": "povanalysis.trends.models.known",
    "PanelForecast": "povanalysis.trends.models.joint",
    "PanelResults": "povanalysis.trends.store",
    "ReferenceFit": "povanalysis.trends.reference",
    "Shock": "povanalysis.trends.shocks",
    "backtest": "povanalysis.trends.backtesting",
    "forecast": "povanalysis.trends.engine",
    "compute_panel": "povanalysis.trends.store",
    "forecast_panel": "povanalysis.trends.engine",
    "load_panel": "povanalysis.trends.store",
    "reference_fits": "povanalysis.trends.reference",
    "save_panel": "povanalysis.trends.store",
    "shock_effects": "povanalysis.trends.shocks",
    "with_and_without": "povanalysis.trends.shocks",
}

__all__ = [
    "Backtest",
    "Forecast",
    "Interval",
    "Known",
    "PanelForecast",
    "PanelResults",
    "ReferenceFit",
    "Shock",
    "backtest",
    "compute_panel",
    "forecast",
    "forecast_panel",
    "load_panel",
    "reference_fits",
    "save_panel",
    "shock_effects",
    "with_and_without",
]

if TYPE_CHECKING:
    from povanalysis.trends.backtesting import backtest
    from povanalysis.trends.engine import forecast, forecast_panel
    from povanalysis.trends.models.distribution import Forecast, Interval
    from povanalysis.trends.models.joint import PanelForecast
    from povanalysis.trends.models.known import Known
    from povanalysis.trends.record import Backtest
    from povanalysis.trends.reference import ReferenceFit, reference_fits
    from povanalysis.trends.shocks import Shock, shock_effects, with_and_without
    from povanalysis.trends.store import PanelResults, compute_panel, load_panel, save_panel


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'povanalysis.trends' has no attribute {name!r}")
