"""The command line: contract, exit codes, messages that end with the cure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from povanalysis import __main__, cli
from povanalysis.errors import STOPPED
from povanalysis.project import Project

Command = Callable[..., tuple[int, str, str]]


def test_forecast_prints_the_object_of_the_contract(command: Command) -> None:
    code, out, err = command("forecast", "3524", "--year", "2026", "--target", "11.95", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["region"] == {"code": "3524", "name": "Kabupaten Lamongan"}
    assert found["indicator"] == "P0"
    assert found["unit"] == "percent"
    assert found["reference_month"] == "2026-03"
    last = found["last_observation"]
    assert (last["year"], last["value"]) == (2025, 12.03)
    (year,) = found["forecast"]
    assert year["year"] == 2026
    low95, high95 = year["interval95"]
    low80, high80 = year["interval80"]
    assert low95 < low80 < year["median"] < high80 < high95
    target = found["target"]
    assert (target["year"], target["value"]) == (2026, 11.95)
    assert 0 < target["probability_met"] < 1
    assert target["probability_true_rate"] is None
    assert target["required_change"] == target["required_change_per_year"] == -0.08
    # 145.45 thousand poor / 12.03 per cent = 1,209,061 people; 0.08 per cent of them are 967
    assert (target["people_to_lift"], target["population"]) == (967, 1209061)
    assert found["backtest"]["origins"] > 0
    assert {"as_of", "data_version", "software_version"} <= set(found)


def test_variables_for_other_programs_neither_stop_nor_silence_a_command(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NumPy reads the first as a number; Rich writes nothing into no columns."""
    usual = command("outcomes", "3524")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    monkeypatch.setenv("COLUMNS", "0")
    assert command("outcomes", "3524") == usual
    assert "SOURCE_DATE_EPOCH" not in os.environ


STREAMS = """
import os, sys
from povanalysis.cli.output import open_streams, say
{}
open_streams()
say("lost")
print("\u2212", end="", flush=True)
assert os.open(os.devnull, os.O_RDONLY) > 2
"""


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("os.closerange(0, 3); sys.stdin = sys.stdout = sys.stderr = sys.__stderr__ = None", ""),
        ("os.dup2(os.open('/dev/full', os.O_WRONLY), 2)", "\\u2212"),
        ("sys.stdout.reconfigure(errors='strict'); os.close(2)", "\\u2212"),
    ],
)
def test_messages_that_cannot_be_written_end_nothing_and_reach_no_file(
    before: str, written: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STREAMS.format(before)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, written, "")


def test_a_decimal_comma_is_the_same_target(command: Command) -> None:
    _code, dot, _err = command("forecast", "3524", "--target", "11.95", "--json")
    _code, comma, _err = command("forecast", "Lamongan", "--target", "11,95", "--json")
    assert json.loads(dot) == json.loads(comma)


def test_a_harder_target_is_less_likely(command: Command) -> None:
    chances = []
    for target in ("12.5", "11.95", "11.0", "9.0"):
        _code, out, _err = command("forecast", "3524", "--target", target, "--json")
        chances.append(json.loads(out)["target"]["probability_met"])
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["forecast", "Lamongn"], ["Lamongan"]),
        (["forecast", "Kediri"], ["3506", "3571"]),
        (["forecast", "352"], ["352"]),
        (["forecast", "35.1"], ["35.1", "3510"]),
        (["forecast", "11.09"], ["kmd:1109", "1109 for Kabupaten Pidie"]),
        (["forecast", "3524", "--year", "1990"], ["2026", "2045"]),
        (["forecast", "3524", "--year", "2046"], ["2026", "2045"]),
        (["forecast", "3524", "--target", "101"], ["100"]),
        (["forecast", "3524", "--target", "-1"], ["100"]),
        (["forecast", "3524", "--target", "twelve"], ["11.95"]),
        (["forecast", "3524", "--lang", "fr"], ["id", "en"]),
        (["forecast", "3524", "--indicator", "GDP"], ["P0"]),
        (["build", "Kediri"], ["3506", "3571"]),
        (["build", "3524", "--lang", "de"], ["id", "en"]),
        (["build", "3524", "--format", "docx"], ["html", "pdf"]),
        (["build", "3524", "--renderer", "latex"], ["embedded", "quarto"]),
        (["report", "3524", "--year", "2100"], ["2026", "2045"]),
        (["publish", "/nowhere"], ["build/site"]),
    ],
)
def test_bad_input_ends_before_anything_starts_and_names_the_cure(
    command: Command, project: Project, arguments: list[str], words: list[str]
) -> None:
    code, out, err = command(*arguments, project=project)
    assert code == (1 if arguments[0] == "publish" else 2)
    assert out == ""
    assert [word for word in words if word not in err] == []
    assert not (project.build / "jobs").exists()


