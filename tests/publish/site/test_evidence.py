"""Quotations on the page of a check: each once, at most three, those in the page's language first."""

from __future__ import annotations

import re


def test_a_check_shows_at_most_three_quotations_of_a_case_in_the_language_of_the_page_first(published):
    for language in ("en", "es"):
        page = (published / language / "checks" / "keeps-passport.html").read_text()
        section = page.partition('<section id="bs-cu">')[2].partition("</section>")[0]
        shown = re.findall(r'<blockquote lang="(\w+)"><a [^>]*>([^<]*)', section)
        assert 0 < len(shown) <= 3
        assert len({text.casefold() for _, text in shown}) == len(shown)
        assert shown[0][0] == language
