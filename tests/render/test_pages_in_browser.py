"""The sample in Chromium: no console message, no request, no sideways scroll, no axe violation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from povanalysis.render import embedded
from povanalysis.render.furniture import ASSETS
from povanalysis.report.markdown import escape
from tests.render import sample
from tests.report.test_injection import HOSTILE

pytestmark = pytest.mark.browser
CSS = (ASSETS / "report.css").read_text("utf-8")


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


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chart_is_as_wide_as_a_telephone_or_as_the_column(
    browser: Any, files: dict[str, Path], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(files["id"].as_uri())
    wide = "e => e.getBoundingClientRect().width"
    charts = page.locator("figure.quarto-float-fig img")
    assert charts.count() > 0
    column = width if width == 390 else page.locator("main h2").last.evaluate(wide)
    for chart in charts.all():
        assert chart.evaluate(wide) == pytest.approx(column, abs=1)
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


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "above",
    [
        '<div class="frame"><ul><li>PDF</li></ul></div>',
        '<div class="frame"><ul><li>PDF</li></ul></div><div class="hypothetical"><p>Target.</p></div>',
    ],
    ids=["official", "hypothetical"],
)
def test_the_first_heading_stands_as_far_below_the_frame_in_the_cells_that_quarto_keeps(
    browser: Any, above: str, width: int
) -> None:
    head = '<header id="title-block-header"><h1>Title</h1></header><nav id="TOC"></nav>'
    heading = "<h2>First</h2><p>Text.</p>"
    bodies = {
        "embedded": f"{above}<section>{heading}</section>",
        "quarto": f'<div class="cell"><div class="cell-output">{above}</div></div>'
        f'<div class="cell"><section class="cell-output">{heading}</section></div>',
    }
    tops = {}
    for renderer, body in bodies.items():
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.set_content(f"<style>{CSS}</style><main>{head}{body}</main>")
        tops[renderer] = page.evaluate(
            "document.querySelector('main h2').getBoundingClientRect().top"
        )
        page.close()
    assert tops["quarto"] == tops["embedded"] > 0


def test_in_print_captions_rows_and_small_tables_stay_together_and_links_above_are_left_out(
    browser: Any, tmp_path: Path
) -> None:
    def table(key: str, rows: int) -> str:
        body = "\n".join(f"| row{key} | {n} |" for n in range(rows))
        return f"| Row | Number |\n|:--|--:|\n{body}\n\n: Title {key} {{#tbl-{key}}}"

    keys = "abcdefghijklmnop"
    blocks = [f"{table(key, 8)}\n\nText below {key}." for key in keys]
    frame = "::: {.frame role=navigation aria-label=Other}\n\n- [All reports](index.html)\n\n:::"
    long = "\n\nLine." * 3 + "\n\n" + table("z", 60)
    texts = [frame, "## Tables\n\n" + "\n\n".join(blocks) + long]
    made = embedded.render(sample.write(tmp_path, texts=texts), tmp_path, ["html"])
    page = browser.new_page()
    page.goto(made["html"].as_uri())
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True)
    page.close()
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "print.pdf").pages]
    assert not any("All reports" in sheet for sheet in sheets)
    assert len(sheets) > 3
    for key in keys:
        (place,) = [sheet for sheet in sheets if f"Title {key}" in sheet]
        assert place.count(f"row{key}") == 8
    parts = [count for sheet in sheets if (count := sheet.count("rowz"))]
    assert sum(parts) == 60
    assert min(parts) >= 3
    (start,) = [sheet for sheet in sheets if "Title z" in sheet]
    assert "rowz" in start


def test_a_browser_follows_nothing_that_the_data_say(browser: Any, tmp_path: Path) -> None:
    said = [
        *HOSTILE.values(),
        "https://example.org/x",
        "<a href=javascript:alert(1) autofocus>x</a>",
    ]
    texts = ["## Data\n\n" + "\n\n".join(map(escape, said))]
    made = embedded.render(sample.write(tmp_path, texts=texts), tmp_path, ["html"])["html"]
    page = browser.new_page()
    followed: list[str] = []
    page.on("request", lambda r: followed.append(r.url))
    page.on("framenavigated", lambda f: followed.append(f.url))
    page.on("dialog", lambda d: (followed.append(d.message), d.dismiss()))
    page.on("pageerror", lambda e: followed.append(str(e)))
    page.goto(made.as_uri())
    page.wait_for_timeout(300)
    assert {url for url in followed if not url.startswith("data:")} == {made.as_uri()}
    assert "alert(1)" in page.inner_text("main")
    active = (
        "script, iframe, object, embed, meta, form, [onerror], [href^=javascript], [href*=example]"
    )
    assert page.locator("main").locator(active).count() == 0
    page.close()
