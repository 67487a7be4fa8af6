"""Words: complete in both languages, numbers with the marks of each."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from povanalysis.errors import ParameterError, RenderError
from povanalysis.report.text.language import Words

SOURCE = Path(__file__).resolve().parents[2] / "src" / "povanalysis"
KEYWORDS = {"_": None, "text": None}


def messages() -> set[str]:
    found = set()
    for _file, _line, message, _comments, _context in extract_from_dir(
        SOURCE / "report", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(message)
    return {message for message in found if isinstance(message, str)}


def catalogue() -> dict[str, str]:
    text = (SOURCE / "report" / "text" / "locale" / "id.po").read_bytes()
    return {entry.id: entry.string for entry in read_po(io.BytesIO(text), locale="id") if entry.id}


def test_every_message_has_an_indonesian_text() -> None:
    assert messages() - set(catalogue()) == set()


def test_no_message_hides_inside_an_f_string_where_extraction_cannot_see_it() -> None:
    hidden = []
    for path in (SOURCE / "report").rglob("*.py"):
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(outer, ast.JoinedStr):
                continue
            for call in ast.walk(outer):
                if not isinstance(call, ast.Call):
                    continue
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                if name in KEYWORDS and call.args and isinstance(call.args[0], ast.Constant):
                    hidden.append(f"{path.name}:{call.lineno}")
    assert hidden == []


def test_translations_keep_the_fields_and_references_of_the_message() -> None:
    marks = re.compile(r"\{\w+\}|@(?:fig|tbl)-\w+")
    for message, text in catalogue().items():
        assert sorted(set(marks.findall(text))) == sorted(set(marks.findall(message))), message


def test_a_message_without_translation_is_an_error_not_english() -> None:
    with pytest.raises(RenderError, match=r"id\.po"):
        Words("id").text("never translated")


def test_numbers_carry_the_marks_of_their_language() -> None:
    indonesian, english = Words("id"), Words("en")
    assert indonesian.per_cent(12.03) == "12,03 persen"
    assert english.per_cent(12.03) == "12.03 per cent"
    assert indonesian.points(0.13) == "0,13 poin persentase"
    assert english.points(0.13) == "0.13 percentage points"
    assert (indonesian.signed(-0.13), english.signed(0.01)) == ("−0,13", "+0.01")
    assert english.signed(-0.001) == "0.00"
    assert indonesian.number(145450, 0) == "145.450"


def test_a_probability_is_never_a_certainty() -> None:
    english = Words("en")
    assert english.chance(0.0) == "less than 1 per cent"
    assert english.chance(1.0) == "more than 99 per cent"
    assert english.chance(0.569) == "57 per cent"


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        (0.0, "almost ruled out"),
        (0.05, "unlikely"),
        (0.399, "rather unlikely"),
        (0.40, "as likely as not"),
        (0.60, "rather likely"),
        (0.80, "likely"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words_for_probabilities_follow_the_published_bounds(probability: float, word: str) -> None:
    assert Words("en").likelihood(probability) == word


def test_months_and_dates_are_written_out() -> None:
    assert Words("id").month("2026-03") == "Maret 2026"
    assert Words("en").month("2026-03") == "March 2026"
    assert Words("id").day("2026-11-22") == "22 November 2026"


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="id, en"):
        Words("fr")
