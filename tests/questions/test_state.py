"""What may be said of a year: judged at the date of the data, in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

import povanalysis
from povanalysis.errors import ParameterError
from povanalysis.questions.ground.state import (
    State,
    Timing,
    check_past_year,
    has_passed,
    is_genuine,
    next_reference,
    next_year,
    public_since,
    year_state,
)


@pytest.mark.parametrize(
    ("as_of", "is_out", "has_target", "timing", "state"),
    [
        ("2026-03-15", False, True, Timing.AHEAD, State.AHEAD),
        ("2026-04-01", False, True, Timing.WAITING, State.WAITING),
        ("2026-08-05", True, True, Timing.OUT, State.OUT),
        ("2026-03-15", False, False, Timing.AHEAD, State.NO_TARGET),
        ("2026-11-22", False, False, Timing.WAITING, State.NO_TARGET),
        # a figure can be told without a target
        ("2026-11-22", True, False, Timing.OUT, State.OUT),
    ],
)
def test_a_year_has_a_timing_and_one_of_four_states(
    as_of: str, is_out: bool, has_target: bool, timing: Timing, state: State
) -> None:
    found = year_state(2026, as_of, is_out=is_out, has_target=has_target)
    assert (found.timing, found.state) == (timing, state)
    assert found.passed == (timing is not Timing.AHEAD)


@pytest.mark.parametrize("day", ["2025-12-31", "2026-03-01", "2026-03-31", "2026-04-01"])
def test_the_next_march_is_the_first_that_has_not_passed(day: str) -> None:
    year = next_year(day)
    assert not has_passed(year, day)
    assert has_passed(year - 1, day)
    assert next_reference(day) == f"{year}-03"


def test_what_was_said_on_the_day_of_publication_is_no_forecast() -> None:
    assert is_genuine("2026-08-04", public_since("2026-08-05", "2026-11-22"))
    assert not is_genuine("2026-08-05", public_since("2026-08-05", "2026-11-22"))
    assert is_genuine("2026-11-21", public_since("", "2026-11-22"))


def test_no_other_module_asks_whether_a_month_has_passed() -> None:
    package = Path(povanalysis.__file__).parent
    asking = [path.name for path in package.rglob("*.py") if "as_of[:7]" in path.read_text("utf-8")]
    assert asking == ["state.py"]


@pytest.mark.parametrize(
    ("year", "cure"),
    [
        (2012, "Allowed: 2015 to 2025 for what came, 2026 to 2045 for a forecast."),
        (2015, None),
        (2019, "data add 3524 2019 VALUE"),
        (2025, None),
        (2026, None),
    ],
)
def test_a_year_of_the_past_without_a_figure_is_refused_with_what_would_help(
    year: int, cure: str | None
) -> None:
    years = set(range(2015, 2026)) - {2019}
    if cure is None:
        check_past_year("3524", year, years)
        return
    with pytest.raises(ParameterError, match=f"no figure of {year}") as caught:
        check_past_year("3524", year, years)
    assert cure in caught.value.cure
