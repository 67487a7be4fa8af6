"""Builds: nothing twice, one failure leaves the others, one build at a time, no process left."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from povanalysis.project import VARIABLE, Project
from povanalysis.run import gather, lock, publish, retire
from povanalysis.run.build import Options, build, dry_run, execute_only
from povanalysis.run.plan import Job
from povanalysis.run.progress import Progress
from povanalysis.run.workers.pool import Event
from tests.run import notebooks
from tests.run.test_keys import change_figure

pytestmark = pytest.mark.slow

MakeJob = Callable[..., Job]
HTML = Options(renderer="embedded", formats=("html",), processes=2)


class Heard(Progress):
    """Keeps what a build says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.events: list[Event] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def hear(self, event: Event) -> None:
        super().hear(event)
        self.events.append(event)


def descendants(beside: Collection[int] = ()) -> set[int]:
    """Find processes whose chain of parents leads here, but not through those `beside`.

    A browser that another test left open starts and ends processes of its own as it likes.
    """
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
            # multiprocessing keeps one process to the end of ours, which has no part in this
            tracker = b"resource_tracker" in (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if fields[0] != "Z" and not tracker:
            parents[int(path.parent.name)] = int(fields[1])
    found = {os.getpid()}
    while (
        more := {pid for pid, parent in parents.items() if parent in found.difference(beside)}
        - found
    ):
        found |= more
    return found - {os.getpid()}


@pytest.mark.usefixtures("warmed")
def test_what_was_made_is_made_once_and_a_changed_figure_makes_its_reports_only(
    small: Project, job: MakeJob
) -> None:
    jobs = [job("3524"), job("3506")]
    before = descendants()
    first = build(small, jobs, HTML)
    assert [result.status for result in first.results] == ["made", "made"]
    assert {f"en/{job.name}.html" for job in jobs} <= set(first.published)
    again, started = Heard(), time.process_time()
    second = build(small, jobs, HTML, again)
    assert time.process_time() - started < 2
    assert [result.status for result in second.results] == ["current", "current"]
    assert (second.published, again.said, again.events) == ((), [], [])
    change_figure(small, "3524", "P1", "1.99")
    told = {decision.job: decision.reasons for decision in dry_run(small, jobs, HTML)}
    assert told[jobs[1]] == ()
    assert any(reason.startswith("figures: P1 3524 ") for reason in told[jobs[0]])
    third = build(small, jobs, HTML)
    assert [result.status for result in third.results] == ["made", "current"]
    forced = dry_run(small, jobs, Options(renderer="embedded", formats=("html",), force=True))
    assert [decision.reasons for decision in forced] == [("--force",), ("--force",)]
    wait_for(lambda: descendants(before) <= before)


@pytest.mark.usefixtures("warmed")
def test_a_pdf_that_was_not_made_again_stays_with_its_edition_and_is_named(
    small: Project, job: MakeJob
) -> None:
    only = [job("3524")]
    both = Options(renderer="embedded", formats=("html", "pdf"), processes=1)
    quiet = Heard()
    build(small, only, both, quiet)
    assert not [line for line in quiet.said if line.startswith("Not made")]
    change_figure(small, "3524", "P1", "1.99")
    heard = Heard()
    build(small, only, HTML, heard)
    (line,) = [line for line in heard.said if line.startswith("Not made")]
    assert f" en/{only[0].name}.pdf" in line
    assert "editions/1" in line
    assert "--format html,pdf" in line
    assert not (small.reports / "en" / f"{only[0].name}.pdf").exists()
    assert (small.reports / "editions" / "1" / "en" / f"{only[0].name}.pdf").is_file()


@pytest.mark.usefixtures("warmed")
def test_the_fact_sheet_and_the_picture_are_made_published_renewed_and_retired(
    small: Project, job: MakeJob
) -> None:
    page = "Markdown('## First\\n\\n:::: {.page-one}\\n\\nThe answer.\\n\\n::::')"
    page = f"from IPython.display import Markdown\n{page}"
    notebooks.write(small.notebooks / "regency.ipynb", page)
    only, folder = job("3524"), small.reports / "en"
    both = Options(renderer="embedded", formats=("html", "pdf"), processes=1)
    names = {f"{only.name}-fact-sheet.pdf", f"{only.name}.png"}
    assert build(small, [only], HTML).ok
    assert not names & {path.name for path in folder.iterdir()}  # with the PDF only
    assert {f"en/{name}" for name in names} <= set(build(small, [only], both).published)
    (entry,) = (publish.read(small.reports) or {})["reports"]
    assert {"html", "pdf", "csv", "xlsx", "fact-sheet", "picture"} == set(entry["outputs"])
    made = only.directory(small) / f"{only.name}.png"
    made.unlink()
    (reason,) = dry_run(small, [only], both)[0].reasons
    assert reason == f"{only.name}.png: not made yet"
    assert build(small, [only], both).results[0].status == "made"
    assert made.is_file()
    gone = retire.retire(small, f"en/{only.name}", "embedded", lambda _text: None)
    assert {f"en/{name}" for name in names} <= set(gone.files)
    execute_only(small, [only], HTML)  # for a bare `quarto render`, which makes none itself
    assert names <= {path.name for path in folder.iterdir()}


@pytest.mark.usefixtures("warmed")
def test_what_was_laid_out_for_a_bare_quarto_render_is_gone_after_the_next_build(
    small: Project, job: MakeJob
) -> None:
    jobs, folder = [job("3524"), job("3506")], small.reports / "en"
    mine, other = folder / "mine.ipynb", folder / f"{jobs[1].name}.html"
    execute_only(small, jobs, HTML)
    mine.write_text(json.dumps({"cells": []}), encoding="utf-8")
    other.write_text("by Quarto", encoding="utf-8")
    (folder / f"{jobs[1].name}_files").mkdir()
    laid_out = {path.name for path in small.reports.rglob("*.qmd")}
    laid_out |= {path.name for path in small.reports.rglob("*.ipynb")} - {mine.name}
    assert laid_out == {"index.qmd", *(f"{job.name}.ipynb" for job in jobs)}

    def left() -> list[Path]:
        found = (path for path, _is_file in publish.walk(small.reports))
        return sorted(path for path in found if path.suffix in {".ipynb", ".qmd", ""})

    heard = Heard()
    build(small, jobs[:1], HTML, heard)
    assert left() == [folder, mine]
    # a page that Quarto made of a report outside this edition is named, not thrown away
    (line,) = [line for line in heard.said if line.startswith("Left")]
    assert f"en/{jobs[1].name}.html" in line
    assert other.is_file()
    gather.lay_out(small, jobs[:1])
    assert build(small, jobs[:1], HTML).published == ()  # nothing had changed
    assert left() == [folder, mine]


@pytest.mark.usefixtures("warmed")
def test_a_bare_quarto_render_finds_all_reports_whole_files_and_links_that_lead_somewhere(
    small: Project, job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    published, laid = job("3524"), job("3506")
    build(small, [published], HTML)
    execute_only(small, [laid, job("3506", "id")], HTML)
    folder = small.reports / "en"
    front = (folder / "index.qmd").read_text(encoding="utf-8")
    for one in (published, laid):
        assert f"](../en/{one.name}.html)" in front

    def frame() -> list[str]:
        cells = json.loads((folder / f"{laid.name}.ipynb").read_text(encoding="utf-8"))["cells"]
        (cell,) = [cell for cell in cells if cell.get("id") == "frame-above"]
        text = "".join(cell["outputs"][0]["data"]["text/markdown"])
        return re.findall(r"\]\((\S+)\)\{\.published", text)

    files = [f"{laid.name}.{kind}" for kind in ("pdf", "csv", "xlsx")]
    assert frame() == ["index.html", f"../id/{laid.name}.html", *files]
    gather.lay_out(small, [laid])
    assert frame() == ["index.html", *files]  # no Indonesian one
    table, copied = folder / f"{laid.name}.csv", shutil.copyfile
    before = table.read_bytes()

    def cut(source: Path, target: Path) -> None:
        copied(source, target)
        target.write_bytes(before[:9])
        assert table.read_bytes() == before
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", cut)
    with pytest.raises(OSError, match="No space"):
        gather.lay_out(small, [laid])
    assert table.read_bytes() == before


KILLED_ONCE = """\
import os, pathlib, signal, time
mark = pathlib.Path(os.environ["POVANALYSIS_PROJECT"]) / f"killed-{region}"
if region == "3524" and not mark.exists():
    mark.touch()
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(300)
"""


def test_jobs_go_on_with_ordinary_kernels_when_the_fork_server_was_killed(
    small: Project, job: MakeJob
) -> None:
    notebooks.write(small.notebooks / "regency.ipynb", KILLED_ONCE)
    before = descendants()
    heard = Heard()
    outcome = build(small, [job("3524"), job("3506")], HTML, heard)
    assert [result.status for result in outcome.results] == ["made", "made"]
    assert outcome.results[0].tries == 2
    assert 0 in {event.index for event in heard.events if event.kind == "again"}
    assert descendants(before) <= before


FAULTY = """\
import os, pathlib, signal
mark = pathlib.Path(os.environ["POVANALYSIS_PROJECT"]) / "killed"
if region == "3311" and not mark.exists():
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
if region == "3524":
    os._exit(7)
if region == "3506":
    1 / 0
"""


@pytest.mark.usefixtures("warmed")
def test_what_fails_is_reported_and_the_others_finish(small: Project, job: MakeJob) -> None:
    notebooks.write(small.notebooks / "regency.ipynb", FAULTY)
    outcome = build(small, [job("3524"), job("3506"), job("3311")], HTML)
    died, failed, good = outcome.results
    assert (died.status, died.tries) == ("failed", 2)
    assert (failed.status, failed.tries) == ("failed", 1)  # a cell's error would only come again
    assert (good.status, good.tries) == ("made", 2)
    assert "cell 3 `import os, pathlib, signal`: ZeroDivisionError" in str(failed.error)
    assert "kediri-2026.error.txt" in str(failed.error)
    assert f"en/{good.job.name}.html" in outcome.published
    manifest = json.loads((small.reports / "manifest.json").read_text(encoding="utf-8"))
    names = [entry["name"] for entry in manifest["failed"]]
    assert names == ["en/lamongan-2026", "en/kediri-2026"]


RUN = """\
import sys
from pathlib import Path
from povanalysis.project import Project
from povanalysis.run.build import Options, build
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.progress import Lines

if __name__ == "__main__":
    jobs = [
        Job("regency.ipynb", RegencyParams(region=code, year=2026, lang="en"))
        for code in sys.argv[2].split(",")
    ]
    options = Options(renderer="embedded", formats=("html",), processes=2)
    outcome = build(Project(Path(sys.argv[1])), jobs, options, Lines())
    sys.exit(0 if outcome.ok else 1)
"""


def start(project: Project, regions: str, tmp_path: Path) -> subprocess.Popen[str]:
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    return subprocess.Popen(
        [sys.executable, str(script), str(project.root), regions],
        env={**environment, VARIABLE: str(project.root)},
        stderr=subprocess.PIPE,
        text=True,
        # a test run in the background of a shell ignores Ctrl-C, and so would all it starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for(condition: Callable[[], Any], seconds: float = 300.0) -> Any:
    """Wait as long as a busy machine may need; what holds is found at once."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
    return found


SLOW_CELL = """\
import os, pathlib, time
root = pathlib.Path(os.environ["POVANALYSIS_PROJECT"])
(root / f"started-{region}").write_text(
    f"{os.getpid()} {os.getppid()} {os.environ['JPY_PARENT_PID']}"
)
end = time.time() + 600
while region == "3524" and not (root / "go").exists() and time.time() < end:
    time.sleep(0.05)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_no_process_and_what_was_done_stays_done(
    small: Project, tmp_path: Path, number: signal.Signals
) -> None:
    notebooks.write(small.notebooks / "regency.ipynb", SLOW_CELL)
    before = descendants()
    running = start(small, "3524,3506", tmp_path)
    done = small.build / "jobs" / "en" / "kediri-2026" / "job.json"
    wait_for(lambda: running.poll() or ((small.root / "started-3524").exists() and done.exists()))
    family = descendants(before) - before
    kernel, server, worker = map(int, (small.root / "started-3524").read_text().split())
    assert {running.pid, kernel, server, worker} <= family
    running.send_signal(number)
    running.communicate(timeout=300)
    assert running.returncode != 0
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))
    (small.root / "go").touch()
    (decision,) = dry_run(small, _jobs("3506"), HTML)
    assert decision.reasons == ()


def _jobs(*regions: str) -> list[Job]:
    from povanalysis.run.params import RegencyParams

    return [
        Job("regency.ipynb", RegencyParams(region=region, year=2026, lang="en"))
        for region in regions
    ]


def test_a_worker_that_is_killed_costs_nothing_but_a_second_try(
    small: Project, tmp_path: Path
) -> None:
    notebooks.write(small.notebooks / "regency.ipynb", SLOW_CELL)
    running = start(small, "3524,3506,3311", tmp_path)
    wait_for(lambda: running.poll() or (small.root / "started-3524").exists())
    kernel, _server, worker = map(int, (small.root / "started-3524").read_text().split())
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: not Path(f"/proc/{kernel}").exists())
    (small.root / "go").touch()
    _out, err = running.communicate(timeout=300)
    assert "its worker process was killed by SIGKILL" in err
    assert "3 made, 0 unchanged, " in err
    assert "tried twice" in err
    assert running.returncode == 0


