"""Reference fits by statsmodels: the same models as others would fit them, for one series.

They are for looking at: their intervals promise more than they hold on series this short, so no
page prints one. A fit that fails, does not converge or ends on a boundary says so in
:attr:`ReferenceFit.reason` and is not shown as if it were a result.

statsmodels takes all steps as equal; a half-year step or a gap in the series is a whole year to it.
That is named in the reason, too. Fits happen on the link scale and are carried back, so that they
differ from the published forecast by the model alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.trends.panels.observed import find_region, region_text
from povanalysis.trends.panels.panel import MAX_HORIZON, make_panel, whole

Array = NDArray[np.float64]

MIN_FIT = 6
"""Fewest figures for a fit with up to four parameters to mean anything."""

MODELS = ("arima011_drift", "damped_holt", "local_linear_trend", "theta")
"""Fitted where nothing else is asked for."""
LEVELS = (0.8, 0.95)
"""Levels of the intervals that a fit gives by its own account."""

_BOUNDARY_MA = 0.98
_BOUNDARY_VARIANCE = 1e-8


@dataclass(frozen=True)
class ReferenceFit:
    """One model fitted by statsmodels, or the reason why there is none.

    Parameters
    ----------
    model
        ``arima011_drift``, ``damped_holt``, ``local_linear_trend``, ``ols_hac`` or ``theta``.
    years
        Years forecast.
    median
        Point forecasts in the unit of the figures; empty where there is no fit.
    parameters
        What was estimated, by statsmodels' names, link scale.
    reason
        Empty for a clean fit; else what is wrong or to be known, in words.
    ends
        By level, the ends of its intervals by its own account, one pair a year, in the unit of the
        figures; empty where statsmodels gives none.
    result
        What statsmodels returned, on the link scale, for its ``summary()``; None without a fit.
    """

    model: str
    years: tuple[int, ...]
    median: tuple[float, ...]
    parameters: dict[str, float]
    reason: str
    ends: dict[float, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    result: Any = field(default=None, repr=False, compare=False)

    @property
    def available(self) -> bool:
        """Say whether there is a forecast at all."""
        return bool(self.median)


def reference_fits(
    frame: pd.DataFrame,
    region: str | int,
    horizon: int = 5,
    *,
    link: str | None = None,
    fit_from: int | None = None,
    models: Collection[str] = MODELS,
) -> tuple[ReferenceFit, ...]:
    """Fit models to one region's series with statsmodels.

    Parameters
    ----------
    frame, region, link, fit_from
        As in :func:`povanalysis.trends.forecast`.
    horizon
        Years ahead, 1 to 20.
    models
        Which models, by name.

    Raises
    ------
    SeriesError
        The figures cannot be used.
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    codes = region_text(frame["region"])
    own = frame[codes == find_region(region, sorted(codes.unique()), "the frame")]
    panel = make_panel(own, link=link, fit_from=fit_from)
    z = panel.z[0]
    years = tuple(range(int(panel.year[0, -1]) + 1, int(panel.year[0, -1]) + 1 + horizon))
    uneven = bool(np.ptp(np.diff(panel.time[0])) > 1e-6) if len(z) > 2 else False
    fits = []
    for name in models:
        if len(z) < MIN_FIT:
            reason = f"{len(z)} figures; a fit needs at least {MIN_FIT}."
            fits.append(ReferenceFit(name, years, (), {}, reason))
            continue
        made = _quietly(_FITS[name], z, horizon)
        notes = [made.reason] if made.reason else []
        if uneven and made.forecast.size:
            notes.append("Steps of different length were taken as equal.")
        fits.append(
            ReferenceFit(
                name,
                years,
                tuple(float(x) for x in panel.link.inverse(made.forecast)),
                made.parameters,
                " ".join(notes),
                {level: tuple(map(tuple, panel.link.inverse(e))) for level, e in made.ends.items()},
                made.result,
            )
        )
    return tuple(fits)


