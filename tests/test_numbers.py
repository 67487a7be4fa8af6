"""Figures as met in BPS tables and press releases, in both directions."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from povanalysis.errors import NumberError, ParameterError
from povanalysis.numbers import (
    Number,
    fitting_conventions,
    format_number,
    parse_number,
    read_number,
)


@pytest.mark.parametrize(
    ("text", "convention", "value"),
    [
        ("12,03", "id", 12.03),
        ("12.03", "en", 12.03),
        ("1.234.567", "id", 1234567.0),
        ("1,234,567", "en", 1234567.0),
        ("1.234", "id", 1234.0),
        ("1.234", "en", 1.234),
        (" 39,449 ", "en", 39449.0),
        (" 68,78 ", "id", 68.78),
        ("27634118", "id", 27634118.0),
        ("22.190,000", "id", 22190.0),
        ("1 702 426,5", "id", 1702426.5),
        ("1\u00a0702\u00a0426", "en", 1702426.0),
        ("Rp. 321.002,-", "id", 321002.0),
        ("Rp524.636", "id", 524636.0),
        ("Rp 438.007", "id", 438007.0),
        ("146,98 ribu jiwa", "id", 146.98),
        ("12,16 persen", "id", 12.16),
        ("12.16%", "en", 12.16),
        ("-0,13", "id", -0.13),
        ("\u22120,13", "id", -0.13),
        (",50", "id", 0.5),
        ("0", "id", 0.0),
        ("2,701", "id", 2.701),  # P1 in a press release has three decimals
        ("2,701", "en", 2701.0),  # the same text in an English table
    ],
)
def test_each_wrapping_gives_its_figure(text: str, convention: str, value: float) -> None:
    assert parse_number(text, convention) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("mark", ["…", "...", "-", "–", "—", "NA", "N/A", "n.a.", "", "  "])
@pytest.mark.parametrize("convention", ["id", "en"])
def test_missing_marks_give_none_and_nothing_else_does(mark: str, convention: str) -> None:
    assert read_number(mark, convention) == Number(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "convention"),
    [
        ("12.03", "id"),
        ("12,03", "en"),
        ("1.23.456", "id"),
        ("1234.567,8", "id"),
        ("1.234,567.8", "id"),
        ("1,234.5", "id"),
        ("1.234,5", "en"),
        ("1.234 567", "id"),
        ("12,03,1", "id"),
        ("12,", "id"),
        ("1e5", "en"),
        ("(12,03)", "id"),
        ("0x1f", "en"),
        ("1_000", "en"),
        ("١٢", "en"),
        ("nan", "en"),
        ("inf", "en"),
        ("12,03 kilogram", "id"),
        ("Lamongan", "id"),
        ("12 03", "id"),
        ("--5", "id"),
        ("9" * 400, "id"),
    ],
)
def test_what_does_not_fit_the_convention_is_refused(text: str, convention: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text, convention)  # type: ignore[arg-type]
    assert caught.value.facts["text"] == text


def test_the_refusal_says_which_convention_would_fit() -> None:
    with pytest.raises(NumberError, match="convention 'en'"):
        parse_number("12.03", "id")


def test_unit_words_and_marks_are_kept_not_dropped() -> None:
    assert read_number("25,95 juta orang", "id") == Number(25.95, 2, "million persons")
    assert read_number("22.190 jiwa", "id") == Number(22190.0, 0, "persons")
    assert read_number("9,54*", "id") == Number(9.54, 2, "", "*")
    assert read_number("9,54 r)", "id") == Number(9.54, 2, "", "r")


def test_an_unknown_convention_or_language_names_the_allowed_ones() -> None:
    with pytest.raises(ParameterError, match=r"id .* and en"):
        parse_number("1", "us")  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match="Allowed: id, en"):
        format_number(1.0, "de")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["12,03", "9,8", "…"], ("id",)),
        (["12.03", "9.8", ""], ("en",)),
        (["12,03", "9.8"], ()),
        (["1.234", "2.345"], ("id", "en")),
        (["12", "9"], ("id", "en")),
        (["Kediri"], ()),
    ],
)
def test_a_column_tells_its_convention_or_that_it_cannot(
    texts: list[str], expected: tuple[str, ...]
) -> None:
    assert fitting_conventions(texts) == expected


def test_rounding_is_half_up_on_the_decimal_text() -> None:
    # binary fractions of 2.675 and 1.005 lie just below the half; the text says half
    assert format_number(2.675, "en") == "2.68"
    assert format_number(1.005, "en") == "1.01"
    assert format_number(-2.675, "en") == "-2.68"
    assert format_number(0.5, "en", 0) == "1"


def test_a_value_that_rounds_to_nought_has_no_sign() -> None:
    assert format_number(-0.004, "id") == "0,00"
    assert format_number(0.004, "id", sign=True) == "0,00"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_missing_value_is_never_printed(value: float) -> None:
    with pytest.raises(NumberError, match="finite"):
        format_number(value, "id")


@given(st.text(max_size=30), st.sampled_from(["id", "en"]))
def test_any_text_gives_a_finite_number_none_or_our_own_error(text: str, convention: str) -> None:
    try:
        value = parse_number(text, convention)  # type: ignore[arg-type]
    except NumberError:
        return
    assert value is None or math.isfinite(value)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False),
    st.sampled_from(["id", "en"]),
)
def test_what_we_write_we_read_back(value: object, lang: str) -> None:
    number = float(str(value))
    assert parse_number(format_number(number, lang), lang) == number  # type: ignore[arg-type]


@given(st.from_regex(r"[1-9][0-9]{0,2}[.,][0-9]{3}", fullmatch=True))
def test_a_single_group_of_three_differs_a_thousandfold_between_conventions(text: str) -> None:
    values = sorted(filter(None, (parse_number(text, "id"), parse_number(text, "en"))))
    assert values[1] == pytest.approx(1000 * values[0])


def test_importing_numbers_and_regions_is_cheap() -> None:
    heavy = "pandas numpy babel matplotlib statsmodels"
    code = (
        "import sys, povanalysis.numbers, povanalysis.regions; "
        f"print([m for m in '{heavy}'.split() if m in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert found.stdout.strip() == "[]"
