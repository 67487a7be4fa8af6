"""Refusals, the scale of probabilities, plain JSON."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import numpy as np
import pytest

from povanalysis import questions, trends
from povanalysis.questions.ground.answer import Likelihood, Reason, Refusal, likelihood, plain
from povanalysis.report.text.language import Words


@pytest.mark.parametrize(
    ("word", "low", "below"),
    [
        ("almost ruled out", 0.0, 0.05),
        ("unlikely", 0.05, 0.2),
        ("rather unlikely", 0.2, 0.4),
        ("as likely as not", 0.4, 0.6),
        ("rather likely", 0.6, 0.8),
        ("likely", 0.8, 0.95),
        ("almost certain", 0.95, 1.0),
    ],
)
def test_the_scale_is_the_published_one(word: str, low: float, below: float) -> None:
    # docs/questions.md; the word holds from its bound and ends below the next one's
    within = [low, (low + below) / 2, below - 1e-9]
    assert {likelihood(probability).value for probability in within} == {word}
    assert {Words("en").likelihood(probability) for probability in within} == {word}


def test_certainty_is_the_last_step() -> None:
    assert likelihood(1.0) is Likelihood.ALMOST_CERTAIN


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


@pytest.mark.parametrize("room", [trends, questions])
def test_nothing_that_is_answered_can_be_changed_afterwards(room: ModuleType) -> None:
    names = [one.name for one in walk_packages(room.__path__, f"{room.__name__}.")]
    found = [one for name in names for one in vars(import_module(name)).values()]
    found = [one for one in found if isinstance(one, type) and is_dataclass(one)]
    loose = {one.__name__ for one in found if not one.__dataclass_params__.frozen}
    assert loose <= {"Knowledge", "_Alike"}  # what is learnt of a panel keeps what it worked out
