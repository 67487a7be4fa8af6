"""The version of the engine stands for its results: another figure anywhere is another version.

Stored forecasts are read again where data version and engine version agree, and a target year is
scored by the engine of its first forecast. So whatever moves a forecast, a draw or a score of the
past by more than rounding has to raise `ENGINE_VERSION`. The numbers kept beside this file are, of
every array that the engine gives for some small made-up panels, its mean and its mean after every
entry is weighted by the cosine of its place: no entry can move without them. They say nothing of
what is right; the other tests of this room do. After a change that is meant to change results:

    python -m tests.trends.test_engine_version
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from povanalysis.trends import backtest, forecast_panel, shock_effects
from povanalysis.trends.engine import ENGINE_VERSION
from povanalysis.trends.models.comparison import MODELS
from povanalysis.trends.panels.panel import make_panel
from povanalysis.trends.sums import backtest_places
from tests.trends.panels import nested, ragged, series, walks

KEPT = Path(__file__).with_name("engine_version.json")


def told(made: Any) -> dict[str, Any]:
    """What a panel's forecasts say: quantiles, dependence, draws."""
    every = {**made.forecasts, **{code: made[code] for code in made.places}}
    found = {region: one.quantiles for region, one in every.items()}
    last = max(year for one in made.values() for year in one.years)
    moved = made.dependence
    return {
        "quantiles": [np.asarray(q) for q in found.values()],
        "drift": made.drift_factor,
        "weight": [one.panel_weight for one in every.values()],
        "dependence": [moved.within, moved.between, *moved.along.ravel()],
        "draws": made.draws_of_year(last, 60, seed=2),
    }


def neighbours_out() -> pd.DataFrame:
    frame = nested(own=0.05)
    last = frame[(frame["year"] == 2025) & frame["region"].isin(["1102", "1103", "2104"])]
    return pd.concat([frame, last.assign(year=2026, time=last["time"] + 1)])


def september() -> pd.DataFrame:
    frame = nested(ahead=False, seed=3)
    held = frame[frame["region"].str.endswith("000") & (frame["year"] > 2014)]
    half = held.assign(time=held["time"] + 0.5, value=held["value"] * 0.97)
    return pd.concat([frame, half])


def noisy() -> pd.DataFrame:
    frame = nested(seed=4, ahead=False)
    noise = np.random.default_rng(4).normal(1, 0.06, len(frame))
    own = ~frame["region"].str.endswith("000")
    return frame.assign(value=frame["value"] * np.where(own, noise, 1.0))


def short_and_still() -> pd.DataFrame:
    parts = [series([9.5], "new", 2025), series([9.5] * 6, "flat", 2020), series([8, 9], "two")]
    return pd.concat([walks(6), *parts])


def past(frame: pd.DataFrame, horizon: int = 2, **options: Any) -> dict[str, Any]:
    made = backtest(frame, horizon, 5, **options)
    return {
        "scores": made.scores(["model", "horizon"]).drop(columns="model"),
        "coverage": made.coverage(["model", "horizon"]).drop(columns="model"),
        "events": made.event_scores().drop(columns="model"),
        "reliability": made.reliability(bins=5),
        "pit": made.pit(),
        "figures": made.records[["origin", "year", "value", "median", "scale", "crps", "pit"]],
    }


def models() -> dict[str, Any]:
    panel = make_panel(ragged("gaps"), link="identity")
    made = {name: model(panel.z, panel.time, 4) for name, model in MODELS.items()}
    return {name: [one.change, one.spread] for name, one in made.items()}


def shocks() -> dict[str, Any]:
    found = shock_effects(walks(6, 14, noise=0.02), link="logit")
    return {"effects": found.effects.select_dtypes("number"), "summary": found.summary()}


CASES: dict[str, Callable[[], Mapping[str, Any]]] = {
    "rates that move together": lambda: told(forecast_panel(walks(14, 16, 0.5, noise=0.02), 3)),
    "with published errors": lambda: told(
        forecast_panel(walks(8, 12, noise=0.05).assign(se=0.3), 2, link="logit")
    ),
    "half years, on another scale": lambda: told(
        forecast_panel(ragged("half years"), 2, link="log")
    ),
    "series that end in different years": lambda: told(forecast_panel(ragged("every end"), 4)),
    "series of one figure, of two, and one that stands still": lambda: {
        **told(forecast_panel(short_and_still(), 2)),
        "own units": told(forecast_panel(short_and_still(), 2, link="identity"))["quantiles"],
    },
    "gaps": lambda: told(forecast_panel(ragged("gaps"), 2, without_years=[2020, 2021])),
    "one region, beyond six years": lambda: told(forecast_panel(series(), 8)),
    "given places above": lambda: told(forecast_panel(nested(own=0.05), 3)),
    "given a scenario": lambda: told(
        forecast_panel(
            nested(ahead=False), 3, given={("1000", "2027-03"): 9.0, ("2101", "2026-03"): 8.0}
        )
    ),
    "given neighbours": lambda: told(forecast_panel(neighbours_out(), 2)),
    "given September": lambda: told(forecast_panel(september(), 2)),
    "given the only place above": lambda: told(
        forecast_panel(
            nested(10, 1, ahead=False)
            .query("region != '0000'")
            .assign(parent=lambda f: f["parent"].where(f["parent"] != "0000")),
            2,
            given={("1000", "2026-03"): 8.0},
        )
    ),
    "given noisy figures": lambda: told(
        forecast_panel(noisy(), 2, given={("0000", "2026-03"): 8.0})
    ),
    "the past": lambda: past(ragged("late starts"), 4),
    "the past, given": lambda: past(
        nested(6, 2, seed=2, ahead=False), models=["naive"], given=["parent", "top", "all"]
    ),
    "the past of places": lambda: {
        name: table.select_dtypes(["number", "bool"])
        for name, table in vars(backtest_places(nested(6, 2, ahead=False), 4)).items()
        if not table.empty
    },
    "models": models,
    "shocks": shocks,
}


def marks(found: Mapping[str, Any]) -> dict[str, list[float]]:
    """The mean and the mean weighted by the cosine of the place, of every array."""
    made = {}
    for name, one in found.items():
        parts = one if isinstance(one, list) else [one]
        flat = np.concatenate([np.asarray(part, dtype=float).ravel() for part in parts])
        flat = np.where(np.isfinite(flat), flat, -1.0)
        weight = np.cos(np.arange(flat.size))
        made[name] = [float(f"{x:.10g}") for x in (flat.mean(), (flat * weight).mean())]
    return made


@pytest.mark.parametrize("case", CASES)
def test_results_of_one_engine_version_are_the_same_figures(case: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept["engine_version"] == ENGINE_VERSION
    found = marks(CASES[case]())
    assert found == {name: pytest.approx(x, rel=1e-6, abs=1e-9) for name, x in kept[case].items()}


if __name__ == "__main__":
    plain = {
        "engine_version": ENGINE_VERSION,
        **{name: marks(case()) for name, case in CASES.items()},
    }
    KEPT.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
