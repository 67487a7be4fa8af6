"""What a project publishes: ``povanalysis.toml`` at its root; without the file, the defaults.

The model is closed at every depth. What it does not know is refused with file, line, the nearest
key and a cure, in one line. :func:`schema` gives the same model to editors.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from povanalysis import files, pictures
from povanalysis.errors import ConfigError, InputError, NumberError, PovError, listing
from povanalysis.languages import LANGUAGES
from povanalysis.numbers import parse_number
from povanalysis.project import CONFIG, Project
from povanalysis.regions import resolve
from povanalysis.toml import line, write

NAME = CONFIG
SCHEMA = "povanalysis.schema.json"
MOST_BYTES = 500_000
MISSION = ("3524", "3506", "3311")
"""Lamongan, Kediri and Sukoharjo."""

Format: TypeAlias = Literal["html", "pdf"]
FORMATS: tuple[str, ...] = get_args(Format)


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_LINE = r"^[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
"""What neither ends a line nor steers a terminal, nor turns text around."""
_Short = Annotated[str, Field(min_length=1, max_length=200, pattern=_LINE)]
_Person = Annotated[str, Field(min_length=1, max_length=120, pattern=_LINE)]
_Long = Annotated[str, Field(min_length=1, max_length=6000)]


def _by_language(name: str, text: Any) -> Any:
    fields: dict[str, Any] = {code: (text | None, None) for code in LANGUAGES}
    return create_model(name, __base__=_Closed, **fields)


_Texts = _by_language("Texts", _Short)
if TYPE_CHECKING:
    _Name: TypeAlias = Any
    _Words: TypeAlias = Any
else:
    _Name = _Short | _Texts
    _Words = _Long | _by_language("LongTexts", _Long)


def _known(check: Callable[[Any], Any]) -> AfterValidator:
    """Let a check of ours speak for itself where a value is refused."""

    def checked(value: Any) -> Any:
        try:
            check(value)
        except PovError as error:
            raise PydanticCustomError("known", "{told}", {"told": str(error)}) from None
        return value

    return AfterValidator(checked)


def province(text: str | int) -> str:
    """Return the code of a province; the two digits that its codes begin with will do.

    >>> province(35), province("Jawa Timur")
    ('3500', '3500')
    """
    named = str(text).strip()
    two = len(named) == 2 and named.isdecimal()
    return resolve(f"{named}00" if two else named, kind="province").code


def _decimal(value: Any) -> Any:
    """Read a number that is written as text, with a point or a comma."""
    if not isinstance(value, str):
        return value
    try:
        return parse_number(value, "id" if "," in value else "en")
    except NumberError:
        told = f"{value!r} is not a number. Write 11.5 or '11,5'."
        raise PydanticCustomError("known", "{told}", {"told": told}) from None


_Region = Annotated[str | int, _known(resolve)]
_Province = Annotated[str | int, _known(province)]
_Year = Annotated[int, Field(ge=2000, le=2100)]
_Target = Annotated[
    float, Field(ge=0, le=100), BeforeValidator(_decimal, json_schema_input_type=float | str)
]


class Reports(_Closed):
    """Reports that are made in the same way: on some regions, or on all of a province."""

    regions: list[_Region] = Field(
        default=[],
        max_length=600,
        description="Codes or names of regencies, cities and provinces: a report on each.",
        examples=[["Lamongan", "3506"]],
    )
    province: _Province | None = Field(
        default=None,
        description="A province: its own report, and one on each of its regencies and cities.",
        examples=[35],
    )
    compare: bool = Field(
        default=False, description="Also a report that compares the regions.", examples=[True]
    )
    years: list[_Year] = Field(
        default=[],
        max_length=50,
        description="Years the reports are about; those that are due when not given.",
        examples=[[2026, 2027]],
    )
    targets: list[_Target] = Field(
        default=[],
        max_length=50,
        description="Targets in per cent to try: hypothetical reports beside the official ones.",
        examples=[[11.5, 11]],
    )

    @model_validator(mode="after")
    def _one_kind(self) -> Reports:
        if bool(self.regions) == (self.province is not None):
            told = "Name either regions or province."
            raise PydanticCustomError("known", "{told}", {"told": told})
        if self.compare and not 2 <= len(self.regions) <= 12:
            told = "compare takes 2 to 12 regions."
            raise PydanticCustomError("known", "{told}", {"told": told})
        return self


class Config(_Closed):
    """What a project of reports on poverty publishes."""

    title: _Name | None = Field(
        default=None,
        description="Title of the front page; a text, or one in each language.",
        examples=["Kemiskinan di Lamongan"],
    )
    organisation: _Name | None = Field(
        default=None,
        description="Who publishes the reports.",
        examples=["Bappeda Kabupaten Lamongan"],
    )
    logo: _Short | None = Field(
        default=None,
        description="Its logo, a PNG or SVG file in the project.",
        examples=["logo.svg"],
    )
    authors: list[_Person] = Field(
        default=[],
        max_length=20,
        description="Who wrote the reports; the organisation when not given.",
        examples=[["Siti Rahma", "Budi Santoso"]],
    )
    contact: _Short | None = Field(
        default=None,
        description="Where questions go: an address, a telephone number.",
        examples=["bappeda@lamongankab.go.id"],
    )
    foreword: _Words | None = Field(
        default=None,
        description="What the front page opens with, in Markdown; a text, or one in each language.",
        examples=["Laporan ini menyertai penyusunan RKPD."],
    )
    languages: list[Literal[tuple(LANGUAGES)]] = Field(  # type: ignore[valid-type]
        default=[*LANGUAGES],
        min_length=1,
        description="Languages of the reports.",
        examples=[["id"]],
    )
    formats: list[Format] = Field(
        default=[*get_args(Format)],
        min_length=1,
        description="Formats of the reports.",
        examples=[["html", "pdf"]],
    )
    renderer: Literal["auto", "quarto", "embedded"] = Field(
        default="auto",
        description="auto: Quarto where it is installed, else the engines that come with us.",
        examples=["embedded"],
    )
    notes: _Short = Field(
        default="notes",
        description="Folder of your own readings, one file REGION.LANGUAGE.md each.",
        examples=["notes"],
    )
    reports: list[Reports] = Field(
        default=[
            Reports(regions=[*MISSION], compare=True),
            Reports(regions=["3500", "3300"]),
        ],
        min_length=1,
        max_length=200,
        description="What is made, beside the report on data and methods.",
        examples=[[{"regions": ["Lamongan"], "targets": [11.5]}]],
    )

    def text(self, name: str, lang: str) -> str | None:
        """Return a text in a language, None where there is none."""
        value = getattr(self, name)
        return value if value is None or isinstance(value, str) else getattr(value, lang)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file, for editors."""
    made = Config.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": NAME}


