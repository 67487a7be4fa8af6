"""What a notebook was given, checked by its model: the notebook's first call.

A build checks parameters before a kernel starts. Plain papermill and Jupyter do not: papermill only
warns of a parameter it does not know and appends it as a variable, so that ``-p regin 3506`` would
report on the region of the notebook. The first call looks at the values and, in the history of the
session, at the names that were set beside them. From there on Jupyter shows sections as HTML
(:mod:`povanalysis.render.jupyter`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from povanalysis.render import jupyter
from povanalysis.run.cells import bound
from povanalysis.run.params import Model, parse_as

_PAPERMILL = "# Parameters\n"  # how the cell begins that papermill injects


def parameters(model: type[Model], namespace: Mapping[str, Any]) -> dict[str, Any]:
    """Check the parameters of a notebook and give them by name.

    Parameters
    ----------
    model
        The notebook's model, such as :class:`povanalysis.run.params.RegencyParams`.
    namespace
        ``globals()`` of the notebook.

    Raises
    ------
    ParameterError, RegionError
        A parameter is missing, unknown, of the wrong kind or outside its domain.

    Examples
    --------
    >>> from povanalysis.run.params import ProvinceParams
    >>> parameters(ProvinceParams, {"province": "Jawa Timur", "year": None, "lang": "en"})
    {'province': '3500', 'year': None, 'lang': 'en'}
    """
    names = dict.fromkeys(model.model_fields)
    before = [str(source) for source in namespace.get("In", [])[:-1]]
    cells = [source for source in before if source.startswith(_PAPERMILL)][-1:]
    with contextlib.suppress(StopIteration):  # corrected cells are run again: the last one counts
        cells.append(next(text for text in reversed(before) if bound(text) & set(names)))
    for source in cells:
        names |= dict.fromkeys(sorted(bound(source)))
    given = parse_as(model, {n: namespace[n] for n in names if n in namespace})
    jupyter.prepare(given.lang)
    return given.model_dump()
