"""Sentences chosen by what the numbers say.

Every function takes an outlook and the words of a language and returns finished sentences. What
changes with the numbers (fell, rose, stayed; met, within reach, far) changes the sentence, not
just a figure in it. Units are named: a share has per cent, a difference of shares percentage
points. Probabilities come with a word of the published scale (:meth:`Words.likelihood`).
"""

from __future__ import annotations

import pandas as pd

from povanalysis.questions.outlook import Outlook
from povanalysis.questions.ground.state import Timing, next_year
from povanalysis.report.text.answers import state
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month

LOW_COVERAGE = 0.85


def decision(outlook: Outlook, words: Words, *, plain: bool = False) -> list[str]:
    """Say where the region stands, what is asked of it and how likely that is.

    Parameters
    ----------
    outlook
        The region's outlook.
    words
        Language.
    plain
        Leave out everything but where it stands and the probability.

    Returns
    -------
    list of str
        Sentences, the first fit for a headline.
    """
    told = state.told(outlook, words)
    if outlook.state.timing is Timing.OUT:
        return told[:1] if plain else told
    if outlook.state.timing is Timing.WAITING and plain:
        return [told[0], state.chance(outlook, words)]
    if outlook.state.timing is Timing.WAITING:
        likely = [state.expected(outlook, words), state.chance(outlook, words)]
        return [*told, *latest(outlook, words), *likely]
    sentences = [_latest(outlook, words)]
    if not plain:
        sentences += [_last_change(outlook, words), *_target(outlook, words)]
    sentences.append(_probability(outlook, words))
    if not plain:
        sentences += [_interval(outlook, words), *state.given(outlook, words)]
    return [sentence for sentence in sentences if sentence]


def latest(outlook: Outlook, words: Words) -> list[str]:
    """Say where the region stands and how that changed."""
    sentences = [_latest(outlook, words), _last_change(outlook, words)]
    return [sentence for sentence in sentences if sentence]


def _latest(outlook: Outlook, words: Words) -> str:
    _ = words.text
    month = words.month(reference_month(outlook.last_year))
    rate = words.per_cent(outlook.last_value)
    if outlook.poor is None:
        text = _("In {month}, {rate} of the population of {region} was poor.")
        return text.format(month=month, rate=rate, region=outlook.region.name)
    text = _("In {month}, {rate} of the population of {region} was poor: {people} people.")
    people = words.number(1000 * outlook.poor, 0)
    return text.format(month=month, rate=rate, region=outlook.region.name, people=people)


def _last_change(outlook: Outlook, words: Words) -> str:
    _ = words.text
    if outlook.changes.empty or outlook.last_year not in outlook.changes.index:
        return ""
    change = float(outlook.changes.loc[outlook.last_year])
    points = words.points(abs(change))
    if change < 0:
        return _("That is {points} less than a year earlier.").format(points=points)
    if change > 0:
        return _("That is {points} more than a year earlier.").format(points=points)
    return _("That is the same as a year earlier.")


def _target(outlook: Outlook, words: Words) -> list[str]:
    _ = words.text
    target, required = outlook.target, outlook.required_change
    if target is None or required is None:
        return [_("No official numeric target for {year} is known.").format(year=outlook.year)]
    value = words.per_cent(target.value)
    if required >= 0:
        text = _("The last figure already meets the target of {value} for {year}.")
        return [text.format(year=outlook.year, value=value)]
    years = outlook.year - outlook.last_year
    points = words.points(-required)
    people = outlook.people_to_lift
    if years == 1:
        text = _("The target of {value} for {year} takes a fall of {points} in one year.")
        first = text.format(year=outlook.year, value=value, points=points)
    else:
        text = _(
            "The target of {value} for {year} takes a fall of {points} in {years} years, {pace} a "
            "year."
        )
        pace = words.points(-required / years)
        first = text.format(year=outlook.year, value=value, points=points, years=years, pace=pace)
    if people is None:
        return [first]
    text = _("With the population unchanged, that means {people} fewer poor people.")
    return [first, text.format(people=words.number(people, 0))]


