"""Rows of words become rows of payments, column by column: exact decimals, days, codes; what cannot be used is told.

A row is used whole or not at all. Nothing is rounded: an amount with more than four decimals is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pyarrow
from pyarrow import compute

from fairward import books
from fairward.follow.columns import Mapped, code_of
from fairward.model.problem import Problem

AMOUNT = pyarrow.decimal128(18, 4)
_TYPES = {
    "text": pyarrow.string(),
    "code": pyarrow.string(),
    "day": pyarrow.date32(),
    "month": pyarrow.date32(),
    "amount": AMOUNT,
    "number": pyarrow.int32(),
}
_AMOUNT = r"^-?[0-9]{1,13}(\.[0-9]{1,4}0*)?$"
_EARLIEST, _LATEST = 1960, 2100
# No payment is as high in any currency: to one worker, to anybody. What is less may still be wrong, and flags ask about it.
MOST_OF_ONE, MOST = Decimal(1_000_000_000), Decimal(1_000_000_000_000)


@cache
def schema() -> pyarrow.Schema:
    """Return the Arrow schema of our own ledger: its columns, then the file and the row that each record comes from."""
    fields = [pyarrow.field(name, _TYPES[record["type"]]) for name, record in books.atlas("ledger_columns").items()]
    return pyarrow.schema([*fields, pyarrow.field("file", pyarrow.string()), pyarrow.field("row", pyarrow.int64())])


@cache
def currencies() -> frozenset[str]:
    """Return the currency codes that are known (ISO 4217), with the marks of the GDR that a figure of the rulebook is about."""
    return frozenset({*books.atlas("currencies"), "DDM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A row that cannot be used: its number, why, what to do, and its money as far as it can be read."""

    row: int
    what: str
    hint: str
    amount: Decimal | None
    currency: str | None

    def problem(self, where: str) -> Problem:
        """Return it as a Problem of the file that it stands in."""
        return Problem(where=f"{where}, row {self.row}", what=self.what, hint=self.hint)


def checked(words: pyarrow.Table, mapped: Mapped, file: str) -> tuple[pyarrow.Table, list[Bad]]:
    """Return the rows that can be used in our schema, and those that cannot, from columns of words under our own names.

    1. Every column is read in its type; what cannot be read is told of its row. 2. What is not said is filled in from
    the constants and from what the row says otherwise. 3. What must not be is told: unknown currencies, sums below 0
    that take nothing back, days out of all reason. 4. The rest is put into the schema's order.
    """
    wrong = _Wrong(words.num_rows)
    columns = _read(words, mapped, wrong)
    _filled(columns, words.num_rows)
    _refused(columns, wrong)
    rows = words.column("row")
    columns["file"] = pyarrow.array([file] * words.num_rows, pyarrow.string())
    columns["row"] = rows
    arrays = [columns[name] for name in schema().names]
    table = pyarrow.table(arrays, schema=schema())
    if not wrong.found:
        return table, []
    bad = [
        Bad(
            row=rows[place].as_py(),
            what=what,
            hint=hint,
            amount=columns["amount"][place].as_py(),
            currency=columns["currency"][place].as_py() if columns["currency"][place].as_py() in currencies() else None,
        )
        for place, (what, hint) in sorted(wrong.found.items())
    ]
    keep = pyarrow.array([place not in wrong.found for place in range(words.num_rows)])
    return table.filter(keep), bad


