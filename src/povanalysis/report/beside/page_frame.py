"""The frame of a report: what every one carries above and below, whatever it is about.

Above, in HTML only: links to all reports, to the same report in the other language and to its PDF,
CSV and XLSX. Below, on screen and on paper: citation, licence, versions of data and software.

The frame is put into the executed notebook, not called by it: the file name, and with it the
addresses, belong to the job and not to the report. Links carry the class ``published``. A
publication may lack what they lead to (one language only, a report that failed), so
:func:`settle` hides those links in a finished tree and shows them again once the file is there. It
also adds what only the publication knows: the reports that hold a region, and the reports of regions
that a page names.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from povanalysis import __version__
from povanalysis.languages import LANGUAGES
from povanalysis.regions import get
from povanalysis.report.beside.imprint import NOBODY, Imprint
from povanalysis.report.facts.values import Code
from povanalysis.report.markdown import attribute, escape

if TYPE_CHECKING:
    from povanalysis.questions.ground.known import Coming
    from povanalysis.report.text.language import Words
    from povanalysis.sources.manifest import DataVersion

DOWNLOADS = ("csv", "xlsx")
LABELS = {"pdf": "PDF", "csv": "CSV", "xlsx": "XLSX"}
SHEETS = {"fact-sheet": "-fact-sheet.pdf", "picture": ".png"}
"""The first page as a sheet and as a picture to send: how their names end after the report's."""

_LINK = re.compile(r'<a\b(?=[^>]*\bclass="published")[^>]*>')
_SOURCE = re.compile(r"^- \[.*\]\((\S+)\)\{\.published[^}]*\}\n", re.M)
_HREF = re.compile(r'\bhref="([^"]+)"')
_CONTENTS = re.compile(r'(<nav id="TOC".*?)(</nav>)', re.S)
_ADDED = re.compile(r'<ul class="related">.*?</ul>\n', re.S)
_NAMED = re.compile(
    r'(<span class="report" data-report="([^"]+)">)(?:<a href="[^"]*">)?([^<]*)(?:</a>)?(</span>)'
)


def front_page(lang: str) -> str:
    """Give the path of a language's front page below the publication.

    >>> front_page("id"), front_page("en")
    ('index.html', 'en/index.html')
    """
    return "index.html" if lang == "id" else f"{lang}/index.html"


def sheets(notebook: Path) -> dict[str, Path]:
    """Name the fact sheet and the picture of an executed notebook, beside it."""
    return {name: notebook.with_name(f"{notebook.stem}{end}") for name, end in SHEETS.items()}


def settle_source(markdown: str, exists: Callable[[str], bool]) -> str:
    r"""Leave out the links of a frame whose files will not be there, before Quarto renders it.

    >>> settle_source("- [PDF](x.pdf){.published}\n- [CSV](x.csv){.published}\n", "x.csv".__eq__)
    '- [CSV](x.csv){.published}\n'
    """
    return _SOURCE.sub(lambda link: link[0] if exists(link[1]) else "", markdown)


def navigation(entries: Iterable[tuple[str, str, str | None]], label: str) -> str:
    """Write a list of links that is shown on screen only.

    Parameters
    ----------
    entries
        Text, address and, where the text is not in the page's language, its language.
    label
        What the list is, for screen readers.
    """
    lines = ['::: {.content-visible when-format="html"}', ""]
    lines += [f":::: {{.frame role=navigation aria-label={attribute(label)}}}", ""]
    for text, address, lang in entries:
        named = LANGUAGES[lang].tag if lang else ""
        tag = f' lang="{named}" hreflang="{named}"' if lang else ""
        lines.append(f"- [{text}]({address}){{.published{tag}}}")
    return "\n".join([*lines, "", "::::", "", ":::", ""])


def links(
    stem: str, words: Words, related: Iterable[tuple[str, str]] = (), *, sheet: bool = False
) -> str:
    """Write the links above a report.

    Parameters
    ----------
    stem
        File name of the report without suffix, the same in both languages.
    words
        Text in the report's language.
    related
        Text and file name (without suffix) of reports that this one leads to.
    sheet
        Whether it has a fact sheet and a picture.
    """
    beside = SHEETS if sheet else {}
    others = [lang for lang in LANGUAGES if lang != words.lang]
    home = "index.html" if words.lang == "en" else "../index.html"
    return navigation(
        [
            (words("frame.all-reports"), home, None),
            *((text, f"{name}.html", None) for text, name in related),
            *((LANGUAGES[one].name, f"../{one}/{stem}.html", one) for one in others),
            *((label, f"{stem}.{suffix}", None) for suffix, label in LABELS.items()),
            *((words(f"frame.{name}"), f"{stem}{end}", None) for name, end in beside.items()),
        ],
        words("frame.navigation"),
    )


