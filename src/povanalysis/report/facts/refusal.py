"""Facts of a refusal: what a target that is reached already leaves to spare."""

from __future__ import annotations

from typing import Any

from povanalysis.questions.ground.answer import Reason, Refusal


def refusal(found: Refusal) -> dict[str, Any]:
    """Return the facts beside the refusal's own."""
    if found.reason is not Reason.ALREADY_REACHED:
        return {}
    margin = found.facts["value"] - found.facts["last_value"]
    held = found.facts.get("probability_held") is not None
    return {"held": held, "spare": margin > 0, "margin": margin}
