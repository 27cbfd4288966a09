"""Reading scored against annotations: precision, recall and F1 for four readings, each stricter than the one before.

found: topic and place of the quote; value: and value; stance: and stance; full: and speaker. Pairing is one to one, the
fullest agreement first. A quote's place is the run of words where it stands in the text.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from fairward import books, extract, read
from fairward.model.problem import Problem
from fairward.model.rows import statement_row

LEVELS = ("found", "value", "stance", "full")
_TOLERANCE = 0.005
_HALF = 0.5
Row = Mapping[str, Any]


def score(texts: Path, gold: Path, step: Callable[[str], None] | None = None) -> tuple[dict[str, Any], list[str]]:
    """Return the table of scores of reading `texts`/*.txt against `gold`/*.yaml of the same names, and the list of errors."""
    predictions: dict[str, list[Row]] = {}
    for path in sorted(gold.glob("*.yaml")):
        text = texts / f"{path.stem}.txt"
        if text.exists():
            result = read.one(text)
            if not isinstance(result, Problem):
                predictions[path.stem] = [statement_row(statement) for statement in extract.statements(result)]
        if step is not None:
            step(path.stem)
    return compare(texts, gold, predictions)


def compare(texts: Path, gold: Path, predictions: Mapping[str, Sequence[Row]]) -> tuple[dict[str, Any], list[str]]:
    """Return the table of scores and the list of errors for predictions by the name of their text."""
    tally = _Tally()
    for path in sorted(gold.glob("*.yaml")):
        annotated: list[Row] = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        text = texts / f"{path.stem}.txt"
        words = _words(text.read_text(encoding="utf-8")) if text.exists() else None
        tally.add(path.stem, annotated, predictions.get(path.stem), words)
    return tally.table(), tally.errors


def shown(table: Mapping[str, Any]) -> str:
    """Return a table of scores as lines for a terminal."""
    lines = [f"{'':28}{'gold':>6}{'read':>6}   " + "   ".join(f"{level + ' P/R/F1':>18}" for level in LEVELS)]
    for key, row in table.items():
        if isinstance(row, Mapping) and "gold" in row:
            cells = "   ".join(f"{'/'.join(f'{x:.2f}' for x in row[level]):>18}" for level in LEVELS)
            lines.append(f"{key:28}{row['gold']:6}{row['read']:6}   {cells}")
    near = table["near_miss"]
    lines.append(
        f"near-miss texts: {near['texts']}, statements wrongly read in them: {near['statements']}; "
        f"texts with no reading: {table['missing_predictions']}"
    )
    return "\n".join(lines)


class _Tally:
    """Counts of agreements, annotated and read statements, over all texts, by language and by topic."""

    def __init__(self) -> None:
        self.agreed: Counter[tuple[str, str]] = Counter()
        self.gold: Counter[str] = Counter()
        self.read: Counter[str] = Counter()
        self.near_texts = self.near_statements = self.missing = 0
        self.errors: list[str] = []

    def add(self, name: str, gold: Sequence[Row], read_: Sequence[Row] | None, words: list[str] | None) -> None:
        """Count one text."""
        self.missing += read_ is None
        read_ = read_ or ()
        group = name.split("_", maxsplit=1)[0]
        group = group if group.isalpha() else "seed"
        if not gold:
            self.near_texts += 1
            self.near_statements += len(read_)
        for counter, rows in ((self.gold, gold), (self.read, read_)):
            for row in rows:
                counter.update(("all", f"lang:{group}", f"topic:{row.get('topic')}"))
        pairs = _pairs(gold, read_, words)
        for i, _, agreed in pairs:
            for key in ("all", f"lang:{group}", f"topic:{gold[i]['topic']}"):
                self.agreed.update((key, level) for level in LEVELS[:agreed])
        self._note(name, gold, read_, pairs)

    def _note(
        self, name: str, gold: Sequence[Row], read_: Sequence[Row], pairs: Sequence[tuple[int, int, int]]
    ) -> None:
        hit, taken = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        missed = [g for i, g in enumerate(gold) if i not in hit]
        extra = [p for j, p in enumerate(read_) if j not in taken]
        self.errors += [f"{name}: missed {g['topic']} {g.get('value')}: {_quote(g)!r}" for g in missed]
        self.errors += [f"{name}: extra {p.get('topic')} {p.get('value')}: {_quote(p)!r}" for p in extra]
        self.errors += [
            f"{name}: {LEVELS[agreed - 1]} only: gold {_brief(gold[i])}, read {_brief(read_[j])}: {_quote(gold[i])!r}"
            for i, j, agreed in pairs
            if agreed < len(LEVELS)
        ]

    def table(self) -> dict[str, Any]:
        """Return the scores by key: all, each language, each topic; near misses and texts without a reading."""
        keys = ["all", *sorted(key for key in self.gold.keys() | self.read.keys() if key != "all")]
        rows: dict[str, Any] = {
            key: {
                "gold": self.gold[key],
                "read": self.read[key],
                **{level: self._scores(key, level) for level in LEVELS},
            }
            for key in keys
        }
        rows["near_miss"] = {"texts": self.near_texts, "statements": self.near_statements}
        rows["missing_predictions"] = self.missing
        return rows

    def _scores(self, key: str, level: str) -> list[float]:
        agreed, read_, gold = self.agreed[key, level], self.read[key], self.gold[key]
        precision = agreed / read_ if read_ else 0.0
        recall = agreed / gold if gold else 0.0
        both = precision + recall
        return [round(x, 3) for x in (precision, recall, 2 * precision * recall / both if both else 0.0)]


def _brief(row: Row) -> str:
    return f"{row.get('value')} {row.get('stance')} {row.get('speaker')!r}"


def _quote(row: Row) -> str:
    quote = row.get("quote")
    return str(quote.get("text", "")) if isinstance(quote, Mapping) else str(quote or "")


def _fold(text: object) -> str:
    decomposed = unicodedata.normalize("NFKD", str(text or ""))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def _words(text: object) -> list[str]:
    return re.findall(r"\w+", _fold(text))


def _place(quote: str, text: list[str] | None) -> set[object]:
    """Return the word positions of a quote in its text, or its words where it has no place there."""
    words = _words(quote)
    if text is not None and words:
        for start in range(len(text) - len(words) + 1):
            if text[start] == words[0] and text[start : start + len(words)] == words:
                return set(range(start, start + len(words)))
    return set(words)


def _pairs(gold: Sequence[Row], read_: Sequence[Row], text: list[str] | None) -> list[tuple[int, int, int]]:
    """Return pairs (gold, read, readings agreed on), one to one, the fullest agreement and closest quote first."""
    places = [_place(_quote(row), text) for row in gold]
    read_places = [_place(_quote(row), text) for row in read_]
    offers = []
    for i, one in enumerate(gold):
        for j, other in enumerate(read_):
            if one["topic"] != other.get("topic") or not places[i] or not read_places[j]:
                continue
            overlap = len(places[i] & read_places[j]) / min(len(places[i]), len(read_places[j]))
            if overlap >= _HALF:
                offers.append((_agreed(one, other), overlap, -i, -j))
    used: set[tuple[str, int]] = set()
    pairs = []
    for agreed, _, i, j in sorted(offers, reverse=True):
        if ("gold", i) not in used and ("read", j) not in used:
            used |= {("gold", i), ("read", j)}
            pairs.append((-i, -j, agreed))
    return pairs


def _agreed(gold: Row, read_: Row) -> int:
    """Return how many of the four readings a pair agrees on (at least 1)."""
    if not _same_value(str(gold["topic"]), gold.get("value"), read_.get("value")):
        return 1
    if _fold(gold.get("stance")) != _fold(read_.get("stance")):
        return 2
    return 4 if _same_speaker(gold.get("speaker"), read_.get("speaker")) else 3


def _same_value(topic: str, gold: object, read_: object) -> bool:
    """Return whether two values are the same: numbers within half a percent, currency, period, kind."""
    if isinstance(gold, Mapping) and "what" in gold:
        return topic == "fee_or_deduction" or (
            isinstance(read_, Mapping) and _fold(gold["what"]) == _fold(read_.get("what"))
        )
    if isinstance(gold, list):
        ours = {_fold(item) for item in (read_ if isinstance(read_, list) else [read_])}
        theirs = {_fold(item) for item in gold}
        return len(ours & theirs) * 2 >= len(ours | theirs)
    if isinstance(gold, Mapping):
        return isinstance(read_, Mapping) and _same_numbers(gold, read_)
    if isinstance(gold, bool) or gold is None:
        return True
    return _fold(gold) == _fold(read_)


def _same_numbers(gold: Row, read_: Row) -> bool:
    """Return whether two numbers or ranges agree; an end that the annotation leaves open may be anything."""
    ends = list(zip(_ends(gold), _ends(read_), strict=True))
    open_ended = any(one is None for one, _ in ends)
    numbers = all((open_ended and one is None) or _near(one, other) for one, other in ends)
    units = ("currency", "per", "unit")
    return numbers and all(gold.get(key) is None or _fold(gold[key]) == _fold(read_.get(key)) for key in units)


def _ends(value: Row) -> tuple[object, object]:
    names = ("amount", "percent", "count")
    low = next((value[key] for key in ("min", *names) if value.get(key) is not None), None)
    high = next((value[key] for key in ("max", *names) if value.get(key) is not None), None)
    return low, high


def _near(one: object, other: object) -> bool:
    if one is None or other is None:
        return one is None and other is None
    try:
        a, b = float(str(one)), float(str(other))
    except ValueError:
        return _fold(one) == _fold(other)
    return abs(a - b) <= _TOLERANCE * max(abs(a), abs(b), 1e-9)


@functools.cache
def _voices() -> tuple[dict[str, re.Pattern[str]], frozenset[str]]:
    """Return the voices that speak under several names, and the words of titles that do not tell persons apart."""
    book = books.atlas("scoring")
    return {str(k): re.compile(str(v)) for k, v in book["voices"].items()}, frozenset(str(book["titles"]).split())


def _voice(name: object) -> str:
    folded = _fold(name).strip()
    return next((voice for voice, pattern in _voices()[0].items() if pattern.fullmatch(folded)), folded)


def _same_speaker(gold: object, read_: object) -> bool:
    """Return whether two names stand for one speaker: one voice, or half of the words that tell persons apart."""
    one, other = _voice(gold), _voice(read_)
    known, titles = _voices()
    if one == other or (one in known and other in known) or "agreement" in (one, other):
        return one == other
    a = {word for word in _words(one) if word not in titles} or set(_words(one))
    b = {word for word in _words(other) if word not in titles} or set(_words(other))
    return bool(a & b) and len(a & b) * 2 >= min(len(a), len(b))
