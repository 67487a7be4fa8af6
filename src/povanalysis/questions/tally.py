"""How often each verdict occurs: a scale whose words never or always apply says nothing.

Every verdict is counted over the regencies and cities of :data:`PROVINCES`, on which the bounds were
chosen, on their own figures; a project without figures of them counts over all it holds:

* *change*: both readings of every yearly change since 2015 (730 for the 73 regencies). The bounds
  were chosen here: each word between 5 and 70 per cent.
* *target, pace, ambition, programmes*: the same yardstick for all, :data:`YARDSTICK` per cent four
  years after the last figure. The likelihoods count those that are already below it, too (will it
  hold?); ambition is taken as if the yardstick were set today; programmes weigh
  :data:`YARDSTICK_HOUSEHOLDS` households against the need of each.
* *outcomes*: as if the yardstick had been the target of the last figure's year.
* *ranking*: each regency and its lower neighbour in the province's last complete year, one year
  ahead of it.
* *convergence*: both slopes of each province from each first year that leaves four changes; movers
  over the whole span.
* *depth*: the course of P0 and P1 to every year that has six with both behind it.

The yardstick is a device for counting, nobody's target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import pandas as pd

from povanalysis.questions.ambition import AmbitionVerdict, ambition_verdict
from povanalysis.questions.change import (
    OwnReading,
    ProvinceReading,
    against_own_noise,
    beside_province,
)
from povanalysis.questions.convergence import Movement, MoverVerdict, convergence
from povanalysis.questions.depth import BLOCK, DepthVerdict, course
from povanalysis.questions.ground.answer import Likelihood, Refusal, likelihood
from povanalysis.questions.ground.distance import fewer_poor
from povanalysis.questions.ground.draws import futures, order_probabilities
from povanalysis.questions.ground.figures import (
    last,
    march,
    mean_change,
    people,
    regencies,
    yearly,
    years_of,
)
from povanalysis.questions.ground.years import complete_year
from povanalysis.questions.outcomes import OutcomeVerdict
from povanalysis.questions.pace import PaceVerdict, pace
from povanalysis.questions.ranking import OrderVerdict
from povanalysis.questions.ranking import order_verdict as firmness
from povanalysis.questions.reach import PERSONS, ReachVerdict, UnitKind, reach_verdict
from povanalysis.trends import PanelForecast

PROVINCES = ("3300", "3500")
"""Provinces over whose regencies verdicts are counted: Jawa Tengah and Jawa Timur."""
YARDSTICK = 8.0
YEARS_AHEAD = 4
YARDSTICK_HOUSEHOLDS = 900

SCALES: dict[str, type[StrEnum]] = {
    "change beside own noise": OwnReading,
    "change beside the province": ProvinceReading,
    "target": Likelihood,
    "pace": PaceVerdict,
    "ambition": AmbitionVerdict,
    "outcome": OutcomeVerdict,
    "programme": ReachVerdict,
    "order of neighbours": OrderVerdict,
    "convergence": Movement,
    "mover": MoverVerdict,
    "depth": DepthVerdict,
}


def tally(observations: pd.DataFrame, forecasts: PanelForecast) -> pd.DataFrame:
    """Count how often each verdict occurs.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators and regions.
    forecasts
        Forecasts of the regencies, at least four years ahead.

    Returns
    -------
    pandas.DataFrame
        One row per scale and verdict, in the order of the scale: ``scale``, ``verdict``,
        ``count``, ``of``, ``share`` (0-1). Verdicts of outcomes that hang on dates alone (pending,
        awaited, no number) are left out. ``attrs["provinces"]`` names the provinces counted.
    """
    observations = observations[observations["region"].str[:2].isin(_counted(observations))]
    table = regencies(march(observations))
    counted: dict[str, Counter[StrEnum]] = {scale: Counter() for scale in SCALES}
    for scale, verdict in _verdicts(observations, table, forecasts):
        counted[scale][verdict] += 1
    rows = []
    for scale, words in SCALES.items():
        of = sum(counted[scale].values())
        for verdict in words:
            if words is OutcomeVerdict and verdict not in (
                OutcomeVerdict.MET,
                OutcomeVerdict.MISSED,
            ):
                continue
            count = counted[scale][verdict]
            rows.append((scale, verdict.value, count, of, count / of if of else 0.0))
    made = pd.DataFrame(rows, columns=["scale", "verdict", "count", "of", "share"])
    made.attrs["provinces"] = sorted({f"{region[:2]}00" for region in table.columns})
    return made


def _counted(observations: pd.DataFrame) -> set[str]:
    """Return the first two digits of the provinces counted."""
    regions = observations["region"].unique()
    held = {region[:2] for region in regions if not region.endswith("00")}
    return held & {province[:2] for province in PROVINCES} or held


def _verdicts(
    observations: pd.DataFrame, table: pd.DataFrame, forecasts: PanelForecast
) -> Iterator[tuple[str, StrEnum]]:
    provinces = sorted({region[:2] for region in table.columns})
    rates = observations[observations["indicator"] == "P0"]
    for province in provinces:
        among = table[[c for c in table.columns if c[:2] == province]]
        yield from _changes(among)
        yield from _neighbours(among, forecasts)
        yield from _slopes(rates[rates["region"].str[:2] == province], province, among)
        near = rates[rates["region"].isin(among.columns)]
        for region in among.columns:
            own = observations[observations["region"] == region]
            yield from _yardstick(near, own, among, region, forecasts)
    depths = regencies(march(observations, "P1"))
    for region in depths.columns.intersection(table.columns):
        for year in depths.index[2 * BLOCK - 1 :]:
            found = course(region, table[region].loc[:year], depths[region].loc[:year])
            if not isinstance(found, Refusal) and found.now.last_year == year:
                yield "depth", found.verdict


def _changes(among: pd.DataFrame) -> Iterator[tuple[str, StrEnum]]:
    changes = yearly(among)
    mean = mean_change(changes)
    for region in among.columns:
        own = changes[region].dropna()
        for year in own.index:
            noise = against_own_noise(own, region, year)
            beside = beside_province(changes, region, year, mean)
            if not isinstance(noise, Refusal):
                yield "change beside own noise", noise.reading
            if not isinstance(beside, Refusal):
                yield "change beside the province", beside.reading


def _neighbours(among: pd.DataFrame, forecasts: PanelForecast) -> Iterator[tuple[str, StrEnum]]:
    year = complete_year(years_of(among), str(among.columns[0]))
    if year is None:
        return
    now = among.loc[year].dropna().sort_values(ascending=False, kind="stable")
    drawn = futures(among, forecasts, year + 1, 1000, 1)
    codes = [region for region in now.index if region in drawn]
    lower = order_probabilities(drawn[codes].to_numpy()) if codes else np.empty((0, 0))
    for i in range(len(codes) - 1):
        yield "order of neighbours", firmness(max(lower[i, i + 1], lower[i + 1, i]))


def _slopes(
    rates: pd.DataFrame, province: str, among: pd.DataFrame
) -> Iterator[tuple[str, StrEnum]]:
    for first in among.index[:-4]:
        found = convergence(rates, f"{province}00", first_year=int(first))
        if isinstance(found, Refusal):
            continue
        yield "convergence", found.beta.verdict
        yield "convergence", found.sigma.verdict
        if first == among.index[0]:
            for mover in found.movers:
                yield "mover", mover.verdict


def _yardstick(
    near: pd.DataFrame,
    own: pd.DataFrame,
    among: pd.DataFrame,
    region: str,
    forecasts: PanelForecast,
) -> Iterator[tuple[str, StrEnum]]:
    latest = last(among, region)
    if latest is None or region not in forecasts:
        return
    year, value = latest
    ahead = year + YEARS_AHEAD
    yield "target", likelihood(forecasts[region].probability_at_most(ahead, YARDSTICK))
    yield "outcome", OutcomeVerdict.MET if value <= YARDSTICK else OutcomeVerdict.MISSED
    found = pace(near, region, YARDSTICK, ahead)
    if not isinstance(found, Refusal):
        yield "pace", found.verdict
    trend = yearly(among)[region].mean()
    yield "ambition", ambition_verdict((YARDSTICK - value) / YEARS_AHEAD, float(trend))
    behind = people(own, region, year)
    if behind is not None and value > YARDSTICK:
        need = fewer_poor(value, YARDSTICK, behind.population)
        most = YARDSTICK_HOUSEHOLDS * PERSONS[UnitKind.HOUSEHOLDS].high
        yield "programme", reach_verdict(most / need)
