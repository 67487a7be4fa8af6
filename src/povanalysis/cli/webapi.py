"""The commands ``data fetch`` and ``data verify``, which ask BPS's WebAPI (key in BPS_API_KEY)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from povanalysis import files
from povanalysis import project as projects
from povanalysis.cli.options import Json
from povanalysis.cli.output import put, say, split
from povanalysis.errors import ParameterError
from povanalysis.regions import resolve

if TYPE_CHECKING:
    from povanalysis.sources.webapi.verify import Verification

MaxAge = Annotated[float, typer.Option(min=0, help="Days an answer in the cache stays good.")]
Patience = Annotated[
    float, typer.Option(min=1, max=86_400, help="Seconds in which all answers must have come.")
]


def fetch(
    domain: Annotated[
        list[str] | None, typer.Argument(help="Codes or names of provinces; the nation else.")
    ] = None,
    indicator: Annotated[str, typer.Option(help="P0, POVERTY_LINE, POOR, P1 or P2.")] = "P0",
    years: Annotated[str, typer.Option(help="Years, comma-separated; all else.")] = "",
    max_age: MaxAge = 1.0,
    patience: Patience = 900.0,
    out: Annotated[
        Path | None, typer.Option(help="Where to write the answers; build/webapi when not given.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask the BPS WebAPI (key in BPS_API_KEY) and write answers that `data import` reads."""
    from povanalysis.sources.webapi.client import WebApi

    project = projects.find()
    wanted = split(years)
    if not all(re.fullmatch("[0-9]{4}", part) for part in wanted):
        raise ParameterError(f"{years!r} are no years.", cure="Write 2024,2025.", option="--years")
    folder = out or project.build / "webapi"
    cache = project.build / "webapi-cache"
    with WebApi(cache, max_age_days=max_age, warn=say, patience=patience) as api:
        answers = api.fetch(indicator, domain or ["0000"], [int(year) for year in wanted])
    paths = [folder / answer.file_name for answer in answers]
    with files.together() as made:
        for path, answer in zip(paths, answers, strict=True):
            made.write(path, answer.text)
    plain = {"files": [str(path) for path in paths], "stale": [a.stale for a in answers]}
    put(as_json, plain, paths)


def verify(
    regions: Annotated[
        list[str] | None, typer.Argument(help="Codes or names; all, and a record, when not given.")
    ] = None,
    max_age: MaxAge = 1.0,
    patience: Patience = 900.0,
    as_json: Json = False,
) -> None:
    """Compare the figures with BPS's own tables (key in BPS_API_KEY); exit 1 where they differ."""
    from povanalysis.run import lock
    from povanalysis.sources.webapi import verified
    from povanalysis.sources.webapi import verify as verifying
    from povanalysis.sources.webapi.client import WebApi

    project = projects.find()
    codes = [resolve(region).code for region in regions] if regions else None
    cache = project.build / "webapi-cache"
    with WebApi(cache, max_age_days=max_age, warn=say, patience=patience) as api:
        found = verifying.verify(project, api, codes, say)
    kept = None
    if not codes:
        with lock.held(project, say):
            kept = verified.keep(project, found.to_json())
    put(as_json, {**found.to_json(), "record": kept}, _lines(found, kept))
    if found.findings:
        raise typer.Exit(1)


def _lines(found: Verification, kept: str | None) -> Iterator[object]:
    yield from found.findings
    for one in found.compared:
        yield (
            f"{one.indicator}, variable {one.variable}, changed {one.last_update or 'unknown'}: "
            f"{one.asked} looked up, {one.agree} agree, {len(one.differ)} differ, "
            f"{len(one.missing)} not found"
        )
    yield f"{found.outside} figures stand in other tables (nation, provinces in September)"
    if kept:
        yield f"{kept}: written"
