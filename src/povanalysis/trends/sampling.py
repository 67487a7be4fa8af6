"""Sampling error that is only assumed: what it would mean for the true rate, and its ceiling.

BPS publishes no sampling error for regency rates. A *published* one enters the model as observation
variance (column ``se`` of the frame). An *assumed* relative standard error never does: the forecast
of the published figure stays as it is, and this module answers two separate questions.

* **Sensitivity.** The published figure of a future year is the true rate plus that year's sampling
  error, independent of everything else. If the figure's predictive variance on the link scale is s²
  and the error's is v, the true rate has the same median and variance s² - v. Its quantiles are
  those of the figure drawn towards the median by ``sqrt(1 - v / s²)``.
* **Ceiling.** Independent errors of standard deviation e would scatter a region's yearly changes
  around the mean of the others with standard deviation at least ``e sqrt(2)``. Ten such changes
  show their own scatter only roughly, so the ceiling is the upper end of what they allow at 95 per
  cent confidence (:func:`largest_error`). Where an assumption exceeds it, the result says so, for
  then the series itself speaks against the assumption, unless errors repeat from year to year (same
  villages, same bias).

Both use a first-order step from the figures' scale to the link scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtri, ndtr

from povanalysis.errors import ParameterError
from povanalysis.trends.engine import group_regions
from povanalysis.trends.models.distribution import Forecast, Interval, cdf_at, quantile_at
from povanalysis.trends.panels.links import LINKS
from povanalysis.trends.panels.panel import make_panel

MIN_CHANGES = 5
"""Fewest yearly changes for a ceiling."""


@dataclass(frozen=True)
class Ceiling:
    """Largest independent sampling error a series allows (95 per cent), or why there is none.

    Parameters
    ----------
    region
        Whose series.
    standard_error
        In the unit of the figures, at the last figure; NaN where not available.
    relative
        The same as a share of the last figure, 0-1; NaN where not available.
    changes
        Yearly changes it was measured on.
    reason
        Empty, or why there is none.
    """

    region: str
    standard_error: float
    relative: float
    changes: int
    reason: str = ""

    @property
    def available(self) -> bool:
        """Say whether there is a ceiling."""
        return not self.reason


@dataclass(frozen=True)
class TrueRate:
    """One row of the sensitivity table: the true rate under an assumed sampling error.

    Parameters
    ----------
    year
        Year forecast.
    relative_error
        The assumption, 0-1.
    probability_at_most
        Probability that the true rate is at or below the value asked for; NaN where refused.
    interval
        Of the true rate, or None where refused.
    ceiling
        Largest relative error the series allows; NaN where unknown.
    exceeds_ceiling
        Whether the assumption lies above it.
    reason
        Empty, or why there is no result.
    """

    year: int
    relative_error: float
    probability_at_most: float
    interval: Interval | None
    ceiling: float
    exceeds_ceiling: bool
    reason: str = ""


CEILING_LEVEL = 0.95
"""Confidence of the upper limit of errors."""


def largest_error(deviations: NDArray[np.float64], level: float = CEILING_LEVEL) -> float:
    """Return the upper confidence limit of independent errors behind yearly deviations.

    If the deviations were differences of independent errors of standard deviation e and nothing
    else, their sum of squares about the mean would be e² times a weighted sum of squares of normals.
    Its lower quantile (Satterthwaite's two moments) gives the e above which so small a scatter would
    be seen with probability ``1 - level`` or less. Whatever else moves the region only adds scatter.

    Parameters
    ----------
    deviations
        Yearly changes of a region minus those of others, at least 2, any unit.
    level
        One-sided confidence level, 0-1.

    Examples
    --------
    >>> round(largest_error(np.array([0.1, -0.1, 0.2, -0.2, 0.0, 0.1, -0.1, 0.1, 0.0, -0.1])), 2)
    0.15
    """
    n = len(deviations)
    step = np.diff(np.eye(n + 1), axis=0)
    centred = step - step.mean(axis=0)
    weights = np.linalg.eigvalsh(centred @ centred.T)
    total, degrees = weights.sum(), weights.sum() ** 2 / (weights**2).sum()
    least = total * float(chdtri(degrees, level)) / degrees
    return float(np.sqrt(((deviations - deviations.mean()) ** 2).sum() / least))


def error_ceilings(
    frame: pd.DataFrame, *, link: str | None = None, fit_from: int | None = None
) -> dict[str, Ceiling]:
    """Measure for every region the largest independent sampling error its series allows.

    Deviations are taken from the mean change of the frame's other regions of the same province in
    the same year, or from the region's own mean change where it stands alone. Steps of half a year
    count as they are: an independent error does not know how far apart two surveys lie.

    Parameters
    ----------
    frame, link, fit_from
        As in :func:`povanalysis.trends.forecast_panel`.
    """
    panel = make_panel(frame, link=link, fit_from=fit_from)
    change = np.diff(panel.z, axis=1)
    years = pd.DataFrame(
        {
            "row": np.repeat(np.arange(len(change)), change.shape[1]),
            "year": panel.year[:, 1:].ravel(),
            "change": change.ravel(),
        }
    ).dropna()
    province = group_regions(panel.regions)
    years["group"] = [province[panel.regions[row]] for row in years["row"]]
    shared = years.groupby(["group", "year"])["change"]
    others = shared.transform("size") - 1
    mean = (shared.transform("sum") - years["change"]) / others.where(others > 0)
    years["deviation"] = years["change"] - mean.fillna(0.0)
    found = {}
    for row, region in enumerate(panel.regions):
        deviations = years.loc[years["row"] == row, "deviation"].to_numpy()
        last = float(panel.value[row, -1])
        if len(deviations) < MIN_CHANGES:
            reason = f"{len(deviations)} yearly changes; a ceiling needs {MIN_CHANGES}."
            found[region] = Ceiling(region, np.nan, np.nan, len(deviations), reason)
            continue
        error = largest_error(deviations) / float(LINKS[panel.link.name].slope(np.array(last)))
        relative = error / last if last > 0 else np.nan
        found[region] = Ceiling(region, error, relative, len(deviations))
    return found


def true_rate(
    forecast: Forecast,
    year: int,
    value: float,
    relative_error: float,
    ceiling: Ceiling | None = None,
    level: float = 0.95,
) -> TrueRate:
    """Read the true rate's distribution under an assumed relative standard error.

    Parameters
    ----------
    forecast
        Of the published figure; it is not changed.
    year
        One of its years.
    value
        The value asked for, in the unit of the figures (a target).
    relative_error
        Assumed standard error of one published figure as a share of it, 0 <= x < 1.
    ceiling
        From :func:`error_ceilings`, to compare the assumption with.
    level
        Of the interval.

    Raises
    ------
    ParameterError
        An argument is outside its domain.
    """
    if not 0 <= relative_error < 1:
        raise ParameterError(
            f"relative_error={relative_error!r} is not a share from 0 to 1.",
            cure="Give 0.06 for six per cent.",
            argument="relative_error",
            value=relative_error,
        )
    known = ceiling.relative if ceiling is not None and ceiling.available else float("nan")
    exceeds = bool(relative_error > known)
    row = forecast.row(year)
    link = LINKS[forecast.link]
    middle = float(quantile_at(row, 0.5))
    spread = float(quantile_at(row, float(ndtr(1.0))) - quantile_at(row, float(ndtr(-1.0)))) / 2
    figure = float(link.inverse(np.array(middle)))
    error = relative_error * abs(figure) * float(link.slope(np.array(figure)))
    if error >= spread:
        reason = "The assumed error alone is wider than the whole forecast of the figure."
        nothing = float("nan")
        return TrueRate(year, relative_error, nothing, None, known, exceeds, reason)
    drawn = middle + (row - middle) * np.sqrt(1 - (error / spread) ** 2)
    if value <= link.lower or value >= link.upper:
        probability = float(value >= link.upper)
    else:
        probability = float(cdf_at(drawn, float(link.forward(np.array(value)))))
    low, high = (float(link.inverse(quantile_at(drawn, (1 + s * level) / 2))) for s in (-1, 1))
    interval = Interval(low, high, level)
    return TrueRate(year, relative_error, probability, interval, known, exceeds)
