"""Links: the scale on which a series is modelled.

A per cent rate is modelled on the logit scale (it can never leave 0-100), rupiah and counts on the
log scale (they stay positive), anything else as it is. Quantiles are carried back by the inverse:
a monotone map keeps them quantiles, so no correction for the mean is needed or made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from povanalysis.errors import ParameterError
from povanalysis.indicators import INDICATORS

LinkName = Literal["logit", "log", "identity"]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Link:
    """A monotone map from the figures' own scale to the scale of the model.

    Parameters
    ----------
    name
        ``logit`` (per cent, strictly between 0 and 100), ``log`` (above 0) or ``identity``.
    lower, upper
        The open domain, in the unit of the figures.
    """

    name: LinkName
    lower: float
    upper: float

    def forward(self, value: Array) -> Array:
        """Carry figures to the model's scale; NaN (padding) passes through.

        >>> LINKS["logit"].forward(np.array([12.03])).round(4)
        array([-1.9896])
        """
        if self.name == "logit":
            return np.log(value / (100.0 - value))
        return np.log(value) if self.name == "log" else np.asarray(value, dtype=float)

    def inverse(self, link_value: Array) -> Array:
        """Carry values of the model's scale back to figures.

        Written so that no overflow warning can arise, however far out a quantile lies.

        >>> LINKS["logit"].inverse(np.array([-1.9895, 900.0])).round(2)
        array([ 12.03, 100.  ])
        """
        link_value = np.asarray(link_value, dtype=float)
        if self.name == "logit":
            shrunk = np.exp(-np.abs(link_value))
            return np.where(link_value >= 0, 100.0 / (1 + shrunk), 100.0 * shrunk / (1 + shrunk))
        if self.name == "log":
            return np.exp(np.clip(link_value, -700.0, 700.0))
        return link_value

    def slope(self, value: Array) -> Array:
        """Return how fast the link rises at a figure, to carry small errors to its scale.

        >>> LINKS["logit"].slope(np.array([10.0, 50.0])).round(3)
        array([0.111, 0.04 ])
        """
        if self.name == "logit":
            return np.asarray(100.0 / (value * (100.0 - value)))
        return 1.0 / value if self.name == "log" else np.ones_like(value)

    def allows(self, value: Array) -> NDArray[np.bool_]:
        """Say for each figure whether it lies inside the open domain."""
        return np.isfinite(value) & (value > self.lower) & (value < self.upper)

    @property
    def domain(self) -> str:
        """The domain in words, for messages."""
        words = {
            "logit": "strictly between 0 and 100",
            "log": "above 0",
            "identity": "below 1e100 in size",
        }
        return words[self.name]


LINKS: dict[str, Link] = {
    "logit": Link("logit", 0.0, 100.0),
    "log": Link("log", 0.0, np.inf),
    "identity": Link("identity", -1e100, 1e100),  # squares stay finite
}


def link_named(name: str) -> Link:
    """Return the link called `name`.

    Raises
    ------
    ParameterError
        There is no such link; the message lists the three that exist.
    """
    if not isinstance(name, str) or name not in LINKS:
        raise ParameterError(
            f"link={name!r} is not a link.",
            cure="Use 'logit' (per cent), 'log' (rupiah, counts) or 'identity'.",
        )
    return LINKS[name]


def link_for(indicator: str | None, values: Array) -> tuple[Link, str]:
    """Choose a link where the caller named none, and say why.

    The indicator decides where it is known. Otherwise the figures do: all strictly between 0 and
    100 are taken as per cent, all above 0 as amounts, anything else as it is. Figures of exactly 0
    or 100 do not decide: one 0.00 among percentages must not turn them into figures without
    bounds, unseen. The link then chosen cannot hold it, and the checks of a panel refuse it.

    Returns
    -------
    tuple of Link and str
        The link and the reason in words.

    >>> link_for(None, np.array([3.1, 250.0]))[0].name
    'log'
    """
    if indicator in INDICATORS:
        return LINKS[INDICATORS[indicator].link], f"indicator {indicator}"
    finite = values[np.isfinite(values)]
    for name, why in (("logit", "all figures lie between 0 and 100"), ("log", "all lie above 0")):
        link = LINKS[name]
        inside = finite[(finite != link.lower) & (finite != link.upper)]
        if inside.size and link.allows(inside).all():
            return link, why
    return LINKS["identity"], "figures at or below 0"
