"""What can a programme move, in proportion?"""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from povanalysis.questions.ground.answer import Reason, Refusal
from povanalysis.questions.poverty_gap import Gap, poverty_gap
from povanalysis.questions.programmes import Fall, Programmes, Step, Verified, programmes
from povanalysis.questions.reach import (
    Range,
    Reach,
    ReachVerdict,
    Timing,
    UnitKind,
    reach,
    reach_verdict,
    timing,
    unit_kind,
)
from povanalysis.sources import store
from tests.questions.conftest import rows


def ask(shipped: pd.DataFrame, region: str, **target: float) -> Programmes:
    found = programmes(shipped, region, table=store.table("programmes"), **target)  # type: ignore[arg-type]
    assert isinstance(found, Programmes)
    return found


def test_thirty_two_households_are_at_most_a_seventh_of_the_need(shipped: pd.DataFrame) -> None:
    found = ask(shipped, "3524", value=11.95, year=2026)
    grants = next(r for r in found.reaches if r.quantity == 32)
    # facts: 136 people, 14 per cent of 967; Rp 0.128 billion beside a gap of about 91 billion
    assert grants.most_lifted == 32 * 4.25 == 136
    assert (grants.persons_low, grants.persons_high) == (32 * 2.5, 136)
    assert found.need == pytest.approx(967.2, abs=0.1)
    assert round(100 * (grants.of_need or 0)) == 14
    assert grants.rupiah == 128e6
    assert grants.verdict is ReachVerdict.PART
    assert grants.timing is Timing.TOO_LATE
    assert isinstance(found.gap, Gap)
    assert found.gap.rupiah == pytest.approx(1.16 / 100 * 543_475 * 145_450 / 0.1203 * 12)
    assert grants.of_gap == pytest.approx(0.128e9 / found.gap.rupiah)


def test_the_gap_of_the_facts_is_reproduced(shipped: pd.DataFrame) -> None:
    billions = []
    for year in (2024, 2025):
        gap = poverty_gap(shipped, "3524", year)
        assert isinstance(gap, Gap)
        billions.append(round(gap.rupiah / 1e9))
    assert billions == [143, 91]


def test_every_input_is_a_range_with_a_basis(shipped: pd.DataFrame) -> None:
    found = ask(shipped, "3524", value=11.95, year=2026)
    for one in found.reaches:
        for given in (one.persons_each, one.share_poor, one.share_lifted):
            assert isinstance(given, Range)
            assert given.low <= given.high
    grants = found.reaches[0]
    # deciles 1-4 hold 40 per cent of the people: a random draw from them finds 12.03 / 40 poor
    assert grants.share_poor.low == pytest.approx(12.03 / 40)
    assert grants.poor_low == pytest.approx(294 * 2.5 * 12.03 / 40)


def test_other_aims_and_past_programmes_are_not_held_against_the_target(
    shipped: pd.DataFrame,
) -> None:
    found = ask(shipped, "3524", value=11.95, year=2026)
    reasons = {
        r.quantity: r.verdict.reason for r in found.reaches if isinstance(r.verdict, Refusal)
    }
    assert reasons == {294: Reason.IN_LAST_FIGURE, 3000: Reason.OTHER_AIM}


def test_without_a_target_the_need_is_not_known(shipped: pd.DataFrame) -> None:
    found = ask(shipped, "3506")
    assert found.need is None
    quotas = [r.quantity for r in found.reaches if "KUBE" in r.programme]
    assert quotas == [500, 400]
    assert all(r.of_need is None and r.of_poor is not None for r in found.reaches)


def test_a_register_checked_in_the_field_is_counted_and_not_weighed(shipped: pd.DataFrame) -> None:
    found = ask(shipped, "3575")
    checked = [one.shown for one in found.said if isinstance(one.shown, Verified)]
    assert checked == [Verified(4011, after=False), Verified(891, after=True)]
    assert found.verified
    assert found.reaches == ()


def test_strategies_without_numbers_are_named_and_not_weighed(shipped: pd.DataFrame) -> None:
    (only,) = ask(shipped, "3311").said
    assert (only.programme, only.shown) == ("Three strategies of poverty reduction", None)
    assert "Baznas" in only.details["en"]
    assert "Baznas" in only.details["id"]
    assert programmes(shipped, "3525", table=store.table("programmes")) == Refusal(
        "3525", Reason.NO_PROGRAMMES
    )


def test_a_step_of_a_tenth_stands_beside_people_and_past_changes(shipped: pd.DataFrame) -> None:
    (step,) = (one.shown for one in ask(shipped, "3524").said if isinstance(one.shown, Step))
    assert step.points == 0.1
    assert round(step.persons or 0) == 1209  # a tenth of a per cent of 145,450 / 12.03 per cent
    own = shipped[(shipped["region"] == "3524") & (shipped["indicator"] == "P0")]
    figures = own[own["period"] == "March"].set_index("year")["value"].loc[2015:]
    changes = figures.diff().dropna().round(2)
    assert (step.since, step.changes) == (2015, len(changes))
    assert step.smaller == (changes.abs() < 0.1).sum()
    assert step.falls == (changes <= -0.1).sum()


