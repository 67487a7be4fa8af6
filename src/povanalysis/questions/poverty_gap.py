"""The poverty gap in rupiah: what it would take to lift every poor person exactly to the line.

P1 / 100 × poverty line × population × 12 months. A yardstick beside a programme's money, no budget:
it supposes that every rupiah reaches a poor person and no one else. P1 and P0 as Foster, Greer and
Thorbecke (1984) define them, "A class of decomposable poverty measures", Econometrica 52(3).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.figures import of_region, people, single_source


@dataclass(frozen=True)
class Gap:
    """The annual poverty gap in rupiah.

    Parameters
    ----------
    year
        Year of P1 and of the poverty line.
    p1
        Poverty gap index, times 100 as BPS prints it.
    line
        Rupiah per capita per month.
    population, population_year
        Persons (number of poor ÷ P0) and their year.
    rupiah
        The gap.
    single_source
        Whether P1 or the line stands in one source only.
    past
        The gap of every year that has P1, line, P0 and number of poor: (year, rupiah) from the
        smallest to the largest. One year's sum rests on one year's P1, which is noisy.
    """

    year: int
    p1: float
    line: float
    population: float
    population_year: int
    rupiah: float
    single_source: bool
    past: tuple[tuple[int, float], ...] = ()


def poverty_gap(observations: pd.DataFrame, region: str, year: int | None = None) -> Gap | Refusal:
    """Return the annual poverty gap of a region in rupiah.

    Parameters
    ----------
    observations
        Rows of the contract with ``P1``, ``POVERTY_LINE``, ``P0`` and ``POOR``.
    region
        4-digit code.
    year
        Year of P1 and line; the latest that has both when not given.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> obs = store.observations(["3524"], None)
    >>> [round(poverty_gap(obs, "3524", y).rupiah / 1e9, 1) for y in (2024, 2025)]
    [143.1, 91.5]
    >>> found = poverty_gap(obs, "3524")
    >>> [(year, round(rupiah / 1e9)) for year, rupiah in (found.past[0], found.past[-1])]
    [(2025, 91), (2021, 164)]
    """
    known = of_region(observations, region)
    both = known[["P1", "POVERTY_LINE"]].dropna()
    both = both if year is None else both[both.index == year]
    if both.empty:
        return Refusal(region, Reason.NO_LINE)
    when = int(both.index[-1])
    behind = people(observations, region, when)
    if behind is None:
        return Refusal(region, Reason.NO_COUNTS)
    depth, threshold = map(float, both.iloc[-1])
    whole = known[["P1", "POVERTY_LINE", "P0", "POOR"]].dropna()
    whole = whole[whole["P0"] > 0]
    sums = whole["P1"] / whole["P0"] * whole["POVERTY_LINE"] * 1000 * whole["POOR"] * 12
    return Gap(
        year=when,
        p1=depth,
        line=threshold,
        population=behind.population,
        population_year=behind.year,
        rupiah=depth / 100 * threshold * behind.population * 12,
        single_source=any(
            single_source(observations, region, used, when) for used in ("P1", "POVERTY_LINE")
        ),
        past=tuple((int(year), float(rupiah)) for year, rupiah in sums.sort_values().items()),
    )
