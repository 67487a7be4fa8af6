"""All regencies and cities of a province: their rates as a heatmap, their whole change in panels.

Both run from the highest rate of the last complete year to the lowest. The heatmap (seaborn) holds
the levels, a row each, the province's own above. In the panels every line starts at its first March
figure: rates of 20 and of 4 per cent show their change in one scale, in per cent of that figure,
beside the line of the province.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from povanalysis.questions.group import Basis, short_name
from povanalysis.report.charts import palette, style
from povanalysis.report.charts.chart import Chart
from povanalysis.report.charts.labels import width
from povanalysis.report.text.language import Words

WIDTH = 5.4  # inches; on a telephone a letter is then as many px high as it has points
LETTERS = 9.0

CELL = 0.17  # height of a row of the heatmap, inches
MOST_YEARS = 13  # columns in which a figure has room
RATES = LinearSegmentedColormap.from_list(
    "rates", ["#f7fafb", *palette.FAN, "#3c8796", palette.ACCENT, "#04343d"]
)

COLUMNS = 5  # at most
STEPS = (5, 10, 20, 25, 30, 40, 50, 100, 200, 500, 1000)  # between two marks of an axis, per cent
PLOT, LINE = 0.35, 0.148  # of a panel: the plot and a line of its head, inches
LEFT, RIGHT, TOP, BOTTOM, GUTTER = 0.36, 0.05, 0.02, 0.23, 0.09


# --- heatmap -----------------------------------------------------------------------------------


def heatmap(basis: Basis, province: str, lang: str) -> Chart:
    """Draw the rates of every regency and city by year.

    Parameters
    ----------
    basis
        Figures and forecasts.
    province
        Its code.
    lang
        ``id`` or ``en``.
    """
    words, levels = Words(lang), _levels(basis, province)
    figures = levels.drop(index=[province], errors="ignore").stack().sort_values(kind="stable")
    lowest, highest = ({"region": str(at[0]), "of": int(at[1])} for at in figures.index[[0, -1]])
    facts = {
        "province": province,
        "chart_first": int(levels.columns[0]),
        "last_year": int(levels.columns[-1]),
        "n_regions": len(levels) - (province in levels.index),
        "lowest": {**lowest, "rate": float(figures.iloc[0])},
        "highest": {**highest, "rate": float(figures.iloc[-1])},
    }
    return Chart(
        style.to_svg(draw_heatmap(basis, province, lang)),
        words("province.heatmap-caption", **facts),
        words("province.heatmap-alt", **facts),
    )


def _levels(basis: Basis, province: str) -> pd.DataFrame:
    """Give the rates by region, the province first, and year up to the last complete one."""
    order = [*([province] if province in basis.rates else []), *basis.ranked(province)]
    shown = basis.rates.loc[: basis.stands_on([province]), order].dropna(how="all")
    return shown.iloc[-MOST_YEARS:].T


def draw_heatmap(basis: Basis, province: str, lang: str) -> Figure:
    """Draw the figure of :func:`heatmap`."""
    import seaborn as sns  # three seconds of import time that no other report needs

    words, levels = Words(lang), _levels(basis, province)
    names = [short_name(region) for region in levels.index]
    rows, years = levels.shape
    foot = 0.4
    height = 0.22 + CELL * rows + foot
    told = levels.map(lambda rate: "" if pd.isna(rate) else words.number(float(rate), 1))
    with style.style():
        figure = Figure(figsize=(WIDTH, height))
        share = (max(width(name, LETTERS, 600) for name in names) + 8) / (72 * WIDTH)
        axes = figure.add_axes((share, foot / height, 0.995 - share, CELL * rows / height))
        bar = figure.add_axes((share, 0.2 / height, 0.4 * (1 - share), 0.08 / height))
        sns.heatmap(
            levels, ax=axes, cbar_ax=bar, annot=told, fmt="", cmap=RATES, linewidths=0.6,
            mask=levels.isna(), annot_kws={"fontsize": LETTERS}, xticklabels=False,
            yticklabels=False, cbar_kws={"orientation": "horizontal", "drawedges": False},
        )  # fmt: skip
        axes.set(xlabel="", ylabel="")
        axes.set_xticks(np.arange(years) + 0.5, [str(year) for year in levels.columns])
        axes.set_yticks(np.arange(rows) + 0.5, names, rotation=0)
        axes.tick_params(labelsize=LETTERS, length=0, pad=3, top=False, labeltop=True,
                         labelbottom=False)  # fmt: skip
        for label in axes.get_yticklabels():
            label.set_color(palette.INK)
        if province in levels.index:
            axes.get_yticklabels()[0].set_fontweight(600)
            axes.axhline(1, color="white", linewidth=3)
        shades = axes.collections[0]
        for text in axes.texts:
            column, row = (int(at) for at in text.get_position())
            shade = shades.to_rgba(levels.iloc[row, column])
            text.set_color("black" if _light(shade) else "white")  # 4.5 : 1 on every shade
        bar.tick_params(labelsize=LETTERS, length=0, pad=2)
        bar.xaxis.set_major_formatter(lambda value, _position: words.number(value, 0))
        bar.annotate(
            words("province.heatmap-unit"), (1, 0.5), xycoords="axes fraction", xytext=(6, 0),
            textcoords="offset points", va="center_baseline", fontsize=LETTERS, color=palette.GREY,
        )  # fmt: skip
    return figure


def _light(shade: Any) -> bool:
    """Tell whether dark letters can be read better than white ones (WCAG's relative luminance)."""
    linear = [((part + 0.055) / 1.055) ** 2.4 for part in shade[:3]]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722))) > 0.18


# --- panels ------------------------------------------------------------------------------------


