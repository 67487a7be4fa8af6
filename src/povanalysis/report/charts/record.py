"""The record of past forecasts by origin year: how many intervals held what came.

One column an origin year, one mark a level (50, 80, 95 per cent). The line of the same colour is
what was promised; a mark below it is a promise broken in that year. All horizons together.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import beside
from povanalysis.report.facts.record import held_by_origin
from povanalysis.report.text.language import Words
from povanalysis.trends import Backtest

WIDTH = 5.4
HEIGHT = 3.1
LOOKS = {0.95: (palette.ACCENT, "o"), 0.80: (palette.OTHER, "s"), 0.50: (palette.GREY, "^")}


def track_record(tested: Backtest, lang: str) -> Chart:
    """Draw coverage by origin year.

    Parameters
    ----------
    tested
        Backtest of the panel.
    lang
        ``id`` or ``en``.
    """
    words, held = Words(lang), 100 * held_by_origin(tested)
    origins = [
        {"year": int(year), "half": row[0.5], "eighty": row[0.8], "ninety": row[0.95]}
        for year, row in held.iterrows()
    ]
    caption = words("backtests.chart-caption", horizon=tested.records["horizon"].max())
    alt = words("backtests.chart-alt", origins=origins)
    return Chart(style.to_svg(draw(tested, lang)), caption, alt)


def draw(tested: Backtest, lang: str) -> Figure:
    """Draw the figure of :func:`track_record`."""
    words = Words(lang)
    held = 100 * held_by_origin(tested)
    with style.style():
        figure = Figure(figsize=(WIDTH, HEIGHT))
        axes = figure.add_axes((0.075, 0.1, 0.735, 0.86))
        axes.set_xlim(held.index[0] - 0.5, held.index[-1] + 0.5)
        axes.set_ylim(-4, 106)
        for level, (colour, marker) in LOOKS.items():
            axes.axhline(100 * level, color=colour, linewidth=1, dashes=(4, 2.5), zorder=2)
            axes.plot(
                held.index,
                held[level],
                marker=marker,
                markersize=6.5,
                color=colour,
                linewidth=1,
                alpha=1,
                zorder=3,
                clip_on=False,
            )
        labels = [
            (
                100 * level,
                words("backtests.chart-promised", level=round(100 * level)),
                look[0],
            )
            for level, look in LOOKS.items()
        ]
        beside(axes, float(held.index[-1]) + 0.5, labels, fontsize=9)
        axes.set_xticks(list(held.index), [str(year) for year in held.index])
        axes.set_yticks([0, 25, 50, 75, 100])
        axes.tick_params(axis="x", length=0, labelsize=9)
    return figure
