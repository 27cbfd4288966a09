"""Numerals: the number that figures and number words of a sentence stand for, with their thousands, millions and halves.

Each gives the number and the place of the word behind it.
"""

from __future__ import annotations

from decimal import Decimal

from fairward.extract.lists import Lists
from fairward.extract.words import Sentence

_ROUND = (Decimal(100), Decimal(1000))
_BEHIND_THOUSANDS = Decimal(10)
THOUSAND = Decimal(1000)


def decimal_of(word: str) -> Decimal | None:
    """Return the number that figures stand for, whatever marks thousands and decimals; None where it is no number."""
    digits = word.replace(" ", "").replace(":", ".")
    if not digits or not digits[0].isdigit():
        return None
    marks = [mark for mark in digits if mark in ".,"]
    if marks:
        last = max(digits.rfind("."), digits.rfind(","))
        tail = digits[last + 1 :]
        mixed = len(set(marks)) == 2
        groups = len(marks) > 1 and not mixed
        thousands = groups or (len(tail) == 3 and not mixed and len(digits[:last]) <= 3 and digits[0] != "0")
        whole = digits[:last].replace(".", "").replace(",", "")
        digits = digits.replace(".", "").replace(",", "") if thousands else f"{whole}.{tail}"
    try:
        return Decimal(digits)
    except ArithmeticError:
        return None


def spelled(value: Decimal, words: list[str], last: int, lists: Lists) -> tuple[Decimal, int]:
    """Return a number spelled out in several words ("a hundred and twenty", "treinta y cinco"), and the place behind it."""
    while last < len(words):
        skip = 1 if words[last] in lists.joins else 0
        known, length = _number_word(words, last + skip, lists)
        more = known[0] if known is not None else None
        if known is None and last + skip < len(words):
            more, length = lists.number_in_one(words[last + skip]), 1
        if more is None or (known is not None and known[1]):
            return value, last
        if 0 < more < value and value % 10 ** len(str(int(more))) == 0:
            value += more
        elif not skip and value < more in _ROUND:
            value *= more
        else:
            return value, last
        last += skip + length
    return value, last


def _number_word(words: list[str], place: int, lists: Lists) -> tuple[tuple[Decimal, str] | None, int]:
    """Return the longest number word that begins at a place ("quatre vingts"), with the number of its words."""
    for length in (4, 3, 2, 1):
        known = lists.numbers.get(tuple(words[place : place + length])) if place + length <= len(words) else None
        if known is not None:
            return known, length
    return None, 0


def compound(value: Decimal, sentence: Sentence, last: int, lists: Lists) -> tuple[Decimal, int]:
    """Return a number with its thousands and millions, and the lesser figures that follow them ("4 mil 880 millones")."""
    words, clauses = sentence.words, sentence.clauses
    before = value
    value, end = scaled(value, words, last, lists)
    while end > last and before and end < len(words) and clauses[end] == clauses[end - 1]:
        scale = value / before
        value, end = halved(value, scale, words, end, lists)
        more = decimal_of(words[end]) if end < len(words) and words[end].isdigit() else None
        if more is None:
            break
        further, behind = scaled(more, words, end + 1, lists)
        if scale == THOUSAND and _BEHIND_THOUSANDS <= more < scale:  # "4 mil 880", and then "millones"
            before, last = value + more, end + 1
            value, end = scaled(before, words, last, lists)
        elif behind > end + 1 and further < scale:  # "3 millones 200 mil"
            value, end, last = value + further, behind, behind
        else:
            break
    return value, end


def halved(value: Decimal, scale: Decimal, words: list[str], last: int, lists: Lists) -> tuple[Decimal, int]:
    """Return a number with the half that stands behind it ("two and a half", "un mill\u00f3n y medio"), and the place behind."""
    for half in lists.halves:
        if tuple(words[last : last + len(half)]) == half and value % scale == 0:
            return value + scale / 2, last + len(half)
    return value, last


def scaled(value: Decimal, words: list[str], last: int, lists: Lists) -> tuple[Decimal, int]:
    """Return a number times the thousands and millions that stand behind it, and the place behind those."""
    while True:
        for length in (2, 1):
            key = tuple(words[last : last + length])
            if len(key) == length and key in lists.scales:
                value, last = value * lists.scales[key], last + length
                break
        else:
            return value, last
