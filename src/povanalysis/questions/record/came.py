"""What came of a year that is out: the figure, the target, and what had been said before.

A target is met when the published figure is at or below it. What had been said is the last forecast
of the ledger that was written down before the figure was public.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from povanalysis.questions.record.genuine import Recorded, recorded


@dataclass(frozen=True)
class Outcome:
    """What came of a year that is out.

    Parameters
    ----------
    value
        The published figure, per cent.
    published_on, source
        Day of publication (ISO; empty where unknown) and source.
    met
        Whether the figure is at or below the target; None without one.
    margin
        Target minus figure, percentage points; positive is better than asked for.
    recorded
        What had been written down before the figure was public, or None.
    """

    value: float
    published_on: str
    source: str
    met: bool | None
    margin: float | None
    recorded: Recorded | None

    def to_json(self) -> dict[str, Any]:
        """Return plain values, with how the recorded forecast did."""
        said = self.recorded
        told = said and {
            **vars(said),
            "held80": said.held80,
            "held95": said.held95,
            "error": said.error,
            "brier": None if said.brier is None else round(said.brier, 6),
        }
        return {**vars(self), "recorded": told}


def came(
    series: pd.DataFrame, year: int, target: float | None, ledger: pd.DataFrame | None
) -> Outcome | None:
    """Say what came of a year; None where it has no figure.

    Parameters
    ----------
    series
        Annual P0 of one region, rows of the contract.
    year
        The year in question.
    target
        Its target, per cent, or None.
    ledger
        Recorded forecasts (:func:`povanalysis.questions.record.ledger.read`); none when not given.
    """
    rows = list(series[series["year"] == year].itertuples())
    if not rows:
        return None
    row, value = rows[0], float(rows[0].value)
    said = None if ledger is None else recorded(ledger, series, str(row.region), year, target)
    return Outcome(
        value=value,
        published_on=str(row.published_on or ""),
        source=str(row.source_id),
        met=None if target is None else value <= target,
        margin=None if target is None else round(target - value, 10),
        recorded=said,
    )
