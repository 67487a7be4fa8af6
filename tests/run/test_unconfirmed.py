"""What a check doubts is in no report about that region until somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.run import amend
from povanalysis.run.build import Options, build
from povanalysis.run.params import (
    ComparisonParams,
    MethodsParams,
    Params,
    ProvinceParams,
    RegencyParams,
)
from povanalysis.run.plan import Job
from povanalysis.run.progress import Progress
from povanalysis.sources import unconfirmed
from povanalysis.sources.checking.findings import Finding
from tests.run.test_keys import change_figure

HTML = Options(renderer="embedded", formats=("html",), processes=2)


def finding(region: str) -> Finding:
    return Finding("jump", "error", region, "P0", 2026, "", "P0 from 12 to 17.")


def test_a_doubtful_figure_keeps_its_own_report_from_being_made_and_no_other(
    small: Project, job: Callable[..., Job]
) -> None:
    jobs = [job("3524"), job("3506")]
    assert build(small, jobs, HTML).ok
    published, raw = (
        {path: path.read_bytes() for path in folder.rglob(names)}
        for folder, names in ((small.reports / "en", "lamongan*"), (small.raw, "*.*"))
    )
    change_figure(small, "3524", "P1", "12.9")
    first, other = build(small, jobs, HTML).results
    assert (first.status, other.status) == ("failed", "current")
    told = "nobody has confirmed what the checks doubt, order of indices 3524 2024: P1 is larger"
    assert told in str(first.error)
    assert {path: path.read_bytes() for path in published} == published
    with pytest.raises(PublishError, match=f"Nothing was corrected: en/{jobs[0].name}: {told}"):
        amend.correct(small, f"en/{jobs[0].name}", ["Wrong."], "embedded", Progress())
    (small.build / unconfirmed.NAME).write_text("[")  # derived: it is made anew
    assert build(small, jobs, HTML).results[0].status == "failed"
    for path, content in raw.items():
        path.write_bytes(content)
    assert [result.status for result in build(small, jobs, HTML).results] == ["current"] * 2


@pytest.mark.parametrize(
    ("params", "doubted", "free"),
    [
        (RegencyParams(region="3524", year=2027), ("3524", "3500", "0000", ""), ("3506", "3300")),
        (RegencyParams(region="0000", year=2027), ("0000", ""), ("3500", "3524")),
        (ComparisonParams(regions="3524,3311"), ("3311", "3300", "3500"), ("3506", "1100")),
        (ProvinceParams(province="3500", year=2027), ("3500", "3524", "0000"), ("3311", "3300")),
        (MethodsParams(), ("",), ("3524", "0000")),
    ],
)
def test_a_report_waits_for_its_own_regions_and_for_what_they_are_part_of(
    params: Params, doubted: tuple[str, ...], free: tuple[str, ...]
) -> None:
    places = Job("x.ipynb", params).places
    for region in doubted:
        found = unconfirmed.doubt("en/x", places, [finding(region)])
        assert found is not None
        assert "jump" in str(found)
        assert "povanalysis data check" in found.cure
    for region in free:
        assert unconfirmed.doubt("en/x", places, [finding(region)]) is None


def test_of_many_findings_a_few_are_told_and_the_others_counted() -> None:
    many = [finding(f"35{number:02}") for number in range(1, 12)]
    found = unconfirmed.doubt("en/x", {one.region for one in many}, many)
    assert str(found).count("jump") == unconfirmed.SHOWN
    assert f"And {11 - unconfirmed.SHOWN} more." in str(found)
