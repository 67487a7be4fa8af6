"""Verdicts in words: how the readings of every answer are called in tables of both languages."""

from __future__ import annotations

from povanalysis.questions.outcomes import OutcomeVerdict
from povanalysis.report.text.language import Words


def scales(words: Words) -> dict[str, str]:
    """Name the scales that :func:`povanalysis.questions.tally.tally` counts."""
    _ = words.text
    return {
        "change beside own noise": _("Change beside its own usual range"),
        "change beside the province": _("Change beside the province"),
        "target": _("Rate of 8 per cent in four years"),
        "pace": _("Pace that this takes"),
        "ambition": _("Ambition of such a target"),
        "outcome": _("Outcome of such a target"),
        "programme": _("Reach of 900 households"),
        "order of neighbours": _("Order of neighbours next year"),
        "convergence": _("Catching up in a province"),
        "mover": _("Change since 2015 beside the province"),
        "depth": _("Depth beside the rate"),
    }


def verdicts(words: Words) -> dict[str, str]:
    """Name the verdicts."""
    _ = words.text
    return {
        "below the usual range": _("unusually favourable"),
        "within the usual range": _("usual"),
        "above the usual range": _("unusually unfavourable"),
        "better than the province": _("better than the province"),
        "as the province": _("in line with the province"),
        "worse than the province": _("worse than the province"),
        "almost ruled out": _("almost ruled out"),
        "unlikely": _("unlikely"),
        "rather unlikely": _("rather unlikely"),
        "as likely as not": _("as likely as not"),
        "rather likely": _("rather likely"),
        "likely": _("likely"),
        "almost certain": _("almost certain"),
        "the mean since 2021 suffices": _("the mean pace since 2021 suffices"),
        "held here before": _("seen here before"),
        "held by a peer, never here": _("seen elsewhere in the province, never here"),
        "never held in the province": _("never seen in the province"),
        "asked for no fall": _("asks for no fall"),
        "less than the trend": _("less than the trend"),
        "about the trend": _("about the trend"),
        "more than the trend": _("more than the trend"),
        "met": _("met"),
        "missed": _("missed"),
        "less than a tenth of the need at most": _("less than a tenth of the need at most"),
        "a part of the need at most": _("a part of the need at most"),
        "the whole need at most": _("the whole need at most"),
        "open": _("open"),
        "leaning": _("leaning"),
        "firm": _("firm"),
        "converging": _("catching up"),
        "not established": _("not proven"),
        "diverging": _("falling behind"),
        "fell faster": _("fell faster"),
        "with the province": _("with the province"),
        "fell more slowly": _("fell more slowly"),
        "together": _("both the same way"),
        "P1 rose while P0 did not": _("deeper while the rate did not rise"),
        "P1 fell while P0 did not": _("less deep while the rate did not fall"),
        "P1 moved no more than its noise": _("depth without a clear direction"),
    }


def outcome(verdict: OutcomeVerdict, words: Words) -> str:
    """Name what came of a target that is a number."""
    _ = words.text
    return {
        OutcomeVerdict.MET: _("met"),
        OutcomeVerdict.MISSED: _("missed"),
        OutcomeVerdict.AWAITED: _("figure awaited"),
        OutcomeVerdict.PENDING: _("still ahead"),
    }.get(verdict, "–")
