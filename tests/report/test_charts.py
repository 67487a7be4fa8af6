"""Charts: deterministic, different for different regions, labels apart, described in words."""

from __future__ import annotations

import re

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.report.charts.fan import fan_chart
from povanalysis.report.charts.labels import spread


@pytest.fixture(scope="module")
def lamongan() -> Outlook:
    return outlook("3524", 2026)


def texts(svg: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<text.*?</text>", svg, re.S)]


def test_the_same_input_gives_the_same_bytes(lamongan: Outlook) -> None:
    assert fan_chart(lamongan, None, "id").svg == fan_chart(lamongan, None, "id").svg


def test_what_a_matplotlibrc_says_reaches_no_chart(
    lamongan: Outlook, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = fan_chart(lamongan, None, "id").svg
    theirs = {
        "lines.linewidth": 9,
        "xtick.direction": "in",
        "savefig.bbox": "tight",
        "axes.xmargin": 1,
    }
    for name, value in theirs.items():
        monkeypatch.setitem(matplotlib.rcParams, name, value)
    assert fan_chart(lamongan, None, "id").svg == plain
    assert matplotlib.rcParams["lines.linewidth"] == 9


def test_labels_are_text_in_the_language_and_the_font_travels_along(lamongan: Outlook) -> None:
    indonesian, english = (fan_chart(lamongan, None, lang).svg for lang in ("id", "en"))
    assert "12,03" in texts(indonesian)
    assert "12.03" in texts(english)
    assert "target 11,95" in texts(indonesian)
    assert f"median 2028: {lamongan.forecast.median(2028):.2f}" in texts(english)
    assert "@font-face{font-family:'Source Sans 3'" in indonesian
    assert "http://www.w3.org" in indonesian
    assert not re.search(r"(href|src)=\"https?:", indonesian)


def test_the_alternative_text_holds_the_numbers(lamongan: Outlook) -> None:
    chart = fan_chart(lamongan, None, "en")
    for number in ("16.70", "12.03", "2025", "March 2026", "11.95"):
        assert number in chart.alt
    median = f"{lamongan.forecast.median(2026):.2f}"
    assert median in chart.alt


@given(
    st.lists(st.floats(-50, 50), min_size=1, max_size=9),
    st.floats(0.1, 5),
)
def test_spread_labels_keep_their_distance_and_order(wanted: list[float], gap: float) -> None:
    placed = spread(wanted, gap)
    ranked = [value for _want, value in sorted(zip(wanted, placed, strict=True))]
    assert all(
        b - a >= gap - 1e-6 for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False)
    )
    assert ranked == sorted(ranked) or len(set(wanted)) < len(wanted)


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread([1.0, 5.0, 9.0], 1.0) == [1.0, 5.0, 9.0]


def test_letters_are_smaller_on_a_wide_screen_only(lamongan: Outlook) -> None:
    svg = fan_chart(lamongan, None, "en").svg
    rules = dict(re.findall(r'text\[style\*=" ([\d.]+)px"\]{font-size:([\d.]+)px', svg))
    drawn = set(re.findall(r"<text style=\"[^\"]*?([\d.]+)px", svg))
    assert set(rules) == drawn
    assert all(0.7 < float(small) / float(size) < 0.8 for size, small in rules.items())
    assert svg.index("@media(min-width:560px)") < svg.index("text[style")
