"""Sentences on a yearly change: beside its own noise, the province, and sampling error."""

from __future__ import annotations

from povanalysis.questions.answer import Refusal
from povanalysis.questions.change import Assumed, Beside, Change, Own, OwnReading, ProvinceReading
from povanalysis.report.answers_refusal import name, province, refusal, signed_points
from povanalysis.report.words import Words

FEBRUARY_FIELDWORK = 2025
"""March figures of this year were collected in February (breaks.csv B14)."""


def change(found: Change | Refusal, words: Words) -> list[str]:
    """Say whether the change of one year is unusual.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.change.change`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_finding(found, words)]
    sentences += (
        refusal(found.province, words)
        if isinstance(found.province, Refusal)
        else [_beside(found, found.province, words)]
    )
    sentences += (
        refusal(found.own, words)
        if isinstance(found.own, Refusal)
        else [_own(found, found.own, words)]
    )
    sentences.append(_sampling(found, words))
    if isinstance(found.assumed, Refusal):
        sentences += refusal(found.assumed, words)
    elif found.assumed is not None:
        sentences.append(_assumed(found.assumed, words))
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _finding(found: Change, words: Words) -> str:
    _ = words.text
    beside = found.province
    if isinstance(beside, Refusal):
        text = _("Between March {before_year} and March {year} the rate of {region} went {size}.")
    elif beside.reading is ProvinceReading.ALIKE:
        text = _(
            "{region} moved about as {province} did between March {before_year} and March {year}: "
            "{size} beside {mean} on average."
        )
    else:
        text = _apart(found, beside, words)
    return text.format(
        region=name(found.region),
        province=province(found.region),
        before_year=found.year - 1,
        year=found.year,
        size=signed_points(found.change, words),
        mean="" if isinstance(beside, Refusal) else signed_points(beside.mean_change, words),
    )


def _apart(found: Change, beside: Beside, words: Words) -> str:
    """Choose the sentence for a region that moved unlike its province."""
    _ = words.text
    better = beside.reading is ProvinceReading.BETTER
    if found.change < 0 and beside.mean_change < 0:
        return (
            _(
                "The rate of {region} fell more than that of {province} between March "
                "{before_year} and March {year}: {size} beside {mean} on average."
            )
            if better
            else _(
                "The rate of {region} fell less than that of {province} between March "
                "{before_year} and March {year}: {size} beside {mean} on average."
            )
        )
    if found.change > 0 and beside.mean_change > 0:
        return (
            _(
                "The rate of {region} rose less than that of {province} between March "
                "{before_year} and March {year}: {size} beside {mean} on average."
            )
            if better
            else _(
                "The rate of {region} rose more than that of {province} between March "
                "{before_year} and March {year}: {size} beside {mean} on average."
            )
        )
    return (
        _(
            "The rate of {region} did not rise while that of {province} did, between March "
            "{before_year} and March {year}: {size} beside {mean} on average."
        )
        if better
        else _(
            "The rate of {region} did not fall while that of {province} did, between March "
            "{before_year} and March {year}: {size} beside {mean} on average."
        )
    )


def _beside(found: Change, beside: Beside, words: Words) -> str:
    _ = words.text
    if beside.fell == beside.n_regions:
        text = _(
            "All {n} regencies and cities of {province} fell; {region} stands {deviation} from "
            "their mean, where up to {bound} is as near as in half of its years."
        )
    elif beside.rose == beside.n_regions:
        text = _(
            "All {n} regencies and cities of {province} rose; {region} stands {deviation} from "
            "their mean, where up to {bound} is as near as in half of its years."
        )
    else:
        text = _(
            "Of {n} regencies and cities of {province} {fell} fell and {rose} rose; {region} "
            "stands {deviation} from their mean, where up to {bound} is as near as in half of its "
            "years."
        )
    return text.format(
        n=beside.n_regions,
        province=province(found.region),
        fell=beside.fell,
        rose=beside.rose,
        region=name(found.region),
        deviation=signed_points(beside.deviation, words),
        bound=words.points(beside.bound),
    )


def _own(found: Change, own: Own, words: Words) -> str:
    _ = words.text
    texts = {
        OwnReading.USUAL: _(
            "Against its own noise the change is not unusual: in two years of three it lies "
            "between {low} and {high} points."
        ),
        OwnReading.UNUSUAL_FALL: _(
            "Against its own noise the fall is unusual: in two years of three the change lies "
            "between {low} and {high} points."
        ),
        OwnReading.UNUSUAL_RISE: _(
            "Against its own noise the change is unusually high: in two years of three it lies "
            "between {low} and {high} points."
        ),
    }
    return texts[own.reading].format(low=words.signed(own.low), high=words.signed(own.high))


def _sampling(found: Change, words: Words) -> str:
    _ = words.text
    even = words.per_cent(100 * found.break_even)
    if found.ceiling is None or found.ceiling_relative is None:
        text = _(
            "The sampling error is not published; the change could be told from nought at 90 per "
            "cent only if the relative standard error were below {even}."
        )
        return text.format(even=even)
    if found.break_even < found.ceiling_relative:
        text = _(
            "The sampling error is not published; the change could be told from nought at 90 per "
            "cent only if the relative standard error were below {even}, and the series leaves "
            "room for errors up to {ceiling} ({relative})."
        )
    else:
        text = _(
            "The sampling error is not published, but the change would be told from nought at 90 "
            "per cent with any relative standard error below {even}, and the series has room for "
            "independent errors of no more than {ceiling} ({relative})."
        )
    return text.format(
        even=even,
        ceiling=words.points(found.ceiling),
        relative=words.per_cent(100 * found.ceiling_relative, 1),
    )


def _assumed(assumed: Assumed, words: Words) -> str:
    _ = words.text
    text = (
        _(
            "Were the relative standard error {error}, an assumption, the change would be told "
            "from nought, as would {share} of all yearly changes."
        )
        if assumed.distinguishable
        else _(
            "Were the relative standard error {error}, an assumption, the change would not be told "
            "from nought; only {share} of all yearly changes would."
        )
    )
    return text.format(
        error=words.per_cent(100 * assumed.error, 1),
        share=words.per_cent(100 * assumed.share_of_all, 1),
    )


def _plan(found: Change, words: Words) -> str:
    _ = words.text
    own = None if isinstance(found.own, Refusal) else found.own.reading
    beside = None if isinstance(found.province, Refusal) else found.province.reading
    if beside is ProvinceReading.WORSE:
        return _(
            "For the next plan: the region kept less pace than its neighbours, so the question is "
            "what they had that it had not; one year alone is no reason to drop a programme."
        )
    if beside is ProvinceReading.BETTER:
        return _(
            "For the next plan: the region did better than its neighbours in this year; what "
            "differed is worth writing down, and a second such year before it is called a success."
        )
    if own is not None and own is not OwnReading.USUAL:
        return _(
            "For the next plan: an unusual year that the whole province shared says little about "
            "local programmes; do not carry it forward as a trend."
        )
    return _(
        "For the next plan: a year like this is no reason to change course, in either direction."
    )


def _what_changes(found: Change, words: Words) -> str:
    _ = words.text
    beside = found.province
    if isinstance(beside, Refusal):
        return _("What would change the answer: figures of the region's neighbours, or a revision.")
    text = _(
        "What would change the answer: between {low} and {high} points a change counts as moving "
        "with the province; the nearest of these bounds is {margin} away."
    )
    ends = (beside.mean_change - beside.bound, beside.mean_change + beside.bound)
    return text.format(
        margin=words.points(min(abs(found.change - end) for end in ends)),
        low=words.signed(ends[0]),
        high=words.signed(ends[1]),
    )


def _sure(found: Change, words: Words) -> str:
    _ = words.text
    n = found.own.n_other if isinstance(found.own, Own) else 0
    parts = [
        _("How sure: both readings rest on {n} other years, the pandemic's among them.").format(n=n)
        if n
        else _("How sure: the series is too short for more than the figures themselves.")
    ]
    if found.year == FEBRUARY_FIELDWORK:
        parts.append(_("The fieldwork of March 2025 was done in February, everywhere alike."))
    if found.single_source:
        parts.append(_("The last figure stands in a single source."))
    return " ".join(parts)
