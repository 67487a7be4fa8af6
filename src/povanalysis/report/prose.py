"""Sentences chosen by what the numbers say.

Every function takes an outlook and the words of a language and returns finished sentences. What
changes with the numbers (fell, rose, stayed; met, within reach, far) changes the sentence, not
just a figure in it. Units are named: a share has per cent, a difference of shares percentage
points. Probabilities come with a word of the published scale (:meth:`Words.likelihood`).
"""

from __future__ import annotations

import pandas as pd

from povanalysis.questions.outlook import Outlook
from povanalysis.report.words import Words
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
    sentences = [_latest(outlook, words)]
    if not plain:
        sentences += [_last_change(outlook, words), *_target(outlook, words)]
    sentences.append(_probability(outlook, words))
    if not plain:
        sentences.append(_interval(outlook, words))
    return [sentence for sentence in sentences if sentence]


def _latest(outlook: Outlook, words: Words) -> str:
    _ = words.text
    month = words.month(reference_month(outlook.last_year))
    rate = words.per_cent(outlook.last_value)
    if outlook.poor is None:
        text = _("In {month}, {rate} of the people of {region} were poor.")
        return text.format(month=month, rate=rate, region=outlook.region.name)
    text = _("In {month}, {rate} of the people of {region} were poor: {people} people.")
    people = words.number(1000 * outlook.poor, 0)
    return text.format(month=month, rate=rate, region=outlook.region.name, people=people)


def _last_change(outlook: Outlook, words: Words) -> str:
    _ = words.text
    if outlook.changes.empty or outlook.last_year not in outlook.changes.index:
        return ""
    change = float(outlook.changes.loc[outlook.last_year])
    points = words.points(abs(change))
    if change < 0:
        return _("That is {points} less than a year before.").format(points=points)
    if change > 0:
        return _("That is {points} more than a year before.").format(points=points)
    return _("That is the same share as a year before.")


def _target(outlook: Outlook, words: Words) -> list[str]:
    _ = words.text
    target, required = outlook.target, outlook.required_change
    if target is None or required is None:
        return [
            _("No official numeric target for {year} is known to us.").format(year=outlook.year)
        ]
    value = words.per_cent(target.value)
    if required >= 0:
        text = _("The target for {year}, {value}, is already met by the last figure.")
        return [text.format(year=outlook.year, value=value)]
    years = outlook.year - outlook.last_year
    points = words.points(-required)
    people = outlook.people_to_lift
    if years == 1:
        text = _("The target for {year}, {value}, asks for a fall of {points} in one year.")
        first = text.format(year=outlook.year, value=value, points=points)
    else:
        text = _(
            "The target for {year}, {value}, asks for a fall of {points} in {years} years, "
            "{pace} a year."
        )
        pace = words.points(-required / years)
        first = text.format(year=outlook.year, value=value, points=points, years=years, pace=pace)
    if people is None:
        return [first]
    text = _("At an unchanged population those are {people} people.")
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
            "The probability that the published figure of {month} is at or below the target is "
            "{chance}: {word}."
        )
    return text.format(month=month, chance=words.chance(chance), word=words.likelihood(chance))


def _interval(outlook: Outlook, words: Words) -> str:
    _ = words.text
    interval = outlook.forecast.interval(outlook.year, 0.8)
    text = _(
        "With a probability of 80 per cent that figure will lie between {low} and {high} per cent."
    )
    return text.format(low=words.number(interval.low), high=words.number(interval.high))


def trend(outlook: Outlook, words: Words) -> str:
    """Open the trend section with the direction of the last years and the forecast."""
    _ = words.text
    march = outlook.series[outlook.series["period"] == "March"]
    first, last = march.iloc[0], march.iloc[-1]
    total = float(last["value"] - first["value"])
    rises = [int(year) for year, change in outlook.changes.items() if change > 0]
    if total < 0:
        text = _("Between March {first} and March {last} the rate fell by {points}, {pace} a year")
    else:
        text = _("Between March {first} and March {last} the rate rose by {points}, {pace} a year")
    opening = text.format(
        first=int(first["year"]),
        last=int(last["year"]),
        points=words.points(abs(total)),
        pace=words.points(abs(total) / max(1, int(last["year"]) - int(first["year"]))),
    )
    if not rises:
        tail = _(", without a single rise (@fig-trend).")
    elif len(rises) == 1:
        tail = _(", with one rise, in {years} (@fig-trend).")
    else:
        tail = _(", with {count} rises, in {years} (@fig-trend).")
    listed = ", ".join(map(str, rises[:-1])) + (_(" and ") if len(rises) > 1 else "")
    listed += str(rises[-1]) if rises else ""
    return opening + tail.format(count=len(rises), years=listed)


def comparison(
    outlook: Outlook, province: pd.DataFrame | None, nation: pd.DataFrame, words: Words
) -> str:
    """Set the last figure beside those of the province and the nation."""
    _ = words.text
    year, value = outlook.last_year, outlook.last_value
    parts = []
    for frame in (province, nation):
        if frame is None or frame.empty or int(frame["year"].iloc[-1]) != year:
            continue
        other = float(frame["value"].iloc[-1])
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


def record(outlook: Outlook, words: Words) -> str:
    """Say how the forecasts of the past did here."""
    _ = words.text
    found = outlook.record
    if found is None:
        return _("The series is too short to test past forecasts.")
    if found.held95 == found.origins:
        text = _(
            "All {origins} one-year 95 per cent intervals of the past would have held the figure "
            "that came, and {held80} of {origins} at 80 per cent (@tbl-record)."
        )
    elif found.coverage95 >= LOW_COVERAGE:
        text = _(
            "{held95} of {origins} one-year 95 per cent intervals of the past would have held the "
            "figure that came, and {held80} of {origins} at 80 per cent (@tbl-record)."
        )
    else:
        text = _(
            "Here the intervals kept their word less often than they should: {held95} of {origins} "
            "at 95 per cent and {held80} of {origins} at 80 per cent held the figure that came "
            "(@tbl-record)."
        )
    return text.format(origins=found.origins, held80=found.held80, held95=found.held95)


def record_meaning(outlook: Outlook, words: Words) -> str:
    """Say what the record means for the reader."""
    _ = words.text
    if outlook.record is None:
        return ""
    text = _(
        "The median missed the next figure by {mae} on average, so a target nearer than that to "
        "the forecast is decided by chance as much as by policy. Regions share their shocks: a "
        "year such as 2020 makes many intervals fail at once, and {origins} years are {origins} "
        "experiences, however many regions there are."
    )
    return text.format(mae=words.points(outlook.record.mae), origins=outlook.record.origins)


def method(outlook: Outlook, words: Words) -> str:
    """Describe data and forecast in a paragraph."""
    _ = words.text
    text = _(
        "P0 is the share of people whose spending lies below the poverty line (BPS, Susenas). The "
        "forecast works on the logit scale with real time steps, is made for the published "
        "figure, and takes the width of its intervals from past errors of such forecasts, not "
        "from the fit to this series. No standard error is published for regencies, so nothing is "
        "said here about the true rate behind the published one. Probability words follow a "
        "fixed scale with bounds at 5, 20, 40, 60, 80 and 95 per cent."
    )
    extrapolated = (
        " "
        + _("{year} lies more than six years ahead, where no interval was ever tested.").format(
            year=outlook.year
        )
        if outlook.forecast.is_extrapolated(outlook.year)
        else ""
    )
    return text + extrapolated
