"""The commands that faults are tried on, and the projects in which they run."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from povanalysis.project import Project
from povanalysis.sources import build as builds
from tests.faults import Scenario
from tests.steps import run


def load() -> None:
    """Load what commands load as they run, so that a trial does not have to."""
    from povanalysis.run.workers import preload, surroundings

    os.environ |= surroundings.FIXED  # as for what a build starts
    run = ("run.build", "run.amend", "run.retire", "run.progress", "render.embedded")
    taken = (f"sources.additions.{name}" for name in ("figures", "tables", "targets"))
    own = [f"povanalysis.{name}" for name in (*run, *taken, "report.pages.front")]
    checks = ("pandera.pandas", "hypothesis.extra.pandas")
    behind = chain(*preload.BEHIND.values())
    for name in (*own, *checks, *preload.KERNEL, *preload.WORKER, *behind):
        importlib.import_module(name)
    gc.freeze()


@contextlib.contextmanager
def in_memory() -> Iterator[Path]:
    """Give a directory for trials, where to synchronise costs nothing if there is such a place."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="faults-", dir=memory) as directory:
        yield Path(directory)


def scenarios(place: Path) -> list[Scenario]:
    """Make the projects, and give all commands."""
    made = prepared(place / "data")
    return [*of_data(made), *of_publication(published(place / "publication"))]


def prepared(root: Path) -> Project:
    """Make a small project: one province of five regencies, figures built."""
    from tests import conftest

    project = Project(root)
    conftest.register_two_provinces(project.raw, ("34", "00"))
    for name in ("_quarto.yml", "pyproject.toml", "requirements.lock"):
        shutil.copy(conftest.ROOT / name, root / name)
    builds.build(project)
    return project


ORIGIN = ("--source", "https://yogyakarta.bps.go.id/x", "--licence", "none stated")
TABLE = """\
Kabupaten/Kota;Persentase Penduduk Miskin;Tahun
Kab. Sleman;7,01;2026
Kab. Bantul;11,20;2026
"""


REPORT = ("--lang", "id", "--format", "html", "--renderer", "embedded", "--year", "2026")


def published(root: Path) -> Project:
    """Make a project of two reports and three editions: the last is the first once more."""
    from tests.run import notebooks

    project = prepared(root)
    project.notebooks.mkdir()
    first = r"Markdown(f'\n::: {{.page-one}}\n\n{region}.\n\n:::\n')"  # makes a fact sheet of it
    notebooks.write(
        project.notebooks / "regency.ipynb", f"from IPython.display import Markdown\n{first}"
    )
    for words in (("build", "3404", *REPORT), ("build", "3402", *REPORT), ("rollback",)):
        ended = run(project, words)
        if ended.code != 0:
            raise AssertionError(ended.err)
    shutil.rmtree(root.with_name(f"{root.name}-tmp"))
    return project


def of_publication(project: Project) -> list[Scenario]:
    """Give the commands that change what is published."""
    changes, others = ("reports",), ("retire", "withdraw", "rollback")  # if given once more
    name = min(project.reports.glob("id/*.html")).stem
    because = ("--because", "Angka 2025 keliru.", "--renderer", "embedded")
    words = {
        "publish": ("publish", "build/site"),
        "rollback": ("rollback",),
        "retire": ("retire", f"id/{name}", "--renderer", "embedded"),
        "correct": ("correct", f"id/{name}", *because),
        "withdraw": ("withdraw", f"id/{name}", *because),
        "build, nothing to make": ("build", "3404", "3402", *REPORT),
        "build": ("build", "3403", *REPORT),
        "build pdf": ("build", "3403", *REPORT, "--format", "html,pdf"),
    }
    switched = {
        f"{name}, {how}": (words[name], way)
        for name in ("publish", "rollback", "withdraw")
        for how, way in (("two renames", "rename"), ("file by file", "files"))
    }
    return [
        Scenario(
            name,
            project.root,
            told,
            settled=("data", "build") if told[0] in others else None,
            changes=changes,
            switch=way,
        )
        for name, (told, way) in ({n: (w, "exchange") for n, w in words.items()} | switched).items()
    ]


def of_data(project: Project) -> list[Scenario]:
    """Give the commands that take something into data/raw."""
    table = project.root / "table.csv"
    table.write_text(TABLE)
    target = ("--document", "RKPD 2027", "--set-on", "2026-01", *ORIGIN)
    words = {
        "data add": ("data", "add", "3404", "2026", "7,01", *ORIGIN),
        "data import": ("data", "import", "table.csv", *ORIGIN),
        "targets add": ("targets", "add", "3404", "2027", "6,5", *target),
    }
    settled = ("data", "build")
    return [Scenario(name, project.root, told, settled=settled) for name, told in words.items()]
