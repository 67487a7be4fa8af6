"""Editions: what has changed since the last one.

An edition is what readers could tell apart: data version, software version and the headline
numbers. Building the same edition again is no new edition, so the manifest carries a summary of
the edition before (``previous``) along until the next one differs: the front page of two equal
builds is the same.

Headline numbers are the latest rate and the probability of the event (:mod:`.front_card`). A report is
found again by its file name, or else by its subject; probabilities are compared only when year,
event and target are the same, because otherwise they answer another question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from povanalysis.report.facts.values import Code

if TYPE_CHECKING:
    from povanalysis.report.text.language import Words

HEADLINE = ("subject", "about", "value", "reference", "event", "year", "target", "probability")
NAMED = 3  # numbers that moved and are named one by one


@dataclass(frozen=True)
class Move:
    """A headline number that moved.

    Parameters
    ----------
    name
        What the report is about.
    what
        ``value``, per cent, or ``probability``, 0-1.
    before, now
        The number in the last edition and in this one.
    """

    name: str
    what: str
    before: float
    now: float


def closed(reports: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """List the reports on a year whose figure is out, as far as their neighbours know it.

    A report closes when any card of its region shows the figure of its year, be it its own or that
    of a later report; so a report that an earlier edition made of that year is closed, too.

    Parameters
    ----------
    reports
        Entries of the manifest.
    """
    newest: dict[Any, str] = {}
    for card in reports:
        if "reference" in card:
            subject = card.get("subject")
            newest[subject] = max(newest.get(subject, ""), card["reference"])
    return [
        card
        for card in reports
        if "year" in card and str(card["year"]) <= newest.get(card.get("subject"), "")[:4]
    ]


def summary(version: Any, software: str, reports: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Summarise an edition for the manifest of the next one.

    Parameters
    ----------
    version
        Data version, with ``as_of``.
    software
        Software version.
    reports
        Entries of the manifest, both languages; a report is kept once.
    """
    headlines: dict[str, dict[str, Any]] = {}
    for entry in reports:
        card = {key: entry[key] for key in HEADLINE if key in entry}
        headlines.setdefault(entry["name"], card)
    return {
        "data_version": str(version),
        "as_of": version.as_of,
        "software_version": software,
        "headlines": dict(sorted(headlines.items())),
    }


def previous(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give the edition to compare with, or None for the first.

    Parameters
    ----------
    before
        Manifest of the last publication; empty when there was none.
    now
        Summary of this edition.
    """
    last = before.get("edition")
    if last is None:
        return None
    known = set(last["headlines"]) & set(now["headlines"])
    same = all(last[key] == now[key] for key in ("data_version", "software_version")) and all(
        last["headlines"][name] == now["headlines"][name] for name in known
    )
    found = before.get("previous") if same else last
    return None if found is None else dict(found)


def moves(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Move]:
    """List the headline numbers that moved from one edition to the next: rates first, then by size."""
    found = []
    told = set()
    by_subject = {card.get("subject"): card for card in before["headlines"].values()}
    for stem, card in now["headlines"].items():
        old = before["headlines"].get(stem) or by_subject.get(card.get("subject"))
        if old is None or "subject" not in card:
            continue
        name = str(card.get("about", card["subject"]))
        moved = {"value"} <= old.keys() & card.keys() and old["value"] != card["value"]
        if moved and card["subject"] not in told:  # a region may have two reports: one closed
            told.add(card["subject"])
            found.append(Move(name, "value", old["value"], card["value"]))
        question = ("event", "year", "target")
        if (
            {"probability"} <= old.keys() & card.keys()
            and all(old.get(key) == card.get(key) for key in question)
            and round(100 * old["probability"]) != round(100 * card["probability"])
        ):
            found.append(Move(name, "probability", old["probability"], card["probability"]))
    return sorted(found, key=lambda m: (m.what != "value", -abs(m.now - m.before), m.name))


def what_changed(before: Mapping[str, Any], now: Mapping[str, Any], words: Words) -> str:
    """Say in one or two sentences what has changed since the last edition."""
    data = "new" if before["data_version"] != now["data_version"] else "same"
    if data == "same" and before["software_version"] != now["software_version"]:
        data = "software"
    opening = words(
        "front.data", data=Code(data), now=now["data_version"], before=before["data_version"]
    )
    found = moves(before, now)
    if not found:
        return f"{opening} {words('front.unmoved')}"
    listed = [
        words("front.move", move, what=Code(move.what), change=move.now - move.before)
        for move in found[:NAMED]
    ]
    if len(found) > NAMED:
        listed.append(words("front.more", count=len(found) - NAMED))
    return f"{opening} {words('front.moved', moves='; '.join(listed))}"
