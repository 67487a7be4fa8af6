"""What a forecast is: one predictive distribution a year, kept as quantiles on the link scale.

A :class:`Forecast` holds, for each year ahead, the quantiles of the published figure at the
probabilities of :data:`GRID`, on the scale of its link. Between grid points the quantile is
interpolated linearly against the normal score of the probability, beyond the grid it goes on along
the outermost segment: monotone throughout, and exactly invertible, so ``probability_at_most`` and
``quantile`` are inverses of each other. Carried back through the link, a quantile stays a quantile.

The distribution speaks of the *published figure* of that year (DESIGN: an assumed sampling error
never enters), given that definitions and collection stay as they are.

Out of scope: how the quantiles come about (:mod:`povanalysis.trends.models.average`,
:mod:`povanalysis.trends.models.calibration`), dependence between regions and years
(:mod:`povanalysis.trends.draws`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from povanalysis import shown
from povanalysis.errors import ParameterError
from povanalysis.trends.models.known import Known
from povanalysis.trends.panels.links import LINKS, Link, LinkName

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Array = NDArray[np.float64]

_LOWER = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
GRID: tuple[float, ...] = (*_LOWER, 0.45, 0.5, 0.55, *(round(1 - p, 4) for p in reversed(_LOWER)))
"""Probabilities at which a forecast keeps its quantiles; symmetric about one half."""

_SCORES: Array = ndtri(np.array(GRID))

EXTRAPOLATED_BEYOND = 6
"""Steps ahead for which calibration was measured (DESIGN section 6); beyond it is labelled."""


@dataclass(frozen=True)
class Interval:
    """A prediction interval: the figure lies in it with probability `level`.

    Parameters
    ----------
    low, high
        Ends, in the unit of the figures.
    level
        Probability, 0 < level < 1; as much lies below `low` as above `high`.
    """

    low: float
    high: float
    level: float

    def __contains__(self, value: float) -> bool:
        """Say whether a figure lies in the interval, its ends included."""
        return self.low <= value <= self.high

    @property
    def width(self) -> float:
        """High minus low, in the unit of the figures."""
        return self.high - self.low


@dataclass(frozen=True, repr=False)
class Forecast(shown.Shown):
    """Predictive distributions of one region's published figure, one for each year ahead.

    Parameters
    ----------
    region
        The region's code or name, as text.
    last_year, last_time, last_value
        The last observation: calendar year, decimal year of its reference month, figure.
    link
        The scale of `quantiles`: ``logit``, ``log`` or ``identity``.
    years
        The years forecast, ``last_year + 1`` onward, one reference year apart.
    quantiles
        Years by probabilities of :data:`GRID`; on the link scale, rising along each row.
    method
        The model, in a word or two.
    calibration
        Where the width comes from: ``panel`` (its own past errors and the built-in constants,
        weighed) or ``external`` (the built-in constants alone: too little history here).
    panel_weight
        Weight of the panel's own errors in the widths, one for each year ahead, 0-1.
    n_observations
        Figures the model was fitted to.
    notes
        What a reader must know: gaps, borrowed scale, left-out years; each a plain sentence.
    known
        Figures of places above and of neighbours, later than the last observation, that the
        forecast is given.
    without
        The forecast without them; None where nothing is known.

    Examples
    --------
    >>> import povanalysis as pov
    >>> rates = [15.38, 14.89, 14.42, 13.80, 13.21, 13.85, 13.86, 12.53, 12.42, 12.16, 12.03]
    >>> frame = pd.DataFrame({"region": "3524", "year": range(2015, 2026), "value": rates})
    >>> made = pov.forecast(frame, "Lamongan", horizon=2, link="logit")
    >>> made
    Forecast of Kabupaten Lamongan (3524) after 12.03 in 2025
      year  median   80 % interval   95 % interval
      2026   11.93  11.32 to 12.56  10.83 to 13.12
      2027   11.80  10.86 to 12.81  10.05 to 13.80
    >>> 11.95 in made.interval(2026, 0.8), round(made.probability_at_most(2026, 11.95), 2)
    (True, 0.52)
    """

    region: str
    last_year: int
    last_time: float
    last_value: float
    link: LinkName
    years: tuple[int, ...]
    quantiles: tuple[tuple[float, ...], ...]
    method: str
    calibration: str
    panel_weight: tuple[float, ...]
    n_observations: int
    notes: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    without: Forecast | None = None

    # -- showing itself -------------------------------------------------------------------------

    def _title(self) -> str:
        given = f", given {len(self.known)} later figures" if self.known else ""
        last = f"{shown.cell(self.last_value)} in {self.last_year}"
        return f"Forecast of {shown.place(self.region)} after {last}{given}"

    def _table(self) -> shown.Table:
        rows = []
        for year in self.years:
            ends = (self.interval(year, level) for level in (0.8, 0.95))
            text = (f"{shown.cell(one.low)} to {shown.cell(one.high)}" for one in ends)
            rows.append((year, self.median(year), *text))
        return shown.Table(("year", "median", "80 % interval", "95 % interval"), rows, len(rows))

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw the median and the 80 and 95 % intervals from the last figure on.

        Parameters
        ----------
        ax
            Axes to draw on; new ones when not given.

        Returns
        -------
        matplotlib.axes.Axes
            Years across, the unit of the figures upwards.
        """
        ax = shown.axes(ax)
        years, last = [self.last_year, *self.years], self.last_value
        for level, shade in ((0.95, 0.15), (0.8, 0.3)):
            ends = [self.interval(year, level) for year in self.years]
            low, high = [last, *(e.low for e in ends)], [last, *(e.high for e in ends)]
            ax.fill_between(years, low, high, color="C0", alpha=shade, linewidth=0)
        name = shown.place(self.region)
        ax.plot(years, [last, *map(self.median, self.years)], color="C0", label=name)
        ax.plot(self.last_year, last, "o", color="C0")
        ax.locator_params(axis="x", integer=True)
        ax.set_title(name)
        return ax

    # -- reading the distribution ---------------------------------------------------------------

    def quantile(self, year: int, p: float) -> float:
        """Return the figure that the year's value stays at or below with probability `p`.

        Parameters
        ----------
        year
            One of :attr:`years`.
        p
            Probability, 0 < p < 1.

        Raises
        ------
        ParameterError
            The year is not among those forecast, or `p` is outside its domain.
        """
        p = _probability("p", p)
        return float(self._link.inverse(np.array(quantile_at(self.row(year), p))))

    def median(self, year: int) -> float:
        """Return the central forecast of `year`: as likely too high as too low."""
        return self.quantile(year, 0.5)

    def interval(self, year: int, level: float = 0.95) -> Interval:
        """Return the central prediction interval of `year`.

        Parameters
        ----------
        year
            One of :attr:`years`.
        level
            Probability of the interval, 0 < level < 1.
        """
        level = _probability("level", level)
        tail = (1 - level) / 2
        return Interval(self.quantile(year, tail), self.quantile(year, 1 - tail), level)

    def probability_at_most(self, year: int, value: float) -> float:
        """Return the probability that the published figure of `year` is at or below `value`.

        A value at or beyond the link's bounds (0 or less, 100 or more per cent) gives 0 or 1.
        """
        value = _finite("value", value)
        row = self.row(year)
        if value <= self._link.lower:
            return 0.0
        if value >= self._link.upper:
            return 1.0
        return float(cdf_at(row, float(self._link.forward(np.array(value)))))

    def cdf(self, year: int, values: Array) -> Array:
        """Return :meth:`probability_at_most` for many values at once."""
        return np.array([self.probability_at_most(year, float(v)) for v in np.ravel(values)])

    def is_extrapolated(self, year: int) -> bool:
        """Say whether `year` lies further ahead than intervals were ever measured (6 years)."""
        self.row(year)
        return year - self.last_year > EXTRAPOLATED_BEYOND

    @property
    def horizon(self) -> int:
        """Number of years forecast."""
        return len(self.years)

    # -- carrying it around ---------------------------------------------------------------------

    def to_dict(self) -> dict[str, Any]:
        """Return plain values only (text, numbers, lists), as JSON can hold them."""
        plain = dict(vars(self))  # asdict would copy every quantile, and those of `without` twice
        plain.update({key: list(plain[key]) for key in ("years", "panel_weight", "notes")})
        plain["quantiles"] = [list(row) for row in self.quantiles]
        plain["known"] = [asdict(one) for one in self.known]
        plain["without"] = None if self.without is None else self.without.to_dict()
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Forecast:
        """Rebuild a forecast from :meth:`to_dict`."""
        fields = dict(plain)
        for key in ("years", "panel_weight", "notes"):
            fields[key] = tuple(fields[key])
        fields["quantiles"] = tuple(tuple(row) for row in fields["quantiles"])
        fields["known"] = tuple(Known(**one) for one in fields.get("known", ()))
        without = fields.get("without")
        fields["without"] = None if without is None else cls.from_dict(without)
        return cls(**fields)

    def to_frame(self, levels: tuple[float, ...] = (0.5, 0.8, 0.95)) -> pd.DataFrame:
        """Lay the intervals out, one row per year and level.

        Parameters
        ----------
        levels
            Probabilities of the intervals, each 0 < level < 1.

        Returns
        -------
        pandas.DataFrame
            Columns ``region, year``; ``median``, ``low`` and ``high`` in the unit of the figures;
            ``level``.
        """
        rows = []
        for year in self.years:
            for level in levels:
                interval = self.interval(year, level)
                middle = self.median(year)
                rows.append((self.region, year, middle, level, interval.low, interval.high))
        return pd.DataFrame(rows, columns=["region", "year", "median", "level", "low", "high"])

    # -- inside ---------------------------------------------------------------------------------

    @property
    def _link(self) -> Link:
        return LINKS[self.link]

    def row(self, year: int) -> Array:
        """Return the quantiles of `year` at :data:`GRID`, on the link scale."""
        if year not in self.years:
            raise ParameterError(
                f"year={year!r} is not forecast for region {self.region}.",
                cure=f"Ask for {self.years[0]} to {self.years[-1]}, or forecast a longer horizon.",
            )
        return np.array(self.quantiles[self.years.index(year)])


