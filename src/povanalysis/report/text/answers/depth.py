"""Sentences on depth, severity, poverty line and number of poor."""

from __future__ import annotations

from povanalysis.questions.depth import Depth, DepthVerdict, Measure
from povanalysis.questions.ground.answer import Refusal
from povanalysis.report.text.answers.refusal import name, refusal
from povanalysis.report.text.language import Words


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
    sentences = [_finding(found, words), *_means(found, words)]
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
        labels = words.joined([_label(i, words, known=False) for i in found.none_for])
        sentences.append(_("No figure has been found for {measures}.").format(measures=labels))
    older = [one for one in found.measures if one.last_year < found.last_year]
    if older:
        text = _("Figures for {year} have not been found for {measures}.")
        labels = words.joined([_label(one.indicator, words) for one in older])
        sentences.append(text.format(year=found.last_year, measures=labels))
    for one in found.measures:
        inner = [str(y) for y in one.missing if one.first_year < y < one.last_year]
        if inner:
            text = _("There is no figure for {measure} in {years}.")
            years = words.joined(inner)
            sentences.append(text.format(measure=_label(one.indicator, words), years=years))
    single = [_label(one.indicator, words) for one in found.measures if one.single_source]
    if single:
        text = _("The last figures of {measures} were each found in a single source.")
        if len(single) == 1:
            text = _("The last figure of {measures} was found in a single source.")
        sentences.append(text.format(measures=words.joined(single)))
    return sentences


def _finding(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.course, Refusal):
        text = _("How deep poverty is in {region} cannot be followed: too few years have P1.")
        return text.format(region=name(found.region))
    before, now = found.course.before, found.course.now
    texts = {
        DepthVerdict.UNCLEAR: _(
            "Whether poverty in {region} became deeper cannot be told: mean P1 went from "
            "{p1_before} to {p1}, no more than its noise."
        ),
        DepthVerdict.DEEPER: _(
            "In {region} poverty became deeper although the rate did not rise: mean P1 from "
            "{p1_before} to {p1}, mean P0 from {p0_before} to {p0}."
        ),
        DepthVerdict.SHALLOWER: _(
            "In {region} poverty became less deep although the rate did not fall: mean P1 from "
            "{p1_before} to {p1}, mean P0 from {p0_before} to {p0}."
        ),
        DepthVerdict.TOGETHER: _(
            "In {region} rate and depth fell together: mean P0 from {p0_before} to {p0}, mean P1 "
            "from {p1_before} to {p1}."
        )
        if now.p0 < before.p0
        else _(
            "In {region} rate and depth rose together: mean P0 from {p0_before} to {p0}, mean P1 "
            "from {p1_before} to {p1}."
        ),
    }
    return texts[found.course.verdict].format(
        region=name(found.region),
        p0=words.number(now.p0),
        p0_before=words.number(before.p0),
        p1=words.number(now.p1),
        p1_before=words.number(before.p1),
    )


def _means(found: Depth, words: Words) -> list[str]:
    """Say which years the means are of, and how far below the line the poor spent in them."""
    _ = words.text
    if isinstance(found.course, Refusal):
        return []
    before, now = found.course.before, found.course.now
    text = _(
        "The means are of {before} and {now}; the poor spent {shortfall} less than the poverty "
        "line on average, after {shortfall_before}."
    )
    return [
        text.format(
            before=f"{before.first_year}–{before.last_year}",
            now=f"{now.first_year}–{now.last_year}",
            shortfall=words.per_cent(100 * now.shortfall, 1),
            shortfall_before=words.per_cent(100 * before.shortfall, 1),
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
        text = _(
            "{label} was {value} in {year}; since {first} it has lain between {low} ({low_year}) "
            "and {high} ({high_year}), {mean} on average."
        )
    label = {"P1": _("The poverty gap index (P1)"), "P2": _("The severity index (P2)")}
    return text.format(
        label=label[one.indicator],
        value=words.number(one.last),
        year=one.last_year,
        first=one.first_year,
        low=words.number(one.low),
        low_year=one.low_year,
        high=words.number(one.high),
        high_year=one.high_year,
        mean=words.number(one.mean),
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
    if isinstance(found.course, Refusal):
        return _("For the next plan: ask BPS for P1 and P2, which are made from the same survey.")
    texts = {
        DepthVerdict.UNCLEAR: _(
            "For the next plan: set a target for P1 on a mean of three years, not on one year."
        ),
        DepthVerdict.DEEPER: _(
            "For the next plan: the average poor person is now further below the line; a target "
            "for the rate alone favours those just below it."
        ),
        DepthVerdict.SHALLOWER: _(
            "For the next plan: the poor are on average nearer to the line, where a little help "
            "lifts and a small shock throws back; protect them from rising prices."
        ),
        DepthVerdict.TOGETHER: _(
            "For the next plan: set a target for P1 beside the one for the rate, so that progress "
            "among the poorest counts too."
        )
        if found.course.now.p0 < found.course.before.p0
        else _(
            "For the next plan: rate and depth ask for the same thing, support for those below "
            "the line."
        ),
    }
    return texts[found.course.verdict]


def _what_changes(found: Depth, words: Words) -> str:
    _ = words.text
    if isinstance(found.course, Refusal):
        return _("What would change the answer: P1 for more years.")
    text = _(
        "What would change the answer: the next figures; in {n} of {of} yearly steps P1 moved "
        "against the rate, so one step says little."
    )
    if not found.apart:
        text = _("What would change the answer: the next figures.")
    return text.format(n=found.apart, of=found.steps)


def _sure(found: Depth, words: Words) -> str:
    _ = words.text
    p1 = found.measure("P1")
    if p1 is not None and p1.single_source:
        return _(
            "How sure: P1 varies more from year to year than the rate, and its last figure was "
            "found in one source only."
        )
    return _("How sure: P1 varies more from year to year than the rate; trust means, not steps.")
