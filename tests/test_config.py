"""``povanalysis.toml``: every key is known, every mistake named with its line and a cure."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from povanalysis import config
from povanalysis.config import Config, Reports
from povanalysis.errors import ConfigError
from povanalysis.languages import LANGUAGES
from povanalysis.project import Project
from povanalysis.toml import write
from tests.conftest import ROOT

TEXTS = ("title", "organisation", "foreword")
DOCUMENTED = "\n".join(
    re.findall(r"^```toml\n(.*?)^```", (ROOT / "docs/project.md").read_text("utf-8"), re.M | re.S)
)


def fields(
    model: type[BaseModel] = Config, above: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Every key of the file, generated from the model."""
    for name in model.model_fields:
        yield (*above, name)
        if name == "reports":
            yield from fields(Reports, (name,))
        elif name in TEXTS:
            yield from ((name, code) for code in LANGUAGES)


def told(tmp_path: Path, text: str) -> str:
    (tmp_path / config.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(Project(tmp_path))
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_what_is_shipped_is_what_a_project_without_the_file_publishes(tmp_path: Path) -> None:
    assert config.load(Project(ROOT)) == config.load(Project(tmp_path)) == Config()


@pytest.mark.parametrize("path", [*fields()], ids=".".join)
@pytest.mark.parametrize("spoil", [lambda key: key[:-1] + "x", lambda key: f"{key}s"])
def test_a_misspelt_key_is_named_with_line_and_nearest(
    tmp_path: Path, path: tuple[str, ...], spoil: Any
) -> None:
    *above, key = path
    head = {"reports": '[[reports]]\nregions = ["3524"]\n'}.get(
        above[0] if above else "", f"[{above[0]}]\n" if above else ""
    )
    said = told(tmp_path, f"# a comment\n\n{head}{spoil(key)} = 1\n")
    line = 3 + head.count("\n")
    assert said.startswith(f"povanalysis.toml, line {line}: unknown key {spoil(key)!r}")
    assert said.endswith(f"Did you mean {key}?")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = 3", "line 1: title: input should be a valid string, got 3. Example: title = "),
        ('languages = [\n"id",\n"eng"]', "line 1: languages: input should be 'id' or 'en'"),
        ('\n[title]\nid = "x"', 'line 2: title says nothing in en. Add title.en = "...", or'),
        ('x = 1\nx = 2', "line 2: cannot overwrite a value. Write key ="),
        ("title = Kemiskinan", "line 1: invalid value. Write key ="),
        ('[[reports]]\nprovince = 35\n[[reports]]\nregions = [\n"Lamongn"]',
         "line 4: regions of reports: No region is called 'Lamongn'. Did you mean 3524"),
        ('[[reports]]\nregions = ["Kediri"]', "Kota Kediri. Give the code or the full name."),
        ("[[reports]]\nprovince = 3524", "line 2: province of reports: "),
        ("[[reports]]\ncompare = true", "line 1: reports: Name either regions or province."),
        ('[[reports]]\nregions = ["3524"]\ncompare = true', "compare takes 2 to 12 regions."),
        ("years = [2026]", "line 1: unknown key 'years'. It belongs below [[reports]]."),
        ('[[reports]]\nprovince = 35\nrenderer = "auto"', "belongs above the first line in br"),
        ('logo = "logo.png"', "line 1: logo without organisation. Name it"),
        ('organisation = "x"\nlogo = "logo.png"', "line 2: There is no file logo.png."),
        ("[reports]\nprovince = 35", "line 1: reports: input should be a valid list."),
        ('[[reports]]\nprovince = 35\ntargets = [110]', "line 3: targets of reports: "),
        ('[[reports]]\nprovince = 35\ntargets = ["9,5,1"]', "line 3: targets of reports: '9,5,1' is "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_cure(tmp_path: Path, text: str, said: str) -> None:
    assert said in told(tmp_path, text)


def test_a_target_may_be_written_with_a_comma(tmp_path: Path) -> None:
    text = '[[reports]]\nregions = ["Lamongan"]\ntargets = ["9,5", "9.25", 9]'
    (tmp_path / config.NAME).write_text(text, encoding="utf-8")
    jsonschema.validate(tomllib.loads(text), config.schema())
    assert config.load(Project(tmp_path)).reports[0].targets == [9.5, 9.25, 9.0]


def test_the_schema_for_editors_is_that_of_the_model() -> None:
    shipped = json.loads((ROOT / config.SCHEMA).read_text("utf-8"))
    assert shipped == config.schema(), "write it anew: make schema"
    for text in ((ROOT / config.NAME).read_text("utf-8"), DOCUMENTED):
        jsonschema.validate(tomllib.loads(text), shipped)
    for path in fields():
        spoilt: Any = 1
        for key in reversed((*path[:-1], f"{path[-1]}x")):
            spoilt = (
                [{key: spoilt}] if path[:1] == ("reports",) and key != "reports" else {key: spoilt}
            )
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(spoilt, shipped)


def test_every_documented_key_passes_and_every_key_is_documented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config.pictures, "read", lambda *_: None)  # the logo of the example
    (tmp_path / config.NAME).write_text(DOCUMENTED, encoding="utf-8")
    assert config.load(Project(tmp_path)) != Config()
    given = tomllib.loads(DOCUMENTED)
    known = set(given) | {key for one in given["reports"] for key in one}
    assert known == {path[-1] for path in fields()} - set(LANGUAGES)


@pytest.mark.parametrize("model", [Config, Reports])
def test_the_example_of_every_key_is_valid(tmp_path: Path, model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        (example,) = field.examples or []
        text = f"{name} = {write(example)}"
        if model is Reports:
            text = f"[[reports]]\n{text}" + (
                '\nregions = ["3524", "3506"]' * (name not in ("regions", "province"))
            )
        elif name == "logo":
            continue
        (tmp_path / config.NAME).write_text(text, encoding="utf-8")
        config.load(Project(tmp_path))
