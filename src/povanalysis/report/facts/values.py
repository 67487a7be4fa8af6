"""What a sentence may speak of: the fields of an answer under flat names, each with its type.

A field of a nested answer is named with its owner's name: ``change.own.inside`` is ``$own_inside``.
Verdicts become codes that a message chooses by (``OwnReading.UNUSUAL_FALL`` is ``unusual-fall``),
yes and no likewise, what is absent is ``none``, a refused part is ``refused`` and its reason
``$own_reason``. A code cannot be inserted into a sentence, and a number with a fraction only by a
function that says how it is written (``{ PERCENT($last) }``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import singledispatch
from typing import Any

from fluent.runtime.types import FluentType

from povanalysis.questions.ground.answer import Refusal


class Code(FluentType):
    """A verdict that a message chooses by; it remembers which variants it was held against.

    Parameters
    ----------
    code
        The variant meant.
    answer
        The part of an answer that it stands for, which ``TOLD`` and ``WHY`` tell.
    """

    def __init__(self, code: str, answer: Any = None) -> None:
        self.code = code
        self.answer = answer
        self.offered: set[object] = set()

    def __eq__(self, variant: object) -> bool:
        self.offered.add(variant)
        return variant in self.names

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def names(self) -> set[object]:
        """The variants that mean this verdict."""
        return {self.code}

    def overlooked(self) -> bool:
        """Tell whether a message chose by this code without a variant for it; then forget."""
        offered, self.offered = self.offered, set()
        return bool(offered) and not offered & (self.names | {"other"})

    def format(self, locale: object) -> str:
        """Refuse: a code is no text."""
        raise TypeError(f"the code {self.code!r} cannot be inserted, only chosen by")


class Whole(int, FluentType):
    """A count or a year: written without marks, chosen by as a number."""

    def format(self, locale: object) -> str:
        """Write the digits."""
        return str(int(self))


class Measure(float, FluentType):
    """A number with a fraction, which needs a function to be written."""

    def format(self, locale: object) -> str:
        """Refuse: unit and decimals are not known."""
        raise TypeError("a number needs a function: PERCENT, POINTS, SIGNED, CHANCE, NUMBER")


class Items(Code):
    """Several things, which a function joins; chosen by as ``none``, ``one`` or ``some``."""

    def __init__(self, items: Sequence[Any]) -> None:
        super().__init__("some" if items else "none", items)

    @property
    def names(self) -> set[object]:
        """A single thing is ``one`` where a message has that variant, else among ``some``."""
        return {self.code, "one"} if len(self.answer) == 1 else {self.code}


@singledispatch
def made(_answer: object) -> dict[str, Any]:
    """Return codes and numbers beside an answer's fields; modules register them for its type."""
    return {}


def fact(value: Any) -> Any:
    """Give a value the type that says what a message may do with it."""
    if getattr(value, "ndim", None) == 0:  # a number of numpy
        value = value.item()
    if value is None:
        return Code("none")
    if isinstance(value, FluentType):
        return value
    if isinstance(value, bool):
        return Code("yes" if value else "no")
    if isinstance(value, Enum):
        return Code(value.name.lower().replace("_", "-"))
    if isinstance(value, int):
        return Whole(value)
    if isinstance(value, float):
        return Measure(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Items(value)
    return value


def facts_of(answer: object, prefix: str = "") -> dict[str, Any]:
    """Return the fields of an answer, those of its parts among them, by flat name."""
    if isinstance(answer, Refusal):
        answer = {"region": answer.region, "reason": answer.reason, **answer.facts}
    if isinstance(answer, Mapping):
        pairs = dict(answer)
    elif isinstance(answer, tuple):
        pairs = answer._asdict()  # type: ignore[attr-defined]
    else:
        pairs = {one.name: getattr(answer, one.name) for one in fields(answer)}  # type: ignore[arg-type]
    found: dict[str, Any] = {}
    for key, value in pairs.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) or (is_dataclass(value) and not isinstance(value, type)):
            code = Code("refused" if isinstance(value, Refusal) else "given", value)
            found |= {name: code, **facts_of(value, f"{name}_")}
        else:
            found[name] = fact(value)
    return found
