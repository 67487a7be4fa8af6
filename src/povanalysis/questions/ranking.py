"""Who does better: plain order now, probabilities of order and of rank at a future year.

Method
------
Now: published figures of the last year that all of the regions have, in descending order; place 1
has the highest rate, equal figures share the better-known "1, 2, 2, 4". Figures of a later year are
named beside them. At the target year: joint draws of all regions' published figures, in which
regencies of one province move together; a figure of that year that is out already stands in every
draw. Each draw is ranked; the share of draws in which a region takes a place is the probability of
that rank, the share in which one figure lies below another the probability of that order. Every
draw gives each place to one region, so rank probabilities sum to 1 by region and by place; a shock
that moves all figures alike changes nothing. In its province a region is ranked among those that
have a figure (:mod:`.ground.years` says in which year, and who has none).

A rank on a list of regencies is a relative thing: it can improve while the rate rises, and small
places with wide intervals swing across many ranks. Orders are read from draws, so a probability
carries a Monte Carlo error of at most 0.5 / √n.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.questions.ground.answer import Answer, Reason, Refusal
from povanalysis.questions.ground.draws import (
    DRAWS,
    futures,
    order_probabilities,
    rank_probabilities,
)
from povanalysis.questions.ground.figures import forecastable, march, years_of
from povanalysis.questions.ground.years import Absent, absent, common_last_year, rank_year, within
from povanalysis.regions import Region, resolve
from povanalysis.series import reference_month
from povanalysis.shown import draw_ranges, place
from povanalysis.trends import PanelForecast, forecast_panel

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Array = NDArray[np.float64]

LEANING_FROM = 0.65
FIRM_FROM = 0.90
PLACE_BOUNDS = (0.1, 0.9)
"""Shares of the probability between which a region's place is given."""


class OrderVerdict(StrEnum):
    """How firm the likelier order of two regions is; bounds 65 and 90 per cent."""

    OPEN = "open"
    LEANING = "leaning"
    FIRM = "firm"


@dataclass(frozen=True)
class Pair:
    """Two of the regions at the target year.

    Parameters
    ----------
    lower, higher
        The region more likely to have the lower rate, and the other.
    probability
        Probability of that order, 0.5-1.
    verdict
        How firm it is.
    same_as_now
        Whether it is the order of the last figures; None where those are equal.
    """

    lower: str
    higher: str
    probability: float
    verdict: OrderVerdict
    same_as_now: bool | None


@dataclass(frozen=True)
class Newer:
    """A figure of a later year than the one that all compared have, per cent."""

    region: str
    year: int
    value: float


@dataclass(frozen=True)
class Standing:
    """A region among the regencies and cities of its province; place 1 has the highest rate.

    Parameters
    ----------
    region, province, year, value
        Which region, and its figure in per cent in the year of the rank.
    place, of
        Its place then among how many: those with a figure for the year.
    absent
        Who has none.
    newer
        The region's figure of a later year in which too few of its province are out for a rank.
    above, below
        Neighbours on the list, (code, per cent): next higher and next lower rate; None at an end.
    chances
        Probability of each place at the target year among the same regions, from the highest rate.
    place_low80, place_high80
        Places at the target year that hold 80 per cent of the probability, from the top.
    p_better, p_same, p_worse
        Probability of a place further down the list (better), the same, and further up.
    """

    region: str
    province: str
    year: int
    value: float
    place: int
    of: int
    absent: Absent
    newer: Newer | None
    above: tuple[str, float] | None
    below: tuple[str, float] | None
    chances: tuple[float, ...]
    place_low80: int
    place_high80: int
    p_better: float
    p_same: float
    p_worse: float


@dataclass(frozen=True, repr=False)
class Ranking(Answer):
    """Regions in order, now and at a future year.

    Parameters
    ----------
    regions
        Codes in descending order of their figures; the order of rows below.
    last_year, values
        The last year all of them have, and their figures, per cent.
    newer
        The last figures of those that have one of a later year.
    places
        Places then among these regions; equal figures share one.
    year, reference
        The future year and its reference month.
    rank_probability
        Regions by places: probability of each place at `year`; sums to 1 by row and by column.
    lower
        Regions by regions: probability that the row's rate lies below the column's; None on the
        diagonal.
    pairs
        Each two regions once.
    standings
        Each region in its province.
    draws, seed
        How the probabilities were drawn.
    """

    question: ClassVar[str] = "ranking"
    listed: ClassVar[str] = "standings"

    regions: tuple[str, ...]
    last_year: int
    values: tuple[float, ...]
    newer: tuple[Newer, ...]
    places: tuple[int, ...]
    year: int
    reference: str
    rank_probability: tuple[tuple[float, ...], ...]
    lower: tuple[tuple[float | None, ...], ...]
    pairs: tuple[Pair, ...]
    standings: tuple[Standing, ...]
    draws: int
    seed: int

    def _draw(self, ax: Axes) -> None:
        ends = [(float(one.place_low80), float(one.place_high80)) for one in self.standings]
        names = [place(one.region) for one in self.standings]
        draw_ranges(ax, names, [one.place for one in self.standings], ends)
        ax.locator_params(axis="x", integer=True)
        ax.set_xlabel(f"place in the province, 1 the highest rate; bars: {self.year}, 80 %")


def order_verdict(probability: float) -> OrderVerdict:
    """Return how firm an order of probability 0.5-1 is."""
    if probability >= FIRM_FROM:
        return OrderVerdict.FIRM
    return OrderVerdict.LEANING if probability >= LEANING_FROM else OrderVerdict.OPEN


