"""Jobs: one notebook with one set of parameters, and where its files go.

Every job has a directory and a file name of its own. Rendering one template for several regions
under one name has published the last region's chart in every report; here nothing is shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from povanalysis import project as projects
from povanalysis.errors import ParameterError
from povanalysis.project import Project
from povanalysis.questions.years import stands_on
from povanalysis.regions import NATION, resolve
from povanalysis.run import inputs, params
from povanalysis.run.params import (
    ComparisonParams,
    MethodsParams,
    Params,
    ProvinceParams,
)

SHIPPED: tuple[str, ...] = ("3524", "3506", "3311")
SHIPPED_PROVINCES: tuple[str, ...] = ("3500", "3300")


@dataclass(frozen=True)
class Job:
    """One report in one language.

    Parameters
    ----------
    notebook
        File name below ``notebooks/``.
    params
        Checked parameters.
    """

    notebook: str
    params: Params

    @property
    def name(self) -> str:
        """File name without suffix: ``lamongan-2026``."""
        return self.params.stem

    @property
    def label(self) -> str:
        """How messages name the job: ``id/lamongan-2026``."""
        return f"{self.params.lang}/{self.name}"

    def directory(self, project: Project) -> Path:
        """Give the job's own directory below ``build/jobs``."""
        return project.build / "jobs" / self.params.lang / self.name

    def executed(self, project: Project) -> Path:
        """Give the path of the job's executed notebook."""
        return self.directory(project) / f"{self.name}.ipynb"

    def injected(self) -> dict[str, Any]:
        """Give the parameters as papermill injects them: plain literals."""
        return self.params.model_dump()


def plan(
    project: Project,
    regions: Sequence[str] = (),
    *,
    year: int | None = None,
    target: str | float | None = None,
    languages: Sequence[str] = params.LANGUAGES,
) -> list[Job]:
    """Make the jobs of a build, checking everything that can be checked before a kernel starts.

    Parameters
    ----------
    project
        Whose data.
    regions
        Codes or names of regencies, cities and provinces; everything shipped when empty: three
        regencies, their comparison, two provinces and the methods.
    year
        Forecast year; when not given, the year after a region's last figure, a province's last
        complete year or the last year of all compared.
    target
        Target in per cent; the official one of ``targets.csv`` when not given.
    languages
        ``id``, ``en``.

    Raises
    ------
    InputError
        A region, year, target or language is not allowed.
    """
    checked = [params.check_language(language) for language in dict.fromkeys(languages)]
    jobs = []
    for text in regions or (*SHIPPED, *SHIPPED_PROVINCES):
        code = resolve(text).code
        province = code.endswith("00") and code != NATION
        wanted = (
            _year_of_several(project, [code], year)
            if province
            else check_region_year(text, year, project)[1]
        )
        for language in checked:
            if province:
                if target is not None:
                    raise ParameterError(
                        "The report on a province takes no target.",
                        cure="Leave it out, or ask: povanalysis forecast 3500 --target 9",
                    )
                own = params.parse_as(
                    ProvinceParams, {"province": code, "year": wanted, "lang": language}
                )
                jobs.append(Job("province.ipynb", own))
                continue
            values = {"region": code, "year": wanted, "target": target, "lang": language}
            jobs.append(Job("regency.ipynb", params.parse(values)))
    if not regions:
        jobs += compare(project, SHIPPED, year=year, languages=checked)
        jobs += [
            Job("methods.ipynb", params.parse_as(MethodsParams, {"lang": language}))
            for language in checked
        ]
    return list(dict.fromkeys(jobs))


def compare(
    project: Project,
    regions: Sequence[str],
    *,
    year: int | None = None,
    languages: Sequence[str] = params.LANGUAGES,
) -> list[Job]:
    """Make the jobs of one comparison, in every language.

    Parameters
    ----------
    project
        Whose data.
    regions
        Codes or names of 2 to 12 regencies and cities.
    year
        Forecast year; the year after the last that all of them have when not given.
    languages
        ``id``, ``en``.

    Raises
    ------
    InputError
        A region, year or language is not allowed.
    """
    codes = params.check_regions(regions)
    wanted = _year_of_several(project, codes, year)
    return [
        Job(
            "comparison.ipynb",
            params.parse_as(
                ComparisonParams, {"regions": ",".join(codes), "year": wanted, "lang": language}
            ),
        )
        for language in dict.fromkeys(map(params.check_language, languages))
    ]


def check_region_year(
    region: str | int, year: int | None, project: Project | None = None
) -> tuple[str, int]:
    """Return the code of a region with figures and a year that can be forecast for it.

    Parameters
    ----------
    region
        Code or name.
    year
        Forecast year; the year after the region's last figure when None.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    RegionError, ParameterError, SeriesError
        The region is unknown or has no figures, or the year cannot be forecast.
    """
    figures, _built = inputs.prepare(project or projects.find())
    code = resolve(region).code
    last = figures.last_year(code)
    return code, params.check_year(last + 1 if year is None else year, last)


def _year_of_several(project: Project, codes: Sequence[str], year: int | None) -> int:
    """Return the forecast year of a comparison, or of the report on one province."""
    last = stands_on(inputs.prepare(project)[0].march_years, codes)
    return params.check_year(last + 1 if year is None else year, last)
