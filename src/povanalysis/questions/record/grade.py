"""How far the answer of a report carries: act on it, look closer, or do not act on it.

The grade is a rule over the record, never a judgement: of a forecast, how often what was called as
this one is proved right in the past with as much known, and whether a second source has the last
figure; of a figure that is out, whether a second source has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from povanalysis.questions.ground.answer import EVENTS_ENOUGH, Likelihood, likelihood
from povanalysis.questions.record.borne_out import Borne, step_of

RIGHT_TO_ACT = 0.80
"""Share of past cases that have to have proved right before a forecast is one to act on."""


class Use(StrEnum):
    """What an answer is good for."""

    ACT = "act on it"
    LOOK = "look closer"
    NOT = "do not act on it"


class Why(StrEnum):
    """What decided the grade: the first that applies."""

    CONFIRMED = "out and confirmed"
    ALONE = "out, in one source only"
    PUBLISHED = "published and not held"
    FAR = "beyond what was tested"
    RARE = "too few past cases"
    EVEN = "either way"
    OFTEN_WRONG = "proved right too seldom"
    UNCONFIRMED = "last figure in one source only"
    WORSE = "knowing as much did not help here"
    BORNE_OUT = "proved right often enough"


@dataclass(frozen=True)
class Grade:
    """A grade with what it stands on.

    Parameters
    ----------
    use, why
        The grade and what decided it.
    cases
        Past cases that were called so.
    right
        Share of them in which the likelier side came, 0-1; None where there were none.
    chance
        The probability, 0-1; None of a figure.
    most
        The one or two years that more than half of the cases are of.
    """

    use: Use
    why: Why
    cases: int = 0
    right: float | None = None
    chance: float | None = None
    most: tuple[int, ...] = ()


def of_figure(*, confirmed: bool) -> Grade:
    """Grade a figure that is out."""
    return Grade(Use.ACT, Why.CONFIRMED) if confirmed else Grade(Use.LOOK, Why.ALONE)


def of_forecast(
    probability: float,
    borne: Sequence[Borne],
    *,
    confirmed: bool,
    worse: bool = False,
    far: bool = False,
    published: bool = False,
) -> Grade:
    """Grade what a forecast says of an event.

    Parameters
    ----------
    probability
        Of the event, 0-1.
    borne
        Record of every step of the scale in the same state of knowledge.
    confirmed
        Whether a second source has the last figure.
    worse
        Whether forecasts that knew as much missed by more here than those without.
    far
        Whether the year, or what is assumed, lies beyond what was tested.
    published
        Whether the figure itself was published, and only is not in the data.
    """
    found = step_of(probability, borne)
    cases = 0 if found is None else found.n
    right = None if found is None else found.came if probability >= 0.5 else 1 - found.came
    checks = (
        (published, Use.NOT, Why.PUBLISHED),
        (far, Use.NOT, Why.FAR),
        (cases < EVENTS_ENOUGH, Use.NOT, Why.RARE),
        (likelihood(probability) is Likelihood.EVEN, Use.LOOK, Why.EVEN),
        ((right or 0.0) < RIGHT_TO_ACT, Use.LOOK, Why.OFTEN_WRONG),
        (not confirmed, Use.LOOK, Why.UNCONFIRMED),
        (worse, Use.LOOK, Why.WORSE),
        (True, Use.ACT, Why.BORNE_OUT),
    )
    use, why = next((use, why) for holds, use, why in checks if holds)
    most = () if found is None else found.most
    return Grade(use, why, cases, right, probability, most)
