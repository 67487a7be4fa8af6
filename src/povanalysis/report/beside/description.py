"""What a report says of itself to the runner: front matter, card, frame, downloads.

Every notebook binds its report to the name ``report``. The runner lets the kernel call
:func:`describe` on it behind the last cell, so that it need not compute the report a second time,
nor know which kinds of reports there are. A notebook run by hand shows nothing of this.
"""

from __future__ import annotations

import os
from pathlib import Path

from povanalysis.report.beside.contract import PAGE, VARIABLE, Report


def describe(report: Report) -> None:
    """Hand a report's description to the runner, as an output of its own type.

    Its downloads are written beside the notebook; the frame (links above, citation below) travels
    with front matter and card, for the runner to put around the notebook. What the report and its
    downloads are about travels, too, for the runner to compare with what it asked for.
    """
    from IPython.display import display

    from povanalysis.report.beside import page_frame, what_if, workbook
    from povanalysis.report.text.language import Words
    from povanalysis.sources import store

    front, offered, made = report.front_matter(), report.download(), report.made()
    words, beside = Words(report.lang), Path(os.environ[VARIABLE])
    # reports on one region lead to those of other years, a hypothetical one to the official one
    related: list[tuple[str, str]] = getattr(report, "related", list)()
    if made.get("target") is not None:
        front, offered = what_if.front_matter(front, words), what_if.download(offered)
        related = [(words("frame.official-report"), what_if.official_report(made)), *related]
    title = str(front["title"])
    workbook.write(offered, beside.parent, beside.name, title, report.lang)
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
        "above": f"{page_frame.links(beside.name, words, related)}\n{what_if.first_line(made, words)}",
        "below": page_frame.colophon(title, store.version(), words),
    }
    display({PAGE: page}, raw=True)
