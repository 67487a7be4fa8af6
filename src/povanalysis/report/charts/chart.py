"""What every chart is: an image with its caption and its description in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chart:
    """A chart ready to be placed.

    Parameters
    ----------
    svg
        The image.
    caption
        Markdown, one line.
    alt
        What it shows, in words and numbers.
    """

    svg: str
    caption: str
    alt: str
