"""How deep poverty is: P1, P2, the poverty line and the number of poor beside P0.

Method
------
P0 counts the poor; P1 (poverty gap index) also says how far below the line they live, P2 (severity)
weighs the poorest more. All three are from the same survey. For the last year with figures of both,
the verdict compares the directions of P0 and P1: together, or apart (fewer poor yet a deeper gap,
or the reverse). P1 ÷ P0 is the mean shortfall of a poor person as a share of the line. The poverty
line is in rupiah of its day: its growth is not inflation alone, and a faster line means that the
same spending is judged poor sooner. Growth over missing years is a mean a year.

P1 and P2 are published with two decimals and are noisier than P0; where they stand in one source
only that is said. Missing years are named, never filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import pandas as pd

from povanalysis.questions.answer import Answer, Reason, Refusal
from povanalysis.questions.figures import of_region, single_source
from povanalysis.series import MARCH_FROM


class DepthVerdict(StrEnum):
    """Directions of P0 and P1 in one year."""

    TOGETHER = "together"
    DEEPER = "P1 rose while P0 did not"
    SHALLOWER = "P1 fell while P0 did not"


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
    growth: float | None
    single_source: bool


@dataclass(frozen=True)
class DepthYear:
    """Changes of P0 (points) and P1 (index) in one year, and their directions."""

    year: int
    p0: float
    p1: float
    verdict: DepthVerdict


@dataclass(frozen=True)
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
    years
        Yearly changes of P0 and P1, by year.
    latest
        The last of them, or why there is none.
    shortfall_first, shortfall_last
        (year, P1 ÷ P0): mean shortfall of a poor person as a share of the line; None without.
    """

    question: ClassVar[str] = "depth"

    region: str
    last_year: int
    measures: tuple[Measure, ...]
    none_for: tuple[str, ...]
    years: tuple[DepthYear, ...]
    latest: DepthYear | Refusal
    shortfall_first: tuple[int, float] | None
    shortfall_last: tuple[int, float] | None

    def measure(self, indicator: str) -> Measure | None:
        """Return one indicator's measure, or None."""
        return next((m for m in self.measures if m.indicator == indicator), None)


def depth_verdict(p0: float, p1: float) -> DepthVerdict:
    """Return how the changes of P0 and P1 compare.

    Examples
    --------
    >>> depth_verdict(-0.26, 0.15).value
    'P1 rose while P0 did not'
    """
    if p1 > 0 >= p0:
        return DepthVerdict.DEEPER
    return DepthVerdict.SHALLOWER if p1 < 0 <= p0 else DepthVerdict.TOGETHER


def depth(observations: pd.DataFrame, region: str) -> Depth | Refusal:
    """Say what moved apart from P0.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators.
    region
        4-digit code.

    Returns
    -------
    Depth or Refusal
        A refusal where the region has no P0.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = depth(store.observations(["3524"], None), "3524")
    >>> found.latest
    DepthYear(year=2025, p0=-0.13, p1=-0.72, verdict=<DepthVerdict.TOGETHER: 'together'>)
    >>> found.measure("POVERTY_LINE").missing, round(100 * found.measure("POVERTY_LINE").growth, 1)
    ((), 3.6)
    """
    table = of_region(observations, region)
    series = {i: table[i].dropna() for i in ("P0", "P1", "P2", "POVERTY_LINE", "POOR")}
    rates = series.pop("P0")
    if rates.empty:
        return Refusal(region, Reason.NO_FIGURE)
    last_year = int(rates.index[-1])
    found = {i: s for i, s in series.items() if not s.empty}
    years = _years(table["P0"], table["P1"]) if "P1" in found else ()
    shares = (found["P1"] / rates[rates > 0]).dropna() if "P1" in found else pd.Series(dtype=float)
    ends = [(int(y), float(shares[y])) for y in shares.index]
    return Depth(
        region=region,
        last_year=last_year,
        measures=tuple(
            _measure(i, s, last_year, single_source(observations, region, i, int(s.index[-1])))
            for i, s in found.items()
        ),
        none_for=tuple(i for i in ("P1", "P2", "POVERTY_LINE", "POOR") if i not in found),
        years=years,
        latest=years[-1]
        if years
        else Refusal(region, Reason.TOO_SHORT, {"changes": 0, "needed": 1}),
        shortfall_first=ends[0] if ends else None,
        shortfall_last=ends[-1] if ends else None,
    )


def _years(p0: pd.Series, p1: pd.Series) -> tuple[DepthYear, ...]:
    changes = pd.DataFrame({"p0": p0, "p1": p1}).diff().dropna().round(10)
    return tuple(
        DepthYear(int(year), float(a), float(b), depth_verdict(float(a), float(b)))
        for year, a, b in zip(changes.index, changes["p0"], changes["p1"], strict=True)
    )


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
        growth=growth,
        single_source=single,
    )
