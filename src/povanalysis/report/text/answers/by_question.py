"""The sentences of every answer: which facts and which file of messages tell it.

A result of :mod:`povanalysis.questions` is told by the file named as its question
(``text/<lang>/change.ftl``) from its own fields and the facts made of them
(:mod:`povanalysis.report.facts`). A :class:`~povanalysis.questions.ground.answer.Refusal` is taken
in place of any result and gives its reason.
"""

from __future__ import annotations

from povanalysis.report.text.answers.outcomes import outcomes
from povanalysis.report.text.answers.programmes import programmes

__all__ = ["outcomes", "programmes"]
