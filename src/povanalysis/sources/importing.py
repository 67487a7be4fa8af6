"""Taking a table or a single figure into the project.

An import happens in four steps, and only the last one touches the project:

1. **understand**: open, detect the layout, read, apply corrections already declared for this file;
2. **refuse** what has problems, every one with its cell;
3. **try**: assemble the data as they would be, which finds contradictions with known figures, and
   run the checks; errors that were not there before stop the import;
4. **take over**: copy the file unchanged to ``data/raw/imported/``, add its manifest entry,
   rebuild. If anything fails in between, file and manifest go back to what they were.

The same content twice changes nothing. Revised figures need ``--revises``. What only the user can
know (source, licence, a year the file does not say) is asked for; :class:`ParameterError` names
the option, so that the command line can ask or exit 2.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from povanalysis import files
from povanalysis.errors import DataError, LayoutError, NumberError, ParameterError, listing
from povanalysis.numbers import fitting_conventions, read_number
from povanalysis.project import Project
from povanalysis.regions import get, resolve
from povanalysis.series import INDICATORS, PERIODS, check_indicator, reference_period
from povanalysis.sources import build as builds
from povanalysis.sources import checks, layouts
from povanalysis.sources import corrections as declared
from povanalysis.sources import manifest as manifests
from povanalysis.sources.manifest import Manifest, Resource
from povanalysis.sources.opening import open_document
from povanalysis.sources.reading import (
    RANGES,
    UNITS_OF,
    Hints,
    Issue,
    Reading,
    problems_error,
    scaled,
)

FOLDER = "imported"
ADDED = "added"
BPS = "BPS (Statistics Indonesia), Susenas"


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
    """

    source: str
    licence: str
    producer: str
    accessed: dt.date


