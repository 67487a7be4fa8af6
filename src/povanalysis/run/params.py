"""Parameters of the notebooks: one closed, typed model, checked before any kernel starts.

papermill only logs a warning when a parameter is unknown, and guesses types (``0011`` becomes 11,
``11,95`` stays text). So neither is left to it: the command line and the runner come here first,
and what papermill injects are plain ``str``, ``int``, ``float`` and ``None``.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from povanalysis.config import FORMATS, Format
from povanalysis.errors import NumberError, ParameterError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.numbers import check_percentage, parse_number
from povanalysis.regions import get, resolve

MOST_YEARS_AHEAD = 20
MOST_COMPARED = 12


def check_regions(value: str | int | Sequence[str | int]) -> list[str]:
    """Return the codes of regencies and cities to be compared, each once.

    Raises
    ------
    RegionError, ParameterError
        A region is unknown or no regency or city, or there are fewer than 2 or more than 12.

    Examples
    --------
    >>> check_regions("Lamongan, 3311")
    ['3524', '3311']
    """
    parts = str(value).split(",") if isinstance(value, (str, int)) else [str(v) for v in value]
    found = [resolve(part.strip()) for part in parts if part.strip()]
    wrong = [region.name for region in found if region.province is None]
    if wrong:
        raise ParameterError(
            f"{listing(wrong)} cannot be compared with regencies.",
            cure="Name regencies and cities; a province has its own report.",
        )
    codes = list(dict.fromkeys(region.code for region in found))
    if not 2 <= len(codes) <= MOST_COMPARED:
        raise ParameterError(
            f"A comparison of {len(codes)} regions cannot be made.",
            cure=f"Name 2 to {MOST_COMPARED} different ones, separated by commas.",
        )
    return codes


def check_province(value: str | int) -> str:
    """Return the code of a province.

    Raises
    ------
    RegionError, ParameterError
        The text answers to no region, or to one that is no province.

    Examples
    --------
    >>> check_province("Jawa Timur")
    '3500'
    """
    region = resolve(value)
    if region.kind != "province":
        cure = "Example: 3500 or Jawa Timur."
        if region.province is not None:
            cure = f"It lies in {get(region.province).name}, {region.province}."
        raise ParameterError(f"{region.name} is no province.", cure=cure)
    return region.code


def check_target(value: str | float) -> float:
    """Return a target for P0 in per cent; ``11,95`` and ``11.95`` are the same.

    Raises
    ------
    ParameterError
        The value is no number, or not between 0 and 100.
    """
    target: float | None = None
    if isinstance(value, str):
        try:
            target = parse_number(value, "id" if "," in value else "en")
        except NumberError as error:
            cure = "Write it as 11.95 or 11,95."
            raise ParameterError(f"target {value!r} is not a number.", cure=cure) from error
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        target = float(value)
    if target is None:  # Python reads 11,95 without quotation marks as two numbers
        cure = 'Write 11.95 or "11,95".'
        raise ParameterError(f"target {value!r} is not a number.", cure=cure)
    check_percentage(target, f"target {value}")
    return target


def check_language(value: Any) -> str:
    """Return a language code.

    Raises
    ------
    ParameterError
        The language is not one we publish in.
    """
    if value not in tuple(LANGUAGES):
        raise ParameterError(f"Unknown language {value!r}.", cure=f"Allowed: {listing(LANGUAGES)}.")
    return str(value)


def check_indicator(value: Any) -> str:
    """Return the indicator of a forecast.

    Raises
    ------
    ParameterError
        Forecasts are made for P0 only.
    """
    if value != "P0":
        raise ParameterError(f"Forecasts of {value!r} are not made.", cure="Allowed: P0.")
    return str(value)


def check_format(value: Any) -> Format:
    """Return an output format.

    Raises
    ------
    ParameterError
        The format is not one we publish.
    """
    if value not in FORMATS:
        raise ParameterError(f"Unknown format {value!r}.", cure=f"Allowed: {listing(FORMATS)}.")
    return "html" if value == "html" else "pdf"


def check_year(year: int, last_observed: int) -> int:
    """Return a forecast year that lies ahead of the series and within reach.

    Parameters
    ----------
    year
        The year asked for.
    last_observed
        Year of the region's last figure.

    Raises
    ------
    ParameterError
        The year is not 1 to 20 years ahead.
    """
    most = last_observed + MOST_YEARS_AHEAD
    if not last_observed < year <= most:
        reason = (
            f"the figure of {last_observed} is the last one published"
            if year <= last_observed
            else f"it lies more than {MOST_YEARS_AHEAD} years ahead"
        )
        raise ParameterError(
            f"year {year} cannot be forecast: {reason}.",
            cure=f"Allowed: {last_observed + 1} to {most}.",
        )
    return year


Language = Annotated[str, BeforeValidator(check_language)]


Target = Annotated[
    float | None,
    BeforeValidator(lambda value: None if value in (None, "") else check_target(value)),
]


class _Params(BaseModel):
    """A closed model of plain values."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class RegencyParams(_Params):
    """Parameters of ``regency.ipynb``.

    Parameters
    ----------
    region
        4-digit BPS code, or an unambiguous name.
    year
        Year of the forecast that the report is about; its reference month is March. None for the
        one the report chooses, which the plan has put in before a job is made.
    target
        Target for P0 in per cent, 0-100; None for the official one, where there is one. The plan
        takes the official value for None: any other makes a hypothetical report.
    lang
        ``id`` or ``en``.
    """

    region: Annotated[str, BeforeValidator(lambda value: resolve(value).code)]
    year: int | None = None
    target: Target = None
    lang: Language = "id"

    @property
    def stem(self) -> str:
        """File name without suffix: ``lamongan-2026``, ``lamongan-2026-target-11.50``."""
        stem = f"{get(self.region).slug}-{self.year}"
        return stem if self.target is None else f"{stem}-target-{_two_decimals(self.target)}"


