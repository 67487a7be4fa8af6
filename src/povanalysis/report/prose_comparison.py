"""Sentences of the comparison of several regions, chosen by what the numbers say.

What opens a section changes with the figures: gaps that narrow in points and widen as ratios, an
order that is firm or open, changes that beat the province's or fall behind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from povanalysis.questions.answer import Refusal
from povanalysis.questions.change import Beside, Change, ProvinceReading
from povanalysis.questions.convergence import Convergence, Movement
from povanalysis.questions.ranking import FIRM_FROM, OrderVerdict, Pair, Ranking, Standing
from povanalysis.report.basis import Basis, short_name
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words
from povanalysis.series import reference_month

SAME_RATIO = 0.03
SAME_POINTS = 0.05
LONG = 50.0


def headline(basis: Basis, found: Ranking, words: Words) -> str:
    """Say who has the highest and who the lowest rate."""
    _ = words.text
    high, low = found.regions[0], found.regions[-1]
    text = _("In {month}, {top} of the people of {high} were poor, and {bottom} in {low}.")
    if len(found.regions) > 2:
        text = _(
            "In {month}, {top} of the people of {high} were poor and {bottom} in {low}; {between} "
            "lay between."
        )
    return text.format(
        month=words.month(reference_month(max(found.last_years))),
        top=words.per_cent(found.values[0]),
        high=short_name(high),
        bottom=words.per_cent(found.values[-1]),
        low=short_name(low),
        between=enumeration([short_name(code) for code in found.regions[1:-1]], words),
    )


def since_first(basis: Basis, found: Ranking, words: Words) -> str:
    """Say whose rate fell fastest and slowest since the first comparable March, in proportion."""
    _ = words.text
    first, last = basis.rates.loc[int(basis.rates.index[0])], basis.rates.loc[basis.last_year]
    relative = (100 * (last / first - 1))[list(found.regions)].dropna().sort_values()
    best, worst = str(relative.index[0]), str(relative.index[-1])
    if relative.iloc[-1] < 0:
        text = _(
            "Since March {year} the rate of {best} fell most in proportion, by {much}, and that "
            "of {worst} least, by {little}."
        )
    elif relative.iloc[0] < 0 < round(float(relative.iloc[-1])):
        text = _(
            "Since March {year} the rate of {best} fell by {much} of its value, while that of "
            "{worst} rose by {little}."
        )
    elif relative.iloc[0] < 0:
        text = _(
            "Since March {year} the rate of {best} fell by {much} of its value, while that of "
            "{worst} hardly moved."
        )
    else:
        text = _("Since March {year} no rate fell; that of {worst} rose most, by {little}.")
    return text.format(
        year=int(basis.rates.index[0]),
        best=short_name(best),
        worst=short_name(worst),
        much=words.per_cent(abs(float(relative.iloc[0])), 0),
        little=words.per_cent(abs(float(relative.iloc[-1])), 0),
    )


def order_ahead(found: Ranking, words: Words) -> str:
    """Say how firm the order is at the forecast year."""
    _ = words.text
    pairs = _neighbours(found)
    least = min(pairs, key=lambda pair: pair.probability)
    open_ones = [pair for pair in pairs if pair.probability < FIRM_FROM]
    turned = [pair for pair in pairs if pair.same_as_now is False]
    month = words.month(found.reference)
    if not open_ones and not turned:
        text = _(
            "The order very probably holds in {month}: even {higher} and {lower}, the closest "
            "neighbours, keep it with a probability of {chance}."
        )
    elif turned:
        least = turned[0]
        text = _(
            "By {month} {lower} falls below {higher} with a probability of {chance}, the reverse "
            "of today's order."
        )
    elif least.verdict is OrderVerdict.OPEN:
        text = _(
            "The order of {higher} and {lower} is open for {month}: the probability that they keep "
            "it is only {chance}."
        )
    else:
        text = _(
            "The least certain order for {month} is that of {higher} and {lower}, which they keep "
            "with a probability of {chance}."
        )
    return text.format(
        month=month,
        higher=short_name(least.higher),
        lower=short_name(least.lower),
        chance=words.chance(least.probability),
    )


def _neighbours(found: Ranking) -> list[Pair]:
    beside = {frozenset(two) for two in zip(found.regions, found.regions[1:], strict=False)}
    return [pair for pair in found.pairs if frozenset((pair.lower, pair.higher)) in beside]


def distance_in_years(basis: Basis, found: Ranking, words: Words) -> str:
    """Translate the gap between the ends into years at the higher region's own pace."""
    _ = words.text
    high, low = found.regions[0], found.regions[-1]
    own = basis.rates[high].dropna()
    pace = float(own.iloc[-1] - own.iloc[0]) / float(own.index[-1] - own.index[0])
    gap = found.values[0] - found.values[-1]
    facts = {
        "high": short_name(high),
        "low": short_name(low),
        "pace": words.points(abs(pace)),
        "gap": words.points(gap),
        "year": int(own.index[0]),
    }
    if round(gap, 2) <= 0:
        return _("{high} and {low} have the same rate.").format(**facts)
    if pace >= 0:
        text = _(
            "{high} lies {gap} above {low}. Its rate has not fallen since {year}; at that pace it "
            "never reaches today's rate of {low}."
        )
        return text.format(**facts)
    years = gap / -pace
    if years > LONG:
        text = _(
            "{high} lies {gap} above {low}. At its mean pace since {year}, {pace} a year, it "
            "would need more than half a century to reach today's rate of {low}."
        )
        return text.format(**facts)
    text = _(
        "{high} lies {gap} above {low}. At its mean pace since {year}, {pace} a year, it would "
        "need about {years} years to reach today's rate of {low}: two terms of office or more, so "
        "that rate is no target for the next plan."
    )
    if years <= 1:
        text = _(
            "{high} lies {gap} above {low}, less than a year of its mean pace since {year} ({pace} "
            "a year)."
        )
    elif years < 10:
        text = _(
            "{high} lies {gap} above {low}. At its mean pace since {year}, {pace} a year, it "
            "would reach today's rate of {low} in about {years} years."
        )
    return text.format(**facts, years=max(1, math.ceil(years)))


