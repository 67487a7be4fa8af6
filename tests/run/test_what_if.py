"""Reports on a target of one's own stand beside the publication; reports can be taken away."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from povanalysis.errors import ParameterError
from povanalysis.project import Project
from povanalysis.report.beside import what_if
from povanalysis.report.beside.downloads import of_regions
from povanalysis.report.text.language import Words
from povanalysis.run.build import Options, build
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job, plan
from povanalysis.run.publish import read, verify, walk
from povanalysis.run.retire import retire

HTML = Options(renderer="embedded", formats=("html",), processes=2)
Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("target", [11.95, "11,95", "11.950"])
def test_the_official_target_is_the_official_report(project: Project, target: Any) -> None:
    (job,) = plan(project, ["Lamongan"], year=2026, target=target, languages=["id"])
    assert (job.name, job.hypothetical, job.injected()["target"]) == ("lamongan-2026", False, None)


@pytest.mark.parametrize(
    ("region", "year", "target", "name"),
    [
        ("Lamongan", 2026, "11,5", "lamongan-2026-target-11.50"),
        ("Lamongan", 2027, 11.95, "lamongan-2027-target-11.95"),  # official for 2026 alone
        ("3506", 2026, 9, "kediri-2026-target-9.00"),
        ("3506", 2026, "9.125", "kediri-2026-target-9.125"),
    ],
)
def test_any_other_target_has_a_file_of_its_own(
    project: Project, region: str, year: int, target: Any, name: str
) -> None:
    (job,) = plan(project, [region], year=year, target=target, languages=["en"])
    assert (job.name, job.hypothetical) == (name, True)


def test_the_first_line_says_that_a_target_is_hypothetical_and_which_is_official() -> None:
    made = {"region": "3524", "year": 2026, "target": 11.5, "lang": "en"}
    assert what_if.mark(made, Words("en")) == (
        "**Hypothetical:** a target of 11.50 per cent for March 2026; the official one is "
        "11.95 per cent."
    )
    assert "target resmi tidak diketahui" in what_if.mark({**made, "region": "3506"}, Words("id"))
    assert what_if.mark({**made, "target": None}, Words("en")) == ""


def test_downloads_never_mix_a_hypothetical_target_among_targets() -> None:
    row = {
        "region": "3524",
        "name": "Lamongan",
        "unit": "percent",
        "year": 2026,
        "value": 11.5,
        "status": "target",
    }
    codes = ["TARGET", "PROBABILITY_TARGET_MET", "P0_FORECAST"]
    rows = [{**row, "indicator": code} for code in codes]
    offered = of_regions(["3524"], ["P1"], results=rows)
    found = what_if.download(offered).results["indicator"].tolist()
    assert found == [
        "HYPOTHETICAL_TARGET", "HYPOTHETICAL_PROBABILITY_TARGET_MET", "P0_FORECAST",
    ]  # fmt: skip
    assert offered.results["indicator"].tolist() == codes


def made(region: str, target: float | None = None, lang: str = "en") -> Job:
    values = {"region": region, "year": 2026, "target": target, "lang": lang}
    return Job("regency.ipynb", RegencyParams.model_validate(values))


def names(project: Project) -> dict[str, bool]:
    manifest = verify(project.reports)
    return {f"{e['lang']}/{e['name']}": e.get("hypothetical", False) for e in manifest["reports"]}


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_a_what_if_leaves_the_official_report_and_the_front_page_as_they_were(
    small: Project,
) -> None:
    build(small, [made("3524"), made("3506")], HTML)
    page = small.reports / "en" / "lamongan-2026.html"
    before = page.read_bytes(), (small.reports / "en" / "index.html").read_bytes()
    assert build(small, [made("3524", 11.5)], HTML).ok
    after = page.read_bytes(), (small.reports / "en" / "index.html").read_bytes()
    assert after == before
    assert names(small) == {
        "en/kediri-2026": False,
        "en/lamongan-2026": False,
        "en/lamongan-2026-target-11.50": True,
    }
    manifest = read(small.reports)
    assert manifest is not None
    assert set(manifest["edition"]["headlines"]) == {"kediri-2026", "lamongan-2026"}
    page = small.reports / "en" / "lamongan-2026-target-11.50.html"
    shown = page.read_text(encoding="utf-8")
    assert "<title>Hypothetical – Region 3524</title>" in shown
    assert 'href="lamongan-2026.html"' in shown
    assert shown.index("<strong>Hypothetical:</strong>") < shown.index("<section")


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_a_retired_report_is_gone_with_its_card_until_it_is_built_again(
    small: Project, command: Command
) -> None:
    jobs = [made("3524"), made("3506"), made("3524", lang="id"), made("3506", 9.0)]
    build(small, jobs, HTML)
    left = (small.reports / "en" / "kediri-2026.csv").read_bytes()
    code, out, err = command("retire", "lamongan-2026", project=small)
    assert code == 0
    assert sorted(out.splitlines()) == [
        f"reports/{lang}/lamongan-2026.{kind}"
        for lang in ("en", "id")
        for kind in ("csv", "html", "xlsx")
    ]
    assert "A plain `povanalysis build` makes " in err
    assert list(names(small)) == ["en/kediri-2026", "en/kediri-2026-target-9.00"]
    assert not [path for path, _ in walk(small.reports) if path.name.startswith("lamongan")]
    assert "lamongan-2026" not in (small.reports / "en" / "index.html").read_text("utf-8")
    assert (small.reports / "en" / "kediri-2026.csv").read_bytes() == left
    code, out, err = command("retire", "en/kediri-2026-target-9.00", "--json", project=small)
    assert json.loads(out)["reports"] == ["en/kediri-2026-target-9.00"]
    assert "build" not in err
    again = build(small, jobs[:1], HTML)
    assert [result.status for result in again.results] == ["current"]
    assert list(names(small)) == ["en/kediri-2026", "en/lamongan-2026"]
    with pytest.raises(ParameterError, match=r"'lamongn-2026'. Did you mean .*lamongan-2026"):
        retire(small, "lamongn-2026", "embedded", print)


def test_nothing_can_be_retired_where_nothing_is_published(project: Project) -> None:
    with pytest.raises(ParameterError, match="Nothing is published"):
        retire(project, "lamongan-2026", "embedded", print)


def test_results_of_no_target_stay_as_they_are() -> None:
    offered = of_regions(["3524"], ["P1"])
    pd.testing.assert_frame_equal(what_if.download(offered).results, offered.results)
