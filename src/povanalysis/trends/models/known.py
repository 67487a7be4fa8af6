"""What a forecast is given, kept beside it: known figures, places above, what joint draws need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from povanalysis.trends.models.conditioning import Conditional, Rows, Structure, condition

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Known:
    """A figure that is known beyond the last year of the regions forecast from it.

    Parameters
    ----------
    region
        Whose figure.
    time
        Decimal year of its reference month.
    value
        The figure, in the unit of the panel.
    assumed
        True for a scenario's figure, False for one of the frame.
    published_on, source_id
        As in the frame; empty where it does not say.
    """

    region: str
    time: float
    value: float
    assumed: bool = False
    published_on: str = ""
    source_id: str = ""

    @property
    def year(self) -> int:
        """Calendar year."""
        return int(np.floor(self.time + 1e-6))

    @property
    def period(self) -> str:
        """Reference month as ``YYYY-MM``; the year alone where the frame knows no months.

        >>> Known("0000", 2026 + 2.5 / 12, 8.07).period
        '2026-03'
        """
        part = self.time - self.year
        return str(self.year) if abs(part) < 1e-6 else f"{self.year}-{int(part * 12) + 1:02d}"


@dataclass(frozen=True)
class Given:
    """Regions of one last year whose forecasts rest on known figures: what their draws need.

    Parameters
    ----------
    regions
        Their codes.
    at
        Their numbers in `changes`.
    changes
        The changes of the panel given what is known.
    """

    regions: tuple[str, ...]
    at: Ints
    changes: Conditional

    def scores(self, n: int, seed: int, steps: Sequence[int]) -> Array:
        """Draw standard scores, n by regions by `steps`."""
        return self.changes.scores(n, (seed, len(self.regions)), steps)[:, self.at]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values only."""
        structure = {k: np.asarray(v).tolist() for k, v in asdict(self.changes.structure).items()}
        rows = self.changes.rows
        sparse = [[np.flatnonzero(r).tolist(), r[r != 0].tolist()] for r in rows.weights]
        return {
            "regions": list(self.regions),
            "at": self.at.tolist(),
            "structure": structure,
            "weights": sparse,
            "rows": {k: getattr(rows, k).tolist() for k in ("span", "noise", "change")},
            "span": self.changes.span.tolist(),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Given:
        """Rebuild from :meth:`to_dict`."""
        structure = Structure(**{k: np.array(v) for k, v in plain["structure"].items()})
        width = len(structure.own) + len(structure.part) + len(structure.common)
        weights = np.zeros((len(plain["weights"]), width))
        for row, (at, values) in zip(weights, plain["weights"], strict=True):
            row[at] = values
        rows = Rows(weights, **{k: np.array(v) for k, v in plain["rows"].items()})
        changes = condition(structure, rows, np.array(plain["span"]))
        return cls(tuple(plain["regions"]), np.array(plain["at"]), changes)


@dataclass(frozen=True)
class Place:
    """A place that is the sum of its regions: a province, the nation.

    Parameters
    ----------
    code
        The place.
    weights
        People by region, in any unit, as of `last_year`.
    last_year, last_time, last_value
        The last year of its regions, its time, and the place's own figure then.
    gap
        The place's own figure less the sum of its regions then, link scale: it stays.
    since
        Year, time and value of its newest own figure of a later year, where it has one already.
    guessed
        Regions whose weight is not known and taken as the median of the others.
    """

    code: str
    weights: dict[str, float]
    last_year: int
    last_time: float
    last_value: float
    gap: float = 0.0
    since: tuple[int, float, float] | None = None
    guessed: tuple[str, ...] = ()

    def shares(self) -> Array:
        """Return the regions' shares of its people, in the order of `weights`."""
        sizes = np.array(list(self.weights.values()))
        return np.asarray(sizes / sizes.sum())