def gap(basis: Basis, found: Ranking, words: Words) -> str:
    """Open the levels: the gap between the ends in points and as a ratio, then and now."""
    _ = words.text
    first_year, last_year = int(basis.rates.index[0]), basis.last_year
    own = basis.rates[list(found.regions)]
    then, now = own.loc[first_year].dropna(), own.loc[last_year].dropna()
    points = (float(then.max() - then.min()), float(now.max() - now.min()))
    ratios = (float(then.max() / then.min()), float(now.max() / now.min()))
    narrower, wider = points[1] < points[0] - SAME_POINTS, points[1] > points[0] + SAME_POINTS
    larger, smaller = ratios[1] > ratios[0] + SAME_RATIO, ratios[1] < ratios[0] - SAME_RATIO
    if narrower and larger:
        text = _(
            "The gap between the highest and the lowest rate narrowed in points, from {p0} in "
            "{first} to {p1} in {last}, but grew as a ratio, from {r0} to {r1} (@fig-levels)."
        )
    elif narrower and smaller:
        text = _(
            "The gap between the highest and the lowest rate narrowed between {first} and {last}, "
            "in points from {p0} to {p1} and as a ratio from {r0} to {r1} (@fig-levels)."
        )
    elif wider and larger:
        text = _(
            "The gap between the highest and the lowest rate grew between {first} and {last}, in "
            "points from {p0} to {p1} and as a ratio from {r0} to {r1} (@fig-levels)."
        )
    elif narrower or wider or larger or smaller:
        text = _(
            "Between {first} and {last} the gap between the highest and the lowest rate went from "
            "{p0} to {p1} points and from {r0} to {r1} as a ratio: only one of the two moved much "
            "(@fig-levels)."
        )
    else:
        text = _(
            "The gap between the highest and the lowest rate hardly changed: {p0} points in "
            "{first}, {p1} in {last}, ratios of {r0} and {r1} (@fig-levels)."
        )
    return text.format(
        first=first_year,
        last=last_year,
        p0=words.number(points[0]),
        p1=words.number(points[1]),
        r0=words.number(ratios[0]),
        r1=words.number(ratios[1]),
    )


