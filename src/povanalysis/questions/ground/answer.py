"""What every answer shares: plain JSON, refusals with a reason, and the scale of probabilities.

An answer is a frozen dataclass of numbers, codes and reasons; the sentences are made of it by
:meth:`povanalysis.report.text.language.Words.tell`. Where a question cannot be answered the result
is a :class:`Refusal`: a value with a reason that can be printed, never a bare NaN.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from povanalysis.errors import PovError
from povanalysis.shown import Shown, axes, place

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

Step = TypeVar("Step", bound=StrEnum)


class Reason(StrEnum):
    """Why a question, or a part of it, is not answered."""

    NO_FIGURE = "no figure"
    NO_COMMON_YEAR = "no common year"
    MISSING_YEAR = "missing year"
    NO_COUNTS = "no counts"
    TARGET_IN_PAST = "target in the past"
    ALREADY_REACHED = "already reached"
    ASSUMED_ERROR_NOT_POSITIVE = "assumed error not positive"
    TOO_SHORT = "too short"
    NO_PEERS = "no peers"
    NO_SPREAD = "no spread"
    BEYOND_HORIZON = "beyond horizon"
    DATE_UNKNOWN = "date unknown"
    NOT_PUBLISHED_THEN = "not published then"
    NO_NUMBER = "no number"
    OTHER_AIM = "other aim than income"
    IN_LAST_FIGURE = "in the last figure already"
    NO_TARGET = "no target"
    NO_PROGRAMMES = "no programmes"
    NO_LINE = "no poverty line"
    NOTHING_DUE = "nothing due"


FAULTS = frozenset(
    {
        Reason.NO_FIGURE,
        Reason.NO_COMMON_YEAR,
        Reason.MISSING_YEAR,
        Reason.BEYOND_HORIZON,
        Reason.ASSUMED_ERROR_NOT_POSITIVE,
    }
)
"""Reasons that lie in what was asked; the others are answers of a kind."""


class Likelihood(StrEnum):
    """The published scale of probabilities: seven steps."""

    ALMOST_RULED_OUT = "almost ruled out"
    UNLIKELY = "unlikely"
    RATHER_UNLIKELY = "rather unlikely"
    EVEN = "as likely as not"
    RATHER_LIKELY = "rather likely"
    LIKELY = "likely"
    ALMOST_CERTAIN = "almost certain"


LIKELIHOOD_BOUNDS: tuple[float, ...] = (0.05, 0.20, 0.40, 0.60, 0.80, 0.95)
"""Probability below which each step but the last applies."""

EVENTS_ENOUGH = 50
"""Events of a backtest behind a step of the scale before it is judged."""

AS_STATED = 0.05
"""Share by which events may come true more or less often than stated, and still as stated."""


def likelihood(probability: float) -> Likelihood:
    """Return the step of the published scale for a probability, 0-1.

    Examples
    --------
    >>> likelihood(0.56).value, likelihood(0.8).value
    ('as likely as not', 'likely')
    """
    steps = tuple(Likelihood)
    return steps[sum(probability >= bound for bound in LIKELIHOOD_BOUNDS)]


def side(value: float, low: float, high: float, steps: type[Step]) -> Step:
    """Return the first of three steps below a range, the second inside of it, the third above."""
    return tuple(steps)[1 + (value > high) - (value < low)]


def plain(value: Any) -> Any:
    """Return text, numbers, lists and mappings only; floats to ten significant digits.

    Examples
    --------
    >>> plain({"rate": 12.030000000001, "years": (2024, 2025)})
    {'rate': 12.03, 'years': [2024, 2025]}
    """
    if isinstance(value, Answer):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if getattr(value, "ndim", None) == 0:  # a number of numpy
        value = value.item()
    return float(f"{value:.10g}") if isinstance(value, float) else value


@dataclass(frozen=True, repr=False)
class Answer(Shown):
    """Base of all results: they turn into one JSON object, a frame, a picture.

    Those of one region each stack: ``pd.concat(change(obs, r).to_frame() for r in regions)``.
    """

    question: ClassVar[str] = ""
    listed: ClassVar[str] = ""
    """The field whose records are the rows of :meth:`to_frame`; of others the answer is one row."""

    def to_json(self) -> dict[str, Any]:
        """Return the fields as plain values, with the question's name first."""
        own = {f.name: plain(getattr(self, f.name)) for f in fields(self)}
        return {"question": self.question, **own} if self.question else own

    def to_frame(self) -> pd.DataFrame:
        """Lay the answer out as a table.

        Returns
        -------
        pandas.DataFrame
            One row for each of the records that the answer lists (targets, movers, standings, …),
            with the region asked about in front; else the answer as one row. Columns are the
            fields, those of a part with its name before them (``own_low``), units those of the
            fields. What was not answered is its reason.
        """
        import pandas as pd

        if not self.listed:
            return pd.DataFrame([flat(self)])
        asked = {"region": self.region} if hasattr(self, "region") else {}
        return pd.DataFrame([asked | flat(one) for one in getattr(self, self.listed)])

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the answer.

        Parameters
        ----------
        ax
            Axes to draw on; new ones when not given.

        Returns
        -------
        matplotlib.axes.Axes
            What stands along the axes is written on them.

        Raises
        ------
        PovError
            Nothing in the answer can be drawn, or matplotlib is not installed.
        """
        ax = axes(ax)
        self._draw(ax)
        ax.set_title(self._title())
        return ax

    def _draw(self, ax: Axes) -> None:
        raise PovError(
            f"There is nothing to draw in {self._title()}.", cure="Look at it, or at to_frame()."
        )

    def _title(self) -> str:
        whose = getattr(self, "region", "")
        return f"{type(self).__name__} of {place(whose)}" if whose else type(self).__name__


def flat(value: Any, prefix: str = "") -> dict[str, Any]:
    """Return the fields of a record, those of its parts with the part's name before them.

    Examples
    --------
    >>> flat(Refusal("3524", Reason.NO_FIGURE, {"year": 2026}))
    {'region': '3524', 'reason': 'no figure', 'facts': {'year': 2026}}
    """
    found: dict[str, Any] = {}
    for f in fields(value):
        one = getattr(value, f.name)
        if isinstance(one, Refusal):
            found[prefix + f.name] = one.reason.value
        elif is_dataclass(one):
            found |= flat(one, f"{prefix}{f.name}_")
        else:
            found[prefix + f.name] = plain(one)
    return found


@dataclass(frozen=True, repr=False)
class Refusal(Answer):
    """A question not answered, and why.

    Parameters
    ----------
    region
        The region asked about.
    reason
        Why there is no answer.
    facts
        Numbers and texts that the reason's sentence needs (year, value, …).
    """

    question: ClassVar[str] = "refusal"

    region: str
    reason: Reason
    facts: Mapping[str, Any] = field(default_factory=dict)

    def _title(self) -> str:
        return f"not answered: {self.reason.value}"
