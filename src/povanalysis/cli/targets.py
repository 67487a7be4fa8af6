"""The commands ``povanalysis targets`` and ``targets add``: official targets, listed and entered."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from povanalysis import project as projects
from povanalysis.cli.options import Accessed, Json, Region
from povanalysis.cli.output import ask, check_line, day, put, say


class _Listing(TyperGroup):
    """A group whose first word may be a region: then targets are listed."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        first = next((word for word in args if not word.startswith("-")), None)
        if "--help" not in args[:1] and first not in self.commands:
            args = ["list", *args]
        return super().parse_args(ctx, args)


targets = typer.Typer(
    cls=_Listing,
    help="Official targets: `targets` lists all, `targets REGION` those of a region, `targets add` "
    "enters one.",
)


@targets.command("list", hidden=True)
def list_(
    region: Annotated[str | None, typer.Argument(help="Code or name; all when not given.")] = None,
    as_json: Json = False,
) -> None:
    """List official targets, and those they replaced."""
    from povanalysis.sources.additions.targets import listing

    found = listing(projects.find(), region)

    def line(one: dict[str, Any]) -> str:
        value = "no number" if one["value"] is None else f"{one['value']:.10g} per cent"
        set_on = f"set on {one['set_on']}" if one["set_on"] else "day not known"
        state = "" if one["in_force"] else " [replaced]"
        return (
            f"{one['region']['code']}  {one['region']['name']}  {one['year']}: {value}{state}  "
            f"({one['document']}; {set_on}; {one['file']} row {one['row']})"
        )

    put(as_json, {"targets": found}, map(line, found))
    if not found and not as_json:
        say("No official target is known.")


@targets.command("add")
def add(
    region: Region,
    year: Annotated[int, typer.Argument(help="Year of the March figure it is about.")],
    value: Annotated[str, typer.Argument(help="Target for P0 in per cent, 11,95 or 11.95.")],
    document: Annotated[str | None, typer.Option(help="What sets it, such as RKPD 2027.")] = None,
    set_on: Annotated[
        str | None, typer.Option(help="Day or month it was set, YYYY-MM-DD or YYYY-MM; or unknown.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Address of the page it was found on.")] = None,
    licence: Annotated[str, typer.Option(help="Terms of use.")] = (
        "news or official page; fact cited"
    ),
    producer: Annotated[
        str, typer.Option(help="Who set it; the region's government when not given.")
    ] = "regional government",
    accessed: Accessed = None,
    status: Annotated[
        str, typer.Option(help="What is known of the document: seen, cited by the press.")
    ] = "",
    note: Annotated[str, typer.Option(help="Remark kept with the target.")] = "",
    replaces: Annotated[
        bool, typer.Option("--replaces", help="It takes the place of the known one, which is kept.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Enter an official target; forecasts and reports use it from then on."""
    from povanalysis.run import lock
    from povanalysis.run.params import check_target
    from povanalysis.sources.additions import targets as entering
    from povanalysis.sources.additions.registration import Origin

    document = _asked(document, "--document", "the document that sets it")
    set_on = _asked(set_on, "--set-on", "day it was set, or unknown")
    source = _asked(source, "--source", "address of the page it was found on")
    texts = {"--document": document, "--source": source, "--licence": licence, "--status": status,
             "--producer": producer, "--note": note}  # fmt: skip
    for option, text in texts.items():
        check_line(text, option)
    project = projects.find()
    origin = Origin(source, licence, producer, day(accessed, "--accessed"))
    with lock.held(project, say):
        done = entering.add(
            project, region, year, check_target(value), document=document, set_on=set_on, origin=origin,
            status=status, note=note, replaces=replaces,
        )  # fmt: skip
    path = f"data/raw/{done.path}"
    put(as_json, {"path": path, "known": done.known, "replaced": done.replaced}, [path])
    if done.known and not as_json:
        say("The target is known already; nothing was changed.")
    if done.replaced and not as_json:
        say(f"It takes the place of the target in {done.replaced}, which is kept.")


def _asked(value: str | None, option: str, question: str) -> str:
    if value is not None:
        return value
    return ask(option, question, f"{option} is missing: {question}.")
