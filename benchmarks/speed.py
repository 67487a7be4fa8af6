"""Speed: 514 simulated series of 16 figures, 7 origins, on the machine at hand."""

from __future__ import annotations

import platform
from collections.abc import Callable
from time import perf_counter

import numpy as np
import pandas as pd

from povanalysis.trends.engine import fit_panel
from povanalysis.trends.models.comparison import MODELS
from povanalysis.trends.models.kernels import condition
from povanalysis.trends.panels.asof import origins
from povanalysis.trends.panels.panel import Panel, make_panel
from povanalysis.trends.reference import reference_fits

SERIES, POINTS, ORIGINS, HORIZON = 514, 16, 7, 3
FITTED = 12


def simulated() -> pd.DataFrame:
    """Simulate poverty rates: a common and an own random walk on the logit scale."""
    generator = np.random.default_rng(7)
    common = np.cumsum(generator.normal(-0.04, 0.05, POINTS))
    own = np.cumsum(generator.normal(0, 0.04, (SERIES, POINTS)), axis=1)
    z = generator.normal(-2, 0.4, (SERIES, 1)) + common + own
    rows, columns = np.indices(z.shape)
    return pd.DataFrame(
        {
            "region": [f"{row:04d}" for row in rows.ravel()],
            "year": 2010 + columns.ravel(),
            "value": 100 / (1 + np.exp(-z)).ravel(),
        }
    )


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Return the best of some runs, each from cold matrices."""
    best = float("inf")
    for _ in range(repeats):
        condition.cache_clear()
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def section() -> str:
    """Return the section as Markdown."""
    frame = simulated()
    panel = make_panel(frame, link="logit")
    pasts = [panel.as_of(origin) for origin in origins(panel.year, ORIGINS, 1)]
    points = seconds(lambda: [_points(past) for past in pasts])
    full = seconds(lambda: [fit_panel(past, HORIZON) for past in pasts], repeats=2)
    few = frame[frame["region"] < f"{FITTED:04d}"]
    regions = sorted(few["region"].unique())
    others = seconds(lambda: [reference_fits(few, r, HORIZON) for r in regions], repeats=1)
    whole = others / FITTED * SERIES * ORIGINS
    rows = [
        (f"point forecasts of {len(MODELS)} comparison models", f"{points:.2f} s", "1 s"),
        ("published forecast with calibration", f"{full:.2f} s", "10 s"),
        (
            f"statsmodels, 4 models ({FITTED} fits of each timed, scaled up)",
            f"{whole:.0f} s",
            f"{whole / points:.0f} times the first row",
        ),
    ]
    table = pd.DataFrame(rows, columns=["what", "time", "bar"]).to_markdown(index=False)
    return "\n\n".join(
        [
            "## Speed",
            f"{SERIES} simulated series of {POINTS} figures, {ORIGINS} origins, {HORIZON} years "
            f"ahead; one process, Python {platform.python_version()}, numpy {np.__version__}, "
            f"{platform.machine()}.",
            table,
        ]
    )


def _points(past: Panel) -> None:
    for model in MODELS.values():
        model(past.z, past.time, HORIZON)
