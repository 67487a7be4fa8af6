"""L7: dynamic data of the BPS WebAPI, as JSON.

``datacontent`` maps keys to figures. A key is the plain concatenation of the ids of region,
variable, derived variable, year and derived year::

    vervar 3524 | var 621 | turvar 0 | tahun 125 | turtahun 0  ->  "3524621012500"

Ids have no fixed width, so a key cannot be taken apart. Here every key is **built from the lists**
of the answer and looked up; a key that nothing explains, or that two combinations explain, is a
problem. Years are read from the labels of ``tahun`` and never from its ids. A missing key is a
missing figure. ``9999`` is the nation; provinces and regencies carry their BPS codes, and code and
label must agree.
"""

from __future__ import annotations

import json
import re
from itertools import product
from math import prod
from typing import Any

from povanalysis.errors import LayoutError, NumberError, RegionError
from povanalysis.indicators import INDICATORS
from povanalysis.numbers import read_number
from povanalysis.regions import NATION, Region, get, named, resolve
from povanalysis.series import MARCH_FROM, reference_period
from povanalysis.sources.tables import wording
from povanalysis.sources.tables.cells import NO_SEPTEMBER
from povanalysis.sources.tables.opening import Document
from povanalysis.sources.tables.reading import (
    Figure,
    Hints,
    Issue,
    Reading,
    printed_decimals,
    scaled,
    with_shared_decimals,
)

WEBAPI_NATION = "9999"
MAX_COMBINATIONS = 1_000_000  # 550 places, 30 years, 4 parts and 3 months are 200,000


def read(document: Document, hints: Hints, layout: str) -> Reading:
    """Read one answer of the WebAPI.

    Raises
    ------
    LayoutError
        The text is no JSON, or not an answer with data.
    """
    try:
        answer = json.loads(document.text)
    except (ValueError, RecursionError) as error:
        raise LayoutError(
            f"{document.file} is not valid JSON ({str(error)[:200]}).",
            cure="Fetch it again: povanalysis data fetch.",
        ) from error
    return decode(answer, document.file, hints, layout)


