"""Sentences on programmes in proportion to the need."""

from __future__ import annotations

from povanalysis.questions.answer import Reason, Refusal
from povanalysis.questions.programmes import (
    Context,
    Gap,
    Programmes,
    Reach,
    ReachVerdict,
    Timing,
    UnitKind,
    Verified,
)
from povanalysis.report.answers_refusal import month, name, refusal
from povanalysis.report.parts import enumeration
from povanalysis.report.words import Words


def programmes(found: Programmes | Refusal, words: Words) -> list[str]:
    """Say what the programmes of a region can move at most, in proportion.

    Parameters
    ----------
    found
        Result of :func:`povanalysis.questions.programmes.programmes`.
    words
        Language.
    """
    if isinstance(found, Refusal):
        return refusal(found, words)
    sentences = [_finding(found, words)]
    for reach in found.reaches:
        sentences += _reach(reach, words)
    if isinstance(found.gap, Gap):
        sentences.append(_gap(found.gap, words))
        sentences += [_money(r, words) for r in found.reaches if r.of_gap is not None]
    else:
        sentences += refusal(found.gap, words)
    for verified in found.verified:
        sentences += _verified(verified, words)
    if found.contexts:
        sentences.append(_contexts(found.contexts, words))
    return [*sentences, _plan(found, words), _what_changes(found, words), _sure(found, words)]


def programme(text: str, words: Words) -> str:
    """Return a programme's name; descriptive names in the language of the report."""
    _ = words.text
    known = {
        "Social pillars": _("Social pillars"),
        "SIKS-NG validation": _("SIKS-NG validation"),
        "House renovation (rumah tidak layak huni)": _("House renovation (rumah tidak layak huni)"),
        "Bantuan Pangan Non Tunai; PKH human-resource empowerment": _(
            "Bantuan Pangan Non Tunai and PKH human-resource empowerment"
        ),
        "Verification of the extreme-poverty register": _(
            "Verification of the extreme-poverty register"
        ),
        "Business capital for poor families with a business": _(
            "Business capital for poor families with a business"
        ),
        "Three strategies of poverty reduction": _("Three strategies of poverty reduction"),
    }
    return known.get(text, text)


def _finding(found: Programmes, words: Words) -> str:
    _ = words.text
    judged = [r for r in found.reaches if isinstance(r.verdict, ReachVerdict)]
    if not found.reaches and found.verified:
        text = _("What is known of {region} is a register check, not a reach.")
    elif not found.reaches:
        text = _(
            "The programmes of {region} in these data have no numbers: they are named, not weighed."
        )
    elif not judged and found.need:
        text = _(
            "{n} programmes of {region} have numbers; none of them aims at income after the last "
            "figure, so none is held against {value} in {month}."
        )
    elif not judged:
        text = _(
            "{n} programmes of {region} have numbers, but no target gives a need to hold them "
            "against; they stand beside all poor people instead."
        )
    elif all(r.verdict is ReachVerdict.SMALL for r in judged):
        text = _(
            "Each programme of {region} with numbers can cover less than a tenth of what "
            "{value} in {month} asks for, even at its most."
        )
    elif any(r.verdict is ReachVerdict.WHOLE for r in judged):
        text = _(
            "At least one programme of {region} reaches as many people as {value} in {month} asks "
            "for; how many of them are poor and leave poverty is not known."
        )
    else:
        text = _(
            "At their most, single programmes of {region} can cover a part of what {value} in "
            "{month} asks for."
        )
    return text.format(
        region=name(found.region),
        n=len(found.reaches),
        value="" if found.target_value is None else words.per_cent(found.target_value),
        month="" if found.target_year is None else month(found.target_year, words),
    )


def _when(first: int | None, last: int | None) -> str:
    if last is None:
        return "" if first is None else f"{first}–"
    return str(last) if first is None or first == last else f"{first}–{last}"


def _reach(one: Reach, words: Words) -> list[str]:
    _ = words.text
    texts = {
        UnitKind.HOUSEHOLDS: _(
            "{programme} ({years}): {quantity} households are {low} to {high} people."
        ),
        UnitKind.BENEFICIARIES: _(
            "{programme} ({years}): {quantity} beneficiaries are {low} to {high} people, counting "
            "their households or not."
        ),
        UnitKind.PERSONS: _("{programme} ({years}): {high} people."),
    }
    said = texts[one.unit_kind].format(
        programme=programme(one.programme, words),
        years=_when(one.year_from, one.year_to) or _("year not given"),
        quantity=words.number(one.quantity, 0),
        low=words.number(one.persons_low, 0),
        high=words.number(one.persons_high, 0),
    )
    if isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.OTHER_AIM:
        return [" ".join([said, *refusal(one.verdict, words)])]
    if one.of_need is not None and one.of_need < 1:
        text = _(
            "If all were poor and all left poverty, {most} at most, or {share} of the people asked "
            "for; were intake no better than chance, {poor} of them would be poor."
        )
    elif one.of_need is not None:
        text = _(
            "If all were poor and all left poverty, {most} at most, as many as asked for or more; "
            "were intake no better than chance, {poor} of them would be poor."
        )
    elif one.of_poor is not None:
        text = _(
            "If all were poor and all left poverty, {most} at most, or {of_poor} of all poor "
            "people; were intake no better than chance, {poor} of them would be poor."
        )
    else:
        return [said]
    late = ""
    if one.timing is Timing.TOO_LATE and one.of_need is not None:
        late = " " + _(
            "What is paid in {paid} shows for the most part in {shows}, after the target's month."
        ).format(paid=one.year_to, shows=month((one.year_to or 0) + 1, words))
    if isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.IN_LAST_FIGURE:
        late = " " + " ".join(refusal(one.verdict, words))
    more = text.format(
        most=words.number(one.most_lifted, 0),
        share="" if one.of_need is None else words.per_cent(100 * one.of_need, 0),
        of_poor="" if one.of_poor is None else words.per_cent(100 * one.of_poor, 1),
        poor=words.number(one.poor_low, 0),
    )
    return [f"{said} {more}{late}"]


