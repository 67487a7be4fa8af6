"""How often what a word for a probability was said of came true.

Counted from the events of a backtest (falls from the last figure, as many years ahead, over all
regions), by the step of the published scale that the stated probability falls on, in one state of
knowledge: what "likely" is worth without any knowledge of the year says nothing of what it is worth
once the province's figure is out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from povanalysis.questions.ground.answer import Likelihood, likelihood
from povanalysis.trends.record import PUBLISHED

FEW = 2
"""So many years that hold most cases are named: they share their shocks, and tell of no others."""
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
    first, last
        Years that were forecast.
    most
        The one or two of them that more than half of the events are of; empty where it takes more.
    """

    word: Likelihood
    model: str
    n: int
    stated: float
    came: float
    first: int
    last: int
    most: tuple[int, ...] = ()


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
    >>> rows = [[0.4, 30, 0.42, 0.5, 2020], [0.45, 10, 0.48, 0.9, 2023]]
    >>> (found,) = borne_out({"published": {"1": rows}})
    >>> found.word.value, found.n, round(found.stated, 3), found.came
    ('as likely as not', 40, 0.435, 0.6)
    >>> found.first, found.last, found.most
    (2020, 2023, (2020,))
    """
    by_year = calls.get(model, {})
    if not by_year:
        return ()
    furthest = max(map(int, by_year))
    counted: dict[Likelihood, list[tuple[float, float, float]]] = {}
    cases: dict[Likelihood, Counter[int]] = {}
    for low, n, stated, came, year in by_year.get(str(min(max(ahead, 1), furthest)), ()):
        word = likelihood(round(low, 6))
        counted.setdefault(word, []).append((n, n * stated, n * came))
        cases.setdefault(word, Counter())[int(year)] += round(n)
    found = []
    for word in sorted(counted, key=list(Likelihood).index):
        n, stated, came = map(sum, zip(*counted[word], strict=True))
        years = cases[word]
        shares = (round(n), stated / n, came / n)
        found.append(Borne(word, model, *shares, min(years), max(years), _most(years)))
    return tuple(found)


def _most(cases: Counter[int]) -> tuple[int, ...]:
    top = cases.most_common(FEW)
    for some in range(1, len(top) + 1):
        if 2 * sum(n for _year, n in top[:some]) > cases.total():
            return tuple(sorted(year for year, _n in top[:some]))
    return ()


def step_of(probability: float, kept: Sequence[Borne]) -> Borne | None:
    """Return the record of the step that a probability falls on; None where it never occurred."""
    return next((one for one in kept if one.word is likelihood(probability)), None)
