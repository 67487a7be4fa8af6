"""Notebooks that cannot make the page of their job end in one line, before a kernel starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from povanalysis.errors import NotebookError, ParameterError, PovError, RegionError
from povanalysis.run.cells import bound, check
from povanalysis.run.given import parameters
from povanalysis.run.params import ComparisonParams, MethodsParams, ProvinceParams, RegencyParams

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
MODELS = {
    "regency": RegencyParams,
    "comparison": ComparisonParams,
    "province": ProvinceParams,
    "methods": MethodsParams,
}
FIELDS = list(RegencyParams.model_fields)

Cells = list[dict[str, Any]]


def code(source: str, *tags: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": []}


def shipped() -> Cells:
    cells: Cells = json.loads((NOTEBOOKS / "regency.ipynb").read_text(encoding="utf-8"))["cells"]
    kept = (cell for cell in cells if cell["cell_type"] != "markdown")
    return [{**cell, "source": "".join(cell["source"])} for cell in kept]


def checked(tmp_path: Path, cells: Cells) -> None:
    path = tmp_path / "regency.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    check(path, FIELDS)


def tagged(cells: Cells, *tags: str) -> Cells:
    cells[1]["metadata"] = {"tags": list(tags)}
    return cells


def with_source(cells: Cells, place: int, source: str) -> Cells:
    cells[place]["source"] = source
    return cells


def with_cell(cells: Cells, place: int, cell: dict[str, Any]) -> Cells:
    return [*cells[:place], cell, *cells[place:]]


@pytest.mark.parametrize("name", MODELS)
def test_a_shipped_notebook_can_make_its_page(name: str) -> None:
    check(NOTEBOOKS / f"{name}.ipynb", list(MODELS[name].model_fields))


@pytest.mark.parametrize(
    "cell",
    [
        code("%matplotlib inline\nrates = [region for region in 'ab']"),
        code("def drawn(region, year):\n    lang = 'id'\n    return lang"),
        {"cell_type": "markdown", "source": "region = a note", "metadata": {}},
        code("regions_of_interest = {'year': 2024}"),
    ],
)
def test_an_analyst_may_add_cells(tmp_path: Path, cell: dict[str, Any]) -> None:
    checked(tmp_path, with_cell(shipped(), 5, cell))


@pytest.mark.parametrize(
    ("spoil", "cell", "told"),
    [
        (lambda c: tagged(c), 2, ["lacks the tag parameters", "Property Inspector"]),
        (lambda c: tagged(c, "parameter"), 2, ["its tag is 'parameter', not 'parameters'"]),
        (lambda c: tagged(c, "Parameters"), 2, ["its tag is 'Parameters'"]),
        (lambda c: with_cell(c, 6, code("x = 1", "parameters")), 2, ["and so is cell 7"]),
        (
            lambda c: with_cell(c, 2, code('region = "3506"', "injected-parameters")),
            3,
            ["earlier papermill run", "Delete the cell"],
        ),
        (lambda c: with_source(c, 1, 'regin = "3524"'), 2, ["regin is no", "mean region?"]),
        (
            lambda c: with_source(c, 1, 'region = "3524"\nyear = None\nlang = "id"'),
            2,
            ["does not assign target", "region, year, target, lang"],
        ),
        (lambda c: with_source(c, 1, c[1]["source"] + "\ncolour = 'red'"), 2, ["colour is no"]),
        (lambda c: with_source(c, 1, "region = str(3524)"), 2, ["`region = str(3524)` is no"]),
        (lambda c: with_source(c, 1, 'region = "35'), 2, ["line 1 is no Python"]),
        (lambda c: with_cell(c, 5, code('region = "3506"')), 6, ["it assigns region again"]),
        (lambda c: with_cell(c, 2, code("for year in (1, 2):\n    pass")), 3, ["assigns year"]),
        (lambda c: with_cell(c, 2, code("%pwd\nlang: str = 'en'")), 3, ["assigns lang again"]),
        (lambda c: with_cell(c, 9, code("import os as target")), 10, ["assigns target again"]),
        (lambda c: c[:2] + c[3:], None, ["no cell binds the name report"]),
        (
            lambda c: with_source(c, 3, "%pwd\nregency.open_report('3311').decision()"),
            4,
            ["opens a second report", "povanalysis build"],
        ),
        (
            lambda c: with_source(c, 2, c[2]["source"] + "\nreport = open_report('3311')"),
            3,
            ["opens a second report"],
        ),
        (
            lambda c: [c[0], {**c[1], "cell_type": "markdown"}, *c[2:]],
            2,
            ["a markdown cell", "Make it a code cell"],
        ),
        (lambda c: [c[0], *c[2:]], None, ["no cell is tagged parameters"]),
        (lambda c: [{"cell_type": "code"}], None, ["no Jupyter notebook", "git restore"]),
    ],
)
def test_a_spoilt_notebook_is_refused_in_one_line_with_cell_and_cure(
    tmp_path: Path, spoil: Callable[[Cells], Cells], cell: int | None, told: list[str]
) -> None:
    with pytest.raises(NotebookError) as caught:
        checked(tmp_path, spoil(shipped()))
    message = str(caught.value)
    assert message.startswith("notebooks/regency.ipynb")
    assert "\n" not in message
    assert [part for part in told if part not in message] == []
    assert caught.value.facts.get("cell") == cell
    assert (f", cell {cell}: " in message) == (cell is not None)


def test_what_a_cell_binds_is_read_off_its_own_scope() -> None:
    assert bound("with open('x') as year, open('y') as (a, b):\n    c: int = 1") == {
        "year", "a", "b", "c",
    }  # fmt: skip
    assert bound("if (lang := 'id'):\n    import region.x") == {"lang", "region"}
    assert bound("lambda year: [lang for lang in year]") == set()
    assert bound("def (") == set()


GIVEN = {"region": "3524", "year": None, "target": None, "lang": "id"}


def session(*cells: str, **values: Any) -> dict[str, Any]:
    """Stand in for the globals of a notebook that has run cells and now runs the first call."""
    return {**GIVEN, **values, "In": ["", *cells, "the call itself"], "extra": 1}


def test_values_come_back_as_the_model_keeps_them() -> None:
    given = parameters(RegencyParams, session(region=3506, target="9,5"))
    assert given == {"region": "3506", "year": None, "target": 9.5, "lang": "id"}


@pytest.mark.parametrize(
    ("namespace", "kind", "told"),
    [
        (session("# Parameters\nregin = 3506\n", regin=3506), ParameterError, "mean 'region'"),
        (session("region = '3524'\nyeer = 2027", yeer=2027), ParameterError, "mean 'year'"),
        (session("# Parameters\nyear = 'abc'\n", year="abc"), ParameterError, "'year'.*'abc'"),
        (session(region="Kediri"), RegionError, "3506"),
        (session(region="9999"), RegionError, "9999"),
        (session(target=(9, 5)), ParameterError, r"not a number. Write 11.95 or \"11,95\""),
        (session(target=True), ParameterError, "not a number"),
        (session(lang="fr"), ParameterError, "Allowed: id, en"),
        ({"year": None, "lang": "id"}, ParameterError, "'region': field required."),
    ],
)
def test_a_wrong_parameter_is_refused_by_the_first_call(
    namespace: dict[str, Any], kind: type[PovError], told: str
) -> None:
    with pytest.raises(kind, match=told):
        parameters(RegencyParams, namespace)


def test_a_mistyped_cell_that_was_corrected_no_longer_counts() -> None:
    cells = ("region = '3524'\nregin = '3506'\n", "region = '3506'\n", "colour = 'red'\n")
    given = parameters(RegencyParams, session(*cells, region="3506", regin="3506", colour="red"))
    assert given["region"] == "3506"
