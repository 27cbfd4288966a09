"""Words that a line end cut in two, put together again."""

from __future__ import annotations

import re

# Prefixes after which English and the Romance languages write a real hyphen ("self-employed", "vice-ministro").
_HYPHENATING = frozenset(
    "all anti auto co cross e ex extra full half high inter intra long low mid mini multi near no non off on one part post pre pro"
    " pan pseudo quasi self semi short single state sub super third trans two ultra un under well vice ibero anglo franco euro"
    " afro hispano sous sur tele médico socio político técnico".split()
)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT_TEXT = 100_000
_WHOLE = 3
_WORD_AT_END = re.compile(r"([^\W\d_]+)$")
_WORD_AT_START = re.compile(r"([^\W\d_]+)")


def known(text: str) -> str | frozenset[str]:
    """Return what is_cut looks words up in: a short text in lower case itself, or the words of a long one."""
    lowered = text.lower()
    # Searching a text for a few words is quicker than taking it apart; thousands of cut words in a book are another matter.
    return lowered if len(lowered) <= _SHORT_TEXT else frozenset(_WORDS.findall(lowered))


def is_cut(left: str, right: str, words: str | frozenset[str]) -> bool:
    """Return whether the hyphen between a line's end and the next line's start is only the line break's.

    `left` ends before the hyphen, `right` starts after the break, `words` is what `known` made of the document's text: a
    joined or a hyphenated form that it has elsewhere settles it.
    """
    before, after = _WORD_AT_END.search(left[-40:]), _WORD_AT_START.match(right)
    if before is None or after is None:
        return False
    first, second = before[1], after[1]
    if not second[0].islower():
        # SHOUTED headings are cut like any other word; a capital after a small letter is a name ("Franco-Italian").
        return first.isupper() and second.isupper() and len(second) > 1
    first, second = first.lower(), second.lower()
    if first + second in words:
        return True
    if f"{first}-{second}" in words or first in _HYPHENATING:
        return False
    edge = " " if isinstance(words, str) else ""
    return not (
        len(first) > _WHOLE and len(second) > _WHOLE and edge + first + edge in words and edge + second + edge in words
    )
