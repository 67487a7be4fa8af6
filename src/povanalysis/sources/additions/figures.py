"""Taking a single figure into the project, for example from a press release.

It becomes a file of its own in ``data/raw/added/``, in the columns of ``figures.csv``, checked and
registered as an imported table is (:mod:`povanalysis.sources.additions.registration`).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import partial

from povanalysis import files
from povanalysis.errors import DataError, NumberError, ParameterError, listing
from povanalysis.indicators import INDICATORS
from povanalysis.numbers import fitting_conventions, read_number
from povanalysis.project import Project
from povanalysis.regions import resolve
from povanalysis.series import PERIODS, check_indicator, reference_period
from povanalysis.sources import build as builds
from povanalysis.sources import manifest as manifests
from povanalysis.sources.additions.registration import Origin, judge, register
from povanalysis.sources.additions.taking import taking
from povanalysis.sources.checking.findings import Finding
from povanalysis.sources.tables.reading import scaled

FOLDER = "added"


@dataclass(frozen=True)
class Added:
    """A figure that was taken over.

    Attributes
    ----------
    path, sha256
        Its file below data/raw.
    doubts
        Jumps and gaps it makes; they may be true, and `data check` shows them until they are
        acknowledged.
    """

    path: str
    sha256: str
    doubts: tuple[Finding, ...] = ()


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
    revises: bool = False,
    confirm: str | None = None,
) -> Added:
    """Take over one figure, for example from a press release.

    Parameters
    ----------
    project, region, year, value, indicator, period, note
        Where to, and the figure.
    origin
        Source, licence, producer and days, for the manifest.
    revises
        Where it differs from a known figure it is BPS's revision, and becomes a later vintage.
    confirm
        Why a figure that the checks find unusual is right.

    Raises
    ------
    ParameterError, NumberError, RegionError
        An argument is wrong.
    DataError
        The figure contradicts a known one or the checks; nothing is changed.
    """
    place = resolve(region)
    code = check_indicator(indicator)
    number, decimals = read_value(value, code)
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
    columns = ["region", "name", "indicator", "year", "period", "period_status", "value",
               "decimals", "unit", "source_id", "also_in", "note"]  # fmt: skip
    stem = f"{place.code}-{code}-{year}-{month}"
    source_id = f"A{manifests.bytes_hash(f'{stem} {origin.source}'.encode())[:8]}"
    row = [place.code, place.name, code, year, month, status, f"{number:.{max(decimals, 0)}f}",
           decimals, INDICATORS[code].unit, source_id, "", note]  # fmt: skip
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, row])
    content = out.getvalue().encode("utf-8")
    manifest = manifests.load(project)
    manifest.verify()
    target = f"{FOLDER}/{stem}-{source_id}.csv"
    known = next((r for r in manifest.resources if r.path == target), None)
    if known is not None and known.sha256 == manifests.bytes_hash(content):
        return Added(known.path, known.sha256)
    if known is not None:
        held = files.read_text(project.raw / target).splitlines()[1]
        raise DataError(
            f"data/raw/{target} holds this figure from the same source already:\n"
            f"  {held}\n  {','.join(map(str, row))}\n",
            cure="Nothing was changed. If that line is a typing error, remove the file and its entry "
            "in data/raw/datapackage.json and add the figure again.",
        )
    extra = {
        "layout": "povanalysis",
        "role": "figures",
        "source_id": source_id,
        **({"revises": True} if revises else {}),
        **origin.release([(place.code, year, month)]),
    }
    resource = origin.resource(target, f"{code} of {place.name}, {month} {year}", content, extra)
    with taking(project, target, content):
        after = builds.assemble(manifest.adding(resource))
        words = f"{place.name} {code} {year}"
        before = partial(builds.assemble, manifest)
        resource, doubts = judge(manifest, resource, before, after, words, 1, confirm)
        if confirm is not None:
            after = builds.assemble(manifest.adding(resource))
        register(project, manifest.adding(resource), after)
    return Added(resource.path, resource.sha256, doubts)


def read_value(text: str, indicator: str) -> tuple[float, int]:
    """Read a figure in either convention; ambiguous ones are settled by the indicator's range.

    Returns
    -------
    tuple of float and int
        The value in the unit of the contract, and the decimals it was given with: 11,90 is not
        11,9, which would agree with 11,93. Negative where whole thousands or so were printed.

    Raises
    ------
    NumberError
        It is no number, has another unit, lies outside the range, or two readings lie inside.

    Examples
    --------
    >>> read_value("11,90", "P0"), read_value("560.123", "POVERTY_LINE")
    ((11.9, 2), (560123.0, 0))
    """
    low, high = INDICATORS[indicator].range
    values: dict[float, int] = {}
    for convention in fitting_conventions([text]):
        number = read_number(text, convention)
        if number.value is None:
            continue
        if number.unit and number.unit not in INDICATORS[indicator].printed:
            raise NumberError(
                f"{text!r} is given in {number.unit}, {indicator} is in {INDICATORS[indicator].unit}.",
                cure="Name the indicator with --indicator.",
            )
        value = scaled(number.value, number.unit, indicator)
        values[value] = number.decimals - INDICATORS[indicator].printed.get(number.unit, 0)
    inside = {value: digits for value, digits in values.items() if low <= value <= high}
    if len(inside) == 1:
        return inside.popitem()
    if not values:
        raise NumberError(f"{text!r} is not a number.", cure="Write 12,03 or 12.03.")
    if inside:
        readings = " or ".join(f"{value:.10g}" for value in sorted(inside))
        raise NumberError(
            f"{text!r} can mean {readings} {INDICATORS[indicator].unit}.",
            cure="Write it without a thousands mark.",
        )
    raise NumberError(
        f"{text!r} is no {indicator} ({INDICATORS[indicator].unit}, {low:.10g} to {high:.10g}).",
        cure="Look at unit and decimal mark.",
    )
