"""The limits of a page (docs/questions.md): words, numbers per 100 words, longest sentence.

    python -m tests.limits 3524 3506 --lang en,id       # what the pages of some regions measure
    python -m tests.limits 3500 --notebook province     # also comparison (3524,3506), methods

Counted on the HTML without figures, tables and code; tables, captions and alternative text are
counted apart and capped a little above what the longest page has, so that nothing is saved by
moving it there.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from importlib import import_module
from unittest import mock

from lxml import html

from povanalysis.questions.ground.state import year_state
from povanalysis.questions.outlook import Outlook, outlook
from povanalysis.render.embedded import pandoc
from povanalysis.report import charts
from povanalysis.report.charts import style
from povanalysis.report.pages.regency import RegencyReport
from tests.made_pages import NOTEBOOKS, page

FIRST = "sec-decision"
NUMBER = re.compile(r"(?<![\w.,])[+−-]?\d[\d.,]*(?!\w)")
WORD = re.compile(r"[^\W_][\w’'.,%-]*")
END = re.compile(r"(?<=[.!?])[)”’]?\s+(?=[A-Z0-9“(+−])")


BARS = {
    "words": 1600,
    "first": 250,
    "numbers per 100 words": 10,
    "words in a sentence": 35,
    "words in tables": 1050,
    "words in captions": 280,
    "words in alternative text": 280,
}
STATES = ("ahead", "waiting", "out", "no target")
AHEAD = "-02-10"
"""A day of the year before its March."""
ASKED = 0.95
"""A target where a region has none: this share of its last figure, for the states with one."""


@dataclass(frozen=True)
class Measured:
    """What one page measures.

    Attributes
    ----------
    words, numbers
        Of its prose: paragraphs and lists, callouts and key figures included.
    first
        Words of page one.
    tables, captions, alt
        Words that stand in tables, captions, alternative text.
    sentences
        Every sentence of the prose.
    """

    words: int
    numbers: int
    first: int
    tables: int
    captions: int
    alt: int
    sentences: list[str] = field(repr=False)

    @property
    def per_hundred(self) -> float:
        """Numbers per 100 words of prose."""
        return 100 * self.numbers / max(1, self.words)

    @property
    def longest(self) -> str:
        """The sentence with most words."""
        return max(self.sentences, key=count, default="")

    @property
    def sizes(self) -> dict[str, float]:
        """What is limited, by the names of :data:`BARS`."""
        found = (self.words, self.first, round(self.per_hundred, 1), count(self.longest))
        return dict(zip(BARS, (*found, self.tables, self.captions, self.alt), strict=True))

    @property
    def beyond(self) -> dict[str, float]:
        """What passes its bar."""
        return {name: size for name, size in self.sizes.items() if size > BARS[name]}


def count(text: str) -> int:
    """Count words; a number is one."""
    return len(WORD.findall(text))


def measure(markdown: str) -> Measured:
    """Measure a page.

    Parameters
    ----------
    markdown
        Its sections, from the first heading of the second level on.
    """
    body = markdown[re.search(r"^## ", markdown, re.M).start() :]  # type: ignore[union-attr]
    command = [str(pandoc()), "--from=markdown", "--to=html", "--section-divs"]
    done = subprocess.run(command, input=body, capture_output=True, text=True, check=True)
    tree = html.fromstring(f"<main>{done.stdout}</main>")
    alt = sum(count(one.get("data-fig-alt") or one.get("alt") or "") for one in tree.iter("img"))
    captions = sum(count(one.text_content()) for one in tree.iter("caption", "figcaption"))
    tables = sum(count(one.text_content()) for one in tree.iter("tbody", "thead"))
    for one in tree.xpath("//table|//figure|//code|//*[contains(@class,'footnotes')]"):
        one.drop_tree()
    texts = {
        one: " ".join(one.text_content().split())
        for one in tree.xpath("//p|//li[not(p)]|//dd[not(p)]")
    }
    first = tree.xpath(f"//*[@id='{FIRST}']")
    prose = list(texts.values())
    return Measured(
        words=sum(map(count, prose)),
        numbers=sum(len(NUMBER.findall(text)) for text in prose),
        first=sum(
            count(text) for one, text in texts.items() if first and first[0] in one.iterancestors()
        ),
        tables=tables,
        captions=captions,
        alt=alt,
        sentences=[sentence for text in prose for sentence in END.split(text)],
    )


def in_state(region: str, state: str) -> Outlook:
    """Give the outlook of a region in one of :data:`STATES` of the year."""
    made = outlook(region)
    if state == "no target":
        return replace(made, target=None)
    asked = None if made.target else round(ASKED * made.last_value, 2)
    if state == "out":
        return outlook(region, made.last_year)
    made = outlook(region, made.year, asked)
    if state == "waiting":
        return made
    day = f"{made.year}{AHEAD}"
    return replace(made, as_of=day, state=year_state(made.year, day, is_out=False, has_target=True))


def told(report: RegencyReport, drawn: bool = False) -> str:
    """Give the sections of a report on a regency, in the order of its notebook.

    Parameters
    ----------
    report
        The report.
    drawn
        Whether its charts are drawn; what they say does not need it.
    """
    cells = json.loads((NOTEBOOKS / "regency.ipynb").read_text(encoding="utf-8"))["cells"]
    names = re.findall(r"^report\.(\w+)\(\)$", "\n".join("".join(c["source"]) for c in cells), re.M)
    with contextlib.nullcontext() if drawn else undrawn():
        shown = [getattr(report, name)() for name in names]
    return "\n".join(one.data for one in shown if one is not None)


@contextlib.contextmanager
def undrawn() -> Iterator[None]:
    """Leave all charts empty."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(style, "to_svg", return_value="<svg/>"))
        for found in pkgutil.iter_modules(charts.__path__):
            module = import_module(f"{charts.__name__}.{found.name}")
            for name in filter(lambda name: name.startswith("draw"), dir(module)):
                stack.enter_context(mock.patch.object(module, name))
        yield


def main() -> None:
    """Print what pages measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("regions", nargs="*")
    parser.add_argument("--lang", default="en,id")
    parser.add_argument("--year", type=int)
    parser.add_argument("--notebook", default="regency")
    given = parser.parse_args()
    asked = {"comparison": "regions", "province": "province"}.get(given.notebook, "region")
    for region in given.regions or ["-"]:
        for lang in given.lang.split(","):
            more = {} if given.notebook == "methods" else {asked: region, "year": given.year}
            found = measure(page(given.notebook, lang=lang, **more))
            print(
                f"{region} {lang}: {found.words} words, page one {found.first}, "
                f"{found.per_hundred:.1f} numbers per 100 words, longest sentence "
                f"{count(found.longest)} words; tables {found.tables}, captions {found.captions}, "
                f"alternative text {found.alt}\n  {found.longest}"
            )


if __name__ == "__main__":
    main()
