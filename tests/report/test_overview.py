"""What is said of a province's regencies, checked against figures counted by hand or otherwise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from povanalysis.questions.group import Basis
from povanalysis.questions.province import Overview, overview
from povanalysis.regions import get
from povanalysis.report.facts import province as facts
from povanalysis.report.text.language import Words


def said(name: str, found: Overview, lang: str = "en") -> str:
    return Words(lang)(f"province.{name}", found, **facts.overview(found))


@pytest.fixture(scope="module")
def east(basis: Basis) -> Overview:
    return overview(basis, "3500")


def test_the_common_share_is_that_of_a_two_way_analysis_of_variance(
    basis: Basis, east: Overview
) -> None:
    # independent recipe: R² of a regression of all yearly changes on year dummies
    steps = basis.rates.loc[: east.last_year, list(east.regions)].diff().iloc[1:]
    y = steps.to_numpy().ravel()
    dummies = np.kron(np.eye(len(steps)), np.ones((steps.shape[1], 1)))
    fitted = dummies @ np.linalg.lstsq(dummies, y, rcond=None)[0]
    assert east.common == pytest.approx(1 - ((y - fitted) ** 2).sum() / ((y - y.mean()) ** 2).sum())


def test_persistence_is_the_rank_correlation_of_the_first_and_the_last_year(
    basis: Basis, east: Overview
) -> None:
    own = basis.rates[list(east.regions)]
    found = stats.spearmanr(own.loc[east.first_year], own.loc[east.last_year], nan_policy="omit")
    assert east.persistence == pytest.approx(float(found.statistic))


def test_half_of_the_poor_live_in_the_regions_named(east: Overview) -> None:
    assert east.weights is not None
    holding = east.weights.holding_half
    total = float(east.weights.poor.sum())
    assert float(east.weights.poor[holding].sum()) >= total / 2
    assert float(east.weights.poor[holding[:-1]].sum()) < total / 2


def test_one_point_less_everywhere_is_one_point_less_in_the_province(east: Overview) -> None:
    assert east.weights is not None
    assert east.weights.effect(list(east.regions)) == pytest.approx(1)


def test_2025_is_described_as_a_fall_everywhere(east: Overview) -> None:
    # figures.csv: all 38 changes of 2025 are negative, the smallest -0.05 in Lumajang
    assert said("directions", east).startswith("The rate fell in all regencies")
    assert "least in Lumajang (0.05 percentage points)" in said("directions", east)
    assert said("against", east).startswith("In 2025 no regency or city moved")


def changed(east: Overview, **changes: float) -> Overview:
    return replace(east, changes=pd.Series({**east.changes.to_dict(), **changes}))


def test_a_region_that_rises_is_named(east: Overview) -> None:
    one = changed(east, **{"3524": 0.4})
    assert "it rose in Lamongan" in said("directions", one)
    assert said("against", one).startswith("In 2025, Lamongan moved against")


def test_a_year_of_rises_is_told_as_one(east: Overview) -> None:
    up = replace(east, changes=east.changes.abs())
    assert said("directions", up).startswith("The rate rose in all regencies")
    assert "−" not in said("against", up, "id")


def test_a_province_without_counts_says_so(east: Overview) -> None:
    told = said("leverage", replace(east, weights=None))
    assert told.startswith("No year has the number of poor")


def test_who_crossed_the_line_is_named(east: Overview) -> None:
    assert said("lines", east).endswith("They are the same as at the start.")
    down = replace(east, above=east.above[:-1])
    last = get(east.above[-1]).short_name
    assert f"Since 2015, {last} came to lie below it" in said("lines", down)
