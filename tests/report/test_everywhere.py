"""Reports on regions unlike those they were first written for: few years, Papua, DKI Jakarta."""

from __future__ import annotations

import re

import pytest

from povanalysis.report import style
from povanalysis.report.regency import RegencyReport, open_report
from tests.report.test_states import SECTIONS

UNLIKE = ("3273", "7311", "9701", "9471", "1108", "5321", "3174")


@pytest.fixture(autouse=True)
def _text_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "to_svg", lambda _figure: "<svg/>")


def page(report: RegencyReport, *names: str) -> str:
    found = [getattr(report, name)() for name in names]
    return " ".join(re.sub(r"\s+", " ", one.data) for one in found if one is not None)


@pytest.mark.parametrize("code", UNLIKE)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_section_is_written_without_a_hole(code: str, lang: str) -> None:
    text = page(open_report(code, 2026, None, lang), *SECTIONS)
    assert re.search(r"\b(nan|None|inf)\b", text) is None


@pytest.mark.parametrize("code", UNLIKE)
def test_the_last_figure_stands_beside_the_nation_s_of_that_year(code: str) -> None:
    # the nation's March 2026 is out; regencies stand in March 2025, when it was 8.47 per cent
    assert "Indonesia (8.47)" in page(open_report(code, 2026, None, "en"), "trend")


def test_a_year_without_a_survey_opens_no_trend_and_has_no_change() -> None:
    # BPS repeats Nduga's figure of 2014 for March 2015: 35.89, and 38.47 in 2016
    text = page(open_report("9701", 2026, None, "en"), "trend", "sources")
    assert "Between March 2016 and March 2025 the rate fell by 5.58 percentage points" in text
    assert "+2.58" not in text


def test_marks_of_september_are_explained_where_there_are_some() -> None:
    young, old = (page(open_report(code, 2026, None, "en"), *SECTIONS) for code in ("5321", "3524"))
    assert "hollow points" in old
    assert "refer to September" in old
    assert "hollow points" not in young
    assert "refer to September" not in young


def test_a_rise_below_that_of_the_province_is_not_called_favourable_for_the_region() -> None:
    # all of Papua rose in 2025, Kota Jayapura by less than the mean and by more than it ever had
    text = page(open_report("9471", 2026, None, "en"), "decision")
    assert "unusually unfavourable for this region, yet less so than the province's mean" in text
