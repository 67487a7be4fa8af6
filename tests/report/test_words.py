"""Words: complete in both languages, numbers with the marks of each."""

from __future__ import annotations

import pytest

from povanalysis.errors import ParameterError, RenderError
from povanalysis.questions.ground.answer import LIKELIHOOD_BOUNDS
from povanalysis.report.text.language import Words


def test_a_message_that_one_language_lacks_is_an_error_not_english() -> None:
    with pytest.raises(RenderError, match=r"id/terms\.ftl"):
        Words("id")("terms.never-translated")


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


@pytest.mark.parametrize("bound", LIKELIHOOD_BOUNDS)
def test_a_probability_is_never_written_on_another_step_than_its_word(bound: float) -> None:
    english = Words("en")
    for off in (-0.00499, -0.001, -0.0001, 0.0, 0.0001, 0.001, 0.00499):
        written = float(english.chance(bound + off).split()[0]) / 100
        assert english.likelihood(written) == english.likelihood(bound + off)


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
