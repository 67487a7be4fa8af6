"""A word for a probability, never without how often what was called so came true."""

from __future__ import annotations

from collections.abc import Sequence

from povanalysis.questions.ground.answer import EVENTS_ENOUGH
from povanalysis.questions.record.borne_out import Borne, step_of
from povanalysis.report.text.language import Words
from povanalysis.trends.record import PUBLISHED


def word(probability: float, kept: Sequence[Borne], words: Words) -> str:
    """Give the word for a probability with its record in that state of knowledge.

    Parameters
    ----------
    probability
        0-1.
    kept
        Record of every step of the scale in the state of knowledge that the probability is of.
    words
        Language.
    """
    _ = words.text
    found = step_of(probability, kept)
    if found is None or found.n < EVENTS_ENOUGH:
        text = _("{word}; too rarely so called in the past to judge")
    elif found.model == PUBLISHED:
        text = _("{word}; of {count} past cases so called, {came} came true")
    else:
        text = _("{word}; of {count} past cases so called with as much known, {came} came true")
    return text.format(
        word=words.likelihood(probability),
        count="" if found is None else words.number(found.n, 0),
        came="" if found is None else words.per_cent(100 * found.came, 0),
    )
