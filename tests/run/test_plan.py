"""Which jobs a build has: a province with all that lies in it, every file under a name of its own."""

from __future__ import annotations

import pytest

from povanalysis.errors import RegionError
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
