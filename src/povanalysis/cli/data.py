"""The commands ``povanalysis data ...``: each a thin table of contents.

Options a file cannot answer are asked for where there is a terminal; without one the command ends
with 2 and names the option, so that scripts never hang.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from povanalysis import project as projects
from povanalysis.cli import checking, webapi
from povanalysis.cli.options import Accessed, FigureYear, Json, Region
from povanalysis.cli.output import ask, check_line, day, put, say
from povanalysis.errors import ParameterError
from povanalysis.regions import get, resolve

if TYPE_CHECKING:
    from povanalysis.sources.additions.registration import Origin
    from povanalysis.sources.additions.tables import Imported
    from povanalysis.sources.checking.findings import Finding
    from povanalysis.sources.tables.reading import Hints
    from povanalysis.sources.trace import Trace
    from povanalysis.sources.versions import Change

data = typer.Typer(help="Figures: import, check, trace and compare them.", no_args_is_help=True)

Indicator = Annotated[
    str | None, typer.Option(help="P0, P1, P2, POVERTY_LINE or POOR; where a file does not say.")
]
Source = Annotated[str | None, typer.Option(help="Address of the page it was taken from.")]
Licence = Annotated[
    str | None, typer.Option(help='Terms of use as stated there; "none stated" is an answer.')
]
Producer = Annotated[str, typer.Option(help="Who made the figures.")]
Published = Annotated[
    str | None,
    typer.Option(help="Day its newest figures were published, YYYY-MM-DD; unknown when not given."),
]
Revises = Annotated[bool, typer.Option("--revises", help="Different figures are revisions by BPS.")]
Confirm = Annotated[
    str | None, typer.Option(help="Why figures that a check finds unusual are right; kept.")
]

_BPS = "BPS (Statistics Indonesia), Susenas"


def _origin(
    source: str | None,
    licence: str | None,
    producer: str,
    accessed: str | None,
    published_on: str | None,
) -> Origin:
    """Say where figures come from, asking on a terminal for what was not said."""
    from povanalysis.sources.additions.registration import Origin

    for option, text in (("--source", source), ("--licence", licence), ("--producer", producer)):
        check_line(text, option)
    taken = day(accessed, "--accessed")
    source = source or _ask("--source", "address of the page it was taken from")
    licence = licence or _ask("--licence", 'terms of use ("none stated" is an answer)')
    if published_on is None and sys.stdin.isatty():
        question = "day of publication, YYYY-MM-DD (nothing: unknown)"
        published_on = str(typer.prompt(question, default="", show_default=False, err=True))
    out = day(published_on, "--published-on") if published_on else None
    return Origin(source, licence, producer, taken, out)


def _ask(option: str, question: str) -> str:
    return ask(option, question, f"Not known yet: {question}.")


@data.command("build")
def build(as_json: Json = False) -> None:
    """Verify data/raw and write data/processed."""
    from povanalysis.run import lock
    from povanalysis.sources.build import build as build_data

    project = projects.find()
    with lock.held(project, say):
        version = build_data(project)
    plain = {"data_version": str(version), "as_of": version.as_of, "sha256": version.sha256}
    put(as_json, plain, [f"data/processed: version {version}"])


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
    from povanalysis.run import lock
    from povanalysis.series import check_indicator
    from povanalysis.sources.additions import tables
    from povanalysis.sources.tables.reading import Hints, problems_error

    project = projects.find()
    mark = _one_of(convention, "--convention", "id", "en")
    hints = Hints(
        layout=layout,
        indicator=None if indicator is None else check_indicator(indicator),
        year=year,
        period=_one_of(period, "--period", "March", "September"),
        unit=_one_of(unit, "--unit", "persons", "thousand persons"),
        province=None if province is None else resolve(province, kind="province").code,
        region=None if region is None else resolve(region).code,
        convention=cast(Literal["id", "en"] | None, mark),
        columns=tuple(column or ()),
    )
    understood, hints = _understand(file, hints)
    reading = understood.reading
    if not as_json:
        _describe(understood)
    if dry_run or reading.problems or understood.state == "known":
        put(as_json, understood.to_json(), ())
        if reading.problems:
            raise problems_error(reading.file, reading.problems)
        if understood.state == "known":
            say(f"data/raw/{understood.path} holds this file already; nothing was changed.")
        return
    check_line(confirm, "--confirm")
    origin = _origin(source, licence, producer, accessed, published_on)
    with lock.held(project, say):
        taken = tables.take(project, file, hints, origin, revises=revises, confirm=confirm)
    told = (
        f"data/raw/{taken.path}: {taken.added} figures added, {taken.confirmed} confirmed, "
        f"{taken.revised} revised"
    )
    put(as_json, taken.to_json(), [told])
    _say_doubts([] if as_json else taken.doubts)


def _say_doubts(doubts: Sequence[Finding]) -> None:
    for finding in doubts:
        say(f"look at it: {finding.told}")
    if any(finding.check != "gap" for finding in doubts):
        say("No report about it is made until it is acknowledged, as `data check` shows.")


def _one_of(value: str | None, option: str, *allowed: str) -> str | None:
    if value is None:
        return None
    found = next((name for name in allowed if name.lower() == value.strip().lower()), None)
    if found is None:
        raise ParameterError(
            f"No {option[2:]} {value!r}.", cure=f"Allowed: {', '.join(allowed)}.", option=option
        )
    return found


def _understand(file: Path, hints: Hints) -> tuple[Imported, Hints]:
    """Read a file, asking once for each thing only the user knows."""
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
    say(f"{reading.file}: layout {reading.layout}, {len(reading.figures)} figures")
    if reading.title:
        say(f"  title: {reading.title}")
    units = [f"{code} ({INDICATORS[code].unit})" for code in reading.indicators]
    say(f"  indicator: {', '.join(units)}")
    say(f"  years: {', '.join(map(str, reading.years))}; regions: {len(reading.region_codes)}")
    months = sorted({f"{figure.period} ({figure.period_status})" for figure in reading.figures})
    say(f"  months: {', '.join(months)}")
    for note in reading.notes:
        say(f"  note: {note}")
    for issue in reading.skipped:
        say(f"  left out ({issue.kind}): {issue}")


@data.command("add")
def add(
    region: Region,
    year: FigureYear,
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
    from povanalysis.run import lock
    from povanalysis.sources.additions import figures as adding

    check_line(confirm, "--confirm")
    check_line(note, "--note")
    origin = _origin(source, licence or "none stated", producer, accessed, published_on)
    project = projects.find()
    with lock.held(project, say):
        added = adding.add(
            project, region, year, value, indicator=indicator, origin=origin, period=period,
            note=note, revises=revises, confirm=confirm,
        )  # fmt: skip
    path, doubts = f"data/raw/{added.path}", [finding.to_json() for finding in added.doubts]
    put(as_json, {"path": path, "sha256": added.sha256, "doubts": doubts}, [path])
    _say_doubts([] if as_json else added.doubts)


@data.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Data version, or its beginning.")],
    new: Annotated[str | None, typer.Argument(help="The newest build when not given.")] = None,
    as_json: Json = False,
) -> None:
    """Show what changed between two data versions, the largest change first."""
    from povanalysis.sources import versions

    changes = versions.diff(projects.find(), old, new)
    plain = {"old": old, "new": new, "changes": [change.to_json() for change in changes]}
    put(as_json, plain, [*map(line, changes), differing(len(changes))])


def differing(count: int) -> str:
    """Say how many figures differ.

    >>> differing(1), differing(2)
    ('1 figure differs', '2 figures differ')
    """
    return "1 figure differs" if count == 1 else f"{count} figures differ"


def line(change: Change) -> str:
    """Write a difference between two data versions as a line."""
    values = " -> ".join("none" if v is None else f"{v:.10g}" for v in (change.old, change.new))
    return f"{get(change.region)}  {change.indicator} {change.period} {change.year}  {values}"


@data.command("trace")
def trace(
    region: Region,
    year: FigureYear,
    indicator: Annotated[str | None, typer.Argument(help="One indicator; all else.")] = None,
    as_json: Json = False,
) -> None:
    """Lead a figure back to its raw row, source, licence and corrections."""
    from povanalysis.sources.trace import trace as find_traces

    traces = find_traces(projects.find(), region, year, indicator)
    plain = {"figures": [found.to_json() for found in traces]}
    put(as_json, plain, (line for found in traces for line in _trace_lines(found)))


def _trace_lines(found: Trace) -> Iterator[str]:
    value = "dropped" if found.value is None else f"{found.value:.10g} {found.unit}"
    sheet = f", sheet {found.sheet}" if found.sheet else ""
    match = "matches the file" if found.sha256_matches else "DOES NOT MATCH THE FILE"
    agreeing = f": also {', '.join(found.agreeing)}" if found.agreeing else ""
    source = found.source
    yield f"{found.region.name}, {found.indicator}, {found.period} {found.year}: {value}"
    yield f"  file      {found.file}{sheet}, row {found.row}"
    yield f"  sha256    {found.sha256} ({match})"
    yield f"  producer  {source.get('producer', 'not recorded')}"
    yield f"  source    {source['source_id']} {source.get('locator', '')}"
    yield f"  licence   {source.get('licence', 'not recorded')}"
    yield f"  sources   {found.sources}{agreeing}"
    yield f"  vintage   {found.vintage}; spell {found.spell or 'none'}; month {found.period_status}"
    if found.correction:
        yield f"  corrected {found.correction['id']}: {found.correction['reason']}"
    if found.note:
        yield f"  note      {found.note}"


@data.command("show")
def show(
    region: Region,
    indicator: Annotated[str | None, typer.Option(help="One indicator; all else.")] = None,
    as_json: Json = False,
) -> None:
    """Print the figures of a region."""
    from povanalysis.series import latest_vintage
    from povanalysis.sources import store

    place = resolve(region)
    rows = latest_vintage(store.observations([place.code], indicator))
    names = ["indicator", "year", "period", "value", "unit", "spell", "source_id", "also_in"]
    figures = rows.sort_values(["indicator", "year", "period"])[names].to_dict("records")

    def line(row: dict[Any, Any]) -> str:
        sources = " ".join([row["source_id"], *row["also_in"].split()])
        return (
            f"  {row['indicator']:<13}{row['year']} {row['period']:<10}{row['value']:>12g}  "
            f"{row['spell']}  {sources}"
        )

    plain = {"region": {"code": place.code, "name": place.name}, "figures": figures}
    put(as_json, plain, [place, *map(line, figures)])


data.command("check")(checking.check)
data.command("fetch")(webapi.fetch)
data.command("verify")(webapi.verify)
