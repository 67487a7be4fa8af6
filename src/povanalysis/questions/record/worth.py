"""What knowing more was worth: past forecasts by state of knowledge, beside those without it.

A state (the province's March, the nation's, the September before) is compared one year ahead on the
cases that were in it: the same regions and origin years forecast without the knowledge, and by no
change. Events are the falls from the last figure of the backtest; skill is against how often they
had happened before the origin. Planners' targets lie some points below the last figure; what was
stated of them is read between the quantiles that the backtest keeps (within 0.011 of the whole
distribution for falls, where it is stored).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from povanalysis.trends import Backtest
from povanalysis.trends import scores as score
from povanalysis.trends.record import GIVEN, PUBLISHED

STATES = ("parent", "top", "half-year")
CASE = ["region", "origin"]
TARGETS = (0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
"""Points below the last figure."""


@dataclass(frozen=True)
class Worth:
    """Past one-year forecasts in a state of knowledge, beside the same ones without.

    Parameters
    ----------
    state
        ``parent``, ``top`` or ``half-year``.
    n
        Forecasts.
    mae, mae_without, mae_naive
        Mean absolute error given the knowledge, without it, and of no change, points.
    crps, crps_without
        Mean CRPS, points.
    held80, held95
        Shares of intervals that held given the knowledge, 0-1.
    brier, brier_without
        Brier scores of stated falls.
    targets, targets_without
        Brier scores of planners' targets (:data:`TARGETS`).
    skill
        1 - Brier score ÷ that of past frequencies.
    by_origin
        Mean absolute errors with and without, by origin year.
    """

    state: str
    n: int
    mae: float
    mae_without: float
    mae_naive: float
    crps: float
    crps_without: float
    held80: float
    held95: float
    brier: float
    brier_without: float
    targets: float
    targets_without: float
    skill: float
    by_origin: pd.DataFrame


def worth(tested: Backtest) -> list[Worth]:
    """Measure every state of knowledge that a backtest has, one year ahead."""
    tables = (tested.records, tested.intervals, tested.events)
    tested = Backtest(*(table[table["horizon"] == 1] for table in tables))
    whole, by_origin = (tested.states(by).set_index("state") for by in ((), "origin"))
    records = tested.records.assign(miss=(tested.records["value"] - tested.records["median"]).abs())
    events = tested.events.assign(
        brier=(tested.events["probability"] - tested.events["happened"]) ** 2
    )
    found = []
    for state in [one for one in STATES if one in whole.index]:
        model, row = GIVEN + state, whole.loc[state]
        cases = records.loc[records["model"] == model, CASE]
        brier = {
            name: float(_same(events, name, cases)["brier"].mean())
            for name in (model, PUBLISHED, "climatology")
        }
        found.append(
            Worth(
                state=state,
                n=int(row["n"]),
                mae=float(row["mae"]),
                mae_without=float(row["mae_without"]),
                mae_naive=float(_same(records, "naive", cases)["miss"].mean()),
                crps=float(row["crps"]),
                crps_without=float(row["crps_without"]),
                held80=float(row["coverage80"]),
                held95=float(row["coverage95"]),
                brier=brier[model],
                brier_without=brier[PUBLISHED],
                targets=_targets(tested, model, cases),
                targets_without=_targets(tested, PUBLISHED, cases),
                skill=1 - brier[model] / brier["climatology"],
                by_origin=by_origin.loc[[state]]
                .set_index("origin")[["mae", "mae_without"]]
                .set_axis(["given", "without"], axis=1),
            )
        )
    return found


def _same(rows: pd.DataFrame, model: str, cases: pd.DataFrame) -> pd.DataFrame:
    """Return a model's rows of some regions and origins."""
    return rows[rows["model"] == model].merge(cases, on=CASE)


def _targets(tested: Backtest, model: str, cases: pd.DataFrame) -> float:
    """Score what a model stated of targets: the mean squared error of their probabilities."""
    made, unmoved, bounds = (
        _same(rows, name, cases).set_index(CASE)
        for rows, name in (
            (tested.records, model),
            (tested.records, "naive"),
            (tested.intervals, model),
        )
    )
    ends = {0.5: made["median"]}
    for level, own in bounds.groupby("level"):
        ends |= {(1 - float(level)) / 2: own["low"], (1 + float(level)) / 2: own["high"]}
    at = np.array(sorted(ends))
    quantiles = pd.DataFrame(ends, index=made.index)[at].to_numpy()
    last = unmoved["median"].reindex(made.index).to_numpy()
    target = np.round(last[:, None] - TARGETS, 6)
    met = made["value"].to_numpy()[:, None] <= target
    stated = score.cdf(target, quantiles[:, None, :], at)
    return score.brier(stated[target > 0], met[target > 0])
