"""Sentences of the report on a province, chosen by what the numbers say.

Each function returns one finished paragraph in one language. What a section opens with changes
with the figures: all fell, most fell, as many rose; none crossed the province's line, or who did.
"""

from __future__ import annotations

import numpy as np

from povanalysis.questions.answer import Refusal
from povanalysis.questions.convergence import Convergence, Movement, MoverVerdict
from povanalysis.report.basis import short_name
from povanalysis.report.overview import FEW, Overview
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words
from povanalysis.series import reference_month
from povanalysis.trends import Forecast

MOST_NAMED = 6
STRONG_ORDER = 0.9
MOSTLY_COMMON = 0.6
ALIKE = 0.02


def names(regions: list[str] | tuple[str, ...], words: Words) -> str:
    """Name regions, at most six of them, and count the others."""
    _ = words.text
    shown = [short_name(region) for region in regions]
    if len(shown) <= MOST_NAMED:
        return enumeration(shown, words)
    rest = _("{count} others").format(count=len(shown) - MOST_NAMED + 1)
    return enumeration([*shown[: MOST_NAMED - 1], rest], words)


def headline(found: Overview, words: Words) -> str:
    """Say where the province stands and how it got there from the year before."""
    _ = words.text
    month = words.month(reference_month(found.last_year))
    province = short_name(found.province)
    if found.rate is None or found.rate_before is None:
        return _(
            "In {month} the rates of the regencies and cities of {province} ran from {low} to "
            "{high}."
        ).format(
            province=province,
            month=month,
            low=words.per_cent(float(found.values[found.regions[-1]])),
            high=words.per_cent(float(found.values[found.regions[0]])),
        )
    change = found.rate - found.rate_before
    if round(change, 4) < 0:
        text = _(
            "In {month}, {rate} of the population of {province} was poor, {points} less than a "
            "year earlier."
        )
    elif round(change, 4) > 0:
        text = _(
            "In {month}, {rate} of the population of {province} was poor, {points} more than a "
            "year earlier."
        )
    else:
        text = _(
            "In {month}, {rate} of the population of {province} was poor, the same as a year "
            "earlier."
        )
    return text.format(
        month=month,
        rate=words.per_cent(found.rate),
        province=province,
        points=words.points(abs(change)),
    )


def directions(found: Overview, words: Words) -> str:
    """Say how many regencies fell and rose, and name those that went the other way."""
    _ = words.text
    count, fell, rose = len(found.regions), len(found.fell), len(found.rose)
    if fell == count:
        text = _("The rate fell in all {count} regencies and cities, least in {slow} ({least}).")
        slow = found.fell[-1]
        return text.format(
            count=count, least=words.points(abs(float(found.changes[slow]))), slow=short_name(slow)
        )
    if rose == count:
        return _("The rate rose in all {count} regencies and cities.").format(count=count)
    if fell >= rose:
        text = _("The rate fell in {fell} of {count} regencies and cities; it rose in {names}.")
        against = found.rose
        if not against:
            text = _("The rate fell in {fell} of {count} regencies and cities and rose nowhere.")
    else:
        text = _("The rate rose in {rose} of {count} regencies and cities; it fell in {names}.")
        against = found.fell
        if not against:
            text = _("The rate rose in {rose} of {count} regencies and cities and fell nowhere.")
    return text.format(fell=fell, rose=rose, count=count, names=names(against, words))


def distance(found: Overview, words: Words) -> str:
    """Say how far apart the highest and the lowest rate are."""
    _ = words.text
    high, low = found.regions[0], found.regions[-1]
    top, bottom = float(found.values[high]), float(found.values[low])
    text = _(
        "The rate of {high} ({top}) is {times} times that of {low} ({bottom}): the average of the "
        "province describes few of its regencies."
    )
    if top < 2 * bottom:
        text = _(
            "The rate of {high} ({top}) is {times} times that of {low} ({bottom}): the regencies "
            "lie rather close together."
        )
    return text.format(
        high=short_name(high),
        top=words.per_cent(top),
        low=short_name(low),
        bottom=words.per_cent(bottom),
        times=words.number(top / bottom, 1),
    )


def outlook(found: Overview, forecast: Forecast | None, year: int, words: Words) -> str:
    """Say what may be expected of the province and of its regencies."""
    _ = words.text
    parts = []
    if forecast is not None:
        interval = forecast.interval(year, 0.8)
        chance = forecast.probability_at_most(year, forecast.last_value)
        parts.append(
            _(
                "For {month} the province's published figure is forecast at {median} (80 per cent "
                "prediction interval {low} to {high}); the probability that it is no higher than "
                "the last one is {chance} ({word})."
            ).format(
                month=words.month(reference_month(year)),
                median=words.per_cent(forecast.median(year)),
                low=words.number(interval.low),
                high=words.number(interval.high),
                chance=words.chance(chance),
                word=words.likelihood(chance),
            )
        )
    likely, count = len(found.likely_lower), len(found.regions)
    if likely == 0:
        text = _(
            "In none of the {count} regencies and cities is a lower figure likely (80 per cent or "
            "more)."
        )
    elif likely == count:
        text = _(
            "In all {count} regencies and cities a lower figure is likely (80 per cent or more)."
        )
    else:
        text = _(
            "A lower figure is likely (80 per cent or more) in {likely} of {count} regencies and "
            "cities."
        )
    parts.append(text.format(likely=likely, count=count))
    return " ".join(parts)


