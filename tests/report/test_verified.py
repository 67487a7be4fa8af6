"""What the report on data and methods says of comparing the figures with BPS's WebAPI."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from povanalysis.report.facts.methods import producers
from povanalysis.report.text.language import Words

RECORD: dict[str, Any] = {
    "day": "2026-11-25", "data_version": "2026-11-22-cfc1a485", "looked_up": 3511, "agree": 3511,
    "differ": 0, "not_found": 0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "version", "english", "indonesian"),
    [
        (None, "x", "have not been compared", "belum dicocokkan"),
        ({}, "2026-11-22-cfc1a485", "On 25 November 2026 3,511 of them were looked up in BPS's own "
         "tables through its WebAPI, and all agree.", "Pada 25 November 2026 sebanyak 3.511 angka"),
        ({"agree": 3508, "differ": 1, "not_found": 2}, "2026-11-22-cfc1a485",
         "3,508 agree, 1 differ, 2 were not found.", "1 berbeda, 2 tidak ditemukan."),
        ({}, "2027-01-01-00000000", "That was version 2026-11-22-cfc1a485 of the data.",
         "versi data 2026-11-22-cfc1a485."),
    ],
)  # fmt: skip
def test_the_record_is_told_in_both_languages(
    changes: dict[str, Any] | None, version: str, english: str, indonesian: str
) -> None:
    record = None if changes is None else {**RECORD, **changes}
    found = producers(pd.DataFrame({"source_id": ["V1"]}), record, version)
    assert english in " ".join(Words("en").tell(found, "producers").support)
    assert indonesian in " ".join(Words("id").tell(found, "producers").support)
