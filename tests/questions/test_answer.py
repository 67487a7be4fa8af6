"""Refusals, the scale of probabilities, plain JSON."""

from __future__ import annotations

import json

import numpy as np
import pytest

from povanalysis.questions.answer import (
    LIKELIHOOD_BOUNDS,
    Likelihood,
    Reason,
    Refusal,
    likelihood,
    plain,
)
from povanalysis.report.words import Words


@pytest.mark.parametrize("probability", [0.0, 0.049, 0.05, 0.3, 0.4, 0.5999, 0.6, 0.8, 0.95, 1.0])
def test_the_scale_is_the_one_that_reports_print(probability: float) -> None:
    assert likelihood(probability).value == Words("en").likelihood(probability)


def test_every_step_of_the_scale_starts_at_its_bound() -> None:
    reached = [likelihood(bound) for bound in LIKELIHOOD_BOUNDS]
    assert reached == list(Likelihood)[1:]


def test_a_refusal_is_one_json_object_with_its_reason() -> None:
    refusal = Refusal("3524", Reason.MISSING_YEAR, {"year": 2020, "missing": (2019, 2020)})
    assert json.loads(json.dumps(refusal.to_json())) == {
        "question": "refusal",
        "region": "3524",
        "reason": "missing year",
        "facts": {"year": 2020, "missing": [2019, 2020]},
    }


def test_numbers_of_numpy_become_plain_numbers() -> None:
    made = plain({"a": np.float64(0.1) + 0.2, "b": np.int64(3), "c": (np.bool_(True), None)})
    assert json.dumps(made) == '{"a": 0.3, "b": 3, "c": [true, null]}'
