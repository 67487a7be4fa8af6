"""The figures that tests of reports on several regions share."""

from __future__ import annotations

import pytest

from povanalysis.questions.group import Basis, open_basis


@pytest.fixture(scope="session")
def basis() -> Basis:
    """The shipped figures with their forecasts for 2026."""
    return open_basis(["3500"], 2026)
