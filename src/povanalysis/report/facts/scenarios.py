"""Facts of scenarios and of a regency's own part: the ends of the list, where the target is met."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.scenarios import OwnPart, Scenarios
from povanalysis.report.facts.outlook import LEVEL
from povanalysis.report.facts.values import Code, made


@made.register
def scenarios(found: Scenarios) -> dict[str, Any]:
    """Return the ends of the short list, and whether they differ as printed."""
    chances = [one.probability for one in found.few]
    least, most = min(chances), max(chances)
    alike = round(100 * least) == round(100 * most)
    return {
        "least": least,
        "most": most,
        "ends": Code("same" if alike else "apart"),
        "level": LEVEL,
    }


@made.register
def own_part(found: OwnPart) -> dict[str, Any]:
    """Return on which side of its province the target is met, and up to where."""
    allowed = "none" if found.needed is None else "above" if found.needed >= 0 else "below"
    out = "-out" if found.published and found.needed is not None else ""
    return {
        "allowed": Code(allowed + out),
        "reach": abs(found.needed or 0.0),
        "level": LEVEL,
    }
