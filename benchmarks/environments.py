"""The same bytes whatever the machine: builds under hostile environments, compared by hash.

    python benchmarks/environments.py              # each environment, then all at once
    python benchmarks/environments.py PYTHONPATH   # only some

Each build is made from clean, with the figures of two provinces, in a folder of its own: two
regencies and their comparison, HTML and PDF, and what is published beside them. Compared are
executed notebooks and all files of ``reports/``, of the manifest all but the seconds that a report
took; ``edition.json``, which names the moment of publication, is left out. Exit 1 where one
differs. Half a minute each.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.conftest import register_two_provinces  # noqa: E402

CONFIG = 'languages = ["id"]\n\n[[reports]]\nregions = ["3524", "3506"]\ncompare = true\n'
COMMAND = [sys.executable, "-m", "povanalysis", "build", "--renderer", "embedded"]

SHADOWED = ("yaml", "babel", "pandas", "numpy", "scipy", "matplotlib", "papermill", "nbformat")
SHADOWED += ("IPython", "ipykernel", "typst", "pypandoc", "statistics", "colorsys", "fluent")
LOUD = "import sys\nfor out in (sys.stdout, sys.stderr): print('printed at start', file=out)\n"
STYLE = (
    "font.size: 31\nfont.family: monospace\naxes.facecolor: yellow\nsvg.hashsalt: x\n"
    "figure.dpi: 33\npath.simplify: False\nlines.linewidth: 9\n"
)
STARTUP = (
    "print('a startup script')\nimport matplotlib, random\nmatplotlib.rcParams['font.size'] = 40\n"
    "import pandas\npandas.options.display.precision = 1\nlang = 'en'\nregion = '3506'\n"
)
IPYTHON = (
    "c.InteractiveShellApp.exec_lines = ['print(1)', 'target = 1.0']\n"
    "c.InteractiveShell.ast_node_interactivity = 'all'\nc.InlineBackend.figure_formats = {'svg'}\n"
    "c.IPKernelApp.matplotlib = 'agg'\n"
)
KERNEL = {
    "argv": ["/nonexistent/python", "{connection_file}"],
    "display_name": "x",
    "language": "R",
}
JUPYTER = "c.KernelManager.shutdown_wait_time = 99\nc.Session.key = b'x'\nraise SystemExit(3)\n"
LUA = "function Pandoc(doc) doc.blocks:insert(pandoc.Para 'from the user') return doc end\n"

Variables = dict[str, str]


def write(path: Path, text: str) -> Path:
    """Write a file and the folders above it; give its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path.parent


def turkish(place: Path) -> Variables:
    """Be a Turkish user: another upper case of i, decimal commas."""
    return {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr", "LC_NUMERIC": "tr_TR"}


def ascii_only(place: Path) -> Variables:
    """Know ASCII only."""
    return {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }


def clock(place: Path) -> Variables:
    """Be another day."""
    return {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}


def python(place: Path) -> Variables:
    """Give settings of Python."""
    write(place / "start.py", "raise SystemExit('PYTHONSTARTUP was read')")
    return {
        "PYTHONHASHSEED": "1",
        "PYTHONWARNINGS": "error",
        "PYTHONOPTIMIZE": "2",
        "PYTHONSTARTUP": str(place / "start.py"),
        "PYTHONBREAKPOINT": "nowhere.at_all",
    }


def modules(place: Path) -> Variables:
    """Lay modules on PYTHONPATH that shadow ours, and a sitecustomize that prints."""
    for name in SHADOWED:
        write(place / "shadows" / f"{name}.py", f"raise ImportError('{name} of PYTHONPATH')")
    write(place / "shadows" / "sitecustomize.py", LOUD)
    return {"PYTHONPATH": str(place / "shadows")}


def jupyter(place: Path) -> Variables:
    """Give settings of IPython and Jupyter, by variables and below HOME."""
    home = place / "home"
    for folder in (place / "ipython", home / ".ipython"):
        write(folder / "profile_default" / "startup" / "00.py", STARTUP)
        write(folder / "profile_default" / "ipython_config.py", IPYTHON)
        write(folder / "profile_default" / "ipython_kernel_config.py", IPYTHON)
    for folder in (place / "jupyter", home / ".local" / "share" / "jupyter"):
        write(folder / "kernels" / "python3" / "kernel.json", json.dumps(KERNEL))
    for folder in (place / "config", home / ".jupyter"):
        write(folder / "jupyter_config.py", JUPYTER)
        write(folder / "jupyter_client_config.py", JUPYTER)
    return {
        "HOME": str(home),
        "IPYTHONDIR": str(place / "ipython"),
        "JUPYTER_DATA_DIR": str(place / "jupyter"),
        "JUPYTER_PATH": str(place / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(place / "config"),
        "JUPYTER_CONFIG_PATH": str(place / "config"),
        "JUPYTER_RUNTIME_DIR": "/proc/none",
        "JUPYTER_PLATFORM_DIRS": "1",
        "PYDEVD_USE_CYTHON": "NO",
    }


def charts(place: Path) -> Variables:
    """Give settings of matplotlib, by variables and below HOME."""
    home = place / "home"
    write(home / ".config" / "matplotlib" / "matplotlibrc", STYLE)
    folder = write(place / "matplotlib" / "matplotlibrc", STYLE)
    named = {"MPLCONFIGDIR": folder, "MATPLOTLIBRC": folder, "HOME": home}
    return {name: str(path) for name, path in named.items()} | {"MPLBACKEND": "TkAgg"}


def typesetting(place: Path) -> Variables:
    """Lay out what a user keeps for Pandoc and Typst."""
    home = place / "home"
    for data in (home / ".local" / "share", place / "share"):
        write(data / "pandoc" / "init.lua", "error('init.lua was read')")
        write(data / "pandoc" / "abbreviations", "Kabupaten\nper\n")
        write(data / "pandoc" / "filters" / "shared.lua", LUA)
        for name in ("html5", "html4", "typst"):
            write(data / "pandoc" / "templates" / f"default.{name}", "of the user")
        write(data / "pandoc" / "defaults.yaml", "toc: false\n")
        write(data / "fonts" / "SourceSans3.ttf", "no font")
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(place / "share"),
        "TYPST_FONT_PATHS": str(place / "share" / "fonts"),
        "TYPST_PACKAGE_PATH": str(place / "share"),
        "TYPST_ROOT": "/",
        "TYPST_FEATURES": "html",
        "QUARTO_PROFILE": "none",
    }


def terminal(place: Path) -> Variables:
    """Be a narrow terminal in other colours; files that others may not read."""
    os.umask(0o077)
    return {"COLUMNS": "20", "LINES": "3", "NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb"}


def threads(place: Path) -> Variables:
    """Take other numbers of threads, another memory allocator."""
    named = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "RAYON", "ARROW")
    return {f"{name}_NUM_THREADS": "5" for name in named} | {"PYTHONMALLOC": "malloc"}


