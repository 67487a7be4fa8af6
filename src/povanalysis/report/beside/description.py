"""What a report says of itself to the runner: front matter, card, frame, downloads.

Every notebook binds its report to the name ``report``. The runner lets the kernel call
:func:`describe` on it behind the last cell, so that it need not compute the report a second time,
nor know which kinds of reports there are. In a notebook run by hand, :func:`introduced` says what
makes a page of it, too; files beside it there are none.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from povanalysis import project as projects
from povanalysis.regions import NATION
from povanalysis.report.beside.contract import PAGE, VARIABLE, Report

if TYPE_CHECKING:
    from povanalysis.project import Project
    from povanalysis.report.beside.imprint import Imprint
    from povanalysis.report.text.language import Words

Kind = TypeVar("Kind", bound=Report)


def introduced(report: Kind, project: Project | None = None) -> Kind:
    """Let a notebook run by hand say what its report is called; a build asks for it at the end.

    Shown are title and frame; front matter and frame travel with them for the renderer
    (:mod:`povanalysis.render.executed`), which puts them in their places.

    Parameters
    ----------
    report
        The report just opened, which is returned.
    project
        Whose data.
    """
    from IPython.core.getipython import get_ipython

    shell: Any = get_ipython()
    if shell is None or VARIABLE in os.environ:
        return report
    from IPython.display import Markdown, display

    from povanalysis.report.beside import imprint, what_if
    from povanalysis.report.text.language import Words

    own = imprint.of(project or projects.find(), report.lang)
    front, made, words = report.front_matter(), report.made(), Words(report.lang)
    front["author"] = own.author
    if made.get("target") is not None:
        front = what_if.front_matter(front, words)
    first, title = what_if.first_line(made, words, project), str(front["title"])
    below = _below(title, words, own, project)
    page = {"front": front, "masthead": own.masthead(words), "above": first, "below": below}
    heads = [f"# {title}", str(front.get("subtitle", "")), ", ".join(own.author)]
    text = "\n\n".join([own.masthead(words), *heads, first, below])
    shown = shell.display_formatter.format(Markdown(text))[0]
    display({**shown, PAGE: page, "text/plain": title}, raw=True)
    return report


def _below(title: str, words: Words, own: Imprint, project: Project | None = None) -> str:
    from povanalysis.questions.ground.known import coming
    from povanalysis.report.beside import page_frame
    from povanalysis.sources import store

    version = store.version(project)
    releases = store.table("releases", project, region=[NATION])
    return page_frame.colophon(title, version, words, coming(releases, version.as_of), own=own)


def describe(report: Report) -> None:
    """Hand a report's description to the runner, as an output of its own type.

    Its downloads are written beside the notebook; the frame (links above, citation below) travels
    with front matter and card, for the runner to put around the notebook. What the report and its
    downloads are about travels, too, for the runner to compare with what it asked for.
    """
    from IPython.display import display

    from povanalysis.report.beside import imprint, page_frame, what_if, workbook
    from povanalysis.report.text.language import Words

    own = imprint.of(projects.find(), report.lang)
    front, offered, made = report.front_matter(), report.download(), report.made()
    front["author"] = own.author
    words, beside = Words(report.lang), Path(os.environ[VARIABLE])
    sheet: bool = getattr(report, "has_sheet", False)
    # reports on one region lead to those of other years, a hypothetical one to the official one
    related: list[tuple[str, str]] = getattr(report, "related", list)()
    if made.get("target") is not None:
        front, offered = what_if.front_matter(front, words), what_if.download(offered)
        related = [(words("frame.official-report"), what_if.official_report(made)), *related]
    title = str(front["title"])
    workbook.write(offered, beside.parent, beside.name, title, report.lang, own)
    told = offered.results
    aims = told[told["indicator"].str.removeprefix(what_if.PREFIX) == "TARGET"]
    page = {
        "made": made,
        "download": {
            "regions": sorted(set(told["region"])),
            "targets": [
                [int(y), float(v)] for y, v in zip(aims["year"], aims["value"], strict=True)
            ],
        },
        "front": front,
        "card": {**report.card(), "title": title},
        "masthead": own.masthead(words),
        "above": f"{page_frame.links(beside.name, words, related, sheet=sheet)}\n"
        f"{what_if.first_line(made, words)}",
        "below": _below(title, words, own),
    }
    display({PAGE: page}, raw=True)
