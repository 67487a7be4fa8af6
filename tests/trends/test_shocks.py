import numpy as np
import pandas as pd
import pytest

from povanalysis.errors import ParameterError
from povanalysis.trends import shock_effects, with_and_without
from tests.trends.panels import series, shipped, walks


def lifted(by: float = 2.0) -> pd.DataFrame:
    """Straight lines on the logit scale, lifted by `by` points in 2020 and 2021."""
    z = -2 - 0.05 * np.arange(14)
    frame = pd.concat([series(100 / (1 + np.exp(-z - i / 10)), f"r{i}", 2012) for i in range(4)])
    hit = frame["year"].isin([2020, 2021])
    return frame.assign(value=frame["value"] + by * hit)


def test_a_lift_of_known_size_is_found():
    found = shock_effects(lifted(), link="logit")
    assert np.allclose(found.effects["effect"], 2.0)
    assert found.summary()["regions"].tolist() == [4, 4]
    assert np.allclose(found.summary()["effect"], 2.0)


def test_real_time_places_the_line():
    frame = lifted(0.0).assign(time=lambda t: t["year"] - 0.5 * (t["year"] == 2020))
    effect = shock_effects(frame, [2020], link="logit").effects["effect"]
    # the figure is that of the whole year but dated half a year early, on a falling line
    assert (effect < 0).all()


def test_regions_without_years_around_are_named():
    frame = pd.concat([lifted(), series([5.0, 6.0, 7.0], "late", 2021)])
    assert shock_effects(frame, link="logit").without_line == ("late",)


def test_years_outside_every_series_are_refused():
    with pytest.raises(ParameterError, match="years before and after"):
        shock_effects(walks(3, 10), [1998])


def test_leaving_the_years_out_forecasts_as_if_they_were_missing():
    frame = lifted()
    full, without = with_and_without(frame, 2, link="logit")
    gone, _ = with_and_without(frame[~frame["year"].isin([2020, 2021])], 2, link="logit")
    assert without.forecasts == gone.forecasts
    assert without["r0"].interval(2026).width < full["r0"].interval(2026).width


def test_the_pandemic_lifted_the_shipped_regencies_in_both_years():
    summary = shock_effects(shipped(2012), link="logit").summary().set_index("year")
    assert 0.3 < summary.loc[2020, "effect"] < summary.loc[2021, "effect"] < 1.3
