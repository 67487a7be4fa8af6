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
        [0.669, 1.399, 1.965, 2.600, 3.640],
        [0.804, 1.663, 2.353, 3.183, 4.442],
        [0.855, 1.849, 2.635, 3.615, 5.262],
        [0.921, 1.978, 2.887, 3.944, 5.960],
        [0.962, 2.120, 3.081, 4.416, 6.299],
        [1.017, 2.234, 3.219, 4.560, 6.746],
    ]
)
