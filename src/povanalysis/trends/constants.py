"""External half-widths: how far past forecasts of public series went wrong.

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
        [0.692, 1.442, 2.005, 2.642, 3.645],
        [0.817, 1.703, 2.398, 3.211, 4.469],
        [0.859, 1.852, 2.640, 3.606, 5.215],
        [0.925, 1.990, 2.845, 3.892, 5.755],
        [0.945, 2.066, 3.030, 4.238, 6.012],
        [0.979, 2.174, 3.081, 4.398, 6.402],
    ]
)
