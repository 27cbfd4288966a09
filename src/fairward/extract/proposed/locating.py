"""Locating: where the words that a model copied stand in a document, letter by letter but for white space and quotation marks."""

from __future__ import annotations

import functools
from dataclasses import dataclass

_MARKS = dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"') | dict.fromkeys(
    "\u2018\u2019\u201a\u201b\u2039\u203a", "'"
)


@dataclass(frozen=True, slots=True)
class Levelled:
    """A text with each run of white space as one blank and one kind of quotation marks, and where each letter stands in it."""

    text: str
    places: tuple[int, ...]


@functools.lru_cache(maxsize=4)
def levelled(text: str) -> Levelled:
    """Return a text levelled, with the offset in it of every letter that is left; kept for the next words sought in it."""
    letters, places = [], []
    blank = True
    for place, letter in enumerate(text):
        if not letter.isspace():
            letters.append(_MARKS.get(letter, letter))
            places.append(place)
        elif not blank:
            letters.append(" ")
            places.append(place)
        blank = letter.isspace()
    return Levelled("".join(letters), tuple(places))


def located(words: str, text: str) -> tuple[int, int] | None:
    """Return the first place of some words in a text as offsets, None where they do not stand in it as whole words."""
    wanted, within = " ".join("".join(_MARKS.get(letter, letter) for letter in words).split()), levelled(text)
    place = within.text.find(wanted) if wanted else -1
    while place >= 0:
        behind = place + len(wanted)
        if not _cuts(within.text, place) and not _cuts(within.text, behind):
            return within.places[place], within.places[behind - 1] + 1
        place = within.text.find(wanted, place + 1)
    return None


def _cuts(text: str, place: int) -> bool:
    """Return whether a place lies within a word or a number ("12.|000")."""
    before, after = text[place - 1 : place], text[place : place + 1]
    if before.isalnum() and after.isalnum():
        return True
    marked = before in (".", ",") and text[place - 2 : place - 1].isdigit() and after.isdigit()
    return place > 1 and (
        marked or (before.isdigit() and after in (".", ",") and text[place + 1 : place + 2].isdigit())
    )
