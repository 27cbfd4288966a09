"""Quotations on the page of a check: each once on its side, at most two of a side, those in the page's language first."""

from __future__ import annotations

import re


def test_a_check_shows_at_most_two_quotations_of_a_side_in_the_language_of_the_page_first(published):
    for language in ("en", "es"):
        page = (published / language / "checks" / "keeps-passport.html").read_text(encoding="utf-8")
        section = page.partition('<section id="bs-cu">')[2].partition("</section>")[0]
        sides = section.split('<h4 class="kind">')[1:]
        assert len(sides) == 2
        for side in sides:
            shown = re.findall(r'<blockquote lang="(\w+)"><a [^>]*>([^<]*)', side)
            assert 0 < len(shown) <= 2
            assert len({text.casefold() for _, text in shown}) == len(shown)
            assert shown[0][0] == language or language not in {one for one, _ in shown}
