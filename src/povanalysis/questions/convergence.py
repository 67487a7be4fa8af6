"""Whether the poorer regencies of a province catch up, and whether the spread narrows.

Method
------
* *Beta.* The mean yearly change of the logarithm of P0 between two Marches is regressed on its
  logarithm at the start, ordinary least squares over the regencies and cities of a province, with
  heteroskedasticity-robust errors (HC3; MacKinnon and White 1985) by statsmodels. A negative slope
  means that rates which were high fell faster. Null: slope 0.
* *A check on beta.* A figure too high by chance at the start is followed by a fall, which looks
  like catching up (Galton's fallacy). So the same regression is made with the change starting one
  year after the rate it is regressed on: independent errors of the first year then drop out.
* *Sigma.* The standard deviation of log P0 over the regencies, by year; its yearly trend with
  errors robust to autocorrelation (Newey-West, one lag). Null: trend 0.
* *Movers.* Each regency's change in log points over the whole span minus the province's mean; more
  than 0.8 standard deviations of these from nought is a mover. Years in which a rate rose while the
  province's mean fell (or the reverse) are listed as moves against the province.

Verdicts are taken at the 90 per cent level. Eleven Marches are few, two of them the pandemic's; a
slope over regencies of one province says nothing of its cause and little of the next years.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.questions.ground.answer import Answer, Reason, Refusal, side
from povanalysis.questions.ground.figures import march, yearly, years_of
from povanalysis.questions.ground.years import complete_year, within
from povanalysis.regions import Region, resolve
from povanalysis.series import MARCH_FROM
from povanalysis.shown import draw_ranges, place

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Array = NDArray[np.float64]

LEVEL = 0.90
MIN_REGIONS = 8
MIN_YEARS = 5
MOVER_BOUND = 0.8


class Movement(StrEnum):
    """How a spread or a slope moved."""

    CONVERGING = "converging"
    NOT_ESTABLISHED = "not established"
    DIVERGING = "diverging"


class MoverVerdict(StrEnum):
    """A regency's whole change beside its province's; bound 0.8 standard deviations."""

    FASTER = "fell faster"
    WITH = "with the province"
    SLOWER = "fell more slowly"


@dataclass(frozen=True)
class Slope:
    """A slope with its robust interval; per year, log scale.

    Parameters
    ----------
    estimate, se, low, high
        Slope, robust standard error, interval at `level`.
    p_value
        Two-sided, null: slope 0.
    n
        Number of points.
    level
        Level of the interval.
    verdict
        Negative, not told from 0, or positive, at that level.
    """

    estimate: float
    se: float
    low: float
    high: float
    p_value: float
    n: int
    level: float
    verdict: Movement


@dataclass(frozen=True)
class Mover:
    """A regency's change over the span in per cent of its rate, beside the province's.

    Parameters
    ----------
    region
        Code.
    relative
        Change in per cent of the first rate; -30 for a fall by three tenths.
    deviation
        Change in log points minus the province's mean.
    verdict
        Beside the province.
    against
        Years in which its rate moved against the province's mean.
    """

    region: str
    relative: float
    deviation: float
    verdict: MoverVerdict
    against: tuple[int, ...]


@dataclass(frozen=True, repr=False)
class Convergence(Answer):
    """Catching up within a province.

    Parameters
    ----------
    region
        The province's code.
    first_year, last_year
        The two Marches compared.
    n_regions
        Regencies and cities with figures in all years.
    beta
        Slope of yearly log change on the log rate at the start.
    beta_lagged
        The check with the change starting a year later.
    spread_first, spread_last
        Standard deviation of log P0 in the two years.
    sigma
        Yearly trend of that spread.
    province_relative
        Mean relative change of the regencies, per cent (from mean log points).
    movers
        Every regency, most improved first.
    """

    question: ClassVar[str] = "convergence"
    listed: ClassVar[str] = "movers"

    region: str
    first_year: int
    last_year: int
    n_regions: int
    beta: Slope
    beta_lagged: Slope
    spread_first: float
    spread_last: float
    sigma: Slope
    province_relative: float
    movers: tuple[Mover, ...]

    def _draw(self, ax: Axes) -> None:
        sizes = [one.relative for one in self.movers]
        names = [place(one.region) for one in self.movers]
        draw_ranges(ax, names, sizes, [(0.0, size) for size in sizes])
        ax.axvline(self.province_relative, color="C1", linestyle="--")
        ax.set_xlabel(f"change {self.first_year}-{self.last_year}, per cent of the rate")


def slope(x: Array, y: Array, *, autocorrelated: bool = False) -> Slope:
    """Return the slope of y on x by least squares with robust errors.

    Parameters
    ----------
    x, y
        n points.
    autocorrelated
        Newey-West with one lag (x is time) instead of HC3.

    Examples
    --------
    >>> found = slope(np.arange(6.0), np.array([0.0, 1.1, 1.9, 3.2, 3.9, 5.1]))
    >>> round(found.estimate, 3), found.verdict.value
    (1.006, 'diverging')
    """
    from statsmodels.regression.linear_model import OLS  # statsmodels.api loads ten times as much

    line = np.column_stack([np.ones(len(x)), np.asarray(x, dtype=float)])
    model = OLS(np.asarray(y, dtype=float), line)
    robust = (
        model.fit(cov_type="HAC", cov_kwds={"maxlags": 1}, use_t=True)
        if autocorrelated
        else model.fit(cov_type="HC3", use_t=True)
    )
    low, high = robust.conf_int(alpha=1 - LEVEL)[1]
    verdict = Movement.NOT_ESTABLISHED
    if high < 0:
        verdict = Movement.CONVERGING
    elif low > 0:
        verdict = Movement.DIVERGING
    return Slope(
        estimate=float(robust.params[1]),
        se=float(robust.bse[1]),
        low=float(low),
        high=float(high),
        p_value=float(robust.pvalues[1]),
        n=len(x),
        level=LEVEL,
        verdict=verdict,
    )


def convergence(
    observations: pd.DataFrame,
    region: str | int | Region,
    *,
    first_year: int = MARCH_FROM,
    last_year: int | None = None,
) -> Convergence | Refusal:
    """Say whether the regencies of a province converge.

    Parameters
    ----------
    observations
        Rows of the contract.
    region
        Code or name of the province, or of any of its regencies.
    first_year, last_year
        The two Marches compared; 2015 and the last complete year of the province
        (:mod:`.ground.years`) when not given.

    Returns
    -------
    Convergence or Refusal
        A refusal with fewer than 8 regencies that have a positive rate in all years, fewer than
        5 years, or equal rates in the first year.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = convergence(store.observations(), "3500")
    >>> found.n_regions, found.beta.verdict.value, round(found.beta.estimate, 4)
    (38, 'not established', 0.007)
    """
    region = resolve(region).code
    table = march(observations)
    years_known = years_of(table)
    until = complete_year(years_known, region) if last_year is None else last_year
    levels = table.loc[first_year:until, within(years_known, region)]
    levels = levels.where(levels > 0).dropna(axis=1)
    if levels.shape[1] < MIN_REGIONS:
        facts = {"regions": levels.shape[1], "needed": MIN_REGIONS}
        return Refusal(region, Reason.NO_PEERS, facts)
    if len(levels) < MIN_YEARS:
        facts = {"changes": max(0, len(levels) - 1), "needed": MIN_YEARS - 1}
        return Refusal(region, Reason.TOO_SHORT, facts)
    if levels.iloc[0].nunique() < 2:
        return Refusal(region, Reason.NO_SPREAD, {"year": int(levels.index[0])})
    logs = np.log(levels)
    years = logs.index.to_numpy(dtype=float)
    span = float(years[-1] - years[0])
    start, second, end = (logs.iloc[i].to_numpy() for i in (0, 1, -1))
    spread = logs.std(axis=1, ddof=1)
    whole = pd.Series(end - start, index=logs.columns)
    return Convergence(
        region=region[:2] + "00",
        first_year=int(years[0]),
        last_year=int(years[-1]),
        n_regions=levels.shape[1],
        beta=slope(start, (end - start) / span),
        beta_lagged=slope(start, (end - second) / (span - 1)),
        spread_first=float(spread.iloc[0]),
        spread_last=float(spread.iloc[-1]),
        sigma=slope(years, spread.to_numpy(), autocorrelated=True),
        province_relative=100 * float(np.expm1(whole.mean())),
        movers=_movers(levels, whole),
    )


def _movers(levels: pd.DataFrame, whole: pd.Series) -> tuple[Mover, ...]:
    deviation = (whole - whole.mean()).sort_values(kind="stable")
    bound = MOVER_BOUND * float(whole.std(ddof=1))
    changes = yearly(levels)
    against = changes.mul(changes.mean(axis=1), axis=0) < 0
    found = []
    for region, size in deviation.items():
        years = tuple(int(y) for y in against.index[against[region]])
        found.append(
            Mover(
                region=str(region),
                relative=100 * float(np.expm1(whole[region])),
                deviation=float(size),
                verdict=side(size, -bound, bound, MoverVerdict),
                against=years,
            )
        )
    return tuple(found)
