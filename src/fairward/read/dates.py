"""Dates as texts write them, in five languages, as ISO dates of the same precision."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = {
    1: "january jan enero ene janvier gennaio gen janeiro",
    2: "february feb febrero février fevrier febbraio fevereiro fev",
    3: "march mar marzo mars março marco",
    4: "april apr abril abr avril aprile",
    5: "may mayo mai maggio maio",
    6: "june jun junio juin giugno junho",
    7: "july jul julio juillet luglio julho",
    8: "august aug agosto ago août aout",
    9: "september sept sep septiembre setiembre septembre settembre setembro set",
    10: "october oct octubre octobre ottobre outubro out",
    11: "november nov noviembre novembre novembro",
    12: "december dec diciembre dic décembre decembre dicembre dezembro dez",
}
_ISO = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?:\b|T)")


# A date by itself, or at the start of a paragraph: "ROSEAU, March 19, 2025 - The minister ...".
_DATELINE = re.compile(r"[^\n.]{0,60}?\b(?:19|20)\d\d\b[^\n]{0,12}?(?:[-–—.:)]|$)")
_OPENING = 5


@cache
def _numbers() -> dict[str, int]:
    """Return the number of each month's name."""
    return {name: number for number, names in _MONTHS.items() for name in names.split()}


@cache
def _written() -> re.Pattern[str]:
    """Return the pattern of a date written with the month's name: day first, month first, or month and year."""
    month = "(?P<{}>" + "|".join(sorted(_numbers(), key=len, reverse=True)) + r")\.?"
    day = r"(?P<{}>0?[1-9]|[12]\d|3[01])"
    year = r"(?P<{}>(?:19|20)\d\d)\b"
    return re.compile(
        rf"\b{day.format('d1')}(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+|of\s+)?{month.format('m1')},?\s+(?:de[l]?\s+)?{year.format('y1')}"
        rf"|\b{month.format('m2')}\s+{day.format('d2')}(?:st|nd|rd|th)?,?\s+{year.format('y2')}"
        rf"|\b{month.format('m3')},?\s+(?:de[l]?\s+)?{year.format('y3')}",
        re.IGNORECASE,
    )


def iso(text: str) -> str | None:
    """Return the first date in a text as YYYY-MM-DD or YYYY-MM, None where there is none; 6/7/2025 is left alone."""
    machine = _ISO.search(text)
    # What a page says of itself opens with such a date: no need to look for months in it.
    words = _written().search(text) if machine is None or machine.start() else None
    if machine and (not words or machine.start() <= words.start()):
        return "-".join(filter(None, machine.groups()))
    if not words:
        return None
    for way in "123":
        name = words[f"m{way}"]
        if name:
            month = _numbers()[name.lower()]
            day = words[f"d{way}"] if way in "12" else None
            date = f"{words[f'y{way}']}-{month:02d}"
            return f"{date}-{int(day):02d}" if day else date
    return None


def of_opening(texts: Iterable[str]) -> str | None:
    """Return the date that stands by itself or opens a paragraph among the first texts of a document, None without one."""
    for text in islice(texts, _OPENING):
        match = _DATELINE.match(text)
        found = iso(match[0]) if match else None
        if found:
            return found
    return None
