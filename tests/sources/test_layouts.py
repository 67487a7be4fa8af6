"""Each layout value by value.

The fixtures keep the wrapping of genuine downloads (merged corners, byte order marks, blanks in
heads, ids, footers, line ends) and hold a few of their rows. Expected values were typed from the
tables as published: P0 of Jawa Barat 2021 (BPS Jabar), province tables 2015, 2018 and 2022 (BPS),
P1 and P2 from the dynamic tables 2021-2023, Jawa Timur 2023-2025 (BPS Jatim).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from povanalysis.errors import LayoutError, ParameterError
from povanalysis.sources import layouts
from povanalysis.sources.tables.opening import open_document, read_document
from povanalysis.sources.tables.reading import Hints, Reading

PROVINCES = "Jumlah dan Persentase Penduduk Miskin Menurut Provinsi, {}.csv"


def read(path: Path, **hints: object) -> Reading:
    return layouts.read(open_document(path), Hints(**hints))  # type: ignore[arg-type]


def values(reading: Reading) -> dict[tuple[str, str, int, str], float]:
    return {figure.key: figure.value for figure in reading.figures}


def test_l1_reads_a_merged_corner_and_takes_bare_names_as_regencies(fixtures: Path) -> None:
    reading = read(fixtures / "l1-jabar-2021.xlsx")
    assert reading.layout == "L1"
    assert reading.problems == ()
    assert values(reading) == {
        ("3200", "P0", 2021, "March"): 8.40,
        ("3201", "P0", 2021, "March"): 8.13,
        ("3202", "P0", 2021, "March"): 7.70,
        ("3276", "P0", 2021, "March"): 2.58,
        ("3277", "P0", 2021, "March"): 5.35,
        ("3278", "P0", 2021, "March"): 13.13,
        ("3279", "P0", 2021, "March"): 7.11,
    }
    assert [f.place for f in reading.figures][:2] == ["Sheet1!B4", "Sheet1!B5"]


def test_l2_reads_both_months_and_takes_the_year_from_the_file_name(fixtures: Path) -> None:
    reading = read(fixtures / PROVINCES.format(2015))
    found = values(reading)
    assert reading.layout == "L2"
    assert len(found) == 24
    assert found["1100", "POOR", 2015, "March"] == 851.59
    assert found["1100", "P0", 2015, "September"] == 17.11
    assert found["1500", "P0", 2015, "March"] == 8.86  # the province Jambi, not the city
    assert found["3500", "POOR", 2015, "September"] == 4775.97
    assert found["7500", "P0", 2015, "March"] == 18.32
    assert found["0000", "P0", 2015, "September"] == 11.13
    assert {f.period_status for f in reading.figures} == {"published"}


def test_l2_refuses_the_head_count_in_the_rate_column_of_2018(fixtures: Path) -> None:
    reading = read(fixtures / PROVINCES.format(2018))
    assert [(p.kind, p.place) for p in reading.problems] == [("out of range", "row 6, column 6")]
    assert "25674.58" in reading.problems[0].text
    assert values(reading)["0000", "P0", 2018, "September"] == 9.66
    assert values(reading)["3500", "POVERTY_LINE", 2018, "March"] == 373574
    with pytest.raises(LayoutError, match="row 6, column 6"):
        reading.require_clean()


def test_l2_refuses_the_cut_poverty_line_of_2022(fixtures: Path) -> None:
    problem = read(fixtures / PROVINCES.format(2022)).problems[0]
    assert problem.place == "row 6, column 2"
    assert "505 is no POVERTY_LINE" in problem.text
    assert "thousands of rupiah" in problem.text


def test_l2_in_english_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "Number and Percentage of Poor People by Province, 2015.csv"
    path.write_text(
        "\ufeffProvince,Number of Poor People - March (Thousand),"
        "Percentage of Poor People - March,Percentage of Poor People - September\r\n"
        "Jawa Timur,4789.12,12.34,12.28\r\nIndonesia,28592.83,11.22,11.13\r\n",
        encoding="utf-8",
    )
    assert values(read(path)) == {
        ("3500", "POOR", 2015, "March"): 4789.12,
        ("3500", "P0", 2015, "March"): 12.34,
        ("3500", "P0", 2015, "September"): 12.28,
        ("0000", "POOR", 2015, "March"): 28592.83,
        ("0000", "P0", 2015, "March"): 11.22,
        ("0000", "P0", 2015, "September"): 11.13,
    }


def test_l3_joins_names_and_values_and_spreads_the_heads(fixtures: Path) -> None:
    reading = read(fixtures / "l3-yogyakarta.xls")
    assert reading.layout == "L3"
    assert reading.problems == ()
    found = values(reading)
    assert len(found) == 24
    assert [found["3400", "P1", year, "March"] for year in (2022, 2021)] == [2.01, 2.42]
    assert [found["3401", "P2", year, "March"] for year in (2022, 2021)] == [0.56, 0.75]
    assert [found["3403", "P1", year, "March"] for year in (2022, 2021)] == [2.63, 2.98]
    # the last row says only "Yogyakarta": the province has its own row, so it is the city
    assert [found["3471", "P1", year, "March"] for year in (2022, 2021)] == [0.80, 1.07]


def test_l3_refuses_names_and_values_of_different_length(fixtures: Path) -> None:
    text = (fixtures / "l3-yogyakarta.xls").read_text("ascii")
    style = "height: 24px; width: 90px; vertical-align: middle;"
    row = f'<tr><td id="th4" style="{style}">Sleman</td></tr>'
    assert row in text
    document = read_document("short.xls", text.replace(row, "").encode())
    with pytest.raises(LayoutError, match="5 names but 6 rows of values"):
        layouts.read(document)


def test_l3_refuses_a_frameset_and_names_the_file_that_holds_the_table(fixtures: Path) -> None:
    with pytest.raises(LayoutError, match=r"sheet001\.htm.*save it as \.xlsx"):
        read(fixtures / "l3-frameset.xls")


def test_l4_reads_blanks_and_bom_in_the_head_and_provinces_in_upper_case(fixtures: Path) -> None:
    reading = read(fixtures / "l4-long.csv")
    assert reading.layout == "L4"
    assert reading.problems == ()
    assert {key[0]: value for key, value in values(reading).items()} == {
        "1100": 2.76, "1101": 3.26, "1108": 2.0, "3400": 1.72, "3471": 0.86, "3500": 1.63,
        "3506": 1.52, "3571": 1.08, "7500": 2.92, "7502": 3.97, "7571": 0.62,
    }  # fmt: skip
    assert reading.indicators == ["P1"]
    assert reading.years == [2023]


def test_l5_reads_descending_years_under_a_title(fixtures: Path) -> None:
    reading = read(fixtures / "l5-wide.xlsx")
    assert reading.layout == "L5"
    found = values(reading)
    assert len(found) == 24
    assert [found["3524", "P1", year, "March"] for year in (2023, 2022, 2021)] == [1.73, 2.13, 2.70]
    assert [found["1700", "P1", year, "March"] for year in (2023, 2022, 2021)] == [2.14, 2.43, 2.57]
    assert [found["1771", "P1", year, "March"] for year in (2023, 2022, 2021)] == [2.84, 3.21, 3.31]
    assert [found["3506", "P1", year, "March"] for year in (2023, 2022, 2021)] == [1.52, 1.67, 1.35]
    assert [found["3571", "P1", year, "March"] for year in (2023, 2022, 2021)] == [1.08, 1.42, 1.03]


def test_l6_tells_the_two_kediri_apart_by_their_sections(fixtures: Path) -> None:
    reading = read(fixtures / "l6-dalam-angka.csv")
    assert reading.layout == "L6"
    assert reading.problems == ()
    found = values(reading)
    assert len(found) == 24
    assert found["3506", "P0", 2023, "March"] == 10.72
    assert found["3571", "P0", 2023, "March"] == 7.15
    assert found["3571", "POVERTY_LINE", 2024, "March"] == 621051
    assert found["3524", "POVERTY_LINE", 2023, "March"] == 481969
    assert found["3524", "POOR", 2024, "March"] == 146.98
    assert found["3578", "P0", 2024, "March"] == 3.96
    assert found["3500", "POOR", 2023, "March"] == 4188.81  # the total below the cities
    assert found["3500", "P0", 2024, "March"] == 9.79
    assert ("3506", "POVERTY_LINE", 2023, "March") not in found


def test_l6_reads_numbered_names_and_decimal_commas_in_text_cells(fixtures: Path) -> None:
    reading = read(fixtures / "l6-numbered.xlsx")
    assert values(reading) == {
        ("3506", "P0", 2024, "March"): 9.95, ("3506", "P0", 2025, "March"): 9.81,
        ("3524", "P0", 2024, "March"): 12.16, ("3524", "P0", 2025, "March"): 12.03,
        ("3571", "P0", 2024, "March"): 6.51, ("3571", "P0", 2025, "March"): 6.04,
        ("3578", "P0", 2024, "March"): 3.96, ("3578", "P0", 2025, "March"): 3.56,
        ("3500", "P0", 2024, "March"): 9.79, ("3500", "P0", 2025, "March"): 9.50,
    }  # fmt: skip


def test_l7_builds_its_keys_from_the_lists(fixtures: Path) -> None:
    reading = read(fixtures / "l7-webapi.json")
    assert reading.layout == "L7"
    assert values(reading) == {
        ("3500", "P0", 2024, "March"): 9.79, ("3500", "P0", 2025, "March"): 9.50,
        ("3506", "P0", 2024, "March"): 9.95, ("3506", "P0", 2025, "March"): 9.81,
        ("3524", "P0", 2024, "March"): 12.16, ("3524", "P0", 2025, "March"): 12.03,
        ("3571", "P0", 2024, "March"): 6.51, ("3571", "P0", 2025, "March"): 6.04,
        ("0000", "P0", 2025, "March"): 8.47,
    }  # fmt: skip


def test_l9_reads_decimal_commas_and_passes_over_hundreds_of_empty_rows(fixtures: Path) -> None:
    reading = read(fixtures / "l9-kaggle-2021.csv")
    assert reading.layout == "L9"
    assert {key[0]: value for key, value in values(reading).items()} == {
        "3308": 11.91, "3311": 8.23, "3322": 7.82, "3371": 7.75, "3374": 4.56, "3578": 5.23,
    }  # fmt: skip
    assert reading.years == [2021]


def test_l9_reads_open_data_with_codes_and_leaves_noughts_out(fixtures: Path) -> None:
    reading = read(fixtures / "l9-opendata.csv")
    assert values(reading) == {
        ("3201", "POVERTY_LINE", 2004, "unknown"): 130927.0,
        ("3279", "POVERTY_LINE", 2025, "March"): 451277.0,
    }
    assert "nought" in [issue.kind for issue in reading.skipped]


def test_l9_brings_persons_to_thousands_and_says_so(fixtures: Path) -> None:
    reading = read(fixtures / "l9-head-counts.csv")
    found = values(reading)
    assert found["3506", "POOR", 2023, "March"] == 171.18
    assert found["3571", "POOR", 2023, "March"] == 21.03
    assert found["3578", "P0", 2023, "March"] == 4.65  # "Surabaya" bears no regency's name
    assert any("read as persons" in note for note in reading.notes)


def test_a_code_of_another_place_is_refused_unless_it_is_the_ministrys_of_that_place(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kemiskinan 2024.csv"
    path.write_text(
        "Kode Wilayah,Nama Wilayah,Persentase_Penduduk_Miskin\n"
        "1471,Kota Pekanbaru,3.15\n1472,Kota Dumai,3.14\n3571,Kabupaten Kediri,9.95\n"
    )
    reading = read(path)
    assert [p.kind for p in reading.problems] == ["unknown region"]
    assert "3506 Kabupaten Kediri" in reading.problems[0].text
    assert [f.region for f in reading.figures] == ["1471", "1473"]  # 1473 is Dumai to BPS
    assert any("1472 Kota Dumai" in note for note in reading.notes)


def test_the_same_name_in_two_provinces_is_settled_by_the_province_column(tmp_path: Path) -> None:
    # DAPOER lists "Banjar" under Jawa Barat as a regency; that regency lies in Kalimantan Selatan
    head = "Provinsi,Kabupaten/Kota,Persentase Penduduk Miskin,Tahun\n"
    path = tmp_path / "dapoer.csv"
    path.write_text(head + "Jawa Barat,Ciamis,7.39,2024\nJawa Barat,Kota Banjar,5.85,2024\n"
                    "Kalimantan Selatan,Banjar,2.36,2024\n")  # fmt: skip
    assert [f.region for f in read(path).figures] == ["3207", "3279", "6303"]
    path.write_text(head + "Jawa Barat,Kota Bogor,6.53,2024\nJawa Barat,Banjar,2.36,2024\n")
    problem = read(path).problems[0]
    assert "6303 Kabupaten Banjar" in problem.text


def test_columns_in_another_order_read_the_same(fixtures: Path, tmp_path: Path) -> None:
    lines = (fixtures / "l9-opendata.csv").read_text().splitlines()
    path = tmp_path / "turned.csv"
    path.write_text("\n".join(",".join(reversed(line.split(","))) for line in lines))
    assert values(read(path)) == values(read(fixtures / "l9-opendata.csv"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-8"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(
    fixtures: Path, tmp_path: Path, encoding: str, end: str
) -> None:
    text = (fixtures / "l9-kaggle-2021.csv").read_text("utf-8")
    path = tmp_path / "kaggle-2021.csv"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    assert values(read(path)) == values(read(fixtures / "l9-kaggle-2021.csv"))


def test_year_as_text_or_float_is_a_year(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"],
        ["Kab. Kediri", 9.81, "2025"],
        ["Kota Kediri", 6.04, 2025.0],
    ):
        sheet.append(row)
    book.save(tmp_path / "years.xlsx")
    assert values(read(tmp_path / "years.xlsx")) == {
        ("3506", "P0", 2025, "March"): 9.81,
        ("3571", "P0", 2025, "March"): 6.04,
    }


def test_a_poverty_line_with_dots_is_read_by_the_range_of_its_indicator(tmp_path: Path) -> None:
    # pandas reads "438.007" as 438.007 and "12,42" as 1242; both are Indonesian here
    path = tmp_path / "Garis Kemiskinan 2022.csv"
    path.write_text("Kabupaten/Kota;Garis Kemiskinan\nKab. Kediri;381.687\nKota Kediri;438.007\n")
    reading = read(path)
    assert [f.value for f in reading.figures] == [381687.0, 438007.0]
    assert any("decimal comma" in note for note in reading.notes)


def test_the_urban_and_rural_parts_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "Persentase Penduduk Miskin 2024.csv"
    path.write_text(
        "Persentase Penduduk Miskin (P0) Menurut Provinsi dan Daerah,,,\n"
        "Provinsi,Perkotaan,Perdesaan,Jumlah\n"
        "JAWA TIMUR,7.00,13.00,9.79\nINDONESIA,7.09,11.79,9.03\n"
    )
    reading = read(path, period="March")
    assert values(reading) == {
        ("3500", "P0", 2024, "March"): 9.79,
        ("0000", "P0", 2024, "March"): 9.03,
    }
    assert [i.kind for i in reading.skipped] == ["urban or rural part"] * 2


def test_a_table_of_one_regency_has_years_down_its_rows(tmp_path: Path) -> None:
    text = (
        "Garis Kemiskinan dan Penduduk Miskin di Kabupaten Lamongan, 2023-2025,,,\n"
        "Poverty Line and Number of Poor People in Lamongan Regency, 2023-2025,,,\n"
        "Tahun/Year,Garis Kemiskinan (rupiah/kapita/bulan),Penduduk Miskin/Poor People,\n"
        ",,Jumlah/Number (ribu),Persentase/Percentage\n"
        "(1),(2),(3),(4)\n"
        "2023,481 969,149.94,12.42\n2024,524 636,146.98,12.16\n2025*,543 475,145.45,12.03\n"
        "Sumber: BPS\n"
    )
    document = read_document("tabel.csv", text.encode())
    reading = layouts.read(document)
    assert reading.problems == ()
    assert values(reading) == {
        ("3524", "POVERTY_LINE", 2023, "March"): 481969, ("3524", "POOR", 2023, "March"): 149.94,
        ("3524", "P0", 2023, "March"): 12.42, ("3524", "POVERTY_LINE", 2024, "March"): 524636,
        ("3524", "POOR", 2024, "March"): 146.98, ("3524", "P0", 2024, "March"): 12.16,
        ("3524", "POVERTY_LINE", 2025, "March"): 543475, ("3524", "POOR", 2025, "March"): 145.45,
        ("3524", "P0", 2025, "March"): 12.03,
    }  # fmt: skip
    assert reading.figures[-1].place == "row 8, column 4"


def test_a_table_without_any_region_asks_for_one() -> None:
    text = "Tahun;Persentase Penduduk Miskin\n2024;12,16\n2025;12,03\n"
    with pytest.raises(ParameterError) as caught:
        layouts.read(read_document("tabel.csv", text.encode()))
    assert caught.value.facts["option"] == "--region"
    reading = layouts.read(read_document("tabel.csv", text.encode()), Hints(region="3524"))
    assert [f.value for f in reading.figures] == [12.16, 12.03]


def test_semesters_under_years_under_areas_are_told_apart(tmp_path: Path) -> None:
    # the national province tables: area over year over semester, groups over empty cells
    text = (
        "Persentase Penduduk Miskin (P0) Menurut Provinsi dan Daerah (Persen),,,,,,\n"
        "Provinsi,Perkotaan,,,Jumlah,,\n"
        ",2024,,,2024,,\n"
        ",Semester 1 (Maret),Semester 2 (September),Tahunan,"
        "Semester 1 (Maret),Semester 2 (September),Tahunan\n"
        "JAWA TIMUR,7.26,7.00,-,9.79,9.56,-\nDI YOGYAKARTA,10.00,9.90,-,10.83,10.40,-\n"
        "INDONESIA,7.09,6.66,-,9.03,8.57,-\n"
    )
    reading = layouts.read(read_document("p0.csv", text.encode()))
    found = values(reading)
    assert len(found) == 6
    assert found["3500", "P0", 2024, "September"] == 9.56
    assert found["0000", "P0", 2024, "March"] == 9.03
    assert found["3400", "P0", 2024, "March"] == 10.83


@pytest.mark.parametrize(
    ("unit", "value"), [("RIBU JIWA", "145.45"), ("JIWA", "145450"), ("ribu orang", "145.45")]
)
def test_a_unit_column_decides_the_unit_of_each_row(unit: str, value: str) -> None:
    text = (
        "kode_kabupaten_kota,nama_kabupaten_kota,jumlah_penduduk_miskin,satuan,tahun\n"
        f"3524,KABUPATEN LAMONGAN,{value},{unit},2025\n3571,KOTA KEDIRI,...,{unit},2025\n"
    )
    reading = layouts.read(read_document("opendata.csv", text.encode()))
    assert values(reading) == {("3524", "POOR", 2025, "March"): 145.45}


def test_a_csv_of_the_website_with_the_year_in_its_second_row(tmp_path: Path) -> None:
    # "Persentase Penduduk Miskin Menurut Kabupaten_Kota di Jawa Timur, 2018.csv"
    text = (
        "Kabupaten/Kota,Persentase Penduduk Miskin Menurut Kabupaten/Kota di Jawa Timur (Persen)\n"
        ",2018\nProvinsi Jawa Timur,10.98\nPacitan,14.19\nKediri,11.31\nKota Kediri,7.68\n"
    )
    reading = layouts.read(read_document("p0.csv", text.encode()))
    assert values(reading) == {
        ("3500", "P0", 2018, "March"): 10.98,
        ("3501", "P0", 2018, "March"): 14.19,
        ("3506", "P0", 2018, "March"): 11.31,
        ("3571", "P0", 2018, "March"): 7.68,
    }
