"""The indicators of the contract: one record each, which all other code asks.

``P0`` share of poor people in per cent, ``P1`` poverty gap index and ``P2`` poverty severity index
(both as BPS prints them, already times 100), ``POVERTY_LINE`` in rupiah per capita per month,
``POOR`` in thousand persons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Indicator:
    """What is true of an indicator wherever it stands.

    Parameters
    ----------
    unit
        Its unit in the contract.
    low, high
        What a regency, a province or the nation can have.
    printed
        Units in which a source may print it, each with the power of ten from there to ours.
    link
        Scale on which its forecasts are made.
    alike
        Scale on which changes of large and small regions are alike.
    variable
        Its kab/kota variable in BPS's national domain (from the addresses of the pages).
    named
        How a table names it, in plain lower-case words.
    """

    unit: str
    low: float
    high: float
    printed: Mapping[str, int]
    link: Literal["logit", "log", "identity"]
    alike: Literal["linear", "root", "log"]
    variable: int
    named: re.Pattern[str]

    @property
    def range(self) -> tuple[float, float]:
        """Lowest and highest value that can be."""
        return self.low, self.high


# extremes seen 2004-2025 in brackets
INDICATORS: dict[str, Indicator] = {
    "P0": Indicator(
        unit="percent",
        low=0.5,  # (1.6 Badung 2017 to 56 Papua before 2010)
        high=75.0,
        printed={"percent": 0},
        link="logit",
        alike="linear",
        variable=621,
        named=re.compile(
            r"(?:(?:per|pre|pro)s[ea]nta(?:se|si)|\b(?:pct|persen|pers|pres|prs))[^|a-z]{0,3}"
            r"(?:jumlah )?"
            r"(?:(?:penduduk|pend|pddk|pnddk|pdd|orang|masyarakat|warga)\.? )?(?:ke)?miskin|"
            r"tingkat kemiskinan|angka kemiskinan|percentage of (?:the )?(?:poor|population below)|"
            r"(?:penduduk )?miskin\s*\(?\s*(?:persen|%)|"
            r"poverty (?:rate|percentage|headcount|incidence)|"
            r"head ?count|\bp0\b|\bpo\b|poor (?:people )?\(%\)"
        ),
    ),
    "P1": Indicator(
        unit="index",
        low=0.01,  # (0.1 to 18 Deiyai)
        high=40.0,
        printed={"percent": 0},
        link="log",
        alike="root",
        variable=622,
        named=re.compile(r"kedalaman|poverty gap|gap index|\bp1\b|poverty depth|depth index"),
    ),
    "P2": Indicator(
        unit="index",
        low=0.001,  # (0.02 to 8)
        high=25.0,
        printed={"percent": 0},
        link="log",
        alike="root",
        variable=623,
        named=re.compile(r"keparahan|severity|\bp2\b"),
    ),
    "POVERTY_LINE": Indicator(
        unit="rupiah per capita per month",
        low=50_000.0,  # (72,780 nation 1999 to 1,235,328)
        high=3_000_000.0,
        printed={"rupiah": 0, "thousand rupiah": 3},
        link="log",
        alike="log",
        variable=624,
        named=re.compile(r"garis kemiskinan|poverty line|\bgk\b"),
    ),
    "POOR": Indicator(
        unit="thousand persons",
        low=0.5,  # (1.2 to 47,970 nation 1999)
        high=60_000.0,
        printed={"thousand persons": 0, "persons": -3, "million persons": 3},
        link="log",
        alike="log",
        variable=619,
        named=re.compile(
            r"(?:jumlah|jml|jlh|banyaknya|number of(?: the)?|total)[^|]{0,40}?(?:penduduk|orang|"
            r"people|population|warga)?\s*(?:miskin|poor)|poverty amount|"
            r"poor (?:people|population) number|"
            r"(?:penduduk|orang) miskin\s*\(?\s*(?:ribu|rb|jiwa|000|orang)|"
            r"poor (?:people |population )?\(\s*(?:thousand|000)|data penduduk miskin|"
            r"kemiskinan \(?(?:rb|ribu) (?:orang|jiwa)"
        ),
    ),
}

UNITS = {code: one.unit for code, one in INDICATORS.items()}
"""Unit of each indicator."""
