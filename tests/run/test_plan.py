"""Which jobs a build has: a province with all that lies in it, every file under a name of its own."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from povanalysis.errors import ConfigError, RegionError
from povanalysis.project import Project
from povanalysis.regions import Region, regions
from povanalysis.run import params
from povanalysis.run.plan import plan
from tests.conftest import ROOT


def made(text: str) -> list[str]:
    jobs = plan(Project(ROOT), province=text, languages=["en"])
    return [getattr(job.params, "region", None) or job.params.province for job in jobs]  # type: ignore[attr-defined]


@pytest.mark.parametrize("province", regions(kind="province"), ids=lambda region: region.code)
def test_a_province_is_built_with_all_its_regencies_and_cities(province: Region) -> None:
    codes = [province.code, *(region.code for region in regions(province))]
    assert list(dict.fromkeys(made(province.code[:2]))) == codes


def test_a_province_is_named_by_two_digits_a_code_or_a_name() -> None:
    assert made("97") == made("9700") == made("Papua Pegunungan")
    with pytest.raises(RegionError, match="is not a province; it is 7311 Kabupaten Bone"):
        made("Bone")
    with pytest.raises(RegionError, match="No region has the BPS code 9900"):
        made("99")


def test_no_two_reports_share_a_file() -> None:
    of_provinces = [
        params.parse_as(params.ProvinceParams, {"province": one.code, "year": 2026, "lang": "id"})
        for one in regions(kind="province")
    ]
    of_regencies = [
        params.parse({"region": one.code, "year": 2026, "target": None, "lang": "id"})
        for one in regions()
        if one.is_regency
    ]
    stems = {one.stem for one in (*of_provinces, *of_regencies)}
    assert len(stems) == 38 + 514


ASKED = """
languages = ["en"]

[[reports]]
regions = ["Lamongan", "3500"]
years = [2026, 2027]
targets = [10]

[[reports]]
regions = ["3524", "3506"]
compare = true

[[reports]]
province = 33
"""


def test_a_build_makes_what_the_projects_file_asks_for(project: Project) -> None:
    (project.root / "povanalysis.toml").write_text(ASKED, encoding="utf-8")
    labels = [job.label for job in plan(project)]
    first = ["lamongan-2026", "jawa-timur-2026", "lamongan-2026-target-10.00"]
    first += ["lamongan-2027", "jawa-timur-2027", "lamongan-2027-target-10.00"]
    assert labels[:6] == [f"en/{name}" for name in first]
    assert labels[6:9] == [
        "en/kediri-2026",
        "en/comparison-lamongan-kediri-2026",
        "en/jawa-tengah-2026",
    ]
    assert (len(labels), labels[-1]) == (8 + 1 + 35 + 1, "en/methods")
    assert [job.label for job in plan(project, ["3506"], languages=["id"])] == ["id/kediri-2026"]


def test_a_year_that_cannot_be_forecast_is_told_with_its_line(project: Project) -> None:
    text = '[[reports]]\nprovince = 33\n[[reports]]\nregions = ["3524"]\nyears = [2090]\n'
    (project.root / "povanalysis.toml").write_text(text, encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"^povanalysis.toml, line 3: year 2090 cannot be forecas"
    ):
        plan(project)


def test_a_command_goes_before_the_projects_file(
    project: Project, command: Callable[..., tuple[int, str, str]]
) -> None:
    (project.root / "povanalysis.toml").write_text('languages = ["en"]\nformats = ["html"]')
    code, out, _err = command("build", "3524", "--dry-run", "--json", project=project)
    assert (code, [one["job"] for one in json.loads(out)["jobs"]]) == (0, ["en/lamongan-2026"])
    _, out, _err = command("build", "3524", "--lang", "id", "--dry-run", "--json", project=project)
    assert [one["job"] for one in json.loads(out)["jobs"]] == ["id/lamongan-2026"]