def homeless(place: Path) -> Variables:
    """Have no home, and a temporary folder whose name is long and has spaces."""
    folder = place / "a temporary folder, ä ß ñ" / ("long " * 20).strip()
    folder.mkdir(parents=True)
    return {
        "HOME": "/proc/none",
        "TMPDIR": str(folder),
        "USER": "",
        "LOGNAME": "",
        "XDG_CACHE_HOME": "",
    }


ENVIRONMENTS: dict[str, Callable[[Path], Variables]] = {
    "locale tr_TR": turkish,
    "locale C, ASCII": ascii_only,
    "clock and time zone": clock,
    "settings of Python": python,
    "PYTHONPATH with shadows, loud sitecustomize": modules,
    "IPython and Jupyter": jupyter,
    "matplotlib": charts,
    "Pandoc, Typst, fonts": typesetting,
    "terminal and umask": terminal,
    "threads": threads,
    "no HOME, TMPDIR with spaces": homeless,
}


def lay_out(place: Path) -> Path:
    """Make a project with the figures of two provinces, nothing derived."""
    root = place / "project"
    register_two_provinces(root / "data" / "raw")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    for name in ("_quarto.yml", "requirements.lock"):
        shutil.copy(ROOT / name, root)
    (root / "povanalysis.toml").write_text(CONFIG, encoding="utf-8")
    return root


def build(place: Path, variables: Variables) -> dict[str, str]:
    """Build from clean; give the hash of every published file and notebook, or what went wrong."""
    root = lay_out(place)
    env = {**os.environ, **variables}
    done = subprocess.run(
        COMMAND,
        cwd=root,
        env=env,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        return {"exit code": f"{done.returncode}: {done.stderr[-600:]}"}
    # the record of the edition names its moment, and hashes the seconds in the manifest
    found = [p for p in (root / "reports").rglob("*") if p.is_file() and p.name != "edition.json"]
    found += (root / "build" / "jobs").rglob("*.ipynb")
    return {path.relative_to(root).as_posix(): digest(path) for path in sorted(found)}


def digest(path: Path) -> str:
    """Hash a file; of the manifest all but the seconds that each report took."""
    content = path.read_bytes()
    if path.name == "manifest.json":
        plain = json.loads(content)
        for entry in plain["reports"]:
            del entry["seconds"]
        content = json.dumps(plain).encode()
    return hashlib.sha256(content).hexdigest()


def main(wanted: list[str]) -> int:
    chosen = {
        n: make for n, make in ENVIRONMENTS.items() if not wanted or any(w in n for w in wanted)
    }
    failed = 0
    with tempfile.TemporaryDirectory(prefix="environments-") as name:
        reference = build(Path(name) / "reference", {})
        print(f"reference: {len(reference)} files", flush=True)
        print("| environment | files alike | seconds |\n|---|---:|---:|")
        for number, (title, makers) in enumerate(
            [*((n, [m]) for n, m in chosen.items()), ("all at once", list(chosen.values()))]
        ):
            place = Path(name) / f"{number} {title}".replace(",", "")
            place.mkdir()
            umask = os.umask(0o022)
            variables: Variables = {}
            for make in makers:
                variables |= make(place)
            began = time.monotonic()
            made = build(place, variables)
            os.umask(umask)
            names = sorted({*reference, *made})
            differing = [n for n in names if reference.get(n) != made.get(n)]
            alike = f"{len(names) - len(differing)} of {len(names)}"
            print(f"| {title} | {alike} | {time.monotonic() - began:.0f} |", flush=True)
            for n in differing[:8]:
                print(f"    differs: {n} {made.get(n, 'missing')[:700]}", flush=True)
            failed += bool(differing) or "exit code" in made
            if not differing:
                shutil.rmtree(place)
    return int(failed > 0 or "exit code" in reference)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
