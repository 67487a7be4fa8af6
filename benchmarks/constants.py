"""Computes the external half-widths and writes them to ``src/povanalysis/trends/models/constants.py``.

Rolling origins inside the *training parts* of M1, M3 and Tourism yearly (each set one panel, the
last 20 points of each series): quantiles of the absolute errors of the published forecast, in units
of its own spread, per step ahead and level; then the geometric mean over the sets, so that a set of
many series does not outvote the others. Test parts are not read here.

    python benchmarks/constants.py            # recompute and write
    python benchmarks/constants.py --check    # exit 1 if the shipped table differs
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from competitions import MOST_POINTS, SETS, Array, load

from povanalysis.trends.engine import fit_panel
from povanalysis.trends.models.calibration import LEVELS
from povanalysis.trends.panels.panel import make_panel

TARGET = Path(__file__).parents[1] / "src" / "povanalysis" / "trends" / "models" / "constants.py"
STEPS = 6


def half_widths(name: str) -> Array:
    """Return the 6 by levels quantiles of one set's training part."""
    panel = make_panel(load(name, MOST_POINTS).frame, link="identity")
    size = np.abs(fit_panel(panel, STEPS).calibration.errors)
    return np.array([np.nanquantile(size[:, :, h], LEVELS) for h in range(STEPS)])


def pooled(names: Iterable[str]) -> Array:
    """Return the geometric mean over sets, rounded as it is shipped."""
    return np.exp(np.mean([np.log(half_widths(name)) for name in names], axis=0)).round(3)


def text(table: Array) -> str:
    """Return the source of the constants module."""
    rows = "\n".join(f"        [{', '.join(f'{x:.3f}' for x in row)}]," for row in table)
    return f'''"""External half-widths: how far past forecasts of public series went wrong.

One row per step ahead (1 to 6), one column per level (50, 80, 90, 95, 98 per cent): the quantile of
the absolute error in units of the forecast's own spread, from rolling origins inside the training
parts of M1, M3 and Tourism yearly; geometric mean of the three sets. Written by
``benchmarks/constants.py``; do not edit by hand.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EXTERNAL: NDArray[np.float64] = np.array(
    [
{rows}
    ]
)
'''


def main() -> int:
    made = text(pooled(SETS))
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != made)
    TARGET.write_text(made, encoding="utf-8")
    for name in SETS:
        print(name, half_widths(name).round(2).tolist())
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
