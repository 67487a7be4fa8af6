"""What a check hands on: a finding with its figure, its file and row, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "note", "acknowledged"]


@dataclass(frozen=True)
class Finding:
    """One thing a check found.

    Attributes
    ----------
    check
        Name of the check.
    severity
        ``error`` fails, ``acknowledged`` and ``note`` do not.
    region, indicator, year
        Which figure; empty or 0 where the finding is about more than one.
    place
        Raw file and row.
    text
        What was measured, the threshold, and what to do.
    """

    check: str
    severity: Severity
    region: str
    indicator: str
    year: int
    place: str
    text: str

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Check, region, indicator and year: what an acknowledgement names."""
        return (self.check, self.region, self.indicator, self.year)

    @property
    def told(self) -> str:
        """Check, region, year and what was measured, in a line."""
        about = filter(None, (self.check, self.region, str(self.year or "")))
        return f"{' '.join(about)}: {self.text}"

    @property
    def acknowledgement(self) -> str:
        """The line that acknowledges it in ``data/raw/corrections.yml``, the reason left open."""
        return (
            f'- {{check: {self.check}, region: "{self.region}", indicator: {self.indicator}, '
            f"year: {self.year}, reason: ..., source: ...}}"
        )

    def to_json(self) -> dict[str, Any]:
        """Give the finding as plain values."""
        return dict(vars(self))


def place_of(row: Any) -> str:
    """Give raw file, sheet and row of an observation."""
    sheet = f" {row.src_sheet}" if row.src_sheet else ""
    return f"{row.src_file}{sheet} row {row.src_row}"


def error(check: str, row: Any, text: str) -> Finding:
    """Make a finding that fails, about one observation."""
    return Finding(
        check, "error", str(row.region), str(row.indicator), int(row.year), place_of(row), text
    )