@dataclass(frozen=True)
class Imported:
    """What an import understood and did.

    Attributes
    ----------
    reading
        What was read.
    state
        ``new``, ``known`` (the same content is registered), ``understood`` (a dry run).
    path
        Where the file lies or would lie, below data/raw.
    added, confirmed, revised
        Figures that were not known, that agree with known ones, that revise known ones.
    doubts
        Jumps and gaps the new figures make; they may be true, and `data check` shows them until
        they are acknowledged.
    """

    reading: Reading
    state: str
    path: str
    added: int = 0
    confirmed: int = 0
    revised: int = 0
    doubts: tuple[checks.Finding, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give layout, indicators, units, years, rows and what was left out as plain values."""
        reading = self.reading
        indicators = reading.indicators
        one = indicators[0] if len(indicators) == 1 else indicators
        return {
            "file": reading.file,
            "state": self.state,
            "path": f"data/raw/{self.path}" if self.path else None,
            "layout": reading.layout,
            "title": reading.title,
            "indicator": one,
            "unit": INDICATORS[one] if isinstance(one, str) else [INDICATORS[i] for i in one],
            "years": reading.years,
            "rows": len(reading.figures),
            "regions": [{"code": code, "name": get(code).name} for code in reading.region_codes],
            "figures": [
                {
                    "region": f.region, "indicator": f.indicator, "year": f.year,
                    "period": f.period, "value": f.value, "place": f.place,
                }
                for f in reading.figures
            ],
            "skipped": [vars(issue) for issue in reading.skipped],
            "problems": [vars(issue) for issue in reading.problems],
            "notes": list(reading.notes),
            "added": self.added,
            "confirmed": self.confirmed,
            "revised": self.revised,
            "doubts": [finding.to_json() for finding in self.doubts],
        }  # fmt: skip


def understand(project: Project, path: Path, hints: Hints) -> Imported:
    """Read a file and compare it with what is known, without taking it over.

    Returns
    -------
    Imported
        State ``known`` or ``understood``; problems are in the reading.

    Raises
    ------
    InputError, LayoutError, ParameterError
        The file cannot be opened, is in no layout, or lacks something only the user knows.
    """
    manifest = manifests.load(project)
    target = _target(path)
    document = open_document(path)
    document, _ = declared.apply_to_document(
        document, declared.load(project.raw).of(target), target
    )
    reading = _not_of_the_future(_only(layouts.read(document, hints), hints))
    known = manifest.find(manifests.sha256_of(path))
    return Imported(reading, "known" if known else "understood", known.path if known else target)


def _only(reading: Reading, hints: Hints) -> Reading:
    """Refuse a table of another indicator than the user names."""
    if hints.indicator and hints.indicator not in reading.indicators and reading.figures:
        raise LayoutError(
            f"{reading.file} is a table of {listing(reading.indicators)}, not of "
            f"{hints.indicator}.",
            cure="Leave --indicator out, or take the right table.",
            file=reading.file,
        )
    return reading


def _not_of_the_future(reading: Reading) -> Reading:
    """Refuse figures of years to come: plans, projections, or a slip of the year."""
    today = dt.date.today().year
    future = [
        Issue(
            "year to come", f.place, f"{f.text} is given for {f.year}; BPS has not measured it yet"
        )
        for f in reading.figures
        if f.year > today
    ]
    return replace(reading, problems=(*reading.problems, *future)) if future else reading


def take(
    project: Project, path: Path, hints: Hints, origin: Origin, *, revises: bool = False
) -> Imported:
    """Take a table over.

    Parameters
    ----------
    project
        Where to.
    path
        The file; it is copied unchanged.
    hints
        What the file does not say.
    origin
        Source, licence, producer and day, for the manifest.
    revises
        Figures that differ from known ones are BPS's revisions, and become a later vintage.

    Returns
    -------
    Imported
        With the numbers of figures added, confirmed and revised.

    Raises
    ------
    LayoutError
        The table has problems; all are named.
    DataError
        Figures contradict known ones, or the checks find an error that was not there before.
        The project is as it was.
    """
    understood = understand(project, path, hints)
    if understood.state == "known":
        return understood
    reading = understood.reading.require_clean()
    manifest = manifests.load(project)
    manifest.verify()
    target = _free(project, understood.path)
    sha = manifests.sha256_of(path)
    resource = Resource(
        path=target,
        title=reading.title or path.stem,
        producer=origin.producer,
        retrieved_from=origin.source,
        licence=origin.licence,
        accessed=origin.accessed.isoformat(),
        sha256=sha,
        bytes=path.stat().st_size,
        extra={
            "layout": reading.layout,
            "role": builds.TABLE_ROLE,
            "source_id": f"F{sha[:8]}",
            "indicators": reading.indicators,
            "hints": {k: v for k, v in hints.as_dict().items() if k != "layout"},
            **({"revises": True} if revises else {}),
        },
    )
    before = builds.assemble(manifest)
    after = builds.assemble(manifest, [(resource, reading)])
    doubts = _refuse_new_errors(project, before, after, path.name)
    _register(project, manifest.adding(resource), after, target, path.read_bytes())
    counts = _counts(before, after, reading)
    return Imported(reading, "new", target, *counts, doubts)


def add(
    project: Project,
    region: str | int,
    year: int,
    value: str,
    *,
    indicator: str,
    origin: Origin,
    period: str | None = None,
    note: str = "",
) -> Resource:
    """Take over one figure, for example from a press release.

    It becomes a file of its own in ``data/raw/added/``, in the columns of ``figures.csv``.

    Raises
    ------
    ParameterError, NumberError, RegionError
        An argument is wrong.
    DataError
        The figure contradicts a known one or the checks; nothing is changed.
    """
    place = resolve(region)
    code = check_indicator(indicator)
    number = _value(value, code)
    month = period or reference_period(year)
    if month not in PERIODS:
        raise ParameterError(
            f"No period {month!r}.", cure=f"Allowed: {listing(list(PERIODS))}.", option="--period"
        )
    if not 1976 <= year <= origin.accessed.year:
        raise ParameterError(
            f"{year} is no year a figure can be known for on {origin.accessed}.",
            cure=f"Allowed: 1976 to {origin.accessed.year}.",
            option="YEAR",
        )
    status = "published" if period or month == "March" else "not established"
    columns = ["region", "name", "indicator", "year", "period", "period_status", "value", "unit",
               "source_id", "also_in", "note"]  # fmt: skip
    stem = f"{place.code}-{code}-{year}-{month}"
    source_id = f"A{manifests.bytes_hash(f'{stem} {origin.source}'.encode())[:8]}"
    text = repr(number).removesuffix(".0")
    row = [place.code, place.name, code, year, month, status, text, INDICATORS[code], source_id, "",
           note]  # fmt: skip
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, row])
    content = out.getvalue().encode("utf-8")
    manifest = manifests.load(project)
    manifest.verify()
    before = builds.assemble(manifest)
    target = f"{ADDED}/{stem}-{source_id}.csv"
    known = next((r for r in manifest.resources if r.path == target), None)
    if known is not None and known.sha256 == manifests.bytes_hash(content):
        return known
    if known is not None:
        held = (project.raw / target).read_text("utf-8").splitlines()[1]
        raise DataError(
            f"data/raw/{target} holds this figure from the same source already:\n"
            f"  {held}\n  {','.join(map(str, row))}\n",
            cure="Nothing was changed. If that line is a typing error, remove the file and its entry "
            "in data/raw/datapackage.json and add the figure again.",
            file=target,
        )
    resource = Resource(
        path=target,
        title=f"{code} of {place.name}, {month} {year}",
        producer=origin.producer,
        retrieved_from=origin.source,
        licence=origin.licence,
        accessed=origin.accessed.isoformat(),
        sha256=manifests.bytes_hash(content),
        bytes=len(content),
        extra={"layout": "povanalysis", "role": "figures", "source_id": source_id},
    )
    undo = _Undo(project, target)
    try:
        undo.write(content)
        after = builds.assemble(manifest.adding(resource))
        _refuse_new_errors(project, before, after, target)
    except BaseException:
        undo.back()
        raise
    _register(project, manifest.adding(resource), after, target, content)
    return resource


def _value(text: str, indicator: str) -> float:
    """Read a figure in either convention; ambiguous ones are settled by the indicator's range."""
    low, high = RANGES[indicator]
    values: set[float] = set()
    for convention in fitting_conventions([text]):
        number = read_number(text, convention)
        if number.value is None:
            continue
        if number.unit and number.unit not in UNITS_OF[indicator]:
            raise NumberError(
                f"{text!r} is given in {number.unit}, {indicator} is in {INDICATORS[indicator]}.",
                cure="Name the indicator with --indicator.",
                text=text,
            )
        values.add(scaled(number.value, number.unit, indicator))
    inside = {value for value in values if low <= value <= high}
    if len(inside) == 1:
        return inside.pop()
    if not values:
        raise NumberError(f"{text!r} is not a number.", cure="Write 12,03 or 12.03.", text=text)
    if inside:
        readings = " or ".join(f"{value:.10g}" for value in sorted(inside))
        raise NumberError(
            f"{text!r} can mean {readings} {INDICATORS[indicator]}.",
            cure="Write it without a thousands mark.",
            text=text,
        )
    raise NumberError(
        f"{text!r} is no {indicator} ({INDICATORS[indicator]}, {low:.10g} to {high:.10g}).",
        cure="Look at unit and decimal mark.",
        text=text,
    )


# --------------------------------------------------------------------------------------- details


def _target(path: Path) -> str:
    stem = re.sub(r"[^A-Za-z0-9.]+", "-", path.stem).strip("-.").lower() or "table"
    return f"{FOLDER}/{stem[:80]}{path.suffix.lower()}"


def _free(project: Project, target: str) -> str:
    """Give a name that no other file has; two downloads often share one."""
    path = project.raw / target
    number = 2
    while path.exists():
        path = (project.raw / target).with_stem(f"{Path(target).stem}-{number}")
        number += 1
    return path.relative_to(project.raw).as_posix()


def _refuse_new_errors(
    project: Project, before: pd.DataFrame, after: pd.DataFrame, file: str
) -> tuple[checks.Finding, ...]:
    """Stop at errors that were not there before; give back new jumps and gaps."""
    corrections = declared.load(project.raw)
    old = {
        (e.check, e.region, e.indicator, e.year) for e in checks.check(before, corrections).errors
    }
    new = [
        e
        for e in checks.check(after, corrections).errors
        if (e.check, e.region, e.indicator, e.year) not in old
    ]
    wrong = [e for e in new if e.check not in checks.DOUBTFUL]
    if wrong:
        raise problems_error(
            file,
            [
                Issue(e.check, e.place, f"{e.region} {e.indicator} {e.year}: {e.text}")
                for e in wrong
            ],
            DataError,
        )
    return tuple(e for e in new if e.check in checks.DOUBTFUL)


class _Undo:
    """One file below data/raw that can be taken back."""

    def __init__(self, project: Project, target: str) -> None:
        self.path = project.raw / target
        self.before = self.path.read_bytes() if self.path.exists() else None

    def write(self, content: bytes) -> None:
        files.write(self.path, content)

    def back(self) -> None:
        if self.before is not None:
            self.write(self.before)
        else:
            self.path.unlink(missing_ok=True)
            if self.path.parent.is_dir() and not any(self.path.parent.iterdir()):
                self.path.parent.rmdir()


def _register(
    project: Project, manifest: Manifest, after: pd.DataFrame, target: str, content: bytes
) -> None:
    """Write file and manifest, rebuild; or leave the project as it was."""
    package = project.raw / manifests.NAME
    registered = package.read_bytes()
    undo = _Undo(project, target)
    try:
        undo.write(content)
        manifest.save()
        builds.write(project, manifest, after)
    except BaseException as error:
        package.write_bytes(registered)
        undo.back()
        if isinstance(error, OSError):
            raise DataError(
                f"data/raw/{target} could not be written ({error.strerror or error}).",
                cure="Make room or give write access; the project is as it was.",
                file=target,
            ) from error
        raise


def _counts(before: pd.DataFrame, after: pd.DataFrame, reading: Reading) -> tuple[int, int, int]:
    def keys(frame: pd.DataFrame) -> set[tuple[str, str, int, str]]:
        return set(
            zip(frame["region"], frame["indicator"], frame["year"], frame["period"], strict=True)
        )

    old, new = keys(before), keys(after)
    added = len(new - old)
    revised = len(after) - len(before) - added
    return added, len(reading.figures) - added - revised, revised
