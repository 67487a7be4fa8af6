"""States of knowledge: which figures are known beyond a panel's last year, and what they are worth.

A state is a set of figures by their place and distance in time, such as "the province's figure of
the next year" or "the nation's of half a year on". It can be looked up at any past year: what was
known then in the same sense, what the structure learnt up to then said of each region, and what
came. From these the widths given that knowledge are calibrated:

1. As of each past year the structure (:mod:`povanalysis.trends.given.structure`) is learnt anew and
the
   past knowledge conditioned on (:mod:`povanalysis.trends.models.conditioning`).
2. Errors in units of their own standard deviation are pooled over the regions that knew the same
   kinds of things (their province, only the nation, neighbours).
3. Their quantiles are mixed on the log scale with those of a heavy-tailed prior (Student t with 4
   degrees of freedom), which is wider the fewer years there are.

Where a group hangs loosely on what is known (a province on the nation), its regions' medians keep in
part to those without, and in the years that knowledge does not reach all expect what they expect
without. Where knowledge tells little of a region (less than :data:`TELLING` of the variance) so does
its width. With no knowledge at all the forecast is the one without, to the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from povanalysis.trends.given.rows import Figure, kinds, rows_of, spans
from povanalysis.trends.given.structure import Learnt, learn
from povanalysis.trends.models.calibration import LEVELS, multiples
from povanalysis.trends.models.conditioning import Conditional, condition, left_out
from povanalysis.trends.models.distribution import GRID
from povanalysis.trends.panels.hierarchy import Hierarchy

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

TELLING = 0.25
"""Share of the variance from which on widths are those of knowledge alone."""

HEARD = 0.6
"""Share of the variance of what a region has in common with its group from which on its median moves
as far as knowledge says: what is weak in a province's link on the nation has mostly been chance.
Of 514 regencies' errors from origins 2015-2019, 0.6 to 0.75 take an eighth off, those from later
origins stay; given the province all is heard."""

PRIOR_ERRORS = 20.0
ERRORS_A_YEAR = 10
"""Errors the prior widths are worth, and the most that one year's errors are."""

FEW_YEARS = 2.0
"""The prior variance is larger by this number divided by the years learnt from."""