def decode(answer: Any, file: str, hints: Hints, layout: str) -> Reading:
    """Decode a parsed answer; see :func:`read`."""
    _require(isinstance(answer, dict), file, "the answer is no JSON object")
    _require("status" in answer, file, "it has no status")
    if answer.get("data-availability") != "available" or answer.get("status") != "OK":
        raise LayoutError(
            f"{file}: the WebAPI has no data for this request (status "
            f"{answer.get('status')!r}, availability {answer.get('data-availability')!r}).",
            cure="Ask for another year or domain, or import the table by hand.",
        )
    variables = _list(answer, "var", file)
    places = _list(answer, "vervar", file)
    years = _list(answer, "tahun", file)
    derived = _list(answer, "turvar", file, optional=True) or [("0", "")]
    periods = _list(answer, "turtahun", file, optional=True) or [("0", "")]
    lists = (places, variables, derived, years, periods)
    _require(prod(map(len, lists)) <= MAX_COMBINATIONS, file, "its lists are too long")
    content = answer.get("datacontent")
    _require(isinstance(content, dict), file, "datacontent is no object")
    assert isinstance(content, dict)

    skipped: list[Issue] = []
    problems: list[Issue] = []

    def skip(kind: str, where: str, text: str) -> None:
        skipped.append(Issue(kind, where, text))

    def refuse(kind: str, where: str, text: str) -> None:
        problems.append(Issue(kind, where, text))

    found: list[tuple[object, Figure]] = []
    explained: dict[str, list[tuple[str, ...]]] = {}
    units = {str(item.get("val")): str(item.get("unit") or "") for item in answer["var"]}
    regions = {place: _region(place, label, problems) for place, label in places}
    lists_regencies = any(region and region.is_regency for region in regions.values())
    for (place, name), (var, title), (tur, part), (th, year), (tth, month) in product(*lists):
        key = f"{place}{var}{tur}{th}{tth}"
        if key not in content:
            continue
        explained.setdefault(key, []).append((place, var, tur, th, tth))
        where = f"datacontent {key}"
        heads = f"{title} {units.get(var, '')}"
        codes = wording.indicators(f"{title} {part}")
        indicator = next(iter(codes)) if len(codes) == 1 else hints.indicator or ""
        if not indicator:
            skip("not a poverty indicator", where, f"{title} {part}".strip())
            continue
        if wording.area(part) == "part":
            skip("urban or rural part", where, part)
            continue
        region = regions[place]
        number_of_year = wording.single_year(year)
        if number_of_year is None:
            refuse("not a year", where, f"{year!r} is not a year")
            continue
        if region is None:
            continue
        said = wording.period(month) or hints.period or ""
        if said == "September" and region.is_regency and number_of_year >= MARCH_FROM:
            refuse("no such figure", where, NO_SEPTEMBER)
            continue
        if said == "other":
            skip("other month", where, month)
            continue
        value = _value(content[key], where, problems)
        if value is None:
            continue
        unit = wording.unit(heads)
        value = scaled(value, unit, indicator)
        low, high = INDICATORS[indicator].range
        if value == 0:
            skip("nought", where, f"{name} is 0, which stands for no figure")
            continue
        if not low <= value <= high:
            refuse(
                "out of range",
                where,
                f"{content[key]} is no {indicator} ({low:.10g} to {high:.10g})",
            )
            continue
        period = said or reference_period(number_of_year)
        status = "published" if said or period == "March" else "inferred"
        if not said and (
            period == "unknown"
            or not lists_regencies
            or (period == "September" and not region.is_regency)
        ):
            period, status = "unknown", "not established"
        text = str(content[key])
        shift = INDICATORS[indicator].printed.get(unit, 0)
        figure = Figure(
            region.code, indicator, number_of_year, period, status, value, text, where, "", 0,
            decimals=printed_decimals(text) - shift,
        )  # fmt: skip
        found.append((var, figure))
    for key, ways in explained.items():
        if len(ways) > 1:
            refuse("ambiguous key", f"datacontent {key}", f"fits {len(ways)} combinations")
    strays = [key for key in content if key not in explained]
    if strays:
        refuse(
            "unexplained key",
            f"datacontent {strays[0]}",
            f"{len(strays)} keys fit no combination of the lists",
        )
    figures = tuple(figure for _, figure in with_shared_decimals(found))
    return Reading(file, layout, variables[0][1], figures, tuple(skipped), tuple(problems))


def _require(condition: bool, file: str, what: str) -> None:
    if not condition:
        raise LayoutError(
            f"{file} is not an answer of the WebAPI as documented: {what}.",
            cure="Fetch it again, or import the table by hand as xlsx or csv.",
        )


def _list(
    answer: dict[str, Any], name: str, file: str, optional: bool = False
) -> list[tuple[str, str]]:
    items = answer.get(name)
    if optional and not items:
        return []
    _require(isinstance(items, list) and bool(items), file, f"{name!r} is missing or empty")
    assert isinstance(items, list)
    _require(
        all(isinstance(item, dict) and "val" in item and "label" in item for item in items),
        file,
        f"{name!r} has entries without val and label",
    )
    return [(str(item["val"]), re.sub(r"<[^>]+>", " ", str(item["label"]))) for item in items]


def _region(place: str, label: str, problems: list[Issue]) -> Region | None:
    where = f"vervar {place}"
    if place == WEBAPI_NATION:
        return get(NATION)
    try:
        if re.fullmatch(r"[0-9]{4}", place):
            region = get(place)
            return region if not named(label) else resolve(f"{place} {label}")
        return resolve(label)
    except RegionError as error:
        problems.append(Issue("unknown region", where, str(error)))
        return None


def _value(raw: object, where: str, problems: list[Issue]) -> float | None:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if -1e15 < raw < 1e15:
            return float(raw)
        problems.append(Issue("not a number", where, f"{str(raw)[:20]} is no figure"))
        return None
    if isinstance(raw, str):
        try:
            return read_number(raw, "en").value
        except NumberError as error:
            problems.append(Issue("not a number", where, str(error)))
            return None
    if raw is not None:
        problems.append(Issue("not a number", where, f"{raw!r} is not a number"))
    return None
