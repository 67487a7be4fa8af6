"""Comparison, province and methods: sentences follow the figures, both languages are whole."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from povanalysis.errors import RegionError, RenderError, SeriesError
from povanalysis.registry import registry
from povanalysis.report.pages import comparison, methods, province
from povanalysis.report.tables.methods import break_text, break_years
from povanalysis.report.text.language import Words
from tests.limits import count, measure, undrawn
from tests.made_pages import page

ROOT = Path(__file__).resolve().parents[2]
COMPARISON = ("decision", "levels", "changes", "ranks", "convergence", "sources")
PROVINCE = ("decision", "regions", "places", "movers", "sources")
METHODS = (
    "summary", "coverage", "checks", "model", "backtests", "knowledge", "verdicts", "words_scale",
    "breaks", "limits", "sources",
)  # fmt: skip
UNLIKE = ["3524,3506,3311", "3527,3579", "3374,3373,3371,3372", "3513,3574,3302,3303"]


@pytest.fixture(autouse=True)
def _text_only() -> Iterator[None]:
    """Leave out what charts cost; test_chart_gallery.py looks at them."""
    with undrawn():
        yield


def text_of(report: Any, sections: tuple[str, ...]) -> str:
    shown = "\n".join(getattr(report, name)().data for name in sections)
    return re.sub(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+", "svg", shown)


def findings(report: Any, sections: tuple[str, ...]) -> list[str]:
    """Give the first sentence of every section."""
    found = []
    for name in sections:
        blocks = getattr(report, name)().data.strip().split("\n\n")
        found.append(re.split(r"(?<=[.?])\s", blocks[1].replace("*", ""))[0])
    return found


@pytest.mark.parametrize(
    ("report", "sections"),
    [
        (lambda lang: comparison.open_report("3524,3506,3311", 2026, lang), COMPARISON),
        (lambda lang: province.open_report(3300, 2026, lang), PROVINCE),
        (lambda lang: methods.open_report(lang), METHODS),
    ],
    ids=["comparison", "province", "methods"],
)
def test_a_report_is_whole_in_both_languages(report: Any, sections: tuple[str, ...]) -> None:
    indonesian, english = text_of(report("id"), sections), text_of(report("en"), sections)
    for mark in ("fig", "tbl"):
        defined = [re.findall(rf"\{{#({mark}-\w+)", text) for text in (indonesian, english)]
        assert defined[0] == defined[1]
        assert len(set(defined[0])) == len(defined[0])
        for text in (indonesian, english):
            assert set(re.findall(rf"@({mark}-\w+)", text)) <= set(defined[0])
    assert not re.search(r"\{\w+\}", re.sub(r"\{#[^}]*\}", "", indonesian))
    assert not re.search(r"\b\d+\.\d\d? (persen|poin)", indonesian)
    assert not re.search(r"\b\d+,\d\d? (per cent|percentage)", english)
    assert not re.search(r"\bnan\b", indonesian + english)


def test_control_totals_stand_on_a_page_one_row_a_province() -> None:
    rows = [r for r in methods.open_report("en").checks().data.splitlines() if r.startswith("| ")]
    assert len(rows) == 1 + sum(one.kind == "province" for one in registry())
    assert {row.count("|") for row in rows} == {7}
    assert "| Papua | 2012–2025 | +0.227 | 2015 | 28.397 | 28.17 |" in rows


def test_findings_of_unlike_sets_are_unlike() -> None:
    told = [findings(comparison.open_report(text, 2026, "en"), COMPARISON) for text in UNLIKE]
    plain = [[re.sub(r"[\d.,]+", "0", sentence) for sentence in one] for one in told]
    for i, one in enumerate(plain):
        for other in plain[i + 1 :]:
            assert len(set(one) & set(other)) <= len(one) / 2


def test_every_section_closes_with_what_it_means() -> None:
    report = comparison.open_report("3524,3506,3311", 2026, "en")
    for name in ("levels", "changes", "ranks", "convergence"):
        last = getattr(report, name)().data.strip().split("\n\n")[-1]
        assert "What this means:" in last, name


def test_medians_are_those_of_the_regions_own_reports() -> None:
    from povanalysis.questions.outlook import outlook

    report = comparison.open_report("3524,3311", 2026, "en")
    own = outlook("3524", 2026).forecast
    interval = own.interval(2026, 0.8)
    row = next(
        line for line in report.decision().data.split("\n") if line.startswith("| [Lamongan]")
    )
    assert f"{own.median(2026):.2f}" in row
    assert f"{interval.low:.2f}–{interval.high:.2f}" in row


def test_a_province_is_forecast_as_the_command_does_wherever_it_is() -> None:
    from povanalysis.questions.outlook import outlook

    for code in (one.code for one in registry() if one.kind == "province"):
        opened = province.open_report(code, 2026, "id")
        found, own = outlook(code, 2026), opened.own
        assert opened.ahead == found.forecast
        if found.outcome is not None:
            continue
        assert own is not None
        assert own.forecast == found.forecast
        interval = found.forecast.interval(2026, 0.8)
        for report in (opened, province.ProvinceReport(opened.basis, code, "en")):
            words, text = Words(report.lang), report.decision().data
            for number in (found.forecast.median(2026), interval.low, interval.high):
                assert words.number(number) in text
            assert words.chance(found.probability_no_rise) in text
            assert "Provinsi" not in text
            since = report.say("since")
            redrawn = {"9100", "9200", "9400", "9500", "9600", "9700"}  # figures since 2024
            assert ("2024" in since) == (code in redrawn)
            assert since in text


def test_a_code_that_papermill_takes_for_a_number_is_understood() -> None:
    assert province.open_report(3500).province == "3500"


def test_a_bare_kediri_is_refused_with_both_candidates() -> None:
    with pytest.raises(RegionError, match="3571"):
        comparison.open_report("Lamongan,Kediri")


def test_a_year_beyond_every_forecast_is_refused_in_words() -> None:
    with pytest.raises(SeriesError, match="beyond horizon"):
        comparison.open_report("3524,3311", 2080)


def test_the_texts_of_breaks_are_those_of_the_file() -> None:
    with (ROOT / "data" / "raw" / "breaks.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["id"] for row in rows} < set(Words("en").messages("breaks").names)
    for row in rows:
        assert Words("en")(f"breaks.{row['id']}") == row["what"]


def test_a_break_of_ones_own_table_stands_as_there_in_english_and_is_asked_for_in_indonesian() -> (
    None
):
    own = SimpleNamespace(id="B99", what="A survey of our own.")
    assert break_text(own, Words("en")) == own.what
    with pytest.raises(RenderError, match=r"id/breaks\.ftl"):
        break_text(own, Words("id"))


def test_years_of_breaks_are_written_in_the_language() -> None:
    words = Words("id")
    assert break_years(SimpleNamespace(years="since 2020"), words) == "sejak 2020"
    assert break_years(SimpleNamespace(years="2010-2011"), words) == "2010–2011"


def test_the_scale_of_words_covers_all_probabilities_once() -> None:
    shown = methods.open_report("en").words_scale().data
    bounds = re.findall(r"from (\d+) to under (\d+)", shown)
    assert [low for low, _high in bounds] == ["0", *(high for _low, high in bounds[:-1])]
    assert bounds[-1][1] == "100"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("notebook", "given"),
    [
        ("comparison", {"regions": "3524,3506,3311"}),
        ("comparison", {"regions": "7108,1612,1608,3174"}),
        ("province", {"province": "3500"}),
        ("province", {"province": "1100"}),
        ("province", {"province": "9200"}),
        ("methods", {}),
    ],
)
def test_a_page_keeps_the_limits_of_prose(notebook: str, given: dict[str, str], lang: str) -> None:
    found = measure(page(notebook, lang=lang, **given))
    assert found.per_hundred <= 10
    assert count(found.longest) <= 35, found.longest
    assert found.alt >= 30


def test_every_chart_is_described_otherwise_than_it_is_captioned() -> None:
    for notebook, given in (
        ("comparison", {"regions": "3524,3506"}),
        ("province", {"province": "3300"}),
    ):
        text = page(notebook, lang="en", **given)
        charts = re.findall(r'!\[(.*?)\]\([^)]*?\)\{#fig-\w+ fig-alt="(.*?)"\}', text, re.S)
        assert len(charts) >= 2
        for caption, alt in charts:
            assert alt.split(".")[0] not in caption
            assert re.search(r"chart|[Hh]eatmap|[Ss]trip", alt)
