"""The font inside charts: what was cut beforehand is what the full font gives."""

from __future__ import annotations

import base64
import io
import json
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

from povanalysis.report.charts import font_faces


def tables(font: str) -> dict[str, bytes]:
    opened = TTFont(io.BytesIO(base64.b64decode(font)))
    return {tag: opened.reader[tag] for tag in opened.reader.keys()}  # noqa: SIM118


def letters_of(font: str) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap()))


def test_the_prepared_faces_are_those_of_the_shipped_font() -> None:
    shipped = json.loads(files("povanalysis").joinpath("fonts", "charts.json").read_text("ascii"))
    made = font_faces.prepare()
    assert shipped["about"] == made["about"]
    for kind in ("basic", "usual"):
        assert shipped[kind].keys() == made[kind].keys() == {"400", "600"}
        for weight, font in made[kind].items():
            assert tables(shipped[kind][weight]) == tables(font), (kind, weight)


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("letters", ["", "Lamongan 11,95 %", "‘é’ ≤ 3", "Ω → Ş"])
def test_a_face_has_the_letters_asked_for(weight: int, letters: str) -> None:
    assert set(letters) <= letters_of(font_faces.face(weight, letters))


def test_letters_in_every_chart_need_no_cutting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font_faces, "_cut", lambda *_: pytest.fail("the font was cut"))
    font_faces.face.cache_clear()
    assert letters_of(font_faces.face(600, "12,03 %")) == set(font_faces.BASIC)


def test_a_letter_the_font_does_not_have_is_passed_over() -> None:
    assert "漢" not in letters_of(font_faces.face(400, "a漢"))
