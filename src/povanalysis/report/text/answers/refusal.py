"""Why a question is not answered, in a sentence; and the small phrases all answers share."""

from __future__ import annotations

from povanalysis.questions.ground.answer import Refusal
from povanalysis.regions import get
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month


def name(code: str) -> str:
    """Return a region's full name."""
    return get(code).name


def province(code: str) -> str:
    """Return the name of a region's province without its prefix."""
    return get(code[:2] + "00").short


def signed_points(value: float, words: Words, decimals: int = 2) -> str:
    """Return a change with its sign and unit: ``−0.13 percentage points``."""
    return words.text("{number} percentage points").format(number=words.signed(value, decimals))


def month(year: int, words: Words) -> str:
    """Return the reference month of a year in words."""
    return words.month(reference_month(year))


def refusal(found: Refusal, words: Words) -> list[str]:
    """Say why there is no answer.

    Parameters
    ----------
    found
        The refusal.
    words
        Language.
    """
    return list(words.tell(found))
