"""The decision page: five readings and a verdict, fit for the first screen and one sheet.

The verdict is words with a number, never a colour alone. Each reading has its yardstick beside it:
the change beside the province's, the probability with its interval, the pace beside those seen,
the typical miss of such forecasts beside what the target takes.
"""

from __future__ import annotations

from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.change import Change, OwnReading, ProvinceReading
from povanalysis.questions.outlook import Outlook
from povanalysis.questions.pace import MeanChange, Pace, PaceVerdict
from povanalysis.questions.ground.state import Timing
from povanalysis.report.text.answers import state
from povanalysis.report.text import given
from povanalysis.report.markdown import callout
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month


def headline(outlook: Outlook, words: Words) -> str:
    """Give the verdict in one sentence: what came, what is known, or how likely it is."""
    _ = words.text
    if outlook.state.timing is Timing.OUT:
        return state.came(outlook, words)
    if outlook.state.timing is Timing.WAITING:
        return state.awaited(outlook, words)
    month = words.month(reference_month(outlook.year))
    if outlook.target is None:
        chance = outlook.probability_no_rise
        text = _(
            "No numeric target is known; the probability that the figure of {month} is no higher "
            "than {value} is {chance}: {word}."
        )
        value = words.per_cent(outlook.last_value)
    else:
        chance = outlook.probability_met or 0.0
        met = (outlook.required_change or 0.0) >= 0
        text = (
            _(
                "The last figure already meets the target of {value} for {month}; the probability "
                "that the figure of that month does is {chance}: {word}."
            )
            if met
            else _(
                "The probability of meeting the target of {value} in {month} is {chance}: {word}."
            )
        )
        value = words.per_cent(outlook.target.value)
    return text.format(
        month=month,
        value=value,
        word=words.called(chance, outlook.borne),
        chance=words.chance(chance),
    )


def box(outlook: Outlook, change: Change | Refusal, pace: Pace | Refusal, words: Words) -> str:
    """Set the verdict and five key figures in a box.

    Parameters
    ----------
    outlook
        The region's outlook.
    change
        Reading of the last change.
    pace
        Pace of the target, or why there is none.
    words
        Language.
    """
    timing = outlook.state.timing
    cells = [_latest(outlook, words), _last_change(outlook, change, words)]
    if timing is Timing.AHEAD:
        cells += [_chance(outlook, words), _pace(outlook, pace, words)]
    else:
        cells += [_said(outlook, words), _expected(outlook.coming, words)]
    cells.append(_miss(outlook, words))
    figures = "\n\n".join(
        f"::: {{}}\n\n[{number}]{{.key-figure}}\n\n{text}\n\n:::"
        for number, text in cells
        if number
    )
    return (
        f"::: {{.decision}}\n\n**{headline(outlook, words)}**\n\n"
        f"::: {{.key-figures}}\n\n{figures}\n\n:::\n\n:::"
    )


def _said(outlook: Outlook, words: Words) -> tuple[str, str]:
    """Give the probability that had been recorded for the target of a year that is out."""
    _ = words.text
    found = None if outlook.outcome is None else outlook.outcome.recorded
    if found is None or found.probability is None:
        return "", ""
    text = _("probability of the target, recorded on {day}")
    return words.chance(found.probability), text.format(day=words.day(found.origin))


def _expected(outlook: Outlook, words: Words) -> tuple[str, str]:
    _ = words.text
    interval = outlook.forecast.interval(outlook.year, 0.8)
    text = _("expected in {month}; 80 per cent interval {low} to {high}")
    return words.per_cent(outlook.forecast.median(outlook.year)), text.format(
        month=words.month(reference_month(outlook.year)),
        low=words.number(interval.low),
        high=words.number(interval.high),
    )


def _latest(outlook: Outlook, words: Words) -> tuple[str, str]:
    _ = words.text
    month = words.month(reference_month(outlook.last_year))
    number = f"[{words.per_cent(outlook.last_value)}](#row-{outlook.last_year})"
    if outlook.poor is None:
        return number, _("poor in {month}; number of people not available").format(month=month)
    people = words.number(1000 * outlook.poor, 0)
    return number, _("poor in {month}: {people} people").format(month=month, people=people)


