"""Sentences on a target: its probability and the people behind it."""

from __future__ import annotations

from collections.abc import Sequence

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.record.borne_out import Borne
from povanalysis.questions.target import Attainment, PeopleBehind
from povanalysis.report.text.answers.refusal import month, name, refusal
from povanalysis.report.text.language import Words

GROWTH_SEEN = 0.03
"""Population growth a year beyond which it is no longer a case worth a sentence."""


def target(found: Attainment | Refusal, words: Words, kept: Sequence[Borne] = ()) -> list[str]:
    """Say how likely a target is, what stands behind it and what can still act.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.target.target`.
    words
        Language.
    kept
        Record of the words for probabilities; without it the probability stands alone.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    return [
        _finding(found, words, kept),
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


def _finding(found: Attainment, words: Words, kept: Sequence[Borne]) -> str:
    _ = words.text
    if found.passed:
        text = _(
            "The probability that the figure still to be published for {month} in {region} is at "
            "or below the target of {value} is {chance}{word}."
        )
    else:
        text = _(
            "The probability that the published figure of {region} for {month} is at or below the "
            "target of {value} is {chance}{word}."
        )
    return text.format(
        region=name(found.region),
        value=words.per_cent(found.value),
        month=words.month(found.reference),
        chance=words.chance(found.probability),
        word=f" ({words.called(found.probability, kept)})" if kept else "",
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
    elif found.likely_year is None and found.widening:
        text = _(
            "The probability passes 50 per cent in {even} but not 80 per cent by {final}, because "
            "a forecast becomes less certain with distance."
        )
    elif found.likely_year is None:
        text = _("The probability passes 50 per cent in {even} but not 80 per cent by {final}.")
    elif found.likely_year == found.even_year:
        text = _("The probability passes 80 per cent in {likely}.")
    else:
        text = _("The probability passes 50 per cent in {even} and 80 per cent in {likely}.")
    told = text.format(final=final, even=found.even_year or "", likely=found.likely_year or "")
    if (found.likely_year or final) <= found.tested_until:
        return told
    more = _("Years after {tested} are extrapolated: no forecast so far ahead was ever tested.")
    return f"{told} {more.format(tested=found.tested_until)}"


def _can_act(found: Attainment, words: Words) -> str:
    _ = words.text
    budget = int(found.budget_reference[:4]) - 1
    coming = int(found.next_reference[:4])
    later = next((one for one in found.by_year if one.year == coming), None)
    if found.passed and later is not None:
        text = _(
            "For the next plan: the same level in {next} has a probability of {later}; the "
            "{budget} budget shows for the most part in {after}."
        )
    elif found.passed:
        text = _("For the next plan: the {budget} budget shows for the most part in {after}.")
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
