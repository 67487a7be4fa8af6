"""Labels: found where they touch, in the shipped font and as drawn."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from povanalysis.report.charts import palette, style
from povanalysis.report.charts.labels import Box, Spot, beside, free
from tests.report.drawn_labels import collisions


def figure_with(*labels: tuple[float, float, str]) -> Figure:
    with style.style():
        figure = Figure(figsize=(4, 3))
        for x, y, text in labels:
            figure.text(x, y, text)
    return figure


def test_labels_on_each_other_are_named() -> None:
    found = collisions(figure_with((0.3, 0.5, "Lamongan"), (0.32, 0.5, "Kediri")))
    assert found == ["'Lamongan' touches 'Kediri'"]


def test_labels_apart_are_no_fault() -> None:
    assert collisions(figure_with((0.1, 0.2, "Lamongan"), (0.1, 0.8, "Kediri"))) == []


def test_a_label_that_leaves_the_figure_is_named() -> None:
    found = collisions(figure_with((0.9, 0.5, "Kabupaten Lamongan")))
    assert found == ["'Kabupaten Lamongan' leaves the figure"]


def test_tick_labels_beyond_their_axis_are_not_drawn_and_no_fault() -> None:
    with style.style():
        figure = Figure(figsize=(4, 3))
        axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
        axes.plot([0, 100], [0, 100])
        axes.set_xlim(0, 0.31)
    assert collisions(figure) == []


@pytest.mark.parametrize("values", [(5.0, 5.0, 5.0, 5.01), (1.0, 1.2, 9.0, 9.1)])
def test_labels_beside_a_line_stand_free_however_close_their_values(
    values: tuple[float, ...],
) -> None:
    with style.style():
        figure = Figure(figsize=(4, 3))
        axes = figure.add_axes((0.1, 0.1, 0.5, 0.8))
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 10)
        beside(axes, 1.0, [(value, f"label {value}", palette.INK) for value in values])
    assert collisions(figure) == []


def test_a_label_stands_where_no_line_and_no_other_label_is() -> None:
    with style.style():
        axes = Figure(figsize=(4, 3)).add_axes((0.1, 0.1, 0.8, 0.89))
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 10)
        spots = [Spot(5, 5, "center", above) for above in (True, False)]
        taken: list[Box] = []
        over = [([0, 10], [5.6, 5.6], 1.0)]  # runs just above the point
        assert free(axes, "5,00", spots, over, taken).get_va() == "top"
        assert free(axes, "5,00", spots, over, taken).get_va() == "baseline"  # below is taken
        assert free(axes, "5,00", spots, [], []).get_va() == "baseline"
        high = [Spot(5, 9.9, "center", above) for above in (True, False)]
        assert free(axes, "9,90", high, [], []).get_va() == "top"  # above it would leave the axes


def test_the_fainter_of_two_lines_is_crossed_where_one_must_be() -> None:
    with style.style():
        axes = Figure(figsize=(4, 3)).add_axes((0.1, 0.1, 0.8, 0.8))
        axes.set_xlim(0, 10)
        axes.set_ylim(0, 10)
        spots = [Spot(5, 5, "center", above) for above in (True, False)]
        lines = [([0, 10], [5.6, 5.6], 1.0), ([0, 10], [4.4, 4.4], 0.2)]
        assert free(axes, "5,00", spots, lines, []).get_va() == "top"
