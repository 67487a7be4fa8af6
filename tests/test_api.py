"""The Python API: what results show of themselves, names and codes, light imports, documentation."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from typing import Any

import matplotlib as mpl
import pandas as pd
import pytest
from lxml import html

import povanalysis as pov
from povanalysis.errors import ParameterError, PovError, RegionError
from povanalysis.project import VARIABLE, Project
from povanalysis.questions.ground.answer import Answer, flat
from povanalysis.questions.outlook import outlook
from povanalysis.questions.results import panel_results
from povanalysis.questions.scenarios import scenarios

mpl.use("Agg")
FEWER_THAN = 20
HOSTILE = '<script src="https://example.org/x.js">alert(1)</script>'


@pytest.fixture(scope="module")
def results(two_provinces: Project) -> dict[str, Any]:
    """One of each result that a user can come by, on the figures of two provinces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(two_provinces.root))
        every = pov.observations(indicator=None)
        p0 = every[every["indicator"] == "P0"]
        panel, now = panel_results(), outlook("Lamongan")
        answers = {
            "change": pov.change(p0, "Lamongan"),
            "pace": pov.pace(p0, "Kab. Lamongan", 11.95, 2026),
            "rank": pov.rank(p0, ["Lamongan", 3506], forecasts=panel.forecasts),
            "target": pov.target(every, "3524", 11.95, 2026),
            "outcomes": pov.outcomes(p0, "Lamongan"),
            "programmes": pov.programmes(every, "Lamongan", value=11.95, year=2026),
            "convergence": pov.convergence(p0, "Jawa Timur"),
            "depth": pov.depth(every, "Lamongan"),
        }
        return answers | {
            "forecast": panel.forecasts["Lamongan"],
            "forecast_panel": panel.forecasts,
            "backtest": panel.backtest,
            "trend_fits": pov.trend_fits(p0, "Lamongan"),
            "refusal": pov.pace(p0, "Lamongan", 50.0, 2026),
            "outlook": now,
            "scenarios": scenarios(now),
            "panel_results": panel,
        }


def test_a_result_shows_itself_in_fewer_than_twenty_lines(results: dict[str, Any]) -> None:
    for name, one in results.items():
        lines = repr(one).splitlines()
        assert 1 <= len(lines) < FEWER_THAN, name
        assert max(map(len, lines)) <= 150, name
    assert "Kabupaten Lamongan (3524)" in repr(results["forecast"])
    assert repr(results["change"]).count("within the usual range") == 1
    assert repr(results["refusal"]).startswith("not answered: already reached")
    assert "… 59 more rows" in repr(results["forecast_panel"])


def test_jupyter_gets_a_clean_table_of_the_same(results: dict[str, Any]) -> None:
    for name, one in results.items():
        made = html.fromstring(one._repr_html_())
        assert {element.tag for element in made.iter()} <= {
            "div", "p", "strong", "table", "thead", "tbody", "tr", "th", "td",
        }, name  # fmt: skip
        assert not {key for element in made.iter() for key in element.attrib} - {"style", "scope"}
        shown = [" ".join(row.text_content().split()) for row in made.iter("td", "th")]
        said = " ".join(repr(one).split())
        assert [text for text in shown if text not in said] == [], name


def test_texts_of_the_data_are_escaped() -> None:
    frame = pd.DataFrame({"region": HOSTILE, "year": range(2015, 2026), "value": 5.0})
    frame["value"] += frame["year"] % 3
    for one in (pov.forecast(frame, HOSTILE), pov.trend_fits(frame, HOSTILE), pov.backtest(frame)):
        assert "<script" not in one._repr_html_()


def test_results_draw_on_the_axes_given_and_return_them(results: dict[str, Any]) -> None:
    from matplotlib import pyplot

    for name in ("refusal", "outlook", "scenarios", "panel_results"):
        assert name in results
    drawn = {name: one for name, one in results.items() if hasattr(one, "plot")}
    assert set(drawn) >= set(results) - {"outlook", "scenarios", "panel_results"}
    with pytest.raises(PovError, match="nothing to draw"):
        drawn.pop("refusal").plot()
    for name, one in drawn.items():
        _figure, ax = pyplot.subplots()
        assert one.plot(ax=ax) is ax, name
        assert ax.has_data(), name
        own = one.plot()
        assert own is not ax
        assert own.has_data()
        pyplot.close("all")


def test_a_panel_draws_the_regions_asked_for_by_name(results: dict[str, Any]) -> None:
    ax = results["forecast_panel"].plot(regions=["Sukoharjo", 3524])
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "Kabupaten Lamongan (3524)",
        "Kabupaten Sukoharjo (3311)",
    ]
    with pytest.raises(RegionError, match="3571"):
        results["forecast_panel"].plot(regions=["Kediri"])


def test_frames_have_the_columns_that_are_documented(results: dict[str, Any]) -> None:
    columns = {
        "forecast": ["region", "year", "median", "level", "low", "high"],
        "forecast_panel": ["region", "year", "median", "level", "low", "high"],
        "trend_fits": [
            "region", "model", "year", "median", "restricted", "level", "low", "high",
        ],
        "backtest": [
            "model", "n", "mae", "mase", "smape", "msis", "crps",
            "coverage50", "coverage80", "coverage95",
        ],
    }  # fmt: skip
    for name, wanted in columns.items():
        assert list(results[name].to_frame().columns) == wanted
    rows = {name: len(one.to_frame()) for name, one in results.items() if isinstance(one, Answer)}
    assert rows["change"] == rows["pace"] == rows["refusal"] == 1
    assert rows["convergence"] == results["convergence"].n_regions == 38
    assert rows["outcomes"] == len(results["outcomes"].targets)
    change = results["change"].to_frame().iloc[0]
    assert change["own_reading"] == "within the usual range"
    assert change["change"] == results["change"].change
    assert set(results["outcomes"].to_frame()["region"]) == {"3524"}


