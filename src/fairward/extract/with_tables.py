"""Statements that a table carries: sums by role, each column taken by what its heading says.

A table is a run of lines with cells joined by " | "; its first line names the columns. Where the heading's cells have run
together, the topics it names are given to the columns of numbers from the right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fairward.extract.candidates import Looked
from fairward.extract.folding import fold
from fairward.extract.lists import Lists
from fairward.extract.numerals import decimal_of
from fairward.extract.with_numbers import MONEY_TOPICS
from fairward.model.money import Money, Per, Rate, Unit

_TABLE = re.compile(r"(?:^[^\n|]*(?: \|[^\n|]*)+(?:\n|\Z)){2,}", re.MULTILINE)
_FIGURE = re.compile(
    r"^[^\w\n]{0,3}(?:[A-Z]{0,3}\$?|\u20ac|\u00a3)?\s*(\d[\d.,\u00a0 ]*)(?:\s*(?:[A-Z]{3}|\u20ac|%))?$"
)
_TOTALS = ("total", "totale", "sum", "suma", "subtotal", "en tout", "ensemble")
_CODE = re.compile(r"\b([A-Z]{3})\b")
_STROKE = re.compile(r"/\s*(\w+)")
_LEAST = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """A sum in a table: its topic and rate, the row's offsets in the document and the role that the row names."""

    topic: str
    rate: Rate
    start: int
    end: int
    role: str
    sure: float


def with_tables(
    text: str, look: Callable[[int, int], Looked], currency: str | None, lists: Lists, codes: Collection[str]
) -> Iterator[Cell]:
    """Yield the sums of every table of a text.

    `look` reads a stretch of the text; `currency` is the text's usual one; `codes` are those of all currencies (ISO 4217).
    The period is the one named in the heading or in the line above the table; where neither names one, it stays unknown.
    """
    for table in _TABLE.finditer(text):
        rows = list(_rows(text, table.start(), table.end()))
        heading = look(rows[0][0], rows[0][1])
        topics = _columns(heading, rows)
        if not topics:
            continue
        coin = next((a.currency for a in heading.amounts if a.currency), None) or _coin_of(
            text[rows[0][0] : rows[0][1]], codes
        )
        above = _line_before(text, table.start())
        per = next((amount.per for amount in heading.amounts if amount.per), None) or _per_of(heading, lists)
        if per is None and above is not None:
            per = _per_of(look(*above), lists)
        for start, end in rows[1:]:
            yield from _row(text, (start, end), topics, coin or currency, per)


def usual_coin(text: str, codes: Iterable[str]) -> str | None:
    """Return the currency code that a text writes most often, None where it writes none."""
    counts = {code: text.count(f" {code}") + text.count(f"({code}") for code in codes}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        yield start + line.start(), start + line.end()


def _columns(heading: Looked, rows: list[tuple[int, int]]) -> dict[int, str]:
    """Return the topic of each column (from the right, -1 the last) that a heading gives to its numbers."""
    text = heading.sentence.text
    named = sorted(
        {
            (match.first, match.topic)
            for topic in MONEY_TOPICS
            for match in heading.of(topic, "money") + heading.of(topic, "heading")
        }
    )
    ordered: list[tuple[int, str]] = []
    for place, topic in named:
        if not ordered or ordered[-1][1] != topic:
            ordered.append((place, topic))
    width = text[rows[1][0] : rows[1][1]].count(" | ") + 1
    heads = text[rows[0][0] : rows[0][1]].count(" | ") + 1
    if heads == width:
        columns = {}
        for place, topic in ordered:
            before = text[rows[0][0] : heading.sentence.starts[place]].count(" | ")
            columns[before - width] = topic
        return columns
    return {index - len(ordered): topic for index, (_, topic) in enumerate(ordered)}


def _coin_of(heading: str, codes: Collection[str]) -> str | None:
    """Return a currency code written in a heading, one in brackets first ("Fee per month (USD)")."""
    found = [match for match in _CODE.finditer(heading) if match.group(1) in codes]
    found.sort(key=lambda match: heading[match.start() - 1 : match.start()] != "(")
    return found[0].group(1) if found else None


def _row(
    text: str, place: tuple[int, int], topics: dict[int, str], coin: str | None, per: Per | None
) -> Iterator[Cell]:
    start, end = place
    cells = text[start:end].split(" | ")
    total = any(fold(cells[0]).strip().startswith(word) for word in _TOTALS)
    for column, topic in topics.items():
        if topic == "other_money" or -column > len(cells) - 1:
            continue
        figure = _FIGURE.match(cells[column].strip())
        number: Decimal | None = decimal_of(figure.group(1).strip()) if figure else None
        if number is None or number < _LEAST or coin is None:
            continue
        unit = Unit.PROGRAMME if total else Unit.WORKER
        rate = Rate(money=Money.of(number, coin), per=per, unit=unit)
        yield Cell(topic, rate, start, end, "" if total else cells[0].strip(), 0.85)


def _per_of(named: Looked, lists: Lists) -> Per | None:
    """Return the period that the words of a heading name, also behind a stroke ("USD/year"); None where they name none."""
    words = named.sentence.words
    for at, word in enumerate(words):
        for sequence, per in lists.per.get(word, ()):
            if tuple(words[at : at + len(sequence)]) == sequence:
                return per
    text = fold(named.sentence.text[named.sentence.start : named.sentence.end])
    after = set(_STROKE.findall(text))
    return next((per for known in lists.per.values() for sequence, per in known if sequence[-1] in after), None)


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the offsets of the last line with words before a table, None where the table opens the text."""
    end = len(text[:start].rstrip())
    return (text.rfind("\n", 0, end) + 1, end) if end else None
