"""What a report says of itself to the runner: front matter, card, frame, downloads.

Every notebook binds its report to the name ``report``. The runner lets the kernel call
:func:`describe` on it behind the last cell, so that it need not compute the report a second time,
nor know which kinds of reports there are. A notebook run by hand shows nothing of this.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from povanalysis.report.card import Report

PAGE = "application/vnd.povanalysis.page+json"
CELL = "from povanalysis.report.page import describe\n\ndescribe(report)"
VARIABLE = "POVANALYSIS_BESIDE"
"""Names the executed notebook, without suffix; the downloads are written beside it."""
DOWNLOADS = ("csv", "xlsx")


def describe(report: Report) -> None:
    """Hand a report's description to the runner, as an output of its own type.

    Its downloads are written beside the notebook; the frame (links above, citation below) travels
    with front matter and card, for the runner to put around the notebook. What the report and its
    downloads are about travels, too, for the runner to compare with what it asked for.
    """
    from IPython.display import display

    from povanalysis.report import downloads, frame
    from povanalysis.report.words import Words
    from povanalysis.sources import store

    front = report.front_matter()
    title, words, beside = str(front["title"]), Words(report.lang), Path(os.environ[VARIABLE])
    offered = report.download()
    downloads.write(offered, beside.parent, beside.name, title, report.lang)
    told = offered.results
    aims = told[told["indicator"] == "TARGET"]
    # reports on one region lead to those of other years
    related: Callable[[], list[tuple[str, str]]] = getattr(report, "related", list)
    page = {
        "made": report.made(),
        "download": {
            "regions": sorted(set(told["region"])),
            "targets": [
                [int(y), float(v)] for y, v in zip(aims["year"], aims["value"], strict=True)
            ],
        },
        "front": front,
        "card": report.card(),
        "above": frame.links(beside.name, words, related()),
        "below": frame.colophon(title, store.version(), words),
    }
    display({PAGE: page}, raw=True)
