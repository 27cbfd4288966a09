"""Words as the books write them: lower case, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache


def folded(text: str) -> str:
    """Return a text in lower case and without accents, its punctuation kept."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of a book without accents; its letters keep their case, which means something."""
    plain = unicodedata.normalize("NFKD", pattern)
    return re.compile("".join(letter for letter in plain if not unicodedata.combining(letter)), re.IGNORECASE)


def occurs(patterns: Mapping[str, Iterable[str]], text: str, language: str) -> bool:
    """Return whether one of the patterns by language (ISO 639-1) occurs in a folded text of that language.

    Where the patterns know nothing of the text's language, those of every language are tried.
    """
    wanted = [patterns[language]] if language in patterns else patterns.values()
    return any(_compiled(pattern).search(text) for many in wanted for pattern in many)
