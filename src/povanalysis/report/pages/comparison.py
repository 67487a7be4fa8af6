"""The comparison of several regencies and cities: what its notebook shows, section by section.

Sentences stand in ``text/<lang>/comparison.ftl``, answers come from
:mod:`povanalysis.questions`. Medians and intervals are those of the regions' own reports; orders
and places are read from joint draws of the same forecasts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from povanalysis.errors import SeriesError
from povanalysis.project import Project
from povanalysis.questions.change import Beside, Change, change
from povanalysis.questions.convergence import Convergence, convergence
from povanalysis.questions.ground.answer import Refusal
from povanalysis.questions.ground.years import complete_year
from povanalysis.questions.group import Basis, open_basis
from povanalysis.questions.ranking import Ranking, ranking
from povanalysis.regions import get, resolve
from povanalysis.report.beside.description import introduced
from povanalysis.report.beside.downloads import Download, forecast_rows, of_regions
from povanalysis.report.beside.front_card import Card
from povanalysis.report.charts.changes import changes
from povanalysis.report.charts.levels import slope_years, slopes
from povanalysis.report.charts.ranks import rank_strip
from povanalysis.report.facts import comparison as facts
from povanalysis.report.markdown import Column, callout, columns, place, table
from povanalysis.report.pages import sections
from povanalysis.report.pages.several import SeveralReport
from povanalysis.report.tables import comparison as tables
from povanalysis.report.text.language import Words

if TYPE_CHECKING:
    from IPython.display import Markdown


@dataclass(frozen=True)
class ComparisonReport(SeveralReport):
    """A comparison of several regions in one language.

    Parameters
    ----------
    basis
        Figures and forecasts.
    found
        Their order, now and at the forecast year.
    lang
        ``id`` or ``en``.
    project
        Whose data; None for the project of the working directory.
    """

    file = "comparison"

    basis: Basis
    found: Ranking
    lang: str
    project: Project | None = None

    @property
    def regions(self) -> list[str]:
        """Codes, highest rate first."""
        return list(self.found.regions)

    @cached_property
    def last_changes(self) -> list[Change | Refusal]:
        """The change of each to the year all have, read beside its own noise and its province."""
        year = self.found.last_year
        return [change(self.basis.observations, region, year) for region in self.regions]

    @cached_property
    def provinces(self) -> list[Convergence]:
        """Convergence up to one year in each province that has enough regencies and years."""
        codes = sorted({region[:2] + "00" for region in self.regions}, reverse=True)
        complete = [complete_year(self.basis.years, code) for code in codes]
        until = min([self.found.last_year, *(year for year in complete if year is not None)])
        found = [convergence(self.basis.observations, code, last_year=until) for code in codes]
        return [one for one in found if isinstance(one, Convergence)]

    def facts(self) -> dict[str, Any]:
        """Return what the report's sentences speak of, beside what was found."""
        return {
            **facts.order(self.found),
            **facts.levels(self.basis, self.found),
            **facts.distance(self.basis, self.found),
            **facts.changes(self.last_changes),
            **facts.ranks(self.found),
            **facts.converging(self.provinces),
        }

    def made(self) -> dict[str, Any]:
        """Give the parameters the report was made with."""
        regions = ",".join(self.regions)
        return {"regions": regions, "year": self.basis.year, "lang": self.lang}

    def decision(self) -> Markdown:
        """Open with where they stand and what may be expected."""
        return self.section(
            "decision",
            f"**{self.say('headline')}** {self.say('since-first')} {self.say('order-ahead')}",
            self.say("outstanding"),
            self._outlook(),
            callout(self.say("distance-heading"), self.say("distance")),
        )

    def levels(self) -> Markdown:
        """Set levels and whole changes side by side."""
        return self.section(
            "levels",
            sections.lead(self.say("gap")),
            self._levels(),
            sections.drawn(slopes(self.basis, self.regions, self.lang), "levels"),
            self.say("crossings"),
        )

    def changes(self) -> Markdown:
        """Set yearly changes beside each other and beside the provinces."""
        return self.section(
            "changes",
            sections.lead(self.say("beside-province")),
            sections.drawn(changes(self.basis, self.regions, self.lang), "changes"),
            self._changes(),
            self.say("break-even"),
        )

    def ranks(self) -> Markdown:
        """Show places in the provinces and orders among the regions, with probabilities."""
        chart = rank_strip(self.found.standings, self.found.reference, self.lang)
        absent = [" ".join(self.words.tell(o.absent, "absent")) for o in self.found.standings]
        return self.section(
            "ranks",
            sections.lead(self.say("standing")),
            sections.drawn(chart, "ranks"),
            " ".join(text for text in dict.fromkeys(absent) if text),
            tables.pairs(self.found, self.words, self.say),
            self.say("ranks-meaning"),
        )

    def convergence(self) -> Markdown:
        """Say whether high rates come down faster in their provinces."""
        blocks = [sections.lead(self.say("converging"))]
        if self.provinces:
            year = self.basis.year
            compared = tables.slopes(self.provinces, year, self.words, self.say)
            blocks += [compared, self.say("check")]
        return self.section("convergence", *blocks)

    def sources(self) -> Markdown:
        """List the sources and say how to repeat the comparison."""
        used = self.basis.series(self.regions)
        command = " ".join(
            ["povanalysis compare", *self.regions, f"--year {self.basis.year} --lang {self.lang}"]
        )
        return self.section(
            "sources",
            self.say("sources", n_used=len(used), n_single=(used["also_in"] == "").sum()),
            sections.sources(used, self.words, self.project),
            sections.trace(used, self.basis.data_version, self.words),
            self.say("sources-note"),
            sections.repeat(command, self.words),
        )

    def card(self) -> Card:
        """Give what the index page shows of this report."""
        return {
            "title": self.say("title"),
            "sentence": f"{self.say('headline')} {self.say('order-ahead')}",
            "kind": "comparison",
            "subject": ",".join(self.regions),
        }

    def download(self) -> Download:
        """Give figures and forecasts of the regions compared; provinces and nation for scale."""
        provinces = [code for region in self.regions if (code := get(region).province)]
        results = [
            row
            for code in self.regions
            if (made := self.basis.ahead(code)) is not None
            for row in forecast_rows(made, [self.basis.year])
        ]
        regions = [*self.regions, *provinces, "0000"]
        return of_regions(regions, results=results, project=self.project)

    def _outlook(self) -> str:
        words, basis = self.words, self.basis
        rows = []
        told = zip(self.regions, self.found.values, self.last_changes, strict=True)
        for region, value, last in told:
            ahead = basis.ahead(region)
            rows.append(
                [
                    place(region, basis.year),
                    words.number(value),
                    words.signed(last.change) if isinstance(last, Change) else "–",
                    *tables.expected(basis, region, words),
                    "–"
                    if ahead is None
                    else words.chance(ahead.probability_at_most(basis.year, ahead.last_value)),
                ]
            )
        heads = columns(self.say, "region march> change> median> interval> no-rise>")
        return table(heads, rows, "outlook", self.say("outlook-caption"))

    def _levels(self) -> str:
        words, rates = self.words, self.basis.rates
        years = slope_years(self.basis, self.regions)
        region, *others = columns(self.say, "region change> relative> pace>")
        marches = [Column(self.say("column-level", of=year), numeric=True) for year in years]
        rows = []
        for code in self.regions:
            first, last = float(rates.loc[years[0], code]), float(rates.loc[years[-1], code])
            pace = (last - first) / max(1, years[-1] - years[0])
            rows.append(
                [
                    place(code, self.basis.year),
                    *(words.number(float(rates.loc[year, code])) for year in years),
                    words.signed(last - first),
                    words.signed(100 * (last / first - 1), 0) if first > 0 else "–",
                    words.signed(pace, words.decimals(pace)),
                ]
            )
        caption = self.say("levels-table", first=years[0], last=years[-1])
        return table([region, *marches, *others], rows, "levels", caption)

    def _changes(self) -> str:
        words = self.words
        rows = [
            [
                place(one.region, self.basis.year),
                words.signed(one.change),
                words.signed(one.province.mean_change),
                words.signed(one.province.deviation),
                "±" + words.number(one.province.bound),
                words("comparison.within", one.province),
                words("terms.verdict", verdict=one.province.reading),
            ]
            for one in self.last_changes
            if isinstance(one, Change) and isinstance(one.province, Beside)
        ]
        heads = columns(self.say, "region last-change> mean> difference> usual> within> verdict")
        return table(heads, rows, "changes", self.say("changes-table"))


