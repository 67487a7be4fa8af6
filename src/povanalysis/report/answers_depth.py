"""Sentences on depth, severity, poverty line and number of poor."""

from __future__ import annotations

from povanalysis.questions.answer import Refusal
from povanalysis.questions.depth import Depth, DepthVerdict, Measure
from povanalysis.report.answers_refusal import name, refusal, signed_points
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words


def depth(found: Depth | Refusal, words: Words) -> list[str]:
    """Say what moved apart from the poverty rate.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.depth.depth`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_finding(found, words), *_shortfall(found, words)]
    for measure in found.measures:
        sentences.append(_measure(measure, found, words))
    if found.none_for:
        text = _missing_text(words)
        labels = enumeration([_label(i, words) for i in found.none_for], words)
        sentences.append(text.format(indicators=labels))
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _label(indicator: str, words: Words) -> str:
    _ = words.text
    return {
        "P1": _("the poverty gap index (P1)"),
        "P2": _("the severity index (P2)"),
        "POVERTY_LINE": _("the poverty line"),
        "POOR": _("the number of poor people"),
    }[indicator]


def _missing_text(words: Words) -> str:
    _ = words.text
    return _("No figure has been found for {indicators}.")


def _finding(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.latest, Refusal):
        text = _(
            "How deep poverty is in {region} cannot be followed: no two years in a row have P1."
        )
        return text.format(region=name(found.region))
    latest = found.latest
    if latest.verdict is DepthVerdict.DEEPER:
        text = _(
            "In {region} the rate did not rise in {year} ({p0}), but the gap of those who are poor "
            "did: P1 went {p1}."
        )
    elif latest.verdict is DepthVerdict.SHALLOWER:
        text = _(
            "In {region} the rate did not fall in {year} ({p0}), but the gap of those who are poor "
            "did: P1 went {p1}."
        )
    elif latest.p0 < 0:
        text = _("In {region} rate and depth fell together in {year}: P0 {p0}, P1 {p1}.")
    elif latest.p0 > 0:
        text = _("In {region} rate and depth rose together in {year}: P0 {p0}, P1 {p1}.")
    else:
        text = _("In {region} rate and depth stayed together in {year}: P0 {p0}, P1 {p1}.")
    return text.format(
        region=name(found.region),
        year=latest.year,
        p0=signed_points(latest.p0, words),
        p1=words.signed(latest.p1),
    )


def _shortfall(found: Depth, words: Words) -> list[str]:
    _ = words.text
    first, last = found.shortfall_first, found.shortfall_last
    if last is None:
        return []
    if first is None or first[0] == last[0]:
        text = _("A poor person was on average {last} short of the line in {last_year}.")
        return [text.format(last=words.per_cent(100 * last[1], 1), last_year=last[0])]
    text = _(
        "A poor person was on average {last} short of the line in {last_year}, after {first} in "
        "{first_year}."
    )
    return [
        text.format(
            last=words.per_cent(100 * last[1], 1),
            last_year=last[0],
            first=words.per_cent(100 * first[1], 1),
            first_year=first[0],
        )
    ]


def _measure(one: Measure, found: Depth, words: Words) -> str:
    _ = words.text
    parts = [_value(one, words)]
    if one.growth is not None and one.indicator in ("POVERTY_LINE", "POOR"):
        grew = one.growth >= 0
        text = (
            _("That is {growth} a year more than in {previous_year}.")
            if grew
            else _("That is {growth} a year less than in {previous_year}.")
        )
        parts.append(
            text.format(
                growth=words.per_cent(100 * abs(one.growth), 1), previous_year=one.previous_year
            )
        )
    if one.last_year < found.last_year:
        parts.append(_("Later figures have not been found."))
    inner = [str(y) for y in one.missing if one.first_year < y < one.last_year]
    if inner:
        parts.append(_("Without figure: {years}.").format(years=enumeration(inner, words)))
    if one.single_source:
        parts.append(_("The last figure stands in a single source."))
    return " ".join(parts)


def _value(one: Measure, words: Words) -> str:
    _ = words.text
    if one.indicator == "POVERTY_LINE":
        text = _("The poverty line was Rp {value} per person and month in {year}.")
        return text.format(value=words.number(one.last, 0), year=one.last_year)
    if one.indicator == "POOR":
        text = _("In {year} {value} people were poor.")
        return text.format(value=words.number(1000 * one.last, 0), year=one.last_year)
    if one.previous is None:
        text = _("{label} was {value} in {year}.")
    else:
        text = _("{label} was {value} in {year}, after {previous} in {previous_year}.")
    label = {"P1": _("The poverty gap index (P1)"), "P2": _("The severity index (P2)")}
    return text.format(
        label=label[one.indicator],
        value=words.number(one.last),
        year=one.last_year,
        previous="" if one.previous is None else words.number(one.previous),
        previous_year=one.previous_year or "",
    )


def _plan(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.latest, Refusal):
        return _("For the next plan: ask BPS for P1 and P2, which are made from the same survey.")
    if found.latest.verdict is DepthVerdict.DEEPER:
        return _(
            "For the next plan: those who stay poor have fallen further behind; a target for the "
            "rate alone favours those just below the line."
        )
    if found.latest.verdict is DepthVerdict.SHALLOWER:
        return _(
            "For the next plan: more stand near the line, where little lifts and little lets fall; "
            "protect them before prices rise."
        )
    if found.latest.p0 < 0:
        return _(
            "For the next plan: set a target for P1 beside the rate, so that the poorest count as "
            "long as they are poor."
        )
    return _("For the next plan: rate and depth ask for the same, help for those below the line.")


def _what_changes(found: Depth, words: Words) -> str:
    _ = words.text
    apart = [y for y in found.years if y.verdict is not DepthVerdict.TOGETHER]
    if not found.years:
        return _("What would change the answer: figures of P1 for two years in a row.")
    if not apart:
        return _(
            "What would change the answer: a year in which rate and depth part, which has not "
            "happened here since 2015."
        )
    text = _(
        "What would change the answer: another year; rate and depth parted in {n} of {of} years "
        "({years})."
    )
    return text.format(
        n=len(apart), of=len(found.years), years=enumeration([str(y.year) for y in apart], words)
    )


def _sure(found: Depth, words: Words) -> str:
    _ = words.text
    p1 = found.measure("P1")
    if p1 is not None and p1.single_source:
        return _(
            "How sure: P1 is noisier than the rate, and its last figure stands in one source only; "
            "read the direction, not the decimals."
        )
    return _("How sure: P1 is noisier than the rate; read the direction, not the decimals.")
