"""Sentences on official targets and what came of them."""

from __future__ import annotations

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.outcomes import (
    Ambition,
    AmbitionVerdict,
    Outcomes,
    OutcomeVerdict,
    TargetRecord,
)
from povanalysis.questions.record.genuine import LedgerScore
from povanalysis.regions import get
from povanalysis.report.text.answers.refusal import month, name, province, refusal, signed_points
from povanalysis.report.text.language import Words

_SETTLED = (OutcomeVerdict.MET, OutcomeVerdict.MISSED)


def outcomes(found: Outcomes | Refusal, words: Words) -> list[str]:
    """Say what came of every official target.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.outcomes.outcomes`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_finding(found, words)]
    sentences += [_target(one, words) for one in found.targets]
    sentences += [*_undated(found, words), *_pseudo(found, words)]
    sentences += (
        refusal(found.genuine, words)
        if isinstance(found.genuine, Refusal)
        else [_genuine(found.genuine, words)]
    )
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _finding(found: Outcomes, words: Words) -> str:
    _ = words.text
    settled = [t for t in found.targets if t.verdict in _SETTLED]
    met = sum(t.verdict is OutcomeVerdict.MET for t in settled)
    if not found.targets:
        text = _("No official target for the poverty rate of {region} has been found.")
    elif not _numbered(found):
        text = _("The plan documents found for {region} name no numeric target.")
    elif not settled:
        text = _("No numeric target has been found for {region} that has come due.")
    elif len(settled) == 1:
        text = (
            _("The one official target found for {region} that has come due was met.")
            if met
            else _("The one official target found for {region} that has come due was missed.")
        )
    elif met == len(settled) == 2:
        text = _("Both official targets found for {region} that have come due were met.")
    elif met == len(settled):
        text = _("All {n} official targets found for {region} that have come due were met.")
    elif met == 0:
        text = _("None of the {n} official targets found for {region} that have come due was met.")
    else:
        text = _(
            "Of the {n} official targets found for {region} that have come due, {met} were met."
        )
    return text.format(region=name(found.region), n=len(settled), met=met)


def _target(one: TargetRecord, words: Words) -> str:
    _ = words.text
    texts = {
        OutcomeVerdict.MET: _(
            "Target of {value} for {month} ({document}; {status}): met with {came}, {margin} "
            "below it."
        ),
        OutcomeVerdict.MISSED: _(
            "Target of {value} for {month} ({document}; {status}): missed with {came}, {margin} "
            "above it."
        ),
        OutcomeVerdict.AWAITED: _(
            "Target of {value} for {month} ({document}; {status}): the month has passed, but its "
            "figure is not in these data."
        ),
        OutcomeVerdict.PENDING: _(
            "Target of {value} for {month} ({document}; {status}): still ahead."
        ),
        OutcomeVerdict.NOT_OBSERVED: _(
            "Target of {value} for {month} ({document}; {status}): there is no figure for that "
            "March."
        ),
        OutcomeVerdict.NO_NUMBER: _("For {month} {document} sets a direction but no number."),
    }
    text = texts[one.verdict]
    if one.verdict is OutcomeVerdict.MET and round(one.margin or 0.0, 2) == 0:
        text = _("Target of {value} for {month} ({document}; {status}): met exactly, with {came}.")
    said = text.format(
        value="" if one.value is None else words.per_cent(one.value),
        month=month(one.year, words),
        document=carried(one.document, words),
        status=carried(one.status, words),
        came="" if one.came is None else words.per_cent(one.came),
        margin="" if one.margin is None else words.points(abs(one.margin)),
    )
    if isinstance(one.ambition, Ambition):
        return f"{said} {_ambition(one.ambition, words)}"
    if one.ambition.reason is Reason.NOT_PUBLISHED_THEN:
        return " ".join([said, *refusal(one.ambition, words)])
    return said


def _undated(found: Outcomes, words: Words) -> list[str]:
    """Name, once for all, the targets whose ambition cannot be judged for want of a date."""
    _ = words.text
    years = [
        str(one.year)
        for one in found.targets
        if isinstance(one.ambition, Refusal) and one.ambition.reason is Reason.DATE_UNKNOWN
    ]
    if not years:
        return []
    if len(years) == 1:
        text = _(
            "The day the target for {years} was set is not known, so its ambition is not judged."
        )
    else:
        text = _(
            "The days the targets for {years} were set are not known, so their ambition is not "
            "judged."
        )
    return [text.format(years=words.joined(years))]


def carried(text: str, words: Words) -> str:
    """Return a carried name or status; descriptions in the language of the report."""
    _ = words.text
    known = {
        "target for 2023 named by the regent": _("target for 2023 named by the regent"),
        "target for 2026 named at the TKPKD meeting": _(
            "target for 2026 named at a meeting of the regency's poverty reduction team"
        ),
        "RPJMD to 2029": _("RPJMD to 2029"),
        "RPJPD to 2045": _("RPJPD to 2045"),
        "RPJPN to 2045": _("RPJPN to 2045"),
        "document not found": _("document not found"),
        "one news source": _("one news source"),
        "press on one announcement; document not found": _(
            "press reports of one announcement, document not found"
        ),
        "draft of July 2024; one opinion source": _("draft of July 2024, one opinion piece"),
        "one opinion source": _("one opinion piece"),
        "qualitative only": _("in words only"),
    }
    return known.get(text, text)


def _ambition(ambition: Ambition, words: Words) -> str:
    _ = words.text
    texts = {
        AmbitionVerdict.NO_FALL: _(
            "When it was set, on {set_on}, the latest figure was {known} ({known_month}): it asked "
            "for no fall."
        ),
        AmbitionVerdict.LESS: _(
            "When it was set, on {set_on}, the latest figure was {known} ({known_month}): it asked "
            "for {required} a year, less than the trend until then ({trend} a year)."
        ),
        AmbitionVerdict.AS_TREND: _(
            "When it was set, on {set_on}, the latest figure was {known} ({known_month}): it asked "
            "for {required} a year, about the trend until then ({trend} a year)."
        ),
        AmbitionVerdict.MORE: _(
            "When it was set, on {set_on}, the latest figure was {known} ({known_month}): it asked "
            "for {required} a year, more than the trend until then ({trend} a year)."
        ),
    }
    text = texts[ambition.verdict]
    if ambition.trend is None and ambition.verdict is not AmbitionVerdict.NO_FALL:
        text = _(
            "When it was set, on {set_on}, the latest figure was {known} ({known_month}): it asked "
            "for {required} a year, with too few figures for a trend."
        )
    return text.format(
        set_on=words.day(ambition.set_on),
        known=words.per_cent(ambition.known_value),
        known_month=month(ambition.known_year, words),
        required=signed_points(ambition.required, words),
        trend="" if ambition.trend is None else signed_points(ambition.trend, words),
    )


def _pseudo(found: Outcomes, words: Words) -> list[str]:
    """Say what this package would have said of each target, plainly marked as hindsight."""
    _ = words.text
    items = []
    for one in found.targets:
        chances = [(p.origin, p.probability) for p in one.pseudo if p.probability is not None]
        if not chances:
            continue
        first, last = chances[0], chances[-1]
        text = _("{last} for {year} with the figures up to {last_year}")
        if len(chances) > 1:
            text = _(
                "{first} for {year} with the figures up to {first_year} and {last} with those up "
                "to {last_year}"
            )
        items.append(
            text.format(
                year=one.year,
                first_year=first[0],
                first=words.chance(first[1]),
                last_year=last[0],
                last=words.chance(last[1]),
            )
        )
    if not items:
        return []
    text = _(
        "Pseudo forecasts, made today from the figures known at the time, give these "
        "probabilities: {items}."
    )
    return [text.format(items="; ".join(items))]


def _genuine(score: LedgerScore, words: Words) -> str:
    _ = words.text
    text = _(
        "Of {n} forecasts recorded before their figure came, {held80} had it inside the 80 per "
        "cent interval and {held95} inside the 95 per cent interval."
    )
    if score.n == 1:
        text = (
            _(
                "The one forecast recorded before its figure came had it inside the 80 per cent "
                "interval."
            )
            if score.held80
            else _(
                "The one forecast recorded before its figure came had it outside the 80 per cent "
                "but inside the 95 per cent interval."
            )
            if score.held95
            else _(
                "The one forecast recorded before its figure came had it outside the 95 per cent "
                "interval."
            )
        )
    sentence = text.format(n=score.n, held80=score.held80, held95=score.held95)
    if score.brier is not None:
        more = _(
            "The Brier score of the target probabilities is {brier} (number of targets: {n}; 0 is "
            "best, 0.25 a coin toss)."
        )
        sentence += " " + more.format(n=score.n_targets, brier=words.number(score.brier, 3))
    return sentence


def _numbered(found: Outcomes) -> bool:
    return any(one.value is not None for one in found.targets)


def _plan(found: Outcomes, words: Words) -> str:
    _ = words.text
    undated = any(t.value is not None and not t.set_on for t in found.targets)
    if not _numbered(found) and not get(found.region).is_autonomous:
        text = _(
            "For the next plan: {region} is administrative and has no regional development plan of "
            "its own; a target for it belongs in the plan of {province}, with its reference month."
        )
        return text.format(region=name(found.region), province=province(found.region))
    if not _numbered(found):
        return _(
            "For the next plan: set a number, its reference month and the day of the decision, so "
            "that it can be judged later."
        )
    if undated:
        return _(
            "For the next plan: note beside the target the day it was set and the latest figure "
            "then known; without them nobody can judge its ambition."
        )
    return _("For the next plan: keep noting the day and the latest figure beside the target.")


def _what_changes(found: Outcomes, words: Words) -> str:
    _ = words.text
    awaited = [t for t in found.targets if t.verdict is OutcomeVerdict.AWAITED]
    if awaited:
        text = _("What would change the answer: the figure of {month}, once BPS has published it.")
        return text.format(month=month(awaited[0].year, words))
    pending = [t for t in found.targets if t.verdict is OutcomeVerdict.PENDING]
    if pending:
        text = _("What would change the answer: the figure of {month}, the next to come due.")
        return text.format(month=month(pending[0].year, words))
    return _("What would change the answer: a plan document with a number that was not found here.")


def _sure(found: Outcomes, words: Words) -> str:
    _ = words.text
    if not _numbered(found):
        return _("How sure: only public sources were searched; documents may exist offline.")
    return _(
        "How sure: the targets come from public sources, some from a single press report; a "
        "target met does not prove that a policy worked, nor a missed one that it failed."
    )
