"""Panel results kept beside the processed data: computed once per data version, read many times.

Forecasts of a pooled panel depend on every region in it, so they are computed for all at once and
stored: the forecasts and what past ones were worth as npz, which numpy alone reads, the backtest as
parquet, which people use. The key is the data version and the version of this engine; results of
another key are never returned.

Files are written under another name and moved into place, the key file last: a run that is cut off
leaves either the old results or none that will be read. What not every question asks for (the
backtest, the forecasts without the pandemic years) is read when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from povanalysis import files
from povanalysis.errors import DataError
from povanalysis.shown import Shown
from povanalysis.trends import packed
from povanalysis.trends.engine import ENGINE_VERSION, forecast_panel
from povanalysis.trends.models.joint import PanelForecast
from povanalysis.trends.panels.hierarchy import split
from povanalysis.trends.record import GIVEN, PUBLISHED
from povanalysis.trends.shocks import PANDEMIC

if TYPE_CHECKING:
    import pandas as pd

    from povanalysis.trends.record import Backtest

_KEY = "panel-key.json"
_FORECASTS, _WITHOUT = "panel-forecasts.npz", "panel-forecasts-without.npz"
_PLACES = "places"
CALLS = 20
"""Bins of equal width for stated probabilities: the bounds between words are among theirs."""
_LAYOUT = "2"
"""Of what the files hold; raised where that changes and the forecasts do not."""
_TABLES = ("records", "intervals", "events")
_FILES = (_FORECASTS, _WITHOUT, *(f"panel-backtest-{name}.parquet" for name in _TABLES))


@dataclass(frozen=True)
class Tally:
    """How the one-year forecasts of one region's past did, in one state of knowledge.

    Parameters
    ----------
    origins
        Number of past forecasts, one a year.
    held80, held95
        Number of prediction intervals that held the figure that came.
    mae, crps
        Mean absolute error of the median and mean CRPS, in the unit of the figures.
    """

    origins: int
    held80: int
    held95: int
    mae: float
    crps: float


@dataclass(frozen=True, repr=False)
class PanelResults(Shown):
    """Everything reports read about a panel.

    Parameters
    ----------
    data_version
        Version of the figures it was computed from.
    forecasts
        The published forecasts, given what is known.
    tallies
        What one-year forecasts of the past were worth, by region and model (``published``: without
        knowledge; ``given parent`` and so on by state of knowledge).
    calls
        How stated probabilities of events did, by model and years ahead (as text): one row
        ``[low, n, stated, came, year]`` for each year forecast and each bin of :data:`CALLS` that
        occurred, as of :meth:`povanalysis.trends.Backtest.reliability`.
    """

    data_version: str
    forecasts: PanelForecast
    tallies: Mapping[str, Mapping[str, Tally]]
    calls: Mapping[str, Mapping[str, list[list[float]]]]
    _without: Callable[[], PanelForecast]
    _backtest: Callable[[], Backtest]

    @cached_property
    def without(self) -> PanelForecast:
        """The forecasts with the pandemic years left out, without knowledge of other places."""
        return self._without()

    @cached_property
    def backtest(self) -> Backtest:
        """Forecasts of the past beside what came."""
        return self._backtest()

    def and_of(self, places: Backtest) -> PanelResults:
        """Return the results with the past forecasts of places above among the backtest."""

        def joined() -> Backtest:
            import pandas as pd

            from povanalysis.trends.record import Backtest

            pairs = [(getattr(self.backtest, name), getattr(places, name)) for name in _TABLES]
            return Backtest(*(pd.concat(pair, ignore_index=True) for pair in pairs))

        tallies = {**self.tallies, **tally(places)}
        return replace(self, tallies=tallies, _backtest=joined)


def compute_panel(
    frame: pd.DataFrame,
    data_version: str,
    *,
    horizon: int = 6,
    origins: int = 11,
    backtest_horizon: int = 3,
    given: Collection[str] = (),
) -> PanelResults:
    """Compute forecasts and backtest of a panel.

    Parameters
    ----------
    frame
        As in :func:`povanalysis.trends.forecast_panel`.
    data_version
        Names the figures; stored with the results.
    horizon
        Years ahead of the forecasts.
    origins, backtest_horizon
        As in :func:`povanalysis.trends.backtest`.
    given
        States of knowledge to backtest, too, where the frame names parents.
    """
    from povanalysis.trends.backtesting import backtest

    own = (split(frame) or (frame,))[0].drop(columns=["parent", "weight"], errors="ignore")
    without = forecast_panel(own, horizon, without_years=PANDEMIC)
    tested = backtest(frame, backtest_horizon, origins, given=given)
    return PanelResults(
        data_version,
        forecast_panel(frame, horizon),
        tally(tested),
        called(tested),
        lambda: without,
        lambda: tested,
    )


def tally(tested: Backtest) -> dict[str, dict[str, Tally]]:
    """Count how one-year forecasts did, by region and model; models of comparison left out."""
    keys = ["region", "model"]

    def chosen(table: pd.DataFrame) -> pd.DataFrame:
        own = (table["model"] == PUBLISHED) | table["model"].str.startswith(GIVEN)
        return table[own & (table["horizon"] == 1)]

    records, bounds = chosen(tested.records), chosen(tested.intervals)
    error = (records["value"] - records["median"]).abs()
    scores = records.assign(mae=error, origins=1).groupby(keys)
    scores = scores.agg({"origins": "sum", "mae": "mean", "crps": "mean"})
    held = bounds.pivot_table(index=keys, columns="level", values="held", aggfunc="sum")
    found: dict[str, dict[str, Tally]] = {}
    for (region, model), row in scores.join(held).iterrows():
        found.setdefault(region, {})[model] = Tally(
            int(row["origins"]),
            int(row[0.8]),
            int(row[0.95]),
            float(row["mae"]),
            float(row["crps"]),
        )
    return found


def called(tested: Backtest) -> dict[str, dict[str, list[list[float]]]]:
    """Count how stated probabilities of events did, by model and years ahead."""
    found: dict[str, dict[str, list[list[float]]]] = {}
    own = tested.events["model"].unique()
    for model in [name for name in own if name == PUBLISHED or name.startswith(GIVEN)]:
        table = tested.reliability(model, CALLS, by=["horizon", "origin"])
        table["year"] = table["origin"] + table["horizon"]
        for ahead, some in table.groupby("horizon", sort=True):
            rows = some[["low", "n", "stated", "came", "year"]].to_numpy(dtype=float).tolist()
            found.setdefault(str(model), {})[str(ahead)] = rows
    return found


def save_panel(results: PanelResults, directory: Path) -> None:
    """Write results into a directory, which is made where it does not exist."""
    files.make_way(directory / _KEY)
    with suppress(NotADirectoryError):  # a file in the place of the folder is moved away below
        (directory / _KEY).unlink(missing_ok=True)
    tallies = {
        region: {model: asdict(one) for model, one in by_model.items()}
        for region, by_model in results.tallies.items()
    }
    plain = {
        "forecasts": results.forecasts.to_dict(),
        "tallies": tallies,
        "calls": {model: dict(by) for model, by in results.calls.items()},
    }
    packed.write(directory / _FORECASTS, plain)
    packed.write(directory / _WITHOUT, results.without.to_dict())
    for name in _TABLES:
        with files.replacing(_table(directory, name)) as part:
            files.write_parquet(getattr(results.backtest, name), part)
    sizes = {name: (directory / name).stat().st_size for name in _FILES}
    files.write(directory / _KEY, json.dumps({**_key(results.data_version), "bytes": sizes}))


def load_panel(
    directory: Path, data_version: str, again: Callable[[], PanelResults] | None = None
) -> PanelResults:
    """Read results of one data version.

    Parameters
    ----------
    directory, data_version
        Where they are, and of which figures.
    again
        Computes and writes them anew, where what is read later turns out to be damaged.

    Raises
    ------
    DataError
        There are none, they are damaged, or they belong to another data version or engine.
    """
    wanted = _key(data_version)
    try:
        found = json.loads(files.read_text(directory / _KEY))
        sizes = {name: (directory / name).stat().st_size for name in _FILES}
        whole = found == {**wanted, "bytes": sizes}
        if not whole:
            raise _not_whole(directory)
        plain = packed.read(directory / _FORECASTS)
        tallies = {
            region: {model: Tally(**one) for model, one in by_model.items()}
            for region, by_model in plain["tallies"].items()
        }
        forecasts, calls = PanelForecast.from_dict(plain["forecasts"]), plain["calls"]
    except packed.BROKEN as error:
        raise _not_whole(directory) from error

    def without() -> PanelForecast:
        try:
            return PanelForecast.from_dict(packed.read(directory / _WITHOUT))
        except packed.BROKEN as error:
            if again is None:
                raise _not_whole(directory) from error
            return again().without

    def tested() -> Backtest:
        try:
            return _read_backtest(directory)
        except packed.BROKEN as error:
            if again is None:
                raise _not_whole(directory) from error
            return again().backtest

    return PanelResults(data_version, forecasts, tallies, calls, without, tested)


def _not_whole(directory: Path) -> DataError:
    return DataError(
        f"{directory} does not hold whole panel results of these figures and this engine.",
        cure="Remove it; the next command computes them.",
    )


def _read_backtest(directory: Path) -> Backtest:
    from povanalysis.trends.record import Backtest

    return Backtest(**{name: files.read_parquet(_table(directory, name)) for name in _TABLES})


def save_places(tested: Backtest, data_version: str, directory: Path) -> None:
    """Write the backtest of places above beside the results of the same figures."""
    tables = {name: getattr(tested, name).to_dict("list") for name in _TABLES}
    save_plain(tables, directory, _PLACES, data_version)


def load_places(directory: Path, data_version: str) -> Backtest | None:
    """Read the backtest of places above of one data version; None where there is none."""
    import pandas as pd

    from povanalysis.trends.record import Backtest

    plain = load_plain(directory, _PLACES, data_version)
    return (
        None if plain is None else Backtest(**{name: pd.DataFrame(plain[name]) for name in _TABLES})
    )


def save_plain(plain: dict[str, Any], directory: Path, name: str, data_version: str) -> None:
    """Write plain values that belong to a data version beside its results."""
    packed.write(directory / f"panel-{name}.npz", {"key": _key(data_version), "plain": plain})


def load_plain(directory: Path, name: str, data_version: str) -> dict[str, Any] | None:
    """Read plain values of one data version and this engine; None where there are none, or broken."""
    path = directory / f"panel-{name}.npz"
    try:
        held = packed.read(path)
    except packed.BROKEN:
        return None
    plain: dict[str, Any] | None = held.get("plain")
    return plain if held.get("key") == _key(data_version) else None


def _key(data_version: str) -> dict[str, str]:
    return {"data_version": data_version, "engine_version": ENGINE_VERSION, "layout": _LAYOUT}


def _table(directory: Path, name: str) -> Path:
    return directory / f"panel-backtest-{name}.parquet"
