"""The commands ``povanalysis data ...``: each a thin table of contents.

Options a file cannot answer are asked for where there is a terminal; without one the command ends
with 2 and names the option, so that scripts never hang.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from povanalysis.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from povanalysis.sources.additions.registration import Origin
    from povanalysis.sources.additions.tables import Imported
    from povanalysis.sources.checking.findings import Finding
    from povanalysis.sources.checking.totals import ControlTotal
    from povanalysis.sources.tables.reading import Hints
    from povanalysis.sources.trace import Trace

data = typer.Typer(help="Figures: import, check, trace and compare them.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
Indicator = Annotated[
    str | None, typer.Option(help="P0, P1, P2, POVERTY_LINE or POOR; where a file does not say.")
]
Source = Annotated[str | None, typer.Option(help="Address of the page it was taken from.")]
Licence = Annotated[
    str | None, typer.Option(help='Terms of use as stated there; "none stated" is an answer.')
]
Producer = Annotated[str, typer.Option(help="Who made the figures.")]
Accessed = Annotated[
    str | None, typer.Option(help="Day it was taken, YYYY-MM-DD; today when not given.")
]
Published = Annotated[
    str | None,
    typer.Option(help="Day its newest figures were published, YYYY-MM-DD; unknown when not given."),
]
Revises = Annotated[bool, typer.Option("--revises", help="Different figures are revisions by BPS.")]
Confirm = Annotated[
    str | None, typer.Option(help="Why figures that a check finds unusual are right; kept.")
]
Region = Annotated[str, typer.Argument(help="4-digit BPS code, or an unambiguous name.")]

_BPS = "BPS (Statistics Indonesia), Susenas"


def _print(plain: Any) -> None:
    print(json.dumps(plain, indent=2, ensure_ascii=False))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _day(text: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ParameterError(
            f"{text!r} is no day.", cure="Write it as YYYY-MM-DD.", option=option
        ) from error


def _origin(
    source: str | None,
    licence: str | None,
    producer: str,
    accessed: str | None,
    published_on: str | None,
) -> Origin:
    """Say where figures come from, asking on a terminal for what was not said."""
    from povanalysis.sources.additions.registration import Origin

    day = dt.date.today() if accessed is None else _day(accessed, "--accessed")
    source = source or _ask("--source", "address of the page it was taken from")
    licence = licence or _ask("--licence", 'terms of use ("none stated" is an answer)')
    if published_on is None and sys.stdin.isatty():
        question = "day of publication, YYYY-MM-DD (nothing: unknown)"
        published_on = str(typer.prompt(question, default="", show_default=False, err=True))
    out = _day(published_on, "--published-on") if published_on else None
    return Origin(source, licence, producer, day, out)


def _ask(option: str, question: str) -> str:
    """Ask on a terminal, refuse without one."""
    if not sys.stdin.isatty():
        raise ParameterError(
            f"The file does not say: {question}.", cure=f"Say it with {option}.", option=option
        )
    return str(typer.prompt(question, err=True))


@data.command("build")
def build(as_json: Json = False) -> None:
    """Verify data/raw and write data/processed."""
    from povanalysis import project as projects
    from povanalysis.sources.build import build as build_data

    version = build_data(projects.find())
    if as_json:
        _print({"data_version": str(version), "as_of": version.as_of, "sha256": version.sha256})
    else:
        print(f"data/processed: version {version}")


@data.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="xlsx, xls, ods, csv, text, HTML or JSON.")],
    layout: Annotated[str | None, typer.Option(help="L1 to L7 or L9, else detected.")] = None,
    indicator: Indicator = None,
    year: Annotated[int | None, typer.Option(help="Where the file does not say.")] = None,
    period: Annotated[str | None, typer.Option(help="March or September.")] = None,
    unit: Annotated[
        str | None, typer.Option(help="Of a head count: persons or thousand persons.")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Whose regencies the table lists.")] = None,
    region: Annotated[
        str | None, typer.Option(help="Whose figures a table without names holds.")
    ] = None,
    convention: Annotated[
        str | None, typer.Option(help="id for 12,03 or en for 12.03, else found out.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="Head, letter or number of a column with figures; may be repeated."),
    ] = None,
    source: Source = None,
    licence: Licence = None,
    producer: Producer = _BPS,
    accessed: Accessed = None,
    published_on: Published = None,
    revises: Revises = False,
    confirm: Confirm = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what it says and stop.")] = False,
    as_json: Json = False,
) -> None:
    """Read a BPS table, show what was understood, and take it over."""
    from povanalysis import project as projects
    from povanalysis.sources.additions import tables
    from povanalysis.sources.tables.reading import problems_error

    project = projects.find()
    hints = _hints(layout, indicator, year, period, unit, province, region, convention)
    hints = replace(hints, columns=tuple(column or ()))
    understood, hints = _understand(file, hints)
    reading = understood.reading
    if not as_json:
        _describe(understood)
    if dry_run or reading.problems or understood.state == "known":
        if as_json:
            _print(understood.to_json())
        if reading.problems:
            raise problems_error(reading.file, reading.problems)
        if understood.state == "known":
            _say(f"data/raw/{understood.path} holds this file already; nothing was changed.")
        return
    origin = _origin(source, licence, producer, accessed, published_on)
    taken = tables.take(project, file, hints, origin, revises=revises, confirm=confirm)
    if as_json:
        _print(taken.to_json())
        return
    print(
        f"data/raw/{taken.path}: {taken.added} figures added, {taken.confirmed} confirmed, "
        f"{taken.revised} revised"
    )
    _say_doubts(taken.doubts)


def _say_doubts(doubts: Sequence[Finding]) -> None:
    for finding in doubts:
        _say(f"look at it: {finding.check} {finding.region} {finding.year}: {finding.text}")


def _hints(
    layout: str | None,
    indicator: str | None,
    year: int | None,
    period: str | None,
    unit: str | None,
    province: str | None,
    region: str | None,
    convention: str | None,
) -> Hints:
    from povanalysis.regions import resolve
    from povanalysis.series import check_indicator
    from povanalysis.sources.tables.reading import Hints

    def one_of(value: str | None, option: str, *allowed: str) -> str | None:
        if value is None:
            return None
        found = next((name for name in allowed if name.lower() == value.strip().lower()), None)
        if found is None:
            raise ParameterError(
                f"No {option[2:]} {value!r}.", cure=f"Allowed: {', '.join(allowed)}.", option=option
            )
        return found

    mark = one_of(convention, "--convention", "id", "en")
    kind: Literal["id", "en"] | None = "id" if mark == "id" else "en" if mark == "en" else None
    return Hints(
        layout=layout,
        indicator=None if indicator is None else check_indicator(indicator),
        year=year,
        period=one_of(period, "--period", "March", "September"),
        unit=one_of(unit, "--unit", "persons", "thousand persons"),
        province=None if province is None else resolve(province, kind="province").code,
        region=None if region is None else resolve(region).code,
        convention=kind,
    )


def _understand(file: Path, hints: Hints) -> tuple[Imported, Hints]:
    """Read a file, asking once for each thing only the user knows."""
    from povanalysis import project as projects
    from povanalysis.sources.additions import tables

    questions = {"--year": "year of the figures", "--convention": "decimal mark, id or en"}
    for _ in range(len(questions) + 1):
        try:
            return tables.understand(projects.find(), file, hints), hints
        except ParameterError as error:
            option = error.facts.get("option", "")
            if option not in questions or not sys.stdin.isatty():
                raise
            answer = _ask(option, questions[option])
            if option == "--year":
                hints = replace(hints, year=int(answer) if answer.isdigit() else None)
            else:
                hints = replace(hints, convention="id" if answer == "id" else "en")
    return tables.understand(projects.find(), file, hints), hints


def _describe(understood: Imported) -> None:
    from povanalysis.indicators import INDICATORS

    reading = understood.reading
    _say(f"{reading.file}: layout {reading.layout}, {len(reading.figures)} figures")
    if reading.title:
        _say(f"  title: {reading.title}")
    units = [f"{code} ({INDICATORS[code].unit})" for code in reading.indicators]
    _say(f"  indicator: {', '.join(units)}")
    _say(f"  years: {', '.join(map(str, reading.years))}; regions: {len(reading.region_codes)}")
    months = sorted({f"{figure.period} ({figure.period_status})" for figure in reading.figures})
    _say(f"  months: {', '.join(months)}")
    for note in reading.notes:
        _say(f"  note: {note}")
    for issue in reading.skipped:
        _say(f"  left out ({issue.kind}): {issue}")


@data.command("add")
def add(
    region: Region,
    year: Annotated[int, typer.Argument(help="Year of the reference month.")],
    value: Annotated[str, typer.Argument(help="The figure, 12,03 or 12.03.")],
    indicator: Annotated[str, typer.Option(help="P0, P1, P2, POVERTY_LINE or POOR.")] = "P0",
    source: Source = None,
    licence: Licence = "news or official page; fact cited",
    producer: Producer = _BPS,
    accessed: Accessed = None,
    published_on: Published = None,
    period: Annotated[str | None, typer.Option(help="March or September.")] = None,
    revises: Revises = False,
    confirm: Confirm = None,
    note: Annotated[str, typer.Option(help="Remark kept with the figure.")] = "",
    as_json: Json = False,
) -> None:
    """Take over one figure, for example from a press release."""
    from povanalysis import project as projects
    from povanalysis.sources.additions import figures as adding

    origin = _origin(source, licence or "none stated", producer, accessed, published_on)
    added = adding.add(
        projects.find(), region, year, value, indicator=indicator, origin=origin, period=period,
        note=note, revises=revises, confirm=confirm,
    )  # fmt: skip
    if as_json:
        doubts = [finding.to_json() for finding in added.doubts]
        _print({"path": f"data/raw/{added.path}", "sha256": added.sha256, "doubts": doubts})
        return
    print(f"data/raw/{added.path}")
    _say_doubts(added.doubts)


@data.command("check")
def check(as_json: Json = False) -> None:
    """Run all checks on the registered figures; exit 1 with findings."""
    from povanalysis import project as projects
    from povanalysis.regions import get
    from povanalysis.sources import build as builds
    from povanalysis.sources import corrections as declared
    from povanalysis.sources import manifest as manifests
    from povanalysis.sources.checking import checks

    project = projects.find()
    manifest = manifests.load(project)
    manifest.verify()
    checked = checks.check(builds.assemble(manifest), declared.of(manifest))
    if as_json:
        _print({"data_version": str(manifest.version), **checked.to_json()})
    else:
        for finding in checked.findings:
            where = " ".join(
                part
                for part in (finding.region, finding.indicator, str(finding.year or ""))
                if part
            )
            place = f" [{finding.place}]" if finding.place else ""
            print(f"{finding.severity}: {finding.check} {where}: {finding.text}{place}")
        by_province: dict[str, list[ControlTotal]] = {}
        for total in checked.totals:
            by_province.setdefault(total.province, []).append(total)
        for code, totals in by_province.items():
            gaps = max(abs(total.gap) for total in totals)
            slips = totals[-1].slips
            low, high = min(slips, key=slips.__getitem__), max(slips, key=slips.__getitem__)
            print(
                f"control totals of {get(code).name}, {totals[0].year}-{totals[-1].year}: largest "
                f"gap {gaps:.3f} points; smallest slip certain to be seen: {slips[low]:.2f} points "
                f"in {get(low).name} to {slips[high]:.2f} in {get(high).name}"
            )
        may_be_true = checks.DOUBTFUL | checks.CONFIRMABLE
        lines = [found.acknowledgement for found in checked.errors if found.check in may_be_true]
        if lines:
            print("what is true after all goes under `acknowledged` in data/raw/corrections.yml:")
            print("\n".join(f"  {line}" for line in lines))
        print(f"{len(checked.errors)} errors")
    if checked.errors:
        raise typer.Exit(1)


@data.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Data version, or its beginning.")],
    new: Annotated[str | None, typer.Argument(help="The newest build when not given.")] = None,
    as_json: Json = False,
) -> None:
    """Show what changed between two data versions, the largest change first."""
    from povanalysis import project as projects
    from povanalysis.regions import get
    from povanalysis.sources import versions

    changes = versions.diff(projects.find(), old, new)
    if as_json:
        _print({"old": old, "new": new, "changes": [change.to_json() for change in changes]})
        return
    for change in changes:
        values = " -> ".join("none" if v is None else f"{v:.10g}" for v in (change.old, change.new))
        print(f"{get(change.region)}  {change.indicator} {change.period} {change.year}  {values}")
    print(f"{len(changes)} figures differ")


@data.command("trace")
def trace(
    region: Region,
    year: Annotated[int, typer.Argument(help="Year of the reference month.")],
    indicator: Annotated[str | None, typer.Argument(help="One indicator; all else.")] = None,
    as_json: Json = False,
) -> None:
    """Lead a figure back to its raw row, source, licence and corrections."""
    from povanalysis import project as projects
    from povanalysis.sources.trace import trace as find_traces

    traces = find_traces(projects.find(), region, year, indicator)
    if as_json:
        _print({"figures": [found.to_json() for found in traces]})
        return
    for found in traces:
        _print_trace(found)


def _print_trace(found: Trace) -> None:
    value = "dropped" if found.value is None else f"{found.value:.10g} {found.unit}"
    sheet = f", sheet {found.sheet}" if found.sheet else ""
    match = "matches the file" if found.sha256_matches else "DOES NOT MATCH THE FILE"
    agreeing = f": also {', '.join(found.agreeing)}" if found.agreeing else ""
    source = found.source
    print(f"{found.region.name}, {found.indicator}, {found.period} {found.year}: {value}")
    print(f"  file      {found.file}{sheet}, row {found.row}")
    print(f"  sha256    {found.sha256} ({match})")
    print(f"  producer  {source.get('producer', 'not recorded')}")
    print(f"  source    {source['source_id']} {source.get('locator', '')}")
    print(f"  licence   {source.get('licence', 'not recorded')}")
    print(f"  sources   {found.sources}{agreeing}")
    print(
        f"  vintage   {found.vintage}; spell {found.spell or 'none'}; month {found.period_status}"
    )
    if found.correction:
        print(f"  corrected {found.correction['id']}: {found.correction['reason']}")
    if found.note:
        print(f"  note      {found.note}")


@data.command("show")
def show(
    region: Region,
    indicator: Annotated[str | None, typer.Option(help="One indicator; all else.")] = None,
    as_json: Json = False,
) -> None:
    """Print the figures of a region."""
    from povanalysis.regions import resolve
    from povanalysis.series import latest_vintage
    from povanalysis.sources import store

    place = resolve(region)
    rows = latest_vintage(store.observations([place.code], indicator))
    names = ["indicator", "year", "period", "value", "unit", "spell", "source_id", "also_in"]
    figures = rows.sort_values(["indicator", "year", "period"])[names].to_dict("records")
    if as_json:
        _print({"region": {"code": place.code, "name": place.name}, "figures": figures})
        return
    print(place)
    for row in figures:
        sources = " ".join([row["source_id"], *row["also_in"].split()])
        print(
            f"  {row['indicator']:<13}{row['year']} {row['period']:<10}{row['value']:>12g}  "
            f"{row['spell']}  {sources}"
        )
