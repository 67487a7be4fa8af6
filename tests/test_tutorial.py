"""What the tutorial has a reader write is planned and published; benchmarks/tutorial.py runs all."""

from __future__ import annotations

import base64
import io
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import pytest

from povanalysis import config
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.render import own
from povanalysis.run import cells
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import plan
from povanalysis.sources import notes
from tests.conftest import ROOT
from tests.documents import TUTORIAL, blocks, put

mpl.use("agg")
from matplotlib import pyplot as plt

FILES = [one for one in blocks(TUTORIAL) if one.file]


def test_its_files_make_a_project_with_a_reading_in_each_language(
    command: Callable[..., tuple[int, str, str]], tmp_path: Path, whole: Project
) -> None:
    assert command("init", str(tmp_path / "my"))[0] == 0
    for block in FILES:
        put(block, tmp_path / "my")
    project = Project(tmp_path / "my")
    shutil.copytree(whole.processed, project.processed)
    asked = config.load(project)
    assert asked.model_fields_set == tomllib.loads(FILES[0].text).keys()
    assert config.logo(project) is not None
    made = [job.params for job in plan(project) if isinstance(job.params, RegencyParams)]
    assert [one.lang for one in made] == [*LANGUAGES]
    assert {*notes.find(project)} == {(one.region, one.lang) for one in made}
    cells.check(project.root / "notebooks" / "regency.ipynb", list(RegencyParams.model_fields))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_chart_is_published_with_the_words_of_each_language(
    lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (cell,) = [one for one in FILES if one.cell]
    target = io.BytesIO()
    with mpl.rc_context():
        exec(compile(cell.text, str(TUTORIAL), "exec"), {})
        plt.savefig(target, format="png", dpi=100)
    plt.close("all")
    data = {"image/png": base64.b64encode(target.getvalue()).decode()}
    (text,), faults = own.shown(cell.text, [{"output_type": "display_data", "data": data}], 1, lang)
    assert faults == []
    assert ("tetangganya" in text) == (lang == "id")
    assert text.endswith(" width=100%}")
