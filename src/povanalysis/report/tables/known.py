"""Tables of what a forecast is given, and of what the province may do."""

from __future__ import annotations

from povanalysis.questions.outlook import Outlook
from povanalysis.questions.scenarios import Scenarios
from povanalysis.regions import get
from povanalysis.report.markdown import Column, escape, table
from povanalysis.report.text.language import Words

SHORT_NAME = 14
"""Letters of a name that a narrow table does not break."""


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


def scenarios(found: Scenarios, words: Words) -> str:
    """Give the probability of the target for a few figures of the province, on one row."""
    decimals = 1 if all(round(one.value, 1) == one.value for one in found.few) else 2
    name = escape(get(found.place).plain_name)
    columns = [
        Column(name.replace(" ", "\u00a0") if len(name) <= SHORT_NAME else name),
        *(Column(words.number(one.value, decimals), numeric=True) for one in found.few),
    ]
    row = [
        words("scenarios.row-probability"),
        *(_share(one.probability, words) for one in found.few),
    ]
    return table(columns, [row], "scenarios", words("scenarios.table-caption", found))


def _share(probability: float, words: Words) -> str:
    """Write a probability as whole per cent without its unit, never as a certainty."""
    if probability < 0.01:
        return "<\u2009" + words.number(1, 0)
    if probability > 0.99:
        return ">\u2009" + words.number(99, 0)
    return words.number(100 * probability, 0)
