"""Files that must be refused, with the reason and the cell, and never half understood."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from povanalysis.errors import InputError, LayoutError, ParameterError, PovError
from povanalysis.sources import layouts
from povanalysis.sources.tables import decoding, opening
from povanalysis.sources.tables.opening import open_document, read_document
from povanalysis.sources.tables.reading import Hints, Reading

HEAD = "Kabupaten/Kota;Persentase Penduduk Miskin;Tahun\n"


def read_text(text: str, name: str = "table.csv", **hints: object) -> Reading:
    document = read_document(name, text.encode("utf-8"))
    return layouts.read(document, Hints(**hints))  # type: ignore[arg-type]


def workbook(*rows: list[object], name: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def kinds(reading: Reading) -> list[str]:
    return [problem.kind for problem in reading.problems]


GOOD = workbook(
    ["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"],
    ["Kab. Kediri", 9.81, 2025],
    ["Kota Kediri", 6.04, 2025],
)


def test_a_missing_file_names_its_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no-such\.xlsx cannot be read"):
        open_document(tmp_path / "no-such.xlsx")


@pytest.mark.parametrize("content", [b"", b"   \n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 64])
def test_a_file_of_nought_bytes_or_blanks_is_empty(content: bytes) -> None:
    with pytest.raises(LayoutError, match="is empty"):
        read_document("empty.csv", content)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_xlsx_is_refused(share: float) -> None:
    with pytest.raises(LayoutError, match="damaged"):
        read_document("cut.xlsx", GOOD[: int(len(GOOD) * share)])


def test_a_truncated_xls_is_refused() -> None:
    with pytest.raises(LayoutError, match="damaged, cut or protected"):
        read_document("cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(400))


def test_a_file_of_200_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as handle:
        handle.truncate(200_000_000)  # sparse: takes no room
    with pytest.raises(LayoutError, match="200 MB"):
        open_document(path)


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)
    with pytest.raises(LayoutError, match="would unpack to 40 MB"):
        read_document("bomb.xlsx", out.getvalue())


def test_a_workbook_with_macros_is_refused() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\x00")
    with pytest.raises(LayoutError, match="macros"):
        read_document("macro.xlsm", out.getvalue())


def test_a_formula_without_a_saved_value_is_refused_by_its_cell() -> None:
    content = workbook(
        ["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"],
        ["Kab. Kediri", "=9.8+0.01", 2025],
    )
    with pytest.raises(LayoutError, match=r"formulas without a saved value \(B2\)"):
        read_document("formula.xlsx", content)


def test_a_zip_that_is_no_spreadsheet_and_a_pdf_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "no sheet")
    with pytest.raises(LayoutError, match="damaged"):
        read_document("archive.xlsx", out.getvalue())
    with pytest.raises(LayoutError, match="is a PDF"):
        read_document("brs.pdf", b"%PDF-1.7 ...")


def test_a_table_of_another_indicator_is_refused_with_what_it_is() -> None:
    with pytest.raises(LayoutError, match="Tingkat Pengangguran Terbuka"):
        read_text("Kabupaten/Kota;Tingkat Pengangguran Terbuka\nKab. Kediri;5,2\nKota Kediri;4,4\n")


def test_a_table_without_a_year_asks_for_it() -> None:
    text = "Kabupaten/Kota;Persentase Penduduk Miskin\nKab. Kediri;9,81\nKota Kediri;6,04\n"
    with pytest.raises(ParameterError) as caught:
        read_text(text)
    assert caught.value.facts["option"] == "--year"
    assert read_text(text, year=2025).years == [2025]


def test_figures_that_fit_both_conventions_ask_for_one() -> None:
    # P1 of 2,701 (press releases print three decimals) is 2701 in an English table; both readings
    # of 0,450 and 1,234 alone lie inside the range of a head count in thousands
    text = "Kabupaten/Kota;Jumlah Penduduk Miskin (ribu);Tahun\nKab. Kediri;1,234;2025\n"
    with pytest.raises(ParameterError) as caught:
        read_text(text)
    assert caught.value.facts["option"] == "--convention"
    assert [f.value for f in read_text(text, convention="id").figures] == [1.234]


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        ("105,2", "out of range", "head count or a lost decimal mark"),
        ("1203", "out of range", "lost decimal mark"),
        ("-9,81", "out of range", "negative"),
        ("9,81 kg", "not a number", "not a number"),
        ("n/a?", "not a number", "not a number"),
        ("9.81", "not a number", "convention 'en'"),
    ],
)
def test_a_bad_figure_is_named_with_its_cell(cell: str, kind: str, words: str) -> None:
    text = f"{HEAD}Kab. Kediri;{cell};2025\nKota Kediri;6,04;2025\nKab. Blitar;8,16;2025\n"
    problem = read_text(text).problems[0]
    assert (problem.kind, problem.place) == (kind, "row 2, column 2")
    assert words in problem.text


def test_a_date_or_truth_value_where_a_figure_should_be_is_refused() -> None:
    import datetime as dt

    content = workbook(
        ["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"],
        ["Kab. Kediri", dt.date(2025, 9, 12), 2025],
        ["Kota Kediri", True, 2025],
        ["Kab. Blitar", 8.16, 2025],
    )
    reading = layouts.read(read_document("dates.xlsx", content))
    assert [(p.kind, p.place) for p in reading.problems] == [
        ("not a number", "Sheet1!B2"),
        ("not a number", "Sheet1!B3"),
    ]


def test_all_problems_are_collected_and_nothing_is_taken() -> None:
    reading = read_text(
        f"{HEAD}Kab. Kediri;105;2025\nKab. Lamogan;12,03;2025\nKota Kediri;x;2025\n"
    )
    with pytest.raises(LayoutError) as caught:
        reading.require_clean()
    assert caught.value.facts["cells"] == ["row 3, column 1", "row 2, column 2", "row 4, column 2"]
    assert "Did you mean 3524 Kabupaten Lamongan?" in str(caught.value)
    assert "Nothing was taken over" in str(caught.value)


def test_a_duplicated_region_is_refused_with_both_cells() -> None:
    reading = read_text(f"{HEAD}Kab. Kediri;9,81;2025\nKota Kediri;6,04;2025\nKediri;9,81;2025\n")
    assert kinds(reading) == ["duplicated region"]
    assert "row 2, column 2" in reading.problems[0].text
    assert reading.problems[0].place == "row 4, column 2"


def test_semarang_twice_is_refused_twice_and_never_taken_in_order() -> None:
    reading = read_text(f"{HEAD}Semarang;7,82;2021\nDemak;12,92;2021\nSemarang;4,56;2021\n")
    assert kinds(reading) == ["ambiguous region", "ambiguous region"]
    assert [f.region for f in reading.figures] == ["3321"]
    for problem in reading.problems:
        assert "3322 Kabupaten Semarang" in problem.text
        assert "3374 Kota Semarang" in problem.text


def test_an_unknown_region_and_a_damaged_code_are_refused() -> None:
    text = "kode,nama_kabupaten_kota,persentase_penduduk_miskin,tahun\n"
    reading = read_text(
        f"{text}3310,KABUPATEN KLATEN,12.04,2024\n33.1,KABUPATEN KLATEN,12.04,2023\n"
    )
    assert len(reading.figures) == 1
    assert reading.problems[0].place == "row 3, column 2"


def test_a_second_table_below_the_first_is_refused() -> None:
    text = (
        "Kabupaten/Kota,2024,2025\nKab. Kediri,9.95,9.81\nKota Kediri,6.51,6.04\n"
        "Nama Wilayah,2022,2023\nKab. Kediri,10.65,10.72\n"
    )
    reading = read_text("Persentase Penduduk Miskin,,\n" + text)
    assert kinds(reading) == ["two tables"]
    assert reading.problems[0].place == "row 5"


def test_two_sheets_that_contradict_each_other_are_refused() -> None:
    book = openpyxl.Workbook()
    for name, value in (("A", 9.81), ("B", 9.18)):
        sheet = book.create_sheet(name)
        sheet.append(["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"])
        sheet.append(["Kab. Kediri", value, 2025])
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    reading = layouts.read(read_document("two.xlsx", out.getvalue()))
    assert kinds(reading) == ["contradiction"]
    assert "A!B2" in reading.problems[0].text


def test_a_figure_beside_no_name_is_refused() -> None:
    reading = read_text(f"{HEAD}Kab. Kediri;9,81;2025\n;6,04;2025\nKota Kediri;6,04;2025\n")
    assert kinds(reading) == ["value without a name"]
    assert reading.problems[0].place == "row 3, column 2"


def test_an_unknown_layout_names_the_allowed_ones() -> None:
    with pytest.raises(ParameterError, match="L1, L2, L3, L4, L5, L6, L7, L9"):
        read_text(HEAD, layout="L8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"status": "OK"}', "has no data"),
        ('{"status":"OK","data-availability":"list-not-available"}', "list-not-available"),
        ('{"status":"OK","data-availability":"available","var":[]}', "'var' is missing"),
        (
            '{"status":"OK","data-availability":"available","var":[{"val":621,"label":"P0"}],'
            '"vervar":[{"val":3524}],"tahun":[],"datacontent":{}}',
            "'vervar' has entries without",
        ),
    ],
)
def test_json_that_is_no_answer_is_refused(text: str, words: str) -> None:
    with pytest.raises(LayoutError, match=words):
        read_text(text, "answer.json")


def test_json_keys_that_nothing_explains_or_two_ways_explain_are_problems() -> None:
    answer = (
        '{"status":"OK","data-availability":"available",'
        '"var":[{"val":62,"label":"Persentase Penduduk Miskin","unit":"Persen"},'
        '{"val":621,"label":"Persentase Penduduk Miskin","unit":"Persen"}],'
        '"turvar":[{"val":0,"label":""},{"val":10,"label":""}],'
        '"vervar":[{"val":3524,"label":"Lamongan"},{"val":3506,"label":"Kota Kediri"}],'
        '"tahun":[{"val":125,"label":"2025"}],"turtahun":[{"val":0,"label":""}],'
        '"datacontent":{"352462101250":12.03,"77":1.0,"350662101250":9.81}}'
    )
    reading = read_text(answer, "answer.json")
    found = kinds(reading)
    assert "ambiguous key" in found  # 62|10|125|0 and 621|0|125|0 spell the same
    assert "unexplained key" in found
    assert "unknown region" in found  # 3506 is not Kota Kediri
    with pytest.raises(LayoutError):
        reading.require_clean()


# --------------------------------------------------------------------------------------- fuzzing


cells = st.one_of(
    st.sampled_from(
        ["Kediri", "Kota Kediri", "JAWA TIMUR", "Kabupaten/Regency", "2024", "2025", "12,03",
         "12.03", "1.234", "...", "-", "", "Persentase Penduduk Miskin", "Tahun", "(1)", "Sumber"]
    ),
    st.text(alphabet="KEDIRI kota 0123456789.,-;%\"'\n", max_size=12),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(cells, max_size=5), max_size=8), st.sampled_from([",", ";"]))
def test_any_table_gives_a_reading_or_our_own_error(rows: list[list[str]], sign: str) -> None:
    import csv

    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    try:
        reading = read_text(out.getvalue())
    except PovError:
        return
    for figure in reading.figures:
        assert figure.text.strip("0123456789.,- %r*") == ""  # never made of anything but digits
        assert 0 < figure.value < 5_000_000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"<html>", b"{", b"\xff\xfe"]))
def test_any_bytes_give_a_document_or_our_own_error(content: bytes, start: bytes) -> None:
    try:
        layouts.read(read_document("any.xls", start + content))
    except PovError:
        return


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_spreadsheet_with_damaged_bytes_is_read_or_refused(place: int, noise: bytes) -> None:
    damaged = GOOD[:place] + noise + GOOD[place + len(noise) :]
    try:
        reading = layouts.read(read_document("noise.xlsx", damaged))
    except PovError:
        return
    assert {f.value for f in reading.figures} <= {9.81, 6.04}


def test_limits_are_those_the_documentation_names() -> None:
    assert (opening.MAX_BYTES, decoding.MAX_UNPACKED) == (50_000_000, 300_000_000)


ROWS = "Kab. Kediri;9,81;2025\n"


@pytest.mark.parametrize(
    "title",
    [
        "Target Persentase Penduduk Miskin, RPJMD 2025-2029", "Proyeksi Penduduk Miskin 2026",
        "Tabel 3.1 Sasaran Persentase Penduduk Miskin", "Simulasi", "Skenario 2: tingkat kemiskinan",
        "Persentase Penduduk Miskin Ekstrem 2026", "Tingkat kemiskinan ekstrim menurut kabupaten",
        "Perubahan Persentase Penduduk Miskin 2025-2026", "Change in the percentage of poor people",
        "Projected poverty rate", "Extreme poverty by regency", "Penduduk Miskin (per mil)",
    ],
)  # fmt: skip
def test_a_title_that_makes_the_figures_others_is_believed(title: str) -> None:
    table = f"{title}\n{HEAD}{ROWS}"
    with pytest.raises(LayoutError, match="makes them others"):
        read_text(table)
    assert read_text(table, indicator="P0").figures[0].value == 9.81  # the user's word


@pytest.mark.parametrize("name", ["Target 2026.csv", "proyeksi_2026.csv", "Simulasi Bappeda.csv"])
def test_so_does_the_name_of_a_file(name: str) -> None:
    with pytest.raises(LayoutError, match="makes them others"):
        read_text(HEAD + ROWS, name)


def test_so_does_the_caption_of_a_table_of_a_page() -> None:
    cells = "".join(
        f"<tr><td>{line.replace(';', '</td><td>')}</td></tr>" for line in (HEAD + ROWS).splitlines()
    )
    page = "<table><caption>{} Persentase Penduduk Miskin</caption>" + cells + "</table>"
    with pytest.raises(LayoutError, match="makes them others"):
        read_text(page.format("Target"), "t.html")
    assert read_text(page.format(""), "t.html").figures[0].value == 9.81


@pytest.mark.parametrize(
    "note", ["Catatan: angka proyeksi", "*) Angka target", "**) Proyeksi Bappeda", "* = projection"]
)
def test_so_does_a_note_below(note: str) -> None:
    with pytest.raises(LayoutError, match="makes them others"):
        read_text(f"{HEAD}{ROWS}{note};;\n")


@pytest.mark.parametrize("beside", ["angka proyeksi", "Bappeda (proyeksi)", "Target RPJMD"])
def test_so_does_a_text_beside_the_name(beside: str) -> None:
    table = f"{HEAD[:-1]};Sumber\n{ROWS[:-1]};{beside}\nKota Kediri;6,04;2025;BPS\n"
    assert [figure.region for figure in read_text(table).figures] == ["3571"]


@pytest.mark.parametrize(
    "title",
    [
        "Target dan Realisasi Persentase Penduduk Miskin", "Kemiskinan dan Kemiskinan Ekstrem",
        "Laju Pertumbuhan dan Persentase Penduduk Miskin", "Proyeksi Penduduk SP2020 dan kemiskinan",
        "Penurunan Kemiskinan di Jawa Timur", "Permilihan wilayah",
    ],
)  # fmt: skip
def test_titles_of_several_things_leave_it_to_the_heads(title: str) -> None:
    below = (
        "Sumber: BPS, angka kemiskinan memakai proyeksi penduduk;;\nTarget RPJMD 9,5;;\n"
        "*) Angka sementara;;\n**) proyeksi penduduk SP2020;;\n"
    )
    assert read_text(f"{title}\n{HEAD}{ROWS}{below}").figures[0].value == 9.81


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kab. Kediri", '"Kab. Kediri'), ("9,81", '"9,81'), ("Kab. Kediri;9", '"Kab." Kediri;"9'),
        ("Kota Batu", '"Kota Batu'), ("Kab. Kediri", "<<<<<<< HEAD\nKab. Kediri"),
        ("Kota Batu", ">>>>>>> 0d74c37\nKota Batu"),
    ],
)  # fmt: skip
def test_no_row_is_lost_to_a_mark_that_does_not_belong(before: str, after: str) -> None:
    table = f"{HEAD}{ROWS}Kab. Blitar;7,9;2025\nKota Batu;2,86;2025\nKota Kediri;6,04;2025\n"
    with pytest.raises(
        LayoutError, match=r"row [0-9] (opens a quotation|is a mark of)|no column of region names"
    ):
        read_text(table.replace(before, after))


@pytest.mark.parametrize("unit", ["Per mil", "PERMIL", "‰", "KK", "Persen rumah tangga"])
def test_a_column_of_units_may_name_another(unit: str) -> None:
    reading = read_text(f"{HEAD[:-1]};Satuan\n{ROWS[:-1]};{unit}\nKota Kediri;6,04;2025;Persen\n")
    assert [figure.region for figure in reading.figures] == ["3571"]
    assert kinds(reading) == ["another unit"]


def test_a_record_with_two_values_of_a_key_is_refused() -> None:
    record = (
        '{"nama_kabupaten_kota": "Kab. Kediri", "persentase_penduduk_miskin": %s, "tahun": 2025}'
    )
    twice = record % '9.81, "persentase_penduduk_miskin": 5.5'
    with pytest.raises(LayoutError, match="twice, with different values"):
        read_text(f"[{twice}, {record % 7}]", "t.json")


def test_a_quoted_cell_may_have_lines() -> None:
    table = f'"Persentase\nPenduduk Miskin"\n{HEAD}"Kab.\nKediri";"9,81";2025\n"a ""b""";;\n'
    assert read_text(table).figures[0].value == 9.81
