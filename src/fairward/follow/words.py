"""A ledger as its reader gives it: tables of words under our own column names, with the number of each row."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow
from pyarrow import compute

from fairward import books
from fairward.follow.checked import Bad
from fairward.follow.columns import Mapped, completed, guessed, missing, plain
from fairward.model.problem import Problem, UnreadableSource

BATCH = 100_000
HEADS_WITHIN = 25


@dataclass(slots=True)
class Words:
    """The words of a ledger: how it is mapped, its tables, and the rows that are no rows (filled while tables are read)."""

    mapped: Mapped
    tables: Iterator[pyarrow.Table]
    bad: list[Bad] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows holds the headers: the one that says most of our columns, above all of its like."""
    known = {word for record in books.atlas("ledger_columns").values() for word in record["names"]}
    known |= {name.replace("_", " ") for name in books.atlas("ledger_columns")}
    scores = [sum(plain(cell) in known for cell in row) for row in rows[:HEADS_WITHIN]]
    return scores.index(max(scores)) if scores and max(scores) > 1 else 0


def mapped_by(headers: Sequence[str], rows: Sequence[Sequence[str]], given: Mapped | None, where: str) -> Mapped:
    """Return the mapping of a ledger with headers: guessed, with what a person gave over it.

    Raises UnreadableSource where the day or the amount is not among its columns, or a given header is not there.
    """
    mapped = completed(guessed(headers, rows), given)
    strange = [header for header in mapped.columns.values() if header not in headers]
    problem = missing(mapped, where, headers)
    if strange:
        problem = Problem(
            where=where,
            what=f"The mapping names a column {strange[0]!r} that is not there; its columns are: {', '.join(headers[:12])}.",
            hint="Correct the mapping; --save-mapping writes the one that was guessed.",
        )
    if problem is not None:
        raise UnreadableSource(problem)
    return mapped


def renamed(table: pyarrow.Table, headers: Sequence[str], mapped: Mapped, numbers: pyarrow.Array) -> pyarrow.Table:
    """Return a table under our own column names with the number of each row; rows without any word are left out."""
    places = {name: list(headers).index(header) for name, header in mapped.columns.items()}
    columns = [table.column(place) for place in places.values()]
    named = pyarrow.table([*columns, numbers], names=[*places, "row"])
    worded = functools.reduce(compute.or_, (compute.not_equal(compute.coalesce(one, ""), "") for one in columns))
    return named.filter(worded)


def of_records(records: Iterable[tuple[int, Mapping[str, str | None]]]) -> Iterator[pyarrow.Table]:
    """Yield tables of words from records under our own column names, each with its number."""
    names = list(books.atlas("ledger_columns"))
    held: list[tuple[int, Mapping[str, str | None]]] = []
    for numbered in records:
        held.append(numbered)
        if len(held) >= BATCH:
            yield _table(held, names)
            held.clear()
    if held:
        yield _table(held, names)


def _table(records: Sequence[tuple[int, Mapping[str, str | None]]], names: Sequence[str]) -> pyarrow.Table:
    """Return one table of words."""
    used = [name for name in names if any(record.get(name) for _, record in records)]
    columns = [pyarrow.array([record.get(name) for _, record in records], pyarrow.string()) for name in used]
    numbers = pyarrow.array([number for number, _ in records], pyarrow.int64())
    return pyarrow.table([*columns, numbers], names=[*used, "row"])


def wide(head: bytes) -> str | None:
    """Return the encoding of text in two bytes a sign that does not say so itself (UTF-16 without a mark), None where it is none."""
    part = head[: len(head) // 2 * 2]
    if not part:
        return None
    for encoding, empty in (("utf-16-le", part[1::2]), ("utf-16-be", part[::2])):
        other = part[::2] if encoding == "utf-16-le" else part[1::2]
        if empty.count(0) * 10 > len(empty) * 9 and other.count(0) * 10 < len(other):
            return encoding
    return None
