"""The pages in a real browser: accessible, harmless, silent on the network, readable without JavaScript."""

from __future__ import annotations

import threading

import pytest

from fairward.publish import serve

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "en/index.html", "es/index.html", "en/cases/bs-cu.html", "es/cases/bs-cu.html", "en/checks/keeps-passport.html",
    "es/checks/keeps-passport.html", "en/instruments/ilo-c029.html", "en/compare.html", "en/overview.html", "es/search.html", "en/data.html",
    "en/withheld.html", "es/corrections.html", "en/method.html", "es/glossary.html", "en/cases.html", "en/verify.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def served():
    servers = []

    def start(folder):
        server = serve(folder, 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=options).response["violations"]
    return {one["id"]: [node["target"] for node in one["nodes"]][:3] for one in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(browser, published, scheme):
    page = browser.new_page(viewport={"width": 1000, "height": 900}, color_scheme=scheme)
    agreement = next((published / "en" / "agreements").glob("*.html")).relative_to(published).as_posix()
    source = next((published / "es" / "sources").glob("*.html")).relative_to(published).as_posix()
    wrong = {}
    for name in (*PAGES, agreement, source):
        page.goto((published / name).as_uri())
        if found := violations(page):
            wrong[name] = found
    assert not wrong, wrong


def test_no_page_is_wider_than_a_phone(browser, published):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    wide = {}
    for name in PAGES:
        page.goto((published / name).as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[name] = width
    assert not wide, wide


def test_nothing_is_asked_of_anybody_else_and_no_policy_is_broken(browser, published, served):
    base, page = served(published), browser.new_page()
    asked, told = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    for name in PAGES:
        page.goto(base + name)
    assert not [url for url in asked if not url.startswith(base)]
    assert not [text for text in told if "favicon" not in text and "404" not in text], told


def test_search_finds_a_quotation_and_its_facets_narrow_it(browser, published, served):
    page = browser.new_page()
    page.goto(served(published) + "en/index.html")
    page.fill("#q", "passport")
    page.click("form.search button")
    page.wait_for_selector("#found li")
    everything = page.locator("#found li").count()
    page.select_option("#f-kind", "check")
    assert 0 < page.locator("#found li").count() < everything
    page.fill("#q", "pásaporte zzz")
    assert page.inner_text("#told") == "Nothing was found for these words."


def test_everything_reads_without_javascript(browser, published):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((published / "en" / "search.html").as_uri())
    assert page.locator("#plain li").count() > 100
    page.goto((published / "en" / "compare.html").as_uri())
    assert "Bahamas" in page.inner_text("#compare")


def test_hostile_text_is_only_text(browser, hostile, served):
    base, page = served(hostile), browser.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    names = [path.relative_to(hostile).as_posix() for path in sorted(hostile.rglob("*.html"))]
    for name in names:
        if name.split("/")[1:2] in (["checks"], ["instruments"]) and "passport" not in name:
            continue
        page.goto(base + name)
        assert page.title() != "broken", name
        assert page.locator("main img, main script:not([src])").count() == 0, name
    page.goto(base + "en/search.html?q=%3Cscript%3E")
    assert page.title() != "broken"
    assert dialogs == []


def test_hostile_text_is_no_formula_and_does_not_turn_the_line(hostile):
    import csv
    import io

    for path in hostile.glob("data/*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))], path.name
    for path in hostile.rglob("*.html"):
        assert "\u202e" not in path.read_text(encoding="utf-8"), path
    script = (hostile / "search-en.js").read_text(encoding="utf-8")
    assert "</script>" not in script