def leverage(found: Overview, words: Words) -> str:
    """Say where a fall would move the province: high rates and many poor are not the same place."""
    _ = words.text
    weights = found.weights
    if weights is None:
        return _(
            "No year has the number of poor people of every regency, so where most of them live "
            "cannot be said."
        )
    half = weights.holding_half
    highest, largest = list(found.regions[:FEW]), [str(c) for c in weights.poor.index[:FEW]]
    both = len(set(highest) & set(largest))
    opening = _(
        "Of the {total} thousand poor people in {year}, the last year with numbers for all, half "
        "lived in {count} of {of} regencies and cities, the largest numbers in {names}."
    ).format(
        total=words.number(float(weights.poor.sum()), 0),
        year=weights.year,
        count=len(half),
        of=len(found.regions),
        names=enumeration([short_name(code) for code in largest[:3]], words),
    )
    few = _(
        "A rate one point lower in the five with the highest rates would lower the province's by "
        "{high}; in the five with the most poor people, by {large}."
    ).format(
        high=words.points(weights.effect(highest)), large=words.points(weights.effect(largest))
    )
    if both == FEW:
        closing = _("They are the same five: aid by rate and aid by number go to the same places.")
    elif both == 0:
        closing = _(
            "No regency is on both lists: whether aid follows rates or numbers decides who gets it."
        )
    else:
        closing = _(
            "Of the five, {both} are on both lists: for the others it decides whether aid follows "
            "rates or numbers."
        )
    return " ".join([opening, few, closing.format(both=both)])


def lines(found: Overview, words: Words) -> str:
    """Open the panels: who lies above the province, who crossed its line."""
    _ = words.text
    above, first = set(found.above), set(found.above_first)
    opening = _(
        "Of the {of} regencies and cities, {count} lie above the province's rate (@fig-regions)."
    ).format(count=len(above), of=len(found.regions))
    down = [code for code in found.regions if code in first - above]
    up = [code for code in found.regions if code in above - first]
    if not down and not up:
        text = _("They are the same as in {first}.")
    elif not up:
        text = _("Since {first}, {down} came to lie below it and none above.")
    elif not down:
        text = _("Since {first}, {up} came to lie above it and none below.")
    else:
        text = _("Since {first}, {down} came to lie below it and {up} above.")
    crossed = text.format(first=found.first_year, down=names(down, words), up=names(up, words))
    return f"{opening} {crossed}"


def persistence(found: Overview, words: Words) -> str:
    """Close the panels: lasting differences, shared years."""
    _ = words.text
    if found.persistence >= STRONG_ORDER:
        order = _(
            "Regencies with high rates in {first} have high rates today (rank correlation {r}); "
            "no plan of one term should promise to reverse the order."
        )
    else:
        order = _(
            "The order of {first} holds only in part today (rank correlation {r}): ranks can "
            "change within a decade."
        )
    if found.common >= MOSTLY_COMMON:
        shared = _(
            "Of the variation from year to year, {share} is common to all: a good year of one "
            "regency is first of all a good year of the province."
        )
    else:
        shared = _(
            "Only {share} of the variation from year to year is common to all: here a regency's "
            "own year is worth a closer look."
        )
    return " ".join(
        [
            order.format(first=found.first_year, r=words.number(found.persistence)),
            shared.format(share=words.per_cent(100 * found.common, 0)),
        ]
    )


def places(found: Overview, year: int, words: Words) -> str:
    """Open the table: how firm the order of neighbours is at the forecast year."""
    _ = words.text
    firm, pairs = found.firm_neighbours, found.neighbours
    if firm <= pairs / 3:
        text = _(
            "Most neighbours in @tbl-regions may swap ranks by {month}: of {pairs} pairs only "
            "{firm} have an order with a probability of 90 per cent or more."
        )
    elif firm < pairs:
        text = _(
            "Of {pairs} pairs of neighbours in @tbl-regions, {firm} have an order for {month} with "
            "a probability of 90 per cent or more; the others are open."
        )
    else:
        text = _(
            "The order in @tbl-regions is firm: all {pairs} pairs of neighbours keep it in {month} "
            "with a probability of 90 per cent or more."
        )
    return text.format(pairs=pairs, firm=firm, month=words.month(reference_month(year)))


def places_meaning(words: Words) -> str:
    """Close the table: what a place is worth."""
    _ = words.text
    return _(
        "What this means: a better or worse rank is no measure of success. A rank can improve "
        "while the rate rises, if others rise more. Judge the rate against its own target, and "
        "the rank only over several years."
    )


