"""What came of a target, as tables and charts name it."""

from __future__ import annotations

from povanalysis.questions.outcomes import OutcomeVerdict
from povanalysis.report.text.language import Words


def outcome(verdict: OutcomeVerdict, words: Words) -> str:
    """Name what came of a target that is a number."""
    _ = words.text
    return {
        OutcomeVerdict.MET: _("met"),
        OutcomeVerdict.MISSED: _("missed"),
        OutcomeVerdict.AWAITED: _("figure awaited"),
        OutcomeVerdict.PENDING: _("still ahead"),
    }.get(verdict, "–")
