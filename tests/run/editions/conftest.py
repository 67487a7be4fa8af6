"""Nothing here waits for the disk, but for tests that say so: a busy one takes seconds each time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from povanalysis.run.editions import switch


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_of: Path | int) -> None:
        """Wait for nothing."""

    monkeypatch.setattr(switch, "on_disk", nothing)
    monkeypatch.setattr(os, "fsync", nothing)