def _last_change(outlook: Outlook, change: Change | Refusal, words: Words) -> tuple[str, str]:
    _ = words.text
    if isinstance(change, Refusal):
        return "", ""
    number = _("{change} points").format(change=words.signed(change.change))
    if isinstance(change.province, Refusal):
        return number, _("in one year")
    mean = words.signed(change.province.mean_change)
    return number, _("in one year; mean of the province's regencies and cities {mean}").format(
        mean=mean
    )


def _chance(outlook: Outlook, words: Words) -> tuple[str, str]:
    _ = words.text
    interval = outlook.forecast.interval(outlook.year, 0.8)
    low, high = words.number(interval.low), words.number(interval.high)
    if outlook.target is None:
        number = words.chance(outlook.probability_no_rise)
        text = _("probability of no rise; 80 per cent interval {low} to {high}")
        return number, text.format(low=low, high=high)
    text = _("probability of {target} or less; 80 per cent interval {low} to {high}")
    target = words.number(outlook.target.value)
    chance = words.chance(outlook.probability_met or 0.0)
    return chance, text.format(target=target, low=low, high=high)


def _pace(outlook: Outlook, pace: Pace | Refusal, words: Words) -> tuple[str, str]:
    _ = words.text
    changes = outlook.changes.dropna()
    recent = words.numbers(changes.tail(3).astype(float))
    tail = changes.tail(10)
    mean = words.signed(round(float(tail.mean()), 10)) if len(tail) else ""
    if isinstance(pace, Refusal):
        text = _("mean change a year over {count} years; last three: {recent}")
        number = _("{change} points").format(change=mean)
        return number, text.format(count=len(tail), recent=recent)
    number = _("{change} points").format(
        change=words.signed(pace.required, words.decimals(pace.required))
    )
    text = _("a year needed; {count}-year mean {mean}; last three: {recent}")
    return number, text.format(recent=recent, count=len(tail), mean=mean)


def _miss(outlook: Outlook, words: Words) -> tuple[str, str]:
    """Set what such forecasts missed by beside what the target takes."""
    _ = words.text
    coming = outlook.coming
    if outlook.record is None:
        return "", ""
    number = _("{change} points").format(change=words.number(outlook.record.mae))
    text = _("typical miss of a forecast one year ahead here ({origins} years)")
    if coming.required_change is not None and coming.required_change < 0:
        text = _(
            "typical miss of a forecast one year ahead here ({origins} years); the target takes a "
            "fall of {required}"
        )
    required = "" if coming.required_change is None else words.number(-coming.required_change)
    return number, text.format(origins=outlook.record.origins, required=required)


