"""How deep poverty is: P1, P2, the poverty line and the number of poor beside P0.

Method
------
P0 counts the poor; P1 (poverty gap index) also says how far below the line they live, P2 (severity)
weighs the poorest more. All three are from the same survey. P1 and P2 are published with two
decimals and are noisier than P0: most of a year's step is taken back the year after, so no verdict
rests on one. It compares the mean of P0 and of P1 over the last :data:`BLOCK` years with figures of
both with that over as many before: together, or apart (fewer poor yet a deeper gap, or the reverse);
unclear where mean P1 moved by less than its noise explains, 1.645 × SD of its yearly changes ÷
√years (independent yearly errors scatter the changes by √2 of their own SD). A figure of one year
stands beside the range and the mean of all. P1 ÷ P0 is the mean shortfall of a poor person as a
share of the line, averaged over the same years. The poverty line is in rupiah of its day: its growth
is not inflation alone, and a faster line means that the same spending is judged poor sooner. Growth
over missing years is a mean a year.

Figures that stand in one source only are said to. Missing years are named, never filled.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.figures import of_region, single_source
from povanalysis.regions import Region, resolve
from povanalysis.series import MARCH_FROM
from povanalysis.shown import draw_ranges

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLOCK = 3
"""Years whose mean stands for a level of P0 and P1."""
MIN_STEPS = 3
"""Fewest yearly changes of P1 that show its noise."""
NOISE = 1.645
"""Standard errors that a change of mean P1 has to pass: 90 per cent, two-sided."""


class DepthVerdict(StrEnum):
    """Directions of P0 and P1 from one mean of several years to the next."""

    TOGETHER = "together"
    DEEPER = "P1 rose while P0 did not"
    SHALLOWER = "P1 fell while P0 did not"
    UNCLEAR = "P1 moved no more than its noise"


@dataclass(frozen=True)
class Measure:
    """One indicator of a region over the Marches since 2015.

    Parameters
    ----------
    indicator
        ``P1``, ``P2``, ``POVERTY_LINE`` or ``POOR``, in its published unit.
    first_year, first, last_year, last
        First and last figure.
    previous_year, previous
        Figure before the last one, or None.
    missing
        Years without a figure from 2015 to the last year of P0.
    mean, low, low_year, high, high_year
        Mean, lowest and highest figure, with the (last) years of the two.
    growth
        Mean growth a year between the last two figures, a share; None without two.
    single_source
        Whether the last figure stands in one source only.
    """

    indicator: str
    first_year: int
    first: float
    last_year: int
    last: float
    previous_year: int | None
    previous: float | None
    missing: tuple[int, ...]
    mean: float
    low: float
    low_year: int
    high: float
    high_year: int
    growth: float | None
    single_source: bool


@dataclass(frozen=True)
class Block:
    """Means over some years: P0 in per cent, P1 as an index, P1 ÷ P0 as a share of the line."""

    first_year: int
    last_year: int
    p0: float
    p1: float
    shortfall: float


@dataclass(frozen=True)
class Course:
    """P0 and P1 over the last years beside as many before, and their directions."""

    before: Block
    now: Block
    verdict: DepthVerdict


@dataclass(frozen=True, repr=False)
class Depth(Answer):
    """Depth, severity, line and number of poor of a region.

    Parameters
    ----------
    region
        4-digit code.
    last_year
        Last year with P0.
    measures
        Every indicator that has figures.
    none_for
        Indicators without any figure.
    course
        Means of the last years beside those before, or why there are none.
    apart, steps
        In how many of how many yearly steps P0 and P1 moved apart.
    """

    question: ClassVar[str] = "depth"
    listed: ClassVar[str] = "measures"

    region: str
    last_year: int
    measures: tuple[Measure, ...]
    none_for: tuple[str, ...]
    course: Course | Refusal
    apart: int
    steps: int

    def measure(self, indicator: str) -> Measure | None:
        """Return one indicator's measure, or None."""
        return next((m for m in self.measures if m.indicator == indicator), None)

    def _draw(self, ax: Axes) -> None:
        found = [one for one in self.measures if one.indicator in ("P1", "P2")]
        if not found:
            return super()._draw(ax)
        names = [f"{one.indicator} in {one.last_year}, lowest to highest" for one in found]
        draw_ranges(ax, names, [one.last for one in found], [(one.low, one.high) for one in found])
        ax.set_xlabel("index")
        return None


def depth_verdict(p0: float, p1: float, noise: float = 0.0) -> DepthVerdict:
    """Return how the changes of P0 and P1 compare, given what chance alone does to P1.

    Examples
    --------
    >>> depth_verdict(-0.26, 0.15).value, depth_verdict(-0.26, 0.15, 0.2).value
    ('P1 rose while P0 did not', 'P1 moved no more than its noise')
    """
    if abs(p1) <= noise:
        return DepthVerdict.UNCLEAR
    if p1 > 0 >= p0:
        return DepthVerdict.DEEPER
    return DepthVerdict.SHALLOWER if p1 < 0 <= p0 else DepthVerdict.TOGETHER