def quantile_at(row: Array, p: float | Array) -> Array:
    """Read quantiles at probability `p` from one row of grid quantiles (link scale)."""
    return quantile_at_score(row, ndtri(np.asarray(p, dtype=float)))


def quantile_at_score(row: Array, score: Array) -> Array:
    """Read quantiles at the normal scores of probabilities (link scale)."""
    return _interpolate(score, _SCORES, row)


def cdf_at(row: Array, value: float | Array) -> Array:
    """Read the probability of staying at or below `value` (link scale) from one row."""
    return np.asarray(ndtr(_interpolate(np.asarray(value, dtype=float), row, _SCORES)))


def _interpolate(at: Array, x: Array, y: Array) -> Array:
    """Piecewise linear interpolation that goes on along its outermost segments."""
    at = np.asarray(at)
    made = np.asarray(np.interp(at, x, y))
    for beyond, one, other in ((at < x[0], 0, 1), (at > x[-1], -1, -2)):
        if np.any(beyond):
            made[beyond] = y[one] + (at[beyond] - x[one]) * (y[one] - y[other]) / (
                x[one] - x[other]
            )
    return made


def _probability(argument: str, value: float) -> float:
    value = _finite(argument, value)
    if not 0 < value < 1:
        raise ParameterError(
            f"{argument}={value!r} is not a probability inside 0 and 1.",
            cure="Give a number such as 0.95.",
        )
    return value


def _finite(argument: str, value: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.number)):
        kind = type(value).__name__
    elif math.isfinite(value):
        return float(value)
    else:
        kind = repr(value)
    raise ParameterError(
        f"{argument} must be a finite number, not {kind}.",
        cure="Give a plain number such as 11.95.",
    )
