"""The pace a target asks for, beside the paces that have been seen: one bar each."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.pace import Pace
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.text.language import Words


@dataclass(frozen=True)
class Bar:
    """One bar: label, change a year in percentage points, colour."""

    label: str
    value: float
    colour: str


def _bars(pace: Pace, words: Words) -> list[Bar]:
    bars = [Bar(words("pace.bar-needed", pace), pace.required, palette.WARM)]
    bars += [Bar(f"{year - 1}–{year}", value, palette.FAN[2]) for year, value in pace.recent]
    bars += [
        Bar(words("pace.bar-mean", mean), mean.mean, palette.ACCENT)
        for mean in (pace.since_recent, pace.since_first)
        if not isinstance(mean, Refusal)
    ]
    here, peer = pace.fastest_here, pace.fastest_peer
    bars.append(Bar(words("pace.bar-here", here), here.per_year, palette.GREY))
    if peer.region != here.region:
        bars.append(Bar(words("pace.bar-peer", peer), peer.per_year, palette.GREY))
    return bars


def pace_bars(pace: Pace, lang: str) -> Chart:
    """Draw the required change a year beside those seen.

    Parameters
    ----------
    pace
        The answer on pace.
    lang
        ``id`` or ``en``.
    """
    words = Words(lang)
    listed = [f"{bar.label} {words.signed(bar.value)}" for bar in _bars(pace, words)]
    return Chart(
        style.to_svg(draw(pace, lang)),
        words("pace.chart-caption", pace),
        words("pace.chart-alt", bars=listed),
    )


def draw(pace: Pace, lang: str) -> Figure:
    """Draw the figure of :func:`pace_bars`."""
    words = Words(lang)
    bars = _bars(pace, words)
    with style.style():
        figure = Figure(figsize=(5.4, 0.29 * len(bars) + 0.22))
        axes = figure.add_axes((0.36, 0.02, 0.5, 0.96))
        values = [bar.value for bar in bars]
        axes.barh(range(len(bars)), values, height=0.62, color=[bar.colour for bar in bars])
        axes.axvline(0, color=palette.INK, linewidth=0.8)
        axes.set_yticks(range(len(bars)), [bar.label for bar in bars])
        for label, bar in zip(axes.get_yticklabels(), bars, strict=True):
            label.set_color(palette.WARM if bar.colour == palette.WARM else palette.INK)
            label.set_fontweight(600 if bar.colour == palette.WARM else 400)
        low, high = min(0.0, *values), max(0.0, *values)
        room = 0.02 * (high - low or 1)
        axes.set_xlim(low - 8 * room, high + (8 * room if high > 0 else room))
        for position, bar in enumerate(bars):
            outside = -room if bar.value < 0 else room
            axes.text(
                bar.value + outside,
                position,
                words.signed(bar.value),
                ha="right" if bar.value < 0 else "left",
                va="center",
                color=palette.WARM if bar.colour == palette.WARM else palette.INK,
                fontweight=600 if bar.colour == palette.WARM else 400,
            )
        axes.invert_yaxis()
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.spines["bottom"].set_visible(False)
        axes.tick_params(axis="y", length=0, pad=8)
    return figure
