"""What a fork server loads before it serves: what the planned notebooks import, warmed up.

The modules are read off the notebooks themselves, so that a new notebook needs no list to be kept
in step; a module that does not exist is left to the cell that imports it, which will say so. What
workers load for executing and rendering stands here, too. Warming up means doing once what the
first chart of a process does (registering fonts, laying out text, reading catalogues), and reading
and computing once what belongs to the data version and not to one report: panel results, joint
draws, forecasts of past origins, carried tables. The functions that hand them out keep them by data
version, and note what is read outside of what they keep. None of it starts a thread, and none of it
changes a setting.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from povanalysis.errors import NotebookError, PovError
from povanalysis.run import cells

# a kernel without and with its lazily loaded parts
KERNEL = (
    "ctypes", "faulthandler", "psutil", "tornado.platform.asyncio",
    "ipykernel.kernelapp", "ipykernel.debugger", "ipykernel.zmqshell",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger",
    "IPython.core.oinspect", "IPython.extensions.storemagic",
)  # fmt: skip
# a worker, from papermill to the pages
WORKER = (
    "papermill", "ipykernel.kernelspec", "encodings.unicode_escape",
    "povanalysis.run.workers.pool", "povanalysis.run.workers.kernels",
    "povanalysis.render.sheet", "povanalysis.render.quarto", "typst", "pypandoc",
)  # fmt: skip
# imported where they are first used, which in every report they are
BEHIND = {
    "povanalysis.report.pages": (
        "povanalysis.report.beside.downloads",
        "povanalysis.report.beside.page_frame",
    ),
    "povanalysis.report.beside.downloads": (
        "povanalysis.report.beside.workbook",
        "xlsxwriter.workbook",
    ),
    "pandas": ("pandas.core.reshape.reshape", "pandas.io.formats.csvs", "encodings.utf_8_sig"),
    "povanalysis.sources.store": ("pyarrow.parquet",),
    "povanalysis.report.pages.comparison": ("statsmodels.regression.linear_model",),
    "povanalysis.report.pages.methods": ("statsmodels.regression.linear_model",),
    "povanalysis.report.pages.province": ("statsmodels.regression.linear_model", "seaborn"),
}


def kernel(notebooks: Iterable[Path]) -> list[str]:
    """List the modules that a kernel of these notebooks loads."""
    return [*KERNEL, *(name for notebook in notebooks for name in imports(notebook))]


def imports(notebook: Path) -> list[str]:
    """List the modules that the cells of a notebook import, in their order.

    Cells with magics or errors of syntax are passed over: what they import is loaded when they run.
    """
    found: dict[str, None] = {}
    try:
        read = cells.read(notebook)
    except NotebookError:
        return []  # the job will say so
    for cell in read:
        if cell["cell_type"] != "code":
            continue
        try:
            tree = ast.parse(cell["source"])
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found.update((alias.name, None) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found[node.module] = None
                found.update((f"{node.module}.{alias.name}", None) for alias in node.names)
    return list(found)


def preload(modules: Iterable[str], tell: Callable[[str], object]) -> None:
    """Import modules, and warm up the charts where they are among them; tell of each before."""
    for name in modules:
        tell(name)
        with contextlib.suppress(ImportError):  # `from module import name`: not all are modules
            importlib.import_module(name)
    for first, others in BEHIND.items():
        if first in sys.modules:
            for name in others:
                importlib.import_module(name)
    tell("the first chart, texts and panel results")
    if "povanalysis.report.charts.style" in sys.modules:
        _draw()
    if "povanalysis.report.text.language" in sys.modules:
        _speak()
    if "povanalysis.questions.results" in sys.modules:
        with contextlib.suppress(PovError):  # the cell that asks for the figures will say so
            _compute()


def _draw() -> None:
    from matplotlib.figure import Figure

    from povanalysis.report.charts import style

    with style.style():
        figure = Figure(figsize=(3, 2))
        axes = figure.subplots()
        axes.plot([2015, 2025], [1.5, 2.5], label="a")
        axes.fill_between([2015, 2025], [1.0, 2.0], [2.0, 3.0])
        axes.annotate("Kabupaten 12,03", (2020, 2.0), weight=600)
        style.to_svg(figure)


def _speak() -> None:
    from povanalysis.languages import LANGUAGES
    from povanalysis.report.text.language import Words

    for lang in LANGUAGES:
        words = Words(lang)
        words("terms.others", count=2)
        words.number(12.03)
        words.day("2026-01-31")


def _compute() -> None:
    from povanalysis import registry
    from povanalysis.questions.ground.draws import DRAWS
    from povanalysis.questions.results import panel_results, past_forecasts, place_scenarios
    from povanalysis.sources import store

    registry.by_code()
    results = panel_results()
    forecasts, _ = results.forecasts, results.backtest  # read from disk when first asked for
    forecasts.draws_of_year(max(one.last_year for one in forecasts.values()) + 1, DRAWS)
    for role in ("sources", "targets", "programmes"):
        store.table(role)
    for region in {made.last_year: made.region for made in forecasts.values()}.values():
        past_forecasts(region)
    if "povanalysis.questions.scenarios" in sys.modules:  # else all kernels would at once
        from povanalysis.questions.record import ledger

        place_scenarios(ledger.next_year(forecasts))
