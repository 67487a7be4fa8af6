"""Labels: found where they touch, in the shipped font and as drawn."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
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


def chart() -> Axes:
    axes = Figure(figsize=(4, 3)).add_axes((0.1, 0.1, 0.8, 0.89))
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_xlim(0, 10)
    axes.set_ylim(0, 10)
    return axes


SPOTS = [Spot(5, 5, "center", above) for above in (True, False)]


def above(axes: Axes, text: str, taken: list[Box], spots: list[Spot] = SPOTS) -> bool:
    return bool(free(axes, text, spots, taken).xyann[1] > 0)


def test_a_label_stands_where_nothing_drawn_and_no_other_label_is() -> None:
    with style.style():
        axes, taken = chart(), list[Box]()
        axes.plot([0, 10], [5.6, 5.6])  # runs just above the point
        assert not above(axes, "5,00", taken)
        assert above(axes, "5,00", taken)  # below is taken
        assert above(chart(), "5,00", [])
        high = [Spot(5, 9.9, "center", above) for above in (True, False)]
        assert not above(chart(), "9,90", [], high)  # above it would leave the figure


@pytest.mark.parametrize("thing", ["band", "bar", "point", "dots", "edge"])
def test_a_label_stands_clear_of_bands_bars_and_points(thing: str) -> None:
    with style.style():
        axes = chart()
        axes.plot([5], [5], "o", markersize=4)
        if thing == "band":
            axes.fill_between([0, 10], 5.4, 9)
        elif thing == "bar":
            axes.bar([5], [3], bottom=5.4)
        elif thing == "point":
            axes.plot([5.2], [5.8], "o", markersize=6)
        elif thing == "dots":
            axes.scatter([5.2], [5.8], s=36)
        else:
            axes.plot([4.9, 5.3], [5.2, 9])
        free(axes, "5,00", SPOTS, [], offset=6)
        assert axes.texts[0].xyann[1] < 0
        assert collisions(axes.figure) == []
        free(axes, "5,00", SPOTS[:1], [], offset=6)
        assert len(collisions(axes.figure)) == 1


def test_letters_too_small_on_a_telephone_are_named() -> None:
    figure = figure_with((0.3, 0.5, "Lamongan"))
    figure.set_figwidth(5.4)
    figure.texts[0].set_fontsize(8.5)
    assert collisions(figure) == ["'Lamongan' is 8.5 px high"]
