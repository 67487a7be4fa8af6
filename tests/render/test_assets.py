"""The style sheet, the web font and the words: facts about files that are not code."""

from __future__ import annotations

import base64
import io
import re
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont

from povanalysis.render import webfonts
from povanalysis.render.furniture import ASSETS, furniture

CSS = (ASSETS / "report.css").read_text("utf-8")
TYPST = (ASSETS / "typst" / "typst-template.typ").read_text("utf-8")


def embedded_faces() -> list[TTFont]:
    text = (ASSETS / "fonts.css").read_text("utf-8")
    found = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", text)
    return [TTFont(io.BytesIO(base64.b64decode(data))) for data in found]


def test_the_web_font_has_every_character_we_promise_that_the_full_font_has() -> None:
    faces = embedded_faces()
    assert len(faces) == len(webfonts.FACES)
    for face, (name, _, _) in zip(faces, webfonts.FACES, strict=True):
        full = TTFont(webfonts.FONTS / name).getBestCmap()
        promised = {ord(c) for c in webfonts.CHARACTERS} & set(full)
        assert promised <= set(face.getBestCmap())
        assert {ord(c) for c in "0123456789,.%−–—“”‘’é×≤≥→"} <= promised


def test_all_digits_have_one_width_so_that_columns_of_numbers_align() -> None:
    for face in embedded_faces():
        names = face.getBestCmap()
        assert len({face["hmtx"][names[ord(digit)]][0] for digit in "0123456789"}) == 1


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_itself_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # WebAIM's checker


COLOURS = dict(re.findall(r"--(ink|grey|accent|warm|tint|rule): (#[0-9a-f]{6})", CSS))


@pytest.mark.parametrize("name", ["ink", "grey", "accent", "warm"])
@pytest.mark.parametrize("ground", ["#ffffff", COLOURS["tint"]])
def test_every_colour_of_text_meets_wcag_aa(name: str, ground: str) -> None:
    assert contrast(COLOURS[name], ground) >= 4.5


def test_screen_and_paper_share_their_colours() -> None:
    names = {"rule": "rule-colour"}
    paper = dict(re.findall(r'#let ([a-z-]+) = rgb\("(#[0-9a-f]{6})"\)', TYPST))
    assert {names.get(k, k): v for k, v in COLOURS.items()} == paper


def test_the_style_sheet_asks_no_host_and_has_no_import() -> None:
    assert "@import" not in CSS
    assert "url(" not in CSS


def test_every_language_has_the_same_furniture() -> None:
    keys = [set(words) for words in furniture().values()]
    assert all(one == other for one, other in pairwise(keys))
