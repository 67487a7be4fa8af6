"""Which year a comparison or a province stands on, when every region has a last year of its own.

A new year arrives piecemeal: some regencies first, others months later, a few never. So nothing
takes one last year for all. Plain Python, for the runner asks here before pandas is loaded.

Conventions
-----------
* A **comparison** stands on the last year for which all compared have a figure.
* A region is **still published** while its last figure is at most one year older than the year
  that more than half of its province's regencies and cities have reached. A region not out in the
  current year is waited for; one that is two years behind has stopped and holds nobody back.
* A **province** stands on its last *complete year*: the last one for which all regencies and
  cities still published have a figure. The province's own figure plays no part in that.
* A **rank** is taken in the last year the region has in common with at least half of those still
  published: among 37 of 38 it says something, among the first two of 38 nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import NamedTuple

from povanalysis.errors import SeriesError, listing
from povanalysis.regions import get

Years = Mapping[str, Collection[int]]
"""Region to the years of its March figures."""

GRACE = 1
"""Years by which a region may lie behind its province and still be waited for."""


class Ended(NamedTuple):
    """A region no longer published, and the year of its last figure."""

    region: str
    year: int


@dataclass(frozen=True)
class Absent:
    """Regencies and cities of a province without a figure for a year.

    Parameters
    ----------
    year
        Which year.
    waiting
        Those still published: their figure is not out yet.
    stopped
        Those no longer published, each with the year of its last figure.
    lacking
        Those that have a newer figure, but none for this year.
    """

    year: int
    waiting: tuple[str, ...] = ()
    stopped: tuple[Ended, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def anyone(self) -> bool:
        """Whether anyone is without a figure."""
        return bool(self.waiting or self.stopped or self.lacking)


def within(years: Years, province: str) -> list[str]:
    """List the regencies and cities of a province that have any figure, sorted.

    Parameters
    ----------
    years
        Years of the figures by region.
    province
        Its code, or that of any of its regencies.
    """
    return sorted(
        code
        for code, own in years.items()
        if code[:2] == province[:2] and not code.endswith("00") and own
    )


def common_last_year(years: Years, regions: Iterable[str]) -> int | None:
    """Return the last year for which all of some regions have a figure; None where there is none.

    Examples
    --------
    >>> common_last_year({"3524": {2024, 2025, 2026}, "3506": {2024, 2025}}, ["3524", "3506"])
    2025
    """
    shared = set.intersection(*(set(years.get(code, ())) for code in regions))
    return max(shared, default=None)


def still_published(years: Years, province: str) -> list[str]:
    """List the regencies and cities of a province whose series goes on.

    Examples
    --------
    >>> years = {"3501": {2023}, "3502": {2025}, "3503": {2025, 2026}}
    >>> still_published(years, "3500")
    ['3502', '3503']
    """
    last = {code: max(years[code]) for code in within(years, province)}
    if not last:
        return []
    reached = median_low(last.values())
    return [code for code, year in last.items() if year >= reached - GRACE]


def complete_year(years: Years, province: str) -> int | None:
    """Return the last year for which all of a province's still published regions have a figure.

    Returns
    -------
    int or None
        None where there is no such year, or no figure of any regency.

    Examples
    --------
    >>> complete_year({"3501": {2023}, "3502": {2024, 2025}, "3503": {2025, 2026}}, "3500")
    2025
    """
    published = still_published(years, province)
    return common_last_year(years, published) if published else None


def stands_on(years: Years, regions: Sequence[str]) -> int:
    """Return the year a report on several regions, or on one province, stands on.

    Parameters
    ----------
    years
        Years of the figures by region.
    regions
        Regions compared: the last year all have. One province: its last complete year.

    Raises
    ------
    SeriesError
        There is no such year.
    """
    one = len(regions) == 1 and regions[0].endswith("00")
    found = complete_year(years, regions[0]) if one else common_last_year(years, regions)
    if found is not None:
        return found
    what = "no regency or city of it has" if one else "there is no year in which all have"
    raise SeriesError(
        f"{listing([get(code).name for code in regions])}: {what} a March figure of P0.",
        cure="Import them with: povanalysis data import FILE",
    )


def rank_year(years: Years, region: str, until: int) -> int | None:
    """Return the year to rank a region in, no later than `until`; None without a figure by then.

    Where no year has half of the others, it is the region's last one by then.

    Examples
    --------
    >>> years = {"3501": {2025}, "3502": {2025}, "3503": {2025, 2026}, "3504": {2025, 2026}}
    >>> rank_year({**years, "3505": {2025}}, "3503", 2026), rank_year(years, "3503", 2026)
    (2025, 2026)
    """
    own = sorted((year for year in years.get(region, ()) if year <= until), reverse=True)
    published = still_published(years, region)
    for year in own:
        if 2 * sum(year in years[code] for code in published) >= len(published):
            return year
    return own[0] if own else None


def absent(years: Years, province: str, year: int) -> Absent:
    """Say which regencies and cities of a province have no figure for a year, and why.

    Examples
    --------
    >>> years = {"3501": {2023}, "3502": {2024}, "3503": {2025}, "3504": {2025}, "3505": {2025}}
    >>> found = absent(years, "3500", 2025)
    >>> found.waiting, found.stopped
    (('3502',), (Ended(region='3501', year=2023),))
    """
    published = set(still_published(years, province))
    without = {c: max(years[c]) for c in within(years, province) if year not in years[c]}
    return Absent(
        year,
        waiting=tuple(c for c, last in without.items() if last < year and c in published),
        stopped=tuple(
            Ended(c, last) for c, last in without.items() if last < year and c not in published
        ),
        lacking=tuple(c for c, last in without.items() if last > year),
    )
