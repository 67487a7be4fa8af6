"""The table of what a forecast is given."""

from __future__ import annotations

from povanalysis.questions.outlook import Outlook
from povanalysis.questions.scenarios import OwnPart
from povanalysis.regions import get
from povanalysis.report.facts.outlook import LEVEL
from povanalysis.report.markdown import Column, escape, table
from povanalysis.report.text.language import Words


def given(outlook: Outlook, words: Words) -> str:
    """Tabulate the figures that the forecast is given, with the day each was published."""
    heads = [words(f"known.column-{key}") for key in ("figure", "month", "value", "published")]
    rows = [
        [
            escape(get(one.region).plain_name),
            words.month(one.month),
            words.number(one.value),
            words("known.published", one),
        ]
        for one in outlook.given
    ]
    columns = [Column(head, numeric=place == 2) for place, head in enumerate(heads)]
    return table(columns, rows, "known", words("known.table-caption"))


def forecasts(outlook: Outlook, own: OwnPart | None, words: Words) -> str:
    """Set the forecast with what is known beside the one without, and the distance to the province.

    Parameters
    ----------
    outlook
        Of the first year without a figure, its forecast given something.
    own
        The regency's rate less its province's; None where it is not forecast.
    words
        Language.
    """
    year, aim = outlook.year, outlook.last_value if outlook.target is None else outlook.target.value
    rows = []
    for name, made in (("with", outlook.forecast), ("without", outlook.forecast.without)):
        if made is not None:
            ends = made.interval(year, LEVEL)
            interval = words("known.interval", low=ends.low, high=ends.high)
            chance = whole(made.probability_at_most(year, aim), words)
            rows.append(
                [words(f"known.row-{name}"), words.number(made.median(year)), interval, chance]
            )
    if own is not None:
        interval = words("known.distances", low=own.low80, high=own.high80)
        rows.append([words("known.row-own", own), words.signed(own.median), interval, "–"])
    heads = [
        Column(words(f"known.column-{name}", outlook), numeric=name != "forecast")
        for name in ("forecast", "median", "interval", "chance")
    ]
    return table(heads, rows, "forecasts", words("known.forecasts-caption", outlook))


def whole(probability: float, words: Words) -> str:
    """Write a probability as whole per cent without its unit, never as a certainty."""
    if probability < 0.01:
        return "<\u2009" + words.number(1, 0)
    if probability > 0.99:
        return ">\u2009" + words.number(99, 0)
    return words.number(100 * probability, 0)
