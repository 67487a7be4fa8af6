"""Run All in JupyterLab: does an analyst see all that the page has, and no markup?

    make test lab                                # once, for Playwright and for JupyterLab
    python benchmarks/lab.py                     # each notebook of notebooks/
    python benchmarks/lab.py regency --keep DIR  # one; screenshots, saved notebook, pages
    python benchmarks/lab.py tries               # only parameters set otherwise

Every notebook is opened in a real JupyterLab by Chromium, run by its menu and saved there. What Lab
shows, and what ``nbconvert --to html`` makes of the saved file, is held against the page that the
embedded renderer makes of that file; where a notebook makes no page (explore), against its outputs.
Then parameters are set otherwise, well and wrongly: what is wrong has to be one line with its cure.
Last, git has to see nothing to commit. Exit 1 where something is missing. Four minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.render import pages, seen  # noqa: E402

from povanalysis.render import embedded  # noqa: E402

SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},  # cells off the screen, too
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
SECONDS = 120.0
PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ERROR = '[data-mime-type="application/vnd.jupyter.stderr"]'
RUN = f"""() => {{
    const panel = document.querySelector('{PANEL}');
    const prompts = [...panel.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
    const texts = prompts.map(one => one.textContent);
    const state = panel.querySelector('.jp-Notebook-ExecutionIndicator').dataset.status;
    const failed = panel.querySelector(`{ERROR}`);
    return state === 'idle' && !texts.some(text => text.includes('*'))
        && (failed || texts.every(text => /[0-9]/.test(text)));
}}"""
UNDRAWN = """() => [...document.querySelectorAll('.jp-OutputArea-output :is(img, table)')]
    .filter(one => !one.getBoundingClientRect().height || one.naturalWidth === 0)
    .map(one => `not drawn: ${one.tagName} ${one.alt || one.textContent.slice(0, 60)}`)"""


class Try(NamedTuple):
    """Parameters set otherwise: ``line`` in place of the one on ``name``, or added; what is told."""

    notebook: str
    name: str
    line: str
    fails: bool
    told: str


TRIES = {
    "region by name": Try("regency", "region", 'region = "Sukoharjo"', False, "Sukoharjo"),
    "target with a comma": Try("regency", "target", 'target = "9,5"', False, "9,50"),
    "name of two regions": Try("regency", "region", 'region = "Kediri"', True, "3571"),
    "region misspelt": Try("regency", "region", 'region = "Lamogan"', True, "Lamongan"),
    "parameter misspelt": Try("regency", "region", 'regin = "3506"', True, "mean 'region'?"),
    "parameter added": Try("regency", "", "horizon = 5", True, "'horizon'"),
    "no target": Try("regency", "target", 'target = "12,x"', True, "11,95"),
    "no year": Try("regency", "year", 'year = "soon"', True, "'year': input should be"),
    "no language of ours": Try("methods", "lang", 'lang = "fr"', True, "id, en"),
    "regency as province": Try("province", "province", 'province = "3524"', True, "Jawa Timur"),
    "one to compare": Try("comparison", "regions", 'regions = "3524"', True, "2 to 12"),
    "name in the API": Try("explore", "names", 'names = ["Lamongan", "Kedri"]', True, "Kediri"),
}


def project(place: Path) -> Path:
    """Lay out a project under git, with the filter as ``make lab`` sets it."""
    root = place / "project"
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("_quarto.yml", "povanalysis.toml", "requirements.lock", ".gitattributes"):
        shutil.copy(ROOT / name, root / name)
    clean = f'"{sys.executable}" notebooks/without_outputs.py'
    for call in (["init", "-q"], ["config", "filter.outputs.clean", clean], ["add", "notebooks"]):
        subprocess.run(["git", *call], cwd=root, check=True)
    return root


@contextmanager
def server(root: Path) -> Iterator[str]:
    """Start JupyterLab with settings of its own; give its address."""
    home = root.parent / "home"
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    names = {"HOME": "", "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTER_RUNTIME_DIR": "runtime"}
    names |= {"IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "config"}
    options = ["--no-browser", "--allow-root", "--port=0", "--IdentityProvider.token=own"]
    log = home / "lab.log"
    with log.open("w") as said:
        running = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, str(root)],
            cwd=root,
            env={**os.environ, **{name: str(home / part) for name, part in names.items()}},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        end = time.monotonic() + 60
        while not (found := list((home / "runtime").glob("jpserver-*.json"))):
            if running.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
            time.sleep(0.2)
        yield json.loads(found[0].read_text())["url"]
    finally:
        running.terminate()
        running.wait(30)


def run_all(browser: Any, address: str, path: str) -> Any:
    """Open a notebook, run all of its cells by the menu and save it; give the tab."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(SECONDS * 1000)
    page.goto(f"{address}lab/tree/{path}?token=own&reset")
    page.locator(f"{PANEL} .jp-CodeCell").first.wait_for()
    page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()  # else Lab asks for a kernel
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    page.wait_for_function(RUN)
    page.wait_for_timeout(500)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    return page


def compared(browser: Any, address: str, root: Path, name: str) -> tuple[str, list[str]]:
    """Run a notebook, hold what Lab and nbconvert show against its page; give a row and faults."""
    page = run_all(browser, address, f"notebooks/{name}.ipynb")
    shown = page.locator(f"{PANEL} .jp-Notebook")
    saved = root / "notebooks" / f"{name}.ipynb"
    made = root.parent / "made" / name
    made.mkdir()
    shutil.copy(saved, made / "saved.ipynb")
    call = [sys.executable, "-m", "nbconvert", "--to", "html", "--log-level=ERROR"]
    subprocess.run([*call, str(made / "saved.ipynb")], check=True)
    cells = json.loads(saved.read_text("utf-8"))["cells"]
    if any("open_report(" in "".join(cell["source"]) for cell in cells):
        html = embedded.render(made / "saved.ipynb", made / "page", ["html"])["html"]
        wanted = seen.of_page(pages.tree(html))
    else:
        wanted = seen.of_outputs(cells)
    faults = [f"Lab {fault}" for fault in page.evaluate(UNDRAWN)]
    in_lab = seen.of_jupyter(shown.inner_html())
    converted = seen.of_jupyter((made / "saved.html").read_text("utf-8"))
    faults += [f"Lab {fault}" for fault in in_lab.lacks(wanted)]
    faults += [f"nbconvert {fault}" for fault in converted.lacks(wanted)]
    page.set_viewport_size({"width": 1280, "height": 2400})
    for number, cell in enumerate(page.locator(f"{PANEL} .jp-Cell").all()):
        cell.scroll_into_view_if_needed()
        cell.screenshot(path=made / f"{number:02}.png")
    page.close()
    texts, held = sum(wanted.texts.values()), sum(wanted.cells.values())
    row = f"{name:12}{texts:8}{held:8}{wanted.tables:8}{wanted.figures:8}{len(faults):9}"
    return row, faults


def tried(browser: Any, address: str, root: Path, number: int, one: Try) -> tuple[str, bool]:
    """Set a parameter otherwise and run all; give what Lab says, and whether that is right."""
    path = root / "notebooks" / f"try-{number}.ipynb"
    notebook = json.loads((ROOT / "notebooks" / f"{one.notebook}.ipynb").read_text("utf-8"))
    (cell,) = [c for c in notebook["cells"] if c["metadata"].get("tags") == ["parameters"]]
    lines = "".join(cell["source"]).splitlines()
    kept = [line for line in lines if not one.name or line.split(" ")[0] != one.name]
    cell["source"] = "\n".join([*kept, one.line])
    path.write_text(json.dumps(notebook), "utf-8")
    page = run_all(browser, address, f"notebooks/{path.name}")
    failed = page.locator(ERROR).all_inner_texts()
    said = failed if one.fails else page.locator(".jp-OutputArea-output").all_inner_texts()
    page.screenshot(path=root.parent / "made" / f"try-{number}.png")
    page.close()
    path.unlink()
    told = (
        "\n".join(said).strip() if failed or one.fails else one.told * (one.told in " ".join(said))
    )
    good = one.told in told and len(told.splitlines()) == 1 and bool(failed) == one.fails
    return told, good


def main() -> int:
    from playwright.sync_api import sync_playwright

    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    known = [*sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")), "tries"]
    asked.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help=", ".join(known))
    asked.add_argument("--keep", type=Path, help="where screenshots and pages are kept")
    given = asked.parse_args()
    wanted = given.notebooks or known
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="lab-") as name, sync_playwright() as playwright:
        root = project(Path(name))
        (root.parent / "made").mkdir()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            with server(root) as address:
                print("notebook       texts   cells  tables figures  missing", flush=True)
                for notebook in [name for name in wanted if name != "tries"]:
                    row, faults = compared(browser, address, root, notebook)
                    print("\n  ".join([row, *faults[:20]]), flush=True)
                    wrong += len(faults)
                seen_by_git = ["git", "diff", "--stat", "--", "notebooks"]
                left = subprocess.run(
                    seen_by_git, cwd=root, check=True, capture_output=True, text=True
                )
                print(f"after saving, git sees: {left.stdout or 'nothing'}")
                wrong += bool(left.stdout)
                for number, (what, one) in enumerate(TRIES.items() if "tries" in wanted else ()):
                    told, good = tried(browser, address, root, number, one)
                    print(
                        f"{'held' if good else 'FAILED':7}{what}: `{one.line}`: {told}", flush=True
                    )
                    wrong += not good
        finally:
            if given.keep:
                shutil.copytree(root.parent / "made", given.keep, dirs_exist_ok=True)
            browser.close()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
