"""Examining an installation: what works, what does not, and the cure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from povanalysis import project as projects
from povanalysis.errors import PovError, not_installed
from povanalysis.questions.ground.known import not_held
from povanalysis.regions import get
from povanalysis.render import embedded, quarto
from povanalysis.series import annual
from povanalysis.sources import manifest as manifests
from povanalysis.sources import store

MONTHS_UNTIL_STALE = 15


@dataclass(frozen=True)
class Finding:
    """One line of the examination.

    Parameters
    ----------
    subject
        What was examined.
    text
        What was found, with the cure where something is wrong.
    ok
        False when it stops a build.
    advice
        True for what does not stop a build but should be known.
    """

    subject: str
    text: str
    ok: bool = True
    advice: bool = False

    @property
    def mark(self) -> str:
        """A word for the terminal: ``ok``, ``note`` or ``FAIL``."""
        if not self.ok:
            return "FAIL"
        return "note" if self.advice else "ok  "

    def to_json(self) -> dict[str, Any]:
        """Give the finding as plain values."""
        status = self.mark.strip().lower()
        return {"subject": self.subject, "status": status, "text": self.text}


def stale_data(as_of: str, last_reference: str) -> str | None:
    """Say that a newer BPS figure probably exists, when it does.

    Parameters
    ----------
    as_of
        ISO date of the data version.
    last_reference
        Last reference month, ``YYYY-MM``.

    Examples
    --------
    >>> stale_data("2026-03-01", "2025-03") is None
    True
    >>> stale_data("2026-11-22", "2025-03")[:31]
    'The last figure is 20 months ol'
    """
    then, now = date.fromisoformat(f"{last_reference}-01"), date.fromisoformat(as_of)
    months = 12 * (now.year - then.year) + now.month - then.month
    if months <= MONTHS_UNTIL_STALE:
        return None
    return (
        f"The last figure is {months} months old ({last_reference}) on the date of the data "
        f"({as_of}): BPS has probably published a newer one. Add it with: povanalysis data add "
        f"REGION {then.year + 1} VALUE --indicator P0 --source URL"
    )


def _data() -> Finding:
    project = projects.find()
    manifest = manifests.load(project)
    manifest.verify()
    return Finding("data", f"{len(manifest.resources)} raw files as registered")


def _age() -> Finding:
    last = annual(store.observations()).groupby("region")["year"].max()
    typical = int(last.mode().max())  # every region has a last year of its own
    note = stale_data(store.version().as_of, f"{typical}-03")
    told = f"March {typical} for {int((last == typical).sum())} of {len(last)} regions"
    return Finding("newest figure", note or told, advice=note is not None)


def _published() -> Finding:
    found = not_held(store.observations(), store.table("releases"), store.version().as_of)
    if not found:
        return Finding("published figures", "all that releases.csv names are in the data")
    told = [
        f"{get(one.region).name}, {one.period} {one.year}, published on {one.published_on}: add it "
        f"with {one.command}"
        for one in found
    ]
    return Finding("published figures", "not in the data: " + "; ".join(told), advice=True)


def _kernel() -> Finding:
    from jupyter_client.kernelspec import KernelSpecManager

    spec = KernelSpecManager().get_kernel_spec("python3")
    return Finding("kernel", f"python3: {spec.argv[0]}")


def _embedded() -> Finding:
    return Finding("embedded renderer", embedded.engines())


def _quarto() -> Finding:
    found = quarto.find()
    if found is None:
        return Finding("Quarto", quarto.why_not(), advice=True)
    return Finding("Quarto", f"{found.version}, used by --renderer auto")


def examine() -> list[Finding]:
    """Examine the installation; every subject gives one finding, none stops the others."""
    findings = []
    subjects: list[tuple[str, Callable[[], Finding]]] = [
        ("project", lambda: Finding("project", str(projects.find().root))),
        ("data", _data),
        ("newest figure", _age),
        ("published figures", _published),
        ("kernel", _kernel),
        ("embedded renderer", _embedded),
        ("Quarto", _quarto),
    ]
    for subject, look in subjects:
        try:
            findings.append(look())
        except PovError as error:
            findings.append(Finding(subject, str(error), ok=False))
        except Exception as error:
            lacking = not_installed(getattr(error, "name", None))
            told = str(lacking or f"{type(error).__name__}: {error}")
            findings.append(Finding(subject, told, ok=False))
    return findings
