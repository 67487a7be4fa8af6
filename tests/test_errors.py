"""Errors reach other processes whole, and end with the cure."""

from __future__ import annotations

import inspect
import pickle

import pytest

from povanalysis import errors
from povanalysis.errors import PovError

KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, PovError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_survives_pickling_with_its_facts(kind: type[PovError]) -> None:
    before = kind("It broke.", cure="Mend it.", file="a.csv", row=3)
    after = pickle.loads(pickle.dumps(before))
    assert type(after) is kind
    assert str(after) == "It broke. Mend it."
    assert after.facts == {"file": "a.csv", "row": 3}


def test_a_wrong_call_ends_with_2_and_a_failure_with_1() -> None:
    assert errors.InputError("x").exit_code == errors.RegionError("x").exit_code == 2
    assert errors.DataError("x").exit_code == errors.NotebookError("x").exit_code == 1
