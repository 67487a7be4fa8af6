"""The front page as Markdown: what stands on a card, what is left out."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from povanalysis.render.checks import Part, check
from povanalysis.report.beside.sparkline import sparkline
from povanalysis.report.pages.front import index_page
from povanalysis.report.text.language import Words
from povanalysis.sources.manifest import DataVersion

VERSION = DataVersion("2026-11-22", "cfc1a485")


def entry(lang: str = "en", **card: Any) -> dict[str, Any]:
    outputs = {kind: {"path": f"{lang}/x-2026.{kind}"} for kind in ("html", "pdf", "csv", "xlsx")}
    return {
        "name": "x-2026",
        "lang": lang,
        "title": "Kabupaten X: poverty",
        "sentence": "A finding.",
        "outputs": outputs,
        **card,
    }


FULL: dict[str, Any] = {
    "kind": "regency",
    "about": "Kabupaten X",
    "subject": "3524",
    "value": 12.03,
    "reference": "2025-03",
    "event": "target",
    "year": 2026,
    "target": 11.95,
    "probability": 0.5688,
    "series": [[[2013.7, 16.2], [2014.7, 15.7]], [[2015.2, 15.4], [2025.2, 12.03]]],
}


def test_a_card_gives_rate_month_target_and_probability_in_words_and_per_cent() -> None:
    page = index_page([entry(**FULL)], VERSION, "en")
    assert "[12.03 per cent]{.key-figure} [March 2025]{.when}" in page
    assert "Target 2026: 11.95 per cent." in page
    assert "**57\u00a0per\u00a0cent** (as likely as not)." in page


def test_numbers_of_the_indonesian_page_carry_a_comma() -> None:
    page = index_page([entry("id", **FULL)], VERSION, "id")
    assert "[12,03 persen]{.key-figure} [Maret 2025]{.when}" in page
    assert "11,95 persen" in page
    assert "12.03" not in page


def test_the_sparkline_tells_its_numbers_to_those_who_cannot_see_it() -> None:
    page = index_page([entry(**FULL)], VERSION, "en")
    alternative = page.split('fig-alt="')[1].split('"')[0]
    assert "16.20 per cent in 2013" in alternative
    assert "12.03 per cent in 2025" in alternative
    assert "target 11.95" in alternative


def test_a_card_without_value_shows_its_sentence() -> None:
    page = index_page([entry(kind="methods")], VERSION, "en")
    assert "A finding." in page
    assert "key-figure" not in page
    assert "data:image" not in page


@pytest.mark.parametrize("missing", ["probability", "series", "target", "reference", "about"])
def test_a_card_that_lacks_a_field_still_makes_a_sound_page(missing: str) -> None:
    card = {key: value for key, value in FULL.items() if key != missing}
    page = index_page([entry(**card)], VERSION, "en")
    body = page.split("---\n", 2)[2]
    assert check({"title": "T", "lang": "en"}, [Part("page", body)]) == ()
    assert "12.03 per cent" in page


def test_reports_stand_in_their_groups_in_a_fixed_order() -> None:
    kinds = ("methods", "province", "regency", "comparison")
    page = index_page([entry(kind=kind) for kind in kinds], VERSION, "en")
    heads = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert heads == ["Regencies and cities", "Comparisons", "Provinces", "Data and methods"]


def test_a_page_lists_reports_of_its_language_and_leads_to_the_other() -> None:
    reports = [entry("id"), entry("en")]
    indonesian, english = (index_page(reports, VERSION, lang) for lang in ("id", "en"))
    assert "](id/x-2026.html)" in indonesian
    assert "en/x-2026" not in indonesian
    assert "[English](en/index.html)" in indonesian
    assert "](../en/x-2026.pdf)" in english
    assert "[Bahasa Indonesia](../index.html)" in english


def test_a_page_without_reports_says_so() -> None:
    assert "This edition holds no report in English." in index_page([], VERSION, "en")


def test_links_name_their_report_for_screen_readers() -> None:
    assert '{aria-label="PDF: Kabupaten X"}' in index_page([entry(**FULL)], VERSION, "en")


def test_citation_licence_and_data_version_stand_at_the_foot() -> None:
    foot = index_page([], VERSION, "en").split("::: {.colophon}")[1]
    for text in ("Cite as", "MIT licence", "22 November 2026", "2026-11-22-cfc1a485"):
        assert text in foot


def drawn(**card: Any) -> ElementTree.Element:
    made = sparkline({"title": "", "sentence": "", **card}, Words("id"))
    assert made is not None
    return ElementTree.fromstring(made[0])


def places(svg: ElementTree.Element, tag: str) -> list[list[tuple[float, ...]]]:
    return [
        [tuple(map(float, point.split(","))) for point in found.attrib["points"].split()]
        for found in svg.iter(f"{{http://www.w3.org/2000/svg}}{tag}")
    ]


def test_a_sparkline_keeps_spells_apart_and_ends_in_a_dot_above_the_target() -> None:
    series = [[[2013, 16.0], [2014, 15.0]], [[2015, 15.5], [2017, 12.0]]]
    svg = drawn(series=series, target=11.5)
    first, second = places(svg, "polyline")
    (dot,) = svg.iter("{http://www.w3.org/2000/svg}circle")
    assert (float(dot.attrib["cx"]), float(dot.attrib["cy"])) == second[-1]
    (dashed,) = svg.iter("{http://www.w3.org/2000/svg}path")
    target = float(dashed.attrib["d"].split()[1].split("H")[0])
    # years and figures to scale: 2013-2014 is half of 2015-2017, a point is a point
    assert second[1][0] - second[0][0] == pytest.approx(2 * (first[1][0] - first[0][0]), abs=0.2)
    assert first[1][1] - first[0][1] == pytest.approx(2 * (target - second[1][1]), abs=0.2)
    said = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert said == ["2013: 16,00", "2017: 12,00", "target 11,50"]


def test_a_level_sparkline_runs_in_the_middle_and_alone() -> None:
    svg = drawn(series=[[[2024, 9.0], [2025, 9.0]]])
    ((left, right),) = places(svg, "polyline")
    assert left[1] == right[1]
    assert [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")] == [
        "2024: 9,00",
        "2025: 9,00",
    ]
    assert sparkline({"title": "", "sentence": "", "series": [[[2025, 9.0]]]}, Words("id")) is None


CLOSED = {
    **{key: value for key, value in FULL.items() if key not in ("event", "probability", "target")},
    "value": 11.9,
    "reference": "2026-03",
    "state": "out",
    "timing": "out",
    "outcome": {"year": 2026, "value": 11.9, "target": 11.95, "met": True},
}
NEXT = {
    **FULL,
    "value": 11.9,
    "reference": "2026-03",
    "year": 2027,
    "event": "no rise",
    "timing": "ahead",
    "outcome": CLOSED["outcome"],
}


def named(name: str, lang: str, card: dict[str, Any]) -> dict[str, Any]:
    made = entry(lang, **card)
    return {**made, "name": name, "outputs": {"html": {"path": f"{lang}/{name}.html"}}}


def test_the_report_of_a_year_that_is_out_leaves_the_cards_and_stays_in_reach() -> None:
    reports = [named("x-2026", "en", CLOSED), named("x-2027", "en", NEXT)]
    page = index_page(reports, VERSION, "en")
    cards, earlier = page.split("## Earlier years")
    assert cards.count(":::: {.card") == 1
    assert "[Target 2026: 11.95 per cent, met with 11.90 per cent.](../en/x-2026.html)" in cards
    assert "Probability of no rise by March 2027: **" in cards
    assert "- [Kabupaten X 2026](../en/x-2026.html): Target 2026: 11.95 per cent, met" in earlier


def test_a_report_of_an_earlier_edition_says_that_it_was_made_before_the_figure() -> None:
    reports = [named("x-2026", "id", FULL), named("x-2027", "id", NEXT)]
    earlier = index_page(reports, VERSION, "id").split("## Tahun-tahun sebelumnya")[1]
    assert "[Kabupaten X 2026](id/x-2026.html) (dibuat sebelum angkanya terbit)" in earlier


def test_a_card_whose_month_has_passed_names_the_figure_that_is_awaited() -> None:
    waiting = index_page([entry(**FULL)], VERSION, "en")
    assert "The figure of March 2026 is awaited" in waiting
    assert "Probability of meeting it" not in waiting
    out = index_page([entry(**{**FULL, "published_on": "2026-08-05"})], VERSION, "en")
    assert "was published on 5 August 2026, but is not in these data; probability" in out
    assert "awaited" not in out
    ahead = index_page([entry(**FULL)], DataVersion("2026-02-10", "cfc1a485"), "en")
    assert "Probability of meeting it: **57" in ahead


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_head_of_the_ledger_stands_in_the_colophon_for_readers_to_keep(lang: str) -> None:
    heads = ["a" * 64, "b" * 64]  # two after a merge
    ledger = {"heads": heads, "entries": 4, "newest": "2026-11-26"}
    foot = index_page([], VERSION, lang, ledger=ledger).split("::: {.colophon}")[1]
    assert " ".join(f"`{head}`" for head in heads) in foot
    assert "26 November 2026" in foot
    empty = index_page([], VERSION, lang, ledger={"heads": [], "entries": 0, "newest": ""})
    assert empty == index_page([], VERSION, lang)
