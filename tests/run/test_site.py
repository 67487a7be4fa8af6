"""The front pages around the reports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from povanalysis.project import Project
from povanalysis.run import site


def entry(name: str) -> dict[str, Any]:
    outputs = {kind: {"path": f"id/{name}.{kind}"} for kind in ("html", "pdf")}
    card = {"kind": "regency", "about": name, "sentence": "x."}
    return {"name": name, "lang": "id", **card, "outputs": outputs}


def test_cards_stand_by_name_whatever_order_the_jobs_had(project: Project, tmp_path: Path) -> None:
    # a bare `quarto render` gives them in the order of the plan, a build in that of the manifest
    names = ["lamongan-2026", "kediri-2026", "sukoharjo-2026"]
    site.write_sources(project, [entry(name) for name in names], tmp_path)
    page = (tmp_path / "index.qmd").read_text(encoding="utf-8")
    assert re.findall(r"^### \[([^\]]+)\]", page, re.M) == sorted(names)
