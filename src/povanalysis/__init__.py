"""Poverty series of Indonesian regencies: from published BPS figures to decisions.

The names below load what they need when first used, so that importing the package stays cheap:
no statsmodels, no matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_PUBLIC = {
    "observations": "povanalysis.sources.store",
    "Forecast": "povanalysis.trends",
    "Interval": "povanalysis.trends",
    "forecast": "povanalysis.trends",
    "forecast_panel": "povanalysis.trends",
    "backtest": "povanalysis.trends",
    "PovError": "povanalysis.errors",
}

__all__ = [
    "Forecast",
    "Interval",
    "PovError",
    "__version__",
    "backtest",
    "forecast",
    "forecast_panel",
    "observations",
]

if TYPE_CHECKING:
    from povanalysis.errors import PovError
    from povanalysis.sources.store import observations
    from povanalysis.trends import Forecast, Interval, backtest, forecast, forecast_panel


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'povanalysis' has no attribute {name!r}")
