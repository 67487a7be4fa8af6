"""The registry against facts that can be counted, and the traps that published wrong numbers."""

from __future__ import annotations

import csv
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from povanalysis.errors import RegionError
from povanalysis.regions import get, regions, resolve, search

FIGURES = Path(__file__).parents[1] / "data" / "raw" / "figures.csv"


def refusal(text: object, **scope: str) -> RegionError:
    with pytest.raises(RegionError) as caught:
        resolve(text, **scope)  # type: ignore[arg-type]
    return caught.value


def test_counts_are_those_of_the_republic_since_2022() -> None:
    # 38 provinces, 416 kabupaten and 98 kota (Law 29/2022 created the last province)
    counts = {kind: len(regions(kind=kind)) for kind in ("province", "kabupaten", "kota", "nation")}
    assert counts == {"province": 38, "kabupaten": 416, "kota": 98, "nation": 1}


def test_both_provinces_of_the_project_are_complete_and_named_as_in_the_figures() -> None:
    with FIGURES.open(encoding="utf-8") as handle:
        names = {row["region"]: row["name"] for row in csv.DictReader(handle)}
    assert len(regions(province="3500")) == 38
    assert len(regions(province="3300")) == 35
    assert {code: get(code).name for code in names} == names


def test_codes_slugs_and_full_names_are_unique_and_resolve_to_themselves() -> None:
    everything = regions()
    assert len({region.slug for region in everything}) == len(everything)
    for region in everything:
        assert get(region.code) is region
        assert resolve(region.code) is region
        assert resolve(region.name) is region
        assert resolve(f"{region.code} {region.name.upper()}") is region


def test_slugs_keep_the_city_prefix_only() -> None:
    slugs = [get(code).slug for code in ("3524", "3506", "3571", "3500", "0000", "7500", "7502")]
    assert slugs == [
        "lamongan", "kediri", "kota-kediri", "jawa-timur", "indonesia",
        "provinsi-gorontalo", "gorontalo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lamongan", "3524"),
        ("  kab.  lamongan ", "3524"),
        ("KABUPATEN LAMONGAN", "3524"),
        ("Kab Lamongan", "3524"),
        ("Lamongan Regency", "3524"),
        ("3524", "3524"),
        ("3524 Lamongan", "3524"),
        ("3524 - Kabupaten Lamongan", "3524"),
        ("24. Lamongan", "3524"),
        ("06. Kediri", "3506"),
        ("71. Kediri", "3571"),
        ("KOTA KEDIRI", "3571"),
        ("Kediri (Kota)", "3571"),
        ("Kediri, Kab.", "3506"),
        ("Kota Adm. Jakarta Pusat", "3173"),
        ("Kab. Adm. Kepulauan Seribu", "3101"),
        ("Kep. Seribu", "3101"),
        ("Kota Baru", "6302"),  # the regency Kotabaru, not a city
        ("Kotawaringin Barat", "6201"),
        ("Lima Puluh Kota", "1308"),
        ("Mempawah", "6104"),  # called Pontianak until 2014, and still so in older tables
        ("Kab. Pontianak", "6104"),
        ("Sawah Lunto/Sijunjung", "1304"),
        ("Labuanbatu Utara", "1223"),  # BPS Sumatera Utara spells it so
        ("Kep. Sitaro", "7108"),
        ("Riau Islands", "2100"),
        ("6407 Bulungan", "6502"),  # Kalimantan Utara was part of Kalimantan Timur until 2012
        ("D I YOGYAKARTA", "3400"),
        ("D.I. Yogyakarta", "3400"),
        ("KEP. BANGKA BELITUNG", "1900"),
        ("Provinsi Jawa Barat", "3200"),
        ("JAWA TIMUR", "3500"),
        ("INDONESIA", "0000"),
        ("Toba Samosir", "1206"),
        ("Nduga *", "9701"),
        ("Lamongan 1)", "3524"),
        ("Surabaya", "3578"),
        ("\ufeffBatu", "3579"),
    ],
)
def test_spellings_met_in_bps_files_find_their_region(text: str, code: str) -> None:
    assert resolve(text).code == code


