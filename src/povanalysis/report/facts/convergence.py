"""Facts of convergence: what a rate twice as high means, and who moved against the others."""

from __future__ import annotations

import math
from typing import Any

from povanalysis.questions.convergence import Convergence, MoverVerdict
from povanalysis.report.facts.values import Code, made

NAMED = 6
"""Most regencies named in one sentence."""
DOUBLED = 100 * math.log(2)
"""What a slope on logarithms means for a rate twice as high, in per cent of its level."""


@made.register
def convergence(found: Convergence) -> dict[str, Any]:
    """Return the facts beside the answer's own fields."""
    against = sorted((m for m in found.movers if m.against), key=lambda m: -len(m.against))
    return {
        "effect": found.beta.estimate * DOUBLED,
        "size": abs(found.beta.estimate * DOUBLED),
        "low": found.beta.low * DOUBLED,
        "high": found.beta.high * DOUBLED,
        "mean": abs(found.province_relative),
        "faster": [m for m in found.movers if m.verdict is MoverVerdict.FASTER][:NAMED],
        "slower": [m for m in found.movers[::-1] if m.verdict is MoverVerdict.SLOWER][:NAMED],
        "often": against[0] if against else None,
        "count": len(against),
        "check": Code("same" if found.beta.verdict is found.beta_lagged.verdict else "another"),
        "years": found.last_year - found.first_year + 1,
    }
