"""Sentences on a yearly change: beside its own noise, the province, and sampling error."""

from __future__ import annotations

from povanalysis.questions.change import Assumed, Beside, Change, Own, OwnReading, ProvinceReading
from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.report.text.answers.refusal import name, province, refusal, signed_points
from povanalysis.report.text.language import Words
from povanalysis.report.text.outstanding import missing

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
    if not isinstance(found.province, Refusal):
        sentences.append(_beside(found, found.province, words))
    elif not _whole(found):
        sentences += refusal(found.province, words)
    if absent := missing(found.absent, words):
        sentences.append(absent)
    sentences += (
        [why for why in refusal(found.own, words) if why not in sentences]  # told once is enough
        if isinstance(found.own, Refusal)
        else [_own(found, found.own, words)]
    )
    if found.change:
        sentences.append(_sampling(found, words))
    if isinstance(found.assumed, Refusal):
        sentences += refusal(found.assumed, words)
    elif found.assumed is not None:
        sentences.append(_assumed(found.assumed, words))
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _whole(found: Change) -> bool:
    """Tell whether it is the change of a province or the nation, which lies in no province."""
    return found.region.endswith("00")


def _finding(found: Change, words: Words) -> str:
    _ = words.text
    beside = found.province
    if isinstance(beside, Refusal):
        text = (
            _(
                "Between March {before_year} and March {year} the rate of {region} changed by "
                "{size}."
            )
            if found.change
            else _("Between March {before_year} and March {year} the rate of {region} stayed put.")
        )
    elif beside.reading is ProvinceReading.ALIKE and not found.change:
        text = _(
            "The rate of {region} stayed put between March {before_year} and March {year}, close "
            "to the mean of {province}'s regencies and cities: {size} against {mean}."
        )
    elif beside.reading is ProvinceReading.ALIKE:
        text = _(
            "The rate of {region} moved about as the mean of {province}'s regencies and cities "
            "did between March {before_year} and March {year}: {size} against {mean}."
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
    if round(beside.mean_change, 2) == 0:
        return (
            _(
                "The rate of {region} moved more favourably than the mean of {province}'s "
                "regencies and cities between March {before_year} and March {year}: {size} "
                "against {mean}."
            )
            if better
            else _(
                "The rate of {region} moved less favourably than the mean of {province}'s "
                "regencies and cities between March {before_year} and March {year}: {size} "
                "against {mean}."
            )
        )
    if found.change < 0 and beside.mean_change < 0:
        return (
            _(
                "The rate of {region} fell more than the mean of {province}'s regencies and "
                "cities between March {before_year} and March {year}: {size} against {mean}."
            )
            if better
            else _(
                "The rate of {region} fell less than the mean of {province}'s regencies and "
                "cities between March {before_year} and March {year}: {size} against {mean}."
            )
        )
    if found.change > 0 and beside.mean_change > 0:
        return (
            _(
                "The rate of {region} rose less than the mean of {province}'s regencies and "
                "cities between March {before_year} and March {year}: {size} against {mean}."
            )
            if better
            else _(
                "The rate of {region} rose more than the mean of {province}'s regencies and "
                "cities between March {before_year} and March {year}: {size} against {mean}."
            )
        )
    if found.change < 0:
        return _(
            "The rate of {region} fell between March {before_year} and March {year}, although the "
            "mean of {province}'s regencies and cities rose: {size} against {mean}."
        )
    if found.change > 0:
        return _(
            "The rate of {region} rose between March {before_year} and March {year}, although the "
            "mean of {province}'s regencies and cities fell: {size} against {mean}."
        )
    return (
        _(
            "The rate of {region} stayed put between March {before_year} and March {year}, "
            "although the mean of {province}'s regencies and cities rose: {size} against {mean}."
        )
        if better
        else _(
            "The rate of {region} stayed put between March {before_year} and March {year}, "
            "although the mean of {province}'s regencies and cities fell: {size} against {mean}."
        )
    )


def _beside(found: Change, beside: Beside, words: Words) -> str:
    _ = words.text
    if beside.fell == beside.n_regions:
        text = _(
            "The rate fell in all {n} regencies and cities of {province}; {region} deviates from "
            "their mean by {deviation}. In {near} of its {years} other years it deviated by no "
            "more than {bound}."
        )
    elif beside.rose == beside.n_regions:
        text = _(
            "The rate rose in all {n} regencies and cities of {province}; {region} deviates from "
            "their mean by {deviation}. In {near} of its {years} other years it deviated by no "
            "more than {bound}."
        )
    else:
        text = _(
            "Of the {n} regencies and cities of {province}, the rate fell in {fell} and rose in "
            "{rose}; {region} deviates from their mean by {deviation}. In {near} of its {years} "
            "other years it deviated by no more than {bound}."
        )
    where = province(found.region)
    if found.absent.anyone:
        where = _("{province} that have a figure").format(province=where)
    return text.format(
        n=beside.n_regions,
        province=where,
        fell=beside.fell,
        rose=beside.rose,
        region=name(found.region),
        deviation=signed_points(beside.deviation, words),
        bound=words.points(beside.bound),
        near=beside.near,
        years=beside.n_other,
    )


def _own(found: Change, own: Own, words: Words) -> str:
    _ = words.text
    texts = {
        OwnReading.USUAL: _(
            "For this region the change is not unusual: in {inside} of its {n} other years it lay "
            "between {low} and {high} points."
        ),
        OwnReading.UNUSUAL_FALL: _(
            "For this region the change is unusually favourable: in {inside} of its {n} other "
            "years it lay between {low} and {high} points."
        ),
        OwnReading.UNUSUAL_RISE: _(
            "For this region the change is unusually unfavourable: in {inside} of its {n} other "
            "years it lay between {low} and {high} points."
        ),
    }
    return texts[own.reading].format(
        inside=own.inside,
        n=own.n_other,
        low=words.signed(own.low),
        high=words.signed(own.high),
    )


def _sampling(found: Change, words: Words) -> str:
    _ = words.text
    even = words.per_cent(100 * found.break_even)
    if found.ceiling is None or found.ceiling_relative is None:
        text = _(
            "The sampling error is not published; the change could be told from zero at 90 per "
            "cent confidence only if the relative standard error were below {even}."
        )
        return text.format(even=even)
    if found.break_even < found.ceiling_relative:
        text = _(
            "The sampling error is not published; the change could be told from zero at 90 per "
            "cent confidence only if the relative standard error were below {even}, but the "
            "series allows one of up to {relative} ({ceiling}; 95 per cent confidence)."
        )
    else:
        text = _(
            "The sampling error is not published, but the change can be told from zero at 90 per "
            "cent confidence with any relative standard error below {even}, and the series allows "
            "none above {relative} ({ceiling}; 95 per cent confidence)."
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
            "If the relative standard error were {error} (an assumption), the change could be "
            "told from zero, as could {share} of all yearly changes."
        )
        if assumed.distinguishable
        else _(
            "If the relative standard error were {error} (an assumption), the change could not be "
            "told from zero; only {share} of all yearly changes could."
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
            "For the next plan: others in the province did better in the same year, so find out "
            "what differed there; one year alone is no reason to stop a programme."
        )
    if beside is ProvinceReading.BETTER and found.change > 0:
        return _(
            "For the next plan: the rate rose less than in the rest of the province, but it rose; "
            "record what differed in this year, and wait for figures of another year before "
            "drawing a conclusion from it."
        )
    if beside is ProvinceReading.BETTER:
        return _(
            "For the next plan: record what differed from the rest of the province in this year, "
            "and wait for a second such year before calling it a success."
        )
    if _whole(found) and own is not None and own is not OwnReading.USUAL:
        return _("For the next plan: one unusual year is no trend; do not carry it forward as one.")
    if beside is None and own is not None and own is not OwnReading.USUAL:
        return _(
            "For the next plan: an unusual year; wait for figures of others in the province before "
            "reading anything into it."
        )
    if own is not None and own is not OwnReading.USUAL:
        return _(
            "For the next plan: an unusual year that the whole province shared says little about "
            "local programmes; do not carry it forward as a trend."
        )
    if own is None and beside is None:
        return _("For the next plan: this change cannot be judged, so base no decision on it.")
    return _("For the next plan: a year like this is no reason to change course.")


def _what_changes(found: Change, words: Words) -> str:
    _ = words.text
    beside = found.province
    if isinstance(beside, Refusal) and (beside.reason is Reason.TOO_SHORT or _whole(found)):
        return _("What would change the answer: figures of further years, or a revision.")
    if isinstance(beside, Refusal):
        return _(
            "What would change the answer: figures of other regencies in the province, or a "
            "revision."
        )
    text = _(
        "What would change the answer: a change between {low} and {high} points counts as moving "
        "with the province; the nearer bound is {margin} away."
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
    text = _("How sure: both readings rest on {n} other years, those of the pandemic among them.")
    if n == 0:
        text = _("How sure: the series is too short to say more than the figures do.")
    elif isinstance(found.province, Refusal):
        text = _(
            "How sure: the reading rests on {n} other years, those of the pandemic among them."
        )
    parts = [text.format(n=n)]
    if found.year == FEBRUARY_FIELDWORK:
        parts.append(_("The fieldwork for March 2025 took place in February, in all regions."))
    if found.single_source:
        parts.append(_("The last figure was found in a single source."))
    return " ".join(parts)