def crossings(basis: Basis, found: Ranking, words: Words) -> str:
    """Close the levels: whose lines crossed, and what the yardstick does to the reading."""
    _ = words.text
    own = basis.rates[list(found.regions)]
    then, now = own.iloc[0], own.loc[basis.last_year]
    turned = [
        (one, other)
        for i, one in enumerate(found.regions)
        for other in found.regions[i + 1 :]
        if then[one] < then[other] and now[one] > now[other]
    ]
    if not turned:
        first = _("No two of them swapped their order.")
    elif len(turned) == 1:
        first = _("{one} was below {other} at first and is above it now.").format(
            one=short_name(turned[0][0]), other=short_name(turned[0][1])
        )
    else:
        first = _("{count} pairs swapped their order.").format(count=len(turned))
    meaning = _(
        "What this means: points say how many people in a hundred lie between, ratios how far "
        "apart the rates are in proportion; a target should say which of the two it is about."
    )
    return f"{first} {meaning}"


def beside_province(found: Sequence[Change | Refusal], words: Words) -> str:
    """Open the changes: whose last change beat its province, whose fell behind."""
    _ = words.text
    read = [one for one in found if isinstance(one, Change) and isinstance(one.province, Beside)]
    groups: dict[ProvinceReading, list[str]] = {reading: [] for reading in ProvinceReading}
    for one in read:
        if isinstance(one.province, Beside):
            groups[one.province.reading].append(short_name(one.region))
    year = read[0].year if read else ""
    better, alike, worse = (
        enumeration(groups[reading], words)
        for reading in (ProvinceReading.BETTER, ProvinceReading.ALIKE, ProvinceReading.WORSE)
    )
    if not read:
        return _("The last changes cannot be compared with those of the provinces.")
    if worse and not better and not alike:
        text = _(
            "In {year} none of them kept up with its province: {worse} did worse than the mean "
            "change there by more than is usual for them (@fig-changes)."
        )
    elif better and worse:
        text = _(
            "Compared with their provinces, {better} did better in {year} and {worse} worse "
            "(@fig-changes)."
        )
    elif better:
        text = _("Compared with its province, {better} did better in {year} (@fig-changes).")
    elif worse:
        text = _(
            "Compared with its province, {worse} did worse in {year}; {alike} moved with it "
            "(@fig-changes)."
        )
    else:
        text = _(
            "In {year} each moved as its province did, {alike}: the year says more about the "
            "provinces than about them (@fig-changes)."
        )
    return text.format(year=year, better=better, worse=worse, alike=alike)


def break_even(found: Sequence[Change | Refusal], words: Words) -> str:
    """Close the changes: how exact the figures would have to be for the changes to be told."""
    _ = words.text
    read = [one for one in found if isinstance(one, Change) and one.change != 0]
    if not read:
        return ""
    firmest = max(read, key=lambda one: one.break_even)
    text = _(
        "What this means: no standard error is published for regencies. Even the clearest of "
        "these changes, {change} in {region}, can be told from zero only if the relative standard "
        "error lies below {error}; a ranking by one year's change may reflect chance more than "
        "performance."
    )
    return text.format(
        change=words.points(abs(firmest.change)),
        region=short_name(firmest.region),
        error=words.per_cent(100 * firmest.break_even, 1),
    )


def standing(found: Ranking, words: Words) -> str:
    """Open the ranks: who is likeliest to change place in the province."""
    _ = words.text
    loose = max(found.standings, key=lambda one: max(one.p_better, one.p_worse))
    facts = _facts(loose, words)
    if loose.p_worse > max(loose.p_better, loose.p_same):
        text = _(
            "{region} now ranks {place} of {of} and is more likely to move towards higher rates "
            "than to stay: {worse} against {same} (@fig-ranks)."
        )
    elif loose.p_better > max(loose.p_worse, loose.p_same):
        text = _(
            "{region} now ranks {place} of {of} and is more likely to move towards lower rates "
            "than to stay: {better} against {same} (@fig-ranks)."
        )
    else:
        text = _(
            "Each is likelier to keep its rank in the province than to move to either side; least "
            "certain is {region}, now {place} of {of}, with {same} (@fig-ranks)."
        )
    return text.format(**facts)


