"""The ledger's chain: grows, survives merges in either order, and shows whatever else is done to it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from povanalysis.errors import DataError
from povanalysis.project import Project
from povanalysis.questions.record import chain, ledger

VERSIONS = ("2026-11-22-aaaa", "2026-11-25-bbbb", "2026-11-25-cccc")
ATTRIBUTES = (Path(__file__).parents[2] / ".gitattributes").read_text()


def said(origin: str, value: float = 11.8) -> pd.DataFrame:
    row = (origin, "P0", 0, "3524", "quantile", "0.5", value)
    return pd.DataFrame([row], columns=list(ledger.COLUMNS))


def keep(project: Project, version: str, value: float = 11.8) -> Path | None:
    return ledger.keep(project, version, said(version[:10], value), {"engine": "10"})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A ledger of three entries."""
    project = Project(tmp_path)
    for version in VERSIONS:
        assert keep(project, version)
    return project


def lines(project: Project) -> list[str]:
    return (project.forecasts / chain.NAME).read_text().splitlines()


def rewrite(project: Project, *new: str) -> None:
    (project.forecasts / chain.NAME).write_text("".join(f"{line}\n" for line in new))


def test_each_entry_names_the_one_before_and_the_hashes_of_its_files(project: Project) -> None:
    held = chain.load(project)
    first, second, third = held.entries.values()
    assert first.parents == ()
    assert (second.parents, third.parents) == ((first.hash,), (second.hash,))
    assert held.heads == (third.hash,)
    assert set(third.files) == {f"{VERSIONS[2]}.csv", f"{VERSIONS[2]}.json"}
    assert held.told() == {"heads": [third.hash], "entries": 3, "newest": "2026-11-25"}
    assert list(chain.faults(project, held.heads, third.hash[:16])) == []
    assert list(chain.faults(project, [first.hash])) == []  # an older publication


def test_the_name_of_an_entry_is_what_sha256sum_says_of_its_line(project: Project) -> None:
    told = subprocess.run(["sha256sum"], input=lines(project)[-1].encode(), capture_output=True)
    assert told.stdout.split()[0].decode() == chain.load(project).heads[0]


def _edit(project: Project) -> None:
    path = project.forecasts / f"{VERSIONS[0]}.csv"
    path.write_text(path.read_text().replace("11.8", "11.9"))


def _without(*numbers: int) -> Callable[[Project], None]:
    return lambda p: rewrite(p, *(one for n, one in enumerate(lines(p)) if n not in numbers))


def _appended(version: str) -> Callable[[Project], None]:
    """Write an entry behind the others as a patient forger would, files and all."""

    def harm(project: Project) -> None:
        held = chain.load(project)
        path = project.forecasts / f"{version}.csv"
        said(version[:10], 11.2).to_csv(path, index=False)
        made = held.adding(version, {path.name: chain.sha256_of(path)})
        (project.forecasts / chain.NAME).write_text(made.text())

    return harm


def _anew(project: Project) -> None:
    """Forge a figure of the first version and write the whole chain again."""
    _edit(project)
    (project.forecasts / chain.NAME).unlink()
    made = chain.load(project)
    (project.forecasts / chain.NAME).write_text(made.text())


def _forked(project: Project) -> None:
    """Forge a version and say that another branch forecast it so, beside the true entry."""
    _edit(project)
    path = project.forecasts / f"{VERSIONS[0]}.csv"
    forged = chain.Entry.of(VERSIONS[0], {path.name: chain.sha256_of(path)}, ())
    rewrite(project, *lines(project), forged.line)


def _beside(version: str) -> Callable[[Project], None]:
    """Make up a branch that forecast a version long ago, and was merged now."""

    def harm(project: Project) -> None:
        path = project.forecasts / f"{version}.csv"
        said(version[:10], 11.2).to_csv(path, index=False)
        made = chain.Entry.of(version, {path.name: chain.sha256_of(path)}, ())
        rewrite(project, *lines(project), made.line)

    return harm


def _named(version: str, *names: str) -> Callable[[Project], None]:
    """Add an entry of a version that names other files."""

    def harm(project: Project) -> None:
        held = chain.load(project)
        rewrite(
            project,
            *lines(project),
            chain.Entry.of(version, dict.fromkeys(names, "0"), held.heads).line,
        )

    return harm


def _inside(project: Project) -> None:
    """Write forecasts of an older day into a new file."""
    held, version = chain.load(project), "2026-11-27-eeee"
    path = project.forecasts / f"{version}.csv"
    said("2026-03-01").to_csv(path, index=False)
    (project.forecasts / chain.NAME).write_text(
        held.adding(version, {path.name: chain.sha256_of(path)}).text()
    )


def _written(content: bytes, name: str = chain.NAME) -> Callable[[Project], None]:
    return lambda project: _put((project.forecasts / name).write_bytes(content))


