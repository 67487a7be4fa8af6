"""Progress: plain lines in a pipe, one live line per job on a terminal, a summary at the end."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from povanalysis.errors import NotebookError
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.progress import Lines, Live, Progress, choose, summary
from povanalysis.run.workers.execute import Page
from povanalysis.run.workers.pool import Event
from povanalysis.run.workers.work import Result

JOB = Job("regency.ipynb", RegencyParams.model_validate({"region": "3524", "year": 2026}))
LABELS = ["id/lamongan-2026", "en/lamongan-2026"]
GOOD = Result(JOB, 2.0)
BAD = Result(JOB, 1.0, NotebookError("it broke.", cure="Mend it."), tries=2)


def test_in_a_pipe_every_job_gets_a_line() -> None:
    stream = io.StringIO()
    lines = choose(stream)
    assert isinstance(lines, Lines)
    lines.begin(LABELS)
    lines.hear(Event("start", 0))
    lines.hear(Event("stage", 0, "rendering"))
    lines.hear(Event("done", 0, result=GOOD))
    lines.hear(Event("again", 1, "the kernel died"))
    lines.hear(Event("done", 1, result=BAD))
    lines.end([GOOD, BAD])
    told = stream.getvalue().splitlines()
    assert told[0].startswith("[1/2] id/lamongan-2026  2.0 s  (about ")
    assert told[1] == "en/lamongan-2026: trying again (the kernel died)"
    assert told[2] == "[2/2] en/lamongan-2026  FAILED"
    assert told[3].startswith("1 made, 0 unchanged, 1 FAILED, 1 tried twice in ")


@pytest.mark.parametrize("kind", [Lines, Live])
def test_what_cells_wrote_aside_is_told(
    kind: type[Progress], capsys: pytest.CaptureFixture[str]
) -> None:
    progress = kind()
    progress.begin(LABELS)
    page = Page({}, {}, (), ("regency.ipynb, cell 4: not published",))
    progress.hear(Event("done", 0, result=replace(GOOD, page=page)))
    progress.end([])
    assert "id/lamongan-2026: regency.ipynb, cell 4: not published" in capsys.readouterr().err


def test_on_a_terminal_running_jobs_are_shown_with_their_stage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from rich.console import Console

    live = Live()
    live.begin(LABELS)
    live.hear(Event("start", 0))
    live.hear(Event("stage", 0, "rendering"))
    console = Console(file=io.StringIO(), width=80)
    console.print(live._draw())
    live.hear(Event("done", 0, result=GOOD))
    live.end([GOOD])
    drawn = console.file.getvalue()  # type: ignore[attr-defined]
    assert "id/lamongan-2026" in drawn
    assert "rendering" in drawn
    assert "0 of 2 done" in drawn
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 made, 0 unchanged" in err


def test_jobs_that_did_not_have_to_run_are_counted_apart() -> None:
    assert summary([GOOD, Result(JOB, 0.0, ran=False)], 75) == "1 made, 1 unchanged in 1 min 15 s"
