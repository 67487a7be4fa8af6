"""CSV and XLSX of a report: the same figures in both, read back by other libraries."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from povanalysis.indicators import INDICATORS
from povanalysis.project import Project
from povanalysis.questions.outcomes import Outcomes
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.questions.results import outcomes_of
from povanalysis.report.beside import downloads
from povanalysis.report.beside.downloads import COLUMNS, Download, to_csv
from povanalysis.report.beside.workbook import to_xlsx
from povanalysis.report.text.language import Words
from povanalysis.report.text.phrases import FUNCTION_WORDS
from povanalysis.sources import store

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
    plan = outcomes_of("3524", shipped)
    assert isinstance(plan, Outcomes)
    return downloads.of_outlook(known, shipped, plan)


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


def test_rows_are_as_high_as_the_texts_that_wrap_in_them(book: Any) -> None:
    found = 0
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.alignment.wrap_text):
            lines = len(str(cell.value)) / sheet.column_dimensions[cell.column_letter].width
            found += lines > 2
            assert (sheet.row_dimensions[cell.row].height or 15) >= 15 * lines // 1
    assert found > 10


def test_results_never_stand_under_the_code_of_a_published_indicator(download: Download) -> None:
    assert set(download.figures["indicator"]) <= set(INDICATORS)
    assert not set(download.results["indicator"]) & set(INDICATORS)


def test_results_are_those_of_the_command_line(download: Download, known: Outlook) -> None:
    told = known.to_json()
    got = download.results.set_index(["indicator", "year"])["value"]
    ahead = told["forecast"][-1]
    made = download.results.query("indicator == 'P0_FORECAST' and year == 2026")
    assert set(made["value"]) == {ahead["median"]}
    bounds = {row.level: [row.low, row.high] for row in made.itertuples()}
    assert bounds == {80: ahead["interval80"], 95: ahead["interval95"]}
    target = told["target"]
    assert got["TARGET", 2026] == target["value"]
    assert got["PROBABILITY_TARGET_MET", 2026] == target["probability_met"]
    assert got["REQUIRED_CHANGE", 2026] == target["required_change"]
    assert got["PEOPLE_TO_LIFT", 2026] == target["people_to_lift"]
    (people,) = download.results.query("indicator == 'PEOPLE_TO_LIFT'").itertuples()
    assert (people.low, people.high) == (907, 1028)  # as the page says


def test_every_figure_of_the_csv_stands_in_the_workbook(download: Download, book: Any) -> None:
    found = [
        (row[0], row[2], row[4], row[12], row[13])
        for rows in list(tables(book).values())[2:-1]
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
    figures = list(tables(book).values())[2:-1]
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


def test_every_row_says_what_it_is_and_between_which_bounds(
    download: Download, book: Any, lang: str
) -> None:
    table = read_csv(to_csv(download, lang), lang)
    assert set(table["status"]) == {"published", "forecast", "target", "computed"}
    chances = table["indicator"].str.startswith("PROBABILITY")
    bare = table[["low", "high", "level"]].isna().any(axis=1)
    assert bare.equals(chances)  # a probability is a bound itself
    sure = table[~chances]
    assert ((sure["low"] <= sure["value"]) & (sure["value"] <= sure["high"])).all()
    printed = table[table["status"] == "published"]
    assert set(printed["level"]) == {"rounding"}
    p0 = printed[printed["indicator"] == "P0"]
    assert (p0["high"] - p0["low"]).round(6).unique().tolist() == [0.01]
    sheets = [*tables(book).values()][1:]
    for rows in sheets:
        place = rows[0].index({"id": "Status", "en": "Status"}[lang])
        known = {"id": {"terbit", "prakiraan", "target", "dihitung"}}.get(lang) or set(
            table["status"]
        )
        assert {row[place] for row in rows[1:]} <= known


def test_the_plan_sheet_holds_the_table_of_the_page_and_levels_for_the_next_plan(
    download: Download, book: Any, known: Outlook
) -> None:
    assert download.plan is not None
    head, *rows = [*tables(book).values()][1]
    by_year = {row[2]: dict(zip(head, row, strict=True)) for row in rows}
    last = [*by_year[2025].values()]
    assert last[3:5] == [12.65, 12.03]
    assert last[5] == pytest.approx(100 * (2 * 12.65 - 12.03) / 12.65)
    assert last[6:10] == [12.16, 9.5, "9.75–9.95; 8.90–9.40".replace(".", last[8][1]), 8.47]
    for year in known.coming.forecast.years[:5]:
        even, likely, low, high, level = [*by_year[year].values()][12:17]
        made = known.coming.forecast
        within = made.interval(year, 0.8)
        wanted = (made.quantile(year, 0.5), made.quantile(year, 0.8), within.low, within.high)
        assert (even, likely, low, high) == pytest.approx(wanted)
        assert level == 80
        assert made.probability_at_most(year, likely) == pytest.approx(0.8, abs=0.01)
    assert {aim.year for one in download.plan.years for aim in one.own.aims} <= set(by_year)


def test_no_sentence_of_the_workbook_is_of_another_language(
    download: Download, book: Any, lang: str
) -> None:
    other = re.compile(rf"\b({FUNCTION_WORDS['en' if lang == 'id' else 'id']}|stated|rights)\b")
    cells = [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    named = [text for code, row in download.sources.items() for text in (code, *row[:2])]
    for name in sorted(named, key=len, reverse=True):
        cells = [cell.replace(name, "") for cell in cells]
    own = "Persentase|data/raw|data-source|kab/kota"
    found = [cell for cell in cells if other.search(cell) and not re.search(own, cell)]
    if lang == "id":
        assert found == []


def test_every_licence_is_named_in_indonesian(shipped: Project) -> None:
    words = Words("id")
    licences = set(store.table("sources", shipped)["licence"])
    left = {one for one in licences if words.carried(one) == one}
    assert not [one for one in left if not one.startswith(("MIT", "CC "))]
