"""Three trend models fitted to one region's series alone, as any analyst would begin.

A straight line by least squares with Newey-West errors (HAC, one lag), a local linear trend, and
ARIMA(0,1,1) with drift, by statsmodels, on the link scale (log odds of a rate), to figures one year
apart: P0 since March 2015, because the step from September to March is half a year.

Two likelihoods stand beside each other. statsmodels maximises the likelihood of all parameters; on
a dozen figures its search often ends on the boundary, where the series is a straight line with
noise and the intervals forget that the slope may have changed. The restricted likelihood over a
grid that stays off the boundary (:mod:`povanalysis.trends.models.comparison`) is what backtests and
pages use.

The intervals of these models by their own account are shown here and printed on no page: how often
they held is counted by ``backtest(…, models=ALONE)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from povanalysis import shown
from povanalysis.errors import ParameterError, listing
from povanalysis.trends.models.comparison import MODELS
from povanalysis.trends.panels.observed import annual_series, find_region, region_text
from povanalysis.trends.panels.panel import MAX_HORIZON, Panel, make_panel, whole
from povanalysis.trends.reference import MIN_FIT, ReferenceFit, reference_fits

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ALONE = ("ols", "local_linear_trend", "arima011_drift")
"""The three models among :data:`povanalysis.trends.models.comparison.MODELS`."""
_FITTED = {"ols": "ols_hac"}
"""Their names among the fits of statsmodels, where these differ."""


@dataclass(frozen=True, repr=False)
class TrendFits(shown.Shown):
    """Three trend models of one region's series, by statsmodels.

    Parameters
    ----------
    region
        The region's label.
    first_year, last_year
        Figures fitted.
    values
        The figures fitted, one a year.
    fits
        By statsmodels: ``ols_hac``, ``local_linear_trend``, ``arima011_drift``; each with its
        ``median`` and ``ends`` by level in the unit of the figures, its ``parameters`` and
        ``result`` on the link scale, and its ``reason`` where something is to be known.
    restricted
        Medians of the same models by restricted likelihood, by name of the fit.

    Examples
    --------
    >>> rates = [15.38, 14.89, 14.42, 13.80, 13.21, 13.85, 13.86, 12.53, 12.42, 12.16, 12.03]
    >>> frame = pd.DataFrame({"region": "3524", "year": range(2015, 2026), "value": rates})
    >>> fits = trend_fits(frame, "Lamongan", 1, link="logit")
    >>> round(fits["ols_hac"].median[0], 2), round(fits["ols_hac"].parameters["change a year"], 4)
    (11.65, -0.0277)
    """

    region: str
    first_year: int
    last_year: int
    values: tuple[float, ...]
    fits: tuple[ReferenceFit, ...]
    restricted: dict[str, tuple[float, ...]]

    def __getitem__(self, model: str) -> ReferenceFit:
        """Return the fit of one model.

        Raises
        ------
        ParameterError
            No model of that name was fitted.
        """
        for fit in self.fits:
            if fit.model == model:
                return fit
        raise ParameterError(
            f"No model {model!r} was fitted.",
            cure=f"Models: {listing(f.model for f in self.fits)}.",
        )

    def _title(self) -> str:
        years = f"{self.first_year} to {self.last_year}"
        return f"Trend fits of {shown.place(self.region)}, {years}, intervals by their own account"

    def _table(self) -> shown.Table:
        year = self.fits[0].years[0]
        rows = []
        for fit in self.fits:
            low, high = fit.ends[0.95][0] if fit.available else (None, None)
            own = "–" if low is None else f"{shown.cell(low)} to {shown.cell(high)}"
            median = fit.median[0] if fit.available else None
            rows.append((fit.model, median, own, self.restricted[fit.model][0], fit.reason))
        head = ("model", str(year), "95 % interval", "restricted", "to know")
        return shown.Table(head, rows, len(rows))

    def to_frame(self) -> pd.DataFrame:
        """Lay the projections out, one row per model, year and level.

        Returns
        -------
        pandas.DataFrame
            Columns ``region, model, year``; ``median``, ``restricted`` (the median by restricted
            likelihood), ``low`` and ``high`` in the unit of the figures; ``level`` of the interval
            by the model's own account. Models without a fit have no rows.
        """
        rows = [
            (self.region, fit.model, year, median, restricted, level, *ends[at])
            for fit in self.fits
            for at, (year, median, restricted) in enumerate(
                zip(fit.years, fit.median, self.restricted[fit.model], strict=False)
            )
            for level, ends in fit.ends.items()
        ]
        columns = ["region", "model", "year", "median", "restricted", "level", "low", "high"]
        return pd.DataFrame(rows, columns=columns)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the figures fitted and each model's projection with its own 95 % interval.

        Parameters
        ----------
        ax
            Axes to draw on, those of a forecast's ``plot()`` say; new ones when not given.

        Returns
        -------
        matplotlib.axes.Axes
            Years across, the unit of the figures upwards.
        """
        ax = shown.axes(ax)
        ax.plot(range(self.first_year, self.last_year + 1), self.values, "o-", color="0.3")
        for at, fit in enumerate(fit for fit in self.fits if fit.available):
            low, high = zip(*fit.ends[0.95], strict=True)
            across = [year + 0.08 * at for year in fit.years]
            ax.vlines(across, low, high, color=f"C{at + 1}", alpha=0.5)
            ax.plot(across, fit.median, "o", color=f"C{at + 1}", label=fit.model)
        ax.legend()
        return ax


