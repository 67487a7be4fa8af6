"""Official targets entered by command, beside those carried in ``targets.csv``.

A target becomes a file of its own in ``data/raw/added/``, in the columns of ``targets.csv``, and
is registered as an added figure is (:mod:`povanalysis.sources.additions.registration`): hashed,
with source and licence in the manifest, taken back when anything fails.

**Which one is in force.** The one entered last takes the place of those of its region and year,
which are kept and listed (:func:`povanalysis.sources.carried.in_force`). So a second one is taken
only where it was set later than the one known, or where the user says that it replaces it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import Any

from povanalysis.errors import DataError, ParameterError
from povanalysis.project import Project
from povanalysis.regions import get, resolve
from povanalysis.sources import build as builds
from povanalysis.sources import carried
from povanalysis.sources import manifest as manifests
from povanalysis.sources.additions.figures import FOLDER
from povanalysis.sources.additions.registration import Origin, register
from povanalysis.sources.additions.taking import taking
from povanalysis.sources.manifest import Manifest

ROLE = "targets"
UNKNOWN = "unknown"
FARTHEST = 50  # years ahead
EARLIEST = 1998  # no figure is comparable before (breaks.csv B1)


@dataclass(frozen=True)
class Entered:
    """What became of a target.

    Parameters
    ----------
    path
        Its file below data/raw.
    known
        True where the target was known already and nothing was changed.
    replaced
        Place of the target it takes the place of, or None.
    """

    path: str
    known: bool = False
    replaced: str | None = None


def listing(project: Project, region: str | int | None = None) -> list[dict[str, Any]]:
    """List targets, replaced ones too, by region and year.

    Parameters
    ----------
    project
        Whose data.
    region
        Code or name; all when None.

    Returns
    -------
    list of dict
        The columns of ``targets.csv``, ``value`` as a number or None, ``in_force``, ``file`` and
        ``row``.
    """
    table = carried.read(manifests.load(project), ROLE)
    counted = set(carried.in_force(table))
    code = None if region is None else resolve(region).code
    found = []
    for place, row in enumerate(table.to_dict("records")):
        if code in (None, row["region"]):
            told = {name: text for name, text in row.items() if not name.startswith("src_")}
            told |= {"region": {"code": row["region"], "name": get(row["region"]).name}}
            told |= {
                "year": int(row["year"]),
                "value": float(row["value"]) if row["value"] else None,
            }
            told |= {"in_force": place in counted, "file": row["src_file"], "row": row["src_row"]}
            told.pop("name")
            told.pop("vintage")
            found.append(told)
    return sorted(found, key=lambda one: (one["region"]["code"], one["year"]))


def add(
    project: Project,
    region: str | int,
    year: int,
    value: float,
    *,
    document: str,
    set_on: str,
    origin: Origin,
    status: str = "",
    note: str = "",
    replaces: bool = False,
) -> Entered:
    """Take over an official target.

    Parameters
    ----------
    project, region, year, value
        Where to, whose, for the March of which year, and the target for P0 in per cent.
    document
        What sets it: ``RKPD 2027``.
    set_on
        Day or month it was set, ``2026-06-30`` or ``2026-06``; ``unknown`` is an answer.
    origin
        Where it was found.
    status, note
        What is known of the document itself; remarks.
    replaces
        Whether it takes the place of a known target of that region and year.

    Raises
    ------
    ParameterError, RegionError
        An argument is wrong.
    DataError
        Another target is known for this region and year, or the files could not be written;
        nothing was changed.
    """
    place = resolve(region)
    if not 0 < value < 100:
        raise ParameterError(
            f"A target of {value:.10g} per cent is none.", cure="Allowed: more than 0, below 100."
        )
    day = _day(set_on, origin.accessed, year)
    for option, text in (("--document", document), ("--source", origin.source)):
        if not text.strip():
            raise ParameterError(
                f"{option} is empty.", cure="Say where the target stands.", option=option
            )
    manifest = manifests.load(project)
    manifest.verify()
    before = _before(manifest, place.code, year)
    if before is not None and float(before["value"]) == value and not replaces:
        return Entered(str(before["src_file"]).removeprefix("data/raw/"), known=True)
    if before is not None and not replaces and not _is_later(day, str(before["set_on"])):
        raise DataError(
            f"The target of {place.name} for {year} is {float(before['value']):.10g} per cent "
            f"({before['document']}, set on {before['set_on'] or 'an unknown day'}; "
            f"{before['src_file']} row {before['src_row']}), and {value:.10g} was not set later.",
            cure="Nothing was changed. Say --replaces where it takes its place; the old one is kept.",
        )
    key = f"{place.code} {year} {value!r} {document} {origin.source}"
    source_id = f"T{manifests.bytes_hash(key.encode())[:8]}"
    cells = {
        "region": place.code,
        "name": place.name,
        "year": str(year),
        "value": repr(value).removesuffix(".0"),
        "document": document.strip(),
        "document_status": status.strip(),
        "set_on": day,
        "source_id": source_id,
        "note": note.strip(),
    }
    content = _csv(manifest, cells)
    target = f"{FOLDER}/target-{place.code}-{year}-{source_id}.csv"
    if any(resource.path == target for resource in manifest.resources):
        raise DataError(
            f"data/raw/{target} holds this target from the same source already.",
            cure="Nothing was changed. See: povanalysis targets " + place.code,
        )
    title, extra = f"Target of {place.name} for {year}", {"role": ROLE, "source_id": source_id}
    resource = origin.resource(target, title, content, extra)
    with taking(project, target, content):
        register(project, manifest.adding(resource), builds.assemble(manifest))
    replaced = None if before is None else f"{before['src_file']} row {before['src_row']}"
    return Entered(target, replaced=replaced)


def _day(text: str, today: dt.date, year: int) -> str:
    """Check a day or month; empty where it is not known."""
    if not EARLIEST <= year <= today.year + FARTHEST:
        raise ParameterError(
            f"{year} is no year of a target.",
            cure=f"Allowed: {EARLIEST} to {today.year + FARTHEST}.",
            option="YEAR",
        )
    given = text.strip()
    if given.lower() == UNKNOWN:
        return ""
    cure = "Write YYYY-MM-DD or YYYY-MM, or unknown."
    try:
        if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", given):
            raise ValueError(given)  # noqa: TRY301 - one refusal for both
        first = dt.date.fromisoformat(given if len(given) > 7 else f"{given}-01")
    except ValueError:
        raise ParameterError(f"{text!r} is no day.", cure=cure, option="--set-on") from None
    if first > today:
        raise ParameterError(
            f"A target cannot have been set on {given}, after {today}.",
            cure=cure,
            option="--set-on",
        )
    if first.year > year:
        raise ParameterError(
            f"A target for {year} cannot have been set on {given}.",
            cure="Look at the year of the target and at the day.",
            option="--set-on",
        )
    return given


def _is_later(day: str, known: str) -> bool:
    """Say whether a day or month lies after another; both have to be known."""
    length = min(len(day), len(known))
    return length > 0 and day[:length] > known[:length]


def _before(manifest: Manifest, region: str, year: int) -> dict[str, Any] | None:
    table = carried.counting(carried.read(manifest, ROLE))
    same = table[
        (table["region"] == region) & (table["year"] == str(year)) & (table["value"] != "")
    ]
    return None if same.empty else dict(same.iloc[-1])


def _csv(manifest: Manifest, cells: dict[str, str]) -> bytes:
    """Write one row in the columns of the carried table."""
    first = next(r for r in manifest.resources if r.extra.get("role") == ROLE)
    path = manifest.project.raw / first.path
    with path.open(encoding="utf-8", newline="") as stream:
        columns = next(csv.reader(stream))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(cells)
    return out.getvalue().encode("utf-8")
