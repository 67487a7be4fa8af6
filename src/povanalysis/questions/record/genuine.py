"""Genuine forecasts scored: what was written down before a figure was public, beside the figure.

A forecast counts as genuine for a figure that became public after its origin
(:mod:`povanalysis.questions.ground.state`): published later or, where the day is not known, first
seen later. What was written down on that day or after it scores nothing.

Scores are the Brier score of the probabilities of official targets, (p - happened)² averaged, 0
best, 0.25 for saying 50 per cent always; the share of 80 and 95 per cent intervals that held; and the
weighted interval score of the quantiles kept (WIS: twice their mean pinball loss, points, 0 best).

Conventions
-----------
* *State of knowledge.* Scores are parted by what the forecast was given
  (:func:`povanalysis.questions.ground.known.state_of`). A figure whose day of publication is not
  known does not count as known.
* *Scored twice.* A forecast that did not know its province's figure is scored as issued and, once
  that figure is there, given the condition that came true: read from what was written down then for
  three figures the province might come out at, along straight lines on the logit scale.
* *Method frozen.* A target year belongs to the engine of its first forecast. What a later engine
  said of that year is scored under its own name (:attr:`LedgerScore.later`).

Reference: Bracher, Ray, Gneiting and Reich (2021), Evaluating epidemic forecasts in an interval
format. PLoS Comput. Biol. 17.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.ground.known import Known, period_of, state_of
from povanalysis.questions.ground.state import is_genuine, public_since
from povanalysis.questions.record.ledger import GIVEN
from povanalysis.series import latest_vintage, reference_period
from povanalysis.trends.panels.links import LINKS

INTERVALS: dict[float, tuple[float, float]] = {0.8: (0.1, 0.9), 0.95: (0.025, 0.975)}
_KEYS = ["version", "origin_date", "engine", "known", "location", "year", "came"]
_LOGIT = LINKS["logit"]

Array = NDArray[np.float64]


@dataclass(frozen=True)
class StateScore:
    """How genuine forecasts did in one state of knowledge.

    Parameters
    ----------
    state
        As of :func:`povanalysis.questions.ground.known.state_of`; empty for no knowledge.
    n, held80, held95
        Forecasts that met a figure, and how many intervals held it.
    wis
        Mean weighted interval score, percentage points.
    """

    state: str
    n: int
    held80: int
    held95: int
    wis: float


@dataclass(frozen=True)
class ConditionScore:
    """Forecasts that did not know their province's figure, scored twice.

    Parameters
    ----------
    n
        How many.
    wis_issued, wis
        Mean weighted interval score, percentage points: as issued, and given the figure that came.
    held80, held95
        How many intervals given that figure held.
    """

    n: int
    wis_issued: float
    wis: float
    held80: int
    held95: int


@dataclass(frozen=True)
class LedgerScore:
    """How genuine forecasts did.

    Parameters
    ----------
    origins
        Origin dates scored.
    n
        Intervals of each level that met a figure.
    held80, held95
        How many of them held it.
    n_targets
        Official targets whose March came.
    brier
        Their mean Brier score, or None without any.
    wis
        Mean weighted interval score, percentage points; None where it was not computed.
    states
        The same by what the forecasts were given.
    condition
        Those that did not know their province's figure, scored twice; None without any.
    engine
        The engine or engines they were made by; empty where it was not kept.
    later
        What later engines said of the same target years, scored apart.
    """

    origins: tuple[str, ...]
    n: int
    held80: int
    held95: int
    n_targets: int
    brier: float | None
    wis: float | None = None
    states: tuple[StateScore, ...] = ()
    condition: ConditionScore | None = None
    engine: str = ""
    later: tuple[LedgerScore, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """What had been written down of one figure before it was public: the last such forecast.

    Parameters
    ----------
    origin
        Date of the data version that said it, ISO.
    n
        How many data versions had said something of this figure before it was public.
    public
        Day from which the figure counts as known, ISO.
    came
        The figure, per cent.
    median, low80, high80, low95, high95
        What was said, per cent.
    target, probability
        The official target recorded with it, per cent, and the probability it was given; None
        where none was.
    engine
        The engine that said it; empty where that was not kept.
    known
        The figures it was given, ``region@month=value`` with blanks between.
    """

    origin: str
    n: int
    public: str
    came: float
    median: float
    low80: float
    high80: float
    low95: float
    high95: float
    target: float | None
    probability: float | None
    engine: str = ""
    known: str = ""

    @property
    def held80(self) -> bool:
        """Whether the 80 per cent interval held the figure."""
        return self.low80 <= self.came <= self.high80

    @property
    def held95(self) -> bool:
        """Whether the 95 per cent interval held the figure."""
        return self.low95 <= self.came <= self.high95

    @property
    def error(self) -> float:
        """Figure minus median, percentage points."""
        return round(self.came - self.median, 10)

    @property
    def brier(self) -> float | None:
        """Brier score of the target's probability; None without one."""
        if self.target is None or self.probability is None:
            return None
        return (self.probability - (self.came <= self.target)) ** 2


