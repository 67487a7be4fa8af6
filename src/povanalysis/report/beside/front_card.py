"""The card: what the front page shows of a report, and what the next edition compares with.

Each report's ``card()`` gives a :class:`Card`, a JSON object that travels in ``card.json`` and in
the publication's manifest. Only ``title`` and ``sentence`` are required: a card without a value is
shown as a sentence, one without a probability or series without those lines.

A report on one region makes its card with :func:`of_outlook`, one without a target with
:func:`of_region` and :func:`with_no_rise`; a comparison or a methods page writes ``kind``,
``title`` and ``sentence`` by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Required, TypedDict

from povanalysis.regions import get
from povanalysis.series import annual, reference_month

if TYPE_CHECKING:
    import pandas as pd

    from povanalysis.questions.ground.aims import Target
    from povanalysis.questions.outlook import Outlook
    from povanalysis.trends import Forecast

Kind = Literal["regency", "comparison", "province", "methods"]


class Card(TypedDict, total=False):
    """What is shown of a report outside of it.

    Attributes
    ----------
    title
        Title of the report, plain text.
    sentence
        The finding in one to three sentences, plain text; shown where there is no value.
    kind
        The group it stands in on the front page: ``regency`` (the default), ``comparison``,
        ``province`` or ``methods``.
    about
        What it is about, in few words: ``Kabupaten Lamongan``; the title when not given.
    subject
        By what the next edition finds it again when its file name has changed: a region's code.
    value
        Latest P0, per cent.
    reference
        Its reference month, ``YYYY-MM``, or a bare year.
    state, timing
        Where the year stands (:mod:`povanalysis.questions.ground.state`). A card of an earlier
        edition has neither.
    event
        What ``probability`` is about: ``target`` (the published figure is at or below the
        target) or ``no rise`` (it is at or below the latest one).
    year
        Year of the March figure that the event is about.
    probability
        Probability of the event, 0-1.
    published_on
        Day the region's own figure of that March was published, ISO, where the data lack it.
    target
        Target of the year in per cent.
    outcome
        What came: of the card's year where it is out, else of the year of ``value`` where that
        had an official target: ``year``, ``value`` and, with a target, ``target`` and ``met``.
    series
        Figures for the sparkline, one list of ``[year, value]`` for each spell, ``year`` as a
        decimal year and ``value`` in per cent; no line is drawn from one spell to the next.
    """

    title: Required[str]
    sentence: Required[str]
    kind: Kind
    about: str
    subject: str
    value: float
    reference: str
    state: str
    timing: str
    event: Literal["target", "no rise"]
    year: int
    probability: float
    published_on: str
    target: float
    outcome: dict[str, Any]
    series: list[list[list[float]]]


def of_region(
    observations: pd.DataFrame, code: str, title: str, sentence: str, kind: Kind = "regency"
) -> Card:
    """Make the card of a report on one region from its figures, without an event.

    Parameters
    ----------
    observations
        P0, rows of the observation contract; other regions are left out.
    code
        The region.
    title, sentence, kind
        As in :class:`Card`.
    """
    shown = annual(observations, regions=[code])
    series: dict[str, list[list[float]]] = {}
    for spell, time, value in zip(shown["spell"], shown["time"], shown["value"], strict=True):
        series.setdefault(spell, []).append([round(time, 4), value])
    return {
        "title": title,
        "sentence": sentence,
        "kind": kind,
        "about": get(code).name,
        "subject": code,
        "value": float(shown["value"].iloc[-1]),
        "reference": reference_month(int(shown["year"].iloc[-1])),
        "series": list(series.values()),
    }


def with_no_rise(card: Card, forecast: Forecast, year: int) -> Card:
    """Add the probability that the figure of a year is no higher than the latest one."""
    chance = round(forecast.probability_at_most(year, card["value"]), 6)
    return {**card, "event": "no rise", "year": year, "probability": chance}


def of_outlook(outlook: Outlook, title: str, sentence: str, last: Target | None = None) -> Card:
    """Make the card of a report on one region with a forecast.

    Parameters
    ----------
    outlook
        What is known of the region.
    title, sentence
        As in :class:`Card`.
    last
        The official target for the year of the last figure, where there was one.
    """
    card = with_release(of_region(outlook.shown, outlook.region.code, title, sentence), outlook)
    card |= {"state": outlook.state.state.value, "timing": outlook.state.timing.value}
    if outlook.outcome is not None:
        aim = outlook.target
        return {
            **card,
            "year": outlook.year,
            "outcome": _outcome(outlook.year, outlook.outcome.value, aim),
        }
    if last is not None:
        card["outcome"] = _outcome(outlook.last_year, outlook.last_value, last)
    if outlook.target is None or outlook.probability_met is None:
        return with_no_rise(card, outlook.forecast, outlook.year)
    return {
        **card,
        "event": "target",
        "year": outlook.year,
        "target": outlook.target.value,
        "probability": round(outlook.probability_met, 6),
    }


def with_release(card: Card, outlook: Outlook) -> Card:
    """Add the day the region's own figure was published, where the data do not hold it."""
    own = [one for one in outlook.not_held if one.region == outlook.region.code]
    return {**card, "published_on": own[0].published_on} if own else card


def _outcome(year: int, value: float, target: Target | None) -> dict[str, Any]:
    if target is None:
        return {"year": year, "value": value}
    return {"year": year, "value": value, "target": target.value, "met": value <= target.value}
