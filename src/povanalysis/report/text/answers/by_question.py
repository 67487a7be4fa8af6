"""The sentences of every answer, under the name of its question.

Each function takes a result of :mod:`povanalysis.questions` and the words of a language, and
returns finished sentences: the finding first; then what supports it; and as the last three what it
means for the next plan, what would change the answer, and how sure it is. A
:class:`~povanalysis.questions.ground.answer.Refusal` is taken in place of any result and gives its
reason. :func:`tally` alone returns a Markdown table: how often each verdict occurs.

The sentence follows the verdict: another verdict is another sentence, not another figure in the
same one.
"""

from __future__ import annotations

from povanalysis.report.text.answers.change import change
from povanalysis.report.text.answers.depth import depth
from povanalysis.report.text.answers.outcomes import outcomes
from povanalysis.report.text.answers.pace import pace
from povanalysis.report.text.answers.place import convergence, ranking
from povanalysis.report.text.answers.programmes import programmes
from povanalysis.report.text.answers.refusal import refusal
from povanalysis.report.text.answers.target import target

__all__ = [
    "change",
    "convergence",
    "depth",
    "outcomes",
    "pace",
    "programmes",
    "ranking",
    "refusal",
    "target",
]
