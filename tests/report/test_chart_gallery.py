"""Every chart on several regions: labels stand free, bytes repeat, numbers stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from povanalysis.questions.group import Basis
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.questions.results import panel_results
from povanalysis.report.charts import (
    changes,
    coverage,
    levels,
    ranks,
    record,
    small_multiples,
)
from povanalysis.report.charts.chart import Chart
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


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("province", ["3500", "3300", "3100", "7100", "9100", "9700"])
def test_labels_of_a_province_stand_free(basis: Basis, province: str, lang: str) -> None:
    assert collisions(small_multiples.draw(basis, province, lang)) == []


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
        lambda basis: small_multiples.small_multiples(basis, "3300", "id"),
        lambda basis: coverage.coverage(store.load(), "id"),
        lambda basis: record.track_record(panel_results().backtest, "id"),
    ],
    ids=["slopes", "changes", "ranks", "multiples", "coverage", "track"],
)
def test_the_same_figures_give_the_same_bytes_with_a_decimal_comma(
    basis: Basis, make: Callable[[Basis], Chart]
) -> None:
    first, second = make(basis), make(basis)
    assert first == second
    assert not [text for text in numbers(first.svg) if re.search(r"\d\.\d{1,2}\b", text)]
    assert not re.search(r"\d\.\d{1,2}\b", first.alt.replace("2.0", ""))


def test_the_panels_show_every_regency_with_its_last_figure_once(basis: Basis) -> None:
    shown = numbers(small_multiples.small_multiples(basis, "3500", "en").svg)
    for region in basis.members("3500"):
        figure = f"{basis.rates.loc[basis.stands_on(['3500']), region]:.2f}"
        assert figure in shown, region
    assert shown.count("Kota Kediri") == 1
    assert shown.count("Kediri") == 1


def test_the_panels_stand_on_one_screen_and_on_one_page(basis: Basis) -> None:
    for province in ("3500", "3300"):
        wide, high = small_multiples.draw(basis, province, "id").get_size_inches()
        assert high * 96 <= 800  # CSS pixels of a laptop's screen
        assert high * 25.4 <= 297 - 50  # A4 less its margins
        assert 9.3 * 328 / (wide * 72) >= 7.5  # letters on a telephone of 360 px, in px


def test_the_alternative_text_of_the_panels_names_every_regency(basis: Basis) -> None:
    alt = small_multiples.small_multiples(basis, "3500", "en").alt
    assert "Lamongan from 15.38 to 12.03" in alt
    assert alt.count(" from ") == 38


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