def _facts(one: Standing, words: Words) -> dict[str, object]:
    return {
        "region": short_name(one.region),
        "place": one.place,
        "of": one.of,
        "worse": words.chance(one.p_worse),
        "better": words.chance(one.p_better),
        "same": words.chance(one.p_same),
    }


def ranks_meaning(found: Ranking, words: Words) -> str:
    """Close the ranks: how wide the likely places are."""
    _ = words.text
    widest = max(found.standings, key=lambda one: one.place_high80 - one.place_low80)
    width = widest.place_high80 - widest.place_low80
    if width == 0:
        return _(
            "What this means: the 80 per cent interval of each holds a single rank; a plan that "
            "promises a better one by {month} promises what the figures do not foresee."
        ).format(month=words.month(found.reference))
    return _(
        "What this means: {region} can rank anywhere from {low} to {high} (80 per cent interval) "
        "without anything unusual happening. A better rank within that range proves nothing, and "
        "a worse one is no alarm."
    ).format(region=short_name(widest.region), low=widest.place_low80, high=widest.place_high80)


def catching_up(found: Sequence[Convergence], words: Words) -> str:
    """Open convergence: in which provinces high rates fell faster."""
    _ = words.text
    named = {
        verdict: [short_name(one.region) for one in found if one.beta.verdict is verdict]
        for verdict in Movement
    }
    closing, opening = named[Movement.CONVERGING], named[Movement.DIVERGING]
    if not found:
        return _("Whether the rates within the provinces draw closer cannot be said.")
    if closing and opening:
        text = _(
            "In {closing} high rates fell faster than low ones, in {opening} more slowly "
            "(@tbl-convergence)."
        )
    elif closing and named[Movement.NOT_ESTABLISHED]:
        text = _(
            "In {closing} high rates fell faster than low ones; in {none} that is not established "
            "(@tbl-convergence)."
        )
    elif closing:
        text = _("In {closing} high rates fell faster than low ones (@tbl-convergence).")
    elif opening:
        text = _("In {opening} high rates fell more slowly than low ones (@tbl-convergence).")
    else:
        text = _(
            "Whether high rates fall faster than low ones is not established in {none} "
            "(@tbl-convergence)."
        )
    return text.format(
        closing=enumeration(closing, words),
        opening=enumeration(opening, words),
        none=enumeration(named[Movement.NOT_ESTABLISHED], words),
    )


def catching_up_check(found: Sequence[Convergence], words: Words) -> str:
    """Say whether the check on chance figures agrees, and what follows."""
    _ = words.text
    unlike = [one for one in found if one.beta.verdict is not one.beta_lagged.verdict]
    if unlike:
        text = _(
            "Counted from a year later, {names} would be read otherwise: chance in the first "
            "figures matters there, so the finding should not carry a plan."
        )
        first = text.format(names=enumeration([short_name(one.region) for one in unlike], words))
    else:
        first = _(
            "Counted from a year later, to keep chance in the first figures out, the conclusion "
            "is the same."
        )
    widened = [short_name(o.region) for o in found if o.sigma.verdict is Movement.DIVERGING]
    if widened:
        text = _(
            "What this means: in {names} the relative spread between regencies has grown; the "
            "same effort everywhere has not brought them closer."
        )
        second = text.format(names=enumeration(widened, words))
    elif found and all(o.beta.verdict is Movement.CONVERGING for o in found):
        second = _(
            "What this means: the distance has been shrinking by itself; a plan adds to that only "
            "if it is faster."
        )
    else:
        second = _(
            "What this means: a high rate does not everywhere come down by itself; such a regency "
            "needs a faster pace of its own."
        )
    return f"{first} {second}"


def mean_pace(own: pd.Series) -> float:
    """Give the mean yearly change between the first and the last figure, points."""
    known = own.dropna()
    return float(known.iloc[-1] - known.iloc[0]) / float(known.index[-1] - known.index[0])
