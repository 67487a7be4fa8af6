"""Sentences on official targets and what came of them."""

from __future__ import annotations

from povanalysis.questions.answer import Refusal
from povanalysis.questions.ledger import LedgerScore
from povanalysis.questions.outcomes import (
    Ambition,
    AmbitionVerdict,
    Outcomes,
    OutcomeVerdict,
    TargetRecord,
)
from povanalysis.report.answers_refusal import month, name, refusal, signed_points
from povanalysis.report.words import Words

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
    for target in found.targets:
        sentences += _target(target, words)
    if found.one_year:
        sentences.append(_pseudo_record(found, words))
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
    elif not settled:
        text = _("No numeric target found for {region} has come due yet.")
    elif met == len(settled):
        text = _("All official targets found for {region} that came due were met ({n}).")
        if met == 1:
            text = _("The one official target found for {region} that came due was met.")
    elif met == 0:
        text = _("None of the {n} official targets found for {region} that came due was met.")
    else:
        text = _("Of the {n} official targets found for {region} that came due, {met} were met.")
    return text.format(region=name(found.region), n=len(settled), met=met)


def _target(one: TargetRecord, words: Words) -> list[str]:
    _ = words.text
    texts = {
        OutcomeVerdict.MET: _(
            "{value} for {month} ({document}; {status}): the figure was {came}, {margin} better "
            "than asked for."
        ),
        OutcomeVerdict.MISSED: _(
            "{value} for {month} ({document}; {status}): the figure was {came}, {margin} worse "
            "than asked for."
        ),
        OutcomeVerdict.AWAITED: _(
            "{value} for {month} ({document}; {status}): the month has passed, its figure is not "
            "in these data."
        ),
        OutcomeVerdict.PENDING: _("{value} for {month} ({document}; {status}): still ahead."),
        OutcomeVerdict.NOT_OBSERVED: _(
            "{value} for {month} ({document}; {status}): there is no figure for that March."
        ),
        OutcomeVerdict.NO_NUMBER: _("For {month} ({document}; {status}):"),
    }
    text = texts[one.verdict]
    if one.verdict is OutcomeVerdict.MET and one.margin == 0:
        text = _("{value} for {month} ({document}; {status}): met to the second decimal.")
    said = text.format(
        value="" if one.value is None else words.per_cent(one.value),
        month=month(one.year, words),
        document=carried(one.document, words),
        status=carried(one.status, words),
        came="" if one.came is None else words.per_cent(one.came),
        margin="" if one.margin is None else words.points(abs(one.margin)),
    )
    judged = (
        " ".join(refusal(one.ambition, words))
        if isinstance(one.ambition, Refusal)
        else _ambition(one.ambition, words)
    )
    sentences = [f"{said} {judged}"]
    pseudo = _pseudo(one, words)
    return [*sentences, pseudo] if pseudo else sentences


def carried(text: str, words: Words) -> str:
    """Return a carried name or status; descriptions in the language of the report."""
    _ = words.text
    known = {
        "target for 2023 named by the regent": _("target for 2023 named by the regent"),
        "target for 2026 named at the TKPKD meeting": _(
            "target for 2026 named at the TKPKD meeting"
        ),
        "RPJMD to 2029": _("RPJMD to 2029"),
        "RPJPD to 2045": _("RPJPD to 2045"),
        "RPJPN to 2045": _("RPJPN to 2045"),
        "document not found": _("document not found"),
        "one news source": _("one news source"),
        "press on one announcement; document not found": _(
            "press on one announcement, document not found"
        ),
        "draft of July 2024; one opinion source": _("draft of July 2024, one opinion source"),
        "one opinion source": _("one opinion source"),
        "qualitative only": _("in words only"),
    }
    return known.get(text, text)


