"""An answer as told: its finding, what supports it, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from povanalysis.report.markdown import escape

CLOSING = ("plan", "turn", "sure")
PARTS = ("finding", "support", *CLOSING)


@dataclass(frozen=True, repr=False)
class Told:
    """Sentences of an answer by their part in it.

    Parameters
    ----------
    finding
        What was found, in one or two sentences.
    support
        What it rests on.
    plan
        What it means for the next plan; empty where it means nothing particular.
    turn
        What would change the answer.
    sure
        How sure it is.
    """

    finding: str
    support: tuple[str, ...] = ()
    plan: str = ""
    turn: str = ""
    sure: str = ""

    @property
    def closing(self) -> tuple[str, ...]:
        """Plan, turn and sure, those that are said."""
        return tuple(text for text in (self.plan, self.turn, self.sure) if text)

    def __repr__(self) -> str:
        return "\n".join(self)

    def _repr_markdown_(self) -> str:
        r"""Show paragraphs in Jupyter, and in a report whose notebook has such a cell.

        >>> Told("Fell by 1.2 points.", ("Not *one* of us.",))._repr_markdown_()
        'Fell by 1.2 points.\n\nNot \\*one\\* of us.'
        """
        return "\n\n".join(map(escape, self))

    def __iter__(self) -> Iterator[str]:
        """Give all sentences in order."""
        return iter([text for text in (self.finding, *self.support, *self.closing) if text])
