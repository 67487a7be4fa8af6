"""Tables of the regency report: Markdown for both renderers, numbers aligned, units in headers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.programmes import Programmes
from povanalysis.report.facts.programmes import other_aim, years
from povanalysis.report.markdown import Column, columns, escape, table
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month
from povanalysis.trends import Backtest

PUBLISHED = "published"
STEPS = (0.0, 0.25, 0.5, 1.0)
YEARS_AHEAD = 3


def to_row(text: str, year: int) -> str:
    """Link a figure to its row in the table of the series, which names file, row and sources."""
    return f"[{text}](#row-{year})"


def levels(outlook: Outlook, words: Words) -> str:
    """Give the probability of some levels in the next years: what a target would be worth."""
    years = [year for year in outlook.forecast.years if year <= outlook.last_year + YEARS_AHEAD]
    found = {round(outlook.last_value - step, 2) for step in STEPS}
    if outlook.target is not None:
        found.add(outlook.target.value)
    aims = sorted((aim for aim in found if aim > 0), reverse=True)
    heads = columns(words.of("target"), "level>")
    heads += [Column(words.month(reference_month(year)), True) for year in years]
    rows = [
        [
            words.number(aim),
            *(words.chance(outlook.forecast.probability_at_most(year, aim)) for year in years),
        ]
        for aim in aims
    ]
    return table(heads, rows, "levels", words("target.table-caption"))


def targets(found: Outcomes, words: Words) -> str:
    """List official targets with what came; nothing where there is none with a number."""
    rows = [
        [
            str(one.year),
            words.number(one.value),
            "–" if one.came is None else to_row(words.number(one.came), one.year),
            words("terms.verdict", one),
            escape(one.source_id),
        ]
        for one in found.targets
        if one.value is not None
    ]
    if not rows:
        return ""
    heads = columns(words.of("outcomes"), "year target> came> outcome source")
    return table(heads, rows, "targets", words("outcomes.table-caption", found))


def reach(found: Programmes, words: Words) -> str:
    """List programmes with a number: persons reached and at most lifted, beside the need."""
    rows = [
        [
            escape(words.carried(one.programme)),
            years(one.year_from, one.year_to) or "–",
            words("programmes.span", one),
            # a programme with another aim than income has a reach, but nobody it could lift
            "–" if other_aim(one) else words.number(one.most_lifted, 0),
            "–" if one.of_need is None else words.per_cent(100 * one.of_need, 0),
        ]
        for one in found.reaches
    ]
    if not rows:
        return ""
    heads = columns(words.of("programmes"), "programme year people> lifted> share>")
    return table(heads, rows, "reach", words("programmes.table-caption"))


def coverage(tested: Backtest, region: str, words: Words, model: str = PUBLISHED) -> str:
    """Show, by origin year, whether one-year intervals held here and in how many regencies."""
    intervals, records = _one_year(tested.intervals, model), _one_year(tested.records, model)
    everywhere = _held95(tested, model)
    own = intervals[intervals["region"] == region]
    here = dict(zip(zip(own["origin"], own["level"], strict=True), own["held"], strict=True))
    rows = [
        [
            str(one.origin),
            words.number(one.median),
            to_row(words.number(one.value), one.year),
            words("series.held", held=here[one.origin, 0.8]),
            words("series.held", held=here[one.origin, 0.95]),
            words.per_cent(100 * everywhere[one.origin], 0) if one.origin in everywhere else "–",
        ]
        for one in records[records["region"] == region].sort_values("origin").itertuples()
    ]
    names = "origin median> published> interval80 interval95 everywhere>"
    caption = words("series.record-caption", given=model != PUBLISHED)
    return table(columns(words.of("series"), names), rows, "record", caption)


def worst_year(tested: Backtest, model: str = PUBLISHED) -> tuple[int, float] | None:
    """Return the origin year in which the fewest 95 per cent intervals held, and their share."""
    shares = _held95(tested, model)
    return None if shares.empty else (int(shares.idxmin()), float(shares.min()))


def _held95(tested: Backtest, model: str) -> pd.Series:
    """Share of 95 per cent intervals one year ahead that held, by shared origin year, 0-1."""
    own = _one_year(tested.intervals, model)
    own = own[(own["level"] == 0.95) & own["origin"].isin(tested.shared_origins)]
    return own.groupby("origin")["held"].mean()


def _one_year(found: pd.DataFrame, model: str) -> pd.DataFrame:
    return found[(found["model"] == model) & (found["horizon"] == 1)]


def series(outlook: Outlook, shown: pd.DataFrame, words: Words) -> str:
    """List every figure with its change, its raw row and its sources; each row can be linked to."""
    rows = []
    used = ["year", "period", "value", "src_row", "source_id", "also_in"]
    for row in shown[used].itertuples():
        moved = outlook.changes.get(row.year) if row.period == "March" else None
        sources = escape(" ".join([row.source_id, *row.also_in.split()]))
        rows.append(
            [
                f"[{row.year}]{{#row-{row.year}}}",
                _month(row, words),
                words.number(row.value),
                "" if moved is None or pd.isna(moved) else words.signed(moved),
                str(row.src_row),
                sources if row.also_in else f"{sources} ¹",
            ]
        )
    names = "year month poor> change> row> source"
    caption = words("series.caption", region=outlook.region.code)
    return table(columns(words.of("series"), names), rows, "series", caption)


def series_note(shown: pd.DataFrame, words: Words) -> str:
    """Say what the marks of the series table mean."""
    single = (shown["also_in"] == "").any()
    whole = (shown["period"] == "March").all()
    marks = [words("series.note-single")] if single else []
    return " ".join(marks if whole else [*marks, words("series.note-months")])


def _month(row: Any, words: Words) -> str:
    if row.period == "unknown":
        return words("series.unknown-month")
    return words.month(reference_month(row.year)).rsplit(" ", 1)[0]
