"""How often what a word for a probability was said of came true.

Counted from the events of a backtest (falls from the last figure, as many years ahead, over all
regions), by the step of the published scale that the stated probability falls on, in one state of
knowledge: what "likely" is worth without any knowledge of the year says nothing of what it is worth
once the province's figure is out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from povanalysis.questions.answer import LIKELIHOOD_BOUNDS, Likelihood, likelihood
from povanalysis.trends import Backtest
from povanalysis.trends.record import PUBLISHED

FURTHEST = 3
"""Years ahead of the furthest events of a backtest."""


@dataclass(frozen=True)
class Borne:
    """One step of the scale in a backtest.

    Parameters
    ----------
    word
        The step.
    model
        Whose probabilities: ``published`` without knowledge, ``given parent`` and so on with.
    n
        Events called so.
    stated
        Mean probability stated for them, 0-1.
    came
        Share that came true, 0-1.
    """

    word: Likelihood
    model: str
    n: int
    stated: float
    came: float


def borne_out(tested: Backtest, model: str = PUBLISHED, ahead: int = 1) -> tuple[Borne, ...]:
    """Count for every step of the scale that occurred how often its events came true.

    Parameters
    ----------
    tested
        Backtest of the panel.
    model
        ``published``, or ``given parent`` and so on.
    ahead
        Years ahead; events are known up to :data:`FURTHEST`.
    """
    years = tested.events["horizon"]
    near = replace(tested, events=tested.events[years == min(max(ahead, 1), FURTHEST)])
    kept = near.reliability(model, bins=LIKELIHOOD_BOUNDS)
    return tuple(
        Borne(likelihood(one.low), model, int(one.n), float(one.stated), float(one.came))
        for one in kept.itertuples()
    )


def step_of(probability: float, kept: Sequence[Borne]) -> Borne | None:
    """Return the record of the step that a probability falls on; None where it never occurred."""
    return next((one for one in kept if one.word is likelihood(probability)), None)
