"""Tables of the regency report: Markdown for both renderers, numbers aligned, units in headers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from povanalysis.questions.depth import Depth
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.target import EVEN, LIKELY
from povanalysis.report.facts.depth import PERSONS
from povanalysis.report.facts.outlook import LEVEL, WIDE
from povanalysis.report.facts.values import Code
from povanalysis.report.markdown import Column, columns, escape, table
from povanalysis.report.tables.known import whole
from povanalysis.report.text.language import Words
from povanalysis.series import MARCH_FROM, reference_month
from povanalysis.trends import Backtest
from povanalysis.trends.record import GIVEN, PUBLISHED

STATES = ("half-year", "top", "parent")
"""What a forecast may know beyond the last figure, from least to most."""
STEPS = (0.0, 0.25, 0.5, 1.0)
YEARS_AHEAD = 5


def to_row(text: str, year: int) -> str:
    """Link a figure to its row in the table of the series, which names file, row and sources."""
    return f"[{text}](#row-{year})"


def levels(outlook: Outlook, words: Words) -> str:
    """Give the probability of some levels in the next years, and the levels of even and likely."""
    made, last = outlook.forecast, outlook.last_value
    years = [year for year in made.years if year <= outlook.last_year + YEARS_AHEAD]
    found = {round(last - step, 2) for step in STEPS} | {outlook.target and outlook.target.value}
    aims = sorted((aim for aim in found if aim and aim > 0), reverse=True)
    rows = [
        [words.number(aim), *(whole(made.probability_at_most(year, aim), words) for year in years)]
        for aim in aims
    ]
    for chance in (EVEN, LIKELY):
        head = words("target.row-chance", chance=chance)
        rows.append([head, *(words.number(made.quantile(year, chance)) for year in years)])
    heads = [*columns(words.of("target"), "level>"), *(Column(str(year), True) for year in years)]
    return table(heads, rows, "levels", words("target.table-caption", even=EVEN, likely=LIKELY))


def depth(found: Depth, words: Words) -> str:
    """List the last figure of every indicator beside the one before and the range of all."""
    rows = []
    for one in found.measures:
        scale = PERSONS if one.indicator == "POOR" else 1
        figures = [
            (one.last, one.last_year),
            (one.previous, one.previous_year),
            (one.low, one.low_year),
            (one.high, one.high_year),
        ]
        cells = [
            "–" if value is None else words("depth.cell", one, value=scale * value, year=year)
            for value, year in figures
        ]
        rows.append([words("depth.row", one), *cells])
    if not rows:
        return ""
    heads = [
        Column(words(f"depth.column-{name}", since=MARCH_FROM), name != "indicator")
        for name in ("indicator", "last", "previous", "low", "high")
    ]
    return table(heads, rows, "depth", words("depth.table-caption"))


def record(tested: Backtest, region: str, words: Words, model: str = PUBLISHED) -> str:
    """Show how one-year forecasts did here by what they knew, and in all regencies and cities.

    Parameters
    ----------
    tested
        Past forecasts.
    region
        Whose own rows are shown.
    words
        Language.
    model
        Those that knew as much as is known now; of all regions only these are shown.
    """
    records, intervals = (
        one[one["horizon"] == 1].copy() for one in (tested.records, tested.intervals)
    )
    records["miss"] = (records["median"] - records["value"]).abs()
    rows = []
    for name in (PUBLISHED, *(f"{GIVEN}{state}" for state in STATES)):
        own = records[(records["region"] == region) & (records["model"] == name)]
        held = intervals[(intervals["region"] == region) & (intervals["model"] == name)]
        if own.empty:
            continue
        inside = held.pivot(index="origin", columns="level", values="held").astype(bool)
        outside = own["year"][~own["origin"].map(inside[LEVEL])]
        held80, held95 = (
            words("regency.cell-inside", held=int(inside[level].sum()), origins=len(inside))
            for level in (LEVEL, WIDE)
        )
        years = ", ".join(to_row(str(year), year) for year in sorted(outside)) or "–"
        known, miss = words("regency.row-known", given=_state(name)), own["miss"].mean()
        rows.append([known, words.number(miss), held80, years, held95])
    shared = records["model"].eq(model) & records["origin"].isin(tested.shared_origins)
    if shared.any():
        held = intervals[intervals["model"].eq(model)]
        held = held[held["origin"].isin(tested.shared_origins)].groupby("level")["held"].mean()
        known, miss = words("regency.row-everywhere", given=_state(model)), records["miss"][shared]
        held80, held95 = (words.per_cent(100 * held[level], 0) for level in (LEVEL, WIDE))
        rows.append([known, words.number(miss.mean()), held80, "–", held95])
    heads = [
        Column(words("regency.column-known")),
        Column(words("regency.column-miss"), True),
        Column(words("regency.column-inside", inside=LEVEL), True),
        Column(words("regency.column-outside")),
        Column(words("regency.column-inside", inside=WIDE), True),
    ]
    return table(heads, rows, "record", words("regency.record-caption"))


def _state(model: str) -> Code:
    """Return what the forecasts of a model knew beyond the last figure."""
    return Code("nothing" if model == PUBLISHED else model.removeprefix(GIVEN))


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