def panels(basis: Basis, province: str, lang: str) -> Chart:
    """Draw the change of every regency and city since its first figure, a panel each.

    Parameters
    ----------
    basis
        Figures and forecasts.
    province
        Its code.
    lang
        ``id`` or ``en``.
    """
    words, found = Words(lang), whole_changes(basis, province)
    last = basis.stands_on([province])
    members = found.drop(columns=[province], errors="ignore")
    ends = members.loc[last].sort_values(kind="stable")
    whole = found.loc[last, province] if province in found else float("nan")
    facts = {
        "province": province,
        "chart_first": int(found.index[0]),
        "last_year": last,
        "n_regions": len(ends),
        "late": bool(members.iloc[0].isna().any()),
        "thin": province in found,
        "ring": bool((found.index > last).any()),
        "n_fell": int((ends < 0).sum()),
        "best": str(ends.index[0]),
        "best_change": float(ends.iloc[0]),
        "worst": str(ends.index[-1]),
        "worst_change": float(ends.iloc[-1]),
        "whole": None if pd.isna(whole) else float(whole),
    }
    return Chart(
        style.to_svg(draw(basis, province, lang)),
        words("province.chart-caption", **facts),
        words("province.chart-alt", **facts),
    )


def whole_changes(basis: Basis, province: str) -> pd.DataFrame:
    """Give the change of each since its first March figure, per cent of it, by year.

    Highest rate first; the province itself stands last where it has a figure of the first of them.
    """
    regions = basis.ranked(province)
    rates = basis.rates[regions].dropna(how="all")
    if province in basis.rates and pd.notna(basis.rates.loc[rates.index[0], province]):
        rates = rates.assign(**{province: basis.rates[province]})
    rates = rates.where(rates > 0)
    changes: pd.DataFrame = 100 * (rates / rates.bfill().iloc[0] - 1)
    return changes.dropna(how="all", axis=1)


def draw(basis: Basis, province: str, lang: str) -> Figure:
    """Draw the figure of :func:`panels`."""
    words, found = Words(lang), whole_changes(basis, province)
    last = basis.stands_on([province])
    own = found.get(province)
    members = [region for region in found if region != province]
    lines = -(-len(members) // COLUMNS)
    columns = -(-len(members) // lines)
    with style.style():
        wide = (WIDTH - LEFT - RIGHT - (columns - 1) * GUTTER) / columns
        heads = [_wrapped(short_name(region), 72 * wide) for region in members]
        tall = [
            LINE * (1 + max(len(head) for head in heads[columns * k : columns * (k + 1)])) + PLOT
            for k in range(lines)
        ]
        height = TOP + sum(tall) + BOTTOM
        figure = Figure(figsize=(WIDTH, height))
        low, high = float(np.nanmin(found)), float(np.nanmax(found))
        room = 0.06 * (high - low) or 1.0  # one value alone has no span
        for index, region in enumerate(members):
            row, column = divmod(index, columns)
            foot = height - TOP - sum(tall[: row + 1])
            x = LEFT + column * (wide + GUTTER)
            axes = figure.add_axes((x / WIDTH, foot / height, wide / WIDTH, PLOT / height))
            _panel(axes, found[region].dropna(), own, last)
            axes.set_xlim(found.index[0] - 0.3, found.index[-1] + 0.5)
            axes.set_ylim(low - room, high + room)
            _head(axes, heads[index], found.loc[last, region], words)
            _ticks(axes, (int(found.index[0]), last), words, column == 0,
                   index + columns >= len(members))  # fmt: skip
    return figure


def _panel(axes: Any, line: pd.Series, own: pd.Series | None, last: int) -> None:
    axes.axhline(0, color=palette.LIGHT, linewidth=0.8, zorder=1)
    if own is not None:
        axes.plot(own.index, own, color=palette.GREY, linewidth=0.9, zorder=3)
    axes.plot(line.index, line, color=palette.ACCENT, linewidth=1.7, zorder=5)
    if last in line.index:
        axes.plot([last], [line[last]], "o", color=palette.ACCENT, markersize=3.2, zorder=6)
    for year, value in line[line.index > last].items():
        axes.plot(
            [year], [value], "o", markersize=3.6, zorder=6,
            markerfacecolor="white", markeredgecolor=palette.ACCENT,
        )  # fmt: skip


def _wrapped(name: str, room: float) -> list[str]:
    """Break a name at spaces into as few lines as fit into some points."""
    lines: list[str] = []
    for word in name.split():
        if lines and width(f"{lines[-1]} {word}", LETTERS, 600) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _head(axes: Any, name: list[str], change: float, words: Words) -> None:
    lines = [*name, words("province.panel-change", change=change) if pd.notna(change) else "–"]
    for k, text in enumerate(reversed(lines)):
        axes.annotate(
            text, (0, 1), xycoords="axes fraction", xytext=(0, 2.5 + 72 * LINE * k),
            textcoords="offset points", va="baseline", fontsize=LETTERS,
            color=palette.INK if k else palette.ACCENT, fontweight=600 if k else 400,
        )  # fmt: skip


def _ticks(axes: Any, years: tuple[int, int], words: Words, first: bool, last: bool) -> None:
    low, high = axes.get_ylim()
    step = next(size for size in STEPS if high - low < 2.45 * size)
    heights = np.arange(np.ceil(low / step), high / step) * step
    axes.set_yticks(heights, [words.signed(h, 0) if h else "0" for h in heights] if first else [])
    ends = sorted(set(years))
    axes.set_xticks(ends, [str(year) for year in ends] if last else [])
    axes.tick_params(labelsize=LETTERS, pad=1.5)
    axes.tick_params(axis="x", length=2, color=palette.LIGHT)
    if last and len(ends) > 1:
        axes.get_xticklabels()[0].set_ha("left")
        axes.get_xticklabels()[1].set_ha("right")