def test_every_answer_of_a_region_stacks_with_another(two_provinces: Project) -> None:
    obs = pov.observations(project=two_provinces)
    table = pd.concat([pov.change(obs, r).to_frame() for r in ("Lamongan", "3506", 3311)])
    assert table["region"].tolist() == ["3524", "3506", "3311"]
    assert list(table.columns) == list(flat(pov.change(obs, "Lamongan")))


@pytest.mark.parametrize("ask", [pov.change, pov.depth, pov.convergence, pov.rank, pov.outcomes])
def test_an_answer_refuses_a_name_that_fits_two(ask: Any, two_provinces: Project) -> None:
    with pytest.raises(RegionError, match="3506 Kabupaten Kediri, 3571 Kota Kediri"):
        ask(pov.observations("3506", project=two_provinces), "Kediri")


def test_a_pace_without_a_target_takes_the_official_one(
    two_provinces: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(two_provinces.root))
    obs = pov.observations()
    official = pov.pace(obs, "Lamongan")
    assert (official.year, official.value) == (2026, 11.95)
    assert pov.pace(obs, "Lamongan", 11.5).year == 2026
    with pytest.raises(ParameterError, match=r"No official target is known for 3524 in 2031\."):
        pov.pace(obs, "Lamongan", year=2031)


def test_a_rank_forecasts_by_itself_from_what_it_is_given(two_provinces: Project) -> None:
    obs = pov.observations(indicator=["P0", "POOR"], project=two_provinces)
    own = pov.rank(obs, ["Lamongan", "3506"])
    stored = panel_results(two_provinces).forecasts
    assert own.lower == pov.rank(obs, ["Lamongan", "3506"], forecasts=stored).lower


def test_a_scenario_names_places_in_words(two_provinces: Project) -> None:
    placed = pov.with_places(pov.observations(None, ["P0", "POOR"], project=two_provinces))
    by_name, by_code = (
        pov.forecast_panel(placed, 1, given={(where, "2026-03"): 9.0})["Lamongan"]
        for where in ("Provinsi Jawa Timur", "3500")
    )
    assert by_name.known == by_code.known
    assert by_name.quantiles == by_code.quantiles


PUBLISHING = (
    "matplotlib", "seaborn", "fontTools", "papermill", "ipykernel", "IPython", "nbformat",
    "nbclient", "nbconvert", "jupyter_client", "pypandoc", "typst", "yaml", "xlsxwriter", "typer",
    "rich",
)  # fmt: skip


def test_figures_forecasts_and_answers_need_nothing_of_publishing(two_provinces: Project) -> None:
    code = f"""
import sys
sys.modules.update(dict.fromkeys({PUBLISHING!r}))
from pathlib import Path
from povanalysis.project import Project
import povanalysis as pov
from povanalysis.errors import PovError
project = Project(Path({str(two_provinces.root)!r}))
obs = pov.observations(None, None, project=project)
p0 = obs[obs["indicator"] == "P0"]
fc = pov.forecast(p0, "Lamongan")
assert repr(fc) and fc._repr_html_()
assert pov.backtest(p0, 1, 2, models="drift").scores().shape[0] == 2
found = [pov.change(p0, "Lamongan"), pov.pace(p0, "Lamongan", 11.95, 2026),
         pov.target(obs, "Lamongan", 11.95, 2026, forecast=fc, as_of="2026-11-22"),
         pov.depth(obs, "Lamongan"), pov.convergence(p0, "Jawa Timur"),
         pov.rank(p0, ["Lamongan", "3506"]), pov.trend_fits(p0, "Lamongan")]
for one in found:
    assert repr(one) and len(one.to_frame())
assert pov.tell(found[0], "id").finding
try:
    fc.plot()
except PovError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == (
        "matplotlib is not installed; notebooks, charts and reports need it. "
        'Install it with: pip install "povanalysis[publish]"\n'
    )


FUNCTIONS = [name for name in pov.__all__ if inspect.isfunction(getattr(pov, name))]


def test_what_is_public_is_there() -> None:
    assert set(FUNCTIONS) >= {
        "observations", "forecast", "forecast_panel", "backtest", "trend_fits", "change", "pace",
        "rank", "target", "outcomes", "programmes", "convergence", "depth", "tell",
    }  # fmt: skip
    assert dir(pov) == sorted(pov.__all__)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_what_it_takes_gives_and_refuses(name: str) -> None:
    function = getattr(pov, name)
    text = inspect.getdoc(function) or ""
    for part in ("Parameters", "Returns", "Raises", "Examples"):
        assert re.search(rf"^{part}\n-+$", text, re.MULTILINE), part
    assert ">>> " in text
    told = text.split("Parameters\n")[1].split("Returns\n")[0]
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"^(?:\w+, )*{parameter}(?:, \w+)*$", told, re.MULTILINE), parameter


@pytest.mark.parametrize(
    "kind", [pov.Forecast, pov.PanelForecast, pov.Backtest, pov.TrendFits, pov.Answer, pov.Refusal]
)
def test_a_public_result_documents_its_methods(kind: type) -> None:
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_"):
            assert inspect.getdoc(method), f"{kind.__name__}.{name}"
