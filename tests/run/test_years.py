"""Which reports are due, and what becomes of a year's report when its figure comes."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from povanalysis.errors import ParameterError
from povanalysis.project import Project
from povanalysis.questions.outlook import outlook
from povanalysis.questions.record import genuine, ledger
from povanalysis.questions.results import panel_results
from povanalysis.questions.scenarios import scenarios
from povanalysis.report.pages.regency import open_report
from povanalysis.run import inputs, plan, site
from povanalysis.sources import build, store
from povanalysis.sources.additions import registration

Command = Callable[..., tuple[int, str, str]]
LATER = "2026-12-10"
DATES = re.compile(r"(?<=\"accessed\": \")2026-\d\d-\d\d(?=\")")


def said_in_time(project: Project) -> None:
    """Write the forecasts of the shipped data down, as their first build does."""
    version = store.version(project)
    table = ledger.rows(
        panel_results(project).forecasts,
        version.as_of,
        targets=store.table("targets", project),
    )
    ledger.keep(project, str(version), table)


@pytest.fixture(scope="module")
def out(
    tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[[Path], Project]
) -> Project:
    """The shipped project after a made-up figure of Lamongan for 2026, forecast before it came."""
    project = copy_project(tmp_path_factory.mktemp("out") / "project")
    build.build(project)
    said_in_time(project)
    added(project, "3524", "11.90")
    return project


class Later(dt.date):
    """Days of a calendar that stands some days after the date of the shipped data."""

    @classmethod
    def today(cls) -> Later:
        return cls.fromisoformat(LATER)


def added(project: Project, region: str, value: str) -> None:
    """Add a figure of March 2026 by the command, some days after the date of the shipped data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registration, "dt", SimpleNamespace(date=Later))
        patch.setenv("POVANALYSIS_PROJECT", str(project.root))
        patch.setattr(
            "sys.argv",
            [
                "povanalysis",
                "data",
                "add",
                region,
                "2026",
                value,
                "--source",
                "https://bps.go.id/x",
                "--accessed",
                LATER,
            ],
        )
        from povanalysis.cli import app

        with pytest.raises(SystemExit) as stop:
            app.main()
        assert not stop.value.code
    build.build(project)


def names(jobs: list[plan.Job]) -> list[str]:
    return [job.name for job in jobs]


def test_the_year_that_is_out_is_made_once_more_where_it_had_been_forecast(out: Project) -> None:
    assert names(plan.plan(out, ["3524"], languages=["en"])) == ["lamongan-2026", "lamongan-2027"]
    assert names(plan.plan(out, ["3506"], languages=["en"])) == ["kediri-2026"]
    assert names(plan.plan(out, ["3524"], year=2025, languages=["en"])) == ["lamongan-2025"]
    with pytest.raises(ParameterError, match="2012 to 2026 for what came"):
        plan.plan(out, ["3524"], year=2009)


def test_a_province_whose_figure_is_older_than_the_regencys_makes_no_scenario(out: Project) -> None:
    assert scenarios(outlook("3506", project=out), out) is not None
    assert scenarios(outlook("3524", project=out), out) is None


def test_without_a_record_no_closed_report_is_due(project: Project) -> None:
    build.build(project)
    added(project, "3524", "11.90")
    assert names(plan.plan(project, ["3524"], languages=["en"])) == ["lamongan-2027"]


def test_page_and_command_agree_on_the_score_of_the_recorded_forecast(
    out: Project, command: Command
) -> None:
    _code, told, _err = command("outcomes", "3524", "--lang", "en", "--json", project=out)
    (scored,) = [one for one in json.loads(told)["sentences"] if "recorded before" in one]
    assert "Brier score" in scored
    report = open_report("3524", 2026, lang="en", project=out)
    assert scored in str(report.outcomes().data)
    recorded = report.outlook.outcome.recorded  # type: ignore[union-attr]
    assert recorded is not None
    genuine = json.loads(told)["genuine"]
    assert genuine["brier"] == pytest.approx(recorded.brier, abs=1e-9)
    assert (genuine["held80"], genuine["held95"]) == (recorded.held80, recorded.held95)