def _probability(outlook: Outlook, words: Words) -> str:
    _ = words.text
    month = words.month(reference_month(outlook.year))
    chance = outlook.probability_met
    if chance is None:
        text = _(
            "The probability that the published figure of {month} is no higher than the last one "
            "is {chance}: {word}."
        )
        chance = outlook.probability_no_rise
    else:
        text = _(
            "The probability that the published figure of {month} is no higher than the target is "
            "{chance}: {word}."
        )
    return text.format(
        month=month, chance=words.chance(chance), word=words.called(chance, outlook.borne)
    )


def _interval(outlook: Outlook, words: Words) -> str:
    _ = words.text
    interval = outlook.forecast.interval(outlook.year, 0.8)
    text = _(
        "The 80 per cent prediction interval for that figure runs from {low} to {high} per cent."
    )
    return text.format(low=words.number(interval.low), high=words.number(interval.high))


def trend(outlook: Outlook, words: Words) -> str:
    """Open the trend section with the direction of the last years and the forecast."""
    _ = words.text
    march = outlook.march
    first, last = int(march.index[0]), int(march.index[-1])
    total = round(float(march[last] - march[first]), 10)
    rises = [str(year) for year, change in outlook.changes.items() if round(change, 10) > 0]
    if total < 0:
        text = _("Between March {first} and March {last} the rate fell by {points}, {pace} a year")
    elif total > 0:
        text = _("Between March {first} and March {last} the rate rose by {points}, {pace} a year")
    else:
        text = _("In March {last} the rate is what it was in March {first}")
    opening = text.format(
        first=first,
        last=last,
        points=words.points(abs(total)),
        pace=words.number(abs(total) / max(1, last - first)),
    )
    tail = _("; it rose in {years} (@fig-trend).") if rises else _("; it never rose (@fig-trend).")
    return opening + tail.format(years=words.joined(rises))


def comparison(
    outlook: Outlook, province: pd.DataFrame | None, nation: pd.DataFrame, words: Words
) -> str:
    """Set the last figure beside those of the province and the nation for that year."""
    _ = words.text
    year, value = outlook.last_year, outlook.last_value
    parts = []
    for frame in (province, nation):
        same = None if frame is None else frame[frame["year"] == year]  # it may be out further
        if frame is None or same is None or same.empty:
            continue
        other = float(same["value"].iloc[-1])
        gap = round(value - other, 10)
        if gap > 0:
            text = _("{points} above {name} ({other})")
        elif gap < 0:
            text = _("{points} below {name} ({other})")
        else:
            text = _("level with {name} ({other})")
        name = frame.attrs["name"]
        parts.append(
            text.format(points=words.points(abs(gap)), name=name, other=words.number(other))
        )
    if not parts:
        return ""
    text = _("In March {year} {region} stood {places}.")
    return text.format(year=year, region=outlook.region.name, places=_(" and ").join(parts))


