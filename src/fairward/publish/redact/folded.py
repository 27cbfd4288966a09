"""Text in lower case without accents, letter for letter, so that places in it are places in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


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
    """Return words as alternatives of a pattern, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
