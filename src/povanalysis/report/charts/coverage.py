"""Which figures the regencies and cities have, by year and indicator, and how well they are held.

One row an indicator, one column a year. A bar is as high as the share of regencies that have the
figure: dark where a second source says the same, hatched where one source stands alone. Nothing is
drawn where there is no figure. The number above is the count of regencies.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.facts.values import Code
from povanalysis.report.text.language import Words

WIDTH = 5.4
ROW = 0.62
FROM = 2010
HATCH = "////"
INDICATORS = ("P0", "P1", "P2", "POOR", "POVERTY_LINE")
"""Rows from top to bottom."""


def holdings(observations: pd.DataFrame) -> pd.DataFrame:
    """Count the regencies and cities that have a figure, and those with a single source.

    Parameters
    ----------
    observations
        Rows of the observation contract.

    Returns
    -------
    pandas.DataFrame
        Indexed by indicator and year, with ``all`` and ``single``; annual figures, whatever the
        month.
    """
    rows = observations[~observations["region"].str.endswith("00")]
    keys = ["indicator", "year", "region"]
    alone = (rows["also_in"].str.strip() == "").groupby([rows[key] for key in keys]).all()
    counted = alone.groupby(level=["indicator", "year"]).agg(["size", "sum"])
    return counted.rename(columns={"size": "all", "sum": "single"})


def coverage(observations: pd.DataFrame, lang: str) -> Chart:
    """Draw the coverage of the data.

    Parameters
    ----------
    observations
        Rows of the contract, all indicators.
    lang
        ``id`` or ``en``.
    """
    words, held, rows = Words(lang), holdings(observations), []
    for indicator in INDICATORS:
        if indicator in held.index.get_level_values("indicator"):
            own = held.loc[indicator].loc[FROM:]
            years = {"first": own.index.min(), "last": own.index.max()}
            counts = {"count": own["all"].sum(), "single": own["single"].sum()}
            rows.append({"indicator": Code(indicator), **years, **counts})
    caption = words("coverage.chart-caption", first=FROM)
    alt = words("coverage.chart-alt", rows=rows)
    return Chart(style.to_svg(draw(observations, lang)), caption, alt)


def draw(observations: pd.DataFrame, lang: str) -> Figure:
    """Draw the figure of :func:`coverage`."""
    held = holdings(observations)
    words = Words(lang)
    named = [words("coverage.indicator", indicator=Code(one)) for one in INDICATORS]
    years = range(FROM, int(held.index.get_level_values("year").max()) + 1)
    most = int(held["all"].max())
    height = ROW * len(named) + 0.34
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.add_axes((0.245, 0.3 / height, 0.75, ROW * len(named) / height))
        axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
        axes.set_ylim(len(named), 0)
        for row, indicator in enumerate(INDICATORS):
            for year in years:
                if (indicator, year) in held.index:
                    total, single = (int(v) for v in held.loc[(indicator, year)])
                    _bar(axes, row, year, total, single, most)
        axes.set_yticks([row + 0.65 for row in range(len(named))], named)
        for label in axes.get_yticklabels():
            label.set_color(palette.INK)
        axes.set_xticks(list(years), [f"{year % 100:02d}" for year in years])
        axes.tick_params(axis="x", length=0)
        axes.tick_params(labelsize=10)
        axes.grid(visible=False)
        for row in range(len(named)):
            axes.axhline(row + 0.98, color=palette.LIGHT, linewidth=0.8)
        axes.spines["bottom"].set_visible(False)
    return figure


def _bar(axes: Any, row: int, year: int, total: int, single: int, most: int) -> None:
    from matplotlib.patches import Rectangle

    base, tall = row + 0.98, 0.62
    double = tall * (total - single) / most
    axes.add_patch(Rectangle((year - 0.38, base - double), 0.76, double, color=palette.ACCENT))
    alone = tall * single / most
    axes.add_patch(
        Rectangle(
            (year - 0.38, base - double - alone),
            0.76,
            alone,
            facecolor="white",
            edgecolor=palette.GREY,
            hatch=HATCH,
            linewidth=0.7,
        )
    )
    axes.annotate(
        str(total),
        (year, base - double - alone),
        xytext=(0, 1.5),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=9,
        color=palette.GREY,
    )