def score(
    ledger: pd.DataFrame, observations: pd.DataFrame, region: str | None = None
) -> LedgerScore | Refusal:
    """Score genuine forecasts against the figures that came after them.

    Parameters
    ----------
    ledger
        As of :func:`povanalysis.questions.record.ledger.read`.
    observations
        Rows of the contract with ``vintage``.
    region
        Only this location; all when not given.

    Returns
    -------
    LedgerScore or Refusal
        A refusal while no figure has come for any forecast.
    """
    met = _met(ledger, observations, region)
    if met.empty:
        return Refusal(region or "", Reason.NOTHING_DUE)
    frozen = met["engine"] == met["year"].map(_first_engine(ledger))
    above = observations[observations["region"].str.endswith("00")]
    truth = {} if above.empty else _truth(above).set_index(["location", "year"])["came"].to_dict()
    if not frozen.any():
        return Refusal(region or "", Reason.NOTHING_DUE)
    own = _one(met[frozen], truth)
    return replace(
        own, later=tuple(_one(rows, truth) for _, rows in met[~frozen].groupby("engine"))
    )


def _first_engine(ledger: pd.DataFrame) -> dict[int, str]:
    """Return by target year the engine of its first forecast."""
    if "engine" not in ledger:
        ledger = ledger.assign(engine="")
    ledger = ledger.sort_values("origin_date", kind="stable")
    year = ledger["origin_date"].str[:4].astype(int) + ledger["horizon"].astype(int)
    first = ledger.groupby(year, sort=False)["engine"].first()
    return {int(year): str(engine) for year, engine in first.items()}


def _one(met: pd.DataFrame, truth: dict[tuple[str, int], float]) -> LedgerScore:
    quantiles = met[met["output_type"] == "quantile"].pivot_table(
        index=_KEYS, columns="at", values="value"
    )
    table = _judged(quantiles.reset_index(), quantiles)
    table["state"] = [_state(row) for row in table.itertuples()]
    events = met[met["output_type"] == "cdf"]
    squared = (events["value"] - (events["came"] <= events["at"])) ** 2
    return LedgerScore(
        origins=tuple(sorted(met["origin_date"].unique())),
        n=len(table),
        held80=int(table["held80"].sum()),
        held95=int(table["held95"].sum()),
        n_targets=len(events),
        brier=None if events.empty else float(squared.mean()),
        wis=float(table["wis"].mean()),
        states=tuple(
            StateScore(
                str(state),
                len(rows),
                int(rows["held80"].sum()),
                int(rows["held95"].sum()),
                float(rows["wis"].mean()),
            )
            for state, rows in table.groupby("state")
        ),
        condition=_conditions(met[met["output_type"] == GIVEN], table, truth),
        engine=", ".join(sorted(set(met["engine"]) - {""})),
    )


def _judged(table: pd.DataFrame, quantiles: pd.DataFrame) -> pd.DataFrame:
    """Add what held, and the weighted interval score."""
    came = table["came"].to_numpy()
    for level, (low, high) in INTERVALS.items():
        held = (quantiles[low].to_numpy() <= came) & (came <= quantiles[high].to_numpy())
        table[f"held{round(100 * level)}"] = held
    at = np.array([float(p) for p in quantiles.columns])
    error = came[:, None] - quantiles.to_numpy()
    table["wis"] = (2 * np.maximum(at * error, (at - 1) * error)).mean(axis=1)
    return table


def _state(row: Any) -> str:
    """Name the state of knowledge of a scored forecast from the dated figures it was given."""
    found = []
    for text in str(row.known).split():
        region, month, value = re.split("[@=]", text)
        found.append(Known(region, period_of(month), int(month[:4]), float(value), "", ""))
    return state_of(found, row.location, int(row.year))


