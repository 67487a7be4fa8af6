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
from povanalysis.report.markdown import Column, table
from povanalysis.report.text.language import Words
from povanalysis.report.text.reports import backtests
from povanalysis.report.text.verdicts import scales, verdicts
from povanalysis.sources.checking.totals import ControlTotal
from povanalysis.trends import Backtest
from povanalysis.trends.record import PUBLISHED

LEVELS = (0.5, 0.8, 0.95)


def totals(control: Sequence[ControlTotal], words: Words) -> str:
    """Show by province how far the weighted rates of its regencies lie from the published one."""
    _ = words.text
    columns = [
        Column(_("Province")),
        Column(_("Years")),
        Column(_("Largest difference, points"), numeric=True),
        Column(_("in the year"), numeric=True),
        Column(_("Weighted, per cent"), numeric=True),
        Column(_("Published, per cent"), numeric=True),
    ]
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
    caption = _(
        "Rates of the regencies and cities weighted by people, beside the published March rate "
        "of their province: the year in which they differ most"
    )
    return table(columns, rows, "totals", caption)


def _published(tested: Backtest, by: Sequence[str]) -> pd.DataFrame:
    """Give coverage and mean absolute error of the published forecast by some columns."""
    held = tested.coverage(["model", *by])
    held = held[held["model"] == PUBLISHED]
    wide = held.pivot(index=list(by), columns="level", values="coverage")
    scores = tested.scores(["model", *by])
    scores = scores[scores["model"] == PUBLISHED].set_index(list(by))
    return wide.join(scores[["n", "mae"]])


def _shares(row: Any, words: Words) -> list[str]:
    return [words.number(100 * float(row[level]), 0) for level in LEVELS]


def _level_columns(words: Words) -> list[Column]:
    _ = words.text
    return [
        Column(_("Inside {level} per cent interval").format(level=round(100 * level)), numeric=True)
        for level in LEVELS
    ]


def origins(tested: Backtest, words: Words) -> str:
    """Show coverage and mean miss by origin year."""
    _ = words.text
    caption = _("Published forecast by origin year: figures inside the intervals, per cent")
    return _by(tested, "origin", _("Made after"), caption, words)


def horizons(tested: Backtest, words: Words) -> str:
    """Show coverage and mean miss by years ahead."""
    _ = words.text
    caption = _("Published forecast by years ahead: figures inside the intervals, per cent")
    return _by(tested, "horizon", _("Years ahead"), caption, words)


def _by(tested: Backtest, column: str, heading: str, caption: str, words: Words) -> str:
    _ = words.text
    columns = [
        Column(heading),
        Column(_("Forecasts"), numeric=True),
        *_level_columns(words),
        Column(_("Mean miss, points"), numeric=True),
    ]
    rows = [
        [
            str(key),
            words.number(float(row["n"]), 0),
            *_shares(row, words),
            words.number(float(row["mae"])),
        ]
        for key, row in _published(tested, [column]).iterrows()
    ]
    return table(columns, rows, f"{column}s", caption)


def models(tested: Backtest, words: Words) -> str:
    """Show the models on the same past forecasts, smallest mean miss first."""
    _ = words.text
    named = backtests.model_names(words)
    scores = tested.scores(["model"]).set_index("model").sort_values("mae")
    held = tested.coverage(["model"]).pivot(index="model", columns="level", values="coverage")
    columns = [
        Column(_("Model")),
        Column(_("Mean miss, points"), numeric=True),
        Column(_("MASE"), numeric=True),
        Column(_("MSIS"), numeric=True),
        Column(_("CRPS, points"), numeric=True),
        Column(_("Inside 95 per cent interval"), numeric=True),
    ]
    rows = [
        [
            f"**{named[str(model)]}**" if model == PUBLISHED else named[str(model)],
            words.number(float(row["mae"]), 3),
            words.number(float(row["mase"])),
            words.number(float(row["msis"]), 1),
            words.number(float(row["crps"]), 3),
            words.number(100 * float(held.loc[model, 0.95]), 0),
        ]
        for model, row in scores.iterrows()
    ]
    caption = _(
        "Models on the same past forecasts, smallest mean miss first; comparison models with "
        "their own intervals (MASE and MSIS in mean yearly steps)"
    )
    return table(columns, rows, "models", caption)


def events(tested: Backtest, words: Words) -> str:
    """Show how stated probabilities of a fall did."""
    _ = words.text
    scores = tested.event_scores(["model", "ratio"])
    own = scores[scores["model"] == PUBLISHED].sort_values("ratio", ascending=False)
    columns = [
        Column(_("Falls to at most")),
        Column(_("Happened, per cent"), numeric=True),
        Column(_("Brier score"), numeric=True),
        Column(_("Skill against past frequency"), numeric=True),
        Column(_("Skill against drift"), numeric=True),
    ]
    rows = [
        [
            _("{share} of the last figure").format(share=words.per_cent(100 * float(row.ratio), 0)),
            words.number(100 * float(row.happened), 0),
            words.number(float(row.brier), 3),
            words.signed(float(row.skill_climatology)),
            words.signed(float(row.skill_drift)),
        ]
        for row in own.itertuples()
    ]
    caption = _(
        "Stated probabilities of a fall, one to three years ahead (Brier score: 0 is perfect; "
        "skill: 0 is as good as the yardstick, 1 perfect)"
    )
    return table(columns, rows, "events", caption)


def verdict_counts(counted: pd.DataFrame, words: Words) -> str:
    """Show how often each verdict occurs."""
    _ = words.text
    scale, named = scales(words), verdicts(words)
    columns = [
        Column(_("Question")),
        Column(_("Verdict")),
        Column(_("Cases"), numeric=True),
        Column(_("Share, per cent"), numeric=True),
    ]
    rows, before = [], ""
    for row in counted.itertuples():
        first = row.scale != before
        before = row.scale
        rows.append(
            [
                scale[row.scale] if first else "",
                named[row.verdict],
                f"{row.count} / {row.of}",
                words.number(100 * row.share, 0),
            ]
        )
    caption = _(
        "How often each verdict occurs over the regencies and cities of {provinces}"
    ).format(provinces=words.joined([short_name(code) for code in counted.attrs["provinces"]]))
    return table(columns, rows, "verdicts", caption)


def kept_words(tested: Backtest, words: Words) -> pd.DataFrame:
    """Group stated probabilities of events by the word of the scale."""
    kept = tested.reliability(bins=LIKELIHOOD_BOUNDS)
    kept["word"] = [words.likelihood(low) for low in kept["low"]]
    return kept


def scale(kept: pd.DataFrame, words: Words) -> str:
    """Show the words for probabilities beside how often they came true."""
    _ = words.text
    bounds = [0.0, *LIKELIHOOD_BOUNDS, 1.0]
    columns = [
        Column(_("Probability, per cent")),
        Column(_("Word")),
        Column(_("Events"), numeric=True),
        Column(_("Stated, per cent"), numeric=True),
        Column(_("Came true, per cent"), numeric=True),
    ]
    seen = {
        own.low: [
            words.number(own.n, 0),
            words.number(100 * own.stated, 0),
            words.number(100 * own.came, 0),
        ]
        for own in kept.itertuples()
    }
    rows = []
    for low, high in pairwise(bounds):
        text = _("from {low} to under {high}").format(
            low=words.number(100 * low, 0), high=words.number(100 * high, 0)
        )
        rows.append([text, words.likelihood(low), *seen.get(low, ["0", "–", "–"])])
    caption = _(
        "The scale of words, and how often events stated with each came true in the backtest"
    )
    return table(columns, rows, "scale", caption)
