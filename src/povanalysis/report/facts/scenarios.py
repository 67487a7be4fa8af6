"""Facts of scenarios and of a regency's own part: the ends of the list, the side it lies on."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.scenarios import LEAST_STEPS, OwnPart, Scenarios, ShortLink
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
        "last_year": found.year - 1,
        "level": LEVEL,
    }


@made.register
def own_part(found: OwnPart) -> dict[str, Any]:
    """Return on which side of its province the regency lay, and up to where the target is met."""
    side = "level" if found.last == 0 else "above" if found.last > 0 else "below"
    allowed = "none" if found.needed is None else "above" if found.needed >= 0 else "below"
    out = "-out" if found.published and found.needed is not None else ""
    return {
        "side": Code(side),
        "last": abs(found.last),
        "allowed": Code(allowed + out),
        "reach": abs(found.needed or 0.0),
        "level": LEVEL,
    }


@made.register
def short_link(_found: ShortLink) -> dict[str, Any]:
    """Return how many yearly changes it takes."""
    return {"least": LEAST_STEPS}
