"""How often what a word for a probability was said of came true.

Counted from the events of a backtest (falls from the last figure, as many years ahead, over all
regions), by the step of the published scale that the stated probability falls on, in one state of
knowledge: what "likely" is worth without any knowledge of the year says nothing of what it is worth
once the province's figure is out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from povanalysis.questions.ground.answer import Likelihood, likelihood
from povanalysis.trends.record import PUBLISHED

Calls: TypeAlias = Mapping[str, Mapping[str, Sequence[Sequence[float]]]]


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


def borne_out(calls: Calls, model: str = PUBLISHED, ahead: int = 1) -> tuple[Borne, ...]:
    """Count for every step of the scale that occurred how often its events came true.

    Parameters
    ----------
    calls
        As of :attr:`povanalysis.trends.store.PanelResults.calls`.
    model
        ``published``, or ``given parent`` and so on.
    ahead
        Years ahead; of the furthest that were tested where it is more.

    Examples
    --------
    >>> (found,) = borne_out({"published": {"1": [[0.4, 30, 0.42, 0.5], [0.45, 10, 0.48, 0.9]]}})
    >>> found.word.value, found.n, round(found.stated, 3), found.came
    ('as likely as not', 40, 0.435, 0.6)
    """
    by_year = calls.get(model, {})
    if not by_year:
        return ()
    furthest = max(map(int, by_year))
    counted: dict[Likelihood, list[tuple[float, float, float]]] = {}
    for low, n, stated, came in by_year.get(str(min(max(ahead, 1), furthest)), ()):
        counted.setdefault(likelihood(round(low, 6)), []).append((n, n * stated, n * came))
    found = []
    for word, parts in counted.items():
        n, stated, came = map(sum, zip(*parts, strict=True))
        found.append(Borne(word, model, round(n), stated / n, came / n))
    return tuple(found)


def step_of(probability: float, kept: Sequence[Borne]) -> Borne | None:
    """Return the record of the step that a probability falls on; None where it never occurred."""
    return next((one for one in kept if one.word is likelihood(probability)), None)