def test_a_changed_raw_file_stops_the_build_with_both_hashes_and_the_cure(
    command: Command, project: Project
) -> None:
    path = project.raw / "figures.csv"
    path.write_text(path.read_text().replace("12.03", "11.03"))
    code, _out, err = command("data", "build", project=project)
    assert code == 1
    assert "data/raw/figures.csv (expected 532511c8" in err
    assert "found " in err
    assert "git restore data/raw/figures.csv" in err


def test_a_missing_raw_file_is_named(command: Command, project: Project) -> None:
    (project.raw / "targets.csv").unlink()
    code, _out, err = command("data", "build", project=project)
    assert code == 1
    assert "data/raw/targets.csv" in err
    assert "missing" in err


def test_regions_lists_all_and_finds_some(command: Command) -> None:
    _code, everything, _err = command("regions", "--json")
    codes = {row["code"] for row in json.loads(everything)["regions"]}
    assert {"0000", "3500", "3524", "3506", "3571", "3311"} <= codes
    _code, some, _err = command("regions", "kediri")
    assert [line.split()[:3] for line in some.splitlines()] == [
        ["3506", "Kabupaten", "Kediri"], ["3571", "Kota", "Kediri"],
    ]  # fmt: skip


def test_regions_tells_which_have_figures_and_what_became_of_a_place(
    command: Command, whole: Project
) -> None:
    _code, some, _err = command("regions", "kediri", project=whole)
    assert some.splitlines() == [
        "3506 Kabupaten Kediri  rates 2004-2025", "3571 Kota Kediri  rates 2004-2025",
    ]  # fmt: skip
    _code, out, err = command("regions", "9401", project=whole)
    assert out.startswith("9501 Kabupaten Merauke  rates 2010-2025  code 9401 until 2022-07-25")
    assert err == (
        "9401 was the code of Kabupaten Merauke until 2022-07-25 (UU 14/2022); it is 9501 now.\n"
    )
    _code, out, _err = command("regions", "11.09", project=whole)
    assert [line[:4] for line in out.splitlines()] == ["1101", "1109"]
    code, out, err = command("regions", "1472", project=whole)
    assert (code, out) == (2, "")
    assert "As a Ministry code it is 1473 Kota Dumai" in err
    _code, out, _err = command("regions", "Pangandaran", "--json", project=whole)
    [row] = json.loads(out)["regions"]
    assert (row["figures_since"], row["law"], row["part_of_before"]) == (2015, "UU 21/2012", "3207")
    assert (row["ministry_code"], row["rates_held"]) == ("32.18", [2015, 2025])


def test_doctor_finds_project_data_kernel_and_renderer(command: Command) -> None:
    code, out, _err = command("doctor", "--json")
    found = json.loads(out)
    assert (code, found["ok"]) == (0, True)
    status = {finding["subject"]: finding["status"] for finding in found["findings"]}
    assert status["data"] == status["kernel"] == status["embedded renderer"] == "ok"
    assert "BPS has probably published a newer one" in out