def load(project: Project) -> Config:
    """Read and check the file; the defaults where there is none.

    Raises
    ------
    ConfigError
        With file, line, key and cure.
    """
    path = project.root / NAME
    if not path.exists() and not path.is_symlink():
        return Config()
    try:
        text = files.read_regular(path, MOST_BYTES).decode("utf-8-sig")
    except (PovError, UnicodeDecodeError):
        raise ConfigError(
            f"{NAME} is no text in UTF-8 of at most {MOST_BYTES // 1000:,} kB that can be read.",
            cure="Save it as such, or move it away: then the defaults hold.",
        ) from None
    found = _parsed(text)
    if found.logo is not None:
        with located(project, "logo"):
            pictures.read(project.root, found.logo)
    return found


def logo(project: Project) -> pictures.Picture | None:
    """Return the project's logo, checked."""
    name = load(project).logo
    return None if name is None else pictures.read(project.root, name)


def digest(project: Project, *names: str) -> str:
    """Hash some keys, and the logo's content where it is among them."""
    found = load(project)
    told = repr([found.model_dump(include={name})[name] for name in names])
    image = logo(project) if "logo" in names else None
    return hashlib.sha256(told.encode() + (image.content if image else b"")).hexdigest()[:16]


@contextmanager
def located(project: Project, *path: str | int) -> Iterator[None]:
    """Let an error inside say which key of the file it comes from.

    Parameters
    ----------
    project
        Whose file.
    *path
        Keys and numbers that lead to the value.
    """
    try:
        yield
    except InputError as error:
        file = project.root / NAME
        if not file.is_file():
            raise
        told = f"{NAME}, line {line(file.read_text('utf-8-sig'), path)}: {error.message}"
        raise ConfigError(told, cure=error.cure, **error.facts) from None


