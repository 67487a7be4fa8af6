"""Facts of what the province may do, and of the regency's own part."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.scenarios import LEAST_STEPS, OwnPart, Scenarios, ShortLink
from povanalysis.report.facts.outlook import LEVEL
from povanalysis.report.facts.values import made


@made.register
def scenarios(found: Scenarios) -> dict[str, Any]:
    """Return the ends of the short list."""
    ends = {"highest": found.few[0], "lowest": found.few[-1]}
    return ends | {"last_year": found.year - 1, "level": LEVEL}


@made.register
def own_part(found: OwnPart) -> dict[str, Any]:
    """Return on which side of its province the regency lay, and whether both records are known."""
    tested = found.record is not None and found.record_whole is not None
    return {"above": found.last >= 0, "last": abs(found.last), "tested": tested, "level": LEVEL}


@made.register
def short_link(_found: ShortLink) -> dict[str, Any]:
    """Return how many yearly changes it takes."""
    return {"least": LEAST_STEPS}
