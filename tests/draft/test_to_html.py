"""The page: self-contained, escaped, linked both ways, accessible, the same as its golden copy."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.draft import make

from fairward import draft
from fairward.model.draft import Report

LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}


class Seen(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if attrs.get("id")]

    @property
    def links(self) -> list[str]:
        return [str(attrs["href"]) for tag, attrs in self.tags if tag == "a" and attrs.get("href")]


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


@pytest.fixture(scope="module", params=["en", "es"])
def html(request) -> str:
    return draft.to_html(make.report(request.param))


@pytest.mark.parametrize("language", ["en", "es"])
def test_page_is_as_it_was(golden, language):
    golden(f"report.{language}.html", draft.to_html(make.report(language)))


def test_words_of_a_source_are_never_markup(html):
    page = seen(html)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert not [tag for tag, _ in page.tags if tag in ("img", "iframe", "object", "embed", "link", "b-exclusive")]
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_nothing_is_loaded_from_anywhere(html):
    page = seen(html)
    for tag, attrs in page.tags:
        assert not LOADS & set(attrs), (tag, attrs)
    assert all(link.startswith("#") for link in page.links)
    assert "@import" not in html
    assert re.findall(r"url\(([^)]*)\)", html) == [] or all(
        url.startswith("#") for url in re.findall(r"url\(([^)]*)\)", html)
    )


def test_policy_allows_only_the_pages_own_style_and_script(html):
    policy = next(
        attrs["content"] for _, attrs in seen(html).tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    for name in ("style", "script"):
        text = re.search(rf"<{name}>(.*?)</{name}>", html, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not [attrs for _, attrs in seen(html).tags if "style" in attrs]


def test_every_link_leads_somewhere_and_every_place_is_named_once(html):
    page = seen(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_quotations_lead_to_their_words_and_back(html):
    page = seen(html)
    marks = {attrs["id"] for tag, attrs in page.tags if tag == "mark" and "id" in attrs}
    quoted = {link[1:] for link in page.links if link[1:] in marks}
    assert marks == quoted
    finding = html.index('id="bs-cu-keeps-passport"')
    mark = re.search(r'<a href="#(q1-\d+)">The Head of Mission keeps', html[finding:]).group(1)
    words = re.search(rf'<mark id="{mark}">(.*?)</mark>(.*?)</p>', html)
    assert words.group(1) == "The Head of Mission keeps the passports of the Collaborators"
    assert 'href="#bs-cu-keeps-passport"' in words.group(2)


def test_quotations_are_marked_with_their_language(html):
    quotes = [attrs.get("lang") for tag, attrs in seen(html).tags if tag == "blockquote"]
    assert set(quotes) == {"en", "es"}


def test_first_screen_comes_first_and_says_what_is_disputed():
    text = draft.to_html(make.report())
    order = [
        "Where the money goes",
        "What the sources show",
        "What would put it right",
        "What is missing",
        "The money in full",
    ]
    order += [
        "The two elements",
        "Both sides",
        "Positions and measures",
        "Timeline",
        "Findings by subject",
        "Doubtful",
        "The sources",
    ]
    places = [re.search(rf"<h\d[^>]*>{name}", text).start() for name in order]
    assert places == sorted(places)
    lead = re.search(r'<p class="lead linked">(.*?)</p>', text).group(1)
    plain = re.sub(r"<[^>]+>", "", lead)
    assert "12\u202f000\xa0USD a month for each adviser" in plain
    assert "Michael Darville disputes the figures." in plain


def test_published_shares_that_follow_from_neither_reading_say_so():
    text = draft.to_html(make.report())
    assert "Follows from none of the reported sums. Nearest: 90.9\xa0%" in text
    assert "Follows from none of the reported sums. Nearest: 83.5\xa0%" in text


def test_words_of_a_verdict_are_not_used():
    text = re.sub(r"<(blockquote|mark|style|script)\b.*?</\1>", "", draft.to_html(make.report()), flags=re.DOTALL)
    assert not re.search(r"\b(regime|guilty|slaves?)\b", text, re.IGNORECASE)


def test_report_without_cases_says_what_was_not_read():
    empty = Report(assessed=(), language="en", edition="x", problems=make.report().problems, program="Fairward 0.0.0")
    text = draft.to_html(empty)
    assert "These sources give nothing to assess" in text
    assert "The file is encrypted." in text


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1100, 1600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_passes_axe_and_fits_the_screen(chromium, tmp_path: Path, width: int, scheme: str):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    playwright = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "report.html"
    path.write_text(draft.to_html(make.report()), encoding="utf-8")
    with playwright.sync_playwright() as start:
        browser = start.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        for details in page.query_selector_all("details"):
            details.evaluate("one => one.open = true")
        found = axe.Axe().run(page).response["violations"]
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        browser.close()
    assert found == []
    assert overflow <= 0
    assert asked == [path.as_uri()]


@pytest.mark.browser
def test_wide_screens_show_words_beside_their_finding(chromium, tmp_path: Path):
    playwright = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "report.html"
    path.write_text(draft.to_html(make.report()), encoding="utf-8")
    with playwright.sync_playwright() as start:
        browser = start.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1600, "height": 800}, reduced_motion="reduce").new_page()
        page.goto(path.as_uri())
        link = page.locator("#bs-cu-keeps-passport blockquote a").first
        link.scroll_into_view_if_needed()
        link.click()
        both = [link.bounding_box(), page.locator("mark:target").bounding_box()]
        browser.close()
    assert all(box and 0 <= box["y"] < 800 for box in both)


@pytest.mark.browser
def test_page_leads_to_words_without_script_and_reports_no_refusal(chromium, tmp_path: Path):
    playwright = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "report.html"
    path.write_text(draft.to_html(make.report()), encoding="utf-8")
    with playwright.sync_playwright() as start:
        browser = start.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        told: list[str] = []
        for script in (False, True):
            context = browser.new_context(java_script_enabled=script)
            page = context.new_page()
            page.on("console", lambda message: told.append(message.text))
            page.goto(path.as_uri())
            page.locator("#bs-cu-keeps-passport blockquote a").first.click()
            assert page.url.split("#")[1].startswith("q1-")
            assert page.locator("mark:target").inner_text().startswith("The Head of Mission keeps")
            assert told == []
        browser.close()


@pytest.mark.browser
def test_the_first_tab_shows_the_way_to_the_text_and_twice_the_size_needs_no_scrolling_aside(chromium, tmp_path: Path):
    playwright = pytest.importorskip("playwright.sync_api")
    path = tmp_path / "report.html"
    path.write_text(draft.to_html(make.report()), encoding="utf-8")
    with playwright.sync_playwright() as start:
        browser = start.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 500, "height": 400})  # 1000 pixels at 200 %
        page.goto(path.as_uri())
        page.keyboard.press("Tab")
        seen = page.evaluate("document.activeElement.className + document.activeElement.getBoundingClientRect().left")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        aside = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        browser.close()
    assert seen == "skip16"
    assert outline == "solid"
    assert aside <= 0
