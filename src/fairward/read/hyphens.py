"""Words that a line end cut in two, put together again."""

from __future__ import annotations

import re

# Prefixes after which English and the Romance languages write a real hyphen ("self-employed", "vice-ministro").
_HYPHENATING = frozenset(
    "all anti auto co cross e ex extra full half high inter intra long low mid mini multi near no non off on one part post pre pro"
    " pan pseudo quasi self semi short single state sub super third trans two ultra un under well vice ibero anglo franco euro"
    " afro hispano sous sur tele médico socio político técnico".split()
)
_WORD_AT_END = re.compile(r"([^\W\d_]+)$")
_WORD_AT_START = re.compile(r"([^\W\d_]+)")


def is_cut(left: str, right: str, text: str) -> bool:
    """Return whether the hyphen between a line's end and the next line's start is only the line break's.

    `left` ends before the hyphen, `right` starts after the break, `text` is the document's text in lower case: a joined
    or a hyphenated form that it has elsewhere settles it.
    """
    before, after = _WORD_AT_END.search(left[-40:]), _WORD_AT_START.match(right)
    if before is None or after is None:
        return False
    first, second = before[1], after[1]
    if not second[0].islower():
        # SHOUTED headings are cut like any other word; a capital after a small letter is a name ("Franco-Italian").
        return first.isupper() and second.isupper() and len(second) > 1
    first, second = first.lower(), second.lower()
    if first + second in text:
        return True
    if f"{first}-{second}" in text or first in _HYPHENATING:
        return False
    both_whole = len(first) > 3 and len(second) > 3 and f" {first} " in text and f" {second} " in text
    return not both_whole
