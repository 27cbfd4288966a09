"""All tables as one SQLite file, ready for datasette: keys, indexes, and full-text search over the quotations."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

_KINDS = {"string": "TEXT", "integer": "INTEGER", "number": "REAL"}
_KEYS = {"cases": "case", "documents": "document", "statements": "statement"}
_INDEXES = (("statements", "document"), ("statements", "topic"), ("findings", "case"), ("findings", "check"))


def to_sqlite(
    columns: Mapping[str, Mapping[str, tuple[str, str]]], rows: Mapping[str, Sequence[Mapping[str, Any]]]
) -> bytes:
    """Return a database of all tables; the same rows give the same bytes."""
    base = sqlite3.connect(":memory:")
    try:
        for name, own in columns.items():
            parts = [
                f'"{column}" {_KINDS[kind]}{" PRIMARY KEY" if _KEYS.get(name) == column else ""}'
                for column, (kind, _) in own.items()
            ]
            base.execute(f'CREATE TABLE "{name}" ({", ".join(parts)})')
            marks = ", ".join("?" * len(own))
            base.executemany(
                f'INSERT INTO "{name}" VALUES ({marks})',  # noqa: S608 - names of our own tables
                ([row.get(column) for column in own] for row in rows[name]),
            )
        for table, column in _INDEXES:
            base.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        base.execute("CREATE VIRTUAL TABLE statements_fts USING fts5(quote, content='statements')")
        base.execute("INSERT INTO statements_fts(statements_fts) VALUES ('rebuild')")
        base.commit()
        base.execute("VACUUM")
        return base.serialize()
    finally:
        base.close()
