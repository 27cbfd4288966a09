"""The pages in a real browser: accessible, harmless, silent on the network, readable without JavaScript."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import expect

from fairward.publish import serve

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "en/index.html", "es/index.html", "en/cases/bs-cu.html", "es/cases/bs-cu.html", "en/checks/keeps-passport.html",
    "es/checks/keeps-passport.html", "en/instruments/ilo-c029.html", "en/compare.html", "en/overview.html", "es/search.html", "en/data.html",
    "en/withheld.html", "es/corrections.html", "en/method.html", "es/glossary.html", "en/cases.html", "en/verify.html",
    "fr/index.html", "pt/index.html", "fr/cases/bs-cu.html", "pt/cases/bs-cu.html", "fr/checks/keeps-passport.html", "pt/overview.html",
    "fr/search.html", "pt/compare.html", "pt/instruments/ilo-c095.html", "fr/method.html", "pt/glossary.html", "embed/fr/bs-cu.html",
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


def test_a_case_on_paper_is_short_and_says_what_it_leaves_out(browser, paid, tmp_path):
    import pypdfium2

    page = browser.new_page()
    page.goto((paid / "en" / "cases" / "bs-cu.html").as_uri())
    page.pdf(path=str(tmp_path / "case.pdf"), prefer_css_page_size=True)
    pages = pypdfium2.PdfDocument(tmp_path / "case.pdf")
    words = "\n".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))
    assert len(pages) <= 26
    for shown in ("Bahamas – Cuba", "What the sources show", "Both sides", "The whole wage reaches the worker", "This is the short printed version"):  # fmt: skip
        assert shown in " ".join(words.split()), shown
    assert "Questions and answers" not in words.partition("This is the short")[0]


def test_tables_of_many_columns_are_not_cut_on_a_phone(browser, published):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    source = next((published / "es" / "sources").glob("*.html")).relative_to(published).as_posix()
    for name in (
        "en/overview.html",
        "fr/overview.html",
        "en/data.html",
        "es/corrections.html",
        "pt/withheld.html",
        source,
    ):
        page.goto((published / name).as_uri())
        cut = page.evaluate("[...document.querySelectorAll('.wide')].filter(one => one.scrollWidth > one.clientWidth + 1).length")  # fmt: skip
        assert cut == 0, name


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
    expect(page.locator("#found li")).not_to_have_count(everything)
    assert page.locator("#found li").count() > 0
    page.fill("#q", "pásaporte zzz")
    expect(page.locator("#told")).to_have_text("Nothing was found for these words.")
    assert page.locator("#found li").count() == 0


@pytest.mark.parametrize(
    ("facet", "value", "place", "fits"),
    [
        ("f-topic", "identity_documents", 3, lambda cell: cell == "identity_documents"),
        ("f-outcome", "disputed", 5, lambda cell: "disputed" in cell.split()),
        ("f-country", "BS", 4, lambda cell: "BS" in cell.split()),
        ("f-speaker", "davis", 6, lambda cell: "davis" in cell.lower()),
        ("f-from", "2025", 7, lambda cell: cell >= "2025"),
    ],
)
def test_an_export_holds_what_a_facet_leaves(browser, published, served, facet, value, place, fits):
    import csv

    page = browser.new_page(accept_downloads=True)
    page.goto(served(published) + "fr/search.html")
    expect(page.locator("#told")).not_to_have_text("")
    control = page.locator(f"#{facet}")
    if control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
    page.wait_for_selector("#found li")
    with page.expect_download() as waiting:
        page.click("#export")
    assert waiting.value.suggested_filename == "register.csv"
    found = list(csv.reader(waiting.value.path().read_text(encoding="utf-8").splitlines()))[1:]
    assert found
    assert all(fits(row[place]) for row in found)


def test_a_large_index_is_loaded_only_as_far_as_it_is_needed(browser, shredded, served):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(served(shredded) + "en/search.html?q=pasaporte")
    page.wait_for_selector("#found li")
    loaded = [name for name in asked if name.startswith("part-")]
    assert 0 < len(loaded) <= 6
    assert len(loaded) < len(list((shredded / "search").glob("part-*.js")))
    page.goto(served(shredded) + "en/search.html?country=BS")
    page.wait_for_selector("#more:not([hidden])")
    before = page.locator("#found li").count()
    page.click("#more")
    expect(page.locator("#found li")).not_to_have_count(before)
    assert "Looked through 12 of" in page.inner_text("#told")


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("médicos", "médic"),
        ("passport", "passports"),
        ("passports", "passport "),
        ("salaries", "salary"),
        ("colaboradoras", "colaborador"),
        ("pasaporte", "pasaportes"),
    ],
)
def test_other_forms_of_a_word_are_found_in_an_index_of_any_size(browser, published, shredded, served, asked, word):
    for register in (published, shredded):
        page = browser.new_page()
        page.goto(served(register) + f"es/search.html?q={asked}")
        page.wait_for_selector("#found li")
        while page.locator("#more").is_visible():
            before = page.inner_text("#told")
            page.click("#more")
            expect(page.locator("#told")).not_to_have_text(before)
        found = " ".join(page.locator("#found a").all_inner_texts()).lower() + " "
        assert word in found, f"{asked} in {register}"
        page.close()


def test_another_word_with_the_same_beginning_is_no_form_of_it(browser, published, served):
    page = browser.new_page()
    page.goto(served(published) + "en/search.html?q=workshops")
    expect(page.locator("#told")).to_have_text("Nothing was found for these words.")


def test_any_cases_are_compared_and_the_address_keeps_them(browser, published, served):
    page = browser.new_page()
    page.goto(served(published) + "pt/compare.html")
    page.select_option("#host", "bs")
    page.wait_for_selector("#choices input")
    page.uncheck("#choices input")
    expect(page.locator("#compare thead th")).to_have_count(1)
    page.check("#choices input")
    expect(page.locator("#compare thead th")).to_have_count(2)
    assert page.url.endswith("#bs-cu")
    assert "incumprido" in page.inner_text("#compare tbody")


def test_the_map_is_walked_with_the_keyboard(browser, published):
    page = browser.new_page()
    page.goto((published / "en" / "overview.html").as_uri())
    page.focus(".map a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/bs-cu.html")
    assert page.locator("#faq").count() == 1


def test_a_quotation_is_shown_alone(browser, published):
    import re

    path = next((published / "embed" / "quotes").glob("*.html"))
    mark = re.findall(r'id="(q-\d+)"', path.read_text(encoding="utf-8"))[1]
    page = browser.new_page()
    page.goto(f"{path.as_uri()}#{mark}")
    shown = [one.get_attribute("id") for one in page.locator("figure.q").all() if one.is_visible()]
    assert shown == [mark]


def test_a_page_can_be_framed_only_where_it_is_made_for_that(browser, published, served):
    base, page = served(published), browser.new_page()
    assert "frame-ancestors *" in page.goto(base + "embed/en/bs-cu.html").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.goto(base + "en/cases/bs-cu.html").headers["content-security-policy"]


def test_the_home_page_with_all_it_needs_is_light(browser, published, served):
    page, sizes = browser.new_page(), []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(served(published) + "fr/index.html", wait_until="networkidle")
    assert 0 < sum(sizes) < 150_000


def test_everything_reads_without_javascript(browser, published):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((published / "en" / "search.html").as_uri())
    assert page.locator("#plain li").count() > 100
    assert page.locator("#facets").is_hidden()
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
    for path in (*hostile.glob("search/*.js"), *hostile.glob("compare/*.js")):
        assert "</script>" not in path.read_text(encoding="utf-8").lower(), path