def trend_fits(
    frame: pd.DataFrame, region: str | int, horizon: int = 2, *, link: str | None = None
) -> TrendFits:
    """Fit three trend models to one region's figures alone.

    Parameters
    ----------
    frame
        Observations of one indicator as :func:`povanalysis.observations` gives them, or any rows
        ``region, year, value``.
    region
        The region's label in `frame`, its code or its unambiguous name.
    horizon
        Years ahead, 1 to 20.
    link
        As in :func:`povanalysis.forecast`.

    Returns
    -------
    TrendFits
        The fits, to the last figures that stand one step of equal length from each other.

    Raises
    ------
    RegionError
        The region is not in `frame`, or the name fits several.
    SeriesError
        The figures cannot be used.
    ParameterError
        `horizon` or `link` is outside its domain.

    Examples
    --------
    >>> import povanalysis as pov
    >>> fits = pov.trend_fits(pov.observations("Sukoharjo"), "Sukoharjo")
    >>> fits.first_year, [fit.model for fit in fits.fits]
    (2015, ['ols_hac', 'local_linear_trend', 'arima011_drift'])
    >>> "change a year" in str(fits["ols_hac"].result.summary())
    True
    """
    horizon = whole("horizon", horizon, 1, MAX_HORIZON)
    codes = region_text(frame["region"])
    label = find_region(region, sorted(codes.unique()), "the frame")
    own = annual_series(frame[(codes == label).to_numpy()], keep=[label])[0]
    panel = _even(make_panel(own, link=link), own)
    names = [_FITTED.get(name, name) for name in ALONE]
    first = int(panel.year[0, 0])
    return TrendFits(
        region=label,
        first_year=first,
        last_year=int(panel.year[0, -1]),
        values=tuple(map(float, panel.value[0])),
        fits=reference_fits(
            own, label, horizon, link=panel.link.name, fit_from=first, models=names
        ),
        restricted=dict(zip(names, alone(panel, horizon), strict=True)),
    )


def alone(panel: Panel, horizon: int) -> list[tuple[float, ...]]:
    """Return what the models of :data:`ALONE` expect of the only region of a panel.

    Parameters
    ----------
    panel
        One region's figures.
    horizon
        Years ahead.

    Returns
    -------
    list
        One tuple a model, one figure a year, in the unit of the figures; restricted likelihood.
    """
    made = (MODELS[name](panel.z, panel.time, horizon).change[0] for name in ALONE)
    return [tuple(map(float, panel.link.inverse(panel.z[0, -1] + change))) for change in made]


def expected(frame: pd.DataFrame, year: int) -> tuple[float, ...]:
    """Return what the models of :data:`ALONE` expect of a year, for a page.

    Parameters
    ----------
    frame
        One region's figures, as :func:`trend_fits` takes them.
    year
        A year after the last figure.

    Returns
    -------
    tuple
        One figure a model in the unit of the figures, by restricted likelihood; empty where the
        figures are too few to fit, or all equal.
    """
    panel = _even(make_panel(frame), frame)
    if panel.length[0] < MIN_FIT or np.ptp(panel.value[0]) == 0:
        return ()
    return tuple(one[-1] for one in alone(panel, year - int(panel.year[0, -1])))


def _even(panel: Panel, own: pd.DataFrame) -> Panel:
    """Keep the last figures of a region that stand equally far apart, if they suffice for a fit."""
    steps = np.diff(panel.time[0])
    other = np.flatnonzero(np.abs(steps - steps[-1]) > SAME_STEP) if len(steps) else steps
    if not len(other) or len(steps) - other[-1] < MIN_FIT:
        return panel
    return make_panel(own, link=panel.link.name, fit_from=int(panel.year[0, other[-1] + 1]))


SAME_STEP = 1e-6
"""Years by which steps of equal length may differ."""
