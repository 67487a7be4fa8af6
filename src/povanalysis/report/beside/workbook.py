"""The accessible workbook: figures and results of a report as XLSX.

The structure follows the guidance of the UK Government Analysis Function on accessible
spreadsheets: a cover with links to the sheets, a sheet of notes, then one sheet with one marked
table for each indicator and one for the results. The title stands in A1, what must be known before
reading below it, the table right after. No merged, hidden or empty cell, no empty row or column,
units in the column headers, words and not colour carry the meaning, nothing smaller than 12 point.

XlsxWriter writes it: the same input gives the same bytes, because all dates inside are the date of
the data version. (openpyxl stamps the clock into the file; gptables, made for that guidance, has
its fixed texts in English only.)
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from povanalysis.questions.record.achievement import Aim, Place, PlanYear
from povanalysis.regions import get
from povanalysis.report.beside import downloads
from povanalysis.report.beside.downloads import Download, to_csv
from povanalysis.report.beside.imprint import NOBODY, Imprint
from povanalysis.report.beside.page_frame import DOWNLOADS, citation, licence, versions
from povanalysis.report.beside.sheets import HEADING, Row, Sheet, heighten, print_wide, write_sheet
from povanalysis.report.beside.what_if import PREFIX
from povanalysis.report.facts.values import Code
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from povanalysis.questions.outcomes import Outcomes
    from povanalysis.trends import Forecast

NOTHING = "–"
COVER = 90
"""Width of the cover, in characters."""
BOUNDS = ("low", "high", "level", "status")
PLAN_HEADS = (
    "region-code", "region", "year", "plan-target", "plan-came", "plan-achievement", "plan-before",
)  # fmt: skip
PLAN_LEVELS = (0.5, 0.8)
PLAN_AHEAD = 5
"""Next years with levels that a plan could name."""


def write(
    download: Download,
    directory: Path,
    stem: str,
    title: str,
    lang: str,
    own: Imprint = NOBODY,
) -> list[Path]:
    """Write ``stem.csv`` and ``stem.xlsx``.

    Parameters
    ----------
    download
        What to write.
    directory, stem
        Where to, and the file name without suffix.
    title
        Title of the report the figures belong to.
    lang
        ``id`` or ``en``.
    own
        Who publishes the report.

    Returns
    -------
    list of pathlib.Path
        The files, in the order of :data:`DOWNLOADS`.
    """
    paths = [directory / f"{stem}.{name}" for name in DOWNLOADS]
    paths[0].write_bytes(to_csv(download, lang))
    paths[1].write_bytes(to_xlsx(download, title, lang, own))
    return paths


def to_xlsx(download: Download, title: str, lang: str, own: Imprint = NOBODY) -> bytes:
    """Write figures and results as an accessible workbook; parameters as for :func:`write`."""
    import xlsxwriter

    words = Words(lang)
    made = datetime.fromisoformat(download.as_of)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    )
    book.set_properties(
        {
            "title": title,
            "author": ", ".join(own.credited) or "povanalysis",
            "created": made,
            "comments": download.data_version,
        }
    )
    book.set_custom_property("Language", words.tag)
    sheets = [_notes(download, words), *_plan(download, words), *_figures(download, words)]
    if not download.results.empty:
        sheets.append(_results(download, words))
    _write_cover(book, download, title, words, sheets, own)
    bounds = words.several("workbook", *BOUNDS[:2])
    for number, sheet in enumerate(sheets):
        write_sheet(book, number, sheet, bounds)
    book.close()
    return buffer.getvalue()


def _write_cover(
    book: Any,
    download: Download,
    title: str,
    words: Words,
    sheets: Sequence[Sheet],
    own: Imprint,
) -> None:
    page = book.add_worksheet(words("workbook.cover"))
    folded = book.add_format({"text_wrap": True, "valign": "top", "font_size": 12})
    page.set_column(0, 0, COVER, folded)
    heading = book.add_format({"bold": True, "font_size": 14})
    link = book.add_format({"font_color": "#0b5563", "underline": 1, "font_size": 12})
    page.write(0, 0, title, book.add_format({"bold": True, "font_size": 18, "text_wrap": True}))
    page.write(1, 0, words("workbook.about"), folded)
    page.write(2, 0, versions(download.as_of, download.data_version, words), folded)
    print_wide(page)
    page.set_row(0, HEADING)
    row = 3
    page.set_row(row, HEADING)
    page.write(row, 0, words("workbook.sheets"), heading)
    for sheet in sheets:
        row += 1
        text = f"{sheet.name}: {sheet.title}"
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, text)
    for name, text in (
        (words("workbook.citation"), citation(title, download.data_version, words, own)),
        (words("workbook.licence"), licence(words)),
    ):
        page.write(row + 1, 0, name, heading)
        page.set_row(row + 1, HEADING)
        page.write_string(row + 2, 0, text, folded)  # a name may begin with =
        heighten(page, row + 2, [(text, COVER)])
        row += 2


def _figures(download: Download, words: Words) -> Iterator[Sheet]:
    months = {
        "March": words.month("2000-03").split()[0],
        "September": words.month("2000-09").split()[0],
        "unknown": words("workbook.unknown-month"),
    }
    none = words("workbook.none")
    parts: dict[str, list[Any]] = {}
    for row in download.figures.astype(object).itertuples(index=False):  # read faster so
        parts.setdefault(row.indicator, []).append(row)
    for code, part in parts.items():
        heading = words("workbook.figure", indicator=Code(code))
        rows: list[Row] = [
            [
                row.region,
                row.name,
                int(row.year),
                months[row.period],
                float(row.value),
                *bounds,
                row.spell,
                row.source,
                row.also_in or none,
                row.file,
                int(row.row),
                row.sha256,
            ]
            for row, bounds in zip(part, _bounds(part, words), strict=True)
        ]
        yield Sheet(
            words("workbook.sheet", indicator=Code(code)),
            f"{heading}, {min(row.year for row in part)}–{max(row.year for row in part)}",
            words.several("workbook", "see-notes", "producer"),
            [
                *words.several("workbook", "region-code", "region", "year", "reference-month"),
                heading,
                *words.several("workbook", *BOUNDS),
                *words.several("workbook", "spell", "source", "also-in", "file", "row"),
                "sha256",
            ],
            rows,
            0 if code == "POVERTY_LINE" else 2,
        )


def _results(download: Download, words: Words) -> Sheet:
    results = [*download.results.itertuples(index=False)]
    rows: list[Row] = [
        [
            row.region,
            row.name,
            _result_name(row.indicator, words),
            int(row.year),
            float(row.value),
            *bounds,
            words("workbook.result-unit", unit=Code(row.unit.replace(" ", "_"))),
            row.source or words("workbook.none"),
        ]
        for row, bounds in zip(results, _bounds(results, words), strict=True)
    ]
    heads = ("region-code", "region", "result", "year", "value", *BOUNDS, "unit", "source")
    return Sheet(
        words("workbook.results"),
        words("workbook.results-title"),
        words.several("workbook", "see-unit"),
        words.several("workbook", *heads),
        rows,
        decimals=4,
    )


def _bounds(rows: Iterable[Any], words: Words) -> Iterator[Row]:
    """Give bounds, their level and the status of rows; a dash where one has no bounds."""

    @cache  # thousands of rows say the same
    def said(key: str, **codes: str) -> str:
        return words(key, **{name: Code(code) for name, code in codes.items()})

    for row in rows:
        level = row.level
        if isinstance(level, str) and level:
            level = said("workbook.level-of", level=level.replace(" ", "-"))
        bounds = [NOTHING if one == "" else float(one) for one in (row.low, row.high)]
        yield [*bounds, level or NOTHING, said("workbook.status-of", status=row.status)]


def _plan(download: Download, words: Words) -> Iterator[Sheet]:
    """Lay out targets and figures by year, with the levels that a next plan could name."""
    found, ahead = download.plan, download.ahead
    if found is None or not found.years:
        return
    codes = [found.region, *(place.region for place in found.years[0].parents)]
    bare = [Place(code, None, ()) for code in codes]
    years = {} if ahead is None else dict.fromkeys(ahead.years[:PLAN_AHEAD])
    known = {year: PlanYear(year, bare[0], None, tuple(bare[1:])) for year in years}
    known |= {one.year: one for one in found.years}
    heads = words.several("workbook", *PLAN_HEADS)
    for code in codes[1:]:
        heads += [words(f"workbook.{head}", place=code) for head in ("place", "place-target")]
    heads += words.several("workbook", "plan-end")
    heads += [words("workbook.plan-level", chance=chance) for chance in PLAN_LEVELS]
    heads += words.several("workbook", *BOUNDS, "plan-documents")
    yield Sheet(
        words("workbook.plan"),
        words("workbook.plan-title"),
        words.several("workbook", "one-table", "plan-formula", "plan-levels"),
        heads,
        [
            _plan_row(known[year], ahead if year in years else None, found, words)
            for year in sorted(known)
        ],
    )


def _plan_row(one: PlanYear, ahead: Forecast | None, found: Outcomes, words: Words) -> Row:
    came = one.own.came
    levels: list[str | float] = [NOTHING] * len(PLAN_LEVELS)
    bounds: list[str | float] = [NOTHING] * 3
    status = downloads.TARGET
    if came is not None:
        sure, status = downloads.rounded(came, 2), downloads.PUBLISHED
        bounds = [sure.low, sure.high, words("workbook.level-of", level=Code(downloads.ROUNDING))]
    elif ahead is not None:
        level, status = downloads.LEVELS[0], downloads.FORECAST
        within = ahead.interval(one.year, level / 100)
        bounds = [within.low, within.high, level]
        levels = [ahead.quantile(one.year, chance) for chance in PLAN_LEVELS]
    achieved = [part for part in one.achievements if part is not None]
    beside: list[str | float] = []
    for place in one.parents:
        beside += [_or(place.came), _asked(place.aims, words)]
    documents = [
        f"{get(place.region).plain_name} {words('outcomes.document', aim)}"
        for place in (one.own, *one.parents)
        for aim in place.aims
    ]
    return [
        found.region,
        get(found.region).name,
        one.year,
        _asked(one.own.aims, words),
        _or(came),
        achieved[0]
        if len(achieved) == 1
        else words.joined(words.number(a, 1) for a in achieved) or NOTHING,
        _or(one.before),
        *beside,
        _or(found.end_of_plan),
        *levels,
        *bounds,
        words("workbook.status-of", status=Code(status)),
        ". ".join(documents) or NOTHING,
    ]


def _or(value: float | None) -> str | float:
    return NOTHING if value is None else float(value)


def _asked(aims: Sequence[Aim], words: Words) -> str | float:
    """Give what was asked for: a number where it is a single one."""
    if len(aims) == 1 and aims[0].low is not None and aims[0].low == aims[0].high:
        return aims[0].low
    return "; ".join(words("outcomes.target", aim) for aim in aims) or NOTHING


def _result_name(code: str, words: Words) -> str:
    own = code.removeprefix(PREFIX)
    name = words("workbook.result-name", code=Code(own))
    return name if own == code else words("workbook.hypothetical", text=name)


def _notes(download: Download, words: Words) -> Sheet:
    missing, source = words.several("workbook", "missing-years", "source")

    def noted(*subjects: str) -> list[Row]:
        return [words.several("workbook", one, f"{one}-text") for one in subjects]

    gaps = [
        [
            missing,
            f"{words('workbook.figure', indicator=Code(code))}, {name}: {', '.join(map(str, years))}",
        ]
        for code, name, years in download.gaps
    ]
    rows: list[Row] = [
        *noted("missing-years"),
        *gaps,
        *noted("low", "status", "also-in", "reference-month", "spell", "file"),
        *(
            [f"{source} {code}", f"{publisher}. {words.carried(place)}. {words.carried(licence)}"]
            for code, (publisher, place, licence) in download.sources.items()
        ),
    ]
    return Sheet(
        words("workbook.notes"),
        words("workbook.notes"),
        words.several("workbook", "one-table"),
        words.several("workbook", "subject", "explanation"),
        rows,
    )
