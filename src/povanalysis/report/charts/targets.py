"""Official targets beside what came of them: one line each, the target a diamond, the figure a dot.

Where the figure is not there yet, the 80 per cent prediction interval stands in its place, up to
the years ahead that have been measured; beyond them nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from povanalysis.questions.outcomes import Outcomes, OutcomeVerdict
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.facts.values import Code
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month
from povanalysis.trends import Forecast, Interval

WIDTH = 5.4
ROW = 0.42  # inches
LEVEL = 0.8
OPEN = (OutcomeVerdict.AWAITED, OutcomeVerdict.PENDING)


@dataclass(frozen=True)
class Aim:
    """One line of the chart; all numbers in per cent.

    Parameters
    ----------
    year, target
        Reference year and what was asked for.
    came
        The published figure, or None.
    expected
        Prediction interval where no figure is there yet, or None.
    outcome
        What came of it, in words.
    """

    year: int
    target: float
    came: float | None
    expected: Interval | None
    outcome: str


def aims(found: Outcomes, forecast: Forecast, words: Words) -> list[Aim]:
    """Give the lines of the chart: every official target that is a number, by year."""
    return [
        Aim(
            one.year,
            one.value,
            one.came,
            forecast.interval(one.year, LEVEL)
            if one.verdict in OPEN
            and one.year in forecast.years
            and not forecast.is_extrapolated(one.year)
            else None,
            words("terms.verdict", one),
        )
        for one in found.targets
        if one.value is not None
    ]


def aims_chart(found: Outcomes, forecast: Forecast, lang: str) -> Chart | None:
    """Draw targets and outcomes; None where no target is a number.

    Parameters
    ----------
    found
        The answer on targets and outcomes.
    forecast
        Forecast of the region's published figure.
    lang
        ``id`` or ``en``.
    """
    words = Words(lang)
    lines = aims(found, forecast, words)
    if not lines:
        return None
    expected = any(line.expected for line in lines)
    told = [{**vars(line), "shown": Code(_shown(line))} for line in lines]
    return Chart(
        style.to_svg(draw(lines, lang)),
        words("outcomes.chart-caption", region=found.region, expected=expected, level=LEVEL),
        words("outcomes.chart-alt", lines=told),
    )


def draw(lines: list[Aim], lang: str) -> Figure:
    """Draw the figure of :func:`aims_chart`."""
    words = Words(lang)
    numbers = [line.target for line in lines]
    for line in lines:
        numbers += [] if line.came is None else [line.came]
        numbers += [] if line.expected is None else [line.expected.low, line.expected.high]
    low, high = min(numbers), max(numbers)
    room = 0.2 * (high - low or 1.0)  # for the numbers beside the outermost marks
    height = ROW * len(lines) + 0.12
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.add_axes((0.17, 0.02, 0.565, 0.96))
        axes.set_xlim(low - room, high + room)
        axes.set_ylim(len(lines) - 0.5, -0.5)
        for place, line in enumerate(lines):
            axes.axhline(place, color=palette.LIGHT, linewidth=0.8, zorder=0)
            if line.expected is not None:
                axes.barh(
                    place,
                    line.expected.high - line.expected.low,
                    left=line.expected.low,
                    height=0.42,
                    color=palette.FAN[0],
                    zorder=1,
                )
            if line.came is not None:
                axes.plot([line.target, line.came], [place] * 2, color=palette.ACCENT, zorder=2)
                axes.plot(line.came, place, "o", markersize=7, color=palette.ACCENT, zorder=3)
            axes.plot(
                line.target, place, "D", markersize=6.5, color=palette.WARM,
                markeredgecolor="white", zorder=4,
            )  # fmt: skip
            _number(axes, line, place, words)
            axes.annotate(
                line.outcome,
                (1.03, place),
                xycoords=("axes fraction", "data"),
                va="center",
            )
        axes.set_yticks(
            range(len(lines)), [words.month(reference_month(line.year)) for line in lines]
        )
        for label in axes.get_yticklabels():
            label.set_color(palette.INK)
            label.set_verticalalignment("center")
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="y", length=0, pad=6)
    return figure


def _number(axes: Axes, line: Aim, place: int, words: Words) -> None:
    """Write the target's number, and the figure's on the other side."""
    target_right = line.came is None or line.target >= line.came
    marks = [(line.target, target_right, palette.WARM)]
    if line.came is not None:
        marks.append((line.came, not target_right, palette.ACCENT))
    for value, right, colour in marks:
        axes.annotate(
            words.number(value),
            (value, place),
            xytext=(7 if right else -7, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            color=colour,
            fontweight=600,
        )


def _shown(line: Aim) -> str:
    """Say what stands beside the target."""
    if line.came is not None:
        return "figure"
    return "target" if line.expected is None else "interval"
