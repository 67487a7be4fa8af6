"""What is known of a month whose figure is still to come."""

from __future__ import annotations

import pandas as pd
import pytest

from povanalysis.questions.ground.known import coming, delays, known, not_held
from tests.questions.conftest import rows

NATION = rows({2025: 8.47, 2026: 8.07}, "0000", published_on="2026-08-05")
FIGURES = pd.concat([rows({2024: 12.16, 2025: 12.03}), rows({2025: 9.5}, "3500"), NATION])


def released(*lines: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=["region", "reference", "published_on"])
    return frame.assign(source_id="R1")


def test_the_figures_of_the_parents_for_that_month_are_known() -> None:
    (only,) = known(FIGURES, ["3500", "0000"], 2026)
    assert (only.region, only.value, only.published_on) == ("0000", 8.07, "2026-08-05")
    assert [one.region for one in known(FIGURES, ["3500", "0000"], 2025)] == ["3500", "0000"]
    assert known(FIGURES, ["3500", "0000"], 2027) == ()


def test_a_revision_is_what_is_known() -> None:
    revised = pd.concat([FIGURES, rows({2026: 8.1}, "0000", vintage="2027-01-01")])
    assert [one.value for one in known(revised, ["0000"], 2026)] == [8.1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("3500", "March 2026", "2026-08-05"), ["3500"]),
        (("3524", "March 2026", "2026-08-05"), ["3524"]),
        (("0000", "March 2026", "2026-08-05"), []),  # held
        (("3500", "March 2026", "2026-12-01"), []),  # after the date of the data
        (("3500", "March 2026", ""), []),  # day unknown
        (("3500", "September 2025", "2026-02-05"), ["3500"]),
        (("3500", "March 2024", "2024-07-01"), []),  # a gap before the last figure moves nothing
        (("1100", "March 2026", "2026-08-05"), []),  # no region of these data
    ],
)
def test_a_release_without_figure_is_not_held(
    line: tuple[str, str, str], expected: list[str]
) -> None:
    found = not_held(FIGURES, released(line), "2026-11-22")
    assert [one.region for one in found] == expected


def test_a_figure_not_held_says_how_to_add_it() -> None:
    for month, reference in (("2026-03", "March 2026"), ("2025-09", "September 2025")):
        (only,) = not_held(FIGURES, released(("3500", reference, "2026-08-05")), "2026-11-22")
        assert only.month == month
        assert f"3500 {month[:4]}" in only.command
        assert reference.split()[0] in only.command


def test_delays_count_known_releases_of_regencies_from_the_start_of_march() -> None:
    table = released(
        ("3524", "March 2024", "2024-07-24"),
        ("3524", "March 2021", "2021-12-27"),
        ("3506", "March 2021", ""),
        ("3524", "September 2013", "2014-12-27"),
        ("0000", "March 2025", "2025-07-25"),
    )
    found = delays(table)
    assert found is not None
    assert found.n == 2
    assert (round(found.least, 1), round(found.most, 1)) == (4.8, 9.9)
    assert found.middle == pytest.approx((found.least + found.most) / 2)
    assert delays(released(("0000", "March 2025", "2025-07-25"))) is None


def test_the_round_the_nation_publishes_next_and_the_months_in_which_it_came() -> None:
    table = released(
        ("0000", "March 2023", "2023-07-17"),
        ("0000", "March 2024", "2024-07-01"),
        ("0000", "September 2024", "2025-01-15"),
        ("3500", "September 2024", "2025-03-15"),
        ("0000", "March 2025", ""),
    )
    after_march = coming(table, "2024-11-01")
    assert after_march is None  # no September figure had come by then whose day is known
    found = coming(table, "2025-06-30")
    assert found is not None
    assert (found.month, found.earliest, found.latest, found.n) == (
        "2025-03",
        "2025-07",
        "2025-07",
        2,
    )
    assert coming(table, "2025-08-01") is None  # it should have come: the calendar does not tell
    assert coming(released(), "2025-08-01") is None
