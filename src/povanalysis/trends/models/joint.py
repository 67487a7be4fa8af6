"""The forecasts of a panel: a mapping from region to forecast, with joint draws.

Made by :func:`povanalysis.trends.engine.forecast_panel`. A region is known by its label in the
frame, else by name or code: ``fcs[3524]``, ``fcs["3524"]`` and ``fcs["Lamongan"]`` are the same.
Regions may end in different years; joint draws share their shocks by calendar year
(:mod:`povanalysis.trends.models.dependence`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from povanalysis import shown
from povanalysis.errors import RegionError, SeriesError, listing
from povanalysis.trends.models.dependence import Dependence
from povanalysis.trends.models.distribution import GRID, Forecast, quantile_at_score
from povanalysis.trends.models.known import Given, Place
from povanalysis.trends.panels.hierarchy import SAME_TIME
from povanalysis.trends.panels.links import LINKS
from povanalysis.trends.panels.observed import PARENT, find_region
from povanalysis.trends.panels.panel import whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Array = NDArray[np.float64]

_PLACE_DRAWS = 2000
_PLAIN = ("groups", "drift_factor", "refused", "link_reason")


@dataclass(frozen=True, repr=False)
class PanelForecast(shown.Shown, Mapping[str, Forecast]):
    """The forecasts of a panel: a mapping from region to :class:`Forecast`.

    Parameters
    ----------
    forecasts
        By region, sorted.
    dependence
        Correlations across regions and years, for :meth:`draws`.
    groups
        Region to group (a province); regions of a group move together in :meth:`draws`.
    drift_factor
        How much of the drift that all regions share this panel's past supports, 0 to 1.4; for a
        region alone, of its own (1.4 is all of it: the average by itself keeps seven tenths).
    refused
        Regions of the frame without a forecast, and why.
    link_reason
        Why the link was chosen.
    given
        For the regions whose forecasts rest on known figures, what draws need.
    places
        Places that are the sum of their regions; their forecasts are read from draws.

    Examples
    --------
    >>> import povanalysis as pov
    >>> rates = {"north": [7.9, 7.4, 7.6, 7.1, 6.8], "south": [4.1, 4.3, 3.9, 3.8, 3.5]}
    >>> rows = [(r, 2021 + i, v) for r, values in rates.items() for i, v in enumerate(values)]
    >>> frame = pd.DataFrame(rows, columns=["region", "year", "value"])
    >>> made = pov.forecast_panel(frame, horizon=2, link="logit")
    >>> made
    Forecasts of 2 regions, 2026 to 2027
      region   last figure  next year  median  80 % interval
      north   6.80 in 2025       2026    6.68   6.13 to 7.28
      south   3.50 in 2025       2026    3.47   3.15 to 3.81
    >>> made.draws(n=5, seed=1).shape, list(made.draws_of_year(2026, n=5).columns)
    ((5, 2, 2), ['north', 'south'])
    """

    forecasts: dict[str, Forecast]
    dependence: Dependence
    groups: dict[str, str]
    drift_factor: float
    refused: dict[str, str]
    link_reason: str
    given: tuple[Given, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    _summed: dict[str, Forecast] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _drawn: dict[tuple[int, int, int], pd.DataFrame] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def _title(self) -> str:
        years = [year for one in self.values() for year in one.years]
        refused = f", {len(self.refused)} refused" if self.refused else ""
        return f"Forecasts of {len(self)} regions, {min(years)} to {max(years)}{refused}"

    def _table(self) -> shown.Table:
        rows = []
        for region, one in islice(self.items(), shown.MOST):
            year, ends = one.years[0], one.interval(one.years[0], 0.8)
            last = f"{shown.cell(one.last_value)} in {one.last_year}"
            text = f"{shown.cell(ends.low)} to {shown.cell(ends.high)}"
            rows.append((shown.place(region), last, year, one.median(year), text))
        head = ("region", "last figure", "next year", "median", "80 % interval")
        return shown.Table(head, rows, len(self))

    def plot(
        self,
        ax: Axes | None = None,
        *,
        year: int | None = None,
        regions: Sequence[str | int] | None = None,
    ) -> Axes:
        """Draw the medians and 80 % intervals of one year, the highest median first.

        Parameters
        ----------
        ax
            Axes to draw on; new ones when not given.
        year
            Which year; the first that all regions drawn forecast when not given.
        regions
            Labels, codes or names; all that forecast the year when not given. Names are written
            beside up to 40.

        Returns
        -------
        matplotlib.axes.Axes
            The unit of the figures across, regions downwards.

        Raises
        ------
        RegionError, SeriesError
            A region has no forecast.
        ParameterError
            A region named does not forecast the year.
        """
        chosen = [*self.values()] if regions is None else [self[region] for region in regions]
        wanted = max(one.years[0] for one in chosen) if year is None else year
        if regions is None:
            chosen = [one for one in chosen if wanted in one.years]
        chosen.sort(key=lambda one: -one.median(wanted))
        ends = [one.interval(wanted, 0.8) for one in chosen]
        ax = shown.axes(ax)
        shown.draw_ranges(
            ax,
            [shown.place(one.region) for one in chosen],
            [one.median(wanted) for one in chosen],
            [(e.low, e.high) for e in ends],
        )
        ax.set_title(str(wanted))
        return ax

    def __getitem__(self, region: str | int) -> Forecast:
        """Return one region's forecast; a refused region's error tells the reason."""
        if str(region) in self.forecasts:
            return self.forecasts[str(region)]
        known = dict.fromkeys([*self.forecasts, *self.places, *self.refused])
        label = find_region(region, list(known), "this panel")
        if label in self.forecasts:
            return self.forecasts[label]
        if label in self.places:
            return self.place(label)
        reason = self.refused[label]
        cure = f"Use forecast(frame, region={label!r})." if reason == PARENT else ""
        raise SeriesError(
            f"Region {label} has no forecast: {reason}.", cure=cure or "Correct its figures."
        )

    def __contains__(self, region: object) -> bool:
        """Say whether there is a forecast for a region."""
        return self.get(region) is not None

    def get(self, region: Any, default: Any = None) -> Any:
        """Return one region's forecast, or `default` where there is none."""
        try:
            return self[region]
        except (RegionError, SeriesError):
            return default

    def __iter__(self) -> Iterator[str]:
        """Walk the regions in order."""
        return iter(self.forecasts)

    def __len__(self) -> int:
        """Count the regions that have a forecast."""
        return len(self.forecasts)

    @property
    def regions(self) -> list[str]:
        """Regions in the order of the second axis of :meth:`draws`."""
        return list(self.forecasts)

    def draws(self, n: int = 1000, seed: int = 1) -> Array:
        """Draw joint futures.

        Parameters
        ----------
        n
            Number of draws.
        seed
            Seed of the generator; the same seed gives the same draws.

        Returns
        -------
        array
            Draw by region (order of :attr:`regions`) by step ahead from each region's own last
            year, in the unit of the figures. The quantiles of each region and year are the
            published ones.
        """
        steps = range(len(self.dependence.along))
        figures = self._scores(n, seed, steps)
        for j, one in enumerate(self.values()):
            for h in steps:
                figures[:, j, h] = _figures(one, h, figures[:, j, h])
        return figures

    def draws_of_year(self, year: int, n: int = 1000, seed: int = 1) -> pd.DataFrame:
        """Draw joint futures of one calendar year.

        Parameters
        ----------
        year
            Regions may end in different years: each region's step is counted from its own last.
        n, seed
            As for :meth:`draws`, which gives the same figures.

        Returns
        -------
        DataFrame
            Draws by the regions that forecast the year.
        """
        key = year, n, seed
        if key not in self._drawn:  # the last ones are kept: many questions are asked of them
            made = {
                j: one.years.index(year) for j, one in enumerate(self.values()) if year in one.years
            }
            steps = sorted(set(made.values()))
            score = self._scores(n, seed, steps)
            columns = {
                region: _figures(one, made[j], score[:, j, steps.index(made[j])])
                for j, (region, one) in enumerate(self.items())
                if j in made
            }
            self._drawn.clear()
            self._drawn[key] = pd.DataFrame(columns)
        return self._drawn[key].copy()

    def _scores(self, n: int, seed: int, steps: Sequence[int]) -> Array:
        n, seed = whole("n", n, 1, 1_000_000), whole("seed", seed, 0, 2**63)
        group = np.unique([self.groups[region] for region in self], return_inverse=True)[1]
        last = np.array([one.last_year for one in self.values()])
        place = {region: i for i, region in enumerate(self)}
        if sum(len(block.regions) for block in self.given) == len(place):
            scores = np.empty((n, len(place), len(steps)))
        else:
            scores = self.dependence.scores(group, n, np.random.default_rng(seed), steps, last)
        for block in self.given:
            columns = [place[region] for region in block.regions]
            scores[:, columns] = block.scores(n, seed, steps)
        return scores

    @property
    def without(self) -> PanelForecast:
        """The forecasts without what is known of other places (this panel, if nothing is)."""
        if not self.given:
            return self
        plain = {region: one.without or one for region, one in self.items()}
        return replace(self, forecasts=plain, given=())

    def place(self, code: str) -> Forecast:
        """Forecast a place as the sum of its regions: weighted by people, from joint draws.

        Parameters
        ----------
        code
            One of :attr:`places`.

        Raises
        ------
        RegionError
            The place is not the sum of regions in this panel.
        """
        if str(code) not in self.places:
            raise RegionError(
                f"{code!r} is not the sum of regions in this panel.",
                cure=f"Places: {listing(list(self.places))}.",
                candidates=list(self.places),
            )
        if not self._summed:  # all at once: they share their draws
            plain = self.without._sums() if self.given else {}
            for name, one in self._sums().items():
                self._summed[name] = replace(one, without=plain[name] if one.known else None)
        return self._summed[str(code)]

    def _sums(self) -> dict[str, Forecast]:
        drawn = np.ascontiguousarray(np.moveaxis(self.draws(_PLACE_DRAWS), 0, 2))
        order = {region: j for j, region in enumerate(self)}
        return {code: _summed(self, place, drawn, order) for code, place in self.places.items()}

    @property
    def common_share(self) -> float:
        """Correlation of two regions of one group in the same year, as drawn."""
        return self.dependence.within

    def to_dict(self) -> dict[str, Any]:
        """Return plain values only, as JSON can hold them."""
        plain = {key: getattr(self, key) for key in _PLAIN}
        plain["given"] = [block.to_dict() for block in self.given]
        plain["places"] = {code: asdict(place) for code, place in self.places.items()}
        plain["sums"] = [self.place(code).to_dict() for code in self.places]
        plain["forecasts"] = [made.to_dict() for made in self.values()]
        plain["dependence"] = {
            "within": self.dependence.within,
            "between": self.dependence.between,
            "along": self.dependence.along.tolist(),
        }
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> PanelForecast:
        """Rebuild a panel's forecasts from :meth:`to_dict`."""
        made = [Forecast.from_dict(one) for one in plain["forecasts"]]
        moved = plain["dependence"]
        dependence = Dependence(moved["within"], moved["between"], np.array(moved["along"]))
        rest = {key: plain[key] for key in _PLAIN}
        rest["given"] = tuple(map(Given.from_dict, plain.get("given", ())))
        rest["places"] = {
            code: Place(
                **{
                    **one,
                    "guessed": tuple(one["guessed"]),
                    "since": one["since"] and tuple(one["since"]),
                }
            )
            for code, one in plain.get("places", {}).items()
        }
        panel = cls(forecasts={one.region: one for one in made}, dependence=dependence, **rest)
        sums = [Forecast.from_dict(one) for one in plain.get("sums", ())]
        panel._summed.update({one.region: one for one in sums})
        return panel

    def to_frame(self, levels: tuple[float, ...] = (0.5, 0.8, 0.95)) -> pd.DataFrame:
        """Lay the intervals of all regions out, one row per region, year and level.

        Parameters
        ----------
        levels
            Probabilities of the intervals, each 0 < level < 1.

        Returns
        -------
        pandas.DataFrame
            The columns of :meth:`Forecast.to_frame`.
        """
        return pd.concat([f.to_frame(levels) for f in self.values()], ignore_index=True)


