"""Poverty series of Indonesian regencies: from published BPS figures to decisions.

The names below load what they need when first used, so that importing the package stays cheap:
no statsmodels, no matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_PUBLIC = {
    "Answer": "povanalysis.questions.ground.answer",
    "Backtest": "povanalysis.trends",
    "Forecast": "povanalysis.trends",
    "Interval": "povanalysis.trends",
    "PanelForecast": "povanalysis.trends",
    "PovError": "povanalysis.errors",
    "Refusal": "povanalysis.questions.ground.answer",
    "TrendFits": "povanalysis.trends",
    "backtest": "povanalysis.trends",
    "change": "povanalysis.questions.change",
    "convergence": "povanalysis.questions.convergence",
    "depth": "povanalysis.questions.depth",
    "forecast": "povanalysis.trends",
    "forecast_panel": "povanalysis.trends",
    "observations": "povanalysis.sources.store",
    "outcomes": "povanalysis.questions.outcomes",
    "pace": "povanalysis.questions.pace",
    "programmes": "povanalysis.questions.programmes",
    "rank": "povanalysis.questions.ranking",
    "set_theme": "povanalysis.report.charts",
    "target": "povanalysis.questions.target",
    "tell": "povanalysis.report.text.language",
    "trend_fits": "povanalysis.trends",
    "with_places": "povanalysis.questions.ground.figures",
}

__all__ = [
    "Answer",
    "Backtest",
    "Forecast",
    "Interval",
    "PanelForecast",
    "PovError",
    "Refusal",
    "TrendFits",
    "__version__",
    "backtest",
    "change",
    "convergence",
    "depth",
    "forecast",
    "forecast_panel",
    "observations",
    "outcomes",
    "pace",
    "programmes",
    "rank",
    "set_theme",
    "target",
    "tell",
    "trend_fits",
    "with_places",
]

if TYPE_CHECKING:
    from povanalysis.errors import PovError
    from povanalysis.questions.change import change
    from povanalysis.questions.convergence import convergence
    from povanalysis.questions.depth import depth
    from povanalysis.questions.ground.answer import Answer, Refusal
    from povanalysis.questions.ground.figures import with_places
    from povanalysis.questions.outcomes import outcomes
    from povanalysis.questions.pace import pace
    from povanalysis.questions.programmes import programmes
    from povanalysis.questions.ranking import ranking as rank
    from povanalysis.questions.target import target
    from povanalysis.report.charts import set_theme
    from povanalysis.report.text.language import tell
    from povanalysis.sources.store import observations
    from povanalysis.trends import (
        Backtest,
        Forecast,
        Interval,
        PanelForecast,
        TrendFits,
        backtest,
        forecast,
        forecast_panel,
        trend_fits,
    )


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        module = import_module(_PUBLIC[name])
        return getattr(module, "ranking" if name == "rank" else name)
    raise AttributeError(f"module 'povanalysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