@pytest.mark.parametrize(
    "name",
    ["Kediri", "Semarang", "Magelang", "Pekalongan", "Tegal", "Blitar", "Malang", "Madiun",
     "Mojokerto", "Pasuruan", "Probolinggo"],
)  # fmt: skip
def test_a_name_of_regency_and_city_is_refused_with_both(name: str) -> None:
    error = refusal(name)
    kinds = [get(code).kind for code in error.facts["candidates"]]
    assert kinds == ["kabupaten", "kota"]
    assert resolve(name, kind="kabupaten").name == f"Kabupaten {name}"
    assert resolve(name, kind="kota").name == f"Kota {name}"


def test_the_refusal_of_kediri_names_both_codes_and_the_way_out() -> None:
    message = str(refusal("Kediri"))
    assert "3506 Kabupaten Kediri" in message
    assert "3571 Kota Kediri" in message
    assert message.endswith("Give the code or the full name.")


def test_banjar_is_a_city_in_jawa_barat_and_a_regency_in_kalimantan() -> None:
    assert refusal("Banjar").facts["candidates"] == ["3279", "6303"]
    assert resolve("Banjar", province="Jawa Barat").code == "3279"
    assert refusal("Banjar", kind="kabupaten", province="3200").facts["candidates"]


def test_a_province_that_shares_its_name_with_cities_is_not_guessed() -> None:
    assert refusal("Gorontalo").facts["candidates"] == ["7500", "7502", "7571"]
    assert resolve("Gorontalo", kind="province").code == "7500"


def test_a_near_miss_is_refused_with_a_suggestion() -> None:
    error = refusal("Lamogan")
    assert error.facts["candidates"] == ["3524"]
    assert "Did you mean 3524 Kabupaten Lamongan?" in str(error)


@pytest.mark.parametrize(
    ("value", "reason", "meant"),
    [
        (3506.0, "decimal number", None),
        (33.1, "lose digits", None),
        (911, "four digits", "9111"),
        ("911", "too short", "9111"),
        ("33.1", "lost a digit", "3310"),
        ("3524010", "too long", "3524"),
        ("35", "too short", "3500"),
        (True, "bool", None),
        (None, "NoneType", None),
        ("", "neither", None),
        ("...", "neither", None),
        ("3599", "No region has the BPS code", None),
        (0, "four digits", "0000"),
    ],
)
def test_damaged_codes_are_refused_with_the_reason(
    value: object, reason: str, meant: str | None
) -> None:
    error = refusal(value)
    assert reason in str(error)
    assert error.exit_code == 2
    if meant:
        assert meant in error.facts["candidates"]


def test_a_code_that_contradicts_its_name_is_refused() -> None:
    # Ministry-like codes seen in a public file: 1472 for Dumai (BPS 1473), 6406 for Penajam
    assert refusal("3571 Kabupaten Kediri").facts["candidates"] == ["3571", "3506"]
    assert "No region has the BPS code 1472" in str(refusal("1472 Kota Dumai"))


def test_integers_of_any_integral_type_are_codes() -> None:
    assert resolve(3506).name == "Kabupaten Kediri"
    assert resolve(np.int64(3571)).name == "Kota Kediri"  # type: ignore[arg-type]


def test_former_papua_codes_lead_to_the_present_region() -> None:
    assert resolve("9401").code == "9501"
    assert resolve("9401 Merauke").name == "Kabupaten Merauke"
    assert get("9501").province == "9500"


def test_search_lists_hits_in_code_order_and_falls_back_to_similar_names() -> None:
    assert [region.code for region in search("Kediri")] == ["3506", "3571"]
    assert [region.code for region in search("352")] == [f"352{digit}" for digit in range(10)]
    assert search("Sukoharo")[0].code == "3311"
    assert search("xyzzy") == []


def test_the_error_survives_pickling_with_its_candidates() -> None:
    error = refusal("Kediri")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.facts) == (str(error), error.facts)


@given(st.text(max_size=40))
def test_any_text_gives_a_region_or_our_own_error(text: str) -> None:
    try:
        region = resolve(text)
    except RegionError:
        return
    assert get(region.code) is region


@given(st.one_of(st.integers(), st.floats(), st.none(), st.binary(max_size=4)))
def test_any_value_gives_a_region_or_our_own_error(value: object) -> None:
    try:
        region = resolve(value)  # type: ignore[arg-type]
    except RegionError:
        return
    assert isinstance(value, int)
    assert value == int(region.code) or str(value) in region.former_codes
