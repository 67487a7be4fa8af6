"""Sentences of the report on a province, chosen by what the numbers say.

Each function returns one finished paragraph in one language. What a section opens with changes
with the figures: all fell, most fell, as many rose; none crossed the province's line, or who did.
"""

from __future__ import annotations

from collections.abc import Collection

from povanalysis.questions.group import short_name
from povanalysis.report.text.outstanding import missing, names, newer
from povanalysis.questions.province import FEW, Overview
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month
from povanalysis.trends import Forecast

STRONG_ORDER = 0.9
MOSTLY_COMMON = 0.6


def headline(found: Overview, words: Words) -> str:
    """Say where the province stands and how it got there from the year before."""
    _ = words.text
    month = words.month(reference_month(found.last_year))
    province = short_name(found.province)
    if found.rate is None and len(found.regions) == 1:
        text = _("In {month}, {rate} of the people of {region} were poor.")
        return text.format(
            month=month,
            rate=words.per_cent(float(found.values.iloc[0])),
            region=short_name(found.regions[0]),
        )
    if found.rate is None:
        return _(
            "In {month} the rates of the regencies and cities of {province} ran from {low} to "
            "{high}."
        ).format(
            province=province,
            month=month,
            low=words.per_cent(float(found.values[found.regions[-1]])),
            high=words.per_cent(float(found.values[found.regions[0]])),
        )
    change = 0.0 if found.rate_before is None else found.rate - found.rate_before
    if found.rate_before is None:
        text = _("In {month}, {rate} of the population of {province} was poor.")
    elif round(change, 4) < 0:
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
    count, fell, rose = len(found.changes), len(found.fell), len(found.rose)
    if count == 0:
        return ""
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


def standing(found: Overview, words: Words) -> str:
    """Say who is out beyond the year the report stands on, who is not counted, what is missing."""
    _ = words.text
    parts = [newer(found.newer, words), missing(found.absent, words)]
    if found.rate is None:
        text = _("{province} has no figure of its own for {year} in these data.")
        if found.mean is not None:
            text = _(
                "{province} has no figure of its own for {year} in these data; weighted by people, "
                "its regencies and cities average {mean}."
            )
        mean = "" if found.mean is None else words.per_cent(found.mean)
        parts.append(
            text.format(province=short_name(found.province), year=found.last_year, mean=mean)
        )
    return " ".join(part for part in parts if part)


def distance(found: Overview, words: Words) -> str:
    """Say how far apart the highest and the lowest rate are."""
    _ = words.text
    high, low = found.regions[0], found.regions[-1]
    top, bottom = float(found.values[high]), float(found.values[low])
    if high == low or bottom == 0:
        return ""
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
    if forecast is not None and year in forecast.years:
        interval = forecast.interval(year, 0.8)
        chance = forecast.probability_at_most(year, forecast.last_value)
        parts.append(
            _(
                "For {month} the province's published figure is forecast at {median} (80 per cent "
                "prediction interval {low} to {high}); the probability that it is no higher than "
                "the last one is {chance}."
            ).format(
                month=words.month(reference_month(year)),
                median=words.per_cent(forecast.median(year)),
                low=words.number(interval.low),
                high=words.number(interval.high),
                chance=words.chance(chance),
            )
        )
    likely, count = len(found.likely_lower), len(found.ahead)
    if count == 0:
        return " ".join(parts)
    if count < len(found.regions) and likely == 0:
        text = _(
            "In none of the {count} regencies and cities whose figure for {year} is still to come "
            "has a lower one a probability of 80 per cent or more."
        )
    elif count < len(found.regions):
        text = _(
            "Of the {count} regencies and cities whose figure for {year} is still to come, a lower "
            "one has a probability of 80 per cent or more in {likely}."
        )
    elif likely == 0:
        text = _(
            "In none of the {count} regencies and cities has a lower figure a probability of 80 per "
            "cent or more."
        )
    elif likely == count:
        text = _(
            "In all {count} regencies and cities a lower figure has a probability of 80 per cent or "
            "more."
        )
    else:
        text = _(
            "A lower figure has a probability of 80 per cent or more in {likely} of {count} "
            "regencies and cities."
        )
    parts.append(text.format(likely=likely, count=count, year=year))
    return " ".join(parts)


def since(found: Overview, years: Collection[int], words: Words) -> str:
    """Say of a province whose own figures begin after its regencies' what it is forecast from."""
    if not years or min(years) <= found.first_year:
        return ""
    text = words.text(
        "Figures of {province} as it is today begin in {year}; the forecast is that of its "
        "regencies and cities together."
    )
    return text.format(province=short_name(found.province), year=min(years))


def leverage(found: Overview, words: Words) -> str:
    """Say where a fall would move the province: high rates and many poor are not the same place."""
    _ = words.text
    weights = found.weights
    if weights is None:
        return _(
            "No year has the number of poor people of every regency, so where most of them live "
            "cannot be said."
        )
    if len(found.regions) < 2:
        return ""
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
        names=words.joined([short_name(code) for code in half[:3]]),
    )
    if len(found.regions) < 2 * FEW:  # the five would be most of them
        return opening
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
    if found.rate is None:
        return _(
            "The panels run from the highest rate to the lowest, {count} regencies and cities in "
            "all (@fig-regions)."
        ).format(count=len(found.regions))
    above, first = set(found.above), set(found.above_first)
    opening = _(
        "Of the {of} regencies and cities, {count} lie above the province's rate (@fig-regions)."
    ).format(count=len(above), of=len(found.regions))
    if found.rate_first is None:
        return opening
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
    parts = []
    if found.persistence is not None:
        text = _(
            "The order of {first} holds only in part today (rank correlation {r}): ranks can "
            "change within a decade."
        )
        if found.persistence >= STRONG_ORDER:
            text = _(
                "Regencies with high rates in {first} have high rates today (rank correlation {r}); "
                "no plan of one term should promise to reverse the order."
            )
        parts.append(text.format(first=found.first_year, r=words.number(found.persistence)))
    if found.common is not None:
        text = _(
            "Only {share} of the variation from year to year is common to all: here a regency's "
            "own year is worth a closer look."
        )
        if found.common >= MOSTLY_COMMON:
            text = _(
                "Of the variation from year to year, {share} is common to all: a good year of one "
                "regency is first of all a good year of the province."
            )
        parts.append(text.format(share=words.per_cent(100 * found.common, 0)))
    return " ".join(parts)


def places(found: Overview, year: int, words: Words) -> str:
    """Open the table: how firm the order of neighbours is at the forecast year."""
    _ = words.text
    firm, pairs = found.firm_neighbours, found.neighbours
    if pairs == 0:
        return _("@tbl-regions has the figure and what may be expected.")
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
    if len(found.changes) < 2:
        return _(
            "Too few regencies and cities have figures for both {before} and {year} to compare "
            "their changes."
        ).format(before=found.last_year - 1, year=found.last_year)
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
