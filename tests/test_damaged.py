"""What this software made itself is made again where it is damaged; answers stay the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.questions import results
from povanalysis.sources import store

HARMS: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda held: held[: len(held) // 2],
    "emptied": lambda held: b"",
    "overwritten": lambda held: b"\x00\xff" * (len(held) // 2) + held[: len(held) % 2],
}


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        *(("observations.csv", harm) for harm in HARMS),
        *(("observations.parquet", harm) for harm in HARMS),
        *(("version.json", harm) for harm in HARMS),
        *(("panel/panel-scenarios-2026.npz", harm) for harm in HARMS),
        ("panel/panel-key.json", "cut off"),  # these two take some seconds to make
        ("panel/panel-forecasts.npz", "overwritten"),
    ],
)
def test_a_damaged_file_is_made_again(
    project: Project, command: Callable[..., tuple[int, str, str]], name: str, harm: str
) -> None:
    def asked() -> tuple[int, str, str]:
        for cached in (store._read, results._stored, results._place_scenarios):
            cached.cache_clear()
        return command("forecast", "3524", "--json", project=project)

    before, path = asked(), Path(project.processed / name)
    assert before[0] == 0
    held = path.read_bytes()
    path.write_bytes(HARMS[harm](held))
    assert asked() == before
    # a change that leaves the length of the table for other programs is for `data check` to find
    assert path.read_bytes() == held or (name, harm) == ("observations.csv", "overwritten")