class _Wrong:
    """What is wrong with rows, by their place; the first thing found is told."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.found: dict[int, tuple[str, str]] = {}

    def add(self, mask: Any, tell: Callable[[int], tuple[str, str]]) -> None:
        """Note the rows for which a mask is true."""
        flat = mask.combine_chunks() if isinstance(mask, pyarrow.ChunkedArray) else mask
        for place in compute.indices_nonzero(compute.fill_null(flat, False)).to_pylist():  # noqa: FBT003 - the fill is a value
            self.found.setdefault(place, tell(place))


def _flat(column: Any) -> Any:
    """Return a column as one array."""
    return column.combine_chunks() if isinstance(column, pyarrow.ChunkedArray) else column


def _read(words: pyarrow.Table, mapped: Mapped, wrong: _Wrong) -> dict[str, Any]:
    """Return every column of our ledger read in its type, empty where the ledger does not have it."""
    columns: dict[str, Any] = {}
    for name, record in books.atlas("ledger_columns").items():
        raw = _raw(words, name, mapped)
        if raw is None:
            columns[name] = pyarrow.nulls(words.num_rows, _TYPES[record["type"]])
            continue
        match record["type"]:
            case "amount":
                columns[name] = _amounts(raw, name, mapped.decimal, wrong)
            case "day" | "month":
                columns[name] = _days(raw, name, mapped.day, wrong, month=record["type"] == "month")
            case "number":
                columns[name] = _numbers(raw, name, wrong)
            case "code":
                columns[name] = compute.utf8_upper(raw)
            case _:
                columns[name] = _coded(raw, name, record, mapped, wrong) if "values" in record else raw
    return columns


def _raw(words: pyarrow.Table, name: str, mapped: Mapped) -> Any:
    """Return a column of words without blanks around them, empty ones as null; constants fill what is empty."""
    given = mapped.constants.get(name)
    if name not in words.column_names:
        return None if given is None else pyarrow.array([given] * words.num_rows, pyarrow.string())
    column = _flat(words.column(name)).cast(pyarrow.string())
    column = compute.utf8_trim_whitespace(column)
    empty = compute.equal(column, "")
    return compute.if_else(empty, pyarrow.scalar(given, pyarrow.string()), column)


def _amounts(raw: Any, name: str, mark: str, wrong: _Wrong) -> Any:
    """Return amounts as exact decimals; signs of currencies and marks between thousands are dropped."""
    bare = compute.replace_substring_regex(raw, r"[\s\x{00a0}\x{202f}'’$€£]", "")
    bare = compute.replace_substring(bare, "." if mark == "," else ",", "")
    bare = compute.replace_substring(bare, ",", ".") if mark == "," else bare
    bare = compute.replace_substring_regex(bare, r"^\((.*)\)$", r"-\1")
    fits = compute.match_substring_regex(bare, _AMOUNT)
    wrong.add(
        compute.and_not(compute.is_valid(raw), compute.fill_null(fits, False)),  # noqa: FBT003 - the fill is a value
        lambda place: (
            f"{name} {raw[place].as_py()[:40]!r} is no amount of at most 13 digits and four decimals.",
            "Correct the amount, or say with `decimal:` in the mapping which mark divides the decimals.",
        ),
    )
    bare = compute.replace_substring_regex(bare, r"(\.[0-9]{4})0+$", r"\1")
    return compute.if_else(fits, bare, pyarrow.scalar(None, pyarrow.string())).cast(AMOUNT)


def _days(raw: Any, name: str, pattern: str, wrong: _Wrong, *, month: bool) -> Any:
    """Return days; a month is the first of its days, and words after a date (a time of day) do not count."""
    first = compute.replace_substring_regex(raw, r"^([0-9./-]+)[T ].*$", r"\1")
    if month:
        first = compute.replace_substring_regex(first, r"^([0-9]{4})[-/]?([0-9]{2})$", r"\1-\2-01")
    days = _parsed(first, "%Y-%m-%d")
    if pattern != "%Y-%m-%d":
        days = compute.coalesce(days, _parsed(first, pattern))
    year = compute.year(days)
    sound = compute.and_(compute.greater_equal(year, _EARLIEST), compute.less_equal(year, _LATEST))
    wrong.add(
        compute.and_not(compute.is_valid(raw), compute.fill_null(sound, False)),  # noqa: FBT003 - the fill is a value
        lambda place: (
            f"{name} {raw[place].as_py()[:40]!r} is no day between {_EARLIEST} and {_LATEST}.",
            f"Write it as 2025-03-31, or say with `day:` in the mapping how days are written (now {pattern}).",
        ),
    )
    if month:
        days = compute.floor_temporal(days, unit="month").cast(pyarrow.date32())
    return days


def _parsed(words: Any, pattern: str) -> Any:
    """Return the days written in a pattern; null where there is no such day (the 31st of February)."""
    moments = compute.strptime(words, format=pattern, unit="s", error_is_null=True)
    again = compute.replace_substring_regex(compute.strftime(moments, format=pattern), r"\b0+([0-9])", r"\1")
    bare = compute.replace_substring_regex(words, r"\b0+([0-9])", r"\1")
    return compute.if_else(compute.equal(again, bare), moments, None).cast(pyarrow.date32())


def _numbers(raw: Any, name: str, wrong: _Wrong) -> Any:
    """Return whole numbers from 1 on."""
    fits = compute.match_substring_regex(raw, r"^[1-9][0-9]{0,5}(\.0+)?$")
    wrong.add(
        compute.and_not(compute.is_valid(raw), compute.fill_null(fits, False)),  # noqa: FBT003 - the fill is a value
        lambda place: (f"{name} {raw[place].as_py()[:40]!r} is no number.", "Write a whole number from 1 on."),
    )
    bare = compute.replace_substring_regex(raw, r"\.0+$", "")
    return compute.if_else(fits, bare, pyarrow.scalar(None, pyarrow.string())).cast(pyarrow.int32())


def _coded(raw: Any, name: str, record: Mapping[str, Any], mapped: Mapped, wrong: _Wrong) -> Any:
    """Return our codes for a ledger's words: its own mapping first, then ours as they are, then words that we know."""
    encoded = raw.dictionary_encode()
    found = [code_of(word, name, mapped.values.get(name, {})) for word in encoded.dictionary.to_pylist()]
    coded = pyarrow.array(found, pyarrow.string()).take(encoded.indices)
    if name in ("kind", "status"):
        wrong.add(
            compute.and_(compute.is_valid(raw), compute.is_null(coded)),
            lambda place: (
                f"{name} {raw[place].as_py()[:40]!r} is not known.",
                f"Say under `values: {{{name}: ...}}` in the mapping which of {', '.join(record['values'])} it is.",
            ),
        )
    return coded


