"""Sentences on convergence in the reports on several regions, chosen by what the slopes say.

:func:`provinces` and :func:`provinces_check` speak of several provinces in a comparison, the others
of one province in its own report.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.convergence import Convergence, Movement, MoverVerdict
from povanalysis.questions.group import short_name
from povanalysis.report.text.outstanding import names
from povanalysis.report.text.language import Words

ALIKE = 0.02


def provinces(found: Sequence[Convergence], words: Words) -> str:
    """Open convergence: in which provinces high rates fell faster."""
    _ = words.text
    named = {
        verdict: [short_name(one.region) for one in found if one.beta.verdict is verdict]
        for verdict in Movement
    }
    closing, opening = named[Movement.CONVERGING], named[Movement.DIVERGING]
    if not found:
        return _("Whether the rates within the provinces draw closer cannot be said.")
    if closing and opening:
        text = _(
            "In {closing} high rates fell faster than low ones, in {opening} more slowly "
            "(@tbl-convergence)."
        )
    elif closing and named[Movement.NOT_ESTABLISHED]:
        text = _(
            "In {closing} high rates fell faster than low ones; in {none} that is not established "
            "(@tbl-convergence)."
        )
    elif closing:
        text = _("In {closing} high rates fell faster than low ones (@tbl-convergence).")
    elif opening:
        text = _("In {opening} high rates fell more slowly than low ones (@tbl-convergence).")
    else:
        text = _(
            "Whether high rates fall faster than low ones is not established in {none} "
            "(@tbl-convergence)."
        )
    return text.format(
        closing=words.joined(closing),
        opening=words.joined(opening),
        none=words.joined(named[Movement.NOT_ESTABLISHED]),
    )


def provinces_check(found: Sequence[Convergence], words: Words) -> str:
    """Say whether the check on chance figures agrees, and what follows."""
    _ = words.text
    unlike = [one for one in found if one.beta.verdict is not one.beta_lagged.verdict]
    if unlike:
        text = _(
            "Counted from a year later, {names} would be read otherwise: chance in the first "
            "figures matters there, so the finding should not carry a plan."
        )
        first = text.format(names=words.joined([short_name(one.region) for one in unlike]))
    else:
        first = _(
            "Counted from a year later, to keep chance in the first figures out, the conclusion "
            "is the same."
        )
    widened = [short_name(o.region) for o in found if o.sigma.verdict is Movement.DIVERGING]
    if widened:
        text = _(
            "What this means: in {names} the relative spread between regencies has grown; the "
            "same effort everywhere has not brought them closer."
        )
        second = text.format(names=words.joined(widened))
    elif found and all(o.beta.verdict is Movement.CONVERGING for o in found):
        second = _(
            "What this means: the distance has been shrinking by itself; a plan adds to that only "
            "if it is faster."
        )
    else:
        second = _(
            "What this means: a high rate does not everywhere come down by itself; such a regency "
            "needs a faster pace of its own."
        )
    return f"{first} {second}"


def movers(found: Convergence, words: Words) -> str:
    """Say who left the province's path over the whole span."""
    _ = words.text
    faster = [m.region for m in found.movers if m.verdict is MoverVerdict.FASTER]
    slower = [m.region for m in reversed(found.movers) if m.verdict is MoverVerdict.SLOWER]
    if faster and slower and found.province_relative < 0:
        text = _(
            "Over {first}–{last} the rates fell by {mean} of their first value on average, "
            "clearly faster in {faster}, clearly more slowly in {slower} (@tbl-movers)."
        )
    else:
        text = _(
            "Over {first}–{last} the rates changed by {mean} of their first value on average, and "
            "few left that path (@tbl-movers)."
        )
    return text.format(
        first=found.first_year,
        last=found.last_year,
        mean=words.per_cent(abs(found.province_relative), 0),
        faster=names(faster, words),
        slower=names(slower, words),
    )


def catching_up(found: Convergence | Refusal, words: Words) -> str:
    """Say whether high rates fell faster and whether the spread narrowed."""
    _ = words.text
    if isinstance(found, Refusal):
        if found.reason is Reason.NO_PEERS:
            return _(
                "Whether the regencies converge is not judged: that takes at least {needed} with "
                "figures of all years, and {regions} have them."
            ).format(**found.facts)
        return _("Whether the regencies converge cannot be said: too few years, or equal rates.")
    slope = found.beta
    facts = {
        "low": words.signed(100 * slope.low, 1),
        "high": words.signed(100 * slope.high, 1),
        "estimate": words.signed(100 * slope.estimate, 1),
        "double": words.per_cent(abs(100 * slope.estimate * float(np.log(2))), 1),
    }
    if slope.verdict is Movement.CONVERGING:
        text = _(
            "High rates fell faster than low ones, by about {double} a year more for a rate twice "
            "as high (slope {estimate} per cent, 90 per cent confidence interval {low} to {high})."
        )
    elif slope.verdict is Movement.DIVERGING:
        text = _(
            "High rates fell more slowly than low ones, by about {double} a year less for a rate "
            "twice as high (slope {estimate} per cent, 90 per cent confidence interval {low} to "
            "{high})."
        )
    else:
        text = _(
            "Whether high rates fell faster than low ones is not established (slope {estimate} "
            "per cent a year, 90 per cent confidence interval {low} to {high})."
        )
    return " ".join([text.format(**facts), _spread(found, words)])


def _spread(found: Convergence, words: Words) -> str:
    _ = words.text
    facts = {
        "first": words.number(found.spread_first),
        "last": words.number(found.spread_last),
        "from_year": found.first_year,
        "to_year": found.last_year,
    }
    if abs(found.spread_last - found.spread_first) < ALIKE:
        text = _(
            "The relative spread of the rates is as wide as it was: {first} in {from_year}, {last} "
            "in {to_year} (standard deviation of logarithms)."
        )
    elif found.spread_last < found.spread_first:
        text = _(
            "The relative spread of the rates narrowed from {first} in {from_year} to {last} in "
            "{to_year} (standard deviation of logarithms)."
        )
    else:
        text = _(
            "The relative spread of the rates widened from {first} in {from_year} to {last} in "
            "{to_year} (standard deviation of logarithms)."
        )
    return text.format(**facts)


def catching_up_meaning(found: Convergence | Refusal, words: Words) -> str:
    """Close the movers: what the slope means for a plan."""
    _ = words.text
    if isinstance(found, Refusal):
        return ""
    if found.beta.verdict is Movement.CONVERGING:
        text = _(
            "What this means: by itself the gap closes only at this pace; to close it faster, the "
            "regencies with high rates need more than their share. A series of {count} March "
            "figures does not tell why some fell faster."
        )
    elif found.beta.verdict is Movement.DIVERGING:
        text = _(
            "What this means: without a change of course the relative gap grows; a series of "
            "{count} March figures does not tell why."
        )
    else:
        text = _(
            "What this means: do not count on high rates coming down by themselves. The figures "
            "say which regencies differ, not why; ask there before setting a formula for all."
        )
    return text.format(count=found.last_year - found.first_year + 1)
