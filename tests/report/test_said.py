"""Every fact of the files of programmes and targets stands in a made page, in both languages.

The facts are read from the data: one that is added is looked for, too.
"""

from __future__ import annotations

import html
import re
from functools import cache

import pandas as pd
import pytest

from povanalysis.numbers import format_number
from povanalysis.report.pages.regency import open_report
from povanalysis.report.text.language import Words
from povanalysis.sources import store

PROGRAMMES, TARGETS = store.table("programmes"), store.table("targets")
LANGUAGES = ("id", "en")
ELSEWHERE = {"0000": "3524", "3500": "3524", "3300": "3311"}
"""On whose page the targets of a province or the nation are looked for."""


def plain(markdown: str) -> str:
    """Give what a reader sees of a section."""
    text = re.sub(r"\\(.)", r"\1", html.unescape(markdown)).replace("**", "")
    return " ".join(text.split())


@cache
def made(region: str, lang: str) -> tuple[str, str]:
    """Give the two sections of a region's report: targets, and what was said."""
    report = open_report(region, None, None, lang)
    said = report.programmes()
    return plain(report.outcomes().data), "" if said is None else plain(said.data)


def amounts(row: pd.Series, lang: str) -> list[str]:
    """Write the numbers of a row as the page must."""
    found = []
    if row["quantity"]:
        value = float(row["quantity"])
        found.append(format_number(value, lang, 0 if value == int(value) else 2))
    if row["amount_rupiah_per_unit"]:
        millions = float(row["amount_rupiah_per_unit"]) / 1e6
        number = format_number(millions, lang, 0 if millions == int(millions) else 1)
        found.append(f"Rp{number} juta" if lang == "id" else f"Rp {number} million")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", PROGRAMMES.index)
def test_each_thing_said_stands_on_its_page(place: int, lang: str) -> None:
    row, words = PROGRAMMES.loc[place], Words(lang)
    page = made(row["region"], lang)[1]
    told = (words.carried(row["programme"]), row[f"detail_{lang}"], *row["source_id"].split())
    if row["unit"] != "percentage points":  # the step stands in the other cell
        told += tuple(amounts(row, lang))
    line = next(one for one in page.split(" | ") if all(text in one for text in told))
    years = {row["year_from"], row["year_to"]} - {""}
    publisher = store.table("sources", source_id=[row["source_id"].split()[0]])["publisher"].item()
    day = words.day(row["said_on"])
    assert all(text in line for text in (*years, publisher, day))
    assert all(number in page for number in amounts(row, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", TARGETS.index)
def test_each_target_stands_on_a_page(place: int, lang: str) -> None:
    row, words = TARGETS.loc[place], Words(lang)
    page = made(ELSEWHERE.get(row["region"], row["region"]), lang)[0]
    ends = [row[name] for name in ("value", "low", "high") if row[name]]
    asked = "–".join(format_number(float(end), lang) for end in ends) or words(
        "outcomes.without-number"
    )
    assert asked in page
    assert f"{row['year']}: {words.carried(row['document'])}" in page
    for text in (words.carried(row["document_status"]), row[f"detail_{lang}"], row["source_id"]):
        assert text in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_of_the_data_say_something(lang: str) -> None:
    for table in (PROGRAMMES, TARGETS):
        other = table[f"detail_{'en' if lang == 'id' else 'id'}"]
        assert ((table[f"detail_{lang}"] == "") == (other == "")).all()


SEEDS = {
    "3524": "294 |32 |23 |Babat|Turi|Yakin Semua Sejahtera|Perintis|Laserku|3,000|0.1 |1,209 people",
    "3506": "500 |400 |100 |Banyakan|Badas|Ngadi|Maesan|2019|SIKS-NG|RTLH|−1.41",
    "3311": "Baznas|KUR|RTLH|investors in industry|6.83",
    "3575": "4,011|891|363|Rp 2.5 million|food packages, then cash|three channels|Tuban|another me",
}


@pytest.mark.parametrize("region", SEEDS)
def test_the_facts_of_the_first_brief_are_among_them(region: str) -> None:
    page = " ".join(made(region, "en"))
    assert [text for text in SEEDS[region].split("|") if text not in page] == []


def test_a_region_of_which_nothing_was_said_has_no_such_section() -> None:
    assert open_report("3525", None, None, "en").programmes() is None


def test_what_the_data_say_cannot_act_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "| **x** | <script>alert(1)</script> [a](javascript:b) {#id}"
    bad = PROGRAMMES.head(1).assign(programme=hostile, detail_en=hostile, region="3524")
    table = store.table
    monkeypatch.setattr(
        store, "table", lambda role, *a, **k: bad if role == "programmes" else table(role, *a, **k)
    )
    found = open_report("3524", None, None, "en").programmes()
    assert found is not None
    line = next(one for one in found.data.splitlines() if "script" in one)
    assert len(re.findall(r"(?<!\\)\|", line)) == 3  # two cells
    assert not re.search(r"(?<!\\)<|(?<!\\)\[", line)


@pytest.mark.parametrize("region", ["3524", "3506", "3311", "3575", "3471"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_two_sections_are_short(region: str, lang: str) -> None:
    report = open_report(region, None, None, lang)
    parts = [one.data for one in (report.outcomes(), report.programmes()) if one is not None]
    prose = [
        line.strip("*")
        for part in parts
        for line in part.splitlines()
        if line and not line.startswith(("|", ":", "#"))
    ]
    assert sum(len(line.split()) for line in prose) <= 300
    sentences = [one for line in prose for one in re.split(r"(?<=[.!?]) (?=[A-Z])", line)]
    assert max(len(one.split()) for one in sentences) <= 35