def _gap(gap: Gap, words: Words) -> str:
    _ = words.text
    text = _(
        "To lift every poor person exactly to the line for a year would take about Rp {billion} "
        "billion (poverty gap index {p1}, line Rp {line} a month, {population} people, {year})."
    )
    sentence = text.format(
        billion=words.number(gap.rupiah / 1e9, 0),
        p1=words.number(gap.p1),
        line=words.number(gap.line, 0),
        population=words.number(gap.population, 0),
        year=gap.year,
    )
    if gap.population_year != gap.year:
        more = _("The population is that of {year}, the last one known.")
        sentence += " " + more.format(year=gap.population_year)
    if gap.single_source:
        sentence += " " + _("The index or the line stands in a single source.")
    return sentence


def _money(one: Reach, words: Words) -> str:
    _ = words.text
    text = _(
        "{programme} ({years}) costs Rp {billion} billion, {share} of that gap: a yardstick of "
        "size, not of worth."
    )
    return text.format(
        programme=programme(one.programme, words),
        years=_when(one.year_from, one.year_to) or _("year not given"),
        billion=words.number((one.rupiah or 0.0) / 1e9, 3),
        share=words.per_cent(100 * (one.of_gap or 0.0), 2),
    )


def _verified(one: Verified, words: Words) -> list[str]:
    _ = words.text
    text = _(
        "{programme}: of {before} people on the register {after} were confirmed in the field, "
        "{share} (95 per cent interval {low} to {high} for registers like it)."
    )
    return [
        text.format(
            programme=programme(one.programme, words),
            before=words.number(one.before, 0),
            after=words.number(one.after, 0),
            share=words.per_cent(100 * one.share, 1),
            low=words.number(100 * one.low, 1),
            high=words.number(100 * one.high, 1),
        ),
        _(
            "Extreme poverty is another measure: its line is far lower than the poverty line "
            "behind P0 and its register lists persons by name, so these counts do not add to the "
            "P0 figures."
        ),
    ]


def _contexts(contexts: tuple[Context, ...], words: Words) -> str:
    _ = words.text
    names = list(dict.fromkeys(programme(c.programme, words) for c in contexts))
    if len(names) == 1:
        text = _("Without a quantity in the sources, so not weighed: {names}.")
    else:
        text = _("Without quantities in the sources, so not weighed: {names}.")
    return text.format(names=enumeration(names, words))


def _plan(found: Programmes, words: Words) -> str:
    _ = words.text
    judged = [r for r in found.reaches if isinstance(r.verdict, ReachVerdict)]
    if not found.reaches:
        return _(
            "For the next plan: count households reached, households poor at intake, and "
            "households above the line a year later; without these three no proportion can be "
            "given."
        )
    if not judged:
        return _(
            "For the next plan: fix a number and a month first, then reach can be weighed against "
            "it; record who is poor at intake and who is above the line a year later."
        )
    if all(r.verdict is not ReachVerdict.WHOLE for r in judged):
        best = max((r.of_need or 0.0) for r in judged)
        text = _(
            "For the next plan: to carry the target by such means alone the largest of them would "
            "have to reach at least {times} times as many, all poor and all leaving poverty; what "
            "moves the rate beyond that is not in these programmes."
        )
        return text.format(times=words.number(1 / best, 1))
    return _(
        "For the next plan: reach is not the bottleneck on paper; who is poor at intake and who "
        "stays above the line a year later is what to record."
    )


def _what_changes(found: Programmes, words: Words) -> str:
    _ = words.text
    if found.verified:
        return _(
            "What would change the answer: a field check of other registers, and a count of those "
            "left out of them."
        )
    return _(
        "What would change the answer: the share poor at intake and the share above the line "
        "later; neither is published, so both stand as full ranges."
    )


def _sure(found: Programmes, words: Words) -> str:
    _ = words.text
    return _(
        "How sure: of the ceilings, fairly; of effects, not at all. Nothing here says what a "
        "programme caused, or whether its aims are worth their money."
    )
