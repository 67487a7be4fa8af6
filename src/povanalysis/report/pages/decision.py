"""The first page of a report on one region: a verdict, key figures and what can still act.

The verdict is words with a number, never a colour alone. Each key figure has its yardstick beside
it: the change beside the province's, the probability with its interval, the pace beside those seen,
the typical miss of such forecasts beside what the target takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from povanalysis.questions.ground.state import Timing
from povanalysis.questions.outlook import Outlook
from povanalysis.report.markdown import callout
from povanalysis.report.text.language import Words

AHEAD = ("latest", "change", "chance", "pace", "miss")
PASSED = ("latest", "change", "said", "expected", "miss")


def box(outlook: Outlook, more: Mapping[str, Any], words: Words) -> str:
    """Set the verdict and the key figures in a box; a figure that is not known is left out.

    Parameters
    ----------
    outlook
        The region's outlook.
    more
        As of :func:`povanalysis.report.facts.outlook.page_one`.
    words
        Language.
    """
    figures = []
    for key in PASSED if outlook.state.passed else AHEAD:
        if number := words(f"outlook.number-{key}", outlook, **more):
            label = words(f"outlook.label-{key}", outlook, **more)
            figures.append(f"::: {{}}\n\n[{number}]{{.key-figure}}\n\n{label}\n\n:::")
    return (
        f"::: {{.decision}}\n\n**{words('outlook.headline', outlook)}**\n\n"
        "::: {.key-figures}\n\n" + "\n\n".join(figures) + "\n\n:::\n\n:::"
    )


def not_held(outlook: Outlook, words: Words) -> str:
    """Name in a callout what was published of that month and is not in the data; else nothing."""
    if outlook.state.timing is Timing.OUT or not outlook.not_held:
        return ""
    lines = [
        "- " + words("outlook.missing", one, command=f"`{one.command}`{{.command}}")
        for one in outlook.not_held
    ]
    return callout(words("outlook.not-held-title"), "\n".join(lines), "warning")


def can_act(outlook: Outlook, words: Words) -> str:
    """Say in a callout which decisions the reference month can still show, or which one can.

    A March figure is measured in the households of that month: what is paid in the course of a
    year shows, for the most part, in March of the next.
    """
    return callout(words("outlook.act-title", outlook), words("outlook.act", outlook))
