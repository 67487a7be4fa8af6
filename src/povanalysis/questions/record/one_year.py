"""How the one-year forecasts of a region's past did, by what they knew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from povanalysis.trends.record import GIVEN, PUBLISHED
from povanalysis.trends.store import Tally


@dataclass(frozen=True)
class Record(Tally):
    """How the one-year forecasts of this region's past did, in one state of knowledge.

    Parameters
    ----------
    given
        What those forecasts knew beyond the region's last figure: ``parent`` (the province's next
        March), ``top`` (the nation's), ``half-year`` (the September between), or nothing (empty).
    """

    given: str = ""

    @property
    def coverage80(self) -> float:
        """Share of 80 per cent intervals that held, 0-1."""
        return self.held80 / self.origins

    @property
    def coverage95(self) -> float:
        """Share of 95 per cent intervals that held, 0-1."""
        return self.held95 / self.origins

    @property
    def model(self) -> str:
        """Name of these forecasts in the backtest."""
        return f"{GIVEN}{self.given}" if self.given else PUBLISHED

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "origins": self.origins,
            "coverage80": round(self.coverage80, 4),
            "coverage95": round(self.coverage95, 4),
            "mae": round(self.mae, 4),
            "crps": round(self.crps, 4),
            "given": self.given or None,
        }


def record_of(tallies: Mapping[str, Tally], given: str) -> Record | None:
    """Return the record of one state of knowledge; None where it was never tested.

    Parameters
    ----------
    tallies
        A region's, by model (:attr:`povanalysis.trends.store.PanelResults.tallies`).
    given
        The state; empty for none.
    """
    found = tallies.get(f"{GIVEN}{given}" if given else PUBLISHED)
    return None if found is None else Record(**vars(found), given=given)
