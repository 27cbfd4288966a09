"""Comparing: a plain table of the first cases, and for every country of work the outcomes of all its cases."""

from __future__ import annotations

import json
import re

from fairward import books


def test_every_case_has_an_outcome_for_every_check(published):
    text = (published / "compare" / "bs.js").read_text(encoding="utf-8")
    host, rows = re.fullmatch(r'register\.outcomes\("(\w+)",(.*)\);\n', text).groups()
    ((name, title, letters),) = json.loads(rows)
    assert (host, name) == ("bs", "bs-cu")
    assert set(title) == {"en", "es", "pt", "fr"} if isinstance(title, dict) else title
    assert len(letters) == len(books.rulebook().checks)
    assert set(letters) <= set("bdmsn-")


def test_the_plain_table_says_the_same(published):
    page = (published / "en" / "compare.html").read_text(encoding="utf-8")
    letters = json.loads(
        re.search(r",(\[\[.*\]\])\)", (published / "compare" / "bs.js").read_text(encoding="utf-8"))[1]
    )[0][2]
    words = {"b": "breached", "d": "disputed", "m": "met", "s": "silent", "n": "not applicable"}
    shown = re.findall(r'<td class="nowrap"><a [^>]*><span aria-hidden="true">.</span> ([a-z ]+)</a>', page)
    assert shown == [words[letter] for letter in letters if letter != "-"]
