"""Tables as CSV (RFC 4180, UTF-8): no cell is taken for a formula by a program that opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def head(columns: Mapping[str, Any]) -> bytes:
    """Return the first line of a table: the names of its columns."""
    return (",".join(columns) + "\r\n").encode()


def to_csv(columns: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the rows of a table as CSV, without its head; a text that begins like a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    """Return a value that no program takes for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
