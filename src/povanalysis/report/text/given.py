"""What a forecast is given beyond the last figure: told in a sentence and a small table."""

from __future__ import annotations

from povanalysis.questions.outlook import Outlook
from povanalysis.regions import get
from povanalysis.report.markdown import Column, escape, table
from povanalysis.report.text.language import Words
from povanalysis.series import reference_month
from povanalysis.trends import Forecast


def place_name(code: str) -> str:
    """Name a place as sentences, charts and tables of a report do: a province without the word."""
    return get(code).name.removeprefix("Provinsi ")


def finding(outlook: Outlook, words: Words) -> str:
    """Say what the forecast is given these figures, and what it were without them."""
    _ = words.text
    made, without = outlook.forecast, outlook.forecast.without
    if without is None:
        return ""
    if outlook.target is None:
        text = _(
            "Given what has been published since (@tbl-known) the forecast for {month} is {made}, "
            "and no rise has a probability of {chance}; without it, {plain} and {before}."
        )
    else:
        text = _(
            "Given what has been published since (@tbl-known) the forecast for {month} is {made}, "
            "and the target of {target} has a probability of {chance}; without it, {plain} and "
            "{before}."
        )
    aim = outlook.last_value if outlook.target is None else outlook.target.value
    return text.format(
        month=words.month(reference_month(outlook.year)),
        target="" if outlook.target is None else words.per_cent(aim),
        made=_forecast(made, outlook.year, words),
        plain=_forecast(without, outlook.year, words),
        chance=words.chance(made.probability_at_most(outlook.year, aim)),
        before=words.chance(without.probability_at_most(outlook.year, aim)),
    )


def _forecast(made: Forecast, year: int, words: Words) -> str:
    _ = words.text
    interval = made.interval(year, 0.8)
    return _("{median} (80 per cent interval {low} to {high})").format(
        median=words.per_cent(made.median(year)),
        low=words.number(interval.low),
        high=words.number(interval.high),
    )


def brief(outlook: Outlook, words: Words) -> str:
    """Say on the first page what the probability were without what is known; else nothing."""
    without = outlook.forecast.without
    if without is None:
        return ""
    aim = outlook.last_value if outlook.target is None else outlook.target.value
    text = words.text("Without what has been published since (@tbl-known) it would be {chance}.")
    chance = words.chance(without.probability_at_most(outlook.year, aim))
    return " ".join(filter(None, [text.format(chance=chance), no_better(outlook, words)]))


def no_better(outlook: Outlook, words: Words) -> str:
    """Say where forecasts that knew as much missed by more here than those without; else nothing.

    Only records of the same years are held against each other.
    """
    own, without = outlook.record, outlook.record_without
    if own is None or without is None or not own.given or own.origins != without.origins:
        return ""
    if not round(own.mae, 2) > round(without.mae, 2):
        return ""
    text = words.text(
        "In the past, though, forecasts with as much known missed by more here ({mae} on average "
        "in {origins} years) than those without ({without}): consider both probabilities."
    )
    return text.format(
        mae=words.points(own.mae), origins=own.origins, without=words.number(without.mae)
    )


def known(outlook: Outlook, words: Words) -> str:
    """Tabulate the figures that the forecast is given, with the day each was published."""
    _ = words.text
    columns = [
        Column(_("Figure of")),
        Column(_("Reference month")),
        Column(_("Poor, per cent"), numeric=True),
        Column(_("Published on")),
    ]
    rows = [
        [
            escape(place_name(one.region)),
            words.month(one.month),
            words.number(one.value),
            _("assumed")
            if one.assumed
            else (words.day(one.published_on) if one.published_on else _("day not known")),
        ]
        for one in outlook.given
    ]
    return table(columns, rows, "known", _("What the forecast is given beyond the last figure"))


def worth(outlook: Outlook, words: Words) -> str:
    """Say by how much forecasts that knew as much missed here, and those that did not."""
    _ = words.text
    own, without = outlook.record, outlook.record_without
    if own is None or without is None or not own.given:
        return ""
    text = _(
        "In {origins} past years forecasts that knew as much missed here by {mae} on average, "
        "those without by {without}; their 80 per cent interval held in {held}."
    )
    return text.format(
        origins=own.origins,
        mae=words.points(own.mae),
        without=words.number(without.mae),
        held=own.held80,
    )