def _summed(made: PanelForecast, place: Place, drawn: Array, order: Mapping[str, int]) -> Forecast:
    """Add a place's regions up, draw by draw; a region already out counts with its figure.

    A place whose own figure of a later year is out is forecast from that figure on.
    """
    parts = [made.forecasts[region] for region in place.weights]
    link, shares = LINKS[parts[0].link], place.shares()
    year, time, value = place.since or (place.last_year, place.last_time, place.last_value)
    years = tuple(range(year + 1, place.last_year + 1 + drawn.shape[1]))
    rows = []
    for ahead in years:
        total = np.zeros(drawn.shape[2])
        for one, share in zip(parts, shares, strict=True):
            step = ahead - one.last_year - 1
            total += share * (one.last_value if step < 0 else drawn[order[one.region], step])
        row = np.quantile(link.forward(total), GRID) + place.gap
        rows.append(tuple((row + 1e-9 * np.arange(len(row))).tolist()))
    known = dict.fromkeys(one for part in parts for one in part.known)
    return Forecast(
        region=place.code,
        last_year=year,
        last_time=time,
        last_value=value,
        link=link.name,
        years=years,
        quantiles=tuple(rows),
        method="sum of its regions",
        calibration=parts[0].calibration,
        panel_weight=parts[0].panel_weight[year - place.last_year :],
        n_observations=min(part.n_observations for part in parts),
        known=tuple(one for one in known if one.time > time + SAME_TIME),
    )


def _figures(one: Forecast, step: int, score: Array) -> Array:
    """Carry normal scores to figures of one region and step."""
    z = quantile_at_score(np.array(one.quantiles[step]), score)
    return np.asarray(LINKS[one.link].inverse(z))
