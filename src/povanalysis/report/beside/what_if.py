"""Reports on a target that is nobody's: marked as hypothetical wherever they may be read.

A report that is asked for with another target than the official one of its region and year answers
a question ("what if it were 11.5?") and must never be taken for the official report. It says so on
its first line, in its title and description, and in its downloads, where the rows that stand on
the target have codes of their own. The front page does not show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from povanalysis.questions.ground.aims import official_target
from povanalysis.regions import get
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from povanalysis.project import Project
    from povanalysis.report.beside.downloads import Download

PREFIX = "HYPOTHETICAL_"
RESULTS = (
    "TARGET", "TARGET_MARGIN", "PROBABILITY_TARGET_MET", "PROBABILITY_TARGET_RECORDED",
    "REQUIRED_CHANGE", "PEOPLE_TO_LIFT",
)  # fmt: skip
"""Results that stand on the target."""


def mark(made: Mapping[str, Any], words: Words, project: Project | None = None) -> str:
    """Write the first line of a hypothetical report, Markdown; empty for an official one.

    Parameters
    ----------
    made
        What the report was made with (:meth:`povanalysis.report.beside.contract.Report.made`).
    words
        Language.
    project
        Whose targets are official.
    """
    if made.get("target") is None:
        return ""
    official = official_target(made["region"], made["year"], project)
    return words(
        "hypothetical.mark",
        target=made["target"],
        year=made["year"],
        official=None if official is None else official.value,
    )


def first_line(made: Mapping[str, Any], words: Words, project: Project | None = None) -> str:
    """Write the mark as a block of the page, which stands above everything on every screen."""
    text = mark(made, words, project)
    return f"::: {{.hypothetical}}\n\n{text}\n\n:::\n" if text else ""


def front_matter(front: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Mark title, description and running head of a document."""
    named = [key for key in ("title", "description", "running-head") if key in front]
    return {**front, **{key: words("hypothetical.marked", text=front[key]) for key in named}}


def download(offered: Download) -> Download:
    """Give what stands on the target codes of its own, ``HYPOTHETICAL_TARGET`` and so on."""
    results = offered.results.copy()
    standing = results["indicator"].isin(RESULTS)
    results.loc[standing, "indicator"] = PREFIX + results.loc[standing, "indicator"]
    return replace(offered, results=results)


def official_report(made: Mapping[str, Any]) -> str:
    """Give the file name, without suffix, of the report on the official target."""
    return f"{get(made['region']).slug}-{made['year']}"
