"""The front page: one card per published report, one page per language.

``index.html`` is Indonesian, ``en/index.html`` English; each links to the other. Two pages rather
than two halves of one, so that title, language of the document and furniture are of one language
each and no script is needed to switch.

Pages are made from the entries of the publication's manifest alone, which carry each report's
:class:`~povanalysis.report.beside.front_card.Card`. What a card lacks is left out.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from povanalysis.languages import LANGUAGES
from povanalysis.questions.ground.state import Timing, has_passed
from povanalysis.report.beside import edition
from povanalysis.report.beside.front_card import Card
from povanalysis.report.beside.imprint import NOBODY, Imprint
from povanalysis.report.beside.page_frame import (
    LABELS,
    SHEETS,
    colophon,
    front_page,
    navigation,
)
from povanalysis.report.beside.sparkline import sparkline
from povanalysis.report.facts.values import Code
from povanalysis.report.markdown import attribute, escape
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from povanalysis.sources.manifest import DataVersion

KINDS = ("regency", "comparison", "province", "methods")


def index_page(
    reports: Sequence[Mapping[str, Any]],
    version: DataVersion,
    lang: str,
    *,
    previous: Mapping[str, Any] | None = None,
    now: Mapping[str, Any] | None = None,
    ledger: Mapping[str, Any] | None = None,
    imprint: Imprint = NOBODY,
) -> str:
    """Write the front page of a language as Markdown with front matter.

    Parameters
    ----------
    reports
        Entries of the manifest, any language: ``lang``, the fields of the card, and ``outputs``
        (format to ``path`` below the publication and, where known, ``bytes``).
    version
        Data version.
    lang
        ``id`` or ``en``.
    previous, now
        Summaries of the last edition and of this one (``beside.edition``); without them nothing is
        said about changes.
    ledger
        Heads, entries and newest date of the ledger (``questions.record.chain``), to be kept by
        readers; nothing is said of one without entries.
    imprint
        Who publishes it.

    Returns
    -------
    str
        A document that both renderers read; HTML only.
    """
    words = Words(lang)
    title = imprint.title or words("front.title")
    front = {
        "title": escape(title),
        **({"author": imprint.author} if imprint.credited else {}),
        "subtitle": words("front.subtitle", as_of=version.as_of),
        "lang": words.tag,
        "toc": False,
    }
    up = "../" * front_page(lang).count("/")
    others = [(LANGUAGES[one].name, up + front_page(one), one) for one in LANGUAGES if one != lang]
    lines = [
        "---",
        *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()),
        "format: {html: default}",
        "---",
        "",
        imprint.masthead(words),
        navigation(others, words("front.language")),
        "::: {.lead}",
        "",
        words("front.lead"),
        "",
        ":::",
        "",
        imprint.opening(words),
    ]
    if previous is not None and now is not None:
        heading = words("front.changes")
        lines += [
            "::: {.changes}",
            "",
            f"**{heading}** " + escape(edition.what_changed(previous, now, words)),
            "",
            ":::",
            "",
        ]
    own = [report for report in reports if report["lang"] == lang]
    if not own:
        lines += [words("front.empty"), ""]
    closed = [report for report in edition.closed(reports) if report["lang"] == lang]
    current = [report for report in own if report not in closed]
    for kind in KINDS:
        group = [report for report in current if report.get("kind", "regency") == kind]
        if group:
            lines += [f"## {words('front.kind', kind=Code(kind))}", "", "::: {.cards}", ""]
            for report in group:
                lines += _card(report, version.as_of, up, words, closed)
            lines += [":::", ""]
    if closed:
        lines += ["## " + words("front.earlier-years"), ""]
        lines += [*(_closed(report, up, words) for report in closed), ""]
    kept = []
    if ledger is not None and ledger["entries"]:
        told = words("front.ledger", entries=ledger["entries"], newest=ledger["newest"])
        heads = " ".join(f"`{head}`" for head in ledger["heads"])
        kept = [f"**{words('front.ledger-head')}:** {escape(told)} {heads}"]
    return "\n".join([*lines, colophon(title, version, words, also=kept, own=imprint)])


def _card(
    report: Mapping[str, Any],
    as_of: str,
    up: str,
    words: Words,
    closed: Sequence[Mapping[str, Any]] = (),
) -> list[str]:
    card = cast("Card", report)
    outputs = report["outputs"]
    name = escape(card.get("about") or card["title"])
    if "html" in outputs:
        name = f"[{name}]({up}{outputs['html']['path']})"
    lines = [":::: {.card}" if "value" in card else ":::: {.card .wide}", "", f"### {name}", ""]
    if "value" in card:
        value = words.per_cent(card["value"])
        month = words.month(card["reference"]) if "reference" in card else ""
        lines += [f"[{value}]{{.key-figure}} [{month}]{{.when}}", ""]
        drawn = sparkline(card, words)
        if drawn is not None:
            svg, alt = drawn
            data = base64.b64encode(svg.encode()).decode()
            image = f"![](data:image/svg+xml;base64,{data})"
            lines += [f"{image}{{.spark fig-alt={attribute(alt)}}}", ""]
    came = _came(card, words)
    if came is not None:
        before = [one for one in closed if one.get("subject") == card.get("subject")]
        year = card.get("outcome", {}).get("year")
        told = [one for one in before if one.get("year") == year and "html" in one["outputs"]]
        lines += [f"[{came}]({up}{told[0]['outputs']['html']['path']})" if told else came, ""]
    verdict = _verdict(card, as_of, words)
    if verdict or came is None:
        lines += [verdict or escape(card["sentence"]), ""]
    lines += [" · ".join(_links(report, up, words)), "", "::::", ""]
    return lines


def _came(card: Card, words: Words) -> str | None:
    """Say what came of the last year with a figure; None where there was nothing to judge."""
    found = card.get("outcome", {})
    if "met" in found:
        came = "met" if found["met"] else "missed"
    elif found and card.get("timing") == Timing.OUT:
        came = "figure"
    else:
        return None
    return words("front.came", came=Code(came), **found)


def _closed(report: Mapping[str, Any], up: str, words: Words) -> str:
    """List a report whose year has a figure by now: what came, where it says so."""
    card = cast("Card", report)
    name = escape(f"{card.get('about', card['title'])} {card['year']}")
    if "html" in report["outputs"]:
        name = f"[{name}]({up}{report['outputs']['html']['path']})"
    came = _came(card, words) if card.get("timing") == Timing.OUT else None
    stale = words("front.stale")
    return f"- {name}: {came}" if came else f"- {name} ({stale})"


def _verdict(card: Card, as_of: str, words: Words) -> str | None:
    """Say how likely the event is, in words and per cent; None where the card does not know."""
    if not {"value", "probability", "year"} <= card.keys():
        return None
    known = {key: card.get(key) for key in ("year", "target", "published_on") if key in card}
    state = "ahead"
    if has_passed(card["year"], as_of):
        state = "published" if "published_on" in card else "awaited"
    aimed = card.get("event") == "target" and "target" in card
    return words(
        "front.verdict-target" if aimed else "front.verdict-rise",
        state=Code(state),
        chance=words.chance(card["probability"]).replace(" ", "\u00a0"),
        probability=float(card["probability"]),
        **known,
    )


def _links(report: Mapping[str, Any], up: str, words: Words) -> list[str]:
    outputs, about = report["outputs"], report.get("about") or report["title"]
    labels = {"html": words("front.read"), **LABELS}
    labels |= {name: words(f"frame.{name}") for name in SHEETS}
    return [
        # a list of links, as screen readers give it, would otherwise say "PDF" seven times
        f"[{label}]({up}{outputs[name]['path']}){{aria-label={attribute(f'{label}: {about}')}}}"
        for name, label in labels.items()
        if name in outputs
    ]
