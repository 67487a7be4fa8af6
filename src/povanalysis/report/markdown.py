"""The Markdown that both renderers read: figures, tables, callouts, with ids and captions.

This is the subset in which Quarto and the embedded renderer give the same page. Every block is
surrounded by blank lines, ids are unique in a document, and what comes from data is escaped.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from povanalysis.regions import get

# markup, and what typographic quotes, dashes and ellipses would be made of
NO_BREAK = "\u00a0"
WHOLE = 22
"""Letters of the longest name that stays on one line of a table."""

SPECIAL = re.compile(r"""([\\`*_\[\]<>@|$#^~'"]|(?<=-)-|(?<=\.)\.|:(?=::))""")

TURNING = re.compile("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that are not seen, and turn what follows them around or cut it off."""


def escape(text: str) -> str:
    r"""Escape text from data so that no character acts as markup.

    >>> print(escape("a_b | c@d"))
    a\_b \| c\@d
    """
    return SPECIAL.sub(r"\\\1", " ".join(TURNING.sub("", str(text)).split()))


def code(text: str) -> str:
    """Set text from data as code, whatever signs are in it.

    >>> code("a.csv"), code("a`{=html}.csv")
    ('`a.csv`', '`` a`{=html}.csv ``')
    """
    plain = " ".join(TURNING.sub("", text).split())
    marks = "`" * (1 + max(map(len, re.findall("`+", plain)), default=0))
    return f"{marks}{plain}{marks}" if len(marks) == 1 else f"{marks} {plain} {marks}"


def attribute(text: str) -> str:
    """Quote text for an attribute: one line, double quotes escaped."""
    return json.dumps(" ".join(TURNING.sub("", text).split()), ensure_ascii=False)


def figure(svg: str, key: str, caption: str, alt: str) -> str:
    """Place an SVG as a figure with caption and alternative text.

    Parameters
    ----------
    svg
        The image; it travels inside the document.
    key
        Id without prefix; the text refers to it as ``@fig-key``.
    caption
        Markdown, one line.
    alt
        What the figure shows, in words and numbers.
    """
    data = base64.b64encode(svg.encode()).decode()
    image = f"![{caption}](data:image/svg+xml;base64,{data})"
    return f"\n{image}{{#fig-{key} fig-alt={attribute(alt)}}}\n"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    title
        Header, with the unit where it has one.
    numeric
        Whether its cells are numbers, set flush right.
    """

    title: str
    numeric: bool = False


def place(region: str, year: int) -> str:
    """Name a region in a table; where its report on that year is published, the name leads to it.

    Parameters
    ----------
    region
        Code.
    year
        Year of the report.

    Examples
    --------
    >>> place("3571", 2026).replace(NO_BREAK, "_")
    '[Kota_Kediri]{.report data-report="kota-kediri-2026"}'
    """
    found = get(region)
    name = escape(found.short_name)
    whole = name.replace(" ", NO_BREAK) if len(name) <= WHOLE else name
    return f'[{whole}]{{.report data-report="{found.slug}-{year}"}}'


def columns(say: Callable[[str], str], names: str) -> list[Column]:
    """Head the columns of a table.

    Parameters
    ----------
    say
        Returns a message of the table's file.
    names
        Messages ``column-…`` by the end of their names; numbers stand below one that ends in ``>``.

    Examples
    --------
    >>> columns(str.upper, "region rate>")
    [Column(title='COLUMN-REGION', numeric=False), Column(title='COLUMN-RATE', numeric=True)]
    """
    heads = names.split()
    return [Column(say(f"column-{head.rstrip('>')}"), head.endswith(">")) for head in heads]


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    key: str,
    caption: str,
) -> str:
    """Write a pipe table with caption and id; the widths of its columns follow what is in them.

    Parameters
    ----------
    columns
        Headers and alignment.
    rows
        Cells as Markdown; one text per column.
    key
        Id without prefix; the text refers to it as ``@tbl-key``.
    caption
        Markdown, one line.
    """
    lines = [
        "| " + " | ".join(column.title for column in columns) + " |",
        "|" + "|".join("---:" if column.numeric else ":---" for column in columns) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n" + "\n".join(lines) + f"\n\n: {caption} {{#tbl-{key}}}\n"


def callout(title: str, text: str, kind: str = "note") -> str:
    """Set a paragraph apart, with a title in the language of the report."""
    return f"\n::: {{.callout-{kind} title={attribute(title)}}}\n\n{text}\n\n:::\n"
