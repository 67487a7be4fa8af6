"""Assumed figures as users write them: ``3500@2026-03=9.1``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from povanalysis.errors import NumberError, ParameterError
from povanalysis.numbers import parse_number
from povanalysis.regions import resolve

_CURE = "Write REGION@YEAR-MONTH=PER_CENT: 3500@2026-03=9.1, or 0000@2025-09=8,25 for the nation."


def check_given(texts: Iterable[str]) -> dict[tuple[str, str | int], float]:
    """Return assumed figures by region and reference month.

    Parameters
    ----------
    texts
        Each ``REGION@YYYY-MM=VALUE``: a code or an unambiguous name, a March or a September, per
        cent with a point or a comma.

    Raises
    ------
    ParameterError
        A text cannot be read, or two give one place and month different figures.
    RegionError
        The region is unknown.

    Examples
    --------
    >>> check_given(["3500@2026-03=9.1", "Indonesia@2026-03=8,0"])
    {('3500', '2026-03'): 9.1, ('0000', '2026-03'): 8.0}
    """
    found: dict[tuple[str, str | int], float] = {}
    for text in texts:
        match = re.fullmatch(r"\s*(.+?)\s*@\s*(\d{4}-\d{2})\s*=\s*(.+?)\s*", text)
        if not match:
            raise ParameterError(f"given {text!r} cannot be read.", cure=_CURE)
        region, month, figure = match.groups()
        if month[5:] not in ("03", "09"):
            raise ParameterError(
                f"given {text!r}: figures are of a March or a September, not of {month}.",
                cure=f"Write {month[:4]}-03 or {month[:4]}-09.",
            )
        try:
            value = parse_number(figure, "id" if "," in figure else "en")
        except NumberError as error:
            raise ParameterError(f"given {text!r}: {figure!r} is no number.", cure=_CURE) from error
        if value is None or not 0 < value < 100:
            raise ParameterError(
                f"given {text!r}: {figure} lies outside the domain of a percentage.",
                cure="Allowed: more than 0 and less than 100 (per cent of the population).",
            )
        key = resolve(region).code, month
        if found.setdefault(key, value) != value:
            raise ParameterError(
                f"given names {key[0]} in {month} twice, with different figures.",
                cure="Give one of them.",
            )
    return found
