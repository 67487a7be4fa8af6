"""What a reader sees: texts, cells, tables and figures, of a page and of what Jupyter shows of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import fromstring

MARKUP = (":::", "{#", "{.", "{=", "@tbl-", "@fig-", "fig-alt", "```")
_TEXTS = (
    "self::p or self::li or self::h1 or self::h2 or self::h3 or self::figcaption or self::caption"
)
_CAPTION = re.compile(r"^\w+ \d+: ")
_ORDER = ("text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain")
"""What JupyterLab and nbconvert take first of an output."""


@dataclass(frozen=True)
class Seen:
    """What stands somewhere: texts and cells as often as they stand there."""

    texts: Counter[str]
    cells: Counter[str]
    tables: int
    figures: int
    whole: str

    def lacks(self, other: Seen) -> list[str]:
        """Name what the other has, and this has not, or has more than once, and markup that shows."""
        wrong = [f"lacks: {text}" for text in other.texts - self.texts if text not in self.whole]
        wrong += [f"lacks the cell: {text}" for text in other.cells - self.cells]
        wrong += [f"twice: {text}" for text in self.texts - other.texts if other.texts[text]]
        for what in ("tables", "figures"):
            if (here := getattr(self, what)) != (there := getattr(other, what)):
                wrong.append(f"{here} {what}, not {there}")
        return wrong + [f"shows {mark}" for mark in MARKUP if mark in self.whole]


def of(tree: Any) -> Seen:
    """Read parts of a page; references and captions without numbers, which the whole page gives."""
    for one in tree.xpath(".//a[starts-with(@href, '#fig-') or starts-with(@href, '#tbl-')]"):
        one.text = (one.text_content() or "").split("\u00a0")[0].split(" ")[0]
    leaves = tree.xpath(f".//*[{_TEXTS}][not(.//p or .//li)]")
    return Seen(
        Counter(filter(None, (_CAPTION.sub("", _words(one)) for one in leaves))),
        Counter(map(_words, tree.xpath(".//td | .//th"))),
        len(tree.xpath(".//table")),
        len(tree.xpath(".//img | .//svg[not(ancestor::svg)]")),
        _words(tree),
    )


def of_page(tree: Any) -> Seen:
    """Read a published page, all but its list of contents."""
    for one in tree.xpath("//nav"):
        one.drop_tree()
    return of(_gathered(tree.xpath("//main")))


def of_outputs(cells: Iterable[Mapping[str, Any]]) -> Seen:
    """Read what Jupyter shows of the outputs of cells."""
    parts = []
    for output in (one for cell in cells for one in cell.get("outputs", [])):
        data = output.get("data", {"text/plain": output.get("text", "")})
        kind = next((kind for kind in _ORDER if kind in data), None)
        text = "".join(data[kind]) if kind else ""
        alt = output.get("metadata", {}).get(kind, {}).get("alt", "")
        match kind:
            case "image/png":
                parts.append(f'<img alt="{alt}" src="data:image/png;base64,{text}">')
            case "text/plain" | "text/markdown":
                parts.append(f"<pre>{text.replace('&', '&amp;').replace('<', '&lt;')}</pre>")
            case _:
                parts.append(text)
    return of(fromstring(f"<main>{''.join(parts)}</main>"))


def of_jupyter(html: str) -> Seen:
    """Read the outputs in a page of JupyterLab or nbconvert."""
    shows = "//*[contains(concat(' ', @class, ' '), ' jp-OutputArea-output ')]"
    return of(_gathered(fromstring(html).xpath(shows)))


def _gathered(parts: Iterable[Any]) -> Any:
    whole = fromstring("<main></main>")
    whole.extend(parts)
    return whole


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
