"""The sample in Chromium: no console message, no request, no sideways scroll, no axe violation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from povanalysis.render import embedded
from tests.render import sample

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("browser")
    return {
        lang: embedded.render(sample.write(root / lang, lang), root, ["html"])["html"].rename(
            root / f"{lang}.html"
        )
        for lang in sample.WORDS
    }


@pytest.mark.parametrize("width", [360, 820, 1280])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_page_is_calm_and_accessible_at_every_width(
    browser: Any, files: dict[str, Path], lang: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 800})
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda m: messages.append(m.text))
    page.on("pageerror", lambda e: messages.append(str(e)))
    page.on("request", lambda r: requests.append(r.url))
    page.goto(files[lang].as_uri())
    page.evaluate("document.fonts.ready")
    assert messages == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    faces = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
    assert faces >= 2  # regular and semibold come from the page itself
    violations = Axe().run(page).response["violations"]
    grave = [v["id"] for v in violations if v["impact"] in {"serious", "critical"}]
    assert grave == []
    page.close()


def test_headline_and_first_figures_stand_on_the_first_screen_of_a_phone(
    browser: Any, files: dict[str, Path]
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(files["id"].as_uri())
    bottom = page.evaluate("document.querySelector('.key-figures').getBoundingClientRect().bottom")
    contents = page.evaluate("document.querySelector('#TOC').getBoundingClientRect().top")
    assert bottom < 800
    assert contents > bottom  # the list of contents does not push the answer down
    page.close()


def test_a_wide_table_scrolls_in_its_own_box_and_takes_the_focus(
    browser: Any, tmp_path: Path
) -> None:
    years = range(2012, 2026)
    rows = [" | ".join(map(str, years)), "|".join(["--:"] * 14), " | ".join(["12.03"] * 14)]
    table = "\n".join(f"| {row} |" for row in rows) + "\n\n: Wide {#tbl-wide}\n"
    notebook = sample.write(tmp_path, texts=[table])
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(embedded.render(notebook, tmp_path, ["html"])["html"].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = page.locator("#tbl-wide figure > div")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    page.keyboard.press("Tab")
    assert box.evaluate("e => e === document.activeElement")
    assert box.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.close()
