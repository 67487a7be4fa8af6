"""The tables of the report on data and methods.

Each takes what was measured and the words of a language, and returns Markdown.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from povanalysis.questions.ground.answer import LIKELIHOOD_BOUNDS
from povanalysis.questions.group import short_name
from povanalysis.questions.record.worth import TARGETS, Worth
from povanalysis.report.facts.methods import verdict
from povanalysis.report.facts.values import Code
from povanalysis.report.markdown import Column, escape, table
from povanalysis.report.text.language import Words
from povanalysis.sources.checking.totals import ControlTotal
from povanalysis.trends import Backtest
from povanalysis.trends.backtesting import EVENT_RATIOS, LEVELS
from povanalysis.trends.record import PUBLISHED
from povanalysis.trends.shocks import Shock

INSIDE = {level: ("inside", round(100 * level)) for level in LEVELS}
"""The column of every level of intervals."""


def _table(
    words: Words,
    file: str,
    key: str,
    columns: Sequence[Any],
    rows: Sequence[Sequence[str]],
    texts: int = 1,
    **facts: Any,
) -> str:
    """Write a table whose caption and column heads stand in a text file.

    Parameters
    ----------
    words, file
        Where they stand: messages ``caption-<key>`` and ``column-<name>``.
    key
        Id of the table.
    columns
        Names of its columns; a pair is a name and the fact that it inserts.
    rows
        Cells.
    texts
        How many of the columns are no numbers.
    **facts
        Of the caption.
    """
    heads = []
    for place, column in enumerate(columns):
        name, fact = (column, None) if isinstance(column, str) else column
        title = words(f"{file}.column-{name}", **{name: fact})
        heads.append(Column(title, numeric=place >= texts))
    return table(heads, rows, key, words(f"{file}.caption-{key}", **facts))


def totals(control: Sequence[ControlTotal], words: Words) -> str:
    """Show by province how far the weighted rates of its regencies lie from the published one."""
    rows = []
    for code in sorted({total.province for total in control}):
        own = sorted((t for t in control if t.province == code), key=lambda t: t.year)
        most = max(own, key=lambda t: abs(t.weighted - t.published))
        first, last = own[0].year, own[-1].year
        rows.append(
            [
                short_name(code),
                str(first) if first == last else f"{first}–{last}",
                words.signed(most.weighted - most.published, 3),
                str(most.year),
                words.number(most.weighted, 3),
                words.number(most.published),
            ]
        )
    columns = ["province", "years", "difference", "year", "weighted", "published"]
    return _table(words, "checks", "totals", columns, rows, texts=2)


def past(tested: Backtest, column: str, words: Words) -> str:
    """Show coverage and mean miss of the published forecast by ``origin`` year or ``horizon``."""
    held = tested.coverage(["model", column])
    held = held[held["model"] == PUBLISHED].pivot(index=column, columns="level", values="coverage")
    scores = tested.scores(["model", column])
    scores = scores[scores["model"] == PUBLISHED].set_index(column)
    rows = [
        [
            str(key),
            words.number(float(row["n"]), 0),
            *(words.number(100 * float(row[level]), 0) for level in LEVELS),
            words.number(float(row["mae"])),
        ]
        for key, row in held.join(scores[["n", "mae"]]).iterrows()
    ]
    columns = [column, "forecasts", *INSIDE.values(), "miss"]
    return _table(words, "backtests", f"{column}s", columns, rows)


def models(tested: Backtest, words: Words) -> str:
    """Show the models on the same past forecasts, smallest mean miss first."""
    scores = tested.scores(["model"]).set_index("model").sort_values("mae")
    held = tested.coverage(["model"]).pivot(index="model", columns="level", values="coverage")
    rows = []
    for model, row in scores.iterrows():
        name = words("backtests.model", model=Code(str(model)))
        rows.append(
            [
                f"**{name}**" if model == PUBLISHED else name,
                words.number(float(row["mae"]), 3),
                words.number(float(row["mase"])),
                words.number(float(row["msis"]), 1),
                words.number(float(row["crps"]), 3),
                words.number(100 * float(held.loc[model, LEVELS[-1]]), 0),
            ]
        )
    columns = ["model", "miss", "mase", "msis", "crps", INSIDE[LEVELS[-1]]]
    return _table(words, "backtests", "models", columns, rows)


def events(tested: Backtest, words: Words) -> str:
    """Show how stated probabilities of a fall did."""
    scores = tested.event_scores(["model", "ratio"])
    own = scores[scores["model"] == PUBLISHED].sort_values("ratio", ascending=False)
    rows = [
        [
            words("backtests.fall", ratio=row.ratio),
            words.number(100 * float(row.happened), 0),
            words.number(float(row.brier), 3),
            words.signed(float(row.skill_climatology)),
            words.signed(float(row.skill_drift)),
        ]
        for row in own.itertuples()
    ]
    columns = ["fall", "happened", "brier", "skill", "skill-drift"]
    return _table(words, "backtests", "events", columns, rows)


def misses(found: Sequence[Worth], words: Words) -> str:
    """Show the errors by state of knowledge."""
    rows = [
        [
            words("knowledge.state", state=Code(one.state)),
            words.number(one.n, 0),
            *(words.number(x) for x in (one.mae, one.mae_without, one.mae_naive)),
            *(words.number(x, 3) for x in (one.crps, one.crps_without)),
        ]
        for one in found
    ]
    columns = ["given", "forecasts", "miss", "without", "naive", "crps", "without"]
    return _table(words, "knowledge", "given", columns, rows)


def honesty(found: Sequence[Worth], words: Words) -> str:
    """Show intervals and probabilities by state of knowledge."""
    rows = [
        [
            words("knowledge.state", state=Code(one.state)),
            *(words.number(100 * x, 0) for x in (one.held80, one.held95)),
            *(words.number(x, 3) for x in (one.brier, one.brier_without)),
            words.signed(one.skill),
            *(words.number(x, 3) for x in (one.targets, one.targets_without)),
        ]
        for one in found
    ]
    columns = ["given", INSIDE[0.8], INSIDE[0.95], "brier", "without", "skill"]
    columns += ["targets", "without"]
    facts: dict[str, Any] = {"least": min(TARGETS), "most": max(TARGETS)}
    facts["falls"] = [words.number(100 * (1 - ratio), 0) for ratio in EVENT_RATIOS]
    return _table(words, "knowledge", "givenhonesty", columns, rows, **facts)


def knowing(found: Sequence[Worth], words: Words) -> str:
    """Show the mean miss by origin year and state of knowledge."""
    years = sorted({int(year) for one in found for year in one.by_origin.index})
    most = max(found, key=lambda one: one.n)
    shown = [most.by_origin["without"], *(one.by_origin["given"] for one in found)]
    rows = [
        [str(year), *("–" if year not in own.index else words.number(own[year]) for own in shown)]
        for year in years
    ]
    columns = ["origin", "unknowing", *(("state", Code(one.state)) for one in found)]
    return _table(words, "knowledge", "givenorigins", columns, rows)


def effects(shock: Shock, words: Words) -> str:
    """Show mean effect and spread of the pandemic by year."""
    above = shock.effects.assign(above=shock.effects["effect"] > 0).groupby("year")["above"].sum()
    rows = [
        [
            str(int(row.year)),
            words.signed(float(row.effect)),
            words.number(float(row.between_regions)),
            words("shocks.above", above=above[row.year], regions=row.regions),
        ]
        for row in shock.summary().itertuples()
    ]
    return _table(words, "shocks", "shock", ["year", "effect", "spread", "above"], rows)


def verdict_counts(counted: pd.DataFrame, words: Words) -> str:
    """Show how often each verdict occurs."""
    rows, before = [], ""
    for row in counted.itertuples():
        one = verdict(row.scale, row.verdict)
        rows.append(
            [
                words("tally.scale", **one) if row.scale != before else "",
                words("terms.verdict", **one),
                f"{row.count} / {row.of}",
                words.number(100 * row.share, 0),
            ]
        )
        before = row.scale
    provinces = [short_name(code) for code in counted.attrs["provinces"]]
    columns = ["question", "verdict", "cases", "share"]
    return _table(words, "tally", "verdicts", columns, rows, texts=2, provinces=provinces)


def scale(kept: pd.DataFrame, words: Words) -> str:
    """Show the words for probabilities beside how often they came true."""
    seen = {
        own.low: [
            words.number(own.n, 0),
            words.number(100 * own.stated, 0),
            words.number(100 * own.came, 0),
        ]
        for own in kept.itertuples()
    }
    rows = [
        [
            words("scale.step", low=100 * low, high=100 * high),
            words.likelihood(low),
            *seen.get(low, ["0", "–", "–"]),
        ]
        for low, high in pairwise([0.0, *LIKELIHOOD_BOUNDS, 1.0])
    ]
    columns = ["probability", "word", "events", "stated", "came"]
    return _table(words, "scale", "scale", columns, rows, texts=2)


def breaks(known: pd.DataFrame, words: Words) -> str:
    """List breaks and changes of method, as the table ``breaks.csv`` has them."""
    rows = [
        [
            str(row.id),
            escape(break_years(row, words)),
            escape(break_text(row, words)),
            words(
                "breaks.status", status=Code(str(row.status).replace(", ", "-").replace(" ", "-"))
            ),
        ]
        for row in known.itertuples()
    ]
    columns = ["number", "years", "what", "status"]
    return _table(words, "breaks", "breaks", columns, rows, texts=len(columns))


def break_years(row: Any, words: Words) -> str:
    """Give the years of a break: ``since 2020``, ``2010–2011``, ``all``."""
    told = str(row.years)
    if told.startswith("since "):
        return words("breaks.since", year=told.removeprefix("since "))
    return words("breaks.always") if told == "all" else told.replace("-", "–")


def break_text(row: Any, words: Words) -> str:
    """Give the text of a break; one of a table of one's own stands as there, in English only."""
    told = row.id in words.messages("breaks").names or words.lang != "en"
    return words(f"breaks.{row.id}") if told else str(row.what)
