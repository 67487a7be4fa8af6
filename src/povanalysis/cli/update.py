"""The command ``update``: what BPS has published since, checked, compared and published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from povanalysis import project as projects
from povanalysis.cli import checking, reports
from povanalysis.cli.data import Confirm, Revises, differing
from povanalysis.cli.data import line as difference
from povanalysis.cli.options import Json
from povanalysis.cli.output import say
from povanalysis.errors import DataError, PovError
from povanalysis.project import Project

if TYPE_CHECKING:
    from povanalysis.sources.newer import Newer


def update(
    revises: Revises = False,
    confirm: Confirm = None,
    renderer: reports.RendererName = None,
    as_json: Json = False,
) -> None:
    """Fetch new figures (key in BPS_API_KEY), check them, show what changed, build the reports."""
    from povanalysis.sources.webapi.client import KEY_VARIABLE

    project = projects.find()
    failed = False
    if os.environ.get(KEY_VARIABLE, "").strip():
        for newer in _fetched(project, revises, confirm):
            say(_told(newer))
            failed |= newer.error is not None
    else:
        say(_by_hand())
    if found := checking.look(project).wrong:
        raise DataError(
            f"The checks find {found} errors; nothing was built.",
            cure="See each with: povanalysis data check; then run `povanalysis update` again.",
        )
    for changed in _changes(project):
        say(changed)
    reports.build(renderer=renderer, as_json=as_json)
    if failed:
        raise typer.Exit(1)


def _fetched(project: Project, revises: bool, confirm: str | None) -> Iterator[Newer]:
    from povanalysis.run import lock
    from povanalysis.sources.newer import take_newer
    from povanalysis.sources.webapi.client import WebApi

    with (
        lock.held(project, say),
        WebApi(cache=project.build / "webapi-cache", max_age_days=0, warn=say) as api,
    ):
        yield from take_newer(project, api, project.build / "webapi", revises, confirm)


def _told(newer: Newer) -> str:
    if newer.error is not None:
        return f"{newer.indicator}: not taken over. {newer.error}"
    if newer.taken is None:
        return f"{newer.indicator}: nothing new"
    taken = newer.taken
    return (
        f"{newer.indicator}: {taken.added} figures added, {taken.confirmed} confirmed, "
        f"{taken.revised} revised (data/raw/{taken.path})"
    )


def _by_hand() -> str:
    from povanalysis.indicators import INDICATORS
    from povanalysis.sources import newer, store
    from povanalysis.sources.webapi import client

    last = newer.last_years(store.load(), "P0") or [0]
    year = last[0] + 1
    here = sum(one >= year for one in last)
    known = f" of the {len(last) - here} regencies that have none here" if here else ""
    return (
        f"Nothing is fetched without a key ({client.KEY_VARIABLE}). P0 of {year} and later{known} "
        f"stands in {client.page(INDICATORS['P0'].variable)} once it is published; take a downloaded "
        "table over with: povanalysis data import FILE, one figure with: povanalysis data add REGION "
        "YEAR VALUE"
    )


def _changes(project: Project) -> Iterator[str]:
    """Say what differs from the data of the last publication."""
    from povanalysis.run import publish as publication
    from povanalysis.sources import store, versions

    now = str(store.version(project))
    before = (publication.read(project.reports) or {}).get("data_version", now)
    if before == now:
        return
    store.load(project)  # keeps this version, too
    try:
        changes = versions.diff(project, before, now)
    except PovError as error:  # an edition of a time before versions were kept
        yield str(error)
        return
    yield f"Since the last edition ({before}), {differing(len(changes))}:"
    shown = 20
    yield from map(difference, changes[:shown])
    if len(changes) > shown:
        yield f"and {len(changes) - shown} more: povanalysis data diff {before}"
