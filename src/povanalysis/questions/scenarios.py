"""What the province may do, and what the regency adds: scenarios, and the own part.

A regency's rate moves with its province's far more than by itself. While the province's figure of a
March is missing, two questions part what a planner can count on:

* *Scenarios*: the probability of the target against what the province's figure may be, each as
  likely as the province's own forecast says. The figures of the short list are round ones from that
  forecast. A scenario is no forecast of ours; it is never written down in the ledger.
* *The own part*: the regency's rate less its province's. The forecast of it is the regency's given
  the province's figure, so its past errors are those of forecasts that knew that figure, a third to
  a half of the others. This is what depends on the regency.

Conventions
-----------
* A forecast given a figure of the province is given everything else that is known, too.
* Where there is no target, the last figure takes its place: no rise.
* How a regency moves with its province is learnt from years that have both figures. Where fewer than
  :data:`LEAST_STEPS` yearly changes of both are known (a province made in 2022 has figures since
  2024), a table of scenarios would look surer than it is: there are neither scenarios nor own part.
* Between the figures that were forecast from (:data:`povanalysis.questions.results.KNOTS`)
  quantiles are interpolated on the link scale.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from povanalysis import history
from povanalysis.project import Project
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.record.one_year import Record, record_of
from povanalysis.questions.results import panel_results, place_scenarios
from povanalysis.series import annual, reference_month
from povanalysis.shown import Shown
from povanalysis.sources import store
from povanalysis.trends import Forecast
from povanalysis.trends.models.distribution import cdf_at, quantile_at
from povanalysis.trends.panels.links import LINKS

Array = NDArray[np.float64]

LEAST_STEPS = 5
CURVE_POINTS = 41
MOST_LISTED = 6
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


@dataclass(frozen=True)
class Scenario:
    """One figure the province may come out at.

    Parameters
    ----------
    value
        The province's figure, per cent.
    at_most
        Probability that the province's figure is at or below it, 0-1.
    density
        Density of the province's forecast there, per percentage point.
    median
        Median of the regency's figure given it, per cent.
    probability
        Probability of the target given it, 0-1.
    """

    value: float
    at_most: float
    density: float
    median: float
    probability: float


@dataclass(frozen=True, repr=False)
class Scenarios(Shown):
    """The probability of a target against what the province's figure may be.

    Parameters
    ----------
    region, place
        4-digit codes of the regency and of its province.
    year
        Year of both figures (March).
    target
        The target, per cent; the last figure where there is none.
    official
        Whether there is a target; False where the last figure stands in for it.
    place_last, place_last_year
        The province's last March figure, per cent, and its year.
    place_median, place_low80, place_high80
        The province's own forecast of that March, per cent.
    probability
        Probability of the target over all that the province may do, 0-1: the forecast's.
    few
        A short list of round figures, highest first: those inside the 80 per cent interval of the
        province's forecast, and one on either side.
    curve
        The same along the 99 per cent interval, rising, for a chart.
    """

    region: str
    place: str
    year: int
    target: float
    official: bool
    place_last: float
    place_last_year: int
    place_median: float
    place_low80: float
    place_high80: float
    probability: float
    few: tuple[Scenario, ...]
    curve: tuple[Scenario, ...]

    @property
    def turning_point(self) -> float | None:
        """The province's figure at which the target is as likely as not; None outside the curve."""
        values = np.array([one.value for one in self.curve])
        chances = np.array([one.probability for one in self.curve])
        if not chances.min() <= 0.5 <= chances.max():
            return None
        order = np.argsort(chances)
        return float(np.interp(0.5, chances[order], values[order]))

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {**_rounded(asdict(self)), "turning_point": self.turning_point}