def test_sentences_are_printed_in_the_language_asked_for(command: Command) -> None:
    _code, indonesian, _err = command("forecast", "3524")
    _code, english, _err = command("forecast", "3524", "--lang", "en")
    assert "12,03 persen" in indonesian
    assert "12.03 per cent" in english


def test_methods_prints_scores_of_every_model_and_coverage_by_origin(command: Command) -> None:
    code, out, _err = command("methods", "--json")
    found = json.loads(out)
    assert code == 0
    scores = {row["model"]: row for row in found["models"]}
    assert {"published", "naive", "drift", "ols", "theta"} <= set(scores)
    assert scores["published"]["mae"] <= 1.02 * min(scores[m]["mae"] for m in ("naive", "drift"))
    # the bar of the engine: no origin year from 2018 on below 85 per cent
    assert min(r["coverage95"] for r in found["origins"] if r["origin"] >= 2018) >= 0.85
    _code, text, _err = command("methods")
    assert "Published forecast, by the last year it would have known" in text


def test_cite_names_software_data_and_producer(command: Command) -> None:
    _code, out, _err = command("cite", "--json")
    found = json.loads(out)
    assert found["data_version"] in found["citation"]
    assert "BPS (Statistics Indonesia)" in found["citation"]
    for form in ("bibtex", "apa"):
        _code, out, _err = command("cite", "--format", form)
        assert out == found[form] + "\n"
        assert out.count("BPS (Statistics Indonesia)") == 1
        assert f"ersion {found['data_version']}" in out or f"{{{found['data_version']}}}" in out
        assert out.count("{") == out.count("}")
    assert found["bibtex"].count("\n@") == 1
    assert command("cite", "--format", "ris")[0] == 2


def test_doctor_names_what_was_published_and_is_not_here(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from povanalysis.sources import store

    tables = store.table

    def table(role: str, *arguments: Any, **only: Any) -> Any:
        found = tables(role, *arguments, **only)
        if role != "releases":
            return found
        more = found.iloc[[0]].assign(
            region="3524", reference="March 2026", published_on="2026-08-05"
        )
        return pd.concat([found, more], ignore_index=True)

    monkeypatch.setattr(store, "table", table)
    _code, out, _err = command("doctor")
    (line,) = [line for line in out.splitlines() if "published figures" in line]
    assert line.startswith("note")
    assert "Kabupaten Lamongan, March 2026, published on 2026-08-05" in line
    assert "povanalysis data add 3524 2026 VALUE --indicator P0 --period March" in line
    assert "--published-on 2026-08-05" in line


def test_doctor_says_how_to_install_what_publishing_needs(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jupyter_client.kernelspec", None)
    code, out, _err = command("doctor")
    (line,) = [line for line in out.splitlines() if "kernel" in line]
    assert (code, line[:4]) == (1, "FAIL")
    assert line.endswith('Install it with: pip install "povanalysis[publish]"')


@pytest.mark.parametrize("code", [130, 143], ids=["Ctrl-C", "SIGTERM"])
def test_a_command_that_is_stopped_says_so(
    command: Command, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt if code == 130 else SystemExit(code)

    monkeypatch.setattr("povanalysis.run.doctor.examine", stop)
    assert command("doctor") == (code, "", f"{STOPPED}\n")


def test_a_command_that_is_stopped_while_libraries_load_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopping:
        def find_spec(self, name: str, *_: Any) -> None:
            if name == "povanalysis.cli.app":
                raise KeyboardInterrupt

    monkeypatch.setattr(sys, "meta_path", [Stopping(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "povanalysis.cli.app", raising=False)
    monkeypatch.delattr(cli, "app", raising=False)
    with pytest.raises(SystemExit) as end:
        __main__.main()
    assert (end.value.code, capsys.readouterr().err) == (130, f"{STOPPED}\n")
