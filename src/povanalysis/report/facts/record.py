"""The record of past forecasts, as numbers and as what its sentences speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from povanalysis.questions.record.worth import Worth
from povanalysis.report.facts.values import Code
from povanalysis.trends import Backtest
from povanalysis.trends.record import PUBLISHED

BROKEN = 0.85
"""Origin years with fewer 95 per cent intervals that held are named."""


def held_by_origin(tested: Backtest) -> pd.DataFrame:
    """Give the share of published intervals that held, shared origin years by levels, 0-1."""
    table = tested.coverage(["model", "origin"])
    own = table[(table["model"] == PUBLISHED) & table["origin"].isin(tested.shared_origins)]
    return own.pivot(index="origin", columns="level", values="coverage")


def record(tested: Backtest) -> dict[str, Any]:
    """Say how the published forecasts did, over all and beside the models of comparison."""
    misses = tested.scores(["model"]).set_index("model")["mae"].sort_values()
    pooled = tested.coverage(["model"]).pivot(index="model", columns="level", values="coverage")
    by_origin, held = held_by_origin(tested), pooled.loc[PUBLISHED]
    last, own, naive = by_origin[0.95], float(misses[PUBLISHED]), float(misses["naive"])
    bad = last[last < BROKEN]
    others = misses.drop(PUBLISHED)
    model, best = str(others.index[0]), float(others.iloc[0])
    place = list(misses.index).index(PUBLISHED) + 1
    wider = pooled.loc[model, 0.95] < held[0.95]
    return {
        "count": int((tested.records["model"] == PUBLISHED).sum()),
        "origins": int(tested.records["origin"].nunique()),
        "held80": held[0.8],
        "held95": held[0.95],
        "best_held95": pooled.loc[model, 0.95],
        "bad": [int(year) for year in bad.index],
        "fewest": float(last.min()),
        "models": len(misses),
        "place": place,
        "rank": Code("first" if place == 1 else "holds-more" if wider else "holds-no-more"),
        "centre": Code("best" if own <= best else "better" if own < naive else "no-better"),
        "model": Code(model),
        "own": own,
        "naive": naive,
        "best": best,
        "worst_held": float(by_origin[0.8].min()),
        "worst_year": int(by_origin[0.8].idxmin()),
        "best_held": float(by_origin[0.8].max()),
        "best_year": int(by_origin[0.8].idxmax()),
    }


def knowledge(found: Sequence[Worth]) -> dict[str, Any]:
    """Say what each state of knowledge was worth, when least and most, and when it did harm."""
    first = found[0]
    ratio = (first.by_origin["given"] / first.by_origin["without"]).sort_values()
    worse = [
        {"state": Code(one.state), "years": [str(year) for year in harmed.index]}
        for one in found
        if len(harmed := one.by_origin[one.by_origin["given"] > one.by_origin["without"]])
    ]
    return {
        "states": [vars(one) | {"state": Code(one.state)} for one in found],
        "state": Code(first.state),
        "least": float(ratio.iloc[0]),
        "best_year": int(ratio.index[0]),
        "most": float(ratio.iloc[-1]),
        "worst_year": int(ratio.index[-1]),
        "worse": worse,
    }
