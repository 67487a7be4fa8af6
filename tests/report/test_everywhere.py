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


def test_marks_of_september_are_explained_where_there_are_some() -> None:
    young, old = (page(open_report(code, 2026, None, "en"), *SECTIONS) for code in ("5321", "3524"))
    assert "hollow points" in old
    assert "refer to September" in old
    assert "September" not in young


def test_a_rise_below_that_of_the_province_is_not_called_favourable_for_the_region() -> None:
    # all of Papua rose in 2025, Kota Jayapura by less than the mean and by more than it ever had
    text = page(open_report("9471", 2026, None, "en"), "decision")
    assert "unusually unfavourable for this region, yet less so than the province's mean" in text
