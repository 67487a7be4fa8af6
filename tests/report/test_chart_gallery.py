"""Every chart on several regions: labels stand free, bytes repeat, numbers stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from povanalysis.questions.group import Basis
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.questions.results import panel_results
from povanalysis.regions import get
from povanalysis.registry import registry
from povanalysis.report.charts import (
    changes,
    coverage,
    levels,
    province,
    ranks,
    record,
)
from povanalysis.report.charts.chart import Chart
from povanalysis.report.text.language import Words
from povanalysis.sources import store
from tests.report.drawn_labels import collisions

SHIPPED = ("3524", "3506", "3311")
# twelve regencies, eight of them within five points of each other; all in one province
CROWDED = (
    "3527", "3526", "3529", "3513", "3523", "3521",
    "3501", "3528", "3511", "3524", "3522", "3579",
)  # fmt: skip
TWO = ("3374", "3373")
LONG = ("7108", "1612", "1608", "3174")  # Kepulauan Siau Tagulandang Biaro has 32 letters
ACROSS = ("3273", "7371", "9471")  # of 27, 24 and 9
SETS = [SHIPPED, CROWDED, TWO, LONG, ACROSS]
LANGUAGES = ("id", "en")


def ranked(basis: Basis, regions: tuple[str, ...]) -> Ranking:
    found = ranking(basis.observations, regions, forecasts=basis.forecasts, year=basis.year)
    assert isinstance(found, Ranking)
    return found


def numbers(svg: str) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<text.*?</text>", svg, re.S)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("regions", SETS, ids=["shipped", "crowded", "two", "long", "across"])
def test_labels_of_a_comparison_stand_free(
    basis: Basis, regions: tuple[str, ...], lang: str
) -> None:
    found = ranked(basis, regions)
    drawn = [
        levels.draw(basis, list(found.regions), lang),
        changes.draw(basis, list(found.regions), lang),
        ranks.draw(found.standings, lang),
    ]
    assert [fault for figure in drawn for fault in collisions(figure)] == []


PROVINCES = [one.code for one in registry() if one.kind == "province"]


@pytest.mark.parametrize("code", PROVINCES)
def test_labels_of_a_province_stand_free_and_a_chart_leaves_room_on_its_page(
    basis: Basis, code: str
) -> None:
    lang = LANGUAGES[PROVINCES.index(code) % 2]
    drawn = [province.draw(basis, code, lang), province.draw_heatmap(basis, code, lang)]
    assert [fault for figure in drawn for fault in collisions(figure)] == []
    assert max(figure.get_figheight() for figure in drawn) <= 7.8  # of 9.7 inches for text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_of_the_methods_stand_free(lang: str) -> None:
    drawn: list[Figure] = [
        coverage.draw(store.load(), lang),
        record.draw(panel_results().backtest, lang),
    ]
    assert [fault for figure in drawn for fault in collisions(figure)] == []


@pytest.mark.parametrize(
    "make",
    [
        lambda basis: levels.slopes(basis, list(SHIPPED), "id"),
        lambda basis: changes.changes(basis, list(SHIPPED), "id"),
        lambda basis: ranks.rank_strip(ranked(basis, SHIPPED).standings, "2026-03", "id"),
        lambda basis: province.panels(basis, "3300", "id"),
        lambda basis: province.heatmap(basis, "3300", "id"),
        lambda basis: coverage.coverage(store.load(), "id"),
        lambda basis: record.track_record(panel_results().backtest, "id"),
    ],
    ids=["slopes", "changes", "ranks", "panels", "heatmap", "coverage", "track"],
)
def test_the_same_figures_give_the_same_bytes_with_a_decimal_comma(
    basis: Basis, make: Callable[[Basis], Chart]
) -> None:
    first, second = make(basis), make(basis)
    assert first == second
    assert not [text for text in numbers(first.svg) if re.search(r"\d\.\d{1,2}\b", text)]
    assert not re.search(r"\d\.\d{1,2}\b", first.alt.replace("2.0", ""))


def test_every_rate_stands_in_the_heatmap_and_every_regency_in_a_panel(basis: Basis) -> None:
    cells = numbers(province.heatmap(basis, "3500", "en").svg)
    heads = numbers(province.panels(basis, "3500", "en").svg)
    last = basis.stands_on(["3500"])
    for region in basis.members("3500"):
        name, own = get(region).short_name, basis.rates.loc[:last, region]
        assert name in cells, region
        assert set(name.split()) <= set(" ".join(heads).split()), region
        assert {Words("en").number(rate, 1) for rate in own} <= set(cells), region
    lamongan = basis.rates["3524"]
    change = 100 * (lamongan[last] / lamongan[2015] - 1)
    assert f"−{abs(change):.0f} per cent" in heads
    assert "Jawa Timur" in cells


def test_letters_in_the_heatmap_can_be_read_on_their_cells(basis: Basis) -> None:
    axes = province.draw_heatmap(basis, "3500", "en").axes[0]

    def luminance(colour: Any) -> float:
        parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour[:3]]
        return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))

    cells = axes.collections[0].get_facecolors()
    assert len(axes.texts) == len(cells)
    for text, cell in zip(axes.texts, cells, strict=True):
        dark, light = sorted((luminance(to_rgb(text.get_color())), luminance(cell)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_alternative_text_of_a_province_names_the_ends(basis: Basis) -> None:
    changes, levels = (
        make(basis, "3500", "en").alt for make in (province.panels, province.heatmap)
    )
    found = province.whole_changes(basis, "3500").drop(columns="3500").loc[2025]
    assert f"in {(found < 0).sum()} of 38" in changes
    for end in (found.idxmin(), found.idxmax()):
        assert get(str(end)).short_name in changes
    assert "The darkest cell is Sampang in 2015 with 25.69 per cent" in levels


def test_coverage_counts_regencies_not_rows() -> None:
    figures = store.load()
    whole = coverage.holdings(figures)
    assert whole.loc[("P0", 2025), "all"] == whole.loc[("P2", 2025), "all"] == 514
    held = coverage.holdings(figures[figures["region"].str[:2].isin(["33", "35"])])
    assert held.loc[("P0", 2025), "all"] == 73
    assert held.loc[("P2", 2025), "all"] == 73
    assert held.loc[("P2", 2025), "single"] == 35  # Jawa Timur's stand in a second copy
    assert (held["single"] <= held["all"]).all()
    assert ("P2", 2024) not in held.index


def test_rank_probabilities_of_a_row_sum_to_one(basis: Basis) -> None:
    for one in ranked(basis, SHIPPED).standings:
        assert sum(one.chances) == pytest.approx(1), one.region
        assert len(one.chances) == one.of == len(basis.members(one.region))