def against(found: Overview, words: Words) -> str:
    """Open the movers: who went against the province in the last year."""
    _ = words.text
    mean = float(found.changes.mean())
    other = found.rose if mean < 0 else found.fell
    if other:
        text = _(
            "In {year}, {names} moved against the province, whose regencies changed by {mean} on "
            "average."
        )
        return text.format(
            year=found.last_year, names=names(other, words), mean=_points_signed(mean, words)
        )
    ordered = found.changes.sort_values()
    ends = (ordered.index[0], ordered.index[-1])
    most, least = ends if mean < 0 else ends[::-1]
    text = _(
        "In {year} no regency or city moved against the province, but the changes range from "
        "{most} in {first} to {least} in {last}, with a mean of {mean}."
    )
    return text.format(
        year=found.last_year,
        most=words.signed(float(found.changes[most])),
        first=short_name(str(most)),
        least=words.signed(float(found.changes[least])),
        last=short_name(str(least)),
        mean=_points_signed(mean, words),
    )


def _points_signed(value: float, words: Words) -> str:
    unit = words.text("{number} percentage points")
    return unit.format(number=words.signed(value))


def movers(found: Convergence, words: Words) -> str:
    """Say who left the province's path over the whole span."""
    _ = words.text
    faster = [m.region for m in found.movers if m.verdict is MoverVerdict.FASTER]
    slower = [m.region for m in reversed(found.movers) if m.verdict is MoverVerdict.SLOWER]
    if faster and slower and found.province_relative < 0:
        text = _(
            "Over {first}–{last} the rates fell by {mean} of their first value on average, "
            "clearly faster in {faster}, clearly more slowly in {slower} (@tbl-movers)."
        )
    else:
        text = _(
            "Over {first}–{last} the rates changed by {mean} of their first value on average, and "
            "few left that path (@tbl-movers)."
        )
    return text.format(
        first=found.first_year,
        last=found.last_year,
        mean=words.per_cent(abs(found.province_relative), 0),
        faster=names(faster, words),
        slower=names(slower, words),
    )


def catching_up(found: Convergence | Refusal, words: Words) -> str:
    """Say whether high rates fell faster and whether the spread narrowed."""
    _ = words.text
    if isinstance(found, Refusal):
        return _("Whether the regencies converge cannot be said: too few of them or too few years.")
    slope = found.beta
    facts = {
        "low": words.signed(100 * slope.low, 1),
        "high": words.signed(100 * slope.high, 1),
        "estimate": words.signed(100 * slope.estimate, 1),
        "double": words.per_cent(abs(100 * slope.estimate * float(np.log(2))), 1),
    }
    if slope.verdict is Movement.CONVERGING:
        text = _(
            "High rates fell faster than low ones, by about {double} a year more for a rate twice "
            "as high (slope {estimate} per cent, 90 per cent confidence interval {low} to {high})."
        )
    elif slope.verdict is Movement.DIVERGING:
        text = _(
            "High rates fell more slowly than low ones, by about {double} a year less for a rate "
            "twice as high (slope {estimate} per cent, 90 per cent confidence interval {low} to "
            "{high})."
        )
    else:
        text = _(
            "Whether high rates fell faster than low ones is not established (slope {estimate} "
            "per cent a year, 90 per cent confidence interval {low} to {high})."
        )
    return " ".join([text.format(**facts), _spread(found, words)])


def _spread(found: Convergence, words: Words) -> str:
    _ = words.text
    facts = {
        "first": words.number(found.spread_first),
        "last": words.number(found.spread_last),
        "from_year": found.first_year,
        "to_year": found.last_year,
    }
    if abs(found.spread_last - found.spread_first) < ALIKE:
        text = _(
            "The relative spread of the rates is as wide as it was: {first} in {from_year}, {last} "
            "in {to_year} (standard deviation of logarithms)."
        )
    elif found.spread_last < found.spread_first:
        text = _(
            "The relative spread of the rates narrowed from {first} in {from_year} to {last} in "
            "{to_year} (standard deviation of logarithms)."
        )
    else:
        text = _(
            "The relative spread of the rates widened from {first} in {from_year} to {last} in "
            "{to_year} (standard deviation of logarithms)."
        )
    return text.format(**facts)


def catching_up_meaning(found: Convergence | Refusal, words: Words) -> str:
    """Close the movers: what the slope means for a plan."""
    _ = words.text
    if isinstance(found, Refusal):
        return ""
    if found.beta.verdict is Movement.CONVERGING:
        text = _(
            "What this means: by itself the gap closes only at this pace; to close it faster, the "
            "regencies with high rates need more than their share. A series of {count} March "
            "figures does not tell why some fell faster."
        )
    elif found.beta.verdict is Movement.DIVERGING:
        text = _(
            "What this means: without a change of course the relative gap grows; a series of "
            "{count} March figures does not tell why."
        )
    else:
        text = _(
            "What this means: do not count on high rates coming down by themselves. The figures "
            "say which regencies differ, not why; ask there before setting a formula for all."
        )
    return text.format(count=found.last_year - found.first_year + 1)
