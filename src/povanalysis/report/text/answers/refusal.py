"""Why a question is not answered, in a sentence; and the small phrases all answers share."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.regions import get
from povanalysis.report.text.language import Words
from povanalysis.report.text.phrases import enumeration
from povanalysis.series import reference_month


def name(code: str) -> str:
    """Return a region's full name."""
    return get(code).name


def province(code: str) -> str:
    """Return the name of a region's province without its prefix."""
    return get(code[:2] + "00").short


def signed_points(value: float, words: Words, decimals: int = 2) -> str:
    """Return a change with its sign and unit: ``−0.13 percentage points``."""
    return words.text("{number} percentage points").format(number=words.signed(value, decimals))


def month(year: int, words: Words) -> str:
    """Return the reference month of a year in words."""
    return words.month(reference_month(year))


def refusal(found: Refusal, words: Words) -> list[str]:
    """Say why there is no answer.

    Parameters
    ----------
    found
        The refusal.
    words
        Language.
    """
    facts: dict[str, Any] = dict(found.facts)
    if found.reason is Reason.ALREADY_REACHED:
        return _already_reached(facts, words)
    if found.reason is Reason.TARGET_IN_PAST:
        return [_in_past(facts, words)]
    _ = words.text
    texts = {
        Reason.NO_FIGURE: _("There is no poverty figure for {region} in these data."),
        Reason.NO_COMMON_YEAR: _(
            "The regions compared have no March figure of the same year, so they have no order."
        ),
        Reason.MISSING_YEAR: _(
            "{region} has no March figure for {missing}, so {year} cannot be judged."
        ),
        Reason.NO_COUNTS: _(
            "The number of poor people in {region} has not been found, so the percentage cannot "
            "be put into people."
        ),
        Reason.ASSUMED_ERROR_NOT_POSITIVE: _(
            "An assumed relative error of {error} is no error; give a share above 0, such as 0.06 "
            "for 6 per cent."
        ),
        Reason.TOO_SHORT: _(
            "The yearly changes of {region} that can be used number {changes}; {needed} are needed."
        ),
        Reason.NO_PEERS: _(
            "Regencies and cities that can be compared here: {regions}; at least {needed} are "
            "needed."
        ),
        Reason.NO_SPREAD: _("In {year} all rates were equal, so there is nothing to catch up."),
        Reason.BEYOND_HORIZON: _("There is no forecast for {year}; forecasts end in {last}."),
        Reason.DATE_UNKNOWN: _(
            "The day this target was set is not known, so its ambition is not judged."
        ),
        Reason.NOT_PUBLISHED_THEN: _(
            "No figure is known to have been published by {set_on}, when this target was set, so "
            "its ambition is not judged."
        ),
        Reason.NO_NUMBER: _("The document names no number."),
        Reason.OTHER_AIM: _("Its aim is not income, so it is not compared with the target."),
        Reason.IN_LAST_FIGURE: _(
            "It ran before the last figure, so it is not compared with what remains."
        ),
        Reason.NO_TARGET: _("No numeric target for {region} is known."),
        Reason.NO_PROGRAMMES: _("No programme of {region} has been found in public sources."),
        Reason.NO_LINE: _(
            "For {region} no year has both the poverty gap index and the poverty line, so the "
            "yearly poverty gap in rupiah is not known."
        ),
        Reason.NOTHING_DUE: _("No forecast recorded in advance has come due yet."),
    }
    return [
        texts[found.reason].format(
            region=name(found.region) if found.region else "",
            missing=enumeration(map(str, facts.get("missing", ())), words),
            year=facts.get("year", ""),
            error=words.number(float(facts.get("error", 0)), 2),
            changes=facts.get("changes", ""),
            needed=facts.get("needed", ""),
            regions=facts.get("regions", ""),
            last=facts.get("last_forecast", ""),
            set_on=words.day(facts["set_on"]) if "set_on" in facts else "",
        )
    ]


def _in_past(facts: dict[str, Any], words: Words) -> str:
    _ = words.text
    text = (
        _("The target of {value} for {month} was met: the figure was {came}.")
        if facts["met"]
        else _("The target of {value} for {month} was missed: the figure was {came}.")
    )
    return text.format(
        value=words.per_cent(facts["value"]),
        month=month(facts["year"], words),
        came=words.per_cent(facts["came"]),
    )


def _already_reached(facts: dict[str, Any], words: Words) -> list[str]:
    _ = words.text
    text = _(
        "The target of {value} has been reached already: the figure of {last_month} was {last}."
    )
    sentences = [
        text.format(
            value=words.per_cent(facts["value"]),
            last_month=month(facts["last_year"], words),
            last=words.per_cent(facts["last_value"]),
        )
    ]
    held = facts.get("probability_held")
    if held is not None:
        text = _(
            "The question is whether it lasts: the probability of a published figure for {month} "
            "no higher than that is {chance}."
        )
        sentences.append(
            text.format(
                month=month(facts["year"], words),
                chance=words.chance(held),
            )
        )
    margin = facts["value"] - facts["last_value"]
    sentences.append(
        _("For the next plan: a target that asks for a fall would lie below {last}.").format(
            last=words.per_cent(facts["last_value"])
        )
    )
    if margin > 0:
        text = _("What would change the answer: a rise of more than {margin}.")
        sentences.append(text.format(margin=words.points(margin)))
    else:
        sentences.append(_("What would change the answer: any rise at all."))
    return [
        *sentences,
        _("How sure: the last figure is taken as published; its sampling error is not known."),
    ]
