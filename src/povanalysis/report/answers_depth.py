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
    sentences += [_value(measure, words) for measure in found.measures]
    sentences += _gaps(found, words)
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def _label(indicator: str, words: Words, *, known: bool = True) -> str:
    """Name a measure; an index that was named before goes by its symbol."""
    _ = words.text
    if known and indicator in ("P1", "P2"):
        return indicator
    return {
        "P1": _("the poverty gap index (P1)"),
        "P2": _("the severity index (P2)"),
        "POVERTY_LINE": _("the poverty line"),
        "POOR": _("the number of poor people"),
    }[indicator]


def _gaps(found: Depth, words: Words) -> list[str]:
    """Name what is missing or rests on one source, once for all measures."""
    _ = words.text
    sentences = []
    if found.none_for:
        labels = enumeration([_label(i, words, known=False) for i in found.none_for], words)
        sentences.append(_("No figure has been found for {measures}.").format(measures=labels))
    older = [one for one in found.measures if one.last_year < found.last_year]
    if older:
        text = _("Figures for {year} have not been found for {measures}.")
        labels = enumeration([_label(one.indicator, words) for one in older], words)
        sentences.append(text.format(year=found.last_year, measures=labels))
    for one in found.measures:
        inner = [str(y) for y in one.missing if one.first_year < y < one.last_year]
        if inner:
            text = _("There is no figure for {measure} in {years}.")
            years = enumeration(inner, words)
            sentences.append(text.format(measure=_label(one.indicator, words), years=years))
    single = [_label(one.indicator, words) for one in found.measures if one.single_source]
    if single:
        text = _("The last figures of {measures} were each found in a single source.")
        if len(single) == 1:
            text = _("The last figure of {measures} was found in a single source.")
        sentences.append(text.format(measures=enumeration(single, words)))
    return sentences


def _finding(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.latest, Refusal):
        text = _(
            "How deep poverty is in {region} cannot be followed: no two years in a row have P1."
        )
        return text.format(region=name(found.region))
    latest = found.latest
    if latest.verdict is DepthVerdict.DEEPER and latest.p0 < 0:
        text = _(
            "In {region} the rate fell in {year} ({p0}), but poverty became deeper: P1 rose by "
            "{size}."
        )
    elif latest.verdict is DepthVerdict.DEEPER:
        text = _(
            "In {region} the rate did not change in {year}, but poverty became deeper: P1 rose by "
            "{size}."
        )
    elif latest.verdict is DepthVerdict.SHALLOWER and latest.p0 > 0:
        text = _(
            "In {region} the rate rose in {year} ({p0}), but poverty became less deep: P1 fell by "
            "{size}."
        )
    elif latest.verdict is DepthVerdict.SHALLOWER:
        text = _(
            "In {region} the rate did not change in {year}, but poverty became less deep: P1 fell "
            "by {size}."
        )
    elif latest.p1 == 0 != latest.p0:
        text = _("In {region} only the rate moved in {year} ({p0}); P1 stayed as it was.")
    elif latest.p0 < 0:
        text = _("In {region} rate and depth fell together in {year}: P0 {p0}, P1 {p1}.")
    elif latest.p0 > 0:
        text = _("In {region} rate and depth rose together in {year}: P0 {p0}, P1 {p1}.")
    else:
        text = _("In {region} neither rate nor depth changed in {year}.")
    return text.format(
        region=name(found.region),
        year=latest.year,
        p0=signed_points(latest.p0, words),
        p1=words.signed(latest.p1),
        size=words.number(abs(latest.p1)),
    )


def _shortfall(found: Depth, words: Words) -> list[str]:
    _ = words.text
    first, last = found.shortfall_first, found.shortfall_last
    if last is None:
        return []
    if first is None or first[0] == last[0]:
        text = _("On average the poor spent {last} less than the poverty line in {last_year}.")
        return [text.format(last=words.per_cent(100 * last[1], 1), last_year=last[0])]
    text = _(
        "On average the poor spent {last} less than the poverty line in {last_year}, against "
        "{first} in {first_year}."
    )
    return [
        text.format(
            last=words.per_cent(100 * last[1], 1),
            last_year=last[0],
            first=words.per_cent(100 * first[1], 1),
            first_year=first[0],
        )
    ]


