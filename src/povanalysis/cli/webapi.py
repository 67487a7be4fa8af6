"""The commands ``data fetch`` and ``data verify``, which ask BPS's WebAPI (key in BPS_API_KEY)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from povanalysis.errors import ParameterError

if TYPE_CHECKING:
    from povanalysis.sources.webapi.verify import Verification

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
MaxAge = Annotated[float, typer.Option(help="Days an answer in the cache stays good.")]


def register(data: typer.Typer) -> None:
    """Add the commands to ``povanalysis data``."""
    data.command("fetch")(fetch)
    data.command("verify")(verify)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _print(plain: Any) -> None:
    print(json.dumps(plain, indent=2, ensure_ascii=False))


def fetch(
    domain: Annotated[
        list[str] | None, typer.Argument(help="Codes or names of provinces; the nation else.")
    ] = None,
    indicator: Annotated[str, typer.Option(help="P0, POVERTY_LINE, POOR, P1 or P2.")] = "P0",
    years: Annotated[str, typer.Option(help="Years, comma-separated; all else.")] = "",
    max_age: MaxAge = 1.0,
    out: Annotated[
        Path | None, typer.Option(help="Where to write the answers; build/webapi when not given.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask the BPS WebAPI (key in BPS_API_KEY) and write answers that `data import` reads."""
    from povanalysis import project as projects
    from povanalysis.sources.webapi.client import WebApi

    project = projects.find()
    wanted = [part.strip() for part in years.split(",") if part.strip()]
    if not all(part.isdigit() for part in wanted):
        raise ParameterError(f"{years!r} are no years.", cure="Write 2024,2025.", option="--years")
    folder = out or project.build / "webapi"
    with WebApi(cache=project.build / "webapi-cache", max_age_days=max_age, warn=_say) as api:
        answers = api.fetch(indicator, domain or ["0000"], [int(year) for year in wanted])
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for answer in answers:
        path = folder / answer.file_name
        path.write_text(answer.text, encoding="utf-8")
        paths.append(path)
    if as_json:
        _print({"files": [str(path) for path in paths], "stale": [a.stale for a in answers]})
    else:
        for path in paths:
            print(path)


def verify(
    regions: Annotated[
        list[str] | None, typer.Argument(help="Codes or names; all, and a record, when not given.")
    ] = None,
    max_age: MaxAge = 1.0,
    as_json: Json = False,
) -> None:
    """Compare the figures with BPS's own tables (key in BPS_API_KEY); exit 1 where they differ."""
    from povanalysis import project as projects
    from povanalysis.regions import resolve
    from povanalysis.sources.webapi import verified
    from povanalysis.sources.webapi import verify as verifying
    from povanalysis.sources.webapi.client import WebApi

    project = projects.find()
    codes = [resolve(region).code for region in regions] if regions else None
    with WebApi(cache=project.build / "webapi-cache", max_age_days=max_age, warn=_say) as api:
        found = verifying.verify(project, api, codes, _say)
    kept = None if codes else verified.keep(project, found.to_json())
    if as_json:
        _print({**found.to_json(), "record": kept})
    else:
        _tell(found)
        if kept:
            print(f"{kept}: written")
    if found.findings:
        raise typer.Exit(1)


def _tell(found: Verification) -> None:
    for finding in found.findings:
        print(finding)
    for one in found.compared:
        print(
            f"{one.indicator}, variable {one.variable}, changed {one.last_update or 'unknown'}: "
            f"{one.asked} looked up, {one.agree} agree, {len(one.differ)} differ, "
            f"{len(one.missing)} not found"
        )
    print(f"{found.outside} figures stand in other tables (nation, provinces in September)")