def test_the_second_build_waits_for_the_first_and_says_for_whom(
    small: Project, job: MakeJob
) -> None:
    said: list[str] = []
    with lock.held(small, said.append):
        lock._mine.clear()  # as for another process
        with pytest.raises(lock.LockedError, match=f"process id {os.getpid()}") as caught:
            build(small, [job()], Options(renderer="embedded", patience=0.3))
    assert said == []
    assert "Wait for it to end" in str(caught.value)
    with lock.held(small, said.append, patience=0.0), lock.held(small, said.append, patience=0.0):
        assert said == []


def test_a_link_in_the_place_of_the_lock_is_replaced_and_not_written_through(
    small: Project, tmp_path: Path
) -> None:
    place = small.build / lock.NAME
    place.parent.mkdir(exist_ok=True)
    (tmp_path / "mine").write_text("mine")
    for target in (tmp_path / "mine", tmp_path / "no such", place):
        place.unlink(missing_ok=True)
        place.symlink_to(target)
        with lock.held(small, print):
            assert place.is_file()
            assert not place.is_symlink()
    assert (tmp_path / "mine").read_text() == "mine"


def test_the_lock_of_a_build_that_was_killed_is_free(small: Project) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom povanalysis.project import Project\n"
        "from povanalysis.run import lock\n"
        "with lock.held(Project(Path(sys.argv[1])), print):\n    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(small.root)], check=False)
    assert done.returncode == -signal.SIGKILL
    with lock.held(small, print, patience=0.0):
        assert (small.build / lock.NAME).exists()
