"""Clauses of agreements: which article or number each place of a text stands under."""

from __future__ import annotations

import bisect
import re

_ORDINALS = (
    r"primeira|primera|segunda|terceira|tercera|quarta|cuarta|quinta|sexta|s[e\u00e9]p?tima|oitava|octava|nona|novena|"
    r"d[e\u00e9]cima"
)
_ARTICLE = re.compile(
    r"^[#* ]*(?P<word>(?:article|art[i\u00ed]culo|artigo|articolo|section|secci[o\u00f3]n|clause|cl[a\u00e1]usula|annex|anexo|annexe|allegato|schedule)"
    rf"\s+(?:[0-9]+|[IVXLC]+|[A-Z])\b|(?:cl[a\u00e1]usula\s+)?(?:{_ORDINALS})\b(?=\s*[.:\u2013-]))",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"^[ ]*(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[.)]?(?=[ \t]+\S)", re.MULTILINE)
_LETTER = re.compile(r"^[ ]*(?P<letter>\(?[a-z]\)|\([ivx]+\))(?=\s*\S)", re.MULTILINE)


_ROMAN = re.compile(r"^[ ]*[IVXL]{1,6}\.?[ ]*$", re.MULTILINE)
_NUMBERED = 4


def is_numbered(text: str) -> bool:
    """Return whether a text is numbered as agreements are: articles, or lines that count from 1 on."""
    articles = len(_ARTICLE.findall(text)) + len(_ROMAN.findall(text))
    counted = {match["number"].split(".")[0] for match in _NUMBER.finditer(text)}
    return articles >= _NUMBERED or all(str(number) in counted for number in range(1, _NUMBERED + 1))


class Clauses:
    """The numbering of an agreement; `at` gives the clause of an offset ("Article 7, 7.1 (b)")."""

    __slots__ = ("_labels", "_starts")

    def __init__(self, text: str) -> None:
        """Find articles, numbers and letters at the beginnings of lines."""
        marks: list[tuple[int, int, str]] = []
        marks += [(m.start(), 0, " ".join(m["word"].split())) for m in _ARTICLE.finditer(text)]
        marks += [(m.start(), 1, m["number"]) for m in _NUMBER.finditer(text)]
        marks += [(m.start(), 2, m["letter"]) for m in _LETTER.finditer(text)]
        self._starts: list[int] = []
        self._labels: list[str] = []
        article = number = ""
        for start, level, label in sorted(marks):
            if level == 0:
                article, number, shown = label, "", label
            elif level == 1:
                number = label
                shown = (
                    f"{article}, {number}"
                    if article and "." in number
                    else (number if not article else f"{article}, {number}")
                )
            else:
                shown = " ".join(
                    part
                    for part in (f"{article}, {number}" if article and number else article or number, label)
                    if part
                )
            self._starts.append(start)
            self._labels.append(shown)

    def at(self, offset: int) -> str | None:
        """Return the clause that an offset stands under, or None before the first one."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._labels[index] if index >= 0 else None