@dataclass(frozen=True)
class OwnPart:
    """The regency's rate less its province's: what depends on the regency.

    Parameters
    ----------
    region, place
        4-digit codes of the regency and of its province.
    last_year, last
        Last March of both, and the difference then, percentage points.
    year
        Year after it.
    place_value
        The province's figure of that year the difference is taken from: published, or the median
        of its forecast, per cent.
    published
        Whether the province's figure is out.
    median, low80, high80, low95, high95
        Forecast of the difference, percentage points.
    narrows
        Probability that the difference is smaller than the last one, 0-1.
    needed
        The difference at which the target is met if the province comes out at `place_value`,
        percentage points; None without a target for that year.
    record
        Past forecasts of it one year ahead: those given the province's figure; None where none was
        tested.
    record_whole
        Past forecasts of the whole rate without any knowledge, to set beside it.
    """

    region: str
    place: str
    last_year: int
    last: float
    year: int
    place_value: float
    published: bool
    median: float
    low80: float
    high80: float
    low95: float
    high95: float
    narrows: float
    needed: float | None
    record: Record | None
    record_whole: Record | None

    @property
    def surer(self) -> float | None:
        """Past mean absolute error of the own part divided by that of the whole rate."""
        if self.record is None or self.record_whole is None or self.record_whole.mae == 0:
            return None
        return self.record.mae / self.record_whole.mae

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        plain = {n: v.to_json() if isinstance(v, Record) else v for n, v in vars(self).items()}
        return {**_rounded(plain), "surer": self.surer}


@dataclass(frozen=True)
class ShortLink:
    """Too few yearly changes of a regency within its province to say how the two move together.

    Parameters
    ----------
    region, place
        4-digit codes of the regency and of its province.
    since
        First year with figures of both, the regency a part of the province as it is today.
    steps
        Yearly changes of both since, fewer than :data:`LEAST_STEPS`.
    """

    region: str
    place: str
    since: int
    steps: int


def short_link(outlook: Outlook, project: Project | None = None) -> ShortLink | None:
    """Say on how few yearly changes the link of a regency with its province stands.

    Parameters
    ----------
    outlook
        Of a regency or city; of a year that is out, the next one counts.
    project
        Whose data; the project of the working directory when not given.

    Returns
    -------
    ShortLink or None
        None where they are enough, or where there is no figure of a province above to be with.
    """
    outlook = outlook.coming
    region, place = outlook.region.code, outlook.region.province or ""
    last = outlook.last_year
    whole = store.observations([place], "P0", project=project) if place else None
    if whole is None or whole.empty:
        return None
    own = set(outlook.series["year"])
    years = own & set(annual(whole, regions=[place])["year"])
    both = sorted(
        y for y in years if history.parent(region, y) == place and history.linked(region, y, last)
    )
    steps = sum(year - 1 in both for year in both)
    if not both or steps >= LEAST_STEPS:
        return None
    return ShortLink(region, place, both[0], steps)


def scenarios(outlook: Outlook, project: Project | None = None) -> Scenarios | None:
    """Hold a target against what the province's figure may be.

    Parameters
    ----------
    outlook
        Of a regency or city; of a year that is out, the next one counts.
    project
        Whose data; the project of the working directory when not given.

    Returns
    -------
    Scenarios or None
        None where there is no province above, its figure of that March is out, it is not forecast
        there, its last figure is older than the regency's (what it does from there tells nothing of
        the regency), or too few of its changes are known (:func:`short_link`).
    """
    outlook = outlook.coming
    made = panel_results(project).forecasts
    place, year = outlook.region.province or "", outlook.year
    own = made[place] if place in made.places else None
    if own is None or year not in own.years or own.last_year < outlook.last_year:
        return None
    if short_link(outlook, project):
        return None
    found = place_scenarios(year, project)
    if outlook.region.code not in found.rows:
        return None
    aim = outlook.last_value if outlook.target is None else outlook.target.value
    link, knots = LINKS[own.link], np.array(found.knots[place])
    rows = np.array(found.rows[outlook.region.code])

    def one(value: float) -> Scenario:
        row = _between(link.forward(np.array(value)), link.forward(knots), rows)
        return Scenario(
            value,
            own.probability_at_most(year, value),
            _density(own, year, value),
            float(link.inverse(quantile_at(row, 0.5))),
            float(cdf_at(row, float(link.forward(np.array(aim))))),
        )

    interval = own.interval(year, 0.8)
    return Scenarios(
        region=outlook.region.code,
        place=place,
        year=year,
        target=aim,
        official=outlook.target is not None,
        place_last=own.last_value,
        place_last_year=own.last_year,
        place_median=own.median(year),
        place_low80=interval.low,
        place_high80=interval.high,
        probability=outlook.forecast.probability_at_most(year, aim),
        few=tuple(map(one, _round_figures(interval.low, interval.high))),
        curve=tuple(one(float(v)) for v in np.linspace(knots[0], knots[-1], CURVE_POINTS)),
    )


