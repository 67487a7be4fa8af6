"""Whether a target will be met: probability, the year it becomes likely, the people behind it.

Method
------
* A target is met when the *published* figure of the reference month (March) is at or below it; the
  probability is read from the forecast's distribution of that figure. The probability for the true
  rate would need a published standard error, which regencies do not have.
* The year of 50 or 80 per cent is the first forecast year whose own figure is that likely to be at
  or below the target.
* The people behind the gap are persons, from number of poor ÷ P0 (never census population,
  breaks.csv B11). At an unchanged population they are gap × population; where the population grows
  by g a year, a lower share of more people is asked for, and fewer need to leave poverty:
  poor now - target × population × (1 + g)^years, at least 0. The growth at which nobody need leave
  is (last ÷ target)^(1/years) - 1. The range of rounding takes the last figure as anything that
  rounds to its two decimals.
* A March figure is measured in the households of that month. What is paid from the budget of a
  year shows, for the most part, in March of the next; once the reference month has passed nothing
  can change its figure.

A target for a year that has a figure, or at or above the last figure, is refused with what came of
it: those are other questions (:mod:`povanalysis.questions.outcomes`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from povanalysis.questions.ground.aims import aimed
from povanalysis.questions.ground.answer import Answer, Likelihood, Reason, Refusal, likelihood
from povanalysis.questions.ground.distance import distance, fewer_poor, in_the_past
from povanalysis.questions.ground.figures import (
    People,
    forecastable,
    last,
    of_region,
    people,
)
from povanalysis.questions.ground.state import has_passed, next_reference
from povanalysis.regions import Region, resolve
from povanalysis.series import reference_month
from povanalysis.sources import store
from povanalysis.trends import Forecast
from povanalysis.trends import forecast as forecast_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GROWTH = 0.003
"""Population growth a year of the second reading, a share: 0.3 per cent, an assumption."""

HALF_LAST_DIGIT = 0.005
EVEN, LIKELY = 0.5, 0.8
"""Probabilities whose first year is given."""

INTERVAL = 0.8


@dataclass(frozen=True)
class YearChance:
    """One forecast year: probability of the target, median and 80 % interval in per cent."""

    year: int
    probability: float
    median: float
    low80: float
    high80: float


@dataclass(frozen=True)
class PeopleBehind:
    """The people behind the gap, in persons.

    Parameters
    ----------
    population
        Number of poor ÷ P0.
    population_year, current
        Year it belongs to; whether that is the year of the last figure.
    fewer
        Fewer poor needed at an unchanged population.
    fewer_low, fewer_high
        The same for every last figure that rounds to the published one.
    growth
        Assumed population growth a year, a share.
    fewer_with_growth
        Fewer poor needed when the population grows so.
    growth_none
        Growth a year at which nobody need leave poverty for the share to be met, a share.
    """

    population: float
    population_year: int
    current: bool
    fewer: float
    fewer_low: float
    fewer_high: float
    growth: float
    fewer_with_growth: float
    growth_none: float


@dataclass(frozen=True, repr=False)
class Attainment(Answer):
    """How likely a target is, and what stands behind it.

    Parameters
    ----------
    region, year, value
        The question: at or below `value` per cent in March of `year`.
    reference
        Reference month, ``YYYY-MM``.
    last_year, last_value
        The last figure.
    probability, verdict
        Probability for the published figure, 0-1, and its step of the published scale.
    gap
        Target minus last figure, percentage points; negative.
    by_year
        Probability and forecast of every forecast year.
    even_year, likely_year
        First year with at least 50 and 80 per cent; None when none of `by_year` has it.
    widening
        Whether 80 per cent is missed only because forecasts grow less certain with distance: with
        the spread of the first year at every year, some year would have it.
    tested_until
        Last of these years at whose distance intervals were tested; later ones are extrapolated.
    likely_value
        Rate that the figure of `year` stays at or below with 80 per cent, per cent.
    people
        People behind the gap, or why they are not known.
    as_of
        Date of the data.
    passed
        Whether the reference month lies before that date, so that nothing can change it.
    next_reference
        First reference month that has not passed at `as_of`: where decisions of today can show at
        the earliest.
    budget_reference
        Month in which what is paid from the next year's budget shows for the most part.
    extrapolated
        Whether the year lies further ahead than intervals were tested.
    """

    question: ClassVar[str] = "target"
    listed: ClassVar[str] = "by_year"

    region: str
    year: int
    value: float
    reference: str
    last_year: int
    last_value: float
    probability: float
    verdict: Likelihood
    gap: float
    by_year: tuple[YearChance, ...]
    even_year: int | None
    likely_year: int | None
    widening: bool
    tested_until: int
    likely_value: float
    people: PeopleBehind | Refusal
    as_of: str
    passed: bool
    next_reference: str
    budget_reference: str
    extrapolated: bool

    @property
    def chance(self) -> YearChance:
        """Forecast of the year in question."""
        return next(one for one in self.by_year if one.year == self.year)

    def _draw(self, ax: Axes) -> None:
        years = [one.year for one in self.by_year]
        ax.plot(years, [one.probability for one in self.by_year], marker="o")
        ax.axvline(self.year, color="0.6", linestyle=":")
        ax.set_ylim(0, 1)
        ax.set_xticks(years)
        ax.set_ylabel(f"probability of {self.value:g} per cent or less")


def people_behind(
    behind: People, last_year: int, last_value: float, target: float, year: int, growth: float
) -> PeopleBehind:
    """Return the people behind a gap; see :class:`PeopleBehind`."""
    years = year - last_year
    half = HALF_LAST_DIGIT
    size = behind.population
    return PeopleBehind(
        population=size,
        population_year=behind.year,
        current=behind.year == last_year,
        fewer=fewer_poor(last_value, target, size),
        fewer_low=fewer_poor(last_value - half, target, size),
        fewer_high=fewer_poor(last_value + half, target, size),
        growth=growth,
        fewer_with_growth=fewer_poor(last_value, target, size, years, growth),
        growth_none=(last_value / target) ** (1 / years) - 1,
    )


def target(
    observations: pd.DataFrame,
    region: str | int | Region,
    value: float | None = None,
    year: int | None = None,
    *,
    forecast: Forecast | None = None,
    as_of: str | None = None,
    growth: float = GROWTH,
) -> Attainment | Refusal:
    """Say how likely a target is and what it asks for.

    Parameters
    ----------
    observations
        Rows of the contract with ``P0`` and, for the people, ``POOR``.
    region
        4-digit code or unambiguous name.
    value
        Target in per cent, 0 < value < 100; the official one when not given.
    year
        Year of its reference month; that of the next official target when not given, or, of a
        `value`, the year after the last figure.
    forecast
        The region's forecast; made of `observations` when not given, with what is known where they
        hold numbers of poor.
    as_of
        Date of the data, ISO; that of the data version when not given.
    growth
        Population growth a year of the second reading of the people, a share.

    Returns
    -------
    Attainment or Refusal
        A refusal for a year with a figure (with what came), a target at or above the last figure
        (with the probability that it stays so), a year that is not forecast, or no figure at all.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.
    ParameterError
        The target is no percentage, or none is given and no official one known.

    Examples
    --------
    >>> import povanalysis as pov
    >>> obs = pov.observations(["Lamongan", "Gresik", "Tuban"], indicator=None)
    >>> found = target(obs, "Lamongan", 11.95, 2026, as_of="2026-11-22")
    >>> found.gap, round(found.people.fewer), found.passed, found.next_reference
    (-0.08, 967, True, '2027-03')
    """
    region = resolve(region).code
    value, year = aimed(observations, region, value, year)
    as_of = store.version().as_of if as_of is None else as_of
    table = of_region(observations, region)
    latest = last(table, "P0")
    if latest is None:
        return Refusal(region, Reason.NO_FIGURE)
    last_year, last_value = latest
    if year <= last_year:
        facts = {"year": year, "value": value, "last_year": last_year}
        return in_the_past(region, value, table["P0"].get(year), facts)
    if forecast is None:
        forecast = forecast_of(forecastable(observations, region), region)
    if year not in forecast.years:
        return Refusal(
            region, Reason.BEYOND_HORIZON, {"year": year, "last_forecast": forecast.years[-1]}
        )
    behind = people(observations, region, last_year)
    asked = distance(
        value, year, last_value, None if behind is None else behind.population, forecast
    )
    if value >= last_value:
        return Refusal(
            region,
            Reason.ALREADY_REACHED,
            {
                "year": year,
                "value": value,
                "last_year": last_year,
                "last_value": last_value,
                "probability_held": asked.probability,
            },
        )
    chances = tuple(_chance(forecast, y, value) for y in forecast.years)
    likely_year = next((c.year for c in chances if c.probability >= LIKELY), None)
    spread = forecast.quantile(forecast.years[0], LIKELY) - chances[0].median
    reference = reference_month(year)
    coming = next_reference(as_of)
    return Attainment(
        region=region,
        year=year,
        value=value,
        reference=reference,
        last_year=last_year,
        last_value=last_value,
        probability=asked.probability,
        verdict=likelihood(asked.probability),
        gap=asked.gap,
        by_year=chances,
        even_year=next((c.year for c in chances if c.probability >= EVEN), None),
        likely_year=likely_year,
        widening=likely_year is None and any(c.median + spread <= value for c in chances),
        tested_until=max(
            (y for y in forecast.years if not forecast.is_extrapolated(y)), default=last_year
        ),
        likely_value=forecast.quantile(year, LIKELY),
        people=Refusal(region, Reason.NO_COUNTS)
        if behind is None
        else people_behind(behind, last_year, last_value, value, year, growth),
        as_of=as_of,
        passed=has_passed(year, as_of),
        next_reference=coming,
        budget_reference=reference_month(int(as_of[:4]) + 2),
        extrapolated=forecast.is_extrapolated(year),
    )


def _chance(forecast: Forecast, year: int, value: float) -> YearChance:
    interval = forecast.interval(year, INTERVAL)
    return YearChance(
        year=year,
        probability=forecast.probability_at_most(year, value),
        median=forecast.median(year),
        low80=interval.low,
        high80=interval.high,
    )
