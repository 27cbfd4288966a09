"""Which column of a foreign ledger is which of ours: guessed from headers and values, shown, corrected, saved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from fairward import books
from fairward.model.problem import Problem, UnreadableSource

DAY_PATTERNS = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y%m%d")
NEEDED = ("paid_on", "amount")
_BOOKS_OF_WORDS = {"payer_kind": "party", "payee_kind": "party", "kind": "kind", "status": "status"}
_BREAKS = re.compile(r"[^a-z0-9]+")
_COMMA_DECIMAL = re.compile(r"-?\d{1,3}(?:[. ]\d{3})+,\d+|-?\d+,\d{1,2}")
_POINT_DECIMAL = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """How a foreign ledger is read: our column -> its header, constants for what it does not say, and its habits.

    `values` holds, by our column, its words for our codes; `day` is the pattern of its dates, `decimal` its decimal mark.
    """

    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day: str = "%Y-%m-%d"
    decimal: str = "."

    def row(self) -> dict[str, Any]:
        """Return the mapping as plain data, as it is saved and shown."""
        return {
            "columns": dict(self.columns),
            "constants": dict(self.constants),
            "values": {name: dict(words) for name, words in self.values.items()},
            "day": self.day,
            "decimal": self.decimal,
        }


def plain(text: str) -> str:
    """Return words in lower case, without accents, divided by one space."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return _BREAKS.sub(" ", bare).strip()


def code_of(word: str, name: str, values: Mapping[str, str]) -> str | None:
    """Return our code for one word of a ledger in a column of codes, None where nothing is known of it.

    A ledger's own words (`values`) come first, then ours as they are, then words that we know; an unknown party is other.
    """
    told = plain(word)
    if told in values:
        return values[told]
    if told.replace(" ", "_") in books.atlas("ledger_columns")[name]["values"]:
        return told.replace(" ", "_")
    for code, names in books.atlas("ledger_words")[_BOOKS_OF_WORDS[name]].items():
        if any(re.search(rf"\b{re.escape(one)}\b", told) for one in names):
            return str(code)
    return "other" if name.endswith("_kind") else None