def _value(one: Measure, words: Words) -> str:
    _ = words.text
    if one.indicator in ("POVERTY_LINE", "POOR"):
        line = one.indicator == "POVERTY_LINE"
        text = (
            _("The poverty line was Rp {value} per person and month in {year}{growth}.")
            if line
            else _("The number of poor people was {value} in {year}{growth}.")
        )
        value = words.number(one.last if line else 1000 * one.last, 0)
        return text.format(value=value, year=one.last_year, growth=_growth(one, words))
    text = _("{label} was {value} in {year}.")
    if one.previous is not None:
        text = _("{label} was {value} in {year} ({previous} in {previous_year}).")
    label = {"P1": _("The poverty gap index (P1)"), "P2": _("The severity index (P2)")}
    return text.format(
        label=label[one.indicator],
        value=words.number(one.last),
        year=one.last_year,
        previous="" if one.previous is None else words.number(one.previous),
        previous_year=one.previous_year or "",
    )


def _growth(one: Measure, words: Words) -> str:
    """Say how a level moved since the figure before; its rate is yearly where years lie between."""
    _ = words.text
    if one.growth is None or one.previous_year is None:
        return ""
    if round(100 * one.growth, 1) == 0:
        text = _(", about as in {previous_year}")
    elif one.last_year - one.previous_year == 1:
        text = (
            _(", {growth} more than in {previous_year}")
            if one.growth > 0
            else _(", {growth} less than in {previous_year}")
        )
    else:
        text = (
            _(", {growth} a year more than in {previous_year}")
            if one.growth > 0
            else _(", {growth} a year less than in {previous_year}")
        )
    growth = words.per_cent(100 * abs(one.growth), 1)
    return text.format(growth=growth, previous_year=one.previous_year)


def _plan(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.latest, Refusal):
        return _("For the next plan: ask BPS for P1 and P2, which are made from the same survey.")
    if found.latest.verdict is DepthVerdict.DEEPER:
        return _(
            "For the next plan: the average poor person is now further below the line; a target "
            "for the rate alone favours those just below it."
        )
    if found.latest.verdict is DepthVerdict.SHALLOWER:
        return _(
            "For the next plan: the poor are on average nearer to the line, where a little help "
            "lifts and a small shock throws back; protect them from rising prices."
        )
    if found.latest.p0 < 0:
        return _(
            "For the next plan: set a target for P1 beside the one for the rate, so that progress "
            "among the poorest counts too."
        )
    return _(
        "For the next plan: rate and depth ask for the same thing, support for those below the "
        "line."
    )


def _what_changes(found: Depth, words: Words) -> str:
    _ = words.text
    apart = [y for y in found.years if y.verdict is not DepthVerdict.TOGETHER]
    if not found.years:
        return _("What would change the answer: P1 for two years in a row.")
    if not apart:
        return _(
            "What would change the answer: a year in which rate and depth move apart, which has "
            "not happened here since 2015."
        )
    text = _(
        "What would change the answer: the next figure; rate and depth moved apart in {n} of {of} "
        "years ({years})."
    )
    return text.format(
        n=len(apart), of=len(found.years), years=enumeration([str(y.year) for y in apart], words)
    )


def _sure(found: Depth, words: Words) -> str:
    _ = words.text
    p1 = found.measure("P1")
    if p1 is not None and p1.single_source:
        return _(
            "How sure: P1 varies more from year to year than the rate, and its last figure was "
            "found in one source only; read the direction, not the decimals."
        )
    return _(
        "How sure: P1 varies more from year to year than the rate; read the direction, not the "
        "decimals."
    )
