"""Labels: found where they touch, in the shipped font and as drawn."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from povanalysis.report import palette, style
from povanalysis.report.labels import beside, collisions


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
