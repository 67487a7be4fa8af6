"""Sentences on programmes in proportion to the need."""

from __future__ import annotations

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.poverty_gap import Gap
from povanalysis.questions.programmes import Programmes, Verified
from povanalysis.questions.reach import Reach, ReachVerdict, Timing, UnitKind
from povanalysis.report.text.answers.refusal import month, name, refusal
from povanalysis.report.text.language import Words

BILLION, MILLION, TEN = 1e9, 1e6, 10


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
    if any(r.of_need is not None or r.of_poor is not None for r in found.reaches):
        _ = words.text
        sentences.append(
            _(
                "The ceilings count everyone reached as poor and as leaving poverty; the lower "
                "figure is the number of poor if intake were random, among deciles 1–4 where the "
                "register sets that rule."
            )
        )
    sentences += [_reach(reach, words) for reach in found.reaches]
    if isinstance(found.gap, Gap):
        sentences.append(_gap(found.gap, words))
        sentences += [
            _money(r, found.gap.year, words) for r in found.reaches if r.of_gap is not None
        ]
    else:
        sentences += refusal(found.gap, words)
    for verified in found.verified:
        sentences += _verified(verified, words)
    if found.contexts:
        sentences += _contexts(found, words)
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
    beside = [r.of_poor for r in found.reaches if r.of_poor is not None]
    if not found.reaches and found.verified:
        text = _(
            "What is known of {region} is a register check, which confirmed {confirmed} of those "
            "listed."
        )
    elif not found.reaches:
        text = _("The sources name programmes of {region} but give no numbers for them.")
    elif not judged and found.need:
        text = _(
            "No programme of {region} with numbers aims at income after the last figure, so none "
            "is compared with {value} in {month}."
        )
    elif not judged and beside:
        text = _(
            "Without a target the programmes of {region} are compared with all its poor of their "
            "time: the largest can cover at most {most}."
        )
    elif not judged:
        text = _("Without a target there is nothing to compare the programmes of {region} with.")
    elif any(r.verdict is ReachVerdict.WHOLE for r in judged):
        text = _(
            "At least one programme of {region} reaches as many people as the need behind {value} "
            "in {month} ({need} people); how many of them are poor and leave poverty is not known."
        )
    elif all(r.verdict is ReachVerdict.SMALL for r in judged):
        text = _(
            "No programme of {region} with numbers can cover even a tenth of the need behind "
            "{value} in {month} ({need} people): the largest at most {share}."
        )
    else:
        text = _(
            "The largest programme of {region} with numbers can cover at most {share} of the need "
            "behind {value} in {month} ({need} people)."
        )
    return text.format(
        region=name(found.region),
        value="" if found.target_value is None else words.per_cent(found.target_value),
        month="" if found.target_year is None else month(found.target_year, words),
        need="" if found.need is None else words.number(found.need, 0),
        confirmed=words.per_cent(100 * found.verified[0].share, 0) if found.verified else "",
        share=words.per_cent(100 * max((r.of_need or 0.0 for r in judged), default=0.0), 0),
        most=words.per_cent(100 * max(beside, default=0.0), 1),
    )


def period(first: int | None, last: int | None) -> str:
    """Write the years of a programme: ``2022–2025``, ``2022–`` or ``2026``; empty if unknown."""
    if last is None:
        return "" if first is None else f"{first}–"
    return str(last) if first is None or first == last else f"{first}–{last}"


def _reach(one: Reach, words: Words) -> str:
    _ = words.text
    texts = {
        UnitKind.HOUSEHOLDS: _(
            "{programme} ({years}): {quantity} households, {low} to {high} people"
        ),
        UnitKind.BENEFICIARIES: _(
            "{programme} ({years}): {quantity} beneficiaries, {low} to {high} people without or "
            "with their households"
        ),
        UnitKind.PERSONS: _("{programme} ({years}): {high} people"),
    }
    said = texts[one.unit_kind].format(
        programme=programme(one.programme, words),
        years=period(one.year_from, one.year_to) or _("year not given"),
        quantity=words.number(one.quantity, 0),
        low=words.number(one.persons_low, 0),
        high=words.number(one.persons_high, 0),
    )
    refused = refusal(one.verdict, words) if isinstance(one.verdict, Refusal) else []
    other_aim = isinstance(one.verdict, Refusal) and one.verdict.reason is Reason.OTHER_AIM
    if not other_aim:
        said += _ceiling(one, words)
    sentences = [f"{said}."]
    if isinstance(one.verdict, Refusal) and one.verdict.reason in (
        Reason.OTHER_AIM,
        Reason.IN_LAST_FIGURE,
    ):
        sentences += refused
    if one.timing is Timing.TOO_LATE and one.of_need is not None and not other_aim:
        late = _("What is paid in {paid} shows for the most part in {shows}, after the target.")
        shows = month((one.year_to or 0) + 1, words)
        sentences.append(late.format(paid=one.year_to, shows=shows))
    return " ".join(sentences)


