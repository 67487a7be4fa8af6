"""Figures that a check doubts and nobody has confirmed: reports about them are not made.

The checks of a data version take seconds, so what they found is kept in ``build/checked.json``
until data or checks change. A gap stands in no report's way: the figures beside it are right.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.sources import freshness
from povanalysis.sources import manifest as manifests
from povanalysis.sources.checking.findings import Finding

NAME = "checked.json"
SHOWN = 3  # findings named in a message


def open_findings(project: Project, say: Callable[[str], None]) -> list[Finding]:
    """Give the findings of a project's figures that fail, apart from gaps; say when they are sought."""
    version = manifests.load(project).version
    made_of = [version.sha256, freshness.code()]
    path = project.build / NAME
    try:
        held = json.loads(files.read_text(path))
        if held["made_of"] == made_of:
            return [Finding(**one) for one in held["findings"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass  # none, or a broken one: the checks run again
    from povanalysis.sources import corrections as declared
    from povanalysis.sources import store
    from povanalysis.sources.checking.checks import check

    say(f"Checking the figures of version {version}, once")
    checked = check(store.load(project), declared.of(manifests.load(project)))
    found = [one for one in checked.errors if one.check != "gap"]
    plain = {"made_of": made_of, "findings": [one.to_json() for one in found]}
    files.write(path, json.dumps(plain))
    return found


def doubt(label: str, places: Collection[str], findings: Sequence[Finding]) -> DataError | None:
    """Say why a report waits; None where it need not.

    Parameters
    ----------
    label
        Names the report.
    places
        Codes of the regions it is about and of what they are part of. One without any waits for
        what concerns all figures alone.
    findings
        Of :func:`open_findings`.
    """
    mine = [one for one in findings if not one.region or one.region in places]
    if not mine:
        return None
    told = " ".join(one.told for one in mine[:SHOWN])
    more = f" And {len(mine) - SHOWN} more." if len(mine) > SHOWN else ""
    return DataError(
        f"{label}: nobody has confirmed what the checks doubt, {told}{more}",
        cure="Look at the figure again: povanalysis data check. If BPS published it so, acknowledge "
        "it as that command shows and build again.",
    )