def guessed(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapped:
    """Return the mapping that headers and some rows of values suggest; every header is taken at most once.

    A header that is one of our own names comes first, then the longest known name that it equals, then one it contains. A
    column of kinds or states most of whose words are unknown is left alone.
    """
    known = books.atlas("ledger_columns")
    left = {plain(header): header for header in reversed(headers) if header.strip()}
    columns: dict[str, str] = {}
    for name in known:
        if (header := left.pop(name.replace("_", " "), None)) is not None:
            columns[name] = header
    for name, record in known.items():
        found = (
            next((left.pop(word) for word in record["names"] if word in left), None) if name not in columns else None
        )
        if found is not None:
            columns[name] = found
    for name, record in known.items():
        words = sorted((word for word in record["names"] if len(word) > 5), key=len, reverse=True)
        inside = next((key for word in words for key in left if f" {word} " in f" {key} "), None)
        if name not in columns and inside is not None:
            columns[name] = left.pop(inside)
    samples = {name: _values(headers, rows, header) for name, header in columns.items()}
    for name in (
        "kind",
        "status",
    ):  # a column of free words is not one of codes: reading it as such would lose its rows
        told = samples.get(name, ())
        if told and sum(code_of(word, name, {}) is not None for word in told) * 2 < len(told):
            del columns[name]
    return Mapped(columns=columns, day=_day_pattern(samples), decimal=_decimal_mark(samples.get("amount", ())))


def _values(headers: Sequence[str], rows: Sequence[Sequence[str]], header: str) -> tuple[str, ...]:
    """Return the values of one column in some rows, without the empty ones."""
    place = list(headers).index(header)
    return tuple(row[place].strip() for row in rows if place < len(row) and row[place] and row[place].strip())


def _day_pattern(samples: Mapping[str, Sequence[str]]) -> str:
    """Return the first pattern that fits most of the dates; of two that fit all alike, day before month."""
    days = [value for name in ("paid_on", "due_on", "left_on") for value in samples.get(name, ())]
    return max(DAY_PATTERNS, key=lambda pattern: sum(_fits(day, pattern) for day in days)) if days else DAY_PATTERNS[0]


def _fits(text: str, pattern: str) -> bool:
    """Return whether a date is written in a pattern (a time of day after it does not count)."""
    try:
        datetime.strptime(re.split(r"[T ]", text)[0], pattern)  # noqa: DTZ007 - a date has no zone
    except ValueError:
        return False
    return True


def _decimal_mark(amounts: Sequence[str]) -> str:
    """Return the decimal mark of some amounts: a comma where more of them can be read so."""
    comma = sum(bool(_COMMA_DECIMAL.fullmatch(amount)) for amount in amounts)
    point = sum(bool(_POINT_DECIMAL.fullmatch(amount)) for amount in amounts)
    return "," if comma > point else "."


def completed(mapped: Mapped, given: Mapped | None) -> Mapped:
    """Return a guessed mapping with what a person gives put over it: an empty header takes a guess away."""
    if given is None:
        return mapped
    columns = {name: header for name, header in {**mapped.columns, **given.columns}.items() if header}
    return Mapped(
        columns=columns,
        constants={**mapped.constants, **given.constants},
        values={**mapped.values, **given.values},
        day=given.day or mapped.day,
        decimal=given.decimal or mapped.decimal,
    )


def missing(mapped: Mapped, where: str, headers: Sequence[str]) -> Problem | None:
    """Return the Problem of a ledger without the columns that nothing works without, None where all are there."""
    lacking = [name for name in NEEDED if name not in mapped.columns and name not in mapped.constants]
    if not lacking:
        return None
    shown = ", ".join(header for header in headers[:12] if header) or "none"
    return Problem(
        where=where,
        what=f"No column was recognised as {' or '.join(lacking)}; its columns are: {shown}.",
        hint="Write a mapping file with `columns: {" + f"{lacking[0]}: THE HEADER" + "}` and pass it with --mapping.",
    )


def read_mapping(path: Path) -> Mapped:
    """Return the mapping that a file holds; raises UnreadableSource where it is none or names columns that we do not have."""
    import yaml  # noqa: PLC0415 - slow import: only a given mapping needs it

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _wrong(path, f"The mapping could not be read ({type(error).__name__}).") from error
    parts = ("columns", "constants", "values", "day", "decimal")
    if not isinstance(data, dict) or not set(data) <= set(parts):
        raise _wrong(path, f"A mapping has the parts {', '.join(parts)} and no others.")
    known = books.atlas("ledger_columns")
    for part in ("columns", "constants", "values"):
        block = data.get(part) or {}
        strange = [str(name) for name in block if name not in known] if isinstance(block, dict) else [str(block)]
        if strange:
            raise _wrong(path, f"Under {part}: {strange[0]!r} is no column of our ledger.")
    return Mapped(
        columns={name: str(header or "") for name, header in (data.get("columns") or {}).items()},
        constants={name: str(value) for name, value in (data.get("constants") or {}).items()},
        values={
            name: {plain(str(word)): str(code) for word, code in (words or {}).items()}
            for name, words in (data.get("values") or {}).items()
        },
        day=str(data.get("day") or ""),
        decimal=str(data.get("decimal") or ""),
    )


def save_mapping(mapped: Mapped, path: Path) -> None:
    """Write a mapping where a person can correct it; returns nothing."""
    import yaml  # noqa: PLC0415 - slow import: only a saved mapping needs it

    head = "# How a ledger is read: our column -> its header. Correct it and pass it with --mapping.\n"
    path.write_text(head + yaml.safe_dump(mapped.row(), allow_unicode=True, sort_keys=False), encoding="utf-8")


def _wrong(path: Path, what: str) -> UnreadableSource:
    """Return the exception for a mapping file that cannot be used."""
    return UnreadableSource(
        Problem(where=str(path), what=what, hint="docs/following.md shows a mapping; --save-mapping writes one.")
    )
