"""What of the user's machine reaches notebooks and renderers: the variables listed here, no other.

Everything a build starts inherits from it, so settings meant for other programs would shape pages:
a start-up script of IPython, another kernel called ``python3``, a matplotlibrc, a module on
``PYTHONPATH`` that has the name of one of ours, the language or the time zone of a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

KEPT = {
    # where programs and people are
    *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("VIRTUAL_ENV", "CONDA_PREFIX", "QUARTO_PROJECT_DIR"),
    # how a network is reached, for cells that do
    *("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"),
    *("SSL_CERT_FILE", "SSL_CERT_DIR"),
    # without which nothing starts on Windows
    *("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
}
"""Beside them whatever begins with :data:`OURS`: what a notebook of one's own needs is called so."""

OURS = "POVANALYSIS_"

FIXED = {
    # one thread per job: jobs run side by side
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # pictures of cells among their outputs, no window; no debugger notice there
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "COLUMNS": "80",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "JUPYTER_NO_CONFIG": "1",
}


def of(variables: Mapping[str, str], place: Path) -> dict[str, str]:
    """Give the variables of all that a build starts.

    Parameters
    ----------
    variables
        Of this process.
    place
        A temporary directory, where settings and caches of the programs go.
    """
    empty = {name: place / name for name in ("ipython", "jupyter", "tmp", "matplotlibrc")}
    for path in empty.values():
        path.mkdir(exist_ok=True)
    (empty["matplotlibrc"] / "matplotlibrc").touch()
    kept = {n: text for n, text in variables.items() if n in KEPT or n.startswith(OURS)}
    own = {
        "TMPDIR": empty["tmp"],
        "IPYTHONDIR": empty["ipython"],
        "JUPYTER_CONFIG_DIR": empty["jupyter"],
        "JUPYTER_DATA_DIR": empty["jupyter"],
        "JUPYTER_RUNTIME_DIR": place,  # sockets of kernels, whose paths have to be short
        "MATPLOTLIBRC": empty["matplotlibrc"],
    }
    return kept | FIXED | {name: str(path) for name, path in own.items()}
