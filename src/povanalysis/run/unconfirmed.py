"""Figures that a check doubts and nobody has confirmed: reports about them are not made.

The checks of a data version take seconds, so what they found is kept in ``build/checked.json``
until data or checks change. A gap stands in no report's way: the figures beside it are right.
"""

from __future__ import annotations

import json
from typing import Any

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.regions import NATION, get, regions
from povanalysis.run.params import ComparisonParams, Params, ProvinceParams, RegencyParams
from povanalysis.run.plan import Job
from povanalysis.sources import freshness
from povanalysis.sources import manifest as manifests

NAME = "checked.json"
SHOWN = 3  # findings named in a message


def open_findings(project: Project) -> list[dict[str, Any]]:
    """Give the findings of a project's figures that fail, apart from gaps, as plain values."""
    made_of = [manifests.load(project).version.sha256, freshness.code()]
    path = project.build / NAME
    try:
        held = json.loads(files.read_text(path))
        if held["made_of"] == made_of:
            return list(held["findings"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass  # none, or a broken one: the checks run again
    from povanalysis.sources import corrections as declared
    from povanalysis.sources import store
    from povanalysis.sources.checking.checks import check

    checked = check(store.load(project), declared.of(manifests.load(project)))
    found = [one.to_json() for one in checked.errors if one.check != "gap"]
    files.write(path, json.dumps({"made_of": made_of, "findings": found}))
    return found


def doubt(job: Job, findings: list[dict[str, Any]]) -> DataError | None:
    """Say why a report waits: findings about a region it is about, or about what that is part of.

    Parameters
    ----------
    job
        The report; one on data and methods waits for what concerns all figures alone.
    findings
        Of :func:`open_findings`.
    """
    places = _places(job.params)
    mine = [one for one in findings if not one["region"] or one["region"] in places]
    if not mine:
        return None
    told = " ".join(
        f"{one['check']} {' '.join(map(str, filter(None, (one['region'], one['year']))))}: "
        f"{one['text']}"
        for one in mine[:SHOWN]
    )
    more = f" And {len(mine) - SHOWN} more." if len(mine) > SHOWN else ""
    return DataError(
        f"{job.label}: nobody has confirmed what the checks doubt, {told}{more}",
        cure="Look at the figure again: povanalysis data check. If BPS published it so, acknowledge "
        "it as that command shows and build again.",
    )


def _places(params: Params) -> set[str]:
    """Give the codes of the regions a report is about, their provinces and the nation."""
    own: list[str] = []
    if isinstance(params, RegencyParams):
        own = [params.region]
    elif isinstance(params, ComparisonParams):
        own = params.regions.split(",")
    elif isinstance(params, ProvinceParams):
        own = [params.province, *(one.code for one in regions(params.province))]
    above = {get(code).province or NATION for code in own}
    return {*own, *above, *([NATION] if own else [])}
