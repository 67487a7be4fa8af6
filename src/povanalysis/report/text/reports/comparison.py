"""Sentences of the comparison of several regions, chosen by what the numbers say.

What opens a section changes with the figures: gaps that narrow in points and widen as ratios, an
order that is firm or open, changes that beat the province's or fall behind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.change import Beside, Change, ProvinceReading
from povanalysis.questions.ranking import FIRM_FROM, OrderVerdict, Pair, Ranking, Standing
from povanalysis.questions.group import Basis, short_name
from povanalysis.report.text.outstanding import missing, newer
from povanalysis.report.text.language import Words
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
        month=words.month(reference_month(found.last_year)),
        top=words.per_cent(found.values[0]),
        high=short_name(high),
        bottom=words.per_cent(found.values[-1]),
        low=short_name(low),
        between=words.joined([short_name(code) for code in found.regions[1:-1]]),
    )


def outstanding(basis: Basis, found: Ranking, words: Words) -> str:
    """Say which of them have newer figures; empty where all stand on their last one."""
    _ = words.text
    told = newer(found.newer, words)
    if not told:
        return ""
    year = _(
        "The comparison stands on {month}, the last month for which all of them have a figure."
    ).format(month=words.month(reference_month(found.last_year)))
    return f"{told} {year}"


def since_first(basis: Basis, found: Ranking, words: Words) -> str:
    """Say whose rate fell fastest and slowest since the first March they share, in proportion."""
    _ = words.text
    own = levels(basis, found)
    first, last = own.iloc[0], own.iloc[-1]
    relative = (100 * (last / first - 1)).sort_values()
    if len(own) < 2 or (first == 0).any():
        return ""
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
        year=int(own.index[0]),
        best=short_name(best),
        worst=short_name(worst),
        much=words.per_cent(abs(float(relative.iloc[0])), 0),
        little=words.per_cent(abs(float(relative.iloc[-1])), 0),
    )


def levels(basis: Basis, found: Ranking) -> pd.DataFrame:
    """Give the figures of the years for which all of them have one, years by regions."""
    return basis.rates[list(found.regions)].dropna()


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
            "Even {higher} and {lower}, the closest neighbours, keep their order in {month} with a "
            "probability of {chance}."
        )
    elif turned:
        least = turned[0]
        text = _(
            "By {month} {lower} falls below {higher} with a probability of {chance}, the reverse "
            "of the order of {last}."
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
        last=found.last_year,
    )


def _neighbours(found: Ranking) -> list[Pair]:
    beside = {frozenset(two) for two in zip(found.regions, found.regions[1:], strict=False)}
    return [pair for pair in found.pairs if frozenset((pair.lower, pair.higher)) in beside]


def distance_in_years(basis: Basis, found: Ranking, words: Words) -> str:
    """Translate the gap between the ends into years at the higher region's own pace."""
    _ = words.text
    high, low = found.regions[0], found.regions[-1]
    own = basis.rates[high].loc[: found.last_year].dropna()
    pace = mean_pace(own)
    gap = found.values[0] - found.values[-1]
    facts = {
        "high": short_name(high),
        "low": short_name(low),
        "pace": "" if pace is None else words.points(abs(pace)),
        "gap": words.points(gap),
        "year": int(own.index[0]),
        "last": found.last_year,
    }
    if round(gap, 2) <= 0:
        return _("{high} and {low} have the same rate.").format(**facts)
    if pace is None:
        return _("{high} lies {gap} above {low}.").format(**facts)
    if pace >= 0:
        text = _(
            "{high} lies {gap} above {low}. Its rate has not fallen since {year}; at that pace it "
            "never reaches the {last} rate of {low}."
        )
        return text.format(**facts)
    years = gap / -pace
    if years > LONG:
        text = _(
            "{high} lies {gap} above {low}. At its mean pace since {year}, {pace} a year, it "
            "would need more than half a century to reach the {last} rate of {low}."
        )
        return text.format(**facts)
    text = _(
        "{high} lies {gap} above {low}. At its mean pace since {year}, {pace} a year, it would "
        "need about {years} years to reach the {last} rate of {low}: two terms of office or more, so "
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
            "would reach the {last} rate of {low} in about {years} years."
        )
    return text.format(**facts, years=max(1, math.ceil(years)))


def gap(basis: Basis, found: Ranking, words: Words) -> str:
    """Open the levels: the gap between the ends in points and as a ratio, then and now."""
    _ = words.text
    own = levels(basis, found)
    first_year, last_year = int(own.index[0]), found.last_year
    then, now = own.iloc[0], own.iloc[-1]
    if first_year == last_year or 0 in (then.min(), now.min()):
        return _("@fig-levels sets the levels side by side.")
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
    own = levels(basis, found)
    then, now = own.iloc[0], own.iloc[-1]
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
        words.joined(groups[reading])
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
            "{region} ranked {place} of {of} in {last} and is more likely to move towards higher rates "
            "than to stay: {worse} against {same} (@fig-ranks)."
        )
    elif loose.p_better > max(loose.p_worse, loose.p_same):
        text = _(
            "{region} ranked {place} of {of} in {last} and is more likely to move towards lower rates "
            "than to stay: {better} against {same} (@fig-ranks)."
        )
    else:
        text = _(
            "Each is likelier to keep its rank in the province than to move to either side; least "
            "certain is {region}, {place} of {of} in {last}, with {same} (@fig-ranks)."
        )
    return text.format(**facts)


def absentees(found: Ranking, words: Words) -> str:
    """Say who of the provinces is not among those ranked."""
    told = [missing(one.absent, words) for one in found.standings]
    return " ".join(text for text in dict.fromkeys(told) if text)


def _facts(one: Standing, words: Words) -> dict[str, object]:
    return {
        "region": short_name(one.region),
        "place": one.place,
        "of": one.of,
        "last": one.year,
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


def mean_pace(own: pd.Series) -> float | None:
    """Give the mean yearly change between the first and the last figure, points; None with one."""
    known = own.dropna()
    if len(known) < 2:
        return None
    return float(known.iloc[-1] - known.iloc[0]) / float(known.index[-1] - known.index[0])