def depth(observations: pd.DataFrame, region: str | int | Region) -> Depth | Refusal:
    """Say what moved apart from P0.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators.
    region
        4-digit code or unambiguous name.

    Returns
    -------
    Depth or Refusal
        A refusal where the region has no P0.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = depth(store.observations(["3524"], None), "3524")
    >>> found.course.now.p0, found.course.now.p1, found.course.before.p1
    (12.2, 1.59, 2.51)
    >>> found.course.verdict.value, found.apart, found.steps
    ('together', 5, 10)
    >>> found.measure("POVERTY_LINE").missing, round(100 * found.measure("POVERTY_LINE").growth, 1)
    ((), 3.6)
    """
    region = resolve(region).code
    table = of_region(observations, region)
    series = {i: table[i].dropna() for i in ("P0", "P1", "P2", "POVERTY_LINE", "POOR")}
    rates = series.pop("P0")
    if rates.empty:
        return Refusal(region, Reason.NO_FIGURE)
    last_year = int(rates.index[-1])
    found = {i: s for i, s in series.items() if not s.empty}
    depths = found.get("P1", pd.Series(dtype=float))
    steps = pd.DataFrame({"p0": table["P0"], "p1": depths}).diff().dropna().round(10)
    read = [
        depth_verdict(float(a), float(b)) for a, b in zip(steps["p0"], steps["p1"], strict=True)
    ]
    return Depth(
        region=region,
        last_year=last_year,
        measures=tuple(
            _measure(i, s, last_year, single_source(observations, region, i, int(s.index[-1])))
            for i, s in found.items()
        ),
        none_for=tuple(i for i in ("P1", "P2", "POVERTY_LINE", "POOR") if i not in found),
        course=course(region, rates, depths),
        apart=sum(one in (DepthVerdict.DEEPER, DepthVerdict.SHALLOWER) for one in read),
        steps=len(read),
    )


def course(region: str, rates: pd.Series, depths: pd.Series) -> Course | Refusal:
    """Set the mean of P0 and P1 over the last years beside that over as many before.

    Parameters
    ----------
    region
        Its code, for a refusal.
    rates, depths
        P0 and P1 by year. The blocks are of :data:`BLOCK` years that have both, of two where there
        are not enough; with fewer there is no course.
    """
    # lists: pandas takes longer over so few figures, and a tally asks for hundreds of courses
    held = dict(zip(depths.index, depths.tolist(), strict=True))
    told = zip(rates.index, rates.tolist(), strict=True)
    rows = [(int(year), p0, held.get(year, math.nan)) for year, p0 in told]
    both = [row for row in rows if not (math.isnan(row[1]) or math.isnan(row[2]))]
    changes = [now[2] - then[2] for then, now in pairwise(both) if now[0] - then[0] == 1]
    length = min(BLOCK, len(both) // 2)
    if length < 2 or len(changes) < MIN_STEPS:
        return Refusal(region, Reason.TOO_SHORT, {"changes": len(changes), "needed": MIN_STEPS})
    before, now = _block(both[-2 * length : -length]), _block(both[-length:])
    noise = NOISE * float(np.std(changes, ddof=1)) / math.sqrt(length)
    moved = round(now.p0 - before.p0, 10), round(now.p1 - before.p1, 10)
    return Course(before, now, depth_verdict(*moved, noise))


def _block(rows: list[tuple[int, float, float]]) -> Block:
    years, p0, p1 = zip(*rows, strict=True)
    shares = [index / rate for rate, index in zip(p0, p1, strict=True) if rate > 0]
    means = round(float(np.mean(p0)), 2), round(float(np.mean(p1)), 2)
    return Block(years[0], years[-1], *means, float(np.mean(shares)) if shares else math.nan)


def _measure(indicator: str, series: pd.Series, last_year: int, single: bool) -> Measure:
    years = [int(y) for y in series.index]
    before = len(series) > 1
    growth = None
    if before and series.iloc[-2] > 0 and series.iloc[-1] > 0:
        span = years[-1] - years[-2]
        growth = float(np.exp(np.log(series.iloc[-1] / series.iloc[-2]) / span) - 1)
    return Measure(
        indicator=indicator,
        first_year=years[0],
        first=float(series.iloc[0]),
        last_year=years[-1],
        last=float(series.iloc[-1]),
        previous_year=years[-2] if before else None,
        previous=float(series.iloc[-2]) if before else None,
        missing=tuple(y for y in range(MARCH_FROM, last_year + 1) if y not in years),
        mean=float(series.mean()),
        low=float(series.min()),
        low_year=max(y for y in years if series[y] == series.min()),
        high=float(series.max()),
        high_year=max(y for y in years if series[y] == series.max()),
        growth=growth,
        single_source=single,
    )