def own_part(outlook: Outlook, project: Project | None = None) -> OwnPart | None:
    """Forecast the regency's rate less its province's, one year after the last figure.

    Parameters
    ----------
    outlook
        Of a regency or city; of a year that is out, the next one counts.
    project
        Whose data; the project of the working directory when not given.

    Returns
    -------
    OwnPart or None
        None where there is no province above that is the sum of its regencies, its figure of the
        last year is missing, or too few of its changes are known (:func:`short_link`).
    """
    outlook = outlook.coming
    results = panel_results(project)
    made, code = results.forecasts, outlook.region.code
    place = made.places.get(outlook.region.province or "")
    if place is None or place.last_year != outlook.last_year or code not in made.forecasts:
        return None
    if short_link(outlook, project):
        return None
    year, forecast = outlook.last_year + 1, made.forecasts[code]
    link, held = LINKS[forecast.link], {(one.region, one.period): one for one in forecast.known}
    published = held.get((place.code, reference_month(year)))
    if published is not None:
        above, row = published.value, forecast.row(year)
    else:
        found = place_scenarios(year, project)
        if code not in found.rows:
            return None
        above = made[place.code].median(year)
        knots = link.forward(np.array(found.knots[place.code]))
        row = _between(link.forward(np.array(above)), knots, np.array(found.rows[code]))
    low95, low80, median, high80, high95 = (
        float(link.inverse(quantile_at(row, p))) - above for p in (0.025, 0.1, 0.5, 0.9, 0.975)
    )
    last = round(outlook.last_value - place.last_value, 10)
    aimed = outlook.target is not None and outlook.target.year == year
    tallies = results.tallies.get(code, {})
    return OwnPart(
        region=code,
        place=place.code,
        last_year=outlook.last_year,
        last=last,
        year=year,
        place_value=above,
        published=published is not None,
        median=median,
        low80=low80,
        high80=high80,
        low95=low95,
        high95=high95,
        narrows=float(cdf_at(row, float(link.forward(np.array(above + last))))),
        needed=round(outlook.target.value - above, 10) if aimed and outlook.target else None,
        record=record_of(tallies, "parent"),
        record_whole=record_of(tallies, ""),
    )


def _between(at: Array, knots: Array, rows: Array) -> Array:
    """Interpolate rows of quantiles between knots."""
    return np.array([np.interp(at, knots, column) for column in rows.T])


def _density(own: Forecast, year: int, value: float) -> float:
    """Return the slope of the distribution function around a figure, per percentage point."""
    interval = own.interval(year, 0.8)
    half = 0.05 * interval.width
    above, below = (own.probability_at_most(year, value + side) for side in (half, -half))
    return (above - below) / (2 * half)


def _round_figures(low: float, high: float) -> list[float]:
    """List round figures around an interval, highest first.

    >>> _round_figures(8.92, 9.27), _round_figures(5.1, 6.9)
    ([9.3, 9.2, 9.1, 9.0, 8.9], [7.0, 6.5, 6.0, 5.5, 5.0])
    """
    step = next((s for s in _STEPS if (high - low) / s <= MOST_LISTED - 2), _STEPS[-1])
    first, final = np.floor(low / step + 1e-9), np.ceil(high / step - 1e-9)
    return [round(float(n * step), 10) for n in np.arange(final, first - 1, -1) if n > 0]


def _rounded(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _rounded(value) for key, value in plain.items()}
    if isinstance(plain, (list, tuple)):
        return [_rounded(one) for one in plain]
    return round(plain, 6) if isinstance(plain, float) else plain
