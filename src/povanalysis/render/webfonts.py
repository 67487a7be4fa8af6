"""The web font: the package's font, cut down to what the pages use, as one style sheet.

``python -m povanalysis.render.webfonts`` writes ``assets/fonts.css`` from ``povanalysis/fonts``.
It is run by a maintainer when the font changes (it needs ``brotli``); the result is committed,
because both renderers include it as a plain file. Each page carries the three faces as data URIs,
so that it looks the same on every machine and asks no host for anything.

Kept: the Latin letters of Indonesian and English with common accents, digits, punctuation,
arrows and mathematical signs of reports; kerning, superiors, fractions. The digits of Source Sans 3
are lining and of one width as they stand. Dropped: hinting, other scripts, alternates.
"""

from __future__ import annotations

import base64
import io
from pathlib import Path

from povanalysis.render.furniture import ASSETS

FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "Source Sans 3"
# file, CSS weight range, CSS style: bold text of either kind takes the semibold face
FACES = (
    ("SourceSans3-Regular.ttf", "400", "normal"),
    ("SourceSans3-It.ttf", "400", "italic"),
    ("SourceSans3-Semibold.ttf", "600 700", "normal"),
)
CHARACTERS = (
    "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
    + "ıŒœŠšŽž–—‘’‚“”„†‡•…‰′″‹›⁄€−≈≠≤≥×÷±∞√←↑→↓↔↕▲▼►◄●○■□✓\u2009\u202f\u00ad"
)
FEATURES = ("kern", "mark", "ccmp", "locl", "liga", "sups", "frac")


def face(name: str) -> bytes:
    """Return one face as woff2, cut down to :data:`CHARACTERS`."""
    from fontTools import subset

    options = subset.Options()
    options.flavor, options.hinting, options.layout_features = "woff2", False, list(FEATURES)
    options.name_IDs, options.notdef_outline = [0, 1, 2, 13, 14], True
    font = subset.load_font(str(FONTS / name), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=CHARACTERS)
    cutter.subset(font)
    buffer = io.BytesIO()
    subset.save_font(font, buffer, options)
    return buffer.getvalue()


def style_sheet() -> str:
    """Return the ``@font-face`` rules with the faces as data URIs."""
    rules = [
        "/* Source Sans 3, (c) Adobe, SIL Open Font License 1.1: src/povanalysis/fonts/OFL.txt.\n"
        "   Written by `python -m povanalysis.render.webfonts`; do not edit. */"
    ]
    for name, weight, style in FACES:
        data = base64.b64encode(face(name)).decode("ascii")
        rules.append(
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: {style}; '
            f"font-display: block; src: url(data:font/woff2;base64,{data}) format('woff2'); }}"
        )
    return "\n".join(rules) + "\n"


if __name__ == "__main__":
    (ASSETS / "fonts.css").write_text(style_sheet(), "utf-8")
