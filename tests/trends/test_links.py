import numpy as np
import pytest

from povanalysis.errors import ParameterError
from povanalysis.trends.panels.links import LINKS, link_for, link_named


@pytest.mark.parametrize("name", ["logit", "log", "identity"])
def test_there_and_back_is_the_same_figure(name):
    figures = np.array([0.01, 12.03, 50.0, 99.9])
    assert np.allclose(LINKS[name].inverse(LINKS[name].forward(figures)), figures)


@pytest.mark.parametrize("name", ["logit", "log", "identity"])
def test_the_slope_is_the_derivative(name):
    link, at, step = LINKS[name], np.array([3.0, 40.0]), 1e-5
    numeric = (link.forward(at + step) - link.forward(at - step)) / (2 * step)
    assert np.allclose(link.slope(at), numeric, rtol=1e-6)


def test_quantiles_far_out_stay_in_bounds_without_overflow():
    far = np.array([-1e6, 1e6])
    assert LINKS["logit"].inverse(far).tolist() == [0.0, 100.0]
    assert np.isfinite(LINKS["log"].inverse(far)).all()


@pytest.mark.parametrize(
    ("indicator", "values", "expected"),
    [
        ("P0", [250.0], "logit"),
        ("POOR", [12.0], "log"),
        (None, [3.0, 60.0], "logit"),
        (None, [3.0, 600.0], "log"),
        (None, [-3.0, 60.0], "identity"),
    ],
)
def test_the_indicator_chooses_the_link_and_else_the_figures_do(indicator, values, expected):
    assert link_for(indicator, np.array(values))[0].name == expected


def test_an_unknown_link_is_refused_with_the_three_that_exist():
    with pytest.raises(ParameterError, match="identity"):
        link_named(["logit"])  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match=r"'logit'.*'log'.*'identity'"):
        link_named("probit")
