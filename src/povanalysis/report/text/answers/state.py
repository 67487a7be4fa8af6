"""Sentences on the state of a year: awaited, out, or with no target to judge it by.

The headline of a month that has passed is what is known of it, never the probability of something
past. What that month can no longer show is said once; what to do speaks of the next March.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from povanalysis.questions.ground.known import Delays, Known, NotHeld, period_of
from povanalysis.questions.ground.state import Timing, next_year
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.record.came import Outcome
from povanalysis.questions.record.genuine import Recorded
from povanalysis.regions import NATION
from povanalysis.report.text.answers.refusal import month
from povanalysis.report.text.given import no_better, place_name
from povanalysis.report.text.language import Words


def subject(outlook: Outlook, words: Words) -> str:
    """Name what a report is about: the title without the region."""
    _ = words.text
    outcome = outlook.outcome
    if outcome is not None and outcome.met is not None:
        text = _("{year} poverty target met") if outcome.met else _("{year} poverty target missed")
    elif outcome is not None:
        text = _("{year} poverty figure")
    elif outlook.state.timing is Timing.WAITING:
        text = _("{year} poverty figure awaited")
    elif outlook.target is not None:
        text = _("Poverty and the {year} target")
    else:
        text = _("Poverty, with a forecast for {year}")
    return text.format(year=outlook.year)


def awaited(outlook: Outlook, words: Words) -> str:
    """Open on a figure that is awaited: what is known of its month.

    A province is named without the word, as in all that reports say of one.
    """
    _ = words.text
    own = [one for one in outlook.not_held if one.region == outlook.region.code]
    if own:
        text = _(
            "The figure of {region} for {month} was published on {day}, but is not in these data "
            "yet."
        )
    elif outlook.known:
        text = _(
            "The figure of {region} for {month} is still awaited; known for that month: {known}."
        )
    elif outlook.region.province is not None:
        text = _(
            "The figure of {region} for {month} is still awaited; the figures of its province and "
            "of Indonesia for that month are not in these data either."
        )
    elif outlook.region.code != NATION:
        text = _(
            "The figure of {region} for {month} is still awaited; that of Indonesia for that month "
            "is not in these data either."
        )
    else:
        text = _("The figure of {region} for {month} is still awaited.")
    return text.format(
        region=place_name(outlook.region.code),
        month=month(outlook.year, words),
        day=words.day(own[0].published_on) if own else "",
        known=words.joined([_known(one, words) for one in outlook.known]),
    )


def _known(one: Known, words: Words) -> str:
    _ = words.text
    text = _("{name} {value}")
    if one.published_on:
        text = _("{name} {value} (published on {day})")
    return text.format(
        name=place_name(one.region),
        value=words.per_cent(one.value),
        day=words.day(one.published_on) if one.published_on else "",
    )


def missing(found: NotHeld, words: Words, command: str) -> str:
    """Name a figure that was published and is not in the data, and what adds it.

    Parameters
    ----------
    found
        The figure.
    words
        Language.
    command
        The command as it is to be shown.
    """
    _ = words.text
    text = _(
        "The figure of {region} for {month} was published on {day} and is not in these data. "
        "This adds it, with the figure for VALUE and the address of its source for URL: {command}"
    )
    return text.format(
        region=place_name(found.region),
        month=words.month(found.month),
        day=words.day(found.published_on),
        command=command,
    )


def given(outlook: Outlook, words: Words) -> list[str]:
    """Say what the forecast is given, and what it were without it; nothing where nothing is known.

    A scenario is named first: what is assumed, and where it goes beyond all that was seen.
    """
    without = outlook.forecast.without
    if without is None:
        return []
    _ = words.text
    sentences = []
    if outlook.assumed:
        text = _("This is a scenario; assumed, not published: {figures}.")
        sentences.append(text.format(figures=_figures(outlook.assumed, words)))
    if outlook.assumed_beyond:
        sentences.append(
            _("That lies beyond every change seen so far: what follows is extrapolated.")
        )
    published = [one for one in outlook.given if not one.assumed]
    if published:
        text = _("The forecast makes use of what has been published: {figures}.")
        sentences.append(text.format(figures=_figures(published, words)))
    aim = outlook.last_value if outlook.target is None else outlook.target.value
    if outlook.unassumed is not None:
        text = _("Without the scenario the probability is {chance}.")
        chance = words.chance(outlook.unassumed.probability_at_most(outlook.year, aim))
        sentences.append(text.format(chance=chance))
    text = _("With none of these figures the probability would be {chance}.")
    chance = words.chance(without.probability_at_most(outlook.year, aim))
    told = [*sentences, text.format(chance=chance), no_better(outlook, words)]
    return [sentence for sentence in told if sentence]


def assumed(figures: Mapping[tuple[str, str | int], float], words: Words) -> str:
    """Say what a scenario assumes."""
    found = [
        Known(code, period_of(str(month)), int(str(month)[:4]), value, "", "", assumed=True)
        for (code, month), value in figures.items()
    ]
    _ = words.text
    text = _("This is a scenario; assumed, not published: {figures}.")
    return text.format(figures=_figures(found, words))


def _figures(found: Iterable[Known], words: Words) -> str:
    _ = words.text
    return words.joined(
        _("{name} {value} ({month})").format(
            name=place_name(one.region),
            value=words.per_cent(one.value),
            month=words.month(one.month),
        )
        for one in found
    )


def usual(found: Delays | None, words: Words) -> str:
    """Say when figures of regencies and cities came, and on how little that rests; else nothing."""
    _ = words.text
    if found is None:
        return ""
    text = _(
        "Figures of regencies and cities came {least} to {most} months after their March began; "
        "that is a rough guide only, as few release dates are known ({n})."
    )
    return text.format(
        least=words.number(found.least, 0),
        most=words.number(found.most, 0),
        n=found.n,
    )


def expected(outlook: Outlook, words: Words) -> str:
    """Say which figure is expected, with its interval."""
    _ = words.text
    interval = outlook.forecast.interval(outlook.year, 0.8)
    text = _(
        "For {month} the forecast expects {median} (80 per cent prediction interval {low} to "
        "{high})."
    )
    return text.format(
        month=month(outlook.year, words),
        median=words.per_cent(outlook.forecast.median(outlook.year)),
        low=words.number(interval.low),
        high=words.number(interval.high),
    )


def chance(outlook: Outlook, words: Words) -> str:
    """Give the probability about a figure still to be published, its event named in full."""
    _ = words.text
    if outlook.target is None:
        text = _(
            "The probability that the figure still to be published for {month} is no higher than "
            "the last one, {value}, is {chance} ({word})."
        )
        value, found = outlook.last_value, outlook.probability_no_rise
    else:
        text = _(
            "The probability that the figure still to be published for {month} is at or below the "
            "target of {value} is {chance} ({word})."
        )
        value, found = outlook.target.value, outlook.probability_met or 0.0
    return text.format(
        month=month(outlook.year, words),
        value=words.per_cent(value),
        chance=words.chance(found),
        word=words.called(found, outlook.borne),
    )


def settled(outlook: Outlook, words: Words) -> str:
    """Say that the month can no longer be changed, and which one can."""
    _ = words.text
    text = _(
        "The figure of {month} can no longer be changed: decisions taken today first show in "
        "{next}."
    )
    coming = next_year(outlook.as_of)
    return text.format(month=month(outlook.year, words), next=month(coming, words))


def plan(outlook: Outlook, words: Words) -> str:
    """Say what can no longer be changed, and what may be expected of the March that can."""
    _ = words.text
    coming = next_year(outlook.as_of)
    aim = outlook.target.value if outlook.target is not None else outlook.last_value
    sentences = [settled(outlook, words)]
    if coming in outlook.forecast.years:
        text = _(
            "For {next} a figure of {value} or less has a probability of {chance}; spending from "
            "the {budget} budget shows for the most part in {after}."
        )
        sentences.append(
            text.format(
                next=month(coming, words),
                value=words.per_cent(aim),
                chance=words.chance(outlook.forecast.probability_at_most(coming, aim)),
                budget=coming,
                after=month(coming + 1, words),
            )
        )
    return " ".join(sentences)


def came(outlook: Outlook, words: Words) -> str:
    """Open on a year that is out: the figure, then what came of the target."""
    _ = words.text
    outcome = _outcome(outlook)
    margin = outcome.margin or 0.0
    if outlook.target is None:
        text = _("The figure of {month} is {value}; no numeric target for it is known.")
    elif margin == 0:
        text = _("The figure of {month} is {value}: the target of {target} was met exactly.")
    elif margin > 0:
        text = _(
            "The figure of {month} is {value}: the target of {target} was met, {points} below it."
        )
    else:
        text = _("The figure of {month} is {value}: the target of {target} was missed by {points}.")
    return text.format(
        month=month(outlook.year, words),
        value=words.per_cent(outcome.value),
        target="" if outlook.target is None else words.per_cent(outlook.target.value),
        points=words.points(abs(margin)),
    )


def said(outlook: Outlook, words: Words) -> list[str]:
    """Say what had been written down before the figure was public, and how that did."""
    _ = words.text
    outcome = _outcome(outlook)
    found = outcome.recorded
    if found is None:
        return [
            _("No forecast of this figure was written down before it was known, so none is scored.")
        ]
    sentences = []
    if found.probability is not None and found.brier is not None:
        text = (
            _(
                "On {day}, before the figure was published, we gave the target a probability of "
                "{chance}: Brier score {brier} (0 is best, 0.25 a coin toss)."
            )
            if outcome.published_on
            else _(
                "On {day}, before the figure was in these data, we gave the target a probability "
                "of {chance}: Brier score {brier} (0 is best, 0.25 a coin toss)."
            )
        )
        sentences.append(
            text.format(
                day=words.day(found.origin),
                chance=words.chance(found.probability),
                brier=words.number(found.brier, 3),
            )
        )
    return [*sentences, _held(found, words)]


def _held(found: Recorded, words: Words) -> str:
    _ = words.text
    if found.held80:
        text = _(
            "The forecast of {day} had a median of {median}; the figure came out {points} away from "
            "it, inside the 80 per cent interval ({low} to {high})."
        )
    elif found.held95:
        text = _(
            "The forecast of {day} had a median of {median}; the figure came out {points} away from "
            "it, outside the 80 per cent interval ({low} to {high}) but inside the 95 per cent "
            "interval."
        )
    else:
        text = _(
            "The forecast of {day} had a median of {median}; the figure came out {points} away from "
            "it, outside even the 95 per cent interval ({low95} to {high95})."
        )
    return text.format(
        day=words.day(found.origin),
        median=words.per_cent(found.median),
        points=words.points(abs(found.error)),
        low=words.number(found.low80),
        high=words.number(found.high80),
        low95=words.number(found.low95),
        high95=words.number(found.high95),
    )


def afterwards(outlook: Outlook, words: Words) -> str:
    """Say, behind a year that is out, what is expected next."""
    coming = outlook.coming
    _ = words.text
    if coming.target is None:
        closing = _("No official numeric target for {year} is known.").format(year=coming.year)
        return f"{expected(coming, words)} {closing}"
    return f"{expected(coming, words)} {chance(coming, words)}"


def closed(outlook: Outlook, words: Words) -> str:
    """Say that a report on a year that is out is closed, and which one goes on."""
    _ = words.text
    text = _("This report is closed; the report on {year} goes on from here.")
    return text.format(year=outlook.coming.year)


def _outcome(outlook: Outlook) -> Outcome:
    if outlook.outcome is None:
        raise ValueError(f"{outlook.year} of {outlook.region.code} is not out")  # asked wrongly
    return outlook.outcome


def told(outlook: Outlook, words: Words) -> list[str]:
    """Tell a year that is waiting or out in sentences; nothing of one that is ahead."""
    if outlook.state.timing is Timing.OUT:
        return [came(outlook, words), *said(outlook, words), afterwards(outlook, words)]
    if outlook.state.timing is Timing.WAITING:
        gaps = [missing(one, words, one.command) for one in outlook.not_held]
        about = [*given(outlook, words), usual(outlook.delays, words)]
        told = [awaited(outlook, words), *gaps, *about, settled(outlook, words)]
        return [sentence for sentence in told if sentence]
    return []
