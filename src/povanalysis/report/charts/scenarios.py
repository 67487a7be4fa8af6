"""What the province may do: the probability of a target against it, and the regency's own part."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure

from povanalysis.questions.scenarios import LEAST_STEPS, OwnPart, Scenarios, ShortLink
from povanalysis.regions import get
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.markdown import Column, escape, table
from povanalysis.report.text.given import place_name
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month

TALL = 0.72
"""Height of the province's own forecast behind the line, as a share of the chart's."""
SHORT_NAME = 14
"""Letters of a name that a narrow table does not break."""
APART = 8.0
"""Least distance of two labels beside each other, points."""


def short_table(found: Scenarios, words: Words) -> str:
    """Give the probability of the target for a few figures of the province, on one row."""
    _ = words.text
    decimals = 1 if all(round(one.value, 1) == one.value for one in found.few) else 2
    name = escape(place_name(found.place))
    columns = [
        Column(name.replace(" ", "\u00a0") if len(name) <= SHORT_NAME else name),
        *(Column(words.number(one.value, decimals), numeric=True) for one in found.few),
    ]
    row = [_("Probability"), *(_share(one.probability, words) for one in found.few)]
    caption = (
        _(
            "Probability of meeting the target of {value} by the province's figure of {month}, per cent"
        )
        if found.official
        else _("Probability of {value} or less by the province's figure of {month}, per cent")
    ).format(value=words.per_cent(found.target), month=words.month(reference_month(found.year)))
    return table(columns, [row], "scenarios", caption)


def _share(probability: float, words: Words) -> str:
    """Write a probability as whole per cent without its unit, never as a certainty."""
    if probability < 0.01:
        return "<\u2009" + words.number(1, 0)
    if probability > 0.99:
        return ">\u2009" + words.number(99, 0)
    return words.number(100 * probability, 0)


def finding(found: Scenarios, words: Words) -> str:
    """Say what the probability is at the ends of what the province may do."""
    _ = words.text
    high, low = found.few[0], found.few[-1]
    text = _(
        "If {province} comes out at {high}, the probability is {least}; at {low} it is {most} "
        "(@fig-scenarios)."
    )
    return text.format(
        province=place_name(found.place),
        high=words.per_cent(high.value),
        low=words.per_cent(low.value),
        least=words.chance(high.probability),
        most=words.chance(low.probability),
    )


def chart(found: Scenarios, lang: str) -> Chart:
    """Draw the probability of the target against the province's figure, its forecast behind.

    Parameters
    ----------
    found
        The scenarios.
    lang
        ``id`` or ``en``.
    """
    words = Words(lang)
    _ = words.text
    caption = _(
        "Probability of {value} or less in {region}, per cent, against the figure of {province} in "
        "{month}, per cent; behind it how likely the province's own forecast calls each figure."
    ).format(
        value=words.per_cent(found.target),
        region=get(found.region).name,
        province=place_name(found.place),
        month=words.month(reference_month(found.year)),
    )
    points = _("{chance} at {value}")
    told = "; ".join(
        points.format(chance=words.chance(one.probability), value=words.per_cent(one.value))
        for one in found.few
    )
    alternative = _(
        "Falling line: {points}. The province's forecast is {median} (80 per cent interval {low} to "
        "{high})."
    ).format(
        points=told,
        median=words.per_cent(found.place_median),
        low=words.number(found.place_low80),
        high=words.number(found.place_high80),
    )
    return Chart(style.to_svg(draw(found, lang)), caption, alternative)


def draw(found: Scenarios, lang: str) -> Figure:
    """Draw the figure of :func:`chart`."""
    words = Words(lang)
    _ = words.text
    values = np.array([one.value for one in found.curve])
    chances = 100 * np.array([one.probability for one in found.curve])
    density = np.array([one.density for one in found.curve])
    with style.style():
        figure = Figure(figsize=(5.4, 2.3))
        axes = figure.add_axes((0.07, 0.13, 0.9, 0.68))
        axes.set_xlim(float(values[0]), float(values[-1]))
        axes.set_ylim(-3, 103)
        likely = 103 * TALL * density / (density.max() or 1.0)
        axes.fill_between(values, -3, likely - 3, color=palette.FAN[0], linewidth=0)
        axes.plot(values, chances, color=palette.ACCENT, linewidth=1.8, zorder=4)
        shown = [one for one in found.few if values[0] <= one.value <= values[-1]]
        axes.plot(
            [one.value for one in shown],
            [100 * one.probability for one in shown],
            linestyle="none",
            marker="o",
            markersize=5,
            color=palette.ACCENT,
            zorder=5,
        )
        labels = [
            (
                found.place_median,
                _("forecast of the province {number}").format(
                    number=words.number(found.place_median)
                ),
                palette.GREY,
            )
        ]
        if values[0] <= found.place_last <= values[-1]:
            before = _("{year}: {number}").format(
                year=found.year - 1, number=words.number(found.place_last)
            )
            labels.append((found.place_last, before, palette.WARM))
        for at, _text, colour in labels:
            axes.axvline(at, color=colour, linewidth=1, dashes=(3, 2), zorder=2)
        _above(axes, labels)
        axes.set_yticks([0, 25, 50, 75, 100])
        axes.xaxis.set_major_locator(_locator())
        few = all(round(tick, 1) == round(tick, 6) for tick in axes.get_xticks())
        axes.xaxis.set_major_formatter(lambda value, _at: words.number(value, 1 if few else 2))
        axes.tick_params(labelsize=10)
    return figure


def _locator() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=6, steps=[1, 2, 5, 10])


def _above(axes: Any, labels: list[tuple[float, str, str]]) -> None:
    """Name vertical lines above the chart, one row higher where two names would touch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    figure = axes.figure
    canvas = FigureCanvasAgg(figure)
    renderer: Any = canvas.get_renderer()
    whole = figure.bbox.width
    taken: list[tuple[float, float]] = []
    for at, text, colour in labels:
        label = axes.annotate(
            text, (at, 1.0), xycoords=("data", "axes fraction"), color=colour, fontsize=10,
            xytext=(0, 4), textcoords="offset points", ha="center", va="bottom",
            annotation_clip=False,
        )  # fmt: skip
        box = label.get_window_extent(renderer)
        shift = max(0.0, 2 - box.x0) - max(0.0, box.x1 - (whole - 2))
        touches = any(box.x0 + shift < end + APART and box.x1 + shift > start - APART
                      for start, end in taken)  # fmt: skip
        taken.append((box.x0 + shift, box.x1 + shift))
        dots = 72 / figure.dpi
        label.set_position((shift * dots, 18 if touches else 4))


