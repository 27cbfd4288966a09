"""Periods: the year, month or day that a sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairward.extract.folding import fold
from fairward.extract.words import Sentence

_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)")
_DAY = re.compile(r"(?:[12]?\d|3[01])")


def months_of(book: Mapping[str, object]) -> dict[str, int]:
    """Return a language's names of months, folded, with their numbers."""
    months = book.get("months")
    return {fold(str(name)): int(number) for name, number in months.items()} if isinstance(months, Mapping) else {}


def period_of(sentence: Sentence, place: int, months: Mapping[str, int]) -> str | None:
    """Return the period named nearest to a word as an ISO date in its own precision, or None."""
    words = sentence.words
    best: tuple[int, str] | None = None
    for at, word in enumerate(words):
        if not _YEAR.fullmatch(word):
            continue
        if (at + 1 < len(words) and words[at + 1] in ("$", "%")) or (at and words[at - 1] in ("$", "\xa3", "\x80")):
            continue
        distance = abs(at - place)
        if best is None or distance < best[0]:
            best = (distance, _dated(words, at, months))
    return best[1] if best else None


def _dated(words: list[str], at: int, months: Mapping[str, int]) -> str:
    """Return the date that ends in the year at a place: with its month and day where they stand beside it."""
    year = words[at]
    for back in (1, 2, 3):
        month = months.get(words[at - back]) if at - back >= 0 else None
        if month:
            for day_at in (at - back + 1, at - back - 1, at - back - 2):
                if 0 <= day_at < len(words) and day_at != at and _DAY.fullmatch(words[day_at]):
                    return f"{year}-{month:02d}-{int(words[day_at]):02d}"
            return f"{year}-{month:02d}"
    return year
