"""What came of earlier targets, and what could have been said of them at the time.

Method
------
* *Outcome.* A target for a March that has a figure was met when the published figure is at or
  below it, or below the upper end of a range. A later one is pending, or awaited where its reference
  month has passed. The years stand beside province and nation, with the achievement in per cent, in
  :mod:`povanalysis.questions.record.achievement`.
* *Ambition* is judged against what was published when a target was set, see
  :mod:`povanalysis.questions.ambition`.
* *Pseudo forecasts* are what this package would have said at past origins, with only the figures
  up to that year (though in today's version, by today's method, chosen with hindsight). They are
  labelled as such and never mixed with the genuine ones of
  :mod:`povanalysis.questions.record.ledger`, which were written down before the truth came.

A target of the plans is a planning figure. Meeting it is no proof that a policy worked, missing it
none that one failed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from povanalysis.questions.ambition import Ambition, ambition
from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.figures import of_region, panel
from povanalysis.questions.ground.state import has_passed
from povanalysis.questions.record.achievement import PlanYear, aim_of, end_of_plan, plan_years
from povanalysis.questions.record.genuine import LedgerScore
from povanalysis.regions import Region, resolve
from povanalysis.sources import store
from povanalysis.trends import Forecast, forecast

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ORIGINS_SHOWN = 5
PAST_YEARS = 5


class OutcomeVerdict(StrEnum):
    """What came of a target."""

    MET = "met"
    MISSED = "missed"
    PENDING = "pending"
    AWAITED = "figure awaited"
    NOT_OBSERVED = "no figure for that year"
    NO_NUMBER = "no number"


@dataclass(frozen=True)
class PastForecast:
    """A pseudo forecast: what this package would have said with the figures up to `origin`.

    Parameters
    ----------
    origin, year
        Last year known, year forecast.
    median, low80, high80
        Per cent.
    probability
        Probability of the target, or None where no target is in question.
    came
        The figure that came, or None so far.
    """

    origin: int
    year: int
    median: float
    low80: float
    high80: float
    probability: float | None
    came: float | None


@dataclass(frozen=True)
class TargetRecord:
    """One official target and what came.

    Parameters
    ----------
    year, value, low
        The target, and of a range its ends, `value` the upper; `value` None where the document names
        no number, `low` None where it names no range.
    document, status, set_on, source_id
        Where it stands, how sure that is, when it was set (empty where unknown), source.
    verdict
        What came of it.
    came
        The published figure of that March, or None.
    margin
        Target minus figure, percentage points; positive is better than asked for.
    ambition
        What it asked for when it was set, or why that is not judged.
    pseudo
        What would have been said at past origins.
    """

    year: int
    value: float | None
    low: float | None
    document: str
    status: str
    set_on: str
    source_id: str
    verdict: OutcomeVerdict
    came: float | None
    margin: float | None
    ambition: Ambition | Refusal
    pseudo: tuple[PastForecast, ...]


@dataclass(frozen=True, repr=False)
class Outcomes(Answer):
    """Targets of a region and what came of them.

    Parameters
    ----------
    region
        4-digit code.
    last_year, last_value
        The last figure.
    targets
        Every official target, by year.
    genuine
        Score of the forecasts that were written down before, or why there is none.
    as_of
        Date of the data.
    years
        The years of targets and the last ones, beside province and nation.
    """

    question: ClassVar[str] = "outcomes"
    listed: ClassVar[str] = "targets"

    region: str
    last_year: int
    last_value: float
    targets: tuple[TargetRecord, ...]
    genuine: LedgerScore | Refusal
    as_of: str
    years: tuple[PlanYear, ...] = ()

    @property
    def end_of_plan(self) -> float | None:
        """The last target that a medium- or long-term plan of the region names, or None."""
        aim = end_of_plan(self.years)
        return None if aim is None else aim.high

    def _draw(self, ax: Axes) -> None:
        aims = [(one.year, one.value) for one in self.targets if one.value is not None]
        came = [(one.year, one.came) for one in self.targets if one.came is not None]
        if not aims:
            return super()._draw(ax)
        ax.plot(*zip(*aims, strict=True), "_", markersize=18, markeredgewidth=2, label="target")
        ax.plot(self.last_year, self.last_value, "o", color="C1", label="figure")
        for year, value in came:
            ax.plot(year, value, "o", color="C1")
        ax.locator_params(axis="x", integer=True)
        ax.set_ylabel("per cent")
        ax.legend()
        return None


def past_forecasts(
    observations: pd.DataFrame, region: str, origins: int = ORIGINS_SHOWN, horizon: int = PAST_YEARS
) -> dict[int, Forecast]:
    """Return the forecasts this package would have made at past origins.

    Parameters
    ----------
    observations
        Rows of the contract.
    region
        4-digit code.
    origins
        How many origins; the latest is the year before the last figure.
    horizon
        Years ahead of each.

    Returns
    -------
    dict
        Last year known to the forecast. Figures of later years are cut off before anything is
        fitted or calibrated.
    """
    rows = panel(observations, region)
    return {
        year: forecast(rows[rows["year"] <= year], region, horizon=horizon)
        for year in past_origins(rows, region, origins)
    }


def past_origins(rows: pd.DataFrame, region: str, origins: int = ORIGINS_SHOWN) -> list[int]:
    """Return the years before a region's last in a panel, the latest of them."""
    years = sorted(rows.loc[rows["region"] == region, "year"].unique())
    return [int(year) for year in years[-origins - 1 : -1]]