def test_a_named_cause_stands_beside_the_change_of_the_province(shipped: pd.DataFrame) -> None:
    (fall,) = (one.shown for one in ask(shipped, "3506").said if isinstance(one.shown, Fall))
    assert (fall.year_from, fall.year_to, fall.parent) == (2016, 2018, "3500")
    assert fall.change == pytest.approx(11.31 - 12.72)
    assert fall.of_parent == pytest.approx(10.98 - 12.05)
    alone = shipped[shipped["region"] == "3506"]
    (bare,) = (one.shown for one in ask(alone, "3506").said if isinstance(one.shown, Fall))
    assert bare.of_parent is None


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("households headed by women", UnitKind.HOUSEHOLDS),
        ("families (KK)", UnitKind.HOUSEHOLDS),
        ("persons", UnitKind.PERSONS),
        ("beneficiaries", UnitKind.BENEFICIARIES),
    ],
)
def test_units_are_read_from_their_words(unit: str, kind: UnitKind) -> None:
    assert unit_kind(unit) is kind


def test_verdicts_have_their_bounds() -> None:
    found = [reach_verdict(share) for share in (0.0999, 0.1, 0.9999, 1.0)]
    small, part, whole = ReachVerdict
    assert found == [small, part, part, whole]


def test_a_programme_shows_in_the_march_after_it_is_paid() -> None:
    assert timing(2024, 2024, 2025, 2026) is Timing.IN_LAST_FIGURE
    assert timing(2025, 2025, 2025, 2026) is Timing.IN_TIME
    assert timing(2026, 2026, 2025, 2026) is Timing.TOO_LATE
    assert timing(None, None, 2025, 2026) is Timing.NOT_GIVEN


def make(**changes: object) -> Reach:
    fields = {
        "region": "3524",
        "programme": "Grant",
        "kind": "empowerment grant",
        "year_from": "2025",
        "year_to": "2025",
        "quantity": "100",
        "unit": "households",
        "amount_rupiah_per_unit": "",
        "intake": "",
        "source_id": "X",
    }
    row = SimpleNamespace(**{**fields, **changes})
    nothing = Refusal("3524", Reason.NO_LINE)
    rates, poor = pd.Series({2020: 15.0, 2025: 12.0}), pd.Series({2020: 12_500.0, 2025: 10_000.0})
    return reach(row, rates, need=1000.0, poor=poor, gap=nothing, target_year=2026)


def test_reach_grows_with_quantity_and_money_needs_both_numbers() -> None:
    once, twice = make(), make(quantity="200", amount_rupiah_per_unit="5")
    assert (once.most_lifted, twice.most_lifted) == (425, 850)
    assert (once.rupiah, twice.rupiah) == (None, 1000.0)
    assert twice.of_gap is None


def test_a_programme_is_weighed_with_the_rate_of_its_own_years() -> None:
    old, spread, coming = (
        make(year_from=first, year_to=final)
        for first, final in (("2020", "2020"), ("2020", "2025"), ("2026", "2026"))
    )
    assert (old.rate_year, spread.rate_year, coming.rate_year) == (2020, 2025, 2025)
    assert old.share_poor.low == 0.15
    assert old.of_poor == pytest.approx(425 / 12_500)
    assert spread.share_poor.low == coming.share_poor.low == 0.12
    undated = make(year_from="", year_to="")
    assert undated.rate_year == 2025


def test_the_groups_of_2020_are_weighed_with_the_rate_of_2020(shipped: pd.DataFrame) -> None:
    found = ask(shipped, "3506")
    own = shipped[(shipped["region"] == "3506") & (shipped["year"] == 2020)]
    rate, poor = (float(own[own["indicator"] == i]["value"].iloc[-1]) for i in ("P0", "POOR"))
    groups = [r for r in found.reaches if "KUBE" in r.programme]
    for one in groups:
        assert one.share_poor.low == pytest.approx(rate / 100)
        assert one.of_poor == pytest.approx(one.most_lifted / (1000 * poor))


def test_the_gap_of_one_year_stands_in_its_past_range(shipped: pd.DataFrame) -> None:
    # the sums of the issue: Rp 91 billion in 2025, 143 in 2024, 121 in 2023, 164 in 2021
    found = poverty_gap(shipped, "3524")
    assert isinstance(found, Gap)
    past = {year: round(rupiah / 1e9) for year, rupiah in found.past}
    assert [past[year] for year in (2025, 2024, 2023, 2021)] == [91, 143, 121, 164]
    assert list(dict(found.past).values()) == sorted(dict(found.past).values())


def test_a_gap_needs_line_index_and_counts() -> None:
    line = rows({2025: 500_000.0}, indicator="POVERTY_LINE")
    index = rows({2025: 1.0}, indicator="P1")
    no_line = poverty_gap(index, "3524")
    no_counts = poverty_gap(pd.concat([line, index], ignore_index=True), "3524")
    assert isinstance(no_line, Refusal)
    assert isinstance(no_counts, Refusal)
    assert (no_line.reason, no_counts.reason) == (Reason.NO_LINE, Reason.NO_COUNTS)
