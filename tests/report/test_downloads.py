"""CSV and XLSX of a report: the same figures in both, read back by other libraries."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.report.beside import downloads
from povanalysis.report.beside.downloads import COLUMNS, Download, to_csv
from povanalysis.report.beside.workbook import to_xlsx

SEPARATORS = {"id": (";", ","), "en": (",", ".")}
UNITS = {"id": ("persen", "indeks", "rupiah", "jiwa"), "en": ("cent", "index", "rupiah", "persons")}


@pytest.fixture(scope="module")
def shipped(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> Project:
    return copy_project(tmp_path_factory.mktemp("downloads") / "project")


@pytest.fixture(scope="module")
def known(shipped: Project) -> Outlook:
    return outlook("3524", project=shipped)


@pytest.fixture(scope="module")
def download(known: Outlook, shipped: Project) -> Download:
    return downloads.of_outlook(known, shipped)


def read_csv(data: bytes, lang: str) -> pd.DataFrame:
    separator, mark = SEPARATORS[lang]
    text = {"region": str, "also_in": str}
    return pd.read_csv(io.BytesIO(data), sep=separator, decimal=mark, dtype=text)


def tables(book: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Give the rows of the one table of each sheet, its header first."""
    found = {}
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        found[sheet.title] = [tuple(cell.value for cell in row) for row in sheet[table.ref]]
    return found


@pytest.fixture(scope="module", params=["id", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(download: Download, lang: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(download, "A title", lang)))


def test_pandas_reads_the_csv_as_it_was_written(download: Download, lang: str) -> None:
    frame = read_csv(to_csv(download, lang), lang)
    assert list(frame.columns) == list(COLUMNS)
    assert frame["value"].tolist() == download.table["value"].tolist()
    assert frame["region"].tolist() == download.table["region"].tolist()
    assert frame["name"].iloc[0] == "Kabupaten Lamongan"


def test_the_csv_begins_with_the_mark_by_which_excel_knows_utf8(download: Download) -> None:
    assert to_csv(download, "id").startswith(b"\xef\xbb\xbfregion;name;")


def test_each_figure_leads_back_to_file_row_and_hash(download: Download, shipped: Project) -> None:
    # row 1 of a raw CSV file is its header, so that row n of the file is its n-th line
    figures = download.figures.sample(20, random_state=1)
    for row in figures.itertuples(index=False):
        line = (shipped.root / row.file).read_text(encoding="utf-8").splitlines()[int(row.row) - 1]
        cells = line.split(",")
        assert row.region in cells
        assert row.value in [float(cell) for cell in cells if cell.replace(".", "", 1).isdigit()]
        assert len(row.sha256) == 64


def test_results_never_stand_under_the_code_of_a_published_indicator(download: Download) -> None:
    assert set(download.figures["indicator"]) <= set(INDICATORS)
    assert not set(download.results["indicator"]) & set(INDICATORS)


def test_results_are_those_of_the_command_line(download: Download, known: Outlook) -> None:
    told = known.to_json()
    got = download.results.set_index(["indicator", "year"])["value"]
    ahead = told["forecast"][-1]
    assert got["P0_FORECAST_MEDIAN", 2026] == ahead["median"]
    assert [got["P0_FORECAST_LOW_80", 2026], got["P0_FORECAST_HIGH_80", 2026]] == ahead[
        "interval80"
    ]
    assert [got["P0_FORECAST_LOW_95", 2026], got["P0_FORECAST_HIGH_95", 2026]] == ahead[
        "interval95"
    ]
    target = told["target"]
    assert got["TARGET", 2026] == target["value"]
    assert got["PROBABILITY_TARGET_MET", 2026] == target["probability_met"]
    assert got["REQUIRED_CHANGE", 2026] == target["required_change"]
    assert got["PEOPLE_TO_LIFT", 2026] == target["people_to_lift"]


def test_every_figure_of_the_csv_stands_in_the_workbook(download: Download, book: Any) -> None:
    found = [
        (row[0], row[2], row[4], row[8], row[9])
        for rows in list(tables(book).values())[1:-1]
        for row in rows[1:]
    ]
    wanted = download.figures[["region", "year", "value", "file", "row"]]
    assert sorted(found) == sorted(wanted.itertuples(index=False, name=None))


def test_every_result_of_the_csv_stands_in_the_workbook(download: Download, book: Any) -> None:
    rows = list(tables(book).values())[-1][1:]
    assert [row[4] for row in rows] == download.results["value"].tolist()


def test_each_sheet_holds_one_marked_table_without_merged_or_empty_cells(book: Any) -> None:
    for sheet in book.worksheets:
        assert sheet["A1"].value
        assert not sheet.merged_cells.ranges
        assert all(any(cell.value is not None for cell in row) for row in sheet.iter_rows())
    for rows in tables(book).values():
        assert all(cell not in (None, "") for row in rows for cell in row)
        assert len(set(rows[0])) == len(rows[0])


def test_units_stand_in_the_header_of_the_values(book: Any, lang: str) -> None:
    figures = list(tables(book).values())[1:-1]
    assert len(figures) == len(INDICATORS)
    for rows in figures:
        assert any(unit in rows[0][4] for unit in UNITS[lang])


def test_the_cover_leads_to_every_sheet(book: Any) -> None:
    cover = book.worksheets[0]
    places = [cell.hyperlink.location for (cell,) in cover.iter_rows() if cell.hyperlink]
    assert places == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]


def test_years_without_a_figure_and_sources_are_explained(download: Download, book: Any) -> None:
    notes = " ".join(str(cell) for row in next(iter(tables(book).values())) for cell in row)
    years = download.figures.query("indicator == 'P2' and region == '3524'")["year"]
    missing = set(range(min(years), max(years))) - set(years)
    assert missing  # the shipped series has gaps, and they are named
    assert all(str(year) in notes for year in missing)
    assert all(code in notes for code in download.figures["source"])


def test_the_same_figures_give_the_same_bytes(download: Download) -> None:
    assert to_xlsx(download, "A title", "id") == to_xlsx(download, "A title", "id")
    assert to_csv(download, "id") == to_csv(download, "id")


def test_a_text_that_looks_like_a_formula_stays_text(download: Download) -> None:
    figures = download.figures.assign(name="=1+1")
    book = openpyxl.load_workbook(
        io.BytesIO(to_xlsx(Download(figures, download.results, "2026-11-22", "v"), "A title", "en"))
    )
    rows = list(tables(book).values())[1]
    assert rows[1][1] == "=1+1"
    assert book.worksheets[2]["B5"].data_type == "s"
