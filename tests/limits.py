"""The limits of a page (docs/questions.md): words, numbers per 100 words, longest sentence.

    python -m tests.limits 3524 3506 --lang en,id       # what the pages of some regions measure

Counted on the HTML without figures, tables and code; tables, alternative text, captions and notes
are counted apart, so that nothing is saved by moving it there.
"""

from __future__ import annotations

import argparse
import re
import subprocess
from dataclasses import dataclass, field

from lxml import html

from povanalysis.render.embedded import pandoc
from tests.made_pages import page

FIRST = "sec-decision"
NUMBER = re.compile(r"(?<![\w.,])[+−-]?\d[\d.,]*(?!\w)")
WORD = re.compile(r"[^\W_][\w’'.,%-]*")
END = re.compile(r"(?<=[.!?])[)”’]?\s+(?=[A-Z0-9“(+−])")


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
    alt = sum(count(one.get("alt") or one.get("data-fig-alt") or "") for one in tree.iter("img"))
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


def main() -> None:
    """Print what pages measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("regions", nargs="+")
    parser.add_argument("--lang", default="en,id")
    parser.add_argument("--year", type=int)
    parser.add_argument("--notebook", default="regency")
    given = parser.parse_args()
    for region in given.regions:
        for lang in given.lang.split(","):
            found = measure(page(given.notebook, region=region, lang=lang, year=given.year))
            print(
                f"{region} {lang}: {found.words} words, page one {found.first}, "
                f"{found.per_hundred:.1f} numbers per 100 words, longest sentence "
                f"{count(found.longest)} words; tables {found.tables}, captions {found.captions}, "
                f"alternative text {found.alt}\n  {found.longest}"
            )


if __name__ == "__main__":
    main()
