"""What became of the places, against the laws that made them and the counts of the republic."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from povanalysis import history
from povanalysis.errors import RegionError
from povanalysis.history import code_edition, linked, members, parent, retired, same_area
from povanalysis.regions import get, named, regions, resolve
from povanalysis.registry import Region, registry
from povanalysis.sources.layouts import read
from povanalysis.sources.tables.opening import read_document

PAPUA_2022 = {"9500": 4, "9600": 8, "9700": 8, "9200": 6}


def with_figures(year: int) -> list[Region]:
    """The places that have figures in a year."""
    return [region for region in registry() if history.has_figures(region.code, year)]


@pytest.mark.parametrize(
    ("year", "regencies", "provinces"),
    # at the end of the year: 497 since 2009; UU 20-24/2012; 2-8, 12, 13 and 16/2013; 14-16/2014;
    # 14-16 and 29/2022. Ministerial regulation 39/2015 lists the 514.
    [(2010, 497, 33), (2011, 497, 33), (2012, 501, 34), (2013, 511, 34), (2014, 514, 34),
     (2015, 514, 34), (2021, 514, 34), (2022, 514, 38), (2026, 514, 38)],
)  # fmt: skip
def test_the_number_of_places_by_law_is_the_official_one(
    year: int, regencies: int, provinces: int
) -> None:
    found = [region for region in registry() if region.created <= f"{year}-12-31"]
    assert sum(region.is_regency for region in found) == regencies
    assert sum(region.kind == "province" for region in found) == provinces


@pytest.mark.parametrize(
    ("year", "regencies", "provinces"),
    # rows with figures in BPS's table of all regencies, year by year
    [(2010, 497, 33), (2014, 497, 33), (2015, 511, 34), (2016, 514, 34), (2023, 514, 34),
     (2024, 514, 38), (2025, 514, 38)],
)  # fmt: skip
def test_the_number_of_places_with_figures_is_that_of_the_table(
    year: int, regencies: int, provinces: int
) -> None:
    kinds = Counter(region.kind for region in with_figures(year))
    assert kinds["kabupaten"] + kinds["kota"] == regencies
    assert kinds["kota"] == 98
    assert kinds["province"] == provinces


@pytest.mark.parametrize("year", [2010, 2014, 2015, 2020, 2023, 2024, 2025])
def test_every_regency_with_figures_has_one_parent_which_has_figures_too(year: int) -> None:
    provinces = [region.code for region in with_figures(year) if region.kind == "province"]
    grouped = [code for province in provinces for code in members(province, year)]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {r.code for r in with_figures(year) if r.is_regency}


def test_papua_is_two_provinces_until_2023_and_six_from_2024() -> None:
    assert {code: len(members(code, 2024)) for code in PAPUA_2022} == PAPUA_2022
    assert {code: len(members(code, 2023)) for code in PAPUA_2022} == dict.fromkeys(PAPUA_2022, 0)
    assert [len(members("9400", year)) for year in (2023, 2024)] == [29, 9]
    assert [len(members("9100", year)) for year in (2023, 2024)] == [13, 7]
    for code in ("9501", "9601", "9701"):
        assert [parent(code, year) for year in (2023, 2024)] == ["9400", code[:2] + "00"]
    assert [parent("9271", year) for year in (2023, 2024)] == ["9100", "9200"]
    assert parent("9500", 2023) is None
    assert parent("9500", 2024) == "0000"


def test_no_link_is_carried_across_a_redefinition() -> None:
    everyone = [region.code for region in regions() if region.is_regency]
    broken = {code for code in everyone if not linked(code, 2023, 2024)}
    assert broken == {code for code in everyone if code[:2] in ("91", "92", "94", "95", "96", "97")}
    assert len(broken) == 42
    # Kalimantan Timur until 2014 includes what is Kalimantan Utara since
    broken = {code for code in everyone if not linked(code, 2014, 2015)} - {
        region.code for region in regions() if region.created
    }
    assert {code[:2] for code in broken} == {"64", "65"}
    assert all(linked(code, 2016, 2023) for code in everyone)


def test_a_regency_out_of_which_another_was_made_is_another_area_from_then_on() -> None:
    parted = {r.origin: r.figures_since for r in regions() if r.is_regency and r.origin}
    assert parted == {
        "1603": 2015, "1605": 2015, "1801": 2015, "3207": 2015, "5306": 2015, "6402": 2015,
        "7201": 2015, "7203": 2015, "7404": 2015, "7403": 2015, "7402": 2016, "7401": 2016,
        "7604": 2015, "8203": 2015, "9105": 2015,
    }  # fmt: skip
    for code, since in parted.items():
        assert code is not None
        assert since is not None
        assert not same_area(code, since - 1, since)
        assert same_area(code, since, 2020)
    assert not same_area("7404", 2020, 2021)
    assert not same_area("7411", 2021, 2020)
    assert same_area("3524", 2004, 2025)


def test_laws_and_dates_stand_with_every_place_made_since_2010_and_with_no_other() -> None:
    made = [region for region in regions() if region.created]
    assert Counter(region.kind for region in made) == {"kabupaten": 17, "province": 5}
    for region in made:
        assert region.law.startswith("UU ")
        assert region.law.endswith(region.created[:4])
        assert region.figures_since is not None
        assert region.figures_since > int(region.created[:4])
        assert region.origin is not None
        assert get(region.origin).kind == region.kind
    assert not any(r.law or r.origin for r in regions() if not r.created)


def test_a_retired_code_is_answered_with_successor_and_date() -> None:
    assert retired("9401") == (
        "9401 was the code of Kabupaten Merauke until 2022-07-25 (UU 14/2022); it is 9501 now."
    )
    assert retired("9171").endswith("until 2022-12-08 (UU 29/2022); it is 9271 now.")
    assert "2012-11-16 (UU 20/2012)" in retired("6473")
    assert retired("3524") == retired("9501") == retired("0815") == ""
    former = [code for region in regions() for code in region.former_codes]
    assert len(former) == len(set(former)) == 31
    assert all(retired(code) for code in former)


# --------------------------------------------------------------------------- Ministry codes


def test_every_place_has_its_own_ministry_code_and_199_regencies_differ_from_bps() -> None:
    codes = {region.ministry_code: region for region in regions() if region.kind != "nation"}
    assert len(codes) == 552
    assert sum(r.is_regency and code.replace(".", "") != r.code for code, r in codes.items()) == 199
    for code, region in codes.items():
        assert resolve(f"kmd:{code}") is resolve("kmd:" + code.replace(".", "")) is region


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("35.24", "3524"),
        ("14.72", "1473"),
        ("kmd:1109", "1101"),
        ("KMD 11.09", "1101"),
        ("kemendagri:91", "9400"),
        ("11.09 Simeulue", "1101"),
        ("1109 Pidie", "1109"),
        ("1109", "1109"),
        ("35.06 Kediri", "3506"),
        ("9401", "9501"),
    ],
)
def test_a_code_is_the_ministrys_only_where_it_is_written_so(text: str, code: str) -> None:
    assert resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "candidates", "words"),
    [
        ("11.09", ["1101", "1109"], "Write 1109 for Kabupaten Pidie, kmd:1109 for Kabupaten Simeu"),
        ("94.01", ["9604", "9501"], "kmd:9401 for Kabupaten Nabire"),
        ("1472", ["1473"], "As a Ministry code it is 1473 Kota Dumai: write 14.72"),
        ("1109 Simeulue", ["1109", "1101"], "write kmd:1109 or the BPS code 1101"),
        ("99.99", [], "no code of the Ministry"),
        ("kmd:9999", [], "no code of the Ministry"),
    ],
)
def test_what_could_be_either_is_refused_with_both(
    text: str, candidates: list[str], words: str
) -> None:
    with pytest.raises(RegionError) as caught:
        resolve(text)
    assert caught.value.facts["candidates"] == candidates
    assert words in str(caught.value)


# -------------------------------------------------------------------- the codes a table uses


def test_the_edition_of_a_tables_codes_is_found_out() -> None:
    everyone = [region for region in regions() if region.is_regency]

    def edition(*pairs: tuple[str, str]) -> tuple[str, int | None, int | None]:
        found = code_edition(pairs)
        assert found is not None
        return found.system, found.since, found.until

    assert edition(*[(r.code, r.name) for r in everyone]) == ("BPS", 2022, None)
    old = [(r.former_codes[0] if r.code[:2] > "90" and r.former_codes else r.code, r.name)
           for r in everyone]  # fmt: skip
    assert edition(*old) == ("BPS", 2014, 2022)
    assert edition(*[(r.ministry_code, r.name) for r in everyone])[0] == "Ministry"
    assert edition(("3524", "Lamongan"), ("3506", "Kediri")) == ("BPS", None, None)
    assert edition(("9401", "Merauke"), ("9501", "Merauke"))[0] == "mixed"
    assert edition(("1109", "Simeulue"), ("1101", "Simeulue"))[0] == "mixed"
    assert code_edition([("", "Lamongan"), ("1", "Kediri"), ("3524", "Xyzzy")]) is None


@pytest.mark.parametrize(
    ("codes", "note"),
    [
        (["11.09", "11.07", "11.06"], "codes are those of the Ministry"),
        (["1109", "1107", "1106"], "codes are those of the Ministry"),
        (["1101", "1109", "1108"], "codes are BPS codes, the same in all editions"),
    ],
)
def test_an_import_says_which_codes_a_file_uses_and_reads_them_so(
    codes: list[str], note: str
) -> None:
    names = ["Simeulue", "Pidie", "Aceh Besar"]
    rows = "".join(f"{c},{n},{v}\n" for c, n, v in zip(codes, names, ("18.1", "19.2", "13.3"),
                                                       strict=True))  # fmt: skip
    text = "Kode Wilayah,Nama Wilayah,Persentase_Penduduk_Miskin\n" + rows
    reading = read(read_document("kemiskinan 2024.csv", text.encode())).require_clean()
    assert [f.region for f in reading.figures] == ["1101", "1109", "1108"]
    assert any(said.startswith(note) for said in reading.notes)


def test_the_file_of_places_is_sorted_and_holds_no_place_twice() -> None:
    text = files("povanalysis").joinpath("regions.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    assert len(rows) == 553
    assert all(set(row) == set(rows[0]) and None not in row.values() for row in rows)
    assert all(named(row["name"]) for row in rows)