def _conditions(
    rows: pd.DataFrame, issued: pd.DataFrame, truth: dict[tuple[str, int], float]
) -> ConditionScore | None:
    """Score forecasts given the figure of the province that came true, beside those issued."""
    found = []
    for key, said in rows.groupby(_KEYS):
        region, year = str(key[_KEYS.index("location")]), int(key[_KEYS.index("year")])
        above = truth.get((f"{region[:2]}00", year))
        if above is None:
            continue
        wide = said.pivot_table(index="condition", columns="at", values="value")
        z = np.asarray(_LOGIT.forward(wide.to_numpy()))
        knots = np.asarray(_LOGIT.forward(wide.index.to_numpy(float)))
        line = _along(float(_LOGIT.forward(np.array(above))), knots, z)
        found.append((*key, *np.asarray(_LOGIT.inverse(line)).tolist()))
    if not found:
        return None
    levels = sorted(rows["at"].unique())
    table = pd.DataFrame(found, columns=[*_KEYS, *levels])
    judged = _judged(table[_KEYS].copy(), table[levels])
    both = judged.merge(issued[[*_KEYS, "wis"]], on=_KEYS, suffixes=("", "_issued"))
    return ConditionScore(
        len(both),
        float(both["wis_issued"].mean()),
        float(both["wis"].mean()),
        int(both["held80"].sum()),
        int(both["held95"].sum()),
    )


def _along(at: float, knots: Array, rows: Array) -> Array:
    """Interpolate rows between knots, and go on along the outermost lines."""
    if len(knots) == 1:
        return np.asarray(rows[0] + at - knots[0])  # the regency follows its province
    right = int(np.clip(np.searchsorted(knots, at), 1, len(knots) - 1))
    share = (at - knots[right - 1]) / (knots[right] - knots[right - 1])
    return np.asarray(rows[right - 1] + share * (rows[right] - rows[right - 1]))


def recorded(
    ledger: pd.DataFrame,
    observations: pd.DataFrame,
    region: str,
    year: int,
    target: float | None = None,
) -> Recorded | None:
    """Return what was last written down of a figure before it was public; None without any.

    Parameters
    ----------
    ledger
        As of :func:`povanalysis.questions.record.ledger.read`.
    observations
        Rows of the contract.
    region, year
        Whose figure.
    target
        The official target whose probability is asked for, per cent; the one recorded when there
        is one and none is given.
    """
    met = _met(ledger, observations, region)
    met = met[met["year"] == year]
    if met.empty:
        return None
    last = met[met["version"] == met["version"].iloc[-1]]
    said = last[last["output_type"] == "quantile"].set_index("at")["value"]
    events = last[last["output_type"] == "cdf"].set_index("at")["value"]
    if target is None and len(events) == 1:
        target = float(events.index[0])
    return Recorded(
        origin=str(last["origin_date"].iloc[0]),
        n=int(met["origin_date"].nunique()),
        public=str(last["public"].iloc[0]),
        came=float(last["came"].iloc[0]),
        median=float(said[0.5]),
        low80=float(said[INTERVALS[0.8][0]]),
        high80=float(said[INTERVALS[0.8][1]]),
        low95=float(said[INTERVALS[0.95][0]]),
        high95=float(said[INTERVALS[0.95][1]]),
        target=target if target in events.index else None,
        probability=float(events[target]) if target in events.index else None,
        engine=str(last["engine"].iloc[0]),
        known=str(last["known"].iloc[0]),
    )


def _met(ledger: pd.DataFrame, observations: pd.DataFrame, region: str | None) -> pd.DataFrame:
    """Return the rows of genuine forecasts whose figure has come, beside it."""
    own = ledger if region is None else ledger[ledger["location"] == region]
    bare = {"version": own["origin_date"], "engine": "", "known": "", "condition": np.nan}
    own = own.assign(
        **{name: value for name, value in bare.items() if name not in own},
        year=own["origin_date"].str[:4].astype(int) + own["horizon"].astype(int),
        at=own["output_type_id"].astype(float),
    )
    told = observations[observations["region"].isin(own["location"].unique())]
    met = own.merge(_truth(told), on=["location", "year"])
    genuine = [is_genuine(*pair) for pair in zip(met["origin_date"], met["public"], strict=True)]
    return met[np.array(genuine, dtype=bool)].sort_values("origin_date", kind="stable")


def _truth(observations: pd.DataFrame) -> pd.DataFrame:
    """Return location, year, newest figure (``came``) and the day it became public."""
    table = observations[observations["indicator"] == "P0"]
    table = table[table["period"] == table["year"].map(reference_period)]
    days = zip(table["published_on"], table["vintage"], strict=True)
    table = table.assign(public=[public_since(str(out or ""), seen) for out, seen in days])
    first = table.groupby(["region", "year"])["public"].min()
    newest = latest_vintage(table).set_index(["region", "year"])["value"].rename("came")
    joined = pd.concat([newest, first], axis=1).reset_index()
    return joined.rename(columns={"region": "location"})
