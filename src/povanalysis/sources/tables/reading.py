"""What a reader hands on: figures with their cells, what was left out, and what is wrong.

A reading is a proposal. Nothing is stored before its problems are none, the checks have passed
and it agrees with the figures already known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from povanalysis.errors import DataError, LayoutError
from povanalysis.indicators import INDICATORS
from povanalysis.numbers import Convention
from povanalysis.regions import get


def scaled(value: float, unit: str, indicator: str) -> float:
    """Bring a value to the unit of the contract, on its decimal digits.

    >>> scaled(145450, "persons", "POOR"), scaled(23.85, "million persons", "POOR")
    (145.45, 23850.0)
    """
    shift = INDICATORS[indicator].printed.get(unit, 0) if indicator else 0
    return value if shift == 0 else round(value * 10.0**shift, 6)


def printed_decimals(text: str) -> int:
    """Count the digits after the decimal point of a number written in code.

    >>> printed_decimals("12.03"), printed_decimals("9.0"), printed_decimals(repr(9.8))
    (2, 0, 1)
    """
    return 0 if "e" in text.lower() else len(text.partition(".")[2].rstrip("0"))


def agree(one: tuple[float, int], other: tuple[float, int], indicator: str) -> bool:
    """Whether two figures are the same at the decimals both print.

    P1 and P2 may differ by one in the last digit: BPS's national and provincial tables of the same
    round do (2.36 and 2.35 for Banyumas in 2021), having been rounded at different stages.

    Parameters
    ----------
    one, other
        Value and printed decimals, in the unit of the contract.
    indicator
        Code of the indicator.

    Examples
    --------
    >>> agree((12.03, 2), (12.0, 1), "P0"), agree((12.03, 2), (12.04, 2), "P0")
    (True, False)
    """
    gap = abs(one[0] - other[0])
    unit = 10.0 ** -min(one[1], other[1])
    if indicator in ("P1", "P2"):
        return gap <= unit + 1e-9
    return gap < 1e-9 if one[1] == other[1] else gap <= unit / 2 + 1e-9


@dataclass(frozen=True)
class Hints:
    """What the user says about a file; everything may stay unsaid.

    Attributes
    ----------
    layout
        Name of a layout (``L1`` to ``L7``, ``L9``).
    indicator, year, period, unit
        Used where the file itself does not say.
    province
        Code of the province whose regencies the table lists.
    region
        Code of the region a table without names is about.
    convention
        ``id`` for decimal commas, ``en`` for decimal dots.
    columns
        The columns that hold the figures, by head, letter or number; all that name one else.
    """

    layout: str | None = None
    indicator: str | None = None
    year: int | None = None
    period: str | None = None
    unit: str | None = None
    province: str | None = None
    region: str | None = None
    convention: Convention | None = None
    columns: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Give what was said, for the manifest."""
        said = {name: value for name, value in vars(self).items() if value}
        return said | ({"columns": list(self.columns)} if self.columns else {})

    @classmethod
    def from_dict(cls, said: dict[str, Any]) -> Hints:
        """Take up what :meth:`as_dict` gave."""
        return cls(**{**said, "columns": tuple(said.get("columns", ()))})


@dataclass(frozen=True)
class Figure:
    """One value of a table.

    Attributes
    ----------
    region
        4-digit code.
    indicator, year, period, period_status
        As in the observation contract.
    value
        In the unit of the contract.
    text
        What the cell says.
    place
        Its address in the file.
    sheet, row
        Sheet name (may be empty) and row as the file's user counts it.
    status
        ``final``, ``preliminary`` or ``revised``, as the source marks it.
    decimals
        Digits after the decimal mark as printed, in the unit of the contract.
    """

    region: str
    indicator: str
    year: int
    period: str
    period_status: str
    value: float
    text: str
    place: str
    sheet: str
    row: int
    status: str = "final"
    decimals: int = 0

    @property
    def key(self) -> tuple[str, str, int, str]:
        """Region, indicator, year and period."""
        return (self.region, self.indicator, self.year, self.period)

    @property
    def printed(self) -> tuple[float, int]:
        """Value and decimals."""
        return (self.value, self.decimals)


@dataclass(frozen=True)
class Issue:
    """Something in a file that was left out or is wrong.

    Attributes
    ----------
    kind
        Short name: ``unknown region``, ``not a number``, ``out of range`` ...
    place
        Address in the file.
    text
        What is the matter, with the value seen.
    """

    kind: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(frozen=True)
