"""The first page of a report on one region, which answers alone: two minutes, at most 250 words.

The answer in one sentence, three key figures, each with its yardstick and its own year, one chart,
what to do next, how far the answer carries and where its figures come from. Nothing on it refers to
a later page: it is published as a fact sheet and as a picture, too (:mod:`povanalysis.render.sheet`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from povanalysis.questions.ground.state import Timing
from povanalysis.questions.outlook import Outlook
from povanalysis.report.markdown import callout
from povanalysis.report.text.language import Words

KEYS = ("latest", "change", "expected")


def page(outlook: Outlook, more: Mapping[str, Any], chart: str, words: Words) -> str:
    """Lay out the first page; a key figure that is not known is left out.

    Parameters
    ----------
    outlook
        The region's outlook.
    more
        As of :func:`povanalysis.report.facts.outlook.page_one`.
    chart
        The chart as Markdown.
    words
        Language.
    """
    figures = []
    for key in KEYS:
        if number := words(f"outlook.number-{key}", outlook, **more):
            label = words(f"outlook.label-{key}", outlook, **more)
            figures.append(f"::: {{}}\n\n[{number}]{{.key-figure}}\n\n{label}\n\n:::")
    box = (
        f"::: {{.decision}}\n\n::: {{.lead}}\n\n**{words('outlook.headline', outlook)}**\n\n:::\n\n"
        "::: {.key-figures}\n\n" + "\n\n".join(figures) + "\n\n:::\n\n:::"
    )
    blocks = [
        box,
        chart,
        words("outlook.readings", outlook, **more),
        callout(words("outlook.act-title", outlook), words("outlook.act", outlook)),
        words("outlook.grade", outlook, **more),
        words("outlook.origin", outlook, **more),
    ]
    inside = "\n\n".join(block.strip("\n") for block in blocks if block)
    return f":::: {{.page-one}}\n\n{inside}\n\n::::"


def not_held(outlook: Outlook, words: Words) -> str:
    """Name in a callout what was published of that month and is not in the data; else nothing."""
    if outlook.state.timing is Timing.OUT or not outlook.not_held:
        return ""
    lines = [
        "- " + words("outlook.missing", one, command=f"`{one.command}`{{.command}}")
        for one in outlook.not_held
    ]
    return callout(words("outlook.not-held-title"), "\n".join(lines), "warning")
