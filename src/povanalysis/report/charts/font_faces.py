"""The font inside a chart: the faces of the package's font, cut down to the letters of the chart.

An image in an HTML page cannot use the page's fonts, so each SVG carries its own. Cutting down the
full font takes a quarter of a second for each face and would be paid by every process that draws,
so what nearly every chart needs is cut beforehand into ``fonts/charts.json``: for each weight the
finished face of :data:`BASIC`, and a small font of :data:`USUAL` to cut other sets of letters from.
``python -m povanalysis.report.charts.font_faces`` writes that file; a maintainer runs it when the
font changes.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

FAMILY = "Source Sans 3"
FILES = {400: "SourceSans3-Regular.ttf", 600: "SourceSans3-Semibold.ttf"}

BASIC = ascii_letters + digits + " .,:;%()/+-–−·"
"""Letters that travel in any case: most charts need no more, and share one face."""

USUAL = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "–—‘’“”…−·≤≥≈¹²³"
"""Letters of nearly every chart in either language; others are found in the full font."""

_FONTS = files("povanalysis").joinpath("fonts")
_PREPARED = "charts.json"
_ABOUT = (
    f"{FAMILY}, (c) Adobe, SIL Open Font License 1.1: OFL.txt. "
    "Written by `python -m povanalysis.report.charts.font_faces`; do not edit."
)


@lru_cache(maxsize=64)
def face(weight: int, letters: str) -> str:
    """Give a face of the font with these letters and their kerning.

    Parameters
    ----------
    weight
        400 or 600.
    letters
        What has to be in it; a letter the font does not have is passed over.

    Returns
    -------
    str
        WOFF in base64; the same for the same letters.
    """
    if set(letters) <= set(BASIC):
        return str(_prepared()["basic"][str(weight)])
    if set(letters) <= set(USUAL):
        # the full font takes ten times as long to cut down
        source = base64.b64decode(_prepared()["usual"][str(weight)])
    else:
        source = _FONTS.joinpath(FILES[weight]).read_bytes()
    return _text(_cut(source, letters, "woff"))


@cache
def _prepared() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FONTS.joinpath(_PREPARED).read_text("ascii"))
    return found


def style_sheet(letters: Mapping[int, Iterable[str]]) -> str:
    """Give the CSS rules that bring the faces an SVG needs: letters by weight."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{face(weight, ''.join(sorted(set(used))))})}}"
        for weight, used in sorted(letters.items())
    )


def prepare() -> dict[str, Any]:
    """Cut the full font down to what ``fonts/charts.json`` holds."""
    whole = {weight: _FONTS.joinpath(name).read_bytes() for weight, name in FILES.items()}
    usual = {weight: _cut(font, USUAL, None) for weight, font in whole.items()}
    return {
        "about": _ABOUT,
        "basic": {str(w): _text(_cut(font, BASIC, "woff")) for w, font in usual.items()},
        "usual": {str(w): _text(font) for w, font in usual.items()},
    }


def _text(font: bytes) -> str:
    return base64.b64encode(font).decode("ascii")


def _cut(source: bytes, letters: str, flavor: str | None) -> bytes:
    from fontTools import subset

    options = subset.Options(
        flavor=flavor, layout_features=["kern", "mark"], hinting=False, notdef_outline=True
    )
    font = subset.load_font(io.BytesIO(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()


if __name__ == "__main__":
    place = Path(__file__).parents[2] / "fonts" / _PREPARED
    place.write_text(json.dumps(prepare(), indent=1) + "\n", encoding="ascii")
