"""One look for all charts: the shipped font, few colours, SVG with real text.

The font is registered with matplotlib from package data, and the letters of a chart travel inside
its SVG (:mod:`.font_faces`). Typst ignores those and takes the same family from its font path.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any
from xml.etree import ElementTree

from matplotlib import font_manager, rc_context, rcdefaults, rcParams
from matplotlib.figure import Figure
from matplotlib.rcsetup import cycler

from povanalysis.report.charts.font_faces import FAMILY, FILES, style_sheet
from povanalysis.report.charts.palette import ACCENT, FAN, GREY, INK, LIGHT, OTHER

SETTINGS: Any = {
    "font.family": FAMILY,
    "font.size": 11,
    "text.color": INK,
    "axes.labelcolor": GREY,
    "axes.edgecolor": LIGHT,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": "#e6eaed",
    "grid.linewidth": 0.8,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.major.size": 4,
    "ytick.major.size": 0,
    "svg.fonttype": "none",
    "svg.hashsalt": "povanalysis",
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
}

TEXT_WIDTH = 6.4
"""Inches, on paper."""

WIDE, SHRINK = 560, 0.74
"""From how many pixels on letters are smaller than drawn, and by which factor."""

_SVG = "http://www.w3.org/2000/svg"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Make the shipped font known to matplotlib."""
    for name in FILES.values():
        with as_file(files("povanalysis").joinpath("fonts", name)) as path:
            font_manager.fontManager.addfont(path)


@contextmanager
def style() -> Iterator[None]:
    """Draw charts as ours are drawn, whatever a matplotlibrc of the user says.

    Examples
    --------
    >>> with style():
    ...     figure = Figure(figsize=(5.8, 3.9))
    """
    register_fonts()
    with rc_context():
        rcdefaults()
        rcParams.update(SETTINGS)
        yield


def use(height: float) -> None:
    """Set it as matplotlib's defaults, for charts that are drawn at the width of the text."""
    register_fonts()
    own = {
        "axes.prop_cycle": cycler(color=[ACCENT, OTHER, GREY, FAN[2]]),
        "figure.figsize": (TEXT_WIDTH, height),
        "legend.frameon": False,
        "svg.fonttype": "path",  # a picture's letters do not come with its font
    }
    rcParams.update(SETTINGS | own)


def to_svg(figure: Figure) -> str:
    """Write a figure as SVG: the same bytes for the same input, with its font inside."""
    buffer = io.StringIO()
    with style():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    rules = style_sheet(_letters(svg)) + _on_wide(svg)
    return re.sub(r"(<svg[^>]*>)", rf"\1<style>{rules}</style>", svg, count=1)


def _on_wide(svg: str) -> str:
    """Make letters smaller where the chart is shown wide: it is drawn for the width of a telephone.

    Lines and distances grow with the chart; letters would grow beyond those of the text around it.
    Labels that are clear of all at full size stay so. Only browsers read a media query.
    """
    sizes = sorted(set(re.findall(r"<text[^>]*?\b([\d.]+)px", svg)))
    rules = "".join(
        f'text[style*=" {size}px"]{{font-size:{float(size) * SHRINK:.2f}px!important}}'
        for size in sizes
    )
    return f"@media(min-width:{WIDE}px){{{rules}}}" if rules else ""


def _letters(svg: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for element in ElementTree.fromstring(svg).iter(f"{{{_SVG}}}text"):
        text = "".join(element.itertext())
        bold = re.search(r"\b(600|700|bold|semibold)\b", element.get("style", ""))
        found.setdefault(600 if bold else 400, set()).update(text.strip("\n"))
    return found