def _ambition(ambition: Ambition, words: Words) -> str:
    _ = words.text
    texts = {
        AmbitionVerdict.NO_FALL: _(
            "When it was set ({set_on}), {known} of {known_month} was known: it asked for no fall."
        ),
        AmbitionVerdict.LESS: _(
            "When it was set ({set_on}), {known} of {known_month} was known: it asked for "
            "{required} a year, less than the trend up to then ({trend} a year)."
        ),
        AmbitionVerdict.AS_TREND: _(
            "When it was set ({set_on}), {known} of {known_month} was known: it asked for "
            "{required} a year, about the trend up to then ({trend} a year)."
        ),
        AmbitionVerdict.MORE: _(
            "When it was set ({set_on}), {known} of {known_month} was known: it asked for "
            "{required} a year, more than the trend up to then ({trend} a year)."
        ),
    }
    return texts[ambition.verdict].format(
        set_on=words.day(ambition.set_on),
        known=words.per_cent(ambition.known_value),
        known_month=month(ambition.known_year, words),
        required=signed_points(ambition.required, words),
        trend=_("not known") if ambition.trend is None else signed_points(ambition.trend, words),
    )


def _pseudo(one: TargetRecord, words: Words) -> str:
    _ = words.text
    chances = [(p.origin, p.probability) for p in one.pseudo if p.probability is not None]
    if not chances:
        return ""
    first, last = chances[0], chances[-1]
    if len(chances) == 1:
        text = _(
            "Looking back (a pseudo forecast, made today): with the figures up to {last_year} the "
            "probability would have been {last}."
        )
    else:
        text = _(
            "Looking back (pseudo forecasts, made today): the probability would have been {first} "
            "with the figures up to {first_year} and {last} with those up to {last_year}."
        )
    return text.format(
        first_year=first[0],
        first=words.chance(first[1]),
        last_year=last[0],
        last=words.chance(last[1]),
    )


def _pseudo_record(found: Outcomes, words: Words) -> str:
    _ = words.text
    text = _(
        "Of {n} pseudo forecasts one year ahead, {held} of the 80 per cent intervals held the "
        "figure that came."
    )
    return text.format(n=len(found.one_year), held=found.held80)


def _genuine(score: LedgerScore, words: Words) -> str:
    _ = words.text
    text = _(
        "Of {n} forecasts written down before their figure came, {held80} of the 80 per cent and "
        "{held95} of the 95 per cent intervals held it."
    )
    sentence = text.format(n=score.n, held80=score.held80, held95=score.held95)
    if score.brier is not None:
        more = _("For {n} targets the Brier score is {brier} (0 is best, 0.25 a coin toss).")
        sentence += " " + more.format(n=score.n_targets, brier=words.number(score.brier, 3))
    return sentence


def _plan(found: Outcomes, words: Words) -> str:
    _ = words.text
    undated = any(t.value is not None and not t.set_on for t in found.targets)
    if not any(t.value is not None for t in found.targets):
        return _(
            "For the next plan: write a number, its reference month and the day it was set, so "
            "that it can be judged later."
        )
    if undated:
        return _(
            "For the next plan: write beside the target the day it was set and the latest figure "
            "then known; without them nobody can say how ambitious it was."
        )
    return _("For the next plan: keep writing the day and the latest figure beside the target.")


def _what_changes(found: Outcomes, words: Words) -> str:
    _ = words.text
    awaited = [t for t in found.targets if t.verdict is OutcomeVerdict.AWAITED]
    if awaited:
        text = _("What would change the answer: the figure of {month}, once BPS has published it.")
        return text.format(month=month(awaited[0].year, words))
    pending = [t for t in found.targets if t.verdict is OutcomeVerdict.PENDING]
    if pending:
        text = _("What would change the answer: nothing before the figure of {month}.")
        return text.format(month=month(pending[0].year, words))
    return _("What would change the answer: a plan document with a number that we have not found.")


def _sure(found: Outcomes, words: Words) -> str:
    _ = words.text
    if not found.targets:
        return _("How sure: the search was of public sources; documents may exist offline.")
    return _(
        "How sure: the targets come from public sources, some of them a single press report; a "
        "target met is no proof that a policy worked, a target missed none that it failed."
    )
