"""Tables of the kinds that publishers make, as someone who did not build the readers wrote them."""

from __future__ import annotations

import io
import json
import time
from typing import Any

import openpyxl
import pytest

from povanalysis.errors import LayoutError

from .test_cases import ACEH, rates, read, values, workbook

ROWS = "Aceh Besar;12,53\nPidie;18,10\nKota Banda Aceh;6,95\n"


# ------------------------------------------------------- what stands among the rows and is not ours


@pytest.mark.parametrize(
    ("head", "of_all", "other"),
    [
        ("jenis", "Realisasi", "Target"),
        ("keterangan", "", "Proyeksi"),
        ("jenis_kelamin", "Laki-laki+Perempuan", "Perempuan"),
        ("wilayah_tempat_tinggal", "", "Perdesaan"),
        ("kategori", "Penduduk Miskin", "Miskin Ekstrem"),
    ],
)
def test_a_row_that_a_text_beside_its_name_sets_apart_is_left_out(
    head: str, of_all: str, other: str
) -> None:
    if of_all.startswith("Laki"):
        of_all = "Total"
    reading = read(
        f"kabupaten;tahun;{head};p0\nAceh Besar;2024;{of_all};12,53\nAceh Besar;2025;{other};12,00\n"
        f"Pidie;2024;{of_all};18,10\nPidie;2025;{other};17,00\n"
    )
    assert rates(reading) == {"1108": 12.53, "1109": 18.1}
    assert any(other in issue.text for issue in reading.skipped)


def test_rows_of_one_sex_alone_make_no_figure() -> None:
    with pytest.raises(LayoutError, match="holds no figure"):
        read("kabupaten,tahun,jk,p0\nPidie,2023,Laki-laki,18.1\nAceh Besar,2024,Perempuan,12.5\n")


@pytest.mark.parametrize("line", ["Tahun 2024", "2024", "Indeks Kedalaman Kemiskinan"])
def test_a_line_between_rows_that_names_another_year_or_indicator_is_refused(line: str) -> None:
    reading = read(
        "Persentase Penduduk Miskin 2023;\nKabupaten/Kota;Persentase\nAceh Besar;13,38\n"
        f"{line};\nKota Sabang;14,00\n"
    )
    assert [issue.kind for issue in reading.problems] == ["two tables"]
    assert line in reading.problems[0].text


def test_a_line_below_the_last_row_begins_nothing() -> None:
    reading = read(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\n{ROWS}Diperbarui 15 Juli 2025;\n"
    )
    assert rates(reading) == ACEH


def test_a_first_row_whose_figure_cannot_be_read_is_a_problem_and_no_head() -> None:
    reading = read(
        "Kabupaten/Kota;2023;2024\nAceh Besar;13,3B;12,5O\nPidie;18,78;18,10\n", indicator="P0"
    )
    assert [issue.place for issue in reading.problems] == ["row 2, column 2", "row 2, column 3"]


@pytest.mark.parametrize("cell", ["12,53E0", "１２,５３", "12,53 ??"])
def test_a_head_stays_a_head_above_a_first_row_that_cannot_be_read(cell: str) -> None:
    reading = read(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\nAceh Besar;{cell}\nPidie;18,10\n"
    )
    assert [issue.place for issue in reading.problems] == ["row 2, column 2"]


@pytest.mark.parametrize("head", ["Δ", "(+/-)", "2023-2024", "P0 2024 - 2023", "Naik/Turun 2024"])
def test_a_column_of_changes_is_left_out_beside_its_levels(head: str) -> None:
    reading = read(
        f"Persentase Penduduk Miskin;;;\nKabupaten/Kota;2023;2024;{head}\n"
        "Aceh Besar;13,38;12,53;1,20\nPidie;18,78;18,10;1,10\nKota Banda Aceh;7,04;6,95;1,11\n"
    )
    assert rates(reading) == ACEH
    assert len(reading.figures) == 6


@pytest.mark.parametrize("head", ["", "#", "No"])
def test_running_numbers_left_of_the_names_are_no_figures(head: str) -> None:
    reading = read(
        f"{head};Kabupaten/Kota;2024\n1;Aceh Besar;12,53\n2;Pidie;18,10\n3;Kota Banda Aceh;6,95\n",
        indicator="P0",
    )
    assert rates(reading) == ACEH


# ------------------------------------------------------------------------------ marks, once more


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("2024ʳ", "revised"),
        ("2024⁽ᵖ⁾", "preliminary"),
        ("2024[*]", "preliminary"),
        ("2024xxx", "preliminary"),
        ("2024^a", "final"),
        ("2024 b)", "final"),
        ("2024 Angka Sangat Sementara", "preliminary"),
    ],
)
def test_raised_letters_and_brackets_on_a_year_are_marks(head: str, status: str) -> None:
    reading = read(f"Kabupaten/Kota;{head}\n{ROWS}", indicator="P0")
    assert rates(reading) == ACEH
    assert {figure.status for figure in reading.figures} == {status}