@lru_cache(maxsize=4)
def _parsed(text: str) -> Config:
    try:
        given = tomllib.loads(text)
    except RecursionError:
        raise ConfigError(
            f"{NAME} nests lists or tables too deep.", cure="Lists stand in [[reports]], no deeper."
        ) from None
    except ValueError as error:  # a TOMLDecodeError, or a number of thousands of digits
        what, _, place = str(error).rstrip(")").partition(" (at ")
        at = place.partition(",")[0].removeprefix("line ")
        at = at if at.isdecimal() else str(len(text.splitlines()))  # "at end of document"
        raise ConfigError(
            f"{NAME}, line {at}: {what[:1].lower()}{what[1:]}.",
            cure='Write key = "text" or key = ["a", "b"], each key once; lists of reports begin '
            "with [[reports]].",
        ) from None
    try:
        found = Config.model_validate(given)
    except ValidationError as error:
        raise _refused(text, given, error) from None
    for name in ("title", "organisation", "foreword"):
        lacking = [lang for lang in found.languages if found.text(name, lang) is None]
        if getattr(found, name) is not None and lacking:
            raise ConfigError(
                f"{NAME}, line {line(text, [name])}: {name} says nothing in {listing(lacking)}.",
                cure=f'Add {name}.{lacking[0]} = "...", or leave {lacking[0]} out of languages.',
            )
    if found.logo is not None and found.organisation is None:
        raise ConfigError(
            f"{NAME}, line {line(text, ['logo'])}: logo without organisation.",
            cure="Name it: readers who do not see the logo are told the organisation.",
        )
    return found


def _refused(text: str, given: Any, error: ValidationError) -> ConfigError:
    """Tell the first fault: an unknown key before a value that does not fit."""
    faults = error.errors(include_url=False)
    first = min(faults, key=lambda one: (one["type"] != "extra_forbidden", -len(one["loc"])))
    path = _in_file(given, first["loc"])
    place = f"{NAME}, line {line(text, path)}"
    *above, last = path
    parent = "".join(f" in {key}" for key in above if isinstance(key, str))
    if first["type"] == "extra_forbidden":
        known = _keys(above)
        near = difflib.get_close_matches(str(last).lower(), known, n=1, cutoff=0.5)
        cure = f"Did you mean {near[0]}?" if near else f"Known: {listing(known, 16)}."
        if last in Reports.model_fields:
            cure = "It belongs below [[reports]]."
        elif last in Config.model_fields:
            cure = "It belongs above the first line in brackets."
        return ConfigError(f"{place}: unknown key {last!r}{parent}.", cure=cure)
    named = " of ".join(str(key) for key in reversed(path) if isinstance(key, str))
    if first["type"] == "known":
        return ConfigError(f"{place}: {named}: {first['msg']}")
    example = _example(path)
    told = first["msg"][:1].lower() + first["msg"][1:]
    if first["type"] == "string_pattern_mismatch":
        told = "holds line ends, control characters or marks that turn text around"
    seen = "" if isinstance(first["input"], dict | list) else f", got {first['input']!r}"
    return ConfigError(f"{place}: {named}: {told}{seen}.", cure=f"Example: {example}")


def _in_file(given: Any, location: Sequence[str | int]) -> list[str | int]:
    """Keep of a location what stands in the file: not the branches of a union."""
    path: list[str | int] = []
    for part in location:
        try:
            given = given[part]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(part)
    return path


def _model(path: Sequence[str | int]) -> type[BaseModel]:
    names = [key for key in path if isinstance(key, str)]
    inner: dict[str, type[BaseModel]] = {"reports": Reports}
    inner |= dict.fromkeys(("title", "organisation", "foreword"), _Texts)
    return inner.get(names[0], Config) if names else Config


def _keys(path: Sequence[str | int]) -> list[str]:
    return list(_model(path).model_fields)


def _example(path: Sequence[str | int]) -> str:
    names = [key for key in path if isinstance(key, str)]
    for depth in range(len(names), 0, -1):
        field = _model(names[: depth - 1]).model_fields.get(names[depth - 1])
        if field is not None and field.examples:
            return f"{names[depth - 1]} = {write(field.examples[0])}"
    return "none"


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
