"""Facts of the report on data and methods: what data, checks, model and sources say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from povanalysis.questions.ground.answer import AS_STATED, EVENTS_ENOUGH
from povanalysis.questions.ground.figures import RECENT_FROM
from povanalysis.questions.tally import SCALES, YARDSTICK, YARDSTICK_HOUSEHOLDS
from povanalysis.report.facts.values import Code
from povanalysis.series import FIT_FROM, MARCH_FROM, annual
from povanalysis.sources.checking.checks import Checked
from povanalysis.trends import Backtest, PanelForecast
from povanalysis.trends.record import PUBLISHED
from povanalysis.trends.shocks import Shock
from povanalysis.trends.store import PanelResults

NEAR = 0.02
"""How near to none, or to all, a share of the drift reads as that."""


def coverage(observations: pd.DataFrame, held: pd.DataFrame) -> dict[str, Any]:
    """Say how many of the regions' last figures stand alone, and what is missing."""
    rates = annual(observations)
    last = rates[~rates["region"].str.endswith("00")].groupby("region").tail(1)
    total, single = len(last), int((last["also_in"].str.strip() == "").sum())
    poor = held["all"].get("POOR", pd.Series(dtype=int))
    complete = max((int(year) for year in poor.index[poor == total]), default=None)
    behind = complete is not None and complete < int(last["year"].max())
    return {
        "total": total,
        "single": single,
        "alone": Code("none" if not single else "all" if single == total else "some"),
        "complete": complete,
        "poor": Code("none" if complete is None else "behind" if behind else "up-to-date"),
        "share": float(held["single"].sum() / held["all"].sum()),
    }


def checks(found: Checked) -> dict[str, Any]:
    """Say whether the totals close, what else was found, and the smallest slip sure to be seen."""
    if not found.totals:
        return {"totals": Code("none")}
    wide = [total for total in found.totals if not total.closes]
    year = max(total.year for total in found.totals)
    last = [total for total in found.totals if total.year == year]
    seen = {code: slip for total in last for code, slip in total.slips.items()}
    fine, coarse = min(seen, key=lambda code: seen[code]), max(seen, key=lambda code: seen[code])
    return {
        "totals": Code("open" if wide else "closed"),
        "wide": wide,
        "n_wide": len(wide),
        "count": len(found.totals),
        "gap": max(abs(total.gap) for total in found.totals),
        "errors": len(found.errors),
        "known": sum(one.severity == "acknowledged" for one in found.findings),
        "tolerance": max(total.tolerance for total in last),
        "fine": fine,
        "least": seen[fine],
        "coarse": coarse,
        "most": seen[coarse],
    }


def model(forecasts: PanelForecast) -> dict[str, Any]:
    """Say how much of the drift the past supports, and give this panel's constants."""
    factor = forecasts.drift_factor
    weight = forecasts[forecasts.regions[0]].panel_weight
    return {
        "drift": Code("full" if factor >= 1 - NEAR else "none" if factor <= NEAR else "part"),
        "factor": factor,
        "fit_from": FIT_FROM,
        "count": len(forecasts),
        "one": weight[0],
        "three": weight[2],
        "common": forecasts.common_share,
    }


def limits(tested: Backtest) -> dict[str, Any]:
    """Give the largest one-year miss on record."""
    own = tested.records
    own = own[(own["model"] == PUBLISHED) & (own["horizon"] == 1)]
    worst = own.loc[(own["value"] - own["median"]).abs().idxmax()]
    told = worst[["region", "year", "median", "value"]].to_dict()
    return {**told, "miss": abs(told["value"] - told["median"])}


def shocks(shock: Shock, results: PanelResults) -> dict[str, Any]:
    """Say how far the pandemic years lay off the line, and what the next forecast is without."""
    effects = shock.summary()[["year", "effect", "regions"]].to_dict("records")
    raised = [row["effect"] > 0 for row in effects]
    moved = {}
    for region, made in results.forecasts.without.items():
        year, other = made.years[0], results.without.get(region)
        if other is not None and year in other.years:
            moved[region] = other.median(year) - made.median(year)
    region = max(moved, key=lambda code: abs(moved[code]))
    return {
        "raised": Code("all" if all(raised) else "some" if any(raised) else "none"),
        "count": effects[0]["regions"],
        "effects": effects,
        "mean": float(np.mean(list(moved.values()))),
        "region": region,
        "most": moved[region],
    }


def verdict(scale: str, value: str) -> dict[str, Any]:
    """Return a verdict and its scale, as counted, to be named."""
    one = SCALES[scale](value)
    return {
        "scale": Code(scale.replace(" ", "-")),
        "verdict": one,
        "step": one,
        "rate": YARDSTICK,
        "households": YARDSTICK_HOUSEHOLDS,
        "march_from": MARCH_FROM,
        "recent_from": RECENT_FROM,
    }


def tally(counted: pd.DataFrame) -> dict[str, Any]:
    """Say which verdicts are the rarest and the commonest."""
    rare, common = counted.loc[counted["share"].idxmin()], counted.loc[counted["share"].idxmax()]
    return {
        "count": len(counted),
        "unused": int((counted["count"] == 0).sum()),
        "rare": [verdict(rare["scale"], rare["verdict"])],
        "least": float(rare["share"]),
        "common": [verdict(common["scale"], common["verdict"])],
        "most": float(common["share"]),
        "rate": YARDSTICK,
        "households": YARDSTICK_HOUSEHOLDS,
    }


def scale(kept: pd.DataFrame) -> dict[str, Any]:
    """Say which step of the scale of words was borne out least.

    Parameters
    ----------
    kept
        One row a step that occurred: ``low, n, stated, came``.
    """
    kept = kept[kept["n"] >= EVENTS_ENOUGH]
    if kept.empty:
        return {"borne": Code("too-few")}
    off = (kept["came"] - kept["stated"]).abs()
    worst = kept.loc[off.idxmax(), ["low", "stated", "came"]].to_dict()
    return {**worst, "borne": Code("as-stated" if off.max() <= AS_STATED else "otherwise")}


def producers(
    observations: pd.DataFrame, record: dict[str, Any] | None, data_version: str
) -> dict[str, Any]:
    """Say how many sources stand behind the figures, and what comparing them with BPS gave."""
    given = observations["source_id"].value_counts()
    found: dict[str, Any] = {
        "count": len(observations),
        "sources": len(given),
        "largest": given.index[0],
        "share": float(given.iloc[0]) / len(observations),
    }
    if record is None:
        return {**found, "compared": Code("no"), "other_version": False}
    agree = record["agree"] == record["looked_up"]
    other = record["data_version"] != data_version
    return {
        **found,
        **record,
        "compared": Code("agree" if agree else "differ"),
        "other_version": other,
    }
