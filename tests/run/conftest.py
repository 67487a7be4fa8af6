"""What tests of the runner share: a project with a small notebook, and its jobs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from povanalysis.project import Project
from povanalysis.run.params import RegencyParams
from povanalysis.run.plan import Job
from povanalysis.run.workers import preload, surroundings, warm
from tests.run import notebooks

REGIONS = ("3524", "3506", "3311", "3505", "3502", "3573")


@pytest.fixture
def small(tmp_path: Path, copy_project: Callable[[Path], Project]) -> Project:
    """The shipped data with a small notebook in place of the report on a regency."""
    project = copy_project(tmp_path / "project")
    notebooks.write(project.notebooks / "regency.ipynb")
    return project


@pytest.fixture
def job() -> Callable[..., Job]:
    """Make a job of the small notebook."""

    def make(region: str = "3524", lang: str = "en", notebook: str = "regency.ipynb") -> Job:
        values = {"region": region, "year": 2026, "lang": lang}
        return Job(notebook, RegencyParams.model_validate(values))

    return make


class Running(warm.ForkServer):
    """A fork server that a build neither starts nor ends."""

    def __init__(self, server: warm.ForkServer) -> None:
        self.address, self._process, self._told = server.address, server._process, ""

    def close(self) -> None:
        """Leave it to the next build."""


@pytest.fixture(scope="session")
def _servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, warm.ForkServer]]:
    if warm.impossible():
        yield {}
        return
    place = tmp_path_factory.mktemp("servers")
    notebook = notebooks.write(place / "small.ipynb")
    loaded = {"kernels": preload.kernel([notebook]), "workers": preload.WORKER}
    with warm.environment(
        {**surroundings.of(os.environ, place), **warm._this_package()}, alone=True
    ):
        servers = {
            name: warm.ForkServer(modules, str(place), name) for name, modules in loaded.items()
        }
    yield servers
    for server in servers.values():
        server.close()


@pytest.fixture
def warmed(_servers: dict[str, warm.ForkServer], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds and kernels of the small notebook find their fork servers running.

    That a build starts and ends its own is seen in test_warm.py, in the builds by the command and
    in those below that are killed.
    """
    if _servers:
        monkeypatch.setenv(warm.VARIABLE, _servers["kernels"].address)
        monkeypatch.setattr(
            warm,
            "ForkServer",
            lambda _modules, _directory, name="kernels": Running(_servers[name]),
        )
