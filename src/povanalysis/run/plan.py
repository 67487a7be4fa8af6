"""Jobs: one notebook with one set of parameters, and where its files go.

Every job has a directory and a file name of its own. Rendering one template for several regions
under one name has published the last region's chart in every report; here nothing is shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from povanalysis import config as configs
from povanalysis import project as projects
from povanalysis.errors import ParameterError
from povanalysis.project import Project
from povanalysis.questions.ground.state import check_past_year
from povanalysis.questions.ground.years import stands_on
from povanalysis.regions import NATION, get, resolve
from povanalysis.regions import regions as members
from povanalysis.run import inputs, params
from povanalysis.run.params import (
    ComparisonParams,
    MethodsParams,
    Params,
    ProvinceParams,
    RegencyParams,
)


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
    def hypothetical(self) -> bool:
        """Whether the report is about a target that is not the official one."""
        return getattr(self.params, "target", None) is not None

    @property
    def label(self) -> str:
        """How messages name the job: ``id/lamongan-2026``."""
        return f"{self.params.lang}/{self.name}"

    @property
    def places(self) -> set[str]:
        """Codes of the regions the report is about, of their provinces and the nation."""
        own: list[str] = []
        if isinstance(self.params, RegencyParams):
            own = [self.params.region]
        elif isinstance(self.params, ComparisonParams):
            own = self.params.regions.split(",")
        elif isinstance(self.params, ProvinceParams):
            own = [self.params.province, *(one.code for one in members(self.params.province))]
        return {*own, *(get(code).province or NATION for code in own), *([NATION] if own else [])}

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
    languages: Sequence[str] | None = None,
    province: str | None = None,
) -> list[Job]:
    """Make the jobs of a build, checking everything that can be checked before a kernel starts.

    Parameters
    ----------
    project
        Whose data.
    regions
        Codes or names of regencies, cities and provinces; when empty all that ``povanalysis.toml``
        asks for, and the report on data and methods.
    year
        The year the reports are about: of a regency, one with a figure or a later one. When not
        given, the reports of a regency that are due (:func:`due`), the year after a province's last
        complete year or after the last year of all compared.
    target
        Target in per cent; the official one of the region and year when not given. Any other
        makes a hypothetical report under a name of its own.
    languages
        ``id``, ``en``; those of ``povanalysis.toml`` when not given.
    province
        A province, all of whose regencies and cities with figures are added, and its own report.

    Raises
    ------
    InputError
        A region, year, target or language is not allowed.
    """
    asked = configs.load(project)
    chosen = dict.fromkeys(asked.languages if languages is None else languages)
    checked = [params.check_language(language) for language in chosen]
    if province is not None:
        regions = [*regions, *_of_province(province, project)]
    if regions:
        return _jobs(project, regions, year, target, checked)
    jobs: list[Job] = []
    for number, wanted in enumerate(asked.reports):
        with configs.located(project, "reports", number):
            jobs += _asked(project, wanted, year, target, checked)
    jobs += [
        Job("methods.ipynb", params.parse_as(MethodsParams, {"lang": language}))
        for language in checked
    ]
    return list(dict.fromkeys(jobs))


def _asked(
    project: Project,
    wanted: configs.Reports,
    year: int | None,
    target: str | float | None,
    languages: Sequence[str],
) -> list[Job]:
    """Make the jobs of one list of reports; a year or target of the command goes before its own."""
    named = [str(region) for region in wanted.regions]
    regions = named if wanted.province is None else _of_province(str(wanted.province), project)
    alone = [one for one in regions if resolve(one).province is not None]
    jobs: list[Job] = []
    for one in wanted.years if year is None and wanted.years else [year]:
        jobs += _jobs(project, regions, one, target, languages)
        for aim in wanted.targets if target is None else []:
            jobs += _jobs(project, alone, one, aim, languages)
        if wanted.compare:
            jobs += compare(project, regions, year=one, languages=languages)
    return jobs


def _jobs(
    project: Project,
    regions: Sequence[str],
    year: int | None,
    target: str | float | None,
    languages: Sequence[str],
) -> list[Job]:
    """Make the jobs of reports on single regions and provinces."""
    figures, _built = inputs.prepare(project)
    aim = None if target is None else params.check_target(target)
    jobs = []
    for text in regions:
        code = resolve(text).code
        of_province = code.endswith("00") and code != NATION
        if of_province:
            years = [_year_of_several(project, [code], year)]
        else:
            wanted = check_region_year(text, year, project)[1]
            years = [wanted] if (year, target) != (None, None) else due(code, project)
        for language in languages:
            if of_province:
                if aim is not None:
                    raise ParameterError(
                        "The report on a province takes no target.",
                        cure="Leave it out, or ask: povanalysis forecast 3500 --target 9",
                    )
                own = params.parse_as(
                    ProvinceParams, {"province": code, "year": years[0], "lang": language}
                )
                jobs.append(Job("province.ipynb", own))
                continue
            for one in years:
                stated = None if aim is None else figures.official_target(code, one)
                chosen = None if aim == stated else aim
                values = {"region": code, "year": one, "target": chosen, "lang": language}
                jobs.append(Job("regency.ipynb", params.parse(values)))
    return list(dict.fromkeys(jobs))


def _of_province(text: str, project: Project) -> list[str]:
    """Return the codes of a province and its regencies and cities that have figures."""
    figures, _built = inputs.prepare(project)
    code = configs.province(text)
    known = [region.code for region in members(code) if region.code in figures.march_years]
    return [code, *known]


def compare(
    project: Project,
    regions: Sequence[str],
    *,
    year: int | None = None,
    languages: Sequence[str] | None = None,
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
        ``id``, ``en``; those of ``povanalysis.toml`` when not given.

    Raises
    ------
    InputError
        A region, year or language is not allowed.
    """
    chosen = configs.load(project).languages if languages is None else languages
    codes = params.check_regions(regions)
    wanted = _year_of_several(project, codes, year)
    return [
        Job(
            "comparison.ipynb",
            params.parse_as(
                ComparisonParams, {"regions": ",".join(codes), "year": wanted, "lang": language}
            ),
        )
        for language in dict.fromkeys(map(params.check_language, chosen))
    ]


def _year_of_several(project: Project, codes: Sequence[str], year: int | None) -> int:
    """Return the forecast year of a comparison, or of the report on one province."""
    last = stands_on(inputs.prepare(project)[0].march_years, codes)
    return params.check_year(last + 1 if year is None else year, last)


def check_region_year(
    region: str | int, year: int | None, project: Project | None = None
) -> tuple[str, int]:
    """Return the code of a region with figures and a year that a report on it can be about.

    Parameters
    ----------
    region
        Code or name.
    year
        A year with a figure, or one that can be forecast; the first of these when None.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    RegionError, ParameterError, SeriesError
        The region is unknown or has no figures, or nothing can be said of the year.
    """
    figures, _built = inputs.prepare(project or projects.find())
    code = resolve(region).code
    years = figures.years(code)
    if year is None:
        return code, years[-1] + 1
    check_past_year(code, year, years)
    return code, year if year in years else params.check_year(year, years[-1])


def due(region: str, project: Project) -> list[int]:
    """Return the years that reports on a region are about, unless others are asked for.

    The first year without a figure; and before it the year of the last figure, once more and
    closed, where a forecast of it was written down before it was public. The same data and the
    same ledger give the same reports.

    Parameters
    ----------
    region
        4-digit code.
    project
        Whose data.
    """
    figures, _built = inputs.prepare(project)
    last = figures.last_year(region)
    return [last, last + 1] if figures.was_forecast(region, last) else [last + 1]
