"""Registering a file in data/raw: checked against what is known, or the project stays as it was.

What imports share. New figures must not contradict known ones nor bring errors that were not there
before; what may be true but weighs much (a leap of a province, a control total that stays open) is
taken with a reason, kept in the entry. The file is there first (:mod:`.taking`), then manifest and
data/processed take their places together (:func:`povanalysis.files.together`), or all goes back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError, ParameterError
from povanalysis.project import Project
from povanalysis.series import PERIODS
from povanalysis.sources import build as builds
from povanalysis.sources import corrections as declared
from povanalysis.sources import manifest as manifests
from povanalysis.sources.checking import checks
from povanalysis.sources.checking.findings import Finding
from povanalysis.sources.manifest import Manifest, Resource
from povanalysis.sources.tables.reading import Issue, problems_error

SHOWN = 5  # findings named in a message
FEW_JUMP = 50  # of so many figures one may: at most four of 514 did in a year since 2017


@dataclass(frozen=True)
class Origin:
    """Where a file comes from.

    Attributes
    ----------
    source
        Address of the page or what else leads there.
    licence
        Terms of use, as stated there; "none stated" is an answer.
    producer
        Who made the figures.
    accessed
        Day on which the file was taken.
    published_on
        Day on which its newest figures were published; None where that is not known.
    """

    source: str
    licence: str
    producer: str
    accessed: dt.date
    published_on: dt.date | None = None

    def __post_init__(self) -> None:
        if self.accessed > dt.date.today():  # else all that is due by then would count as late
            raise ParameterError(
                f"It cannot have been found on {self.accessed}, after today.",
                cure="Leave --accessed out, or give a day that has come.",
                option="--accessed",
            )

    def resource(self, path: str, title: str, content: bytes, extra: dict[str, Any]) -> Resource:
        """Make the entry of a file that comes from here."""
        return Resource(
            path,
            title,
            self.producer,
            self.source.strip(),
            self.licence,
            self.accessed.isoformat(),
            manifests.bytes_hash(content),
            len(content),
            extra,
        )

    def release(self, figures: Iterable[tuple[str, int, str]]) -> dict[str, str]:
        """Give the keys of the manifest that say when which figures were published.

        A table is published when its newest figures are; older ones were out before, nobody says
        when.

        Parameters
        ----------
        figures
            Region, year and period of each figure of the file.

        Raises
        ------
        ParameterError
            The day lies before the end of the reference month or in the future.

        Examples
        --------
        >>> day = dt.date(2026, 11, 2)
        >>> Origin("x", "y", "z", day, day).release([("3524", 2026, "March")])["reference"]
        'March 2026'
        """
        if self.published_on is None:
            return {}
        found = list(figures)
        newest = max(((year, PERIODS[period], period) for _, year, period in found))
        year, _, period = newest
        over = {"March": dt.date(year, 3, 31), "September": dt.date(year, 9, 30)}.get(
            period, dt.date(year, 1, 1)
        )
        if not over <= self.published_on <= dt.date.today():
            raise ParameterError(
                f"Figures of {period} {year} cannot have been published on {self.published_on}.",
                cure=f"Allowed: {over} to {dt.date.today()}; without --published-on the day is "
                "unknown.",
                option="--published-on",
            )
        regions = sorted({r for r, y, p in found if (y, p) == (year, period)})
        return {
            "published_on": self.published_on.isoformat(),
            "reference": f"{period} {year}",
            "regions": " ".join(regions),
        }


def free(project: Project, target: str) -> str:
    """Give a name that no other file has; two downloads often share one."""
    path = project.raw / target
    number = 2
    while path.exists():
        path = (project.raw / target).with_stem(f"{Path(target).stem}-{number}")
        number += 1
    return path.relative_to(project.raw).as_posix()


def judge(
    manifest: Manifest,
    resource: Resource,
    before: Callable[[], pd.DataFrame],
    after: pd.DataFrame,
    file: str,
    figures: int,
    confirm: str | None = None,
) -> tuple[Resource, tuple[Finding, ...]]:
    """Stop at errors that were not there before.

    Parameters
    ----------
    manifest
        Without the new file.
    resource
        Entry of the new file.
    before
        Gives the observations without the new figures; asked only where there are errors with them.
    after
        Observations with the new figures.
    file
        Name for the message.
    figures
        How many it has. In the tables of all regencies some jump each year; beyond one in
        :data:`FEW_JUMP` they need a word, as findings do that weigh more.
    confirm
        Why findings that may be true are true; they are acknowledged in the entry.

    Returns
    -------
    Resource
        The entry, with what was confirmed.
    tuple of Finding
        New jumps and gaps that nobody confirmed; they may be true.

    Raises
    ------
    ParameterError
        The reason is empty.
    DataError
        There are new errors; every one is named.
    """
    if confirm is not None and not confirm.strip():
        raise ParameterError(
            "--confirm needs a reason.",
            cure='Write for example --confirm "press release of 5 August 2026".',
            option="--confirm",
        )
    corrections = declared.of(manifest)
    new = checks.check(after, corrections).errors
    if new:  # else none of them can have been there before
        old = {e.key for e in checks.check(before(), corrections).errors}
        new = [e for e in new if e.key not in old]
    may_be_true = checks.DOUBTFUL | checks.CONFIRMABLE
    wrong = [e for e in new if e.check not in may_be_true]
    if wrong:
        raise problems_error(
            file,
            [
                Issue(e.check, e.place, f"{e.region} {e.indicator} {e.year}: {e.text}")
                for e in new
                if e.check not in checks.DOUBTFUL
            ],
            DataError,
        )
    if confirm is not None:
        named = ("check", "region", "indicator", "year")
        confirms: list[dict[str, Any]] = [dict(zip(named, e.key, strict=True)) for e in new]
        extra = resource.extra | {"confirmed": confirm.strip(), "confirms": confirms}
        return replace(resource, extra=extra), ()
    jumps = [e for e in new if e.check == "jump"]
    weighty = [e for e in new if e.check in checks.CONFIRMABLE]
    weighty += jumps if len(jumps) * FEW_JUMP > figures else []
    if weighty:
        raise DataError(
            f"{file}: "
            + " ".join(e.told for e in weighty[:SHOWN])
            + (f" And {len(weighty) - SHOWN} more." if len(weighty) > SHOWN else ""),
            cure="Nothing was taken over. Look at the figure again; if BPS published it so, repeat "
            'the command with --confirm "reason".',
        )
    return resource, tuple(new)


def register(project: Project, manifest: Manifest, after: pd.DataFrame) -> None:
    """Write manifest and data/processed, together; the new file is there already.

    Parameters
    ----------
    project
        The project.
    manifest
        With the new file's entry.
    after
        Observations with the new figures.

    Raises
    ------
    OSError
        A file could not be written; all are as they were.
    """
    with files.together() as made:
        made.write(project.raw / manifests.NAME, manifest.text())
        builds.write_into(made, project, manifest, after)