@dataclass(frozen=True)
class _Fit:
    forecast: Array
    parameters: dict[str, float]
    reason: str = ""
    result: Any = None
    ends: dict[float, Array] = field(default_factory=dict)


def _quietly(fit: Callable[[Array, int], _Fit], z: Array, horizon: int) -> _Fit:
    """Run a fit; turn its warnings into a reason and a numerical failure into a refusal."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            made = fit(z, horizon)
        except (ValueError, np.linalg.LinAlgError, IndexError, ZeroDivisionError) as error:
            return _Fit(np.empty(0), {}, f"The fit failed: {error}.")
    if not np.isfinite(made.forecast).all():
        return _Fit(np.empty(0), made.parameters, "The fit gave no finite forecast.")
    failed = any("converge" in str(w.message).lower() for w in caught)
    reason = "The search did not converge." if failed else made.reason
    return replace(made, reason=reason)


def _arima(z: Array, horizon: int) -> _Fit:
    from statsmodels.tsa.arima.model import ARIMA

    made = ARIMA(z, order=(0, 1, 1), trend="t").fit()
    named = dict(zip(made.model.param_names, map(float, made.params), strict=True))
    edge = abs(named["ma.L1"]) > _BOUNDARY_MA
    reason = "The moving average lies on its boundary (|MA| near 1)." if edge else ""
    return _state_space(made, horizon, named, reason)


def _state_space(made: Any, horizon: int, named: dict[str, float], reason: str) -> _Fit:
    ahead = made.get_forecast(horizon)
    ends = {level: np.asarray(ahead.conf_int(alpha=1 - level)) for level in LEVELS}
    return _Fit(np.asarray(ahead.predicted_mean), named, reason, made, ends)


def _ols(z: Array, horizon: int) -> _Fit:
    from statsmodels.regression.linear_model import OLS

    steps = np.arange(len(z) + horizon, dtype=float)
    line = np.column_stack([np.ones_like(steps), steps])
    model = OLS(z, line[: len(z)])
    model.exog_names[:] = ["level at the start", "change a year"]
    made = model.fit(cov_type="HAC", cov_kwds={"maxlags": 1}, use_t=True)
    named = dict(zip(model.exog_names, map(float, made.params), strict=True))
    ahead = made.get_prediction(line[len(z) :])
    ends = {level: np.asarray(ahead.conf_int(obs=True, alpha=1 - level)) for level in LEVELS}
    return _Fit(np.asarray(ahead.predicted_mean), named, "", made, ends)


def _damped(z: Array, horizon: int) -> _Fit:
    from statsmodels.tsa.holtwinters import ExponentialSmoothing

    model = ExponentialSmoothing(
        z, trend="add", damped_trend=True, initialization_method="estimated"
    )
    made = model.fit()
    keep = ("smoothing_level", "smoothing_trend", "damping_trend", "initial_level", "initial_trend")
    named = {name: float(made.params[name]) for name in keep}
    return _Fit(np.asarray(made.forecast(horizon)), named)


def _local_linear_trend(z: Array, horizon: int) -> _Fit:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    made = UnobservedComponents(z, "lltrend", use_exact_diffuse=True).fit(disp=False)
    named = dict(zip(made.model.param_names, map(float, made.params), strict=True))
    smallest = min(named.values()) / max(max(named.values()), 1e-300)
    reason = "A variance was estimated as zero." if smallest < _BOUNDARY_VARIANCE else ""
    return _state_space(made, horizon, named, reason)


def _theta(z: Array, horizon: int) -> _Fit:
    from statsmodels.tsa.forecasting.theta import ThetaModel

    made = ThetaModel(z, period=1, deseasonalize=False, use_test=False).fit()
    named = {name: float(value) for name, value in made.params.items()}
    return _Fit(np.asarray(made.forecast(horizon)), named)


_FITS: dict[str, Callable[[Array, int], _Fit]] = {
    "arima011_drift": _arima,
    "damped_holt": _damped,
    "local_linear_trend": _local_linear_trend,
    "ols_hac": _ols,
    "theta": _theta,
}
