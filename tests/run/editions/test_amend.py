"""A published report that was wrong: corrected or withdrawn, it says so, and so do earlier editions."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from povanalysis.errors import DataError, ParameterError, PublishError, RenderError
from povanalysis.project import Project
from povanalysis.run import amend
from povanalysis.run import publish as publication
from povanalysis.run.build import Options, build, dry_run
from povanalysis.run.editions import errata, publishing
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.workers.work import Result
from tests.report.test_injection import HOSTILE
from tests.run import notebooks

Command = Callable[..., tuple[int, str, str]]
BOTH = Options(renderer="embedded", formats=("html", "pdf"), processes=2)
EMBEDDED = ("--renderer", "embedded")


@pytest.fixture
def small(project: Project) -> Project:
    """A project with a small notebook in place of the report on a regency."""
    notebooks.write(project.notebooks / "regency.ipynb")
    return project


def made(region: str, lang: str = "en") -> Job:
    return Job("regency.ipynb", RegencyParams(region=region, year=2026, lang=lang))


def entries(project: Project) -> dict[str, dict[str, object]]:
    manifest = publication.verify(project.reports)
    return {f"{one['lang']}/{one['name']}": one for one in manifest["reports"]}


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_a_report_is_corrected_withdrawn_and_brought_back(small: Project, command: Command) -> None:
    jobs = [made("3524"), made("3506"), made("3506", "id")]
    build(small, jobs, BOTH)
    wrong = "The figure of 2025 was that of <b>Kota Kediri</b>."
    code, out, err = command(
        "correct", "lamongan-2026", "--because", wrong, *EMBEDDED, project=small
    )
    assert code == 0, err
    assert out.splitlines() == [str(small.reports / "en" / "lamongan-2026.html")]
    page = (small.reports / "en" / "lamongan-2026.html").read_text("utf-8")
    assert "Corrected on " in page
    assert "that of &lt;b&gt;Kota Kediri&lt;/b&gt;." in page
    (first,) = publication.editions(small.reports)
    old = (first.tree / "en" / "lamongan-2026.html").read_text("utf-8")
    assert "This is an earlier edition. The report was corrected on " in old
    assert 'href="../../../en/lamongan-2026.html"' in old
    assert "&lt;b&gt;Kota Kediri" in old
    assert "earlier edition" not in (first.tree / "en" / "kediri-2026.html").read_text("utf-8")
    front = (first.tree / "en" / "index.html").read_text("utf-8")
    assert "earlier edition, and these reports in it were wrong:" in front
    assert front.count('href="../../../en/lamongan-2026.html"') == 1
    assert "that of &lt;b&gt;Kota Kediri" in front
    assert "../en/kediri-2026.pdf" in front
    assert not re.search(r'href="[^"]*lamongan-2026[^"]*\.(pdf|csv|xlsx|png)"', front)
    assert "earlier edition" not in (first.tree / "index.html").read_text("utf-8")
    assert first.damage() == []
    with pytest.raises(
        PublishError, match=r"Edition 1 holds what was corrected .* en/lamongan-2026"
    ):
        publishing.rollback(small, 1)
    # it is said in every build from now on, and others are none of its business
    assert [decision.reasons for decision in dry_run(small, jobs, BOTH)] == [(), (), ()]

    told = ("--because", "id=Dasarnya keliru.", "--because", "en=Its basis was wrong.")
    assert command("withdraw", "kediri-2026", *told, *EMBEDDED, project=small)[0] == 0
    assert set(entries(small)["en/kediri-2026"]["outputs"]) == {"html", "pdf"}  # type: ignore[call-overload]
    for lang, reason in (("id", "Dasarnya keliru."), ("en", "Its basis was wrong.")):
        assert reason in (small.reports / lang / "kediri-2026.html").read_text("utf-8")
    assert not (small.reports / "en" / "kediri-2026.csv").exists()
    assert "kediri-2026" not in (small.reports / "en" / "index.html").read_text("utf-8")
    outcome = build(small, jobs, BOTH)
    assert [result.job.label for result in outcome.results] == ["en/lamongan-2026"]
    with pytest.raises(PublishError, match=r"Withdrawn: en/kediri-2026\. Bring .* correct"):
        build(small, jobs[1:2], BOTH)

    assert command("correct", "kediri-2026", *told, *EMBEDDED, project=small)[0] == 0
    back = (small.reports / "en" / "kediri-2026.html").read_text("utf-8")
    assert back.index("Corrected on ") < back.index("Withdrawn on ")
    assert (small.reports / "en" / "kediri-2026.csv").exists()
    for edition in publication.editions(small.reports):
        assert edition.damage() == []


@pytest.mark.slow
@pytest.mark.usefixtures("warmed")
def test_what_cannot_be_made_is_not_corrected_and_a_reason_is_no_markup(small: Project) -> None:
    build(small, [made("3524")], BOTH)
    before = publication.verify(small.reports)
    whole = (small.notebooks / "regency.ipynb").read_bytes()
    notebooks.write(small.notebooks / "regency.ipynb", "1 / 0")
    hostile = " ".join(text for name, text in HOSTILE.items() if name != "turned")
    told = (
        r"Nothing was corrected: .*ZeroDiv.* repeat: povanalysis correct lamongan-2026 --because …$"
    )
    with pytest.raises(PublishError, match=told):
        amend.correct(small, "lamongan-2026", ["Wrong."], "embedded", amend.Progress())
    assert publication.verify(small.reports) == before
    assert not errata.place(small).exists()
    (small.notebooks / "regency.ipynb").write_bytes(whole)
    amend.correct(small, "lamongan-2026", [hostile[:400]], "embedded", amend.Progress())
    page = (small.reports / "en" / "lamongan-2026.html").read_text("utf-8")
    old = publication.editions(small.reports)[0].tree / "en" / "lamongan-2026.html"
    for text in (page, old.read_text("utf-8")):
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert" not in text
        assert '<meta http-equiv="refresh"' not in text
        assert 'href="javascript:' not in text


def test_what_is_wrong_with_a_page_that_is_not_corrected_is_said_in_one_line(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, error = made("3524"), RenderError("A page has 2 faults:\n  cell 1: x.\n  cell 2: y.")
    entry = {"name": job.name, "lang": "en", "notebook": job.notebook, "params": job.injected()}
    failed = SimpleNamespace(ok=False, results=[Result(job, 0.0, error)])
    monkeypatch.setattr(amend.retire, "named", lambda *_given: ([entry | {"outputs": {}}], []))
    monkeypatch.setattr(amend.builds, "build", lambda *_given: failed)
    with pytest.raises(PublishError, match=r"corrected: A page has 2 faults: cell 1: x\. cell 2"):
        amend.correct(project, job.name, ["Wrong."], "embedded", amend.Progress())


@pytest.mark.parametrize(
    ("because", "told"),
    [
        (["One text."], 'each needs its reason. Say it with: --because "id=…" --because "en=…"'),
        (["id=Satu.", "en= "], "each needs its reason"),
        (["id=Satu.", "en=" + "x" * 401], "in en is longer than 400 letters"),
    ],
)
def test_each_language_needs_a_short_reason(because: list[str], told: str) -> None:
    with pytest.raises(ParameterError) as caught:
        amend.reasons(because, ["id", "en"])
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "row", ["x,corrected,yesterday,,A.", "x,other,2026-11-26,,A.", "x,corrected,2026-11-26,,", "x"]
)
def test_a_row_that_is_no_erratum_is_named_by_its_line(project: Project, row: str) -> None:
    head = "report,kind,day,because_id,because_en\ny,corrected,2026-11-25,,Once.\n"
    errata.place(project).write_text(f"{head}{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"data/errata\.csv, line 3 is no erratum"):
        errata.load(project)
