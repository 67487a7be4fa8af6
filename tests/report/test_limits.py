"""A report on a regency stays within its limits: in unlike places, languages and states of the year.

``benchmarks/limits.py`` measures every region.
"""

from __future__ import annotations

import pytest

from povanalysis.languages import LANGUAGES
from povanalysis.report.pages.regency import RegencyReport
from tests.limits import STATES, count, in_state, measure, told

# with targets and programmes; none of either; the lowest and the highest rates; a province of 2022;
# few years of figures; names that are long
PLACES = (
    "3524",
    "3506",
    "3311",
    "3578",
    "3527",
    "9501",
    "9604",
    "7371",
    "1101",
    "7411",
    "5301",
    "3101",
)


CASES = [(region, STATES[place % len(STATES)]) for place, region in enumerate(PLACES)]


@pytest.mark.parametrize(("region", "state"), [*CASES, ("3524", "out")])
def test_a_page_stays_within_its_limits(region: str, state: str) -> None:
    made = in_state(region, state)
    for lang in LANGUAGES:
        found = measure(told(RegencyReport(made, lang)))
        assert found.beyond == {}, found.longest


def test_what_is_measured_is_the_prose_and_tables_captions_and_alternative_text_apart() -> None:
    page = """## Answer {#sec-decision}

The rate was 12.03 per cent in 2025. It fell.

| Year | Rate |
|:--|--:|
| 2025 | 12.03 |

: A caption of five words {#tbl-a}

## Else

- One of 3 items.

![Caption](data:image/svg+xml;base64,AAAA){fig-alt="Line that falls: 3 points."}
"""
    found = measure(page)
    assert (found.words, found.first, found.numbers) == (14, 10, 3)
    assert (found.tables, found.captions, found.alt) == (4, 6, 5)
    assert found.longest == "The rate was 12.03 per cent in 2025."
    assert count(found.longest) == 8
    long = "It " + "fell " * 35 + "by 3 points."
    assert measure(f"## A\n\n{long}").beyond == {"words in a sentence": 39}