def _filled(columns: dict[str, Any], rows: int) -> None:
    """Fill in what the rows do not say but follows: status, months, period, kinds of parties, the agreement's name."""

    def coalesce(name: str, value: Any) -> None:
        columns[name] = compute.coalesce(columns[name], value)

    coalesce("status", "paid")
    coalesce("months", pyarrow.scalar(1, pyarrow.int32()))
    coalesce("agreement", "not named")
    named = compute.is_valid(columns["worker"])
    coalesce("kind", compute.if_else(named, "wage", "fee"))
    kind = columns["kind"]
    pay = compute.is_in(kind, pyarrow.array(["wage", "stipend", "in_kind"]))
    by_kind = compute.if_else(compute.equal(kind, "statutory"), "authority", "sender")
    payee = compute.if_else(compute.and_(pay, named), "worker", compute.if_else(pay, "go_between", by_kind))
    coalesce("payer_kind", compute.if_else(compute.equal(kind, "transfer"), "worker", "host"))
    coalesce("payee_kind", payee)
    months = compute.floor_temporal(columns["paid_on"], unit="month").cast(pyarrow.date32())
    coalesce("period", months)
    assert all(len(column) == rows for column in columns.values())


def _refused(columns: dict[str, Any], wrong: _Wrong) -> None:
    """Note the rows that must not be: without a day or a sum, in no known currency, below 0 without reason."""
    wrong.add(
        compute.is_null(columns["paid_on"]),
        lambda _: ("The day of payment is missing.", "Give the day on which it was credited (paid_on)."),
    )
    wrong.add(
        compute.is_null(columns["amount"]),
        lambda _: ("The amount is missing.", "Give the amount of the payment."),
    )
    known = compute.is_in(columns["currency"], pyarrow.array(sorted(currencies())))
    wrong.add(
        compute.invert(known),
        lambda place: (
            f"The currency {columns['currency'][place].as_py()} is not known."
            if columns["currency"][place].as_py()
            else "The currency is missing.",
            "Write three letters of ISO 4217 (USD), or give one for all under `constants:` in the mapping.",
        ),
    )
    most = compute.if_else(
        compute.is_valid(columns["worker"]), pyarrow.scalar(MOST_OF_ONE, AMOUNT), pyarrow.scalar(MOST, AMOUNT)
    )
    wrong.add(
        compute.greater_equal(compute.abs(columns["amount"]), most),
        lambda place: (
            f"The amount {columns['amount'][place].as_py().normalize():f} is out of all reason.",
            "Look at its decimal mark and for columns that are joined; correct the row.",
        ),
    )
    zero = pyarrow.scalar(Decimal(0), AMOUNT)
    below = compute.less(columns["amount"], zero)
    wrong.add(
        compute.and_(below, compute.is_null(columns["reverses"])),
        lambda place: (
            f"The amount {columns['amount'][place].as_py().normalize():f} is below 0 and takes no payment back.",
            "Name the payment that it takes back (reverses), or turn payer and payee round.",
        ),
    )
    wrong.add(
        compute.and_(compute.greater(columns["amount"], zero), compute.is_valid(columns["reverses"])),
        lambda _: ("A row that takes a payment back must be below 0.", "Put a minus before its amount."),
    )
