"""Sentences on a target: its probability, and the pace it asks for."""

from __future__ import annotations

import math

from povanalysis.questions.answer import Refusal
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.questions.target import Attainment, PeopleBehind
from povanalysis.report.answers_refusal import (
    month,
    name,
    province,
    refusal,
    signed_points,
)
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words

GROWTH_SEEN = 0.03
"""Population growth a year beyond which it is no longer a case worth a sentence."""
FORESEEABLE = 25
"""Years ahead up to which a pace is carried on to name the year in which it arrives."""


def target(found: Attainment | Refusal, words: Words) -> list[str]:
    """Say how likely a target is, what stands behind it and what can still act.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.target.target`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    return [
        _finding(found, words),
        _gap(found, words),
        *(
            refusal(found.people, words)
            if isinstance(found.people, Refusal)
            else _people(found.people, found, words)
        ),
        _years(found, words),
        _can_act(found, words),
        _other_targets(found, words),
        _how_sure(found, words),
    ]


def _finding(found: Attainment, words: Words) -> str:
    _ = words.text
    if found.probability >= 0.6:
        text = _(
            "The target of {value} in {month} is within reach of {region}: the probability of a "
            "published figure no higher than that is {chance} ({word})."
        )
    elif found.probability >= 0.4:
        text = _(
            "Whether {region} reaches {value} in {month} is close to a toss-up: the probability "
            "of a published figure no higher than that is {chance} ({word})."
        )
    elif found.probability >= 0.2:
        text = _(
            "{region} is less likely than not to reach {value} in {month}: the probability of a "
            "published figure no higher than that is {chance} ({word})."
        )
    else:
        text = _(
            "Meeting the target of {value} in {month} would be a surprise in {region}: the "
            "probability of a published figure no higher than that is {chance} ({word})."
        )
    return text.format(
        region=name(found.region),
        value=words.per_cent(found.value),
        month=words.month(found.reference),
        chance=words.chance(found.probability),
        word=words.likelihood(found.probability),
    )


def _gap(found: Attainment, words: Words) -> str:
    _ = words.text
    return _("From {last} in {last_month} that takes a fall of {points}.").format(
        last=words.per_cent(found.last_value),
        last_month=month(found.last_year, words),
        points=words.points(-found.gap),
    )


def _people(behind: PeopleBehind, found: Attainment, words: Words) -> list[str]:
    _ = words.text
    text = _(
        "With the population unchanged at {population}, that is {fewer} fewer poor people "
        "(between {low} and {high}, because the last figure is rounded)."
    )
    sentences = [
        text.format(
            population=words.number(behind.population, 0),
            fewer=words.number(behind.fewer, 0),
            low=words.number(behind.fewer_low, 0),
            high=words.number(behind.fewer_high, 0),
        )
    ]
    if not behind.current:
        text = _(
            "The number of poor people is known only up to {year}; the population of that year "
            "stands in for that of {last_year}."
        )
        sentences.append(text.format(year=behind.population_year, last_year=found.last_year))
    if behind.fewer_with_growth > 0 and behind.growth_none > GROWTH_SEEN:
        text = _(
            "Population growth lowers the rate too: at {growth} a year about {fewer} fewer are "
            "enough."
        )
    elif behind.fewer_with_growth > 0:
        text = _(
            "Population growth lowers the rate too: at {growth} a year about {fewer} fewer are "
            "enough, and at {none} a year the number of poor need not fall at all."
        )
    else:
        text = _(
            "Population growth lowers the rate too: at {growth} a year the number of poor need "
            "not fall at all."
        )
    sentences.append(
        text.format(
            growth=words.per_cent(100 * behind.growth, 1),
            fewer=words.number(behind.fewer_with_growth, 0),
            none=words.per_cent(100 * behind.growth_none, 2),
        )
    )
    return sentences


def _years(found: Attainment, words: Words) -> str:
    _ = words.text
    final = found.by_year[-1].year
    if found.even_year is None:
        text = _("The probability stays below 50 per cent in every year up to {final}.")
    elif found.likely_year is None:
        text = _(
            "The probability passes 50 per cent in {even} but not 80 per cent by {final}, because "
            "a forecast becomes less certain with distance."
        )
    elif found.likely_year == found.even_year:
        text = _("The probability passes 80 per cent in {likely}.")
    else:
        text = _("The probability passes 50 per cent in {even} and 80 per cent in {likely}.")
    return text.format(final=final, even=found.even_year or "", likely=found.likely_year or "")


def _can_act(found: Attainment, words: Words) -> str:
    _ = words.text
    budget = int(found.budget_reference[:4]) - 1
    coming = int(found.next_reference[:4])
    later = next((one for one in found.by_year if one.year == coming), None)
    if found.passed and later is not None:
        text = _(
            "For the next plan: the figure of {month} can no longer be changed; the same level in "
            "{next} has a probability of {later}, and the {budget} budget shows for the most part "
            "in {after}."
        )
    elif found.passed:
        text = _(
            "For the next plan: the figure of {month} can no longer be changed; the {budget} "
            "budget shows for the most part in {after}."
        )
    elif found.reference == found.next_reference:
        text = _(
            "For the next plan: only what reaches households before {month} can still show; the "
            "{budget} budget shows for the most part in {after}."
        )
    else:
        text = _(
            "For the next plan: there is time before {month}; spending from the {before} budget "
            "shows in it for the most part, later spending does not."
        )
    return text.format(
        month=words.month(found.reference),
        later="" if later is None else words.chance(later.probability),
        next=words.month(found.next_reference),
        budget=budget,
        after=words.month(found.budget_reference),
        before=found.year - 1,
    )


def _other_targets(found: Attainment, words: Words) -> str:
    _ = words.text
    text = _(
        "What would change the answer: a target of {even} would have a probability of 50 per "
        "cent, one of {likely} 80 per cent; the next published figure replaces this forecast."
    )
    return text.format(
        even=words.per_cent(found.chance.median), likely=words.per_cent(found.likely_value)
    )


def _how_sure(found: Attainment, words: Words) -> str:
    _ = words.text
    if found.extrapolated:
        text = _(
            "How sure: not very. The 80 per cent prediction interval for {month} runs from {low} "
            "to {high} per cent, and no interval so far ahead was ever tested."
        )
    else:
        text = _(
            "How sure: the 80 per cent prediction interval for {month} runs from {low} to {high} "
            "per cent; it is for the published figure, whose sampling error is not known."
        )
    return text.format(
        month=words.month(found.reference),
        low=words.number(found.chance.low80),
        high=words.number(found.chance.high80),
    )


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
    return text.format(changes=enumeration(changes, words))


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
