"""Words as the books write them: lower case, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

_MARK = re.compile("[\u0300-\u036f]")


def _plain(text: str) -> str:
    """Return a text without accents."""
    return _MARK.sub("", unicodedata.normalize("NFKD", text))


def folded(text: str) -> str:
    """Return a text in lower case and without accents, its punctuation kept."""
    return text.lower() if text.isascii() else _plain(text.casefold())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a book without accents; its letters keep their case, which means something."""
    return re.compile(_plain(pattern), re.IGNORECASE)


def occurs(patterns: Mapping[str, Iterable[str]], text: str, language: str) -> bool:
    """Return whether one of the patterns by language (ISO 639-1) occurs in a folded text of that language.

    Where the patterns know nothing of the text's language, those of every language are tried.
    """
    wanted = [patterns[language]] if language in patterns else patterns.values()
    return any(_compiled(pattern).search(text) for many in wanted for pattern in many)
