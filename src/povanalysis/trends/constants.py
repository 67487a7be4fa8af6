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
        [0.688, 1.443, 2.002, 2.644, 3.639],
        [0.813, 1.694, 2.397, 3.190, 4.448],
        [0.861, 1.844, 2.620, 3.590, 5.187],
        [0.919, 1.947, 2.835, 3.856, 5.738],
        [0.948, 2.046, 2.985, 4.189, 5.993],
        [0.977, 2.132, 3.041, 4.355, 6.313],
    ]
)
