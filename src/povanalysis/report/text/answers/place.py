"""Sentences on a region's place among others, and on convergence within a province."""

from __future__ import annotations

import math

from povanalysis.questions.convergence import Convergence, Movement, Mover, MoverVerdict
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ranking import OrderVerdict, Pair, Ranking, Standing
from povanalysis.report.text.answers.refusal import name, province, refusal
from povanalysis.report.text.language import Words
from povanalysis.report.text.outstanding import missing, newer

NAMED = 6
"""Most regencies named in one sentence."""


def ranking(found: Ranking | Refusal, words: Words) -> list[str]:
    """Say how regions stand now and how firm their order is at the future year.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.ranking.ranking`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_order(found, words)] if len(found.regions) > 1 else []
    if found.newer:
        sentences.append(newer(found.newer, words))
    shown = sorted(found.pairs, key=lambda pair: pair.probability)[:3]
    sentences += [_pair(pair, found, words) for pair in shown]
    for standing in found.standings:
        sentences += [_standing(standing, words), *_apart(standing, words)]
        if standing.of > 1:
            sentences.append(_future(standing, found, words))
    return [*sentences, _plan(words), _what_changes(found, words), _sure(found, words)]


def _order(found: Ranking, words: Words) -> str:
    _ = words.text
    figures = [
        _("{region} ({rate}, {year})").format(
            region=name(code), rate=words.per_cent(value), year=found.last_year
        )
        for code, value in zip(found.regions, found.values, strict=True)
    ]
    least = min(found.pairs, key=lambda pair: pair.probability)
    if least.verdict is OrderVerdict.OPEN:
        text = _(
            "From the highest rate to the lowest: {figures}; for {month} the order of {first} and "
            "{second} is open."
        )
    else:
        text = _(
            "From the highest rate to the lowest: {figures}; for {month} the order of {first} and "
            "{second} is the least certain."
        )
    return text.format(
        month=words.month(found.reference),
        figures=words.joined(figures),
        first=name(least.higher),
        second=name(least.lower),
    )


def _pair(pair: Pair, found: Ranking, words: Words) -> str:
    _ = words.text
    if pair.verdict is OrderVerdict.OPEN:
        text = _(
            "Which of {lower} and {higher} then has the lower rate is open (probability {chance} "
            "for {lower})."
        )
    elif pair.same_as_now is False:
        text = _("{lower} falls below {higher} by then with a probability of {chance}.")
    else:
        text = _("{lower} then has a lower rate than {higher} with a probability of {chance}.")
    return text.format(
        lower=name(pair.lower), higher=name(pair.higher), chance=words.chance(pair.probability)
    )


def _standing(one: Standing, words: Words) -> str:
    _ = words.text
    if one.of == 1:
        text = _("No other regency or city of {province} has a figure in these data.")
    elif one.above is None and one.below is None:
        text = _("In {year} the {of} regencies and cities of {province} had the same rate.")
    elif one.above is None:
        text = _(
            "{region} had the highest rate of the {of} regencies and cities of {province} in "
            "{year}, above {below}."
        )
    elif one.below is None:
        text = _(
            "{region} had the lowest rate of the {of} regencies and cities of {province} in "
            "{year}, below {above}."
        )
    else:
        text = _(
            "{region} ranked {place} of {of} in {province} in {year}, counted from the highest "
            "rate, between {above} and {below}."
        )
    neighbours = [
        ""
        if found is None
        else _("{region} ({rate})").format(region=name(found[0]), rate=words.per_cent(found[1]))
        for found in (one.above, one.below)
    ]
    return text.format(
        region=name(one.region),
        place=one.place,
        of=one.of,
        province=province(one.region),
        year=one.year,
        above=neighbours[0],
        below=neighbours[1],
    )


def _apart(one: Standing, words: Words) -> list[str]:
    """Say which newer figure has no rank yet, and who is not among those ranked."""
    _ = words.text
    sentences = []
    if one.newer is not None:
        text = _(
            "Its figure for {new} is out, {rate}; most others of {province} are not yet, so the "
            "rank is that of {year}."
        )
        sentences.append(
            text.format(
                new=one.newer.year,
                rate=words.per_cent(one.newer.value),
                province=province(one.region),
                year=one.year,
            )
        )
    absent = missing(one.absent, words)
    return [*sentences, absent] if absent else sentences


def _future(one: Standing, found: Ranking, words: Words) -> str:
    _ = words.text
    if one.place == one.place_low80 == one.place_high80:
        text = _("In {month} it still ranks {place} with a probability of {same}.")
    else:
        text = _(
            "In {month} its rank is better with a probability of {better} and worse with one of "
            "{worse}; the 80 per cent interval is {span}."
        )
    span = str(one.place_low80)
    if one.place_low80 != one.place_high80:
        span = _("{low} to {high}").format(low=span, high=one.place_high80)
    return text.format(
        month=words.month(found.reference),
        place=one.place,
        span=span,
        same=words.chance(one.p_same),
        better=words.chance(one.p_better),
        worse=words.chance(one.p_worse),
    )


def _plan(words: Words) -> str:
    return words.text(
        "For the next plan: set the target on the rate; the rank depends on others, too."
    )


def _what_changes(found: Ranking, words: Words) -> str:
    _ = words.text
    gaps = [
        (round(abs(near[1] - one.value), 10), one.region, near[0])
        for one in found.standings
        for near in (one.above, one.below)
        if near is not None
    ]
    if not gaps:
        return _("What would change the answer: figures of other regencies in the province.")
    size, region, near = min(gaps)
    if size == 0:
        text = _(
            "What would change the answer: any difference in the next figures, because {region} "
            "and {near} have the same rate."
        )
    else:
        text = _(
            "What would change the answer: {region} and {near}, its nearest in the order, are "
            "{points} apart; next figures that close this gap swap them."
        )
    return text.format(points=words.points(size), region=name(region), near=name(near))


def _sure(found: Ranking, words: Words) -> str:
    _ = words.text
    text = _(
        "How sure: the probabilities rest on {n} joint simulations in which the regencies of a "
        "province move together (simulation error at most about {error}); published figures are "
        "taken as they stand."
    )
    return text.format(n=words.number(found.draws, 0), error=words.points(50 / found.draws**0.5, 1))


def convergence(found: Convergence | Refusal, words: Words) -> list[str]:
    """Say whether the regencies of a province converge, and who moved against it.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.convergence.convergence`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    return [
        _slopes(found, words),
        _spread(found, words),
        *_movers(found, words),
        _against(found, words),
        _convergence_plan(found, words),
        _convergence_change(found, words),
        _convergence_sure(found, words),
    ]


def _slopes(found: Convergence, words: Words) -> str:
    _ = words.text
    texts = {
        Movement.CONVERGING: _(
            "In {province} high rates fell faster than low ones between {first} and {last}: a "
            "rate twice as high fell by {effect} per cent of its level more per year (90 per cent "
            "confidence interval {low} to {high})."
        ),
        Movement.DIVERGING: _(
            "In {province} high rates fell more slowly than low ones between {first} and {last}: "
            "a rate twice as high fell by {effect} per cent of its level less per year (90 per "
            "cent confidence interval {low} to {high})."
        ),
        Movement.NOT_ESTABLISHED: _(
            "Whether high rates in {province} fell faster than low ones between {first} and "
            "{last} is not established: for a rate twice as high the yearly change differs by "
            "{effect} per cent of its level (90 per cent confidence interval {low} to {high})."
        ),
    }
    doubled = 100 * math.log(2)
    size = found.beta.estimate * doubled
    shown = words.signed(size) if found.beta.verdict is Movement.NOT_ESTABLISHED else ""
    return texts[found.beta.verdict].format(
        province=province(found.region),
        first=found.first_year,
        last=found.last_year,
        effect=shown or words.number(abs(size)),
        low=words.signed(found.beta.low * doubled),
        high=words.signed(found.beta.high * doubled),
    )


def _spread(found: Convergence, words: Words) -> str:
    _ = words.text
    texts = {
        Movement.CONVERGING: _(
            "The spread narrowed: the standard deviation of log rates went from {before} to "
            "{after}, more than its own fluctuations explain."
        ),
        Movement.DIVERGING: _(
            "The spread widened: the standard deviation of log rates went from {before} to "
            "{after}, more than its own fluctuations explain."
        ),
        Movement.NOT_ESTABLISHED: _(
            "The spread shows no clear direction: the standard deviation of log rates was "
            "{before} at first and {after} at the end."
        ),
    }
    return texts[found.sigma.verdict].format(
        before=words.number(found.spread_first, 3), after=words.number(found.spread_last, 3)
    )


def _movers(found: Convergence, words: Words) -> list[str]:
    _ = words.text
    faster = [m for m in found.movers if m.verdict is MoverVerdict.FASTER]
    slower = [m for m in reversed(found.movers) if m.verdict is MoverVerdict.SLOWER]
    sentences = []
    mean = words.per_cent(abs(found.province_relative), 0)
    if faster:
        text = _("The mean fall was {mean} of the first rate; fastest were {regions}.")
        sentences.append(text.format(mean=mean, regions=_named(faster, words)))
    if slower:
        text = _("Slowest were {regions}.")
        sentences.append(text.format(regions=_named(slower, words)))
    return sentences


def _named(movers: list[Mover], words: Words) -> str:
    _ = words.text
    items = [
        _("{region} ({change} per cent)").format(
            region=name(m.region), change=words.signed(m.relative, 0)
        )
        for m in movers[:NAMED]
    ]
    return words.joined(items)


def _against(found: Convergence, words: Words) -> str:
    _ = words.text
    often = sorted((m for m in found.movers if m.against), key=lambda m: -len(m.against))
    if not often:
        return _("In no year did a regency or city move against the mean of the province.")
    text = _(
        "Against the mean of the province moved, in at least one year, {count} of {n}; most often "
        "{region} ({years})."
    )
    return text.format(
        count=len(often),
        n=found.n_regions,
        region=name(often[0].region),
        years=words.joined(map(str, often[0].against)),
    )


def _convergence_plan(found: Convergence, words: Words) -> str:
    _ = words.text
    if found.beta.verdict is Movement.CONVERGING:
        return _(
            "For the next plan: a high rate alone has been no obstacle here; a regency that "
            "stayed behind has to look for reasons of its own."
        )
    if found.beta.verdict is Movement.DIVERGING:
        return _(
            "For the next plan: one proportional target for all would leave the poorest regencies "
            "further behind; they need targets of their own."
        )
    return _(
        "For the next plan: do not count on the poorest regencies to catch up by themselves, nor "
        "assume that they cannot."
    )


def _convergence_change(found: Convergence, words: Words) -> str:
    _ = words.text
    if found.beta.verdict is found.beta_lagged.verdict:
        return _(
            "What would change the answer: other years. Counted from a year later, which removes "
            "chance errors of the first year, the verdict is the same."
        )
    return _(
        "What would change the answer: the choice of the first year. Counted from a year later, "
        "which removes chance errors of the first year, the verdict is another."
    )


def _convergence_sure(found: Convergence, words: Words) -> str:
    _ = words.text
    text = _(
        "How sure: {n} regencies and cities, but only {years} March figures each, two from the "
        "pandemic; the errors allow for unequal variances, and causes are not examined."
    )
    return text.format(n=found.n_regions, years=found.last_year - found.first_year + 1)
