"""No template prose: unlike regencies read unlike."""

from __future__ import annotations

import itertools
import re
from functools import cache

import pytest

from povanalysis.report.pages.regency import open_report
from tests.report.test_back_read import SECTIONS

UNLIKE = {
    "falling, target near": ("3524", None),
    "target met": ("3311", 7.0),
    "no target": ("3506", None),
    "level break in 2013": ("3574", 6.0),
    "highest rate": ("3527", 15.0),
    "fell by 3.55 points in 2018": ("3302", 8.0),
}


@cache
def sentences(code: str, target: float | None, lang: str) -> frozenset[str]:
    report = open_report(code, 2026, target, lang)
    found: set[str] = set()
    for name in SECTIONS:
        section = getattr(report, name)()
        if section is None:
            continue
        lines = section.data.splitlines()
        prose = " ".join(line for line in lines if not line.startswith(("|", "!", ":", "#", "[")))
        parts = re.split(r"(?<=[.!?])\s+", prose.replace("**", "").replace("- ", ""))
        found.update(part.strip() for part in parts if len(part) > 25)
    return frozenset(found)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_two_of_six_unlike_regencies_share_more_than_half_of_their_sentences(lang: str) -> None:
    read = {name: sentences(code, target, lang) for name, (code, target) in UNLIKE.items()}
    for one, other in itertools.combinations(UNLIKE, 2):
        a, b = read[one], read[other]
        assert len(a & b) <= min(len(a), len(b)) / 2, f"{one} reads like {other}"


def opening(section: str) -> str:
    return next(line for line in section.splitlines() if line and not line.startswith("#"))


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_section_opens_with_a_finding_of_its_region(lang: str) -> None:
    one, other = (open_report(code, 2027, 3.0, lang) for code in ("3524", "3574"))
    for name in SECTIONS[1:-1]:  # the record of two regions may be the same
        first, second = (getattr(report, name)() for report in (one, other))
        if second is None:  # nothing was said of it
            assert name == "programmes"
            continue
        assert opening(first.data) != opening(second.data), name