def outcomes(
    observations: pd.DataFrame,
    region: str | int | Region,
    *,
    targets: pd.DataFrame | None = None,
    as_of: str | None = None,
    past: Mapping[int, Forecast] | None = None,
    genuine: LedgerScore | Refusal | None = None,
) -> Outcomes | Refusal:
    """Hold every official target of a region against what came.

    Parameters
    ----------
    observations
        Rows of the contract with ``published_on``, ``source_id``, ``also_in``.
    region
        4-digit code or unambiguous name.
    targets
        Table ``targets`` as carried: text columns ``region, year, value, low, high, document,
        document_status, set_on, source_id``; of province and nation, too. Those of the project
        when not given.
    as_of
        Date of the data, ISO; that of the data version when not given.
    past
        Pseudo forecasts by origin (:func:`past_forecasts`); none when not given.
    genuine
        Score of genuine forecasts (:func:`povanalysis.questions.record.genuine.score`).

    Returns
    -------
    Outcomes or Refusal
        A refusal where the region has no figure.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.

    Examples
    --------
    >>> from povanalysis.sources import store
    >>> found = outcomes(
    ...     store.observations(), "3524", targets=store.table("targets"), as_of="2026-11-22"
    ... )
    >>> [(t.year, t.value, t.verdict.value) for t in found.targets]
    [(2023, 13.17, 'met'), (2025, 12.65, 'met'), (2026, 11.95, 'figure awaited'), (2045, 9.75, \
'pending')]
    >>> found.targets[0].ambition.reason.value, found.targets[2].ambition.verdict.value
    ('date unknown', 'less than the trend')
    """
    region = resolve(region).code
    levels = of_region(observations, region)["P0"].dropna()
    if levels.empty:
        return Refusal(region, Reason.NO_FIGURE)
    targets = store.table("targets") if targets is None else targets
    as_of = store.version().as_of if as_of is None else as_of
    rows = targets[targets["region"] == region].sort_values("year", kind="stable")
    made = dict(past or {})
    return Outcomes(
        region=region,
        last_year=int(levels.index[-1]),
        last_value=float(levels.iloc[-1]),
        targets=tuple(_record(observations, levels, row, as_of, made) for row in rows.itertuples()),
        genuine=genuine or Refusal(region, Reason.NOTHING_DUE),
        as_of=as_of,
        years=plan_years(observations, region, targets),
    )


def _record(
    observations: pd.DataFrame,
    levels: pd.Series,
    row: Any,
    as_of: str,
    past: Mapping[int, Forecast],
) -> TargetRecord:
    aim = aim_of(row)
    year, value = aim.year, aim.high
    came = float(levels[year]) if year in levels.index else None
    return TargetRecord(
        year=year,
        value=value,
        low=None if aim.low == aim.high else aim.low,
        document=aim.document,
        status=aim.status,
        set_on=aim.set_on,
        source_id=str(row.source_id),
        verdict=_verdict(year, value, came, int(levels.index[-1]), as_of),
        came=came,
        margin=None if came is None or value is None else round(value - came, 10),
        ambition=ambition(observations, levels, row, value),
        pseudo=()
        if value is None
        else tuple(
            _past(origin, one, year, value, levels)
            for origin, one in sorted(past.items())
            if year in one.years
        ),
    )


def _verdict(
    year: int, value: float | None, came: float | None, last_year: int, as_of: str
) -> OutcomeVerdict:
    if value is None:
        return OutcomeVerdict.NO_NUMBER
    if came is not None:
        return OutcomeVerdict.MET if came <= value else OutcomeVerdict.MISSED
    if year <= last_year:
        return OutcomeVerdict.NOT_OBSERVED
    passed = has_passed(year, as_of)
    return OutcomeVerdict.AWAITED if passed else OutcomeVerdict.PENDING


def _past(
    origin: int, made: Forecast, year: int, value: float | None, levels: pd.Series
) -> PastForecast:
    interval = made.interval(year, 0.8)
    return PastForecast(
        origin=origin,
        year=year,
        median=made.median(year),
        low80=interval.low,
        high80=interval.high,
        probability=None if value is None else made.probability_at_most(year, value),
        came=float(levels[year]) if year in levels.index else None,
    )
