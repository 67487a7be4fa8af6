"""What a notebook reads: a list kept while it runs, so that its report can be rebuilt when needed.

A report is made again when something it was made of has changed. Which figures those are is not
declared by hand, where it would be forgotten one day, but noted by the functions that hand figures
out (:mod:`povanalysis.sources.store`). Code that is unchanged and was given unchanged figures asks
for the same figures again, so the list of the last run is the list of the next one.

The runner names a file in ``POVANALYSIS_READS``; every name is appended to it once. Without the
variable nothing is noted. Names:

========================  =============================================================
``*``                     all observations
``P0``                    one indicator, every region
``P1 3524``               one indicator of one region
``* 3524``                every indicator of one region
``table targets``         a carried table
``table targets a=b``     the rows of a carried table whose column ``a`` holds ``b``
``verified``              the record of the last comparison with BPS's WebAPI
``ledger 3524``           forecasts recorded for one region, of years that have a figure
``ledger``                the same of every region
``note 3524 id``          the analyst's own reading of a region, in a language
``config logo authors``   keys of ``povanalysis.toml``
``calendar``              which March comes next at the date of the data
========================  =============================================================

The name of the data version, a file's sha256 and a row's place are not among them: they tell which
edition a report was made from, and stay true of that edition.

A build lets itself, its workers and kernels read one data version only (:func:`only`). Data that
changed and changed back would leave no trace but on the page that was made between.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from povanalysis.errors import DataError

VARIABLE = "POVANALYSIS_READS"
ONLY = "POVANALYSIS_ONLY"
"""Holds the data version that may be read, and the root of its project."""
_SHORT = len("2026-11-26-94f55f26")

_noted: set[tuple[str, str]] = set()


def note(*names: str) -> None:
    """Note that figures were handed out."""
    place = os.environ.get(VARIABLE)
    if not place:
        return
    fresh = [name for name in dict.fromkeys(names) if (place, name) not in _noted]
    if fresh:
        with open(place, "a", encoding="utf-8") as stream:
            stream.writelines(f"{name}\n" for name in fresh)
        _noted.update((place, name) for name in fresh)


def observations(indicator: str | None, regions: Iterable[str] | None) -> list[str]:
    """Name a choice of observations.

    Parameters
    ----------
    indicator
        Code of an indicator, None for all.
    regions
        Codes, None for all.

    Examples
    --------
    >>> observations("P1", ["3524"]), observations("P0", None), observations(None, None)
    (['P1 3524'], ['P0'], ['*'])
    """
    head = indicator or "*"
    return [head] if regions is None else [f"{head} {code}" for code in regions]


def table(role: str, only: Mapping[str, Iterable[str]]) -> list[str]:
    """Name a choice of rows of a carried table.

    Examples
    --------
    >>> table("sources", {}), table("targets", {"region": ["3524"]})
    (['table sources'], ['table targets region=3524'])
    """
    if not only:
        return [f"table {role}"]
    return [f"table {role} {column}={value}" for column, values in only.items() for value in values]


CALENDAR = "calendar"
LEDGER = "ledger"


def ledger(region: str | None) -> str:
    """Name the recorded forecasts of a region, None for all, that have come due.

    Examples
    --------
    >>> ledger("3524"), ledger(None)
    ('ledger 3524', 'ledger')
    """
    return LEDGER if region is None else f"{LEDGER} {region}"


class ChangedError(DataError):
    """What lies in data/raw is no longer what the build that runs began with."""


def changed(how: str) -> ChangedError:
    """Say how data/raw changed."""
    cure = "Nothing of this was published; repeat the command."
    return ChangedError(f"data/raw changed during this build{how}", cure=cure)


@contextmanager
def only(root: Path, version: str) -> Iterator[None]:
    """Let no other data version of a project be read, here and by what is started meanwhile."""
    before = os.environ.get(ONLY, "")
    os.environ[ONLY] = f"{version} {root}"
    try:
        yield
    finally:
        os.environ[ONLY] = before


def refuse_other(root: Path, version: str) -> None:
    """Raise ChangedError where a project is to be read in another data version than is allowed."""
    wanted, _, of = os.environ.get(ONLY, "").partition(" ")
    if of == str(root) and wanted != version:
        raise changed(f", from version {wanted[:_SHORT]} to {version[:_SHORT]}.")