def citation(title: str, data_version: str, words: Words, own: Imprint = NOBODY) -> str:
    """Say how to cite a report; plain text.

    >>> from povanalysis.report.text.language import Words
    >>> citation("Poverty reports", "2026-11-22-b3d6b197", Words("en")).split(", data")[0]
    'povanalysis 0.1.0 (2026): Poverty reports'
    """
    known = {"year": data_version[:4], "title": title, "version": data_version}
    if not own.credited:
        return words("frame.citation", software=__version__, **known)
    by = words.listed(own.credited)
    return words("frame.citation-of", software=__version__, by=by, **known)


def licence(words: Words) -> str:
    """Say under which terms software, texts and figures may be used; plain text."""
    return words("frame.licence")


def versions(as_of: str, data_version: str, words: Words) -> str:
    """Name the versions of data and software; plain text."""
    return words("frame.made", as_of=as_of, version=data_version, software=__version__)


def colophon(
    title: str,
    version: DataVersion,
    words: Words,
    following: Coming | None = None,
    also: Sequence[str] = (),
    own: Imprint = NOBODY,
) -> str:
    """Write citation, licence and versions, for the end of a document.

    Parameters
    ----------
    title
        Title of the document, plain text.
    version
        Data version.
    words
        Text in the document's language.
    following
        The figures that come next, where the calendar tells.
    also
        Further paragraphs, Markdown.
    own
        Who publishes it.
    """
    made = versions(version.as_of, str(version), words)
    if following is not None:
        span = Code("one" if following.earliest == following.latest else "several")
        made = f"{made} {words('frame.next', following, span=span)}"
    parts = [
        (words("frame.cite-as"), citation(title, str(version), words, own)),
        *([(words("frame.publisher"), own.published())] if own.published() else []),
        (words("frame.licence-head"), licence(words)),
        (words("frame.versions"), made),
    ]
    lines = [f"**{name}:** {escape(text)}\n" for name, text in parts]
    lines += [f"{one}\n" for one in also]
    return "\n".join(["::: {.colophon}", "", *lines, ":::", ""])


def related(
    report: Mapping[str, Any], published: Iterable[Mapping[str, Any]], words: Words
) -> list[tuple[str, str]]:
    """List the published reports that hold the region of a report: text and address.

    Parameters
    ----------
    report
        Its entry in the manifest.
    published
        Entries in the order of their names.
    words
        The report's language.
    """
    own = str(report.get("subject", ""))
    if report.get("kind", "regency") != "regency" or not own:
        return []
    province, found = get(own).province, {}
    for one in published:
        if one["lang"] != report["lang"] or "html" not in one["outputs"]:
            continue
        inside = str(one.get("subject", "")).split(",")
        if one.get("kind") == "province" and inside == [province]:
            text = words("frame.of-province", place=get(inside[0]).plain_name)
        elif one.get("kind") == "comparison" and own in inside:
            others = [get(code).short_name for code in inside if code != own]
            text = words("frame.compared", places=words.listed(others))
        else:
            continue
        found[text] = f"{one['name']}.html"  # of several years the last
    return list(found.items())


def settle(page: str, exists: Callable[[str], bool], more: Iterable[tuple[str, str]] = ()) -> str:
    """Hide the links of a page whose files are not published, show those whose files are.

    Parameters
    ----------
    page
        HTML of a report.
    exists
        Whether the file at an address, relative to the page, is published.
    more
        Text and address of published reports that hold what the page is about; they stand below
        the contents, where they do not push the answer off a phone.

    Examples
    --------
    >>> print(settle('<a href="x.pdf" class="published">PDF</a>', lambda address: False))
    <a hidden href="x.pdf" class="published">PDF</a>
    """

    def settled(match: re.Match[str]) -> str:
        tag = match[0].replace("<a hidden ", "<a ", 1)
        address = _HREF.search(tag)
        if address is not None and not exists(address[1]):
            return tag.replace("<a ", "<a hidden ", 1)
        return tag

    def named(match: re.Match[str]) -> str:
        start, stem, name, end = match.groups()
        if exists(f"{stem}.html"):
            name = f'<a href="{stem}.html">{name}</a>'
        return start + name + end

    items = "".join(
        f'<li><a href="{address}">{html.escape(text)}</a></li>\n' for text, address in more
    )
    added = f'<ul class="related">\n{items}</ul>\n' if items else ""
    page = _CONTENTS.sub(lambda found: found[1] + added + found[2], _ADDED.sub("", page), count=1)
    return _NAMED.sub(named, _LINK.sub(settled, page))
