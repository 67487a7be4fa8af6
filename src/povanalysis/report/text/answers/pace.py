"""Sentences on the pace that a target asks for, beside those seen."""

from __future__ import annotations

import math

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.report.text.answers.refusal import month, name, province, refusal, signed_points
from povanalysis.report.text.language import Words

FORESEEABLE = 25
"""Years ahead up to which a pace is carried on to name the year in which it arrives."""


def pace(found: Pace | Refusal, words: Words) -> list[str]:
    """Say how fast the rate must fall, beside what has been seen.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.pace.pace`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_pace_finding(found, words), _recent(found, words)]
    sentences += [
        _mean(mean, words)
        for mean in (found.since_first, found.since_recent)
        if isinstance(mean, MeanChange)
    ]
    sentences.append(_fastest(found, words))
    return [
        *sentences,
        _pace_plan(found, words),
        _pace_change(found, words),
        _pace_sure(found, words),
    ]


def _pace_finding(found: Pace, words: Words) -> str:
    _ = words.text
    texts = {
        PaceVerdict.RECENT: _(
            "The target of {value} in {month} takes a change of {pace} a year in {region}, no "
            "faster than its mean since 2021."
        ),
        PaceVerdict.HELD_HERE: _(
            "The target of {value} in {month} takes a change of {pace} a year in {region}: faster "
            "than its mean since 2021, but it has fallen that fast before."
        ),
        PaceVerdict.HELD_BY_PEER: _(
            "The target of {value} in {month} takes a change of {pace} a year in {region}, which "
            "it has not kept up for so long since 2015, though {peer} has."
        ),
        PaceVerdict.NEVER_HELD: _(
            "The target of {value} in {month} takes a change of {pace} a year in {region}, which "
            "no regency or city of {province} has kept up for so long since 2015."
        ),
    }
    return texts[found.verdict].format(
        value=words.per_cent(found.value),
        month=month(found.year, words),
        region=name(found.region),
        pace=signed_points(found.required, words, words.decimals(found.required)),
        peer=name(found.fastest_peer.region),
        province=province(found.region),
    )


def _recent(found: Pace, words: Words) -> str:
    _ = words.text
    text = _("Its last yearly changes were {changes} points.")
    changes = [f"{words.signed(size)} ({year})" for year, size in found.recent]
    return text.format(changes=words.joined(changes))


def _mean(mean: MeanChange, words: Words) -> str:
    _ = words.text
    text = _(
        "From {first} to {last} the mean was {mean} a year (90 per cent confidence interval {low} "
        "to {high}, {n} changes)."
    )
    return text.format(
        first=mean.first_year,
        last=mean.last_year,
        mean=signed_points(mean.mean, words),
        low=words.signed(mean.low),
        high=words.signed(mean.high),
        n=mean.n,
    )


def _fastest(found: Pace, words: Words) -> str:
    _ = words.text
    here, peer = found.fastest_here, found.fastest_peer
    if here.per_year >= 0:
        text = _(
            "Over {span} years it has not fallen at all since 2015; the fastest in {province} was "
            "{peer}, {speed} a year from {peer_first} to {peer_last}."
        )
        single = _(
            "It has not fallen in any year since 2015; the fastest in {province} was {peer}, "
            "{speed} in {peer_last}."
        )
    elif here.region == peer.region:
        text = _(
            "Over {span} years it fell fastest from {first} to {last}, {here} a year: the fastest "
            "in {province}."
        )
        single = _("It fell fastest in {last}, by {here_abs}: the fastest in {province}.")
    else:
        text = _(
            "Over {span} years it fell fastest from {first} to {last}, {here} a year; the fastest "
            "in {province} was {peer}, {speed} a year from {peer_first} to {peer_last}."
        )
        single = _(
            "It fell fastest in {last}, {here}; the fastest in {province} was {peer}, {speed} in "
            "{peer_last}."
        )
    sentence = (single if found.span == 1 else text).format(
        span=found.span,
        first=here.first_year,
        last=here.last_year,
        here=signed_points(here.per_year, words),
        here_abs=words.points(abs(here.per_year)),
        province=province(found.region),
        peer=name(peer.region),
        speed=signed_points(peer.per_year, words),
        peer_first=peer.first_year,
        peer_last=peer.last_year,
    )
    if found.span < found.year - found.last_year:
        more = _("The record holds no longer span, though the target allows {years} years.")
        sentence += " " + more.format(years=found.year - found.last_year)
    return sentence


def _pace_plan(found: Pace, words: Words) -> str:
    _ = words.text
    recent = found.since_recent
    years = 0
    if isinstance(recent, MeanChange) and recent.mean < 0:
        years = math.ceil((found.value - found.last_value) / recent.mean - 1e-9)
    texts = {
        PaceVerdict.RECENT: _(
            "For the next plan: the mean pace since 2021 would be enough, so say what keeps it up "
            "rather than promise more."
        ),
        PaceVerdict.HELD_HERE: _(
            "For the next plan: the mean pace since 2021 is not enough; find out what differed "
            "from {first} to {last} before fixing the target."
        ),
        PaceVerdict.HELD_BY_PEER: _(
            "For the next plan: the target needs something new here; ask {peer} what moved its "
            "rate from {peer_first} to {peer_last} and how much of it can be repeated."
        ),
    }
    if found.verdict in texts:
        text = texts[found.verdict]
    elif not 0 < years <= FORESEEABLE:
        text = _(
            "For the next plan: only a later year or a less ambitious level brings the target "
            "within a pace seen before in the province."
        )
    else:
        text = _(
            "For the next plan: only a later year or a less ambitious level brings the target "
            "within a pace seen before in the province; at the mean pace since 2021 this one is "
            "reached in {reached}."
        )
    return text.format(
        first=found.fastest_here.first_year,
        last=found.fastest_here.last_year,
        peer=name(found.fastest_peer.region),
        peer_first=found.fastest_peer.first_year,
        peer_last=found.fastest_peer.last_year,
        reached=found.last_year + years,
    )


def _pace_change(found: Pace, words: Words) -> str:
    _ = words.text
    recent = found.since_recent
    if isinstance(recent, Refusal):
        text = _(
            "What would change the answer: more figures since 2021, of which too few are known."
        )
        return text
    if recent.low <= found.required <= recent.high:
        text = _(
            "What would change the answer: the next figure. The required pace lies inside the "
            "interval of the mean since 2021, so {n} changes cannot tell whether it is being kept."
        )
    elif found.required > recent.high:
        text = _(
            "What would change the answer: a year far off the course. The required pace is slower "
            "than the whole interval of the mean since 2021 ({n} changes)."
        )
    else:
        text = _(
            "What would change the answer: a course unlike that since 2021. The required pace is "
            "faster than the whole interval of its mean ({n} changes)."
        )
    return text.format(n=recent.n)


def _pace_sure(found: Pace, words: Words) -> str:
    _ = words.text
    if found.verdict in (PaceVerdict.RECENT, PaceVerdict.NEVER_HELD):
        return _(
            "How sure: the figures are as published; the intervals treat years as independent, "
            "although the pandemic moved neighbouring years together."
        )
    return _(
        "How sure: a fastest fall is picked from many with hindsight; that a pace was kept up "
        "once does not mean it can be repeated."
    )