def _ceiling(one: Reach, words: Words) -> str:
    """Give the ceiling of a programme and its poor at random intake, to close its sentence."""
    _ = words.text
    if one.of_need is not None and one.of_need < 1:
        text = _("; at most {share} of the need, at least {poor} poor at random intake")
    elif one.of_need is not None:
        text = _("; at most the whole need, at least {poor} poor at random intake")
    elif one.of_poor is not None:
        text = _(
            "; at most {of_poor} of all poor people of {year}, at least {poor} poor at random intake"
        )
    else:
        return ""
    return text.format(
        share="" if one.of_need is None else words.per_cent(100 * one.of_need, 0),
        of_poor="" if one.of_poor is None else words.per_cent(100 * one.of_poor, 1),
        poor=words.number(one.poor_low, 0),
        year=one.rate_year or "",
    )


def _rupiah(value: float, words: Words) -> str:
    """Write a sum in the unit that keeps it short: ``Rp 91 billion``, ``Rp128 juta``."""
    _ = words.text
    if value >= BILLION:
        size = value / BILLION
        return _("Rp {number} billion").format(number=words.number(size, 0 if size >= TEN else 1))
    return _("Rp {number} million").format(number=words.number(value / MILLION, 0))


def _gap(gap: Gap, words: Words) -> str:
    _ = words.text
    text = _(
        "To lift every poor person exactly to the line for a year would take about {sum} (poverty "
        "gap index {p1}, line Rp {line} a month, {population} people, {year})."
    )
    sentence = text.format(
        sum=_rupiah(gap.rupiah, words),
        p1=words.number(gap.p1),
        line=words.number(gap.line, 0),
        population=words.number(gap.population, 0),
        year=gap.year,
    )
    if len(gap.past) > 1:
        (low_year, low), (high_year, high) = gap.past[0], gap.past[-1]
        more = _(
            "Since {first} that sum has lain between {low} ({low_year}) and {high} ({high_year})."
        )
        sentence += " " + more.format(
            first=min(year for year, _sum in gap.past),
            low=_rupiah(low, words),
            low_year=low_year,
            high=_rupiah(high, words),
            high_year=high_year,
        )
    if gap.population_year != gap.year:
        more = _("The population is that of {year}, the latest known.")
        sentence += " " + more.format(year=gap.population_year)
    if gap.single_source:
        sentence += " " + _("The index or the line was found in a single source.")
    return sentence


def _money(one: Reach, year: int, words: Words) -> str:
    _ = words.text
    text = _(
        "{programme} ({years}) costs {sum}, {share} of the gap of {year}: a measure of size, not of "
        "worth."
    )
    return text.format(
        programme=programme(one.programme, words),
        years=period(one.year_from, one.year_to) or _("year not given"),
        sum=_rupiah(one.rupiah or 0.0, words),
        share=words.per_cent(100 * (one.of_gap or 0.0), 2),
        year=year,
    )


def _verified(one: Verified, words: Words) -> list[str]:
    _ = words.text
    text = _(
        "{programme}: of {before} people on the register, {after} were confirmed in the field, or "
        "{share} (95 per cent confidence interval {low} to {high} for registers like it)."
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
            "behind P0, and its register lists persons by name, so these counts cannot be added "
            "to P0 figures."
        ),
    ]


def _contexts(found: Programmes, words: Words) -> list[str]:
    _ = words.text
    weighed = {r.programme for r in found.reaches}
    names = [programme(c.programme, words) for c in found.contexts if c.programme not in weighed]
    if not names:
        return []
    text = _("Named in the sources without a quantity: {names}.")
    return [text.format(names=words.joined(dict.fromkeys(names)))]


def _plan(found: Programmes, words: Words) -> str:
    _ = words.text
    judged = [r for r in found.reaches if isinstance(r.verdict, ReachVerdict)]
    if not found.reaches:
        return _(
            "For the next plan: record households reached, those poor at intake and those above "
            "the line a year later; without these three no proportion can be given."
        )
    if not judged and found.need:
        return _(
            "For the next plan: only programmes that aim at income and reach households before the "
            "target's month can be compared with it; record who is poor at intake and who is above "
            "the line a year later."
        )
    if not judged:
        return _(
            "For the next plan: fix a number and a month first, so that reach can be compared "
            "with it; record who is poor at intake and who is above the line a year later."
        )
    if all(r.verdict is not ReachVerdict.WHOLE for r in judged):
        best = max((r.of_need or 0.0) for r in judged)
        text = _(
            "For the next plan: to meet the target alone, the largest programme would have to "
            "reach at least {times} times as many people, all of them poor and all leaving "
            "poverty; the rest has to come from elsewhere."
        )
        return text.format(times=words.number(1 / best, 1))
    return _(
        "For the next plan: reach alone would be enough on paper; record who is poor at intake "
        "and who stays above the line a year later."
    )


def _what_changes(found: Programmes, words: Words) -> str:
    _ = words.text
    if not found.reaches and not found.verified:
        return _(
            "What would change the answer: a source that gives the households reached or the money "
            "spent."
        )
    if found.verified:
        return _(
            "What would change the answer: a field check of other registers, and a count of those "
            "left off them."
        )
    return _(
        "What would change the answer: the share poor at intake and the share above the line "
        "later; neither is published, so the full range is shown."
    )


def _sure(found: Programmes, words: Words) -> str:
    _ = words.text
    if not found.reaches:
        return _(
            "How sure: the programmes come from public sources and others may exist; nothing here "
            "says what a programme caused."
        )
    return _(
        "How sure: fairly sure of the ceilings, not at all of the effects; nothing here says what "
        "a programme caused or whether it is worth its money."
    )