def test_the_forecast_command_tells_the_state_and_what_came(out: Project, command: Command) -> None:
    def asked(*arguments: str) -> dict[str, Any]:
        code, told, _err = command("forecast", *arguments, "--json", project=out)
        assert code == 0
        assert "NaN" not in told
        return dict(json.loads(told))

    came = asked("3524", "--year", "2026")
    assert (came["state"], came["outcome"]["met"], came["outcome"]["value"]) == ("out", True, 11.9)
    assert came["outcome"]["recorded"]["origin"] < LATER
    assert came["target"]["probability_met"] is None
    assert came["next"]["year"] == 2027
    assert [one["year"] for one in came["forecast"]] == [2027]
    ahead = asked("3524", "--target", "11.5")
    assert (ahead["state"], ahead["timing"]) == ("ahead", "ahead")
    assert asked("3524")["state"] == "no_target"
    assert asked("3506", "--target", "9.5")["state"] == "waiting"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "call",
    [
        ("forecast", "3524", "--year", "2026"),
        ("forecast", "3524", "--year", "2025"),
        ("forecast", "3524"),
        ("forecast", "3524", "--target", "11.5"),
        ("forecast", "3506"),
        ("outcomes", "3524"),
        ("pace", "3524", "--target", "11.95", "--year", "2026"),
        ("pace", "3524"),
        ("change", "3524"),
        ("programmes", "3524"),
    ],
)
def test_every_command_answers_in_every_state(
    out: Project, command: Command, call: tuple[str, ...], lang: str
) -> None:
    code, told, err = command(*call, "--lang", lang, project=out)
    assert (code, err) == (0, "")
    assert told.strip()
    assert "nan" not in told.lower().split()


def test_a_forecast_written_after_the_publication_does_not_count(out: Project) -> None:
    own = store.observations(["3524"], project=out)
    said = ledger.read(out, "3524")
    for day, n in ((LATER, 1), ("2026-08-05", None)):
        dated = own.assign(published_on=own["published_on"].where(own["year"] != 2026, day))
        found = genuine.recorded(said, dated, "3524", 2026)
        assert (None if found is None else found.n) == n


def test_the_card_of_the_next_report_names_the_outcome(out: Project) -> None:
    card = open_report("3524", lang="en", project=out).card()
    assert card["year"] == 2027
    assert card["outcome"] == {"year": 2026, "value": 11.9, "target": 11.95, "met": True}


def test_a_report_is_made_again_when_a_recorded_forecast_comes_due_or_a_march_passes(
    out: Project, project: Project
) -> None:
    build.build(project)
    said_in_time(project)
    before, after = inputs.prepare(project)[0], inputs.prepare(out)[0]
    # what was written down of years without a figure scores nothing yet, and changes no report
    assert before.digest("ledger 3524") != after.digest("ledger 3524")
    assert before.digest("ledger 3506") == after.digest("ledger 3506")
    assert before.digest("calendar") == after.digest("calendar")
    path = project.raw / "datapackage.json"
    path.write_text(DATES.sub("2026-03-22", path.read_text("utf-8")), "utf-8")
    assert inputs.Inputs(project).digest("calendar") != after.digest("calendar")


def test_before_its_month_has_passed_a_year_is_ahead(project: Project) -> None:
    path = project.raw / "datapackage.json"
    path.write_text(DATES.sub("2026-02-10", path.read_text("utf-8")), "utf-8")
    build.build(project)
    assert outlook("3524", project=project).state.state.value == "ahead"
    page = str(open_report("3524", lang="en", project=project).decision().data)
    assert "the probability that the published figure of that month is at or below 11.95" in page
    assert "still awaited" not in page
    assert "What can still change the figure of March 2026" in page


def entry(name: str, year: int, reference: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name, "lang": "id", "subject": "3524", "year": year, "reference": reference, **more
    }  # fmt: skip


def test_a_report_of_an_earlier_edition_is_kept_with_a_word() -> None:
    old = entry("lamongan-2026", 2026, "2025-03", probability=0.58)
    new = entry("lamongan-2027", 2027, "2026-03", timing="ahead")
    (told,) = site.outdated([old, new])
    assert "povanalysis report 3524 --year 2026 --lang id" in told
    assert site.outdated([{**old, "reference": "2026-03", "timing": "out"}, new]) == []
    (kept,) = site.outdated([old])
    assert "kept as they were: id/lamongan-2026" in kept
    assert "povanalysis build 3524" in kept


def test_a_frame_without_vintages_of_a_year_has_no_record(out: Project) -> None:
    empty = pd.DataFrame(columns=list(ledger.COLUMNS))
    assert genuine.recorded(empty, store.observations(["3524"], project=out), "3524", 2026) is None
