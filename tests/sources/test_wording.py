"""Titles and column heads as met in genuine files, Indonesian, English and home-made."""

from __future__ import annotations

import pytest

from povanalysis.sources.tables import wording


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota (Persen)", {"P0"}),
        ("Persentase Penduduk Miskin - Maret", {"P0"}),
        ("PRESENTASE PENDUDUK MISKIN ", {"P0"}),
        ("Prosentase penduduk miskin (persen)", {"P0"}),
        ("Sum of Presentasi_penduduk_miskin", {"P0"}),
        ("Persentase_Kemiskinan", {"P0"}),
        ("poverty_percentage", {"P0"}),
        ("pct_miskin", {"P0"}),
        ("Percentage of Poor People - March", {"P0"}),
        ("Percentage of Population Below Poverty Line", {"P0"}),
        ("Tingkat Kemiskinan", {"P0"}),
        ("TINGKAT KEMISKINAN (Rb Orang)", {"POOR"}),
        ("Jumlah Penduduk Miskin - Maret (ribu) (Ribu)", {"POOR"}),
        ("Jumlah Penduduk Miskin Menurut Kabupaten/Kota (Ribu Jiwa)", {"POOR"}),
        ("Number of Poor People (thousand)", {"POOR"}),
        ("poverty_amount", {"POOR"}),
        ("Jumlah dan Persentase Penduduk Miskin Menurut Provinsi", {"P0", "POOR"}),
        ("Garis Kemiskinan (rupiah/kapita/bulan)", {"POVERTY_LINE"}),
        ("Garis Kemiskinan Non-Makanan (Rupiah/Kapita/Bulan)", set()),
        ("Indeks Kedalaman Kemiskinan (P1) (Persen)", {"P1"}),
        ("Indeks Keparahan Kemiskinan (P2) Menurut Kabupaten/Kota ", {"P2"}),
        ("Poverty Severity Index", {"P2"}),
        ("Tingkat Pengangguran Terbuka", set()),
        ("Jumlah Penduduk Ribu Jiwa", set()),
        ("Indeks Pembangunan Manusia", set()),
        ("Jumlah Penerima Bantuan Sosial", set()),
        ("unemployed_percentage", set()),
    ],
)
def test_a_head_names_its_indicators(text: str, codes: set[str]) -> None:
    assert wording.indicators(text) == codes


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Jumlah Penduduk Miskin (000 jiwa)", "thousand persons"),
        ("Jumlah Penduduk Miskin (ribu jiwa)", "thousand persons"),
        ("Jumlah Penduduk Miskin (jiwa)", "persons"),
        ("Penduduk Miskin (juta orang)", "million persons"),
        ("Persentase Penduduk Miskin (Persen)", "percent"),
        ("Garis Kemiskinan (Rp/kapita/bulan)", "rupiah"),
        ("Jumlah Penduduk Miskin", ""),
    ],
)
def test_a_head_names_its_unit(text: str, unit: str) -> None:
    assert wording.unit(text) == unit


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Persentase Penduduk Miskin, 2018", 2018),
        ("2025*", 2025),
        ("Maret 2024", 2024),
        ("2013-2017", None),
        ("2019 dan 2020", None),
        ("2024/2025", None),
        ("Rp 2.018.000", None),
        ("12.2018", None),
        ("120181", None),
        ("no year", None),
    ],
)
def test_one_year_is_told_from_several_and_from_numbers(text: str, year: int | None) -> None:
    assert wording.single_year(text) == year


def test_a_title_names_the_longest_province_and_the_prefixed_regency() -> None:
    province = wording.province_of("Persentase Penduduk Miskin di Papua Barat Daya, 2025")
    assert province is not None
    assert province.code == "9200"
    assert wording.province_of("Jawa Timur dan Jawa Tengah") is None
    regency = wording.regency_of("Penduduk Miskin di Kab. Kediri, 2019-2023")
    assert regency is not None
    assert regency.code == "3506"
    assert wording.regency_of("Penduduk Miskin di Kediri") is None