def readings(outlook: Outlook, change: Change | Refusal, pace: Pace | Refusal, words: Words) -> str:
    """Say in sentences what the key figures mean together."""
    if outlook.state.timing is Timing.OUT:
        told = [
            *state.said(outlook, words),
            state.afterwards(outlook, words),
            state.closed(outlook, words),
        ]
        return " ".join(told)
    if outlook.state.timing is Timing.WAITING:
        sentences = [
            state.chance(outlook, words),
            given.brief(outlook, words),
            state.usual(outlook.delays, words),
            _read_change(outlook, change, words),
            _read_need(outlook, words) if outlook.target is None else "",
        ]
        return " ".join(sentence for sentence in sentences if sentence)
    sentences = [
        given.brief(outlook, words),
        _read_change(outlook, change, words),
        _read_pace(pace, words),
        _read_need(outlook, words),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _read_change(outlook: Outlook, change: Change | Refusal, words: Words) -> str:
    _ = words.text
    if isinstance(change, Refusal) or isinstance(change.province, Refusal):
        return ""
    own = OwnReading.USUAL if isinstance(change.own, Refusal) else change.own.reading
    moved = _(
        "The last change was unusual for this region, but the whole province moved with it "
        "(@fig-change)."
    )
    texts = {
        (ProvinceReading.WORSE, OwnReading.USUAL): _(
            "The last change was less favourable than the province's mean, though not unusual for "
            "this region (@fig-change)."
        ),
        (ProvinceReading.WORSE, OwnReading.UNUSUAL_RISE): _(
            "The last change was less favourable than the province's mean and unusual for this "
            "region (@fig-change)."
        ),
        (ProvinceReading.WORSE, OwnReading.UNUSUAL_FALL): _(
            "The last change was unusually favourable for this region, yet less so than the "
            "province's mean (@fig-change)."
        ),
        (ProvinceReading.ALIKE, OwnReading.USUAL): _(
            "The last change was in line with the province's mean and not unusual (@fig-change)."
        ),
        (ProvinceReading.ALIKE, OwnReading.UNUSUAL_RISE): moved,
        (ProvinceReading.ALIKE, OwnReading.UNUSUAL_FALL): moved,
        (ProvinceReading.BETTER, OwnReading.USUAL): _(
            "The last change was more favourable than the province's mean, though not unusual for "
            "this region (@fig-change)."
        ),
        (ProvinceReading.BETTER, OwnReading.UNUSUAL_FALL): _(
            "The last change was more favourable than the province's mean and unusual for this "
            "region (@fig-change)."
        ),
        (ProvinceReading.BETTER, OwnReading.UNUSUAL_RISE): _(
            "The last change was unusually unfavourable for this region, yet less so than the "
            "province's mean (@fig-change)."
        ),
    }
    return texts[change.province.reading, own]


def _read_pace(pace: Pace | Refusal, words: Words) -> str:
    _ = words.text
    if isinstance(pace, Refusal):
        return ""
    recent = pace.since_recent
    texts = {
        PaceVerdict.RECENT: _(
            "The required pace is no faster than the mean since {first} (@fig-pace)."
        ),
        PaceVerdict.HELD_HERE: _(
            "The required pace is faster than the mean since {first}, but has been reached here "
            "before (@fig-pace)."
        ),
        PaceVerdict.HELD_BY_PEER: _(
            "The required pace has never been reached here, though another regency or city of the "
            "province has (@fig-pace)."
        ),
        PaceVerdict.NEVER_HELD: _(
            "The required pace has not been reached by any regency or city of the province "
            "(@fig-pace)."
        ),
    }
    first = recent.first_year if isinstance(recent, MeanChange) else ""
    return texts[pace.verdict].format(first=first)


def _read_need(outlook: Outlook, words: Words) -> str:
    _ = words.text
    people = outlook.people_to_lift
    if outlook.target is None:
        return _("@tbl-levels gives the probability of levels that could serve as a target.")
    if people is None:
        return _(
            "How many people the target means cannot be said, because the number of poor people "
            "is not available."
        )
    if people == 0:
        return ""
    text = _("With the population unchanged, the target means {people} fewer poor people.")
    return text.format(people=words.number(people, 0))


def not_held(outlook: Outlook, words: Words) -> str:
    """Name in a callout what was published of that month and is not in the data; else nothing."""
    _ = words.text
    if outlook.state.timing is Timing.OUT or not outlook.not_held:
        return ""
    lines = [
        f"- {state.missing(one, words, f'`{one.command}`{{.command}}')}"
        for one in outlook.not_held
    ]
    return callout(_("Published, but not in these data"), "\n".join(lines), "warning")


def can_act(outlook: Outlook, words: Words) -> str:
    """Say in a callout which decisions the reference month can still show, or which one can."""
    _ = words.text
    coming = outlook.coming
    month = words.month(reference_month(coming.year))
    if coming.state.passed:
        return callout(_("For the next plan"), state.plan(coming, words))
    title = _("What can still change the figure of {month}")
    return callout(title.format(month=month), what_can_act(coming, words))


def what_can_act(outlook: Outlook, words: Words) -> str:
    """Say which budgets a reference month that is ahead can still show.

    A March figure is measured in the households of that month: what is paid in the course of a
    year shows, for the most part, in March of the next.
    """
    _ = words.text
    text = _(
        "The figure of {month} is measured in that month: only what reaches households before "
        "then can show. Spending from the {budget} budget shows for the most part in {after}."
    )
    return text.format(
        month=words.month(reference_month(outlook.year)),
        budget=outlook.year,
        after=words.month(reference_month(outlook.year + 1)),
    )