def short_link(found: ShortLink, words: Words) -> str:
    """Say why neither scenarios nor the own part are shown: how few changes they would stand on."""
    text = words.text(
        "How the probability hangs on the figure of {province}, and what {region} adds to it, is "
        "not shown: figures of both begin in {since}, and the yearly changes known since ({steps}) "
        "are too few; it takes {least}."
    )
    return text.format(
        province=place_name(found.place),
        region=get(found.region).name,
        since=found.since,
        steps=found.steps,
        least=LEAST_STEPS,
    )


def own_part(found: OwnPart, words: Words) -> list[str]:
    """Say what depends on the regency: its distance from the province, and how sure that is."""
    _ = words.text
    facts = {
        "region": get(found.region).name,
        "province": place_name(found.place),
        "last_year": found.last_year,
        "year": found.year,
        "last": words.points(abs(found.last)),
        "median": words.signed(found.median),
        "low": words.signed(found.low80),
        "high": words.signed(found.high80),
        "value": words.per_cent(found.place_value),
        "narrows": words.chance(found.narrows),
    }
    above = found.last >= 0
    text = (
        _(
            "What depends on us: in {last_year} {region} lay {last} above {province}. With the "
            "province at {value} in {year}, {median} points are expected (80 per cent interval "
            "{low} to {high})."
        )
        if above
        else _(
            "What depends on us: in {last_year} {region} lay {last} below {province}. With the "
            "province at {value} in {year}, {median} points are expected (80 per cent interval "
            "{low} to {high})."
        )
    )
    told = [text.format(**facts)]
    if found.needed is not None:
        text = _("The target is met up to {needed} points.")
        told.append(text.format(needed=words.signed(found.needed)))
    own, whole = found.record, found.record_whole
    if own is not None and whole is not None:
        text = _(
            "Past forecasts of this part missed by {own} on average, those of the whole rate by "
            "{whole} ({origins} years)."
        )
        told.append(
            text.format(
                own=words.points(own.mae), whole=words.number(whole.mae), origins=own.origins
            )
        )
    return told