@pytest.mark.parametrize("cell", ["12,53^a", "12,53 ^1", "12,53ᵃ", "12,53a)", "12,53 b)", "12,53†"])
def test_a_footnote_on_a_cell_changes_nothing(cell: str) -> None:
    reading = read(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\nAceh Besar;{cell}\nPidie;18,10\n"
    )
    assert [(f.value, f.status) for f in reading.figures] == [(12.53, "final"), (18.1, "final")]


def test_a_digit_that_may_belong_to_the_figure_is_not_taken_for_a_mark() -> None:
    reading = read(
        "Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidie;18,10\nAceh Besar;12,531)\n"
    )
    assert [issue.kind for issue in reading.problems] == ["not a number"]


@pytest.mark.parametrize("mark", ["^1", " r)", "ᵃ", "†", " 2)"])
def test_a_mark_on_a_name_does_not_hide_the_region(mark: str) -> None:
    reading = read(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidie{mark};18,10\nAceh Besar;12,53\n"
    )
    assert rates(reading) == {"1109": 18.1, "1108": 12.53}


@pytest.mark.parametrize(
    ("early", "later"),
    [("2024 (Angka Sangat Sementara)", "2024 (Angka Sementara)"), ("2024**", "2024*")],
)
def test_a_very_preliminary_figure_gives_way_to_a_preliminary_one(early: str, later: str) -> None:
    reading = read(
        f"Kabupaten/Kota;{early};{later}\nAceh Besar;12,60;12,53\nPidie;18,30;18,10\n",
        indicator="P0",
    )
    assert rates(reading) == {"1108": 12.53, "1109": 18.1}


@pytest.mark.parametrize("sign", list("'’‘`´"))
def test_every_apostrophe_before_a_number_is_dropped(sign: str) -> None:
    rows = [["Kabupaten/Kota", "Persentase Penduduk Miskin 2024"], ["Pidie", f"{sign}18,10"]]
    assert rates(read(workbook(*rows), "tabel.xlsx")) == {"1109": 18.1}


# ------------------------------------------------------------------------------ months and dates


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("semester", "Ganjil", "Genap"),
        ("semester", "S1", "S2"),
        ("periode", "1st Semester", "2nd Semester"),
        ("semester", "1st", "2nd"),
        ("periode", "Sem 1/2024", "Sem 2/2024"),
        ("periode", "202403", "202409"),
    ],
)
def test_half_years_have_many_short_names(head: str, first: str, second: str) -> None:
    year = "" if "2024" in first.replace("202403", "2024") else "2024"
    tahun = ";tahun" if year else ""
    value = f";{year}" if year else ""
    reading = read(
        f"provinsi{tahun};{head};persentase penduduk miskin\nBali{value};{first};4,25\n"
        f"Bali{value};{second};4,00\n"
    )
    assert {(f.year, f.period): f.value for f in reading.figures} == {
        (2024, "March"): 4.25, (2024, "September"): 4.0,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["Q1", "S3", "3rd"])
def test_a_quarter_is_no_half_year(text: str) -> None:
    reading = read(f"provinsi;tahun;periode;persentase penduduk miskin\nBali;2024;{text};4,25\n")
    assert [issue.kind for issue in reading.problems] == ["not a month"]


@pytest.mark.parametrize(
    "head", ["12/31/2024", "01-Jan-2024", "31-Des-24", "X2024", "th2024", "Susenas 2024"]
)
def test_a_head_that_only_dates_its_column_is_a_year(head: str) -> None:
    assert rates(read(f"Kabupaten/Kota;{head}\n{ROWS}", indicator="P0")) == ACEH


@pytest.mark.parametrize("head", ["X", "Y"])
def test_a_column_of_coordinates_is_no_column_of_the_title(head: str) -> None:
    reading = read(
        f"Persentase Penduduk Miskin 2024;;\nKabupaten/Kota;Persentase;{head}\nPidie;18,10;5,1\n"
    )
    assert rates(reading) == {"1109": 18.1}


@pytest.mark.parametrize(
    "title",
    [
        "Percentage of Poor People, 2024 (last updated on September 3, 2025)",
        "[Seri 2010] Persentase Penduduk Miskin, 2024",
        "Persentase Penduduk Miskin 2024 (SP2020)",
    ],
)
def test_dates_of_release_and_of_a_census_are_not_the_year(title: str) -> None:
    assert rates(read(f'"{title}";\nKabupaten/Kota;Persentase\n{ROWS}')) == ACEH