def yardsticks(outlook: Outlook, words: Words) -> list[str]:
    """Say, where no target is known, which levels are even and which are safe, and what pace gives.

    Parameters
    ----------
    outlook
        Outlook of a region without a target.
    words
        Language.

    Returns
    -------
    list of str
        Finding, what it means for the next plan, what would change it, how sure it is.
    """
    _ = words.text
    year, made = outlook.year, outlook.forecast
    month = words.month(reference_month(year))
    finding = _(
        "No numeric target for {month} is known. The probability is 50 per cent for {even} or "
        "less and 80 per cent for {safe} or less."
    ).format(
        month=month,
        even=words.per_cent(made.median(year)),
        safe=words.per_cent(made.quantile(year, 0.8)),
    )
    tail = outlook.changes.dropna().tail(10)
    if tail.empty:
        plan = _("For the next plan: choose a level from @tbl-levels with the probability in view.")
    else:
        ahead = max(year, next_year(outlook.as_of))
        pace = float(tail.mean())
        level = max(0.01, outlook.last_value + pace * (ahead - outlook.last_year))
        plan = _(
            "For the next plan: the mean change of the last {count} years leads to {level} in "
            "{month}, with a probability of {chance}; a target below that asks for more than has "
            "been usual."
        ).format(
            count=len(tail),
            level=words.per_cent(level),
            month=words.month(reference_month(ahead)),
            chance=words.chance(made.probability_at_most(ahead, level)),
        )
    interval = made.interval(year, 0.8)
    return [
        finding,
        plan,
        _("What would change the answer: the next published figure, which replaces this forecast."),
        _(
            "How sure: the 80 per cent prediction interval for {month} runs from {low} to {high} "
            "per cent; it is for the published figure, whose sampling error is not known."
        ).format(month=month, low=words.number(interval.low), high=words.number(interval.high)),
    ]


def record(outlook: Outlook, words: Words) -> str:
    """Say how the forecasts of the past did here."""
    _ = words.text
    found = outlook.record
    if found is None:
        return _("The series is too short to test past forecasts.")
    if found.held95 == found.origins:
        text = _(
            "In all {origins} years tested here the next figure lay inside the 95 per cent "
            "interval; inside the 80 per cent interval it lay in {held80} (@tbl-record)."
        )
    elif found.coverage95 >= LOW_COVERAGE:
        text = _(
            "In {held95} of {origins} years tested here the next figure lay inside the 95 per cent "
            "interval; inside the 80 per cent interval it lay in {held80} (@tbl-record)."
        )
    else:
        text = _(
            "Here the intervals held less often than they should: in only {held95} of {origins} "
            "years tested did the next figure lie inside the 95 per cent interval, and in {held80} "
            "inside the 80 per cent interval (@tbl-record)."
        )
    return text.format(origins=found.origins, held80=found.held80, held95=found.held95)


def record_meaning(outlook: Outlook, worst: tuple[int, float] | None, words: Words) -> str:
    """Say what the record means for the reader.

    Parameters
    ----------
    outlook
        The region's outlook.
    worst
        Origin year in which the fewest 95 per cent intervals of all regions held, and their share.
    words
        Language.
    """
    _ = words.text
    if outlook.record is None:
        return ""
    text = _(
        "The median missed the next figure by {mae} on average; for a target nearer to the median "
        "than that, count with both outcomes."
    )
    sentences = [text.format(mae=words.points(outlook.record.mae))]
    if worst is not None and worst[1] < LOW_COVERAGE:
        text = _(
            "Shocks are shared: of the one-year forecasts made after {year}, only {share} of all "
            "95 per cent intervals held, so the evidence is {origins} years, however many regions "
            "there are."
        )
        share = words.per_cent(100 * worst[1], 0)
        sentences.append(text.format(year=worst[0], share=share, origins=outlook.record.origins))
    return " ".join(sentences)


def method(outlook: Outlook, words: Words) -> str:
    """Describe data and forecast in a paragraph."""
    _ = words.text
    text = _(
        "P0 is the share of people whose spending lies below the poverty line (BPS, Susenas). The "
        "forecast is made for the published figure, on the logit scale and with real time steps; "
        "the width of its intervals comes from past errors of such forecasts, not from the fit to "
        "this series. No standard error is published for regencies and cities, so nothing is said "
        "about the true rate behind the published one. Words for probabilities have fixed "
        "bounds: 5, 20, 40, 60, 80 and 95 per cent."
    )
    extrapolated = (
        " "
        + _(
            "{year} lies more than six years ahead, a distance at which no interval was ever "
            "tested."
        ).format(year=outlook.year)
        if outlook.forecast.is_extrapolated(outlook.year)
        else ""
    )
    return text + extrapolated
