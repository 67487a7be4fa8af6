"""Variants met in genuine downloads and compilations, each with the figures its table prints.

Sources of the figures: poverty line 2023 and P0 by province 2015-2020 (BPS), DAPOER 2019 (World
Bank), head counts of Jawa Timur (BPS Jatim), P0 2024-2025 (BPS Jatim).
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from povanalysis.errors import LayoutError, ParameterError
from povanalysis.sources import layouts
from povanalysis.sources.tables.opening import open_document, read_document
from povanalysis.sources.tables.reading import Hints, Reading
from povanalysis.sources.tables.wording import indicators


def read_text(text: str, name: str = "table.csv", **hints: object) -> Reading:
    document = read_document(name, text.encode("utf-8"))
    return layouts.read(document, Hints(**hints))  # type: ignore[arg-type]


def values(reading: Reading) -> dict[tuple[str, str, int, str], float]:
    return {figure.key: figure.value for figure in reading.figures}


def test_l1_as_csv_has_the_corner_of_the_xlsx_without_its_merged_cells(fixtures: Path) -> None:
    reading = layouts.read(
        open_document(fixtures / "Garis Kemiskinan Menurut Kabupaten_Kota, 2023.csv")
    )
    assert reading.layout == "L1"
    assert reading.problems == ()
    assert reading.title == "Garis Kemiskinan Menurut Kabupaten/Kota (Rupiah/kapita/bulan) 2023"
    found = values(reading)
    assert {key[1:] for key in found} == {("POVERTY_LINE", 2023, "March")}
    assert {key[0]: value for key, value in found.items()} == {
        "1100": 627534, "1101": 538693, "3500": 507286, "3506": 385874, "3524": 481969,
        "3571": 587723, "3578": 718370, "6100": 563288,
        "6104": 444790,  # "Pontianak": the regency is called Mempawah since 2014
        "6171": 677512, "6300": 604266,
        "6302": 556962,  # "Kota Baru" is the regency Kotabaru
        "6303": 561521, "7500": 442194, "7502": 568430, "7571": 697650,
        "9202": 559363, "9271": 889486, "9501": 434596,
    }  # fmt: skip
    assert [i.text for i in reading.skipped] == ["-: no figure (and 1 more)"]


def test_a_column_of_district_types_tells_regency_from_city() -> None:
    # DAPOER: code of its own, plain names, "regency" or "city" beside them
    head = "loc_id,district,district_type,province,electricity_access,poverty_rate\n"
    reading = read_text(
        head + "ID.BT.SE,Serang,regency,Banten,99.9,4.08\nID.BT.SR,Serang,city,Banten,99.9,5.28\n"
        "ID.YO.YO,Yogyakarta,city,DI Yogyakarta,100,6.84\n",
        year=2019,
    )
    assert reading.problems == ()
    assert {f.region: f.value for f in reading.figures} == {
        "3604": 4.08,
        "3673": 5.28,
        "3471": 6.84,
    }
    alone = read_text(head + "x,Bogor,city,Jawa Barat,99,5.77\nx,Bandung,city,Jawa Barat,99,3.38\n",
                      year=2019)  # fmt: skip
    assert [f.region for f in alone.figures] == ["3271", "3273"]
    wrong = read_text(head + "x,Banjar,regency,Jawa Barat,99,2.55\nx,Bogor,city,Jawa Barat,99,5.77\n",
                      year=2019)  # fmt: skip
    assert [p.kind for p in wrong.problems] == ["unknown region"]
    assert "6303 Kabupaten Banjar" in wrong.problems[0].text


def test_provinces_among_themselves_are_not_called_march() -> None:
    # a compilation of September figures: Jawa Tengah 13.32 in 2015, while March was 13.58
    text = "Provinsi,2015,2016\nJawa Barat,9.57,8.77\nJawa Tengah,13.32,13.19\nJawa Timur,12.28,11.85\n"
    reading = read_text(text, "Persentase Penduduk Miskin.csv")
    assert {f.period for f in reading.figures} == {"unknown"}
    assert {f.period_status for f in reading.figures} == {"not established"}
    assert "names no month" in reading.notes[0]
    said = read_text(text, "Persentase Penduduk Miskin.csv", period="September")
    assert values(said)["3300", "P0", 2015, "September"] == 13.32


@pytest.mark.parametrize(
    ("head", "indicator"),
    [("Kemiskinan", "P0"), ("pov2024", "P0"), ("Miskin", "POOR"), ("Penduduk_Miskin_Y", "POOR")],
)
def test_a_head_that_only_the_user_understands_is_read_with_his_word(
    head: str, indicator: str
) -> None:
    text = (
        f"Kabupaten/Kota,{head},IPM,Tahun\nKab. Kediri,9.95,75.3,2024\nKota Kediri,6.51,81.9,2024\n"
    )
    with pytest.raises(LayoutError) as caught:
        read_text(text)
    assert caught.value.facts["option"] == "--indicator"
    reading = read_text(text, indicator=indicator)
    assert [(f.indicator, f.value) for f in reading.figures] == [
        (indicator, 9.95),
        (indicator, 6.51),
    ]


def test_the_hint_for_one_head_does_not_reach_the_columns_beside_it() -> None:
    reading = read_text(
        "ID,Tahun,Kabupaten,Miskin,Total,RLS (Tahun)\n01,2016,Kab. Pacitan,85.53,552307,6.89\n"
        "71,2016,Kota Kediri,23.64,281978,9.92\n",
        indicator="POOR",
    )
    assert reading.problems == ()
    assert {f.region: f.value for f in reading.figures} == {"3501": 85.53, "3571": 23.64}
    assert "Total" in [issue.text for issue in reading.skipped]


@pytest.mark.parametrize(
    "head",
    [
        "Persentase Penduduk Miskin Ekstrem",
        "Persentase Penduduk Miskin Usia 15 Tahun ke Atas yang Tidak Bekerja",
        "Jumlah Rumah Tangga Miskin",
        "Jumlah Keluarga Miskin",
        "Garis Kemiskinan per Rumah Tangga (Rp)",
        "Persentase Penduduk Hampir Miskin",
        "Peringkat Persentase Penduduk Miskin",
        "Perubahan Persentase Penduduk Miskin 2024-2025",
        "Target Persentase Penduduk Miskin 2026",
        "Proyeksi Tingkat Kemiskinan 2026",
        "Garis Kemiskinan Non-Makanan",
        "RSE Persentase Penduduk Miskin",
        "Persentase Penduduk Miskin per 1.000 penduduk",
        "Persentase Penduduk Miskin Multidimensi",
        "Kontribusi Persentase Penduduk Miskin",
        "Distribusi Persentase Penduduk Miskin",
        "Persentase Penduduk Miskin Kumulatif",
        "Persentase Penduduk Miskin menurut DTKS",
        "Jumlah Penduduk Miskin Desil 1 (DTSEN)",
        "Batas bawah Persentase Penduduk Miskin",
        "Poverty rate (US$ 2.15 PPP)",
        "Indeks Persentase Penduduk Miskin (2010=100)",
    ],
)
def test_figures_that_only_resemble_ours_are_left_out(head: str) -> None:
    assert indicators(head) == frozenset()
    reading = read_text(
        f"Kabupaten/Kota;Persentase Penduduk Miskin 2025;{head}\nKab. Lamongan;12,03;10,5\n"
        "Kota Kediri;6,04;5,1\n"
    )
    assert [f.value for f in reading.figures] == [12.03, 6.04]
    assert reading.problems == ()
    assert head in [issue.text for issue in reading.skipped]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Persentase Masyarakat Miskin", "P0"),
        ("Sum of Presentasi_penduduk_miskin", "P0"),
        ("Percentage of Population Below the Poverty Line", "P0"),
        ("Jumlah Penduduk Miskin Menurut Kabupaten_Kota(000) di Provinsi Sumatera Utara", "POOR"),
        ("Number of Poor Population (Thousand People) by Regency", "POOR"),
        ("Indeks Keparahan Keminskinan", "P2"),
        ("Garis Kemiskinan Menurut Kabupaten/Kota (Rupiah/kapita/bulan)", "POVERTY_LINE"),
    ],
)
def test_words_of_genuine_heads(words: str, code: str) -> None:
    assert indicators(words) == frozenset({code})


def test_a_year_that_went_through_a_float_is_a_year() -> None:
    reading = read_text(
        "Kabupaten/Kota,Persentase Penduduk Miskin,Tahun\nKab. Kediri,9.95,2024.0\n"
        "Kota Kediri,6.51,2024.0\n"
    )
    assert reading.years == [2024]
    assert reading.problems == ()


def test_one_cut_figure_does_not_make_the_whole_column_doubtful() -> None:
    # satudata.kulonprogokab.go.id printed 41.687 between 381.666 and 438.007
    reading = read_text(
        "Kabupaten/Kota;Garis Kemiskinan;Tahun\nKab. Kulon Progo;360.202;2020\n"
        "Kab. Kulon Progo;381.666;2021\nKab. Kulon Progo;41.687;2022\n"
        "Kab. Kulon Progo;438.007;2023\n"
    )
    assert [f.value for f in reading.figures] == [360202, 381666, 438007]
    problem = reading.problems[0]
    assert (problem.kind, problem.place) == ("out of range", "row 4, column 2")
    assert "41.687" in problem.text


@pytest.mark.parametrize("year", [None, 2025])
def test_a_decimal_comma_without_quotes_is_told_by_its_row(year: int | None) -> None:
    reading = read_text(
        "Kabupaten/Kota,Persentase Penduduk Miskin\nLamongan,12,03\nKota Kediri,6,04\n", year=year
    )
    assert reading.figures == ()
    assert [(p.kind, p.place) for p in reading.problems] == [
        ("more cells than heads", "row 2"),
        ("more cells than heads", "row 3"),
    ]
    assert "without quotes" in reading.problems[0].text


def test_quoted_commas_percent_signs_and_marks_are_read() -> None:
    reading = read_text(
        "Kabupaten/Kota,Persentase Penduduk Miskin,Tahun\n"
        'Lamongan,"12,03%",2025*\nKota Kediri,"6,04 *)",2025*\nKediri,"9,81r",2025*\n'
        'Jumlah,"9,50",2025*\nNgawi,N/A,2025*\n'
    )
    assert reading.problems == ()
    assert {f.region: f.value for f in reading.figures} == {
        "3524": 12.03,
        "3571": 6.04,
        "3506": 9.81,
    }
    assert {issue.kind for issue in reading.skipped} == {"total", "missing"}


def test_a_workbook_of_many_cells_with_one_formula_is_read_in_one_pass(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Kabupaten/Kota", "Persentase Penduduk Miskin", "Tahun"])
    book.active.append(["Kab. Kediri", 9.95, 2024])
    book.active.append(["Kota Kediri", 6.51, 2024])
    notes = book.create_sheet("notes")
    for row in range(3000):
        notes.append([row + column for column in range(20)])
    notes.append(["=SUM(A1:A3000)"])
    book.save(tmp_path / "many.xlsx")
    # a pattern that looks for the end of every cell anew took minutes here
    with pytest.raises(LayoutError, match="A3001"):
        open_document(tmp_path / "many.xlsx")


def test_a_password_is_told_from_damage() -> None:
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(LayoutError, match="password"):
        read_document("secret.xlsx", content)


def test_a_line_longer_than_csv_allows_is_refused() -> None:
    with pytest.raises(LayoutError, match="not a readable table"):
        read_document("long.csv", b"a" * 200_000 + b",b\nLamongan,12.03\n")


def test_json_that_is_not_of_the_webapi_says_so() -> None:
    with pytest.raises(LayoutError, match="not an answer of the WebAPI"):
        layouts.read(read_document("a.json", b'{"type": "FeatureCollection", "features": []}'))


def test_a_table_of_one_regency_asks_whose_it_is() -> None:
    with pytest.raises(ParameterError, match="--region"):
        read_text("Tahun;Persentase Penduduk Miskin\n2024;12,16\n2025;12,03\n")


def test_a_figure_in_the_unit_of_another_indicator_is_named_with_its_cell() -> None:
    reading = read_text(
        "Kabupaten/Kota;Persentase Penduduk Miskin;Tahun\nKab. Lamongan;12,03 persen;2025\n"
        "Kota Kediri;17,2 ribu jiwa;2025\n"
    )
    assert [f.value for f in reading.figures] == [12.03]
    assert [(p.kind, p.place) for p in reading.problems] == [("another unit", "row 3, column 2")]


def test_lines_above_a_table_are_no_heads_and_the_day_of_download_is_no_month() -> None:
    reading = read_text(
        "Badan Pusat Statistik Provinsi Jawa Timur\nPersentase Penduduk Miskin Menurut "
        "Kabupaten/Kota\nDiunduh 12 Januari 2026\n\nNo;Kabupaten/Kota;2023;2024\n"
        "1;Kab. Lamongan;12,42;12,16\n2;Kota Kediri;7,15;6,51\n;Jumlah;10,35;9,79\n\n"
        "Sumber: BPS, Susenas Maret\n"
    )
    assert reading.problems == ()
    assert values(reading) == {
        ("3524", "P0", 2023, "March"): 12.42,
        ("3524", "P0", 2024, "March"): 12.16,
        ("3571", "P0", 2023, "March"): 7.15,
        ("3571", "P0", 2024, "March"): 6.51,
    }


def test_heads_repeated_at_the_next_page_are_the_same_table() -> None:
    reading = read_text(
        '"Persentase Penduduk Miskin Menurut Kabupaten/Kota di Jawa Timur, 2023 dan 2024",,\n'
        "Kabupaten/Kota,2023,2024\nKabupaten/Regency,,\nKediri,10.72,9.95\nLanjutan/Continued,,\n"
        "Kabupaten/Kota,2023,2024\nKota/Municipality,,\nKediri,7.15,6.51\n"
    )
    assert reading.problems == ()
    assert {(f.region, f.year): f.value for f in reading.figures} == {
        ("3506", 2023): 10.72, ("3506", 2024): 9.95, ("3571", 2023): 7.15, ("3571", 2024): 6.51,
    }  # fmt: skip


def test_a_percentage_under_a_title_of_the_poor_is_the_rate() -> None:
    reading = read_text(
        "Garis Kemiskinan dan Jumlah Penduduk Miskin di Kota Kediri,,,\n"
        "Tahun/Year,Garis Kemiskinan (rupiah),Jumlah Penduduk Miskin (ribu jiwa),Persentase\n"
        '2023,"587,723",21.03,7.15\n2024r,"621,051",19.20,6.51\nSumber: BPS,,,\n'
    )
    assert values(reading) == {
        ("3571", "POVERTY_LINE", 2023, "March"): 587723, ("3571", "POOR", 2023, "March"): 21.03,
        ("3571", "P0", 2023, "March"): 7.15, ("3571", "POVERTY_LINE", 2024, "March"): 621051,
        ("3571", "POOR", 2024, "March"): 19.2, ("3571", "P0", 2024, "March"): 6.51,
    }  # fmt: skip
