"""Statements that a table carries: sums by role, each column taken by what its heading says.

A table is a run of lines with cells joined by " | "; its first line names the columns. Where the heading's cells have run
together, the topics it names are given to the columns of numbers from the right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from fairward.extract.amounts import decimal_of
from fairward.extract.candidates import Looked
from fairward.extract.folding import fold
from fairward.extract.with_numbers import MONEY_TOPICS
from fairward.model.money import Money, Per, Rate, Unit

_TABLE = re.compile(r"(?:^[^\n|]*(?: \|[^\n|]*)+(?:\n|\Z)){2,}", re.MULTILINE)
_FIGURE = re.compile(
    r"^[^\w\n]{0,3}(?:[A-Z]{0,3}\$?|\u20ac|\u00a3)?\s*(\d[\d.,\u00a0 ]*)(?:\s*(?:[A-Z]{3}|\u20ac|%))?$"
)
_TOTALS = ("total", "totale", "sum", "suma", "subtotal", "en tout", "ensemble")
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


def with_tables(text: str, look: Callable[[int, int], Looked], currency: str | None) -> Iterator[Cell]:
    """Yield the sums of every table of a text; `look` reads a stretch of the text, `currency` is the text's usual one."""
    for table in _TABLE.finditer(text):
        rows = list(_rows(text, table.start(), table.end()))
        heading = look(rows[0][0], rows[0][1])
        topics = _columns(heading, rows)
        if not topics:
            continue
        coin = next((a.currency for a in heading.amounts if a.currency), None) or _coin_of(heading) or currency
        for start, end in rows[1:]:
            yield from _row(text, start, end, topics, coin, heading)


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


def _coin_of(heading: Looked) -> str | None:
    """Return a currency code written in a heading ("Fee per month (USD)")."""
    codes = re.findall(r"\b([A-Z]{3})\b", heading.sentence.text[heading.sentence.start : heading.sentence.end])
    return next(
        (
            code
            for code in codes
            if code in {"USD", "EUR", "GBP", "BSD", "JMD", "KES", "SAR", "QAR", "AED", "MXN", "BRL", "ZAR", "XCD"}
        ),
        None,
    )


def _row(text: str, start: int, end: int, topics: dict[int, str], coin: str | None, heading: Looked) -> Iterator[Cell]:
    cells = text[start:end].split(" | ")
    total = any(fold(cells[0]).strip().startswith(word) for word in _TOTALS)
    for column, topic in topics.items():
        if topic == "other_money" or -column > len(cells) - 1:
            continue
        figure = _FIGURE.match(cells[column].strip())
        number: Decimal | None = decimal_of(figure.group(1).strip()) if figure else None
        if number is None or number < _LEAST or coin is None:
            continue
        per = next((amount.per for amount in heading.amounts if amount.per), None) or _per_of(heading) or Per.MONTH
        unit = Unit.PROGRAMME if total else Unit.WORKER
        rate = Rate(money=Money.of(number, coin), per=per, unit=unit)
        yield Cell(topic, rate, start, end, "" if total else cells[0].strip(), 0.85)


def _per_of(heading: Looked) -> Per | None:
    folded = fold(heading.sentence.text[heading.sentence.start : heading.sentence.end])
    for stem, per in (
        ("month", Per.MONTH),
        ("mes", Per.MONTH),
        ("mens", Per.MONTH),
        ("year", Per.YEAR),
        ("annual", Per.YEAR),
        ("ano", Per.YEAR),
        ("hour", Per.HOUR),
        ("hora", Per.HOUR),
    ):
        if stem in folded:
            return per
    return None
