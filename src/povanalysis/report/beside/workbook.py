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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from povanalysis import __version__
from povanalysis.report.beside.downloads import Download, to_csv
from povanalysis.report.beside.page_frame import DOWNLOADS, citation, licence
from povanalysis.report.beside.what_if import PREFIX
from povanalysis.report.text.language import Words

Row: TypeAlias = Sequence[str | float]


@dataclass(frozen=True)
class _Sheet:
    """A sheet with one table: a title, a line of explanation, headers and rows."""

    name: str
    title: str
    text: Sequence[str]
    headers: Sequence[str]
    rows: Sequence[Row]
    decimals: int = 2


def write(download: Download, directory: Path, stem: str, title: str, lang: str) -> list[Path]:
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

    Returns
    -------
    list of pathlib.Path
        The files, in the order of :data:`DOWNLOADS`.
    """
    paths = [directory / f"{stem}.{name}" for name in DOWNLOADS]
    paths[0].write_bytes(to_csv(download, lang))
    paths[1].write_bytes(to_xlsx(download, title, lang))
    return paths


def to_xlsx(download: Download, title: str, lang: str) -> bytes:
    """Write figures and results as an accessible workbook; parameters as for :func:`write`."""
    import xlsxwriter

    words = Words(lang)
    _ = words.text
    made = datetime.fromisoformat(download.as_of)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties(
        {
            "title": title,
            "author": "povanalysis",
            "created": made,
            "comments": download.data_version,
        }
    )
    book.set_custom_property("Language", words.tag)
    sheets = [_notes(download, words), *_figures(download, words)]
    if not download.results.empty:
        sheets.append(_results(download, words))
    _write_cover(book, download, title, words, sheets)
    for number, sheet in enumerate(sheets):
        _write_sheet(book, number, sheet)
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True)
class _Indicator:
    sheet: str
    title: str
    unit: str
    decimals: int

    @property
    def heading(self) -> str:
        """Name with its unit."""
        return f"{self.title} ({self.unit})"


def _indicators(words: Words) -> dict[str, _Indicator]:
    _ = words.text
    return {
        "P0": _Indicator("P0", _("Poor people"), _("per cent"), 2),
        "P1": _Indicator("P1", _("Poverty gap index"), _("index"), 2),
        "P2": _Indicator("P2", _("Poverty severity index"), _("index"), 2),
        "POVERTY_LINE": _Indicator(
            _("Poverty line"), _("Poverty line"), _("rupiah per person per month"), 0
        ),
        "POOR": _Indicator(_("Number of poor"), _("Poor people"), _("thousand persons"), 2),
    }


def _months(words: Words) -> dict[str, str]:
    names = {"March": "2000-03", "September": "2000-09"}
    months = {period: words.month(month).split()[0] for period, month in names.items()}
    return {**months, "unknown": words.text("not known")}


def _write_cover(
    book: Any, download: Download, title: str, words: Words, sheets: Sequence[_Sheet]
) -> None:
    _ = words.text
    page = book.add_worksheet(_("Cover"))
    wrap = book.add_format({"text_wrap": True, "valign": "top", "font_size": 12})
    page.set_column(0, 0, 90, wrap)
    heading = book.add_format({"bold": True, "font_size": 14})
    link = book.add_format({"font_color": "#0b5563", "underline": 1, "font_size": 12})
    page.write(0, 0, title, book.add_format({"bold": True, "font_size": 18, "text_wrap": True}))
    lines = [
        _("Figures and results of the report, with the source of every figure."),
        _("Data as of {date}, version {version}. Software: povanalysis {software}.").format(
            date=words.day(download.as_of), version=download.data_version, software=__version__
        ),
    ]
    row = 1
    for line in lines:
        page.write(row, 0, line, wrap)
        row += 1
    page.write(row, 0, _("Sheets"), heading)
    for sheet in sheets:
        row += 1
        text = f"{sheet.name}: {sheet.title}"
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, text)
    for name, text in (
        (_("Citation"), citation(title, download.data_version, words)),
        (_("Licence"), licence(words)),
    ):
        page.write(row + 1, 0, name, heading)
        page.write(row + 2, 0, text, wrap)
        row += 2


def _write_sheet(book: Any, number: int, sheet: _Sheet) -> None:
    plain = {"font_size": 12, "valign": "top"}
    wrap = book.add_format({**plain, "text_wrap": True})
    bold = book.add_format({**plain, "text_wrap": True, "bold": True})
    digits = "#,##0" + ("." + "0" * sheet.decimals if sheet.decimals else "")
    figure = book.add_format({**plain, "num_format": digits})
    whole = book.add_format({**plain, "num_format": "0"})
    page = book.add_worksheet(sheet.name)
    page.write(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 16}))
    for row, text in enumerate(sheet.text, start=1):
        page.write(row, 0, text, book.add_format(plain))
    top = 1 + len(sheet.text)
    for column, header in enumerate(sheet.headers):
        cells = [str(row[column]) for row in sheet.rows]
        longest = max(max(map(len, cells)), max(map(len, header.split())))
        page.set_column(column, column, min(70, longest + 3))
    page.add_table(
        top,
        0,
        top + len(sheet.rows),
        len(sheet.headers) - 1,
        {
            "name": f"table_{number + 1}",
            "autofilter": False,
            "banded_rows": False,
            "style": "Table Style Light 1",
            "columns": [{"header": header, "header_format": bold} for header in sheet.headers],
        },
    )
    for row, line in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                page.write_string(row, column, cell, wrap)
            else:
                page.write_number(row, column, cell, whole if isinstance(cell, int) else figure)


def _figures(download: Download, words: Words) -> Iterator[_Sheet]:
    _ = words.text
    headers = [
        _("Region code"),
        _("Region"),
        _("Year"),
        _("Reference month"),
        "",
        _("Spell"),
        _("Source"),
        _("Also in"),
        _("File"),
        _("Row"),
        "sha256",
    ]
    names = _indicators(words)
    months = _months(words)
    explained = _("This sheet holds one table. Codes and missing years: see the sheet {notes}.")
    parts: dict[str, list[Any]] = {}
    for row in download.figures.itertuples(index=False):
        parts.setdefault(row.indicator, []).append(row)
    for code, part in parts.items():
        own = names[code]
        rows: list[Row] = [
            [
                row.region,
                row.name,
                int(row.year),
                months[row.period],
                float(row.value),
                row.spell,
                row.source,
                row.also_in or _("none"),
                row.file,
                int(row.row),
                row.sha256,
            ]
            for row in part
        ]
        yield _Sheet(
            own.sheet,
            f"{own.heading}, {min(row.year for row in part)}–{max(row.year for row in part)}",
            [
                explained.format(notes=_("Notes")),
                _("Figures: BPS (Statistics Indonesia), Susenas."),
            ],
            [header or own.heading for header in headers],
            rows,
            own.decimals,
        )


def _results(download: Download, words: Words) -> _Sheet:
    _ = words.text
    names = {
        "P0_FORECAST_MEDIAN": _("Median of the forecast"),
        "P0_FORECAST_LOW_80": _("80 per cent prediction interval, lower end"),
        "P0_FORECAST_HIGH_80": _("80 per cent prediction interval, upper end"),
        "P0_FORECAST_LOW_95": _("95 per cent prediction interval, lower end"),
        "P0_FORECAST_HIGH_95": _("95 per cent prediction interval, upper end"),
        "PROBABILITY_NO_RISE": _("Probability of no rise against the latest figure"),
        "PROBABILITY_TARGET_MET": _("Probability that the target is met"),
        "TARGET": _("Target"),
        "REQUIRED_CHANGE": _("Change required by the target"),
        "PEOPLE_TO_LIFT": _("People behind the required fall"),
        "TARGET_MARGIN": _("Target minus figure"),
        "P0_RECORDED_MEDIAN": _("Median recorded before the figure was published"),
        "PROBABILITY_TARGET_RECORDED": _("Probability of the target recorded before that"),
    }
    units = {
        "percent": _("per cent"),
        "probability": _("probability, 0 to 1"),
        "percentage points": _("percentage points"),
        "persons": _("persons"),
    }
    rows: list[Row] = [
        [
            row.region,
            row.name,
            _result_name(row.indicator, names, words),
            int(row.year),
            float(row.value),
            units.get(row.unit, row.unit),
            row.source,
        ]
        for row in download.results.itertuples(index=False)
    ]
    return _Sheet(
        _("Results"),
        _("Results of the report"),
        [
            _("This sheet holds one table. Units differ by row: see the column {unit}.").format(
                unit=_("Unit")
            )
        ],
        [_("Region code"), _("Region"), _("Result"), _("Year"), _("Value"), _("Unit"), _("Source")],
        rows,
        decimals=4,
    )


def _result_name(code: str, names: dict[str, str], words: Words) -> str:
    own = code.removeprefix(PREFIX)
    name = names.get(own, own)
    return name if own == code else words.text("Hypothetical: {text}").format(text=name)


def _notes(download: Download, words: Words) -> _Sheet:
    _ = words.text
    none, source, names = _("none"), _("Source"), _indicators(words)
    rows: list[Row] = [
        [
            _("Missing years"),
            _(
                "A year without a row has no published figure that could be traced. Nothing is "
                "filled in or estimated."
            ),
        ],
        *(
            [
                _("Missing years"),
                f"{names[indicator].heading}, {name}: {', '.join(map(str, years))}",
            ]
            for indicator, name, years in download.gaps
        ),
        [
            _("Also in"),
            _("Further sources that state the same figure; {none}: a single source.").format(
                none=none
            ),
        ],
        [
            _("Reference month"),
            _(
                "Regency and city figures are September figures in 2012–2014 and March figures "
                "since 2015; the month of earlier ones is not established."
            ),
        ],
        [_("Spell"), _("Figures may be compared with one another within one spell only.")],
        [
            _("File"),
            _(
                "Raw file of the project, row and sha256 of the file: the place from which the "
                "figure was read."
            ),
        ],
        *([f"{source} {code}", text] for code, text in download.sources.items()),
    ]
    return _Sheet(
        _("Notes"),
        _("Notes"),
        [_("This sheet holds one table.")],
        [_("Subject"), _("Explanation")],
        rows,
    )
