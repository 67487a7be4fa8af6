"""What knowing more was worth: past forecasts by state of knowledge, beside those without it.

A state (the province's March, the nation's, the September before) is compared one year ahead on the
cases that were in it: the same regions and origin years forecast without the knowledge, and by no
change. Events are falls from the last figure by 1, 3 and 6 per cent; skill is against how often
they had happened before the origin.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from povanalysis.report.markdown import Column, table
from povanalysis.report.text.language import Words
from povanalysis.trends import Backtest
from povanalysis.trends.record import GIVEN, PUBLISHED

STATES = ("parent", "top", "half-year")
CASE = ["region", "origin"]


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
    skill: float
    by_origin: pd.DataFrame


def worth(tested: Backtest) -> list[Worth]:
    """Measure every state of knowledge that a backtest has, one year ahead."""
    whole, by_origin = (
        found[found["horizon"] == 1].set_index("state")
        for found in (tested.states("horizon"), tested.states(["horizon", "origin"]))
    )
    records = tested.records.assign(miss=(tested.records["value"] - tested.records["median"]).abs())
    events = tested.events.assign(
        brier=(tested.events["probability"] - tested.events["happened"]) ** 2
    )
    found = []
    for state in [one for one in STATES if one in whole.index]:
        model, row = GIVEN + state, whole.loc[state]
        cases = records.loc[(records["model"] == model) & (records["horizon"] == 1), CASE]
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
                skill=1 - brier[model] / brier["climatology"],
                by_origin=by_origin.loc[[state]]
                .set_index("origin")[["mae", "mae_without"]]
                .set_axis(["given", "without"], axis=1),
            )
        )
    return found


def _same(rows: pd.DataFrame, model: str, cases: pd.DataFrame) -> pd.DataFrame:
    """Return a model's rows one year ahead of some regions and origins."""
    return rows[(rows["model"] == model) & (rows["horizon"] == 1)].merge(cases, on=CASE)


def state_names(words: Words) -> dict[str, str]:
    """Name the states of knowledge."""
    _ = words.text
    return {
        "parent": _("the province's March"),
        "top": _("the nation's March"),
        "half-year": _("the September before"),
    }


def finding(found: list[Worth], words: Words) -> str:
    """Say by how much a forecast misses with and without what is known."""
    _ = words.text
    one = _("given {state} {mae} (without it {without})")
    parts = [
        one.format(
            state=state_names(words)[w.state],
            mae=words.number(w.mae),
            without=words.number(w.mae_without),
        )
        for w in found
    ]
    text = _("Mean miss of forecasts one year ahead, in points: {states}.")
    return text.format(states=words.joined(parts))


def misses(found: list[Worth], words: Words) -> str:
    """Tabulate the errors by state of knowledge."""
    _ = words.text
    columns = [
        Column(_("Given")),
        Column(_("Forecasts"), numeric=True),
        Column(_("Mean miss, points"), numeric=True),
        Column(_("without it"), numeric=True),
        Column(_("no change"), numeric=True),
        Column(_("CRPS, points"), numeric=True),
        Column(_("without it"), numeric=True),
    ]
    rows = [
        [
            state_names(words)[w.state],
            words.number(w.n, 0),
            *(words.number(x) for x in (w.mae, w.mae_without, w.mae_naive)),
            *(words.number(x, 3) for x in (w.crps, w.crps_without)),
        ]
        for w in found
    ]
    caption = _("One year ahead, by state of knowledge: misses beside those of the same cases")
    return table(columns, rows, "given", caption)


def honesty(found: list[Worth], words: Words) -> str:
    """Tabulate intervals and probabilities by state of knowledge."""
    _ = words.text
    columns = [
        Column(_("Given")),
        *(
            Column(_("Inside {level} per cent interval").format(level=level), numeric=True)
            for level in (80, 95)
        ),
        Column(_("Brier score"), numeric=True),
        Column(_("without it"), numeric=True),
        Column(_("Skill against past frequency"), numeric=True),
    ]
    rows = [
        [
            state_names(words)[w.state],
            *(words.number(100 * x, 0) for x in (w.held80, w.held95)),
            *(words.number(x, 3) for x in (w.brier, w.brier_without)),
            words.signed(w.skill),
        ]
        for w in found
    ]
    caption = _(
        "One year ahead, by state of knowledge: figures inside the intervals, per cent, and "
        "stated probabilities of a fall by 1, 3 and 6 per cent"
    )
    return table(columns, rows, "givenhonesty", caption)


def origins(found: list[Worth], words: Words) -> str:
    """Tabulate the mean miss by origin year and state of knowledge."""
    _ = words.text
    years = sorted({int(year) for w in found for year in w.by_origin.index})
    most = max(found, key=lambda w: w.n)
    without = most.by_origin["without"].reindex(years)
    columns = [
        Column(_("Made after")),
        Column(_("without knowledge"), numeric=True),
        *(Column(state_names(words)[w.state], numeric=True) for w in found),
    ]
    rows = [
        [
            str(year),
            "–" if pd.isna(without[year]) else words.number(float(without[year])),
            *(
                words.number(float(w.by_origin.loc[year, "given"]))
                if year in w.by_origin.index
                else "–"
                for w in found
            ),
        ]
        for year in years
    ]
    caption = _("Mean miss one year ahead, points, by origin year and what was known")
    return table(columns, rows, "givenorigins", caption)


def meaning(found: list[Worth], words: Words) -> str:
    """Say when the nearest figure helped most and least, and what made forecasts worse."""
    _ = words.text
    names, first = state_names(words), found[0]
    ratio = (first.by_origin["given"] / first.by_origin["without"]).sort_values()
    text = _(
        "What this means: of the miss without it, {state} left {least} in the best year (made "
        "after {best}) and {most} in the worst (after {worst})."
    )
    told = text.format(
        state=names[first.state],
        best=int(ratio.index[0]),
        least=words.per_cent(100 * float(ratio.iloc[0]), 0),
        worst=int(ratio.index[-1]),
        most=words.per_cent(100 * float(ratio.iloc[-1]), 0),
    )
    worse = [
        _("{state} after {years}").format(state=names[w.state], years=words.joined(years))
        for w in found
        if (years := [str(y) for y, row in w.by_origin.iterrows() if row["given"] > row["without"]])
    ]
    if not worse:
        return told
    more = _("It made forecasts worse, too: {cases}.")
    return f"{told} {more.format(cases=words.joined(worse))}"