def open_report(
    regions: str | int | Sequence[str | int],
    year: int | None = None,
    lang: str = "id",
    *,
    project: Project | None = None,
) -> ComparisonReport:
    """Open the comparison that a notebook shows.

    Parameters
    ----------
    regions
        Codes or names, separated by commas or as a list.
    year
        Forecast year; the one after the last that all have when not given.
    lang
        ``id`` or ``en``.
    project
        Whose data; the project of the working directory when not given.

    Raises
    ------
    RegionError, SeriesError
        A region is unknown, or has no figure or no forecast for the year.
    """
    texts = str(regions).split(",") if isinstance(regions, (str, int)) else list(regions)
    codes = list(dict.fromkeys(resolve(text).code for text in texts))
    if len(codes) < 2:
        raise SeriesError(
            "A comparison takes at least two regions.", cure="Name another: 3524,3506."
        )
    basis = open_basis(codes, year, project=project)
    found = ranking(basis.observations, codes, forecasts=basis.forecasts, year=basis.year)
    if isinstance(found, Refusal):
        raise SeriesError(
            f"{get(found.region).name} cannot be compared: {found.reason.value}.",
            cure="Leave it out, or ask for another year.",
            regions=[found.region],
        )
    return introduced(ComparisonReport(basis, found, Words(lang).lang, project), project)
