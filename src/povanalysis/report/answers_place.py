"""Sentences on a region's place among others, and on convergence within a province."""

from __future__ import annotations

import math

from povanalysis.questions.answer import Refusal
from povanalysis.questions.convergence import Convergence, Movement, Mover, MoverVerdict
from povanalysis.questions.ranking import OrderVerdict, Pair, Ranking, Standing
from povanalysis.report.answers_refusal import name, province, refusal
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words

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
    shown = sorted(found.pairs, key=lambda pair: pair.probability)[:3]
    sentences += [_pair(pair, found, words) for pair in shown]
    for standing in found.standings:
        sentences += [_standing(standing, words), _future(standing, found, words)]
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _order(found: Ranking, words: Words) -> str:
    _ = words.text
    figures = [
        _("{region} ({rate}, {year})").format(
            region=name(code), rate=words.per_cent(value), year=year
        )
        for code, value, year in zip(found.regions, found.values, found.last_years, strict=True)
    ]
    least = min(found.pairs, key=lambda pair: pair.probability)
    if all(p.verdict is OrderVerdict.FIRM and p.same_as_now for p in found.pairs):
        text = _(
            "The order from the highest rate to the lowest will hardly change up to {month}: "
            "{figures}."
        )
    elif least.verdict is OrderVerdict.OPEN:
        text = _(
            "From the highest rate to the lowest stand {figures}; in {month} the order of {first} "
            "and {second} is open."
        )
    else:
        text = _(
            "From the highest rate to the lowest stand {figures}; in {month} the order of {first} "
            "and {second} is the least firm."
        )
    return text.format(
        month=words.month(found.reference),
        figures=enumeration(figures, words),
        first=name(least.higher),
        second=name(least.lower),
    )


def _pair(pair: Pair, found: Ranking, words: Words) -> str:
    _ = words.text
    if pair.verdict is OrderVerdict.OPEN:
        text = _(
            "Whether {lower} or {higher} has the lower rate then is open ({chance} for {lower})."
        )
    elif pair.same_as_now is False:
        text = _("{lower} will more likely than not have passed {higher} by then ({chance}).")
    elif pair.verdict is OrderVerdict.FIRM:
        text = _("{lower} will very probably have a lower rate than {higher} ({chance}).")
    else:
        text = _("{lower} will more likely than not have a lower rate than {higher} ({chance}).")
    return text.format(
        lower=name(pair.lower), higher=name(pair.higher), chance=words.chance(pair.probability)
    )


