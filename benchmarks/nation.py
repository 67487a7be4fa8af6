"""All 514 regencies and cities, backtested: by horizon, province and origin year.

P0 as the project ships it, one to three years ahead, origins 2015 to 2024 taken apart at 2020: the
pandemic and what follows are another experience. Models: the last figure (naive), its drift and half
of it, Theta, the last figure plus pooled past changes of that many years, and ours, given nothing but
the past of the regencies.

Standard errors are those of means over origin years: years are what was experienced, regions of one
year move together.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from povanalysis import history
from povanalysis.project import Project
from povanalysis.series import annual
from povanalysis.sources import store
from povanalysis.trends import Backtest, backtest

PROJECT = Project(Path(__file__).parents[1])
ORIGINS, HORIZON, LEVEL, LAST_OF_OLD = 10, 3, 0.95, 2020
KEYS = ["region", "origin", "horizon"]
MODELS = ("published", "naive", "drift", "half drift", "theta", "pooled changes")


def panel() -> pd.DataFrame:
    """Read P0 of the regencies and cities, one figure a year."""
    rows = annual(store.load(PROJECT))
    return rows[~rows["region"].str.endswith("00")][["region", "year", "value", "time"]]


def forecasts(frame: pd.DataFrame, tested: Backtest) -> pd.DataFrame:
    """Give one row per model, region, origin and horizon: median, 95 % interval and outcome."""
    wide = tested.intervals[np.isclose(tested.intervals["level"], LEVEL)]
    given = tested.records.merge(wide[["model", *KEYS, "low", "high"]], on=["model", *KEYS])
    given = given[given["model"].isin(MODELS)]
    columns = ["model", *KEYS, "value", "median", "low", "high"]
    wanted = given.loc[given["model"] == "published", [*KEYS, "value"]]
    return pd.concat([given[columns], _of_changes(frame, wanted)[columns]], ignore_index=True)


def _of_changes(frame: pd.DataFrame, wanted: pd.DataFrame) -> pd.DataFrame:
    """Forecast from changes of the logit of all regions before the origin."""
    levels = frame.pivot_table(index="region", columns="year", values="value") / 100
    logits = np.log(levels / (1 - levels))
    made = []
    for (origin, horizon), rows in wanted.groupby(["origin", "horizon"]):
        past = logits.loc[:, :origin]
        pool = (past - past.shift(horizon, axis=1)).to_numpy()
        low, middle, high = np.nanquantile(pool, [0.025, 0.5, 0.975])
        last = past[origin].reindex(rows["region"]).to_numpy()
        steps = past.diff(axis=1).mean(axis=1).reindex(rows["region"]).to_numpy()
        half = last + horizon * steps / 2
        for model, centre in (("pooled changes", last + middle), ("half drift", half)):
            ends = {"median": centre, "low": centre + low - middle, "high": centre + high - middle}
            made.append(
                rows.assign(
                    model=model,
                    **{name: 100 / (1 + np.exp(-at)) for name, at in ends.items()},
                )
            )
    return pd.concat(made)


def scored(table: pd.DataFrame) -> pd.DataFrame:
    """Add error, interval score and whether the interval held."""
    below, above = table["low"] - table["value"], table["value"] - table["high"]
    missed = 2 / (1 - LEVEL) * (below.clip(lower=0) + above.clip(lower=0))
    return table.assign(
        error=(table["value"] - table["median"]).abs(),
        penalty=table["high"] - table["low"] + missed,
        held=(below <= 0) & (above <= 0),
        province=[
            history.parent(r, y) for r, y in zip(table["region"], table["origin"], strict=True)
        ],
        origins=np.where(table["origin"] <= LAST_OF_OLD, f"to {LAST_OF_OLD}", "2021-24"),
    )


def means(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Mean scores with standard errors over origin years."""
    shown = {"error": "MAE", "penalty": "interval score", "held": "coverage"}
    yearly = table.groupby([*by, "origin"])[list(shown)].mean()
    grouped = yearly.groupby(level=list(range(len(by))))
    mean, spread = grouped.mean(), grouped.std() / np.sqrt(grouped.count())
    out = pd.DataFrame(
        {
            name: [f"{m:.3f} ± {s:.3f}" for m, s in zip(mean[key], spread[key], strict=True)]
            for key, name in shown.items()
        },
        index=mean.index,
    )
    return out.reset_index()


def section() -> str:
    """Return the section as Markdown."""
    frame = panel()
    table = scored(forecasts(frame, backtest(frame, HORIZON, ORIGINS, link="logit")))
    ours = table[(table["horizon"] == 1) & table["model"].isin(["published", "naive"])]
    by_year = ours.pivot_table(index="origin", columns="model", values=["error", "held"])
    by_province = ours.pivot_table(
        index="province", columns="model", values=["error", "penalty", "held"]
    )
    for shown in (by_year, by_province):
        shown.columns = [" ".join(name) for name in shown.columns]
    return "\n\n".join(
        [
            f"## All {frame['region'].nunique()} regencies and cities",
            f"P0 in per cent, origins {table['origin'].min()}-{table['origin'].max()}, 1-3 years "
            "ahead, 95 % intervals; mean ± standard error over origin years.",
            *(
                f"Origins {origins}:\n\n"
                + means(part, ["horizon", "model"]).to_markdown(index=False)
                for origins, part in table.groupby("origins", sort=False)
            ),
            "One year ahead by origin year:",
            by_year.round(3).to_markdown(),
            "One year ahead by province of the origin year:",
            by_province.round(3).to_markdown(),
        ]
    )