# --------------------------------------------------------------------------------- other shapes


def test_short_names_of_urban_and_rural_rows_are_parts() -> None:
    reading = read(
        "Daerah;Persentase Penduduk Miskin\n;Maret 2024\nK;4,95\nD;6,98\nK+D;5,97\n", region="1300"
    )
    assert values(reading) == {("1300", "P0", 2024, "March"): 5.97}


def test_years_and_areas_down_the_rows_of_one_region() -> None:
    reading = read(
        "Tahun;Daerah;Persentase Penduduk Miskin\nMaret 2023;Perkotaan;5,00\n"
        "Maret 2023;Perdesaan;7,00\nMaret 2023;Kota+Desa;5,95\n"
        "Maret 2024;Perkotaan;4,95\nMaret 2024;Perdesaan;6,98\nMaret 2024;Kota+Desa;5,97\n",
        region="1300",
    )
    assert values(reading) == {
        ("1300", "P0", 2023, "March"): 5.95, ("1300", "P0", 2024, "March"): 5.97,
    }  # fmt: skip


def test_number_and_percentage_under_a_title_of_the_poor() -> None:
    reading = read(
        "Penduduk Miskin Menurut Kabupaten/Kota;;\nKabupaten/Kota;2024;\n;Jumlah (Ribu);Persentase\n"
        "Aceh Besar;55,1;12,53\nPidie;82,1;18,10\n"
    )
    assert values(reading) == {
        ("1108", "POOR", 2024, "March"): 55.1, ("1108", "P0", 2024, "March"): 12.53,
        ("1109", "POOR", 2024, "March"): 82.1, ("1109", "P0", 2024, "March"): 18.1,
    }  # fmt: skip


NESTED: list[dict[str, Any]] = [
    {"wilayah": {"kode": code, "nama": name}, "tahun": 2024, "persentase_penduduk_miskin": value}
    for code, name, value in (("1108", "Aceh Besar", 12.53), ("1109", "Pidie", 18.1))
]


@pytest.mark.parametrize(
    "answer",
    [
        NESTED,
        {"data": [{"attributes": record} for record in NESTED]},
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": None, "properties": r} for r in NESTED],
        },
    ],
)
def test_nested_records_are_laid_out(answer: object) -> None:
    assert rates(read(json.dumps(answer), "data.json")) == {"1108": 12.53, "1109": 18.1}


def test_the_title_around_records_names_what_they_hold() -> None:
    answer = {
        "metadata": {"judul": "Persentase Penduduk Miskin Tahun 2024"},
        "data": [{"kab_kota": "Pidie", "persentase": 18.1}],
    }
    assert rates(read(json.dumps(answer), "data.json")) == {"1109": 18.1}


@pytest.mark.parametrize(
    "note",
    [
        "Diolah dari;Susenas 2024",
        "BPS Provinsi Aceh;2024",
        "Last Update;2025",
        "© BPS;2025",
        "Tabel;2.1",
    ],
)
def test_a_note_in_two_cells_is_no_second_table(note: str) -> None:
    assert rates(read(f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\n{ROWS}{note}\n")) == ACEH


@pytest.mark.parametrize(
    "name", ["Rerata", "Jumlah Total", "Grand Total", "Rata-rata Provinsi", "Jumlah Kabupaten/Kota"]
)
def test_a_total_by_any_name_is_left_out(name: str) -> None:
    reading = read(f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\n{ROWS}{name};11,50\n")
    assert rates(reading) == ACEH
    assert [issue.kind for issue in reading.skipped] == ["total"]


def test_thousands_of_unknown_names_are_refused_without_looking_for_similar_ones() -> None:
    rows = "".join(f"Desa {number};1{number % 9},5\n" for number in range(20_000))
    start = time.process_time()
    reading = read(f"Kabupaten/Kota;Persentase Penduduk Miskin 2024\nPidie;18,10\n{rows}")
    assert time.process_time() - start < 20
    assert len(reading.problems) == 20_000
    assert {issue.kind for issue in reading.problems} == {"unknown region"}


def test_a_stray_cell_at_the_end_of_a_sheet_is_refused_and_fills_no_memory() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(["Kabupaten/Kota", "P0 2024"], ["Pidie", 18.1]))
    )
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(
        LayoutError, match=r"1,048,576 rows and 16,384 columns.*column XFD"
    ) as caught:
        read(out.getvalue(), "tabel.xlsx")
    assert str(caught.value).endswith(
        "Delete the rows and columns beyond the table and save it again."
    )
