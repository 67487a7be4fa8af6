"""Published files that were damaged: named, and made good from wherever they still are."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis.errors import PublishError
from povanalysis.project import Project
from povanalysis.run import gather
from povanalysis.run import publish as publication
from povanalysis.run.build import Options, build
from povanalysis.run.params import ComparisonParams, ProvinceParams
from povanalysis.run.progress import Progress
from tests.run import notebooks
from tests.run.editions.test_amend import made

HTML = Options(renderer="embedded", formats=("html",), processes=2)


class Heard(Progress):
    """Keeps what a build says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


def harm(project: Project) -> dict[str, bytes]:
    """Damage a page, a table and a book; return what they were."""
    paths = {
        name: project.reports / "en" / name
        for name in ("kediri-2026.html", "kediri-2026.csv", "kediri-2026.xlsx")
    }
    whole = {name: path.read_bytes() for name, path in paths.items()}
    paths["kediri-2026.html"].write_bytes(b"by hand")
    paths["kediri-2026.csv"].unlink()
    paths["kediri-2026.xlsx"].write_bytes(whole["kediri-2026.xlsx"][:100])
    return whole


def found(project: Project, names: dict[str, bytes]) -> dict[str, bytes]:
    return {name: (project.reports / "en" / name).read_bytes() for name in names}


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_damage_heals_by_a_build_of_the_report_of_others_and_by_the_command_named(
    project: Project, tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    notebooks.write(project.notebooks / "regency.ipynb")
    mine, other = made("3506"), made("3524")
    build(project, [mine, other], HTML)
    for jobs in ([mine, other], [other]):
        whole, heard = harm(project), Heard()
        assert build(project, jobs, HTML, heard).ok
        assert found(project, whole) == whole
        assert any("en/kediri-2026.csv" in line and "made good" in line for line in heard.said)
        publication.verify(project.reports)
    shutil.rmtree(project.reports / "editions")
    whole = harm(project)
    assert build(project, [other], HTML).ok  # from what its job made
    assert found(project, whole) == whole
    shutil.rmtree(project.reports / "editions")
    shutil.rmtree(project.build / "jobs" / "en" / mine.name)
    whole, before = harm(project), publication.read(project.reports)
    with pytest.raises(PublishError, match=r"damaged since: en/kediri-2026\.") as caught:
        build(project, [other], HTML)
    assert publication.read(project.reports) == before
    cure = str(caught.value).rpartition("povanalysis ")[2]
    assert cure == "report 3506 --year 2026 --lang en"
    cure += " --format html --renderer embedded"
    code, _out, err = command(*cure.split(), project=project)
    assert (code, found(project, whole)) == (0, whole), err


def test_the_command_that_is_named_makes_reports_of_each_kind() -> None:
    several = ComparisonParams(regions="3524,3506", year=2026, lang="id").model_dump()
    whole = ProvinceParams(province="3500", year=2026, lang="en").model_dump()
    aimed = {**made("3524").injected(), "target": 11.5}
    told = [
        str(gather._lost([{"lang": given["lang"], "name": "x", "params": given}]))
        for given in (several, whole, aimed, {"lang": "en"})
    ]
    assert [text.rpartition("with: ")[2] for text in told] == [
        "povanalysis compare 3524 3506 --year 2026 --lang id",
        "povanalysis build 3500 --year 2026 --lang en",
        "povanalysis report 3524 --year 2026 --target 11.5 --lang en",
        "povanalysis build --lang en",
    ]
