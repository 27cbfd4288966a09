"""Text in lower case without accents, letter for letter, so that places in it are places in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any


class _Folding(dict[int, str]):
    """Folds a letter when it is first met."""

    def __missing__(self, code: int) -> str:
        """Return the letter without its accent where that is one letter."""
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        kept = plain if len(plain) == 1 else chr(code)
        self[code] = kept
        return kept


_LETTERS = _Folding()


def folded(text: str) -> str:
    """Return a text in lower case and without accents, of the same length."""
    return text.translate(_LETTERS)


def alternatives(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, of which the longest that fits is taken; a space stands for any white space.

    Beginnings that words share stand once, so that hundreds of words are hardly slower to look for than a few.
    """
    whole: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = whole
        for letter in word:
            node = node.setdefault(r"\s+" if letter == " " else re.escape(letter), {})
        node[""] = {}
    return _branches(whole)


def _branches(node: dict[str, Any]) -> str:
    """Return a pattern of what may follow a beginning; `""` says that a word may end there."""
    ways = [letter + _branches(after) for letter, after in node.items() if letter]
    if len(ways) == 1 and "" not in node:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in node else ''}" if ways else ""