def ranking(
    observations: pd.DataFrame,
    regions: str | int | Region | Sequence[str | int | Region],
    *,
    forecasts: PanelForecast | None = None,
    year: int | None = None,
    n: int = DRAWS,
    seed: int = 1,
) -> Ranking | Refusal:
    """Rank regions now and at a future year.

    Parameters
    ----------
    observations
        Rows of the contract.
    regions
        Codes or names to rank, at least one; each is also placed in its province.
    forecasts
        Forecasts of the panel: these regions and those of their provinces. Made of `observations`
        when not given, which takes seconds: whoever asks often makes them once.
    year
        Future year; the year after the last one that all of `regions` have when not given.
    n, seed
        Number of joint draws and their seed.

    Returns
    -------
    Ranking or Refusal
        A refusal where a region is none with peers, has no figure, or none of a year that all have,
        or neither a figure nor a forecast of `year`.

    Raises
    ------
    RegionError
        The region is unknown, or the name fits several.

    Examples
    --------
    >>> import povanalysis as pov
    >>> from povanalysis.regions import regions
    >>> obs = pov.observations([*regions("Jawa Tengah"), *regions("Jawa Timur")])
    >>> found = ranking(obs, ["Lamongan", "3506", "Sukoharjo"])
    >>> found.regions, found.values
    (('3524', '3506', '3311'), (12.03, 9.81, 6.83))
    >>> found.standings[0].place, found.standings[0].of
    (10, 38)
    """
    table = march(observations)
    years = years_of(table)
    several = [regions] if isinstance(regions, str | int | Region) else regions
    asked = list(dict.fromkeys(resolve(one).code for one in several))
    if forecasts is None:
        forecasts = forecast_panel(forecastable(observations), skip_unusable=True)
    for region in asked:
        if region.endswith("00"):
            return Refusal(region, Reason.NO_PEERS, {"regions": 0, "needed": 1})
        if not years.get(region) or region not in forecasts:
            return Refusal(region, Reason.NO_FIGURE)
    now = common_last_year(years, asked)
    if now is None:
        return Refusal(asked[0], Reason.NO_COMMON_YEAR, {"regions": tuple(asked)})
    wanted = now + 1 if year is None else year
    drawn = futures(table, forecasts, wanted, n, seed)
    for region in asked:
        if region not in drawn:
            ahead = forecasts[region].years
            return Refusal(
                region,
                Reason.BEYOND_HORIZON,
                {"year": wanted, "first_forecast": ahead[0], "last_forecast": ahead[-1]},
            )
    levels = table.loc[now]
    ordered = sorted(asked, key=lambda r: (-levels[r], r))
    values = [float(levels[r]) for r in ordered]
    own = drawn[ordered].to_numpy()
    lower = order_probabilities(own)
    return Ranking(
        regions=tuple(ordered),
        last_year=now,
        values=tuple(values),
        newer=tuple(
            Newer(r, last, float(table.loc[last, r]))
            for r in ordered
            if (last := max(years[r])) > now
        ),
        places=tuple(map(int, pd.Series(values).rank(method="min", ascending=False))),
        year=wanted,
        reference=reference_month(wanted),
        rank_probability=tuple(tuple(map(float, row)) for row in rank_probabilities(own)),
        lower=tuple(
            tuple(None if i == j else float(p) for j, p in enumerate(row))
            for i, row in enumerate(lower)
        ),
        pairs=tuple(
            _pair(ordered, values, lower, i, j)
            for i in range(len(ordered))
            for j in range(i + 1, len(ordered))
        ),
        standings=tuple(_standing(table, drawn, r, now) for r in ordered),
        draws=n,
        seed=seed,
    )


def _pair(regions: list[str], values: list[float], lower: Array, i: int, j: int) -> Pair:
    """Describe regions i and j, of which j has the lower or an equal figure now."""
    swapped = lower[i, j] > 0.5
    probability = float(max(lower[i, j], lower[j, i]))
    first, second = (regions[i], regions[j]) if swapped else (regions[j], regions[i])
    same = None if values[i] == values[j] else not swapped
    return Pair(first, second, probability, order_verdict(probability), same)


def _standing(table: pd.DataFrame, drawn: pd.DataFrame, region: str, until: int) -> Standing:
    years = years_of(table)
    year = rank_year(years, region, until) or until
    now = table.loc[year, within(years, region)].dropna()
    now = now.sort_values(ascending=False, kind="stable")
    value = float(now[region])
    higher, less = now[now > value], now[now < value]
    place = len(higher) + 1
    among = drawn[[r for r in now.index if r in drawn]]
    chances = rank_probabilities(among.to_numpy())[list(among.columns).index(region)]
    cumulative = chances.cumsum()
    here = int((now[among.columns] > value).sum())  # its place among those drawn, from 0
    return Standing(
        region=region,
        province=region[:2] + "00",
        year=year,
        value=value,
        place=place,
        of=len(now),
        absent=absent(years, region, year),
        newer=Newer(region, until, float(table.loc[until, region])) if until > year else None,
        above=None if higher.empty else (str(higher.index[-1]), float(higher.iloc[-1])),
        below=None if less.empty else (str(less.index[0]), float(less.iloc[0])),
        chances=tuple(map(float, chances)),
        place_low80=int(np.searchsorted(cumulative, PLACE_BOUNDS[0])) + 1,
        place_high80=min(len(chances), int(np.searchsorted(cumulative, PLACE_BOUNDS[1])) + 1),
        p_better=float(chances[here + 1 :].sum()),
        p_same=float(chances[here]),
        p_worse=float(chances[:here].sum()),
    )