def _put(_: int) -> None:
    return None


def _folder(name: str) -> Callable[[Project], None]:
    def harm(project: Project) -> None:
        (project.forecasts / name).unlink()
        (project.forecasts / name).mkdir()

    return harm


def _newer(project: Project) -> None:
    rewrite(
        project,
        *lines(project),
        json.dumps({"schema": 2, "version": "v", "files": {}, "parents": []}),
    )


HARMS: dict[str, tuple[Callable[[Project], None], str]] = {
    "a figure edited": (_edit, r"aaaa.csv: not what the ledger's chain says.*git restore"),
    "a table emptied": (_written(b"", f"{VERSIONS[1]}.csv"), r"bbbb.csv: not what"),
    "a table gone": (lambda p: (p.forecasts / f"{VERSIONS[1]}.csv").unlink(), r"bbbb.csv: not what"),
    "a companion edited": (_written(b"{}", f"{VERSIONS[2]}.json"), r"cccc.json: not what"),
    "a folder for a table": (_folder(f"{VERSIONS[1]}.csv"), r"bbbb.csv: not what"),
    "the first entry removed": (_without(0), r"an entry was removed or changed.*git log -p"),
    "the middle entry removed": (_without(1), r"an entry was removed or changed"),
    "the last entry removed": (_without(2), r"does not hold the entry \w{64} that the published"),
    "an entry back-dated": (_appended("2026-11-23-dddd"), r"dddd \(\w+\) is back-dated"),
    "a branch made up": (_beside("2026-03-01-dddd"), r"no newer than what .*: back-dated, or of a"),
    "a branch of the same day": (_beside("2026-11-25-dddd"), r"dddd .* is no newer than what"),
    "older days in a new file": (_inside, r"eeee \(\w+\) is back-dated: .* are of 2026-03-01\."),
    "files of another version": (_named("2026-11-27-eeee", "2026-11-25-cccc.csv"), "line 4 is no ent"),
    "no files": (_named("2026-11-27-eeee"), "line 4 is no entry"),
    "a version elsewhere": (_named("../../x", "../../x.csv"), "line 4 is no entry"),
    "a version said again": (_appended(VERSIONS[2]), r"an edit"),
    "all written anew": (_anew, r"does not hold the entry \w{64} that the published"),
    "a fork made up": (_forked, r"aaaa.csv: not what.*that the published pages name rests on it"),
    "a file that no entry names": (_written(b"x", "2026-11-01-eeee.csv"), r"eeee.csv: no entry"),
    "the chain gone": (lambda p: (p.forecasts / chain.NAME).unlink(), r"chain.jsonl is missing"),
    "the chain emptied": (_written(b""), r"chain.jsonl is empty.*git restore"),
    "the chain cut off": (_written(b'{"schema":1,"ver'), r"chain.jsonl line 1 is no entry"),
    "the chain overwritten": (_written(b"\x00\xff" * 50), r"chain.jsonl cannot be read"),
    "a list for the chain": (_written(b"[1]\n"), r"chain.jsonl line 1 is no entry"),
    "a nested chain": (_written(b"[" * 10**5), r"chain.jsonl line 1 is no entry"),
    "a folder for the chain": (_folder(chain.NAME), r"chain.jsonl cannot be read"),
    "a newer chain": (_newer, r"newer povanalysis \(schema 2\). Update"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMS)
def test_whatever_is_done_to_the_ledger_is_seen(project: Project, name: str) -> None:
    import re

    heads = chain.load(project).heads
    harm, seen = HARMS[name]
    harm(project)
    found = list(chain.faults(project, heads))
    assert any(re.search(seen, line) for line in found), found
    assert not any("\n" in line for line in found)
    kept = list(chain.faults(project, kept=heads[0]))  # as an outsider sees it
    assert kept, name


@pytest.mark.parametrize("name", ["a table emptied", "a companion edited", "the chain emptied"])
def test_what_is_damaged_is_not_scored_but_refused_in_one_line(project: Project, name: str) -> None:
    HARMS[name][0](project)
    with pytest.raises(DataError, match=r"^[^\n]*git restore data/forecasts/[^\n]*$"):
        ledger.read(project)


def test_older_days_in_a_new_file_are_not_scored(project: Project) -> None:
    _inside(project)
    with pytest.raises(DataError, match=r"eeee\.csv holds forecasts of another day than its name"):
        ledger.read(project)


def test_order_of_lines_and_line_ends_say_nothing(project: Project) -> None:
    heads = chain.load(project).heads
    (project.forecasts / chain.NAME).write_bytes("\r\n".join(reversed(lines(project))).encode())
    assert chain.load(project).heads == heads
    assert list(chain.faults(project, heads)) == []


def test_a_file_that_no_entry_names_counts_for_nothing(project: Project) -> None:
    said("2026-01-01").to_csv(project.forecasts / "2026-01-01-eeee.csv", index=False)
    assert set(ledger.read(project)["version"]) == set(VERSIONS)


def test_nothing_is_written_down_behind_newer_data_or_over_a_file_that_says_otherwise(
    project: Project,
) -> None:
    told: list[str] = []
    assert ledger.keep(project, "2026-11-24-dddd", said("2026-11-24"), say=told.append) is None
    (project.forecasts / "2026-12-01-eeee.csv").write_text("genuine, perhaps")
    assert ledger.keep(project, "2026-12-01-eeee", said("2026-12-01"), say=told.append) is None
    assert [len(told), len(lines(project))] == [2, 3]
    assert "nothing is back-dated" in told[0]
    assert (project.forecasts / "2026-12-01-eeee.csv").read_text() == "genuine, perhaps"


def test_a_ledger_older_than_the_chain_is_read_and_chained_by_the_next_entry(
    project: Project,
) -> None:
    (project.forecasts / chain.NAME).unlink()
    assert set(ledger.read(project)["version"]) == set(VERSIONS)
    told: list[str] = []
    assert ledger.keep(project, "2026-12-01-dddd", said("2026-12-01"), say=told.append)
    assert told == ["data/forecasts/chain.jsonl: new; it chains the 3 files there were"]
    assert len(lines(project)) == 4
    assert list(chain.faults(project)) == []


@pytest.mark.parametrize("attributes", [ATTRIBUTES, ""], ids=["union", "conflict"])
@pytest.mark.parametrize("order", [("ours", "theirs"), ("theirs", "ours")], ids="-".join)
def test_branches_that_each_add_an_entry_merge_in_either_order(
    project: Project, attributes: str, order: tuple[str, str]
) -> None:
    def git(*arguments: str) -> int:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        call = ["git", *who, *arguments]
        return subprocess.run(call, cwd=project.root, capture_output=True).returncode

    (project.root / ".gitattributes").write_text(attributes)
    for arguments in (("init", "-q", "-b", "start"), ("add", "-A"), ("commit", "-qm", "x")):
        assert git(*arguments) == 0
    before = chain.load(project).heads
    for branch, version in (("ours", "2026-11-26-dddd"), ("theirs", "2026-11-28-eeee")):
        assert git("checkout", "-q", "-b", branch, "start") == 0
        assert keep(project, version)
        assert git("add", "-A") == git("commit", "-qm", branch) == 0
    assert git("checkout", "-q", order[0]) == 0
    assert (git("merge", "-q", order[1]) == 0) == bool(attributes)
    both = chain.load(project)
    assert [len(both.heads), len(both.entries)] == [2, 5]
    assert list(chain.faults(project, before)) == []
    assert keep(project, "2026-11-30-ffff")
    last = chain.load(project)
    assert last.entries[last.heads[0]].parents == both.heads
    assert list(chain.faults(project, [*before, *both.heads])) == []


def test_two_branches_that_forecast_one_version_keep_the_files_of_one(project: Project) -> None:
    theirs = Project(project.root / "theirs")
    (theirs.forecasts).mkdir(parents=True)
    for path in project.forecasts.iterdir():
        (theirs.forecasts / path.name).write_bytes(path.read_bytes())
    assert keep(project, "2026-12-01-dddd", 11.7)
    assert keep(theirs, "2026-12-01-dddd", 11.6)
    rewrite(project, *lines(project), lines(theirs)[-1])
    assert list(chain.faults(project)) == []
    assert chain.doubles(project) == ["2026-12-01-dddd"]
    found = ledger.read(project)
    assert found.loc[found["version"] == "2026-12-01-dddd", "value"].tolist() == [11.7]
    # whoever published the other ones is told that they are no longer there
    assert list(chain.faults(project, chain.load(theirs).heads))


def test_a_check_sees_the_ledger_and_what_somebody_kept(
    command: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tests.conftest import register_two_provinces

    project = Project(tmp_path)
    register_two_provinces(project.raw)
    (tmp_path / "_quarto.yml").touch()
    for version in VERSIONS:
        keep(project, version)
    head = chain.load(project).heads[0]
    code, out, err = command("data", "check", "--head", head[:20], "--json", project=project)
    assert (code, json.loads(out)["ledger"], err) == (0, [], "")
    _without(2)(project)
    (project.raw / "gone.csv").touch()
    (project.raw / "breaks.csv").unlink()
    code, out, err = command("data", "check", "--head", head, project=project)
    assert code == 1
    for named in (f"does not hold the entry {head} that --head names", "data/raw/gone.csv",
                  "data/raw/breaks.csv", "cccc.csv: no entry of the chain names it"):  # fmt: skip
        assert named in err
