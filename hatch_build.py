"""What a wheel carries beside the package; an editable install reads it from the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("notebooks", "data/raw", "data/forecasts", "_quarto.yml")


class Shipped(BuildHookInterface):
    """Put notebooks, data and Quarto's configuration into ``povanalysis/shipped``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files of a wheel, by where they lie in the checkout."""
        if version == "standard":
            build_data["force_include"] |= {name: f"povanalysis/shipped/{name}" for name in SHIPPED}