class ComparisonParams(_Params):
    """Parameters of ``comparison.ipynb``.

    Parameters
    ----------
    regions
        Codes or names of 2 to 12 regencies and cities, separated by commas; kept as codes.
    year
        Year of the forecast, or None, as for :class:`RegencyParams`.
    lang
        ``id`` or ``en``.
    """

    regions: Annotated[str, BeforeValidator(lambda value: ",".join(check_regions(value)))]
    year: int | None = None
    lang: Language = "id"

    @property
    def stem(self) -> str:
        """File name without suffix: ``comparison-lamongan-kediri-sukoharjo-2026``."""
        slugs = [get(code).slug for code in self.regions.split(",")]
        return "-".join(["comparison", *slugs, str(self.year)])


class ProvinceParams(_Params):
    """Parameters of ``province.ipynb``.

    Parameters
    ----------
    province
        Code or name of a province.
    year
        Year of the forecast, or None, as for :class:`RegencyParams`.
    lang
        ``id`` or ``en``.
    """

    province: Annotated[str, BeforeValidator(check_province)]
    year: int | None = None
    lang: Language = "id"

    @property
    def stem(self) -> str:
        """File name without suffix: ``jawa-timur-2026``."""
        return f"{get(self.province).slug}-{self.year}"


class MethodsParams(_Params):
    """Parameters of ``methods.ipynb``: ``lang``, ``id`` or ``en``."""

    lang: Language = "id"

    @property
    def stem(self) -> str:
        """File name without suffix: ``methods``."""
        return "methods"


def _two_decimals(value: float) -> str:
    """Write a target with two decimals, or as many as it has."""
    return f"{value:.2f}" if round(value, 2) == value else f"{value:.15g}"


Params = RegencyParams | ComparisonParams | ProvinceParams | MethodsParams
Model = TypeVar("Model", RegencyParams, ComparisonParams, ProvinceParams, MethodsParams)


def parse(values: dict[str, Any]) -> RegencyParams:
    """Check the parameters of the report on one region.

    Raises
    ------
    ParameterError, RegionError
        A parameter is unknown, of the wrong kind or outside its domain.

    Examples
    --------
    >>> parse({"region": 3524, "year": 2026, "target": "11,95"}).target
    11.95
    """
    return parse_as(RegencyParams, values)


def parse_as(model: type[Model], values: dict[str, Any]) -> Model:
    """Check the parameters of a notebook.

    Parameters
    ----------
    model
        The notebook's model.
    values
        Parameters by name.

    Raises
    ------
    ParameterError, RegionError
        A parameter is unknown, of the wrong kind or outside its domain.

    Examples
    --------
    >>> parse_as(ProvinceParams, {"province": "Jawa Timur", "year": 2026}).stem
    'jawa-timur-2026'
    """
    known = list(model.model_fields)
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise ParameterError(
                f"Unknown parameter {name!r}.{hint}", cure=f"Known: {listing(known)}."
            )
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        seen = "" if first["type"] == "missing" else f", got {first['input']!r}"
        raise ParameterError(
            f"Parameter {name!r}: {first['msg'].lower()}{seen}.",
            cure="Example: region 3524, year 2026, target 11.95, lang id.",
        ) from None
