from __future__ import annotations

import pytest

from fairward.read.clean import clean, clean_utf8, one_line

CASES = {
    "plain": "plain",
    "two\r\nlines\rand\nmore": "two\nlines\nand\nmore",
    "soft\u00adhyphen zero\u200bwidth \ufeffmark": "softhyphen zerowidth mark",
    "nul\x00 bell\x07 tab\tstays": "nul bell tab\tstays",
    "cafe\u0301": "café",
    "page\x0cbreak\u2028line": "page\nbreak\nline",
    "c1\x80\x9f next\x85line": "c1 next\nline",
    "damage \ufffd stays": "damage \ufffd stays",
}


@pytest.mark.parametrize(("raw", "wanted"), CASES.items())
def test_text_comes_out_clean(raw, wanted):
    assert clean(raw) == wanted
    assert clean_utf8(raw.encode()) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"), [("  a \n b\u00a0c ", "a b c"), ("so\u00adft", "soft"), ("\u200b", ""), ("e\u0301  x", "é x")]
)
def test_one_line_has_single_spaces(raw, wanted):
    assert one_line(raw) == wanted
