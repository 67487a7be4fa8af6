"""Official targets are entered by command, kept with their source, and used like the shipped ones."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from povanalysis.project import Project
from povanalysis.questions.ground.aims import official_target
from povanalysis.run.plan import plan
from povanalysis.sources import manifest as manifests
from povanalysis.sources import store
from povanalysis.sources.additions import registration

Command = Callable[..., tuple[int, str, str]]
RKPD = ("--document", "RKPD 2027", "--set-on", "2026-06-30", "--source", "https://example.org/rkpd")


def state(project: Project) -> str:
    """Hash everything below data/raw."""
    digest = hashlib.sha256()
    for path in sorted(p for p in project.raw.rglob("*") if p.is_file()):
        digest.update(path.relative_to(project.raw).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def listed(command: Command, project: Project, region: str) -> list[dict[str, Any]]:
    code, out, _err = command("targets", region, "--json", project=project)
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)["targets"]
    return found


def test_a_target_is_entered_with_its_source_and_used_like_a_shipped_one(
    command: Command, project: Project
) -> None:
    code, out, err = command("targets", "add", "Lamongan", "2027", "11,6", *RKPD, project=project)
    assert (code, err) == (0, "")
    path = project.root / out.strip()
    assert path.is_file()
    (entry,) = [r for r in manifests.load(project).resources if r.path == f"added/{path.name}"]
    assert entry.retrieved_from == "https://example.org/rkpd"
    manifests.load(project).verify()
    (own,) = [one for one in listed(command, project, "3524") if one["year"] == 2027]
    assert (own["value"], own["document"], own["set_on"]) == (11.6, "RKPD 2027", "2026-06-30")
    assert own["in_force"]
    assert own["source_id"] in set(store.table("sources", project)["source_id"])
    found = official_target("3524", 2027, project)
    assert found is not None
    assert (found.value, found.document) == (11.6, "RKPD 2027")
    (job,) = plan(project, ["Lamongan"], year=2027, target="11,60", languages=["id"])
    assert not job.hypothetical
    code, out, _err = command("forecast", "3524", "--year", "2027", "--json", project=project)
    assert json.loads(out)["target"]["official"] is True
    assert command("data", "build", project=project)[0] == 0
    assert command("data", "check", project=project)[0] == 0


def test_a_target_with_a_number_takes_the_place_of_words(
    command: Command, project: Project
) -> None:
    assert command("targets", "add", "3311", "2029", "5.4", *RKPD, project=project)[0] == 0
    told = [(one["value"], one["in_force"]) for one in listed(command, project, "Sukoharjo")]
    assert told == [(None, False), (5.4, True)]
    assert store.table("targets", project, region=["3311"])["value"].tolist() == ["5.4"]


def test_a_second_target_needs_a_later_day_or_a_word_and_keeps_the_first(
    command: Command, project: Project
) -> None:
    earlier = ("--document", "Perbup", "--set-on", "2025-12", "--source", "https://example.org/a")
    before = state(project)
    code, out, err = command("targets", "add", "3524", "2026", "11.8", *earlier, project=project)
    assert (code, out) == (1, "")
    assert "The target of Kabupaten Lamongan for 2026 is 11.95 per cent" in err
    assert "data/raw/targets.csv row 4" in err
    assert "--replaces" in err
    assert state(project) == before
    code, out, err = command(
        "targets", "add", "3524", "2026", "11.8", *earlier, "--replaces", "--json", project=project
    )
    assert (code, json.loads(out)["replaced"]) == (0, "data/raw/targets.csv row 4")
    found = official_target("3524", 2026, project)
    assert found is not None
    assert found.value == 11.8
    code, _out, err = command("targets", "add", "3524", "2026", "11.7", *RKPD, project=project)
    assert code == 0  # set later
    assert "takes the place of the target in data/raw/added/target-3524-2026-" in err
    told = [
        (t["value"], t["in_force"]) for t in listed(command, project, "3524") if t["year"] == 2026
    ]
    assert told == [(11.95, False), (11.8, False), (11.7, True)]


def test_a_target_that_is_known_changes_nothing(command: Command, project: Project) -> None:
    before = state(project)
    code, _out, err = command("targets", "add", "3524", "2026", "11,95", *RKPD, project=project)
    assert (code, "known already" in err, state(project) == before) == (0, True, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Kediri", "2027", "9", *RKPD], "3571"),
        (["3524", "2027", "0", *RKPD], "more than 0"),
        (["3524", "2027", "100", *RKPD], "less than 100"),
        (["3524", "2027", "twelve", *RKPD], "not a number"),
        (["3524", "1900", "9", *RKPD], "Allowed: 1998"),
        (["3524", "2027", "9", *RKPD, "--set-on", "2999-01-01"], "cannot have been set on"),
        (["3524", "2025", "9", *RKPD], "A target for 2025 cannot have been set on 2026-06-30"),
        (["3524", "2027", "9", *RKPD, "--set-on", "last week"], "YYYY-MM-DD"),
        (["3524", "2027", "9", *RKPD, "--set-on", "2026-02-30"], "YYYY-MM-DD"),
        (["3524", "2027", "9", *RKPD, "--document", "  "], "--document is empty"),
        (["3524", "2027", "9", *RKPD, "--source", ""], "--source is empty"),
        (["3524", "2027", "9", *RKPD, "--accessed", "2999-01-01"], "after today"),
        (["3524", "2027", "9", *RKPD[:4]], "--source is missing"),
        (["3524", "soon", "9", *RKPD], "valid integer"),
    ],
)
def test_a_wrong_target_is_refused_and_nothing_changes(
    command: Command, project: Project, arguments: list[str], told: str
) -> None:
    before = state(project)
    code, out, err = command("targets", "add", *arguments, project=project)
    assert (code, out) == (2, "")
    assert told in err
    assert state(project) == before


def test_a_target_that_cannot_be_kept_is_taken_back(
    command: Command, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(project)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(registration.builds, "write_into", full)
    code, _out, err = command("targets", "add", "3524", "2027", "11.6", *RKPD, project=project)
    assert code == 1
    assert "No space left on device" in err
    assert state(project) == before


def test_targets_are_listed_whoever_they_are_of(command: Command, project: Project) -> None:
    code, out, _err = command("targets", project=project)
    assert code == 0
    assert "3524  Kabupaten Lamongan  2026: 11.95 per cent  (target for 2026 named" in out
    assert "3311  Kabupaten Sukoharjo  2029: no number" in out
    code, out, err = command("targets", "3525", project=project)
    assert (code, out) == (0, "")
    assert "No official target is known" in err
    assert command("targets", "Nowhere", project=project)[0] == 2


def test_each_shipped_target_with_a_number_is_in_force(project: Project) -> None:
    with (project.raw / "targets.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(store.table("targets", project)) == len(rows)
    numbers = [(row["region"], row["year"]) for row in rows if row["value"]]
    assert len(numbers) == len(set(numbers))  # which of two would be the official one?
