"""Sections that every publication has: headings, sources, how to cite and repeat it.

A publication is a class whose methods return Markdown, one for each section of its notebook. What
is the same in all of them stands here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from povanalysis import project as projects
from povanalysis.project import Project
from povanalysis.report import outside
from povanalysis.report.beside import imprint
from povanalysis.report.markdown import code, columns, escape, figure, table
from povanalysis.report.text.language import Words
from povanalysis.report.text.told import Told
from povanalysis.sources import notes, reads, store

FILES_NAMED = 4
_SEE = "see "

Known: TypeAlias = Mapping[str, Mapping[str, str]]
"""Rows of the table of sources, by their code."""

if TYPE_CHECKING:
    from IPython.display import Markdown

    from povanalysis.report.charts.chart import Chart


def section(title: str, key: str, *parts: str) -> Markdown:
    """Give a section: heading with id, then its parts, each a block of its own.

    Parameters
    ----------
    title
        Heading.
    key
        Id without prefix; other sections link to it as ``#sec-key``.
    *parts
        Paragraphs, figures, tables; empty ones are left out.
    """
    from IPython.display import Markdown

    blocks = [f"## {title} {{#sec-{key}}}", *(part.strip("\n") for part in parts if part.strip())]
    return Markdown("\n" + "\n\n".join(blocks) + "\n")


def lead(text: str) -> str:
    """Set the first sentence of a section apart by weight: its finding.

    Examples
    --------
    >>> lead("It fell by 0.3 points. Why is not known.")
    '**It fell by 0.3 points.** Why is not known.'
    """
    finding, gap, rest = text.partition(". ")
    return f"**{finding}.**{gap[1:]}{rest}" if gap else f"**{text}**"


def sources(used: pd.DataFrame, words: Words, project: Project | None) -> str:
    """List the sources of some observations, with how many figures each gives and confirms.

    That others only confirm is said below the table.

    Parameters
    ----------
    used
        Rows of the observation contract.
    words
        Language.
    project
        Whose data.
    """
    given = Counter(used["source_id"])
    confirmed = Counter(code for codes in used["also_in"] for code in codes.split())
    chosen = sorted(given)
    # only the rows shown: a source added for another region must not make this report stale
    named = store.table("sources", project, source_id=chosen)
    behind = [text.removeprefix(_SEE) for text in named["locator"] if text.startswith(_SEE)]
    told = store.table("sources", project, source_id=sorted({*chosen, *behind}))
    known: Known = told.set_index("source_id").to_dict("index")
    rows = [
        [
            escape(code),
            words.number(given[code], 0),
            words.number(confirmed[code], 0),
            escape(f"{producer(known[code], words)}: {place(known[code], known)}"),
        ]
        for code in chosen
        if code in known
    ]
    heads = columns(words.of("frame"), "code given> confirmed> producer")
    listed = table(heads, rows, "sources", words("frame.sources-caption"))
    if not set(confirmed) - set(given):
        return listed
    return f"{listed}\n{words('frame.further')}\n"


def producer(source: Mapping[str, str], words: Words) -> str:
    """Name who made a figure: BPS itself, or those who cite it."""
    if source["producer"].startswith("press"):
        return words("frame.cited-by", publisher=source["publisher"])
    return source["publisher"] if source["producer"] == "BPS" else words("frame.bps")


def place(source: Mapping[str, str], known: Known) -> str:
    """Say where a figure was taken from: a public repository and file, or a page."""
    locator = source["locator"]
    if locator.startswith(_SEE):  # a figure derived from another source's file
        locator = known[locator.removeprefix(_SEE)]["locator"]
    repository, _at, _commit = locator.partition(" @")
    return repository.replace("github ", "github.com/", 1).replace(" : ", ", ")


def trace(used: pd.DataFrame, version: str, words: Words) -> str:
    """Say in which files the rows of some observations stand, with their hashes."""
    counted = used.groupby(["src_file", "src_sha256"]).size().sort_values(ascending=False)
    named = [{"file": code(file), "hash": f"`{digest[:16]}…`"} for file, digest in counted.index]
    if len(named) == 1:
        return words("frame.trace-one", version=f"`{version}`", **named[0])
    files = [words("frame.trace-file", **one) for one in named[:FILES_NAMED]]
    if len(named) > FILES_NAMED:
        files.append(words("terms.others", count=len(named) - FILES_NAMED))
    return words("frame.trace-several", files=words.joined(files), version=f"`{version}`")


def repeat(command: str, words: Words) -> str:
    """Say which command makes a publication again; the colophon says how to cite it."""
    return f"{words('frame.repeat')} `{command}`"


def finding(text: str) -> str:
    """Set the finding of a section apart by weight."""
    return f"**{text}**"


def drawn(chart: Chart | None, key: str) -> str:
    """Place a chart; nothing where there is none."""
    return "" if chart is None else figure(chart.svg, key, chart.caption, chart.alt)


def answer(told: Told, *blocks: str, listed: bool = False, closing: bool = True) -> list[str]:
    """Lay out an answer: finding, support, figure or table, and what follows from it as a list.

    Support is a paragraph, or a list where each sentence speaks of another thing and something
    stands between it and the closing list. What follows stands in a report three times at most:
    where it says something particular.
    """
    if not told.closing:
        return [" ".join(told), *blocks]
    apart = listed and len(told.support) > 1 and any(blocks)
    said = _list(told.support) if apart else " ".join(told.support)
    return [finding(told.finding), said, *blocks, _list(told.closing) if closing else ""]


def reading(region: str, words: Words, project: Project | None) -> Markdown | None:
    """Print the analyst's own reading of a region, below a heading that says whose it is.

    Parameters
    ----------
    region
        Code.
    words
        Language.
    project
        Whose notes; nothing is shown where there is none.
    """
    at = project or projects.find()
    reads.note(f"note {region} {words.lang}")
    path = notes.find(at).get((region, words.lang))
    if path is None:
        return None
    who = words.data(words.listed(imprint.of(at, words.lang).credited))
    named = "own" if who else "analyst"
    text = outside.paragraphs(notes.read(path), at.relative(path), path.parent)
    told = words(f"frame.reading-{named}", **({"who": who} if who else {}))
    apart = "```{=typst}\n#v(0.7em)\n```"  # a source stands close below its table; this is none
    note = f"::: {{.source}}\n\n{words('frame.reading-note')}\n\n:::"
    return section(told, "reading", text, apart, note)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
