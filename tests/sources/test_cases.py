"""Shapes and marks of public tables that were misread or refused before, each with what is right."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import openpyxl
import pytest

from povanalysis.errors import LayoutError, ParameterError
from povanalysis.sources import layouts
from povanalysis.sources.tables.opening import read_document
from povanalysis.sources.tables.reading import Hints, Reading

ACEH = {"1108": 12.53, "1109": 18.1, "1171": 6.95}


def read(content: str | bytes, name: str = "tabel.csv", **hints: Any) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return layouts.read(read_document(name, raw), Hints(**hints))


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def values(reading: Reading) -> dict[tuple[str, str, int, str], float]:
    assert reading.problems == ()
    return {figure.key: figure.value for figure in reading.figures}


def rates(reading: Reading, year: int = 2024, period: str = "March") -> dict[str, float]:
    return {
        r: v for (r, i, y, p), v in values(reading).items() if (i, y, p) == ("P0", year, period)
    }


# ---------------------------------------------------------------------------------------- marks


@pytest.mark.parametrize("sign", [",", ";"])
def test_marks_on_cells_are_kept_as_status_and_noted(sign: str) -> None:
    reading = read(
        f"Kabupaten/Kota{sign}Persentase Penduduk Miskin 2024\nAceh Besar{sign}12.53*\n"
        f"Pidie{sign}18.10 *\nAceh Utara{sign}15.60 r\nBireuen{sign}12.00r)\n"
        f"Kota Banda Aceh{sign}6.95¹\nKota Sabang{sign}14.00 1)\n"
    )
    assert [f.value for f in reading.figures] == [12.53, 18.1, 15.6, 12.0, 6.95, 14.0]
    assert [f.status for f in reading.figures] == [
        "preliminary", "preliminary", "revised", "revised", "final", "final",
    ]  # fmt: skip
    assert {f.decimals for f in reading.figures} == {2}
    for mark in ("'*': preliminary", "'r': revised", "'1': a footnote"):
        assert any(mark in note for note in reading.notes)


@pytest.mark.parametrize(
    ("marked", "note", "status"),
    [
        ("12,53 1)", "1) Angka sementara", "preliminary"),
        ("12,53²", "² Angka diperbaiki/Revised figures", "revised"),
        ("12,53*", "*) Termasuk Pulo Aceh", "final"),
        ("12,53*", "Keterangan: * angka sementara", "preliminary"),
        ("12,53 x)", "x) Preliminary figures", "preliminary"),
        ("12,53 (r)", "Sumber: BPS", "revised"),
        ("12,53%*", "Sumber: BPS", "preliminary"),
        ("12,53 **", "Sumber: BPS", "preliminary"),
        ("*12,53", "Sumber: BPS", "preliminary"),
    ],
)
def test_a_note_below_the_table_says_what_a_mark_stands_for(
    marked: str, note: str, status: str
) -> None:
    reading = read(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\nAceh Besar;{marked}\nPidie;18,10\n{note};\n"
    )
    assert [(f.value, f.status) for f in reading.figures] == [(12.53, status), (18.1, "final")]


@pytest.mark.parametrize(
    ("heads", "statuses"),
    [
        (("2023r", "2024*"), ("revised", "preliminary")),
        (("2023 r)", "2024 *)"), ("revised", "preliminary")),
        (("2023", "2024 (Angka Sementara)"), ("final", "preliminary")),
        (("2023 (Revised)", "2024 (Preliminary)"), ("revised", "preliminary")),
        (("2023^x)", "2024"), ("preliminary", "final")),
        (("2023 (Angka Tetap)", "Angka Sementara 2024"), ("final", "preliminary")),
        (("2023ʳ".replace("ʳ", "r"), "2024**"), ("revised", "preliminary")),
        (("Maret 2023r", "Maret 2024*)"), ("revised", "preliminary")),
    ],
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_marks_on_years_never_drop_a_column(
    heads: tuple[str, str], statuses: tuple[str, str], form: str
) -> None:
    rows: list[list[object]] = [
        ["Kabupaten/Kota", *heads], ["Aceh Besar", 13.38, 12.53], ["Kota Banda Aceh", 7.04, 6.95]
    ]  # fmt: skip
    text = "\n".join(",".join(map(str, row)) for row in rows)
    reading = read(text if form == "csv" else workbook(*rows), f"tabel.{form}", indicator="P0")
    assert reading.problems == ()
    found = {(f.region, f.year): (f.value, f.status) for f in reading.figures}
    assert found == {
        ("1108", 2023): (13.38, statuses[0]), ("1108", 2024): (12.53, statuses[1]),
        ("1171", 2023): (7.04, statuses[0]), ("1171", 2024): (6.95, statuses[1]),
    }  # fmt: skip


def test_a_mark_on_a_year_down_the_rows_is_that_of_its_figures() -> None:
    reading = read(
        "Persentase Penduduk Miskin di Kabupaten Pidie\nTahun;Persentase Penduduk Miskin\n"
        "2022;18,79\n2023r;18,78\n2024*;18,10\n"
    )
    assert [(f.year, f.status) for f in reading.figures] == [
        (2022, "final"), (2023, "revised"), (2024, "preliminary"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("2024 (Angka Sementara)", "2024 (Angka Tetap)"),
        ("2024*", "2024"),
        ("2024", "2024r"),
        ("Angka Sementara 2024", "Angka Tetap 2024"),
        ("2024 (Preliminary)", "2024 (Final)"),
        ("2024r", "2024 (Angka Tetap)"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_the_final_figure_is_taken_beside_a_preliminary_one(
    worse: str, better: str, first: bool
) -> None:
    columns = [(worse, "12.6", "7.0"), (better, "12.53", "6.95")]
    a, b = columns if first else columns[::-1]
    reading = read(
        f"Kabupaten/Kota,{a[0]},{b[0]}\nAceh Besar,{a[1]},{b[1]}\nKota Banda Aceh,{a[2]},{b[2]}\n",
        indicator="P0",
    )
    assert rates(reading) == {"1108": 12.53, "1171": 6.95}
    assert sum("12.6 is" in issue.text for issue in reading.skipped) == 1


def test_a_preliminary_figure_stands_where_the_final_one_is_missing() -> None:
    reading = read(
        "Kabupaten/Kota,2024*,2024\nAceh Besar,12.6,12.53\nKota Banda Aceh,7.0,...\n",
        indicator="P0",
    )
    assert [(f.value, f.status) for f in reading.figures] == [
        (12.53, "final"), (7.0, "preliminary"),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["status_data", "keterangan", "status", "Catatan"])
def test_a_column_of_statuses_says_that_of_each_row(head: str) -> None:
    reading = read(
        f"kabupaten_kota;tahun;p0;{head}\nKab. Pidie;2024;18,1;Angka Sementara\n"
        "Kab. Aceh Besar;2024;12,53;Angka Tetap\nKota Sabang;2024;14,0;Revisi\n"
    )
    assert [f.status for f in reading.figures] == ["preliminary", "final", "revised"]


# --------------------------------------------------------------------------------------- months


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("semester", "1", "2"), ("Semester", "I", "II"), ("smt", "Semester 1", "Semester 2"),
        ("bulan", "3", "9"), ("Bulan", "Maret", "September"), ("month", "03", "09"),
        ("periode", "2023-03", "2023-09"), ("periode", "03/2023", "09/2023"),
        ("periode_data", "2023-03-01", "2023-09-01"), ("waktu", "Maret 2023", "September 2023"),
        ("period", "2023 Semester 1", "2023 Semester 2"), ("bulan", "3.0", "9.0"),
        ("periode", "1", "2"), ("tanggal", "2023-03-31", "2023-09-30"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("names", ["nama_provinsi", "Provinsi", "province"])
def test_the_month_of_a_row_is_read(head: str, first: str, second: str, names: str) -> None:
    lines = [f"{names};tahun;{head};persentase_penduduk_miskin"]
    for name, march, september in (("Aceh", 14.45, 14.23), ("Jambi", 7.58, 7.1)):
        lines += [f"{name};2023;{first};{march}", f"{name};2023;{second};{september}"]
    text = "\n".join(lines)
    expected = {
        ("1100", "P0", 2023, "March"): 14.45, ("1100", "P0", 2023, "September"): 14.23,
        ("1500", "P0", 2023, "March"): 7.58, ("1500", "P0", 2023, "September"): 7.1,
    }  # fmt: skip
    assert values(read(text)) == expected
    if "2023" in first:
        without_year = "\n".join(
            line.replace(";2023;", ";", 1).replace(";tahun;", ";") for line in lines
        )
        assert values(read(without_year)) == expected


def test_a_period_column_of_mere_years_is_the_year() -> None:
    reading = read(
        "nama_provinsi,periode,persentase_penduduk_miskin\nAceh,2022,14.6\nRiau,2023,6.7\n"
    )
    assert reading.years == [2022, 2023]
    assert {f.period for f in reading.figures} == {"unknown"}


@pytest.mark.parametrize(
    ("head", "text"), [("periode", "5"), ("semester", "3"), ("bulan", "Lebaran")]
)
def test_a_month_that_cannot_be_read_is_a_problem_with_its_cell(head: str, text: str) -> None:
    reading = read(
        f"nama_provinsi,tahun,{head},persentase_penduduk_miskin\nAceh,2023,{text},14.4\n"
    )
    assert [(p.kind, p.place) for p in reading.problems] == [("not a month", "row 2, column 3")]
    assert reading.figures == ()


def test_other_months_than_march_and_september_are_left_out() -> None:
    reading = read(
        "nama_provinsi,bulan,tahun,persentase_penduduk_miskin\nAceh,3,2006,28.69\nAceh,7,2005,28.69\n"
    )
    assert [f.year for f in reading.figures] == [2006]
    assert [issue.kind for issue in reading.skipped] == ["other month"]


@pytest.mark.parametrize(
    "title",
    [
        "Persentase Penduduk Miskin (Maret 2024) - rilis September 2024",
        "Persentase Penduduk Miskin 2024 (diperbarui 15 September 2025)",
        "Persentase Penduduk Miskin, Maret 2024, released July 2024",
        "Persentase Penduduk Miskin Tahun 2024 - Update Januari 2025",
        "Persentase Penduduk Miskin 2024, Berita Resmi Statistik 2 September 2024",
        "Percentage of Poor People, March 2024 (Published 1 July 2024)",
    ],
)
def test_the_date_of_a_release_is_not_the_reference_month(title: str) -> None:
    reading = read(f"{title};\nKabupaten/Kota;Persentase\nAceh Besar;12,53\nPidie;18,1\n")
    assert rates(reading) == {"1108": 12.53, "1109": 18.1}


@pytest.mark.parametrize("name", ["33-filename-sept.csv", "P0 September 2024.csv", "smt 2.csv"])
def test_a_file_name_of_september_gives_regencies_march_with_a_note(name: str) -> None:
    reading = read(
        "Kabupaten/Kota,Persentase Penduduk Miskin 2024\nAceh Besar,12.53\nPidie,18.1\n", name
    )
    assert rates(reading) == {"1108": 12.53, "1109": 18.1}
    assert any("no September figure since 2015" in note for note in reading.notes)


def test_a_september_head_over_regencies_is_refused_but_not_over_their_province() -> None:
    text = "Kabupaten/Kota,Persentase Penduduk Miskin September 2024\nProvinsi Aceh,12.64\n{}\n"
    reading = read(text.format("Pidie,18.1"))
    assert [(p.kind, p.place) for p in reading.problems] == [("no such figure", "row 3, column 2")]
    assert values(read(text.format("Pidie,..."))) == {("1100", "P0", 2024, "September"): 12.64}


# --------------------------------------------------------------------------------------- shapes


def test_a_first_line_that_names_the_delimiter_is_obeyed() -> None:
    text = "sep=;\nKabupaten/Kota;2023;2024\nAceh Besar;13,38;12,53\nPidie;18,78;18,10\n"
    reading = read(text, indicator="P0")
    assert rates(reading) == {"1108": 12.53, "1109": 18.1}
    assert reading.figures[0].place == "row 3, column 2"
    tabs = text.replace(";", "\t")
    assert rates(read(tabs, indicator="P0")) == {"1108": 12.53, "1109": 18.1}


@pytest.mark.parametrize("blanks", ["      ", "  ", " "])
def test_a_table_pasted_from_a_pdf_is_cut_at_its_blanks(blanks: str) -> None:
    rows = [("Kabupaten/Kota", "2023", "2024"), ("Aceh Besar", "13,38", "12,53"),
            ("Pidie", "18,78", "18,10"), ("Kota Banda Aceh", "7,04", "6,95")]  # fmt: skip
    text = "Persentase Penduduk Miskin Menurut Kabupaten/Kota di Provinsi Aceh\n"
    text += "\n".join(blanks.join(row) for row in rows) + "\nSumber: BPS, Susenas\n"
    assert rates(read(text, "paste.txt")) == ACEH
    with pytest.raises(LayoutError, match=r"row 4 .*which is missing"):
        read(text.replace(f"{blanks}18,78", ""), "paste.txt")


RECORDS = [
    {"kabupaten": name, "provinsi": "Aceh", "tahun": year, "persentase_penduduk_miskin": rate}
    for name, year, rate in [
        ("Aceh Besar", 2024, 12.53), ("Pidie", 2024, "18.10"), ("Kota Banda Aceh", "2024", 6.95)
    ]
]  # fmt: skip


@pytest.mark.parametrize(
    "wrapped",
    [
        RECORDS,
        {"data": RECORDS},
        {"success": True, "result": {"fields": [{"id": "kabupaten"}], "records": RECORDS}},
        {"meta": [{"page": 1}], "data": {"rows": RECORDS}},
        {"columns": list(RECORDS[0]), "data": [list(record.values()) for record in RECORDS]},
        {
            "fields": [{"id": key} for key in RECORDS[0]],
            "records": [list(r.values()) for r in RECORDS],
        },
    ],
)
def test_json_records_read_like_the_same_table(wrapped: object) -> None:
    reading = read(json.dumps(wrapped), "data.json")
    assert rates(reading) == ACEH
    assert reading.figures[1].place == "record 2, persentase_penduduk_miskin"


def test_json_records_one_a_line_with_missing_keys_and_nulls() -> None:
    lines = [*RECORDS, {"kabupaten": "Kota Sabang", "provinsi": "Aceh", "tahun": 2024,
                        "persentase_penduduk_miskin": None}]  # fmt: skip
    reading = read("\n".join(map(json.dumps, lines)), "data.ndjson")
    assert rates(reading) == ACEH


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_regions_across_are_turned_and_addresses_are_those_of_the_file(form: str) -> None:
    rows: list[list[object]] = [
        ["Persentase Penduduk Miskin di Provinsi Aceh"],
        ["Tahun", "Aceh Besar", "Pidie", "Kota Banda Aceh"],
        ["2023r", 13.38, 18.78, 7.04],
        [2024, 12.53, 18.1, 6.95],
    ]
    content = workbook(*rows) if form == "xlsx" else "\n".join(",".join(map(str, r)) for r in rows)
    reading = read(content, f"tabel.{form}")
    assert rates(reading) == ACEH
    assert {f.status for f in reading.figures if f.year == 2023} == {"revised"}
    place = {f.key: f.place for f in reading.figures}["1109", "P0", 2024, "March"]
    assert place == ("Sheet!C4" if form == "xlsx" else "row 4, column 3")
    assert {f.row for f in reading.figures} == {3, 4}


def test_regions_across_in_the_first_row_with_indicators_down() -> None:
    reading = read(
        "Indikator;Kab. Lamongan;Kota Kediri\nPersentase Penduduk Miskin 2024;12,16;6,51\n"
        "Jumlah Penduduk Miskin (ribu) 2024;146,98;19,20\nIPM 2024;75,3;81,9\n"
    )
    assert values(reading) == {
        ("3524", "P0", 2024, "March"): 12.16, ("3524", "POOR", 2024, "March"): 146.98,
        ("3571", "P0", 2024, "March"): 6.51, ("3571", "POOR", 2024, "March"): 19.2,
    }  # fmt: skip


@pytest.mark.parametrize(("head", "first", "second"), [("Semester", "1", "2"), ("Bulan", 3, 9)])
def test_years_and_months_may_stand_left_of_regions_across(
    head: str, first: object, second: object
) -> None:
    reading = read(
        workbook(
            ["Persentase Penduduk Miskin Menurut Provinsi"],
            ["Tahun", head, "Aceh", "Jambi"],
            [2023, first, 14.45, 7.58],
            [None, second, 14.23, 7.1],
        ),
        "tabel.xlsx",
    )
    assert values(reading) == {
        ("1100", "P0", 2023, "March"): 14.45, ("1100", "P0", 2023, "September"): 14.23,
        ("1500", "P0", 2023, "March"): 7.58, ("1500", "P0", 2023, "September"): 7.1,
    }  # fmt: skip


KOTA_DESA = (
    "Kota - Desa,Garis Kemiskinan,Garis Kemiskinan,Persentase Penduduk Miskin (persen),"
    "Persentase Penduduk Miskin (persen)\n,2025,2025,2025,2025\n"
    ",Semester 1 (Maret),Semester 2 (September),Semester 1 (Maret),Semester 2 (September)\n"
    "{urban},659660,-,7.49,-\n{rural},588958,-,11.32,-\n{whole},612451,-,10,-\n"
)


@pytest.mark.parametrize(
    ("urban", "rural", "whole"),
    [
        ("Perkotaan", "Perdesaan", "Perkotaan + Perdesaan"),
        ("Urban", "Rural", "Total"),
        ("Perkotaan/Urban", "Perdesaan/Rural", "Jumlah/Total"),
        ("Kota", "Desa", "Kota+Desa"),
        ("PERKOTAAN", "PERDESAAN", "PERKOTAAN DAN PERDESAAN"),
    ],
)
def test_a_table_of_urban_rural_and_both_gives_the_region_as_a_whole(
    urban: str, rural: str, whole: str
) -> None:
    text = KOTA_DESA.format(urban=urban, rural=rural, whole=whole)
    expected = {
        ("1100", "POVERTY_LINE", 2025, "March"): 612451, ("1100", "P0", 2025, "March"): 10.0,
    }  # fmt: skip
    reading = read(text, region="1100")
    assert values(reading) == expected
    assert [i.kind for i in reading.skipped].count("urban or rural part") == 2
    assert values(read(text, "Kemiskinan di Provinsi Aceh.csv")) == expected
    with pytest.raises(ParameterError) as caught:
        read(text)
    assert caught.value.facts["option"] == "--region"


@pytest.mark.parametrize(
    "heads",
    [
        [dt.date(2023, 3, 1), dt.date(2024, 3, 1)],
        [dt.datetime(2023, 1, 1), dt.datetime(2024, 1, 1)],
        [dt.date(2023, 12, 31), dt.date(2024, 12, 31)],
        ["Mar-23", "Mar-24"],
        ["2023-03", "2024-03"],
        [dt.date(1905, 7, 15), dt.date(1905, 7, 16)],  # 2023 and 2024 in cells that show dates
    ],
)
def test_years_in_date_cells_are_years(heads: list[object]) -> None:
    reading = read(
        workbook(
            ["Persentase Penduduk Miskin Menurut Kabupaten/Kota di Aceh (Persen)"],
            ["Kabupaten/Kota", *heads],
            ["Aceh Besar", 13.38, 12.53], ["Pidie", 18.78, 18.1], ["Kota Banda Aceh", 7.04, 6.95],
        ),
        "tabel.xlsx",
    )  # fmt: skip
    assert rates(reading) == ACEH
    assert rates(reading, 2023) == {"1108": 13.38, "1109": 18.78, "1171": 7.04}


@pytest.mark.parametrize("cell", ["'{}", "’{}", '="{}"'])
def test_numbers_kept_as_text_are_numbers(cell: str) -> None:
    shown = [cell.format(value) for value in ("12.53", "18.10", "6.95")]
    rows: list[list[object]] = [["Kabupaten/Kota", "Persentase Penduduk Miskin 2024"]]
    rows += [[n, v] for n, v in zip(["Aceh Besar", "Pidie", "Kota Banda Aceh"], shown, strict=True)]
    assert rates(read("\n".join(";".join(map(str, row)) for row in rows))) == ACEH
    if not cell.startswith("="):
        assert rates(read(workbook(*rows), "tabel.xlsx")) == ACEH


def test_a_raised_footnote_in_html_is_no_digit_of_the_figure() -> None:
    reading = read(
        "<table><tr><th>Kabupaten/Kota</th><th>Persentase Penduduk Miskin 2024<sup>*</sup></th></tr>"
        "<tr><td>Aceh Besar</td><td>12.53<sup>1</sup></td></tr>"
        "<tr><td>Pidie</td><td>18.10</td></tr></table>",
        "tabel.xls",
    )
    assert [(f.value, f.status) for f in reading.figures] == [
        (12.53, "preliminary"), (18.1, "preliminary"),
    ]  # fmt: skip


# ------------------------------------------------------------------------- heads and what is said


def test_the_head_of_provinces_makes_jambi_the_province() -> None:
    reading = read(
        "Provinsi,Garis Kemiskinan Semester 1 2024,Garis Kemiskinan Semester 2 2024\n"
        "Jambi,639700,664700\nGorontalo,480000,490000\nBengkulu,650000,660000\n"
    )
    assert {key[0] for key in values(reading)} == {"1500", "7500", "1700"}
    assert values(reading)["1500", "POVERTY_LINE", 2024, "September"] == 664700


def test_a_hint_reaches_the_column_it_fits_and_no_other() -> None:
    text = (
        "prov,pres_pend_miskin,pertum_pend_miskin,ipm\nAceh,14.99,1.55,71.99\nRiau,6.82,0.9,72.7\n"
    )
    reading = read(text, indicator="P0", year=2020, period="March")
    assert values(reading) == {
        ("1100", "P0", 2020, "March"): 14.99, ("1400", "P0", 2020, "March"): 6.82,
    }  # fmt: skip


def test_two_columns_that_only_the_hint_explains_ask_for_the_column() -> None:
    text = "Kabupaten/Kota;miskin a;miskin b\nPidie;18,1;4,2\nAceh Besar;12,53;3,1\n"
    with pytest.raises(
        ParameterError, match=r"miskin a \(column 2\), miskin b \(column 3\)"
    ) as caught:
        read(text, indicator="P0", year=2024)
    assert caught.value.facts["option"] == "--column"
    for name in ("miskin a", "Miskin_A", "2"):
        reading = read(text, indicator="P0", year=2024, columns=(name,))
        assert rates(reading) == {"1109": 18.1, "1108": 12.53}
    assert "miskin b" in [issue.text for issue in reading.skipped]


def test_the_column_named_may_have_a_head_that_says_nothing() -> None:
    text = "Kabupaten/Kota;X1;X2\nPidie;18,1;4,2\nAceh Besar;12,53;3,1\n"
    reading = read(text, indicator="P0", year=2024, columns=("X1",))
    assert rates(reading) == {"1109": 18.1, "1108": 12.53}
    book = workbook(
        ["Kabupaten/Kota", "X1", "X2"], ["Pidie", 18.1, 4.2], ["Aceh Besar", 12.53, 3.1]
    )
    assert rates(read(book, "t.xlsx", indicator="P0", year=2024, columns=("B",))) == {
        "1109": 18.1, "1108": 12.53,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("hints", "advised"),
    [
        ({}, "--indicator"),
        ({"indicator": "P0"}, "--column"),
        ({"indicator": "P0", "columns": ("Z",)}, ""),
    ],
)
def test_a_refusal_never_advises_what_was_said_already(hints: dict[str, Any], advised: str) -> None:
    with pytest.raises(LayoutError) as caught:
        read("Kabupaten/Kota;IPM;TPT\nPidie;72,1;5,1\nAceh Besar;75,3;6,2\n", year=2024, **hints)
    for option in ("--indicator", "--column"):
        assert (option in str(caught.value)) == (option == advised)


def test_a_note_of_two_cells_is_passed_over() -> None:
    for note in (
        'Sumber,"BPS, Susenas Maret 2024"',
        "Sumber: BPS, Susenas, Maret 2024",
        "Source,BPS 2024",
    ):
        text = "Kabupaten/Kota,Persentase Penduduk Miskin 2024\nAceh Besar,12.53\nPidie,18.1\n"
        assert rates(read(f"{text}{note}\n")) == {"1108": 12.53, "1109": 18.1}


@pytest.mark.parametrize("rows", [("0.5013", "0.5227"), ("0,1253", "0,0695")])
def test_a_table_of_fractions_is_refused(rows: tuple[str, str]) -> None:
    text = f"Kabupaten/Kota;Persentase Penduduk Miskin 2010\nDeiyai;{rows[0]}\nPuncak;{rows[1]}\n"
    reading = read(text)
    assert "fraction" in reading.problems[0].text
    with pytest.raises(LayoutError):
        reading.require_clean()
    gaps = text.replace("Persentase Penduduk Miskin", "Indeks Keparahan Kemiskinan (P2)")
    assert read(gaps).problems == ()


@pytest.mark.parametrize("code", ["1109", "11.09"])
def test_ministry_codes_beside_names_are_noted_and_the_name_decides(code: str) -> None:
    # 11.09 is Simeulue to the Ministry, whom BPS gives 1101; 1109 is Pidie to BPS
    reading = read(
        f"kode;kabupaten_kota;Persentase Penduduk Miskin 2024\n{code};Kab. Simeulue;17,8\n"
        "3524;Kab. Lamongan;12,16\n"
    )
    assert rates(reading) == {"1101": 17.8, "3524": 12.16}
    assert any("Ministry" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kabupaten/Kota;2023;2024\nAceh Besar;13,38;12,53\nPidie;18,10\n", "row 3"),
        ("Tahun,Aceh Besar,Pidie,Kota Sabang\n2023,13.38,18.78,14.1\n2024,12.53,18.1\n", "row 3"),
        ("Tahun;Persentase;Garis Kemiskinan\n2023;18,78;522871\n2024;549021\n", "row 3"),
    ],
)
def test_a_line_that_lacks_a_cell_is_refused_for_any_figure_may_have_moved(
    text: str, place: str
) -> None:
    name = "Persentase Penduduk Miskin di Kabupaten Pidie.csv" if "Garis" in text else "tabel.csv"
    reading = read(text, name, indicator="P0")
    assert [(p.kind, p.place) for p in reading.problems] == [("fewer cells than heads", place)]
    with pytest.raises(LayoutError, match="left empty between its delimiters"):
        reading.require_clean()


def test_one_problem_is_one_line_with_file_cell_and_cure() -> None:
    reading = read("Kabupaten/Kota;Persentase Penduduk Miskin 2024\nAceh Besar;12,53\nPidie;x\n")
    with pytest.raises(LayoutError) as caught:
        reading.require_clean()
    text = str(caught.value)
    assert text.startswith("tabel.csv: row 3, column 2 (not a number): 'x' is not a number")
    assert "\n" not in text
    assert "corrections.yml" in text


def test_a_mark_on_a_single_cell_chooses_between_no_columns() -> None:
    text = "Kabupaten/Kota;2024;2024\nPidie;18,1;18,9*\nAceh Besar;12,53;12,6\n"
    with pytest.raises(ParameterError, match=r"2024 \(column 2\), 2024 \(column 3\)"):
        read(text, indicator="P0")
    reading = read(text, "Persentase Penduduk Miskin.csv")
    assert [p.kind for p in reading.problems] == ["duplicated region", "duplicated region"]