class Reading:
    """All that was understood of one file.

    Attributes
    ----------
    file
        Name of the file.
    layout
        Name of the layout.
    title
        Title found in the file.
    figures
        Values, in the order of the file.
    skipped
        What was left out on purpose and why (notes, other indicators, missing marks).
    problems
        What must be put right before anything is taken over.
    notes
        How doubtful things were understood (unit, convention, names).
    columns
        Each column of figures as it was understood, plain values for the manifest.
    """

    file: str
    layout: str
    title: str = ""
    figures: tuple[Figure, ...] = ()
    skipped: tuple[Issue, ...] = ()
    problems: tuple[Issue, ...] = ()
    notes: tuple[str, ...] = field(default=())
    columns: tuple[dict[str, Any], ...] = field(default=())

    @property
    def indicators(self) -> list[str]:
        """Codes of the indicators found."""
        return sorted({figure.indicator for figure in self.figures})

    @property
    def years(self) -> list[int]:
        """Years found."""
        return sorted({figure.year for figure in self.figures})

    @property
    def region_codes(self) -> list[str]:
        """Regions found."""
        return sorted({figure.region for figure in self.figures})

    def require_clean(self) -> Reading:
        """Return the reading if nothing is wrong with it.

        Raises
        ------
        LayoutError
            With every problem and its cell; ``facts['problems']`` lists them.
        """
        if self.problems:
            raise problems_error(self.file, self.problems)
        return self


def problems_error(
    file: str, problems: Iterable[Issue], kind: type[DataError] = LayoutError
) -> DataError:
    """Make one error of all problems of a file."""
    found = list(problems)
    lines = [f"{issue.place} ({issue.kind}): {issue.text}" for issue in found]
    shown = "\n".join(f"  {line}" for line in lines[:40])
    more = f"\n  and {len(found) - 40} more" if len(found) > 40 else ""
    message = f"{file} has {len(found)} problems:\n{shown}{more}\n"
    return kind(
        message if len(found) > 1 else f"{file}: {lines[0].rstrip('.')}.",
        cure="Nothing was taken over. Correct the file at its source, or declare a correction "
        "in data/raw/corrections.yml (docs/data.md, Corrections).",
        problems=[str(problem) for problem in found],
        cells=[problem.place for problem in found],
    )


def with_shared_decimals(
    figures: Iterable[tuple[object, Figure]],
) -> list[tuple[object, Figure]]:
    """Give figures printed together the decimals of the longest: noughts at the end get lost.

    Parameters
    ----------
    figures
        Each figure with the column it stands in.
    """
    found = list(figures)
    most: dict[tuple[object, str], int] = {}
    for column, figure in found:
        key = (column, figure.indicator)
        most[key] = max(most.get(key, figure.decimals), figure.decimals)
    return [(column, replace(f, decimals=most[column, f.indicator])) for column, f in found]


RANKS = ("preliminary", "final", "revised")
"""Where one table gives a figure twice, the one with the later of these stands."""


def settle(
    figures: Iterable[Figure], ranks: Mapping[str, int] | None = None
) -> tuple[list[Figure], list[Issue], list[Issue]]:
    """Keep one figure of each key: the final or revised one beside a preliminary one.

    Parameters
    ----------
    figures
        Figures of one or several tables, in their order.
    ranks
        Rank of each figure by its place, where its status alone does not tell: a mark on a single
        cell chooses between no columns.

    Returns
    -------
    list of Figure
        One of each key; where two sheets print one value, the first.
    list of Issue
        Figures that stand twice with one status, in one sheet or with different values.
    list of Issue
        Figures left out for a later one of the same table.
    """
    kept: dict[tuple[str, str, int, str], Figure] = {}
    problems: list[Issue] = []
    passed: list[Issue] = []
    told: set[tuple[str, int, int]] = set()

    def order(figure: Figure) -> int:
        usual = RANKS.index(figure.status)
        return usual if ranks is None else ranks.get(figure.place, usual)

    for figure in figures:
        first = kept.setdefault(figure.key, figure)
        if first is figure:
            continue
        if order(first) != order(figure):
            low, high = sorted((first, figure), key=order)
            kept[figure.key] = high
            text = f"{low.text} is {low.status}; {high.text} in {high.place} is {high.status}"
            passed.append(Issue(low.status, low.place, text))
            continue
        if first.sheet != figure.sheet and agree(first.printed, figure.printed, figure.indicator):
            continue
        place = (figure.region, first.row, figure.row)
        if place not in told:
            told.add(place)
            kind = "duplicated region" if first.sheet == figure.sheet else "contradiction"
            problems.append(
                Issue(
                    kind,
                    figure.place,
                    f"{get(figure.region)} {figure.indicator} {figure.year} {figure.period} stands "
                    f"twice: {first.text} in {first.place}, {figure.text} in {figure.place}",
                )
            )
    return list(kept.values()), problems, passed


def merge(readings: Iterable[Reading], file: str, layout: str) -> Reading:
    """Join the readings of several sheets of one file into one.

    A figure that stands in two sheets with one value is kept once; with two values it is a
    problem that names both cells.
    """
    joined = Reading(file, layout)
    for reading in readings:
        joined = replace(
            joined,
            title=joined.title or reading.title,
            figures=joined.figures + reading.figures,
            skipped=joined.skipped + reading.skipped,
            problems=joined.problems + reading.problems,
            notes=tuple(dict.fromkeys(joined.notes + reading.notes)),
            columns=joined.columns + reading.columns,
        )
    figures, doubles, passed = settle(joined.figures)
    return replace(
        joined,
        figures=tuple(figures),
        problems=joined.problems + tuple(doubles),
        skipped=joined.skipped + tuple(passed),
    )
