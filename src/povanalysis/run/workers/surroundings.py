"""What of the user's machine reaches notebooks and renderers: the variables listed here, no other.

Everything a build starts inherits from it, so settings meant for other programs would shape pages:
a start-up script of IPython, another kernel called ``python3``, a matplotlibrc, a module on
``PYTHONPATH`` that has the name of one of ours, the language or the time zone of a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from math import inf
from pathlib import Path

from povanalysis.errors import PovError

FILES, ADDRESSES = 256, 3_000_000_000
"""What a kernel opens and reserves with room to spare: some 70 files, 2.2 GB (0.3 GB of it in use)."""

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


def check_limits() -> None:
    """Let processes open enough files; refuse where the system's limits would stop a kernel.

    A kernel without a file that it needs may wait for it, or tell of a wrong signature.

    Raises
    ------
    PovError
        A limit is too low.
    """
    if sys.platform == "win32":
        return
    import resource

    files, most = (inf if one < 0 else one for one in resource.getrlimit(resource.RLIMIT_NOFILE))
    if most < FILES:
        raise PovError(
            f"A program may open {most} files here; a kernel needs up to {FILES}.",
            cure=f"Raise the limit, then repeat the command: ulimit -n {FILES}",
        )
    if files < FILES:
        hard = resource.RLIM_INFINITY if most == inf else int(most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, hard))
    memory, _most = resource.getrlimit(resource.RLIMIT_AS)
    if 0 <= memory < ADDRESSES:
        raise PovError(
            f"A program may reserve {memory / 1e9:.1f} GB of memory here; a kernel reserves up to "
            f"{ADDRESSES / 1e9:.0f} GB, of which it uses a tenth.",
            cure="Lift the limit, then repeat the command: ulimit -v unlimited",
        )
