"""The command ``data check``: registered figures, files that nobody registered, the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from povanalysis import project as projects
from povanalysis.cli.options import Json
from povanalysis.cli.output import put, say
from povanalysis.errors import listing
from povanalysis.project import Project
from povanalysis.regions import get

if TYPE_CHECKING:
    from povanalysis.sources.checking.checks import Checked
    from povanalysis.sources.checking.totals import ControlTotal


def check(
    head: Annotated[
        str | None,
        typer.Option(help="Fingerprint of the ledger, kept from a published front page."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Check registered figures, files in data/raw and the ledger of forecasts; exit 1 with findings.

    Named are files that are missing, changed or not registered, and entries of the ledger that were
    changed, removed or back-dated since the last publication, or since the one of --head.
    """
    found = look(projects.find(), head)
    checked = found.checked
    plain = {
        "data_version": found.data_version, **checked.to_json(), "unregistered": found.stray,
        "ledger": found.ledger,
    }  # fmt: skip
    put(as_json, plain, _check_lines(checked))
    if found.wrong:
        raise typer.Exit(1)


class Found(NamedTuple):
    """What the checks found: of figures, files that nobody registered, faults of the ledger."""

    data_version: str
    checked: Checked
    stray: list[str]
    ledger: list[str]

    @property
    def wrong(self) -> int:
        """How much of it has to be looked at."""
        return len(self.checked.errors) + len(self.stray) + len(self.ledger)


def look(project: Project, head: str | None = None) -> Found:
    """Run all checks, saying what is wrong with files and ledger; figures are in what is returned."""
    from povanalysis.questions.record import chain
    from povanalysis.run import publish as publication
    from povanalysis.sources import build as builds
    from povanalysis.sources import corrections as declared
    from povanalysis.sources import manifest as manifests
    from povanalysis.sources.checking import checks

    manifest = manifests.load(project)
    stray = manifest.unregistered()
    told = ((publication.read(project.reports) or {}).get("ledger") or {}).get("heads", [])
    ledger = list(chain.faults(project, told, head))
    for fault in ledger:
        say(f"ledger: {fault}")
    for version in [] if ledger else chain.doubles(project):
        say(
            f"ledger: two branches forecast {version}; the files of one are kept, both entries stand."
        )
    _say_stray(stray)
    manifest.verify()
    checked = checks.check(builds.assemble(manifest), declared.of(manifest))
    return Found(str(manifest.version), checked, stray, ledger)


def _say_stray(stray: Sequence[str]) -> None:
    if stray:
        names = listing([f"data/raw/{name}" for name in stray])
        say(
            f"Not registered, so not read: {names}. Take over what is a table with: povanalysis data "
            "import FILE; then remove them."
        )


def _check_lines(checked: Checked) -> Iterator[str]:
    from povanalysis.sources.checking import checks

    for finding in checked.findings:
        about = (finding.region, finding.indicator, str(finding.year or ""))
        where = " ".join(filter(None, about))
        place = f" [{finding.place}]" if finding.place else ""
        yield f"{finding.severity}: {finding.check} {where}: {finding.text}{place}"
    by_province: dict[str, list[ControlTotal]] = {}
    for total in checked.totals:
        by_province.setdefault(total.province, []).append(total)
    for code, totals in by_province.items():
        gaps = max(abs(total.gap) for total in totals)
        slips = totals[-1].slips
        low, high = min(slips, key=slips.__getitem__), max(slips, key=slips.__getitem__)
        yield (
            f"control totals of {get(code).name}, {totals[0].year}-{totals[-1].year}: largest "
            f"gap {gaps:.3f} points; smallest slip certain to be seen: {slips[low]:.2f} points "
            f"in {get(low).name} to {slips[high]:.2f} in {get(high).name}"
        )
    may_be_true = checks.DOUBTFUL | checks.CONFIRMABLE
    lines = [found.acknowledgement for found in checked.errors if found.check in may_be_true]
    if lines:
        yield "what is true after all goes under `acknowledged` in data/raw/corrections.yml:"
        yield from (f"  {line}" for line in lines)
    yield f"{len(checked.errors)} errors"