def _standing(one: Standing, words: Words) -> str:
    _ = words.text
    if one.above is None and one.below is None:
        text = _("{region} is alone on the list of {province}.")
    elif one.above is None:
        text = _(
            "{region} has the highest rate of the {of} regencies and cities of {province} in "
            "{year}; below it follows {below}."
        )
    elif one.below is None:
        text = _(
            "{region} has the lowest rate of the {of} regencies and cities of {province} in "
            "{year}; above it stands {above}."
        )
    else:
        text = _(
            "{region} stands at place {place} of {of} in {province} in {year}, counted from the "
            "highest rate, between {above} and {below}."
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


def _future(one: Standing, found: Ranking, words: Words) -> str:
    _ = words.text
    if one.place_low80 == one.place_high80:
        text = _(
            "In {month} it will most probably stand at place {low} ({same} for the same place)."
        )
    elif one.p_better >= 0.5:
        text = _(
            "In {month} it will more likely than not have a better place ({better}); with 80 per "
            "cent one from {low} to {high}."
        )
    elif one.p_worse >= 0.5:
        text = _(
            "In {month} it will more likely than not have a worse place, because others fall "
            "faster ({worse}); with 80 per cent one from {low} to {high}."
        )
    else:
        text = _(
            "In {month} neither a better place ({better}) nor a worse one ({worse}) is more likely "
            "than not; with 80 per cent it is one from {low} to {high}."
        )
    return text.format(
        month=words.month(found.reference),
        low=one.place_low80,
        high=one.place_high80,
        same=words.chance(one.p_same),
        better=words.chance(one.p_better),
        worse=words.chance(one.p_worse),
    )


def _plan(found: Ranking, words: Words) -> str:
    _ = words.text
    widest = max((s.place_high80 - s.place_low80 for s in found.standings), default=0)
    if widest == 0:
        return _(
            "For the next plan: the place will hardly move, so set the target on the rate, not on "
            "the rank."
        )
    text = _(
        "For the next plan: places can shift by up to {shift} without anything done here, because "
        "neighbours move too; set the target on the rate, not on the rank."
    )
    return text.format(shift=widest)


def _what_changes(found: Ranking, words: Words) -> str:
    _ = words.text
    gaps = [
        (abs(near[1] - one.value), one.region, near[0])
        for one in found.standings
        for near in (one.above, one.below)
        if near is not None
    ]
    if not gaps:
        return _("What would change the answer: figures of neighbours.")
    size, region, near = min(gaps)
    text = _("What would change the answer: {points}, all that lies between {region} and {near}.")
    return text.format(points=words.points(size), region=name(region), near=name(near))


def _sure(found: Ranking, words: Words) -> str:
    _ = words.text
    text = _(
        "How sure: probabilities come from {n} joint draws in which regencies of a province move "
        "together, and carry a chance error of about {error} at most; the order now takes "
        "published figures as they are."
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
            "In {province} high rates fell faster than low ones between {first} and {last}: a rate "
            "twice as high lost {effect} per cent of itself a year more (90 per cent interval of "
            "the difference {low} to {high})."
        ),
        Movement.DIVERGING: _(
            "In {province} high rates fell more slowly than low ones between {first} and {last}: a "
            "rate twice as high lost {effect} per cent of itself a year less (90 per cent interval "
            "of the difference {low} to {high})."
        ),
        Movement.NOT_ESTABLISHED: _(
            "That high rates in {province} fell faster or more slowly than low ones between "
            "{first} and {last} is not established: for a rate twice as high the yearly change "
            "differs by {effect} per cent of the rate (90 per cent interval {low} to {high})."
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
            "{after}, more than its own ups and downs explain."
        ),
        Movement.DIVERGING: _(
            "The spread widened: the standard deviation of log rates went from {before} to "
            "{after}, more than its own ups and downs explain."
        ),
        Movement.NOT_ESTABLISHED: _(
            "The spread shows no clear direction: the standard deviation of log rates went from "
            "{before} to {after}."
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
        text = _("Beside a mean fall by {mean} of the rate, the fastest were {regions}.")
        sentences.append(text.format(mean=mean, regions=_named(faster, words)))
    if slower:
        text = _("The slowest were {regions}.")
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
    return enumeration(items, words)


def _against(found: Convergence, words: Words) -> str:
    _ = words.text
    often = sorted((m for m in found.movers if m.against), key=lambda m: -len(m.against))
    if not often:
        return _("In no year did a regency move against the mean of its province.")
    text = _(
        "{count} of {n} moved against the mean of the province in at least one year, most often "
        "{region} ({years})."
    )
    return text.format(
        count=len(often),
        n=found.n_regions,
        region=name(often[0].region),
        years=enumeration(map(str, often[0].against), words),
    )


def _convergence_plan(found: Convergence, words: Words) -> str:
    _ = words.text
    if found.beta.verdict is Movement.CONVERGING:
        return _(
            "For the next plan: a high rate alone has been no obstacle here; a regency that stayed "
            "behind has to look for its reason nearer home."
        )
    if found.beta.verdict is Movement.DIVERGING:
        return _(
            "For the next plan: one relative target for all would leave the poorest regencies "
            "further behind; they need their own."
        )
    return _(
        "For the next plan: do not count on the poorest regencies to catch up by themselves, nor "
        "assume that they cannot."
    )


def _convergence_change(found: Convergence, words: Words) -> str:
    _ = words.text
    if found.beta.verdict is found.beta_lagged.verdict:
        return _(
            "What would change the answer: other years. Starting the change a year later, which "
            "takes chance errors of the first year out, gives the same verdict."
        )
    return _(
        "What would change the answer: already the choice of the first year. Starting the change a "
        "year later, which takes chance errors of the first year out, gives another verdict."
    )


def _convergence_sure(found: Convergence, words: Words) -> str:
    _ = words.text
    text = _(
        "How sure: {n} regencies, but only {years} Marches, two of them the pandemic's; errors are "
        "robust to unequal variances, and nothing is said of causes."
    )
    return text.format(n=found.n_regions, years=found.last_year - found.first_year + 1)
