"""What a page says of a report that was wrong: corrected, or withdrawn, on which day and why.

The reason is in the words of whoever published it, and text like any other from outside.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from povanalysis.report.beside.page_frame import colophon, links
from povanalysis.report.facts.values import Code
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from povanalysis.report.beside.imprint import Imprint
    from povanalysis.sources.manifest import DataVersion

_BODY = re.compile(r"<body\b[^>]*>(?:.*?<main\b[^>]*>)?", re.S)
_NOTICE = re.compile(r'\n<aside class="erratum".*?</aside>', re.S)
_HREF = re.compile(r'href="([^"]+)"')
_STYLE = "margin:0 0 1.25rem;padding:.4rem .9rem;border:2px solid #a33"


@dataclass(frozen=True)
class Erratum:
    """That a report was wrong.

    Attributes
    ----------
    report
        File name without suffix.
    kind
        ``corrected`` or ``withdrawn``.
    day
        ISO date.
    because
        The reason by language; the report of a language without one is not concerned.
    """

    report: str
    kind: str
    day: str
    because: Mapping[str, str]

    def facts(self, words: Words) -> dict[str, Any]:
        """Give what the messages insert."""
        reason = words.data(self.because[words.lang])
        return {"kind": Code(self.kind), "day": self.day, "because": reason}


def lines(errata: Iterable[Erratum], lang: str) -> str:
    """Write what stands above a report as Markdown, the newest first; empty where all was right."""
    words = Words(lang, markup=True)
    told = [words("errata.line", **one.facts(words)) for one in errata]
    return "\n\n".join(["::: {.erratum}", *reversed(told), ":::\n"]) if told else ""


def withdrawn(
    name: str,
    title: str,
    errata: Iterable[Erratum],
    lang: str,
    version: DataVersion,
    own: Imprint,
) -> str:
    """Write the page that stands in the place of a withdrawn report.

    Parameters
    ----------
    name, title
        File name without suffix, and title of the report.
    errata
        What was said of it, the newest last.
    lang
        Its language.
    version
        Data version.
    own
        Who publishes.
    """
    words = Words(lang)
    told = words("errata.title", title=title)
    front = {"title": told, "author": own.author, "lang": words.tag, "toc": False}
    head = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    parts = [own.masthead(words), links(name, words), lines(errata, lang)]
    parts += [colophon(told, version, words, own=own)]
    return "\n".join(["---", *head, "---", "", *parts])


def noticed(page: str, erratum: Erratum, address: str, lang: str) -> str:
    """Put a notice on top of the page of an earlier edition, in the place of one it had.

    Parameters
    ----------
    page
        HTML.
    erratum
        What was said of the report last.
    address
        Leads to what is published now, from the page.
    lang
        Its language.

    Examples
    --------
    >>> wrong = Erratum("x", "corrected", "2026-11-26", {"en": "A <b> was wrong."})
    >>> once = noticed("<body>x</body>", wrong, "../x.html", "en")
    >>> "corrected on 26 November 2026: A &lt;b&gt; was wrong." in once
    True
    >>> noticed(once, wrong, "../x.html", "en") == once
    True
    """
    words = Words(lang)
    said = html.escape(words("errata.since", **erratum.facts(words)))
    return _above(page, f"<p>{said} {_link(address, words('errata.now'))}.</p>")


def noticed_front(
    page: str, told: Iterable[tuple[str, Erratum, str]], moved: Mapping[str, str], lang: str
) -> str:
    """Name on a front page of an earlier edition what was wrong, and lead its readers over that.

    Parameters
    ----------
    page
        HTML.
    told
        Title of each report, what was said of it last, and where what is published now lies.
    moved
        Address of each of their downloads to that of the page, which has the notice.
    lang
        Its language.

    Examples
    --------
    >>> wrong = Erratum("x", "withdrawn", "2026-11-26", {"en": "A <b> was wrong."})
    >>> page = '<body><a href="x.html">x</a> <a href="x.pdf">PDF</a>'
    >>> once = noticed_front(page, [("X", wrong, "../x.html")], {"x.pdf": "x.html"}, "en")
    >>> '<a href="../x.html">X</a>: withdrawn on 26 November 2026. A &lt;b&gt; was wrong.' in once
    True
    >>> once.endswith('<a href="x.html">x</a> <a href="x.html">PDF</a>')
    True
    """
    words = Words(lang)
    rows = "".join(
        f"<li>{_link(address, title)}: {html.escape(words('errata.row', **one.facts(words)))}</li>"
        for title, one, address in told
    )
    page = _HREF.sub(lambda found: f'href="{moved.get(found[1], found[1])}"', page)
    return _above(page, f"<p>{html.escape(words('errata.front'))}</p><ul>{rows}</ul>")


def _link(address: str, text: str) -> str:
    return f'<a href="{html.escape(address)}">{html.escape(text)}</a>'


def _above(page: str, notice: str) -> str:
    notice = f'\n<aside class="erratum" style="{_STYLE}">{notice}</aside>'
    return _BODY.sub(lambda body: body[0] + notice, _NOTICE.sub("", page), count=1)
