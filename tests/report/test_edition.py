"""What has changed since the last edition, told from two summaries."""

from __future__ import annotations

from typing import Any

from povanalysis.report.beside.edition import moves, previous, summary, what_changed
from povanalysis.report.text.language import Words
from povanalysis.sources.manifest import DataVersion

OLD, NEW = DataVersion("2025-07-25", "aaaa1111"), DataVersion("2026-07-25", "bbbb2222")


def card(value: float = 12.16, probability: float = 0.4, **more: Any) -> dict[str, Any]:
    return {
        "name": "x-2026",
        "lang": "en",
        "subject": "3524",
        "about": "Kabupaten X",
        "value": value,
        "event": "target",
        "year": 2026,
        "target": 11.95,
        "probability": probability,
        **more,
    }


def edition(version: DataVersion, *cards: dict[str, Any]) -> dict[str, Any]:
    return summary(version, "0.1.0", cards)


def told(before: dict[str, Any], now: dict[str, Any], lang: str = "en") -> str:
    return what_changed(before, now, Words(lang))


def test_the_first_edition_has_none_to_compare_with() -> None:
    assert previous({}, edition(NEW, card())) is None


def test_the_same_edition_built_again_keeps_what_it_was_compared_with() -> None:
    before, now = edition(OLD, card()), edition(NEW, card(12.03))
    assert previous({"edition": now, "previous": before}, now) == before
    assert previous({"edition": before, "previous": None}, now) == before


def test_a_report_built_for_the_first_time_makes_no_new_edition() -> None:
    now = edition(NEW, card(), card(name="y-2026", subject="3506"))
    assert previous({"edition": edition(NEW, card()), "previous": None}, now) is None


def test_new_data_and_a_rate_that_moved_are_named_with_numbers() -> None:
    text = told(edition(OLD, card()), edition(NEW, card(12.03)))
    assert text.startswith("The data are new: version 2026-07-25-bbbb2222, after 2025-07-25-aaaa")
    assert "Kabupaten X, latest rate from 12.16 to 12.03 per cent (−0.13 points)" in text


def test_indonesian_numbers_carry_a_comma() -> None:
    text = told(edition(OLD, card()), edition(NEW, card(12.03)), "id")
    assert "dari 12,16 menjadi 12,03 persen (−0,13 poin)" in text


def test_a_probability_is_compared_only_when_it_answers_the_same_question() -> None:
    before = edition(OLD, card(probability=0.4))
    assert [m.what for m in moves(before, edition(NEW, card(probability=0.6)))] == ["probability"]
    assert moves(before, edition(NEW, card(probability=0.6, target=11.5))) == []
    assert moves(before, edition(NEW, card(probability=0.6, year=2027))) == []


def test_a_probability_that_rounds_to_the_same_per_cent_has_not_moved() -> None:
    assert moves(edition(OLD, card(probability=0.401)), edition(NEW, card(probability=0.404))) == []


def test_a_report_that_was_renamed_is_found_by_its_region() -> None:
    now = edition(NEW, card(12.03, name="x-2027", year=2027))
    found = moves(edition(OLD, card()), now)
    assert [(m.what, m.before, m.now) for m in found] == [("value", 12.16, 12.03)]


def test_at_most_three_moves_are_named_and_the_rest_counted() -> None:
    names = [f"r{number}" for number in range(5)]
    before = [card(10.0, name=name, about=name, subject=name) for name in names]
    now = [
        card(10.0 + step, name=name, about=name, subject=name)
        for step, name in enumerate(names, start=1)
    ]
    text = told(edition(OLD, *before), edition(NEW, *now))
    assert [name for name in names if f"{name}, latest" in text] == ["r2", "r3", "r4"]
    assert text.endswith("; and 2 more.")


def test_nothing_moved_is_said() -> None:
    text = told(edition(OLD, card()), edition(NEW, card()))
    assert text.endswith("No headline number has moved.")
