"""What is shipped in data/raw is what the observations say: every row of every file."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import chain
from typing import Any

import pandas as pd
import pytest

from povanalysis.project import Project
from povanalysis.regions import get, regions
from povanalysis.series import latest_vintage
from povanalysis.sources import carried, corrections, manifest
from povanalysis.sources.manifest import Resource

from .conftest import ROOT

SHIPPED = Project(ROOT)
KEY = ["region", "indicator", "year", "period"]
FILES = [r for r in manifest.load(SHIPPED).resources if r.extra.get("role") == "figures"]


def rows_of(resource: Resource) -> list[dict[str, str]]:
    with (SHIPPED.raw / resource.path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row: Any) -> tuple[str, str, int, str]:
    return (row["region"], row["indicator"], int(row["year"]), row["period"])


def half_a_digit(row: dict[str, str], digits: dict[tuple[str, ...], int]) -> float:
    most = digits[row["source_id"], row["indicator"], row["year"]]
    if most == 0 and row["indicator"] == "POOR" and float(row["value"]) % 10 == 0:
        most = -1  # million persons with two decimals
    return 0.5 * 10.0**-most + 1e-9


@pytest.fixture(scope="module")
def found(observations: pd.DataFrame) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """The observations by their key."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for one in observations.astype(object).to_dict("records"):
        found.setdefault(key(one), []).append(one)
    return found


@pytest.mark.parametrize("resource", FILES, ids=lambda r: r.path)
def test_every_shipped_row_is_an_observation_with_its_sources(
    found: dict[tuple[Any, ...], list[dict[str, Any]]], resource: Resource
) -> None:
    shipped = rows_of(resource)
    digits: dict[tuple[str, ...], int] = {}
    for row in shipped:
        column = (row["source_id"], row["indicator"], row["year"])
        printed = len(row["value"].partition(".")[2].rstrip("0"))
        digits[column] = max(digits.get(column, 0), printed)
    dropped = [c.where for c in corrections.load(SHIPPED.raw).of(resource.path)]
    for row in shipped:
        if any(where and where.items() <= row.items() for where in dropped):
            assert key(row) not in found
            continue
        own = [
            one
            for one in found[key(row)]
            if row["source_id"] in {one["source_id"], *one["also_in"].split()}
        ]
        assert len(own) == 1, row
        assert {row["source_id"], *row["also_in"].split()} <= {
            own[0]["source_id"],
            *own[0]["also_in"].split(),
        }
        gap = abs(own[0]["value"] - float(row["value"]))
        coarser = max(half_a_digit(row, digits), 0.5 * 10.0 ** -int(own[0]["decimals"]) + 1e-9)
        assert gap <= (coarser if row["source_id"] != own[0]["source_id"] else 0)


def test_every_observation_is_the_row_it_names(
    found: dict[tuple[Any, ...], list[dict[str, Any]]],
) -> None:
    lines = {f"data/raw/{resource.path}": rows_of(resource) for resource in FILES}
    for one in chain(*found.values()):
        row = lines[one["src_file"]][one["src_row"] - 2]
        assert key(row) == key(one)
        assert float(row["value"]) == one["value"]
        assert row["source_id"] == one["source_id"]


def test_every_source_that_is_named_is_described(observations: pd.DataFrame) -> None:
    described = set(carried.read(manifest.load(SHIPPED), "sources")["source_id"])
    named = set(observations["source_id"]) | set(" ".join(observations["also_in"]).split())
    for role in ("targets", "releases"):
        named |= set(carried.read(manifest.load(SHIPPED), role)["source_id"])
    assert named <= described


def test_each_regency_has_its_whole_series(observations: pd.DataFrame) -> None:
    newest = latest_vintage(observations)
    for province in ("3300", "3500"):
        for region in regions(province=province):
            own = newest[newest["region"] == region.code]
            years = {
                indicator: set(own.loc[own["indicator"] == indicator, "year"])
                for indicator in ("P0", "POOR", "POVERTY_LINE", "P1", "P2")
            }
            assert years["P0"] >= set(range(2010, 2026))
            assert years["POOR"] >= set(range(2015, 2026))
            assert years["POVERTY_LINE"] >= set(range(2011, 2026))
            assert years["P1"] >= set(range(2015, 2026))
            assert years["P2"] == set(range(2015, 2026)) - {2024}  # in no source: a named gap


def test_bps_tables_are_named_first(observations: pd.DataFrame) -> None:
    newest = latest_vintage(observations)
    regencies = newest[~newest["region"].str.endswith("00")]
    for indicator, source in (("P0", "V1"), ("POOR", "V2"), ("POVERTY_LINE", "F1")):
        rows = regencies[(regencies["indicator"] == indicator) & (regencies["year"] >= 2011)]
        assert set(rows["source_id"]) == {source}


def test_the_column_of_2012_is_the_later_vintage_and_the_older_one_stays(
    observations: pd.DataFrame,
) -> None:
    of_2012 = observations[
        (observations["indicator"] == "P0")
        & (observations["year"] == 2012)
        & ~observations["region"].str.endswith("00")
    ]
    twice = of_2012[of_2012.duplicated(KEY, keep=False)]
    provinces = Counter(get(str(code)).province for code in twice["region"].unique())
    assert provinces == {"3300": 6, "3500": 38}
    assert set(twice.groupby("region")["source_id"].agg(" ".join)) == {"GH01 V1"}
    probolinggo = twice[twice["region"] == "3574"].sort_values("vintage")
    assert probolinggo["value"].tolist() == [18.33, 10.92]
    assert "older vintage" in probolinggo["note"].iloc[-1]


def test_a_value_keeps_the_day_of_the_first_file_that_held_it(observations: pd.DataFrame) -> None:
    # figures.csv of 2026-11-22 held it; BPS's own table came three days later and is named first
    row = observations[
        (observations["region"] == "3524")
        & (observations["indicator"] == "P0")
        & (observations["year"] == 2025)
    ].iloc[0]
    assert (row["source_id"], row["vintage"]) == ("V1", "2026-11-22")


def test_figures_with_a_known_release_say_when_they_came_out(observations: pd.DataFrame) -> None:
    out = observations[observations["published_on"] != ""]
    days = {
        (r.region, r.year, r.period): r.published_on
        for r in out[out["indicator"] == "P0"].itertuples()
    }
    assert days["0000", 2025, "September"] == "2026-02-05"
    assert days["3500", 2025, "September"] == "2026-02-05"
    assert days["3524", 2021, "March"] == "2021-12-27"
    releases = carried.read(manifest.load(SHIPPED), "releases")
    march = releases[releases["reference"] == "March 2026"]
    assert {"0000", "3300", "3500"} <= set(march["region"])
    assert set(march["published_on"]) == {"2026-08-05"}


def test_a_target_is_a_number_or_a_range_or_has_none() -> None:
    for row in carried.read(manifest.load(SHIPPED), "targets").to_dict("records"):
        assert not (row["value"] and row["low"])
        assert bool(row["low"]) == bool(row["high"])
        if row["low"]:
            assert 0 < float(row["low"]) < float(row["high"])