_TAIL = stdtrit(4, (1 + np.array(LEVELS)) / 2) / np.sqrt(2.0)
_ROUNDS = 3
_AT_LEVELS = [
    int(np.argmin(np.abs(np.array(GRID[len(GRID) // 2 + 1 :]) - (1 + level) / 2)))
    for level in LEVELS
]


@dataclass(frozen=True)
class State:
    """What is known at one year, conditioned on.

    Parameters
    ----------
    learnt
        The structure as of that year.
    given
        Changes of the regions given the knowledge; spans of the years ahead.
    kinds
        For each region of `learnt`, what kinds of things are known.
    known
        The figures that could be used.
    others
        Whether each region's own figure was left out.
    """

    learnt: Learnt
    given: Conditional
    kinds: tuple[str, ...]
    known: tuple[Figure, ...]
    others: bool = False

    @property
    def reach(self) -> float:
        """Years that the farthest figure is ahead."""
        return max(float(f.years or f.span) for f in self.known)


@dataclass
class Knowledge:
    """A panel's past, asked for states of knowledge; what is learnt of a year is kept.

    Parameters
    ----------
    hierarchy
        The panel and the places above it.
    labels
        Region to group, where parents do not tell.
    horizon
        Years ahead.
    """

    hierarchy: Hierarchy
    labels: Mapping[str, str]
    horizon: int
    _learnt: dict[int, Learnt | None] = field(default_factory=dict, repr=False)
    _states: dict[tuple[object, ...], State | None] = field(default_factory=dict, repr=False)
    _errors: dict[tuple[object, ...], dict[str, Array]] = field(default_factory=dict, repr=False)

    def learnt(self, column: int) -> Learnt | None:
        """Return the structure as of one year."""
        if column not in self._learnt:
            self._learnt[column] = learn(self.hierarchy, column, self.labels)
        return self._learnt[column]

    def state(
        self,
        column: int,
        figures: Sequence[Figure],
        values: Mapping[Figure, float] | None = None,
        *,
        others: bool = False,
    ) -> State | None:
        """Condition on what is known at one year.

        Parameters
        ----------
        column
            Number of the year.
        figures
            The state of knowledge; figures that are not held, or of a place redefined since, are
            left out.
        values
            Figures on the link scale where they are not those of the hierarchy (scenarios).
        others
            Forecast each known region from all else that is known, its own figure left out.

        Returns
        -------
        State or None
            None where there is nothing to learn from or nothing is known.
        """
        wanted = tuple(sorted(set(figures)))
        if values:
            return self._state(column, wanted, values, others)
        key = column, wanted, others
        if key not in self._states:
            self._states[key] = self._state(column, wanted, {}, others)
        return self._states[key]

    def _state(
        self,
        column: int,
        figures: tuple[Figure, ...],
        values: Mapping[Figure, float],
        others: bool,
    ) -> State | None:
        learnt = self.learnt(column)
        if learnt is None:
            return None
        known, rows = rows_of(self.hierarchy, learnt, figures, values)
        if not known:
            return None
        given = condition(learnt.structure, rows, spans(self.hierarchy, learnt, self.horizon))
        if not others:
            given = self._settled(learnt, known, given)
        state = State(learnt, given, kinds(learnt, known), known, others)
        return _left_out(state) if others else state

    def _settled(
        self, learnt: Learnt, known: tuple[Figure, ...], given: Conditional
    ) -> Conditional:
        """Let sums hold on the scale of the figures, too, where changes are large.

        A row is the slope of a place in its regions; what the curve adds at the changes expected is
        taken off the change to be explained, and the changes are expected anew.
        """
        hierarchy, link = self.hierarchy, self.hierarchy.link
        at = [k for k, f in enumerate(known) if not f.region and f.place in learnt.sums]
        if not at:
            return given
        z, value = (m[learnt.rows, learnt.column] for m in (hierarchy.z, hierarchy.value))
        regions, asked = len(z), given.rows.change
        weights, span = given.rows.weights[at, :regions], given.rows.span[at]
        share = weights * link.slope(value)
        share = share / share.sum(axis=1, keepdims=True)
        before = link.forward(share @ value)
        for _ in range(_ROUNDS):
            curve = np.empty(len(at))
            for one in np.unique(span):
                mine, change = span == one, given.at(float(one))
                after = link.forward(share[mine] @ link.inverse(z + change))
                curve[mine] = after - before[mine] - weights[mine] @ change
            rows = replace(given.rows, change=asked.copy())
            rows.change[at] -= curve
            given = replace(given, rows=rows)
        centre = np.stack([given.at(float(ahead)) for ahead in given.span], axis=1)
        return replace(given, centre=centre)

    def quantiles(self, state: State, last: Array, without: Array) -> Array:
        """Return quantiles given what is known, on the link scale.

        Parameters
        ----------
        state
            What is known.
        last
            R: the regions' last figures, link scale.
        without
            R by H by grid: quantiles without the knowledge.
        """
        given, middle = state.given, without.shape[2] // 2
        steps = without.shape[1]
        structure = state.learnt.structure
        within = np.minimum(1.0, state.reach / given.span)
        shared = np.maximum(1 - structure.own / structure.variance, 1e-9)
        told = (given.told / within).max(axis=1) / shared
        heard = np.minimum(told / HEARD, 1.0)[:, None]
        plain = structure.expected(given.span)[: len(last)]
        before = without[:, :, middle] - last[:, None]
        centre = plain + heard * (given.centre - plain) + (1 - heard * within) * (before - plain)
        kept = np.clip(1 - given.told / TELLING, 0.0, 1.0)[:, :, None]
        upper = np.empty((len(last), steps, middle))
        sd = np.sqrt(given.variance)[:, :, None]
        own = without[:, :, middle + 1 :] - without[:, :, middle, None]
        own = own * np.sqrt(np.maximum(1 - given.told, 0.0))[:, :, None]
        for kind in sorted(set(state.kinds)):
            mine = np.array([k == kind for k in state.kinds])
            upper[mine] = multiples(self.widths(state, kind, steps, own[mine] / sd[mine]))
        half = kept * own + (1 - kept) * upper * sd
        half = np.maximum.accumulate(half, axis=1)
        centre = (last[:, None] + centre)[:, :, None]
        made = np.concatenate([centre - half[:, :, ::-1], centre, centre + half], axis=2)
        return np.where(given.told[:, :, None] > 0, made, without)

    def widths(self, state: State, kind: str, horizon: int, plain: Array) -> Array:
        """Return half-widths at the levels of calibration in standard deviations, H by levels.

        Parameters
        ----------
        state, kind
            What is known, and by whom.
        horizon
            Years ahead.
        plain
            N by H by upper half of the grid: half-widths without the knowledge, narrowed by what
            it tells, in the same unit: the prior for years that the knowledge does not reach.
        """
        now, years = state.learnt.column, state.learnt.seen
        usual = np.median(plain, axis=0)[:, _AT_LEVELS]
        prior = _TAIL * np.sqrt(1 + FEW_YEARS / years)
        made = np.empty((horizon, len(LEVELS)))
        for h in range(horizon):
            errors = [
                found[kind]
                for past in range(now)
                if kind in (found := self.errors(past, state, h + 1))
            ]
            size = np.abs(np.concatenate(errors)) if errors else np.zeros(0)
            count = _effective(errors) / (h + 1)
            made[h] = before = np.maximum(prior, usual[h]) if h + 1 > state.reach else prior
            if size.size:
                own = np.maximum(np.quantile(size, LEVELS), 0.1 * before)
                made[h] = before * (own / before) ** (count / (count + PRIOR_ERRORS))
        return made

    def errors(self, past: int, state: State, ahead: int) -> dict[str, Array]:
        """Return by kind the scaled errors of forecasts from a past year in the same state.

        Only figures up to the year of `state` are looked at, those known in the past included.
        """
        years = self.hierarchy.years
        to = int(np.searchsorted(years, years[past] + ahead))
        reach = max(ahead, *(f.years or int(np.ceil(f.span)) for f in state.known))
        now = state.learnt.column
        if to > now or years[to] != years[past] + ahead or years[past] + reach > years[now]:
            return {}
        key = (past, state.known, state.others, ahead)
        if key not in self._errors:
            self._errors[key] = self._past_errors(past, state, ahead, to)
        return self._errors[key]

    def _past_errors(self, past: int, state: State, ahead: int, to: int) -> dict[str, Array]:
        then = self.state(past, state.known, others=state.others)
        if then is None:
            return {}
        rows, given = then.learnt.rows, then.given
        change = self.hierarchy.z[rows, to] - self.hierarchy.z[rows, past]
        error = (change - given.centre[:, ahead - 1]) / np.sqrt(given.variance[:, ahead - 1])
        found: dict[str, list[float]] = {}
        for kind, one in zip(then.kinds, error, strict=True):
            if np.isfinite(one):
                found.setdefault(kind, []).append(float(one))
        return {kind: np.array(values) for kind, values in found.items()}


def _effective(errors: list[Array]) -> float:
    """Count errors: those of one year as few as they move together, and never as many."""
    if not errors:
        return 0.0
    many = [e for e in errors if len(e) > 1]
    pairs = sum(len(e) * (len(e) - 1.0) for e in many)
    mean = float(np.mean(np.concatenate(errors) ** 2))
    shared = sum(float(e.sum() ** 2 - (e**2).sum()) for e in many) / max(pairs, 1.0) / mean
    years = len(many)
    shared = (min(max(shared, 0.0), 1.0) * years + 0.5) / (years + 1)
    return sum(min(len(e) / (1 + (len(e) - 1) * shared), ERRORS_A_YEAR) for e in errors)


def _left_out(state: State) -> State:
    """Replace what is said of each known region by what all else says of it."""
    given, learnt = state.given, state.learnt
    which = np.array([i for i, f in enumerate(state.known) if f.region], dtype=np.int64)
    at = np.searchsorted(learnt.rows, [state.known[i].place for i in which])
    change, variance = left_out(given, which)
    later = given.span[None] - given.rows.span[which, None]
    structure = learnt.structure
    drift = structure.drift[structure.tree[structure.group[at]], None]
    own = structure.variance[at, None]
    centre, spread = given.centre.copy(), given.variance.copy()
    centre[at] = change[:, None] + drift * later
    spread[at] = np.maximum(variance[:, None] + own * later, 1e-10 * own)
    told = np.clip(1 - spread / (structure.variance[:, None] * given.span), 0.0, 1.0)
    kinds = ["others" if i in set(at.tolist()) else k for i, k in enumerate(state.kinds)]
    made = replace(given, centre=centre, variance=spread, told=told)
    return replace(state, given=made, kinds=tuple(kinds))
