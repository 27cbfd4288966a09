"""Following on DuckDB: in this process, from Parquet where it lies, with what does not fit into memory on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow

MEMORY = "3GB"
"""What DuckDB may keep in memory; what is more goes to files beside the work."""


class OnDuckDB:
    """An engine of DuckDB with its own database in a folder; see fairward.follow.engine."""

    name = "duckdb"

    def __init__(self, folder: Path, memory: str = MEMORY) -> None:
        """Open a database in a folder that the caller takes away afterwards."""
        import ibis  # noqa: PLC0415 - slow import: only following needs an engine

        self._ibis = ibis
        self._connection = ibis.duckdb.connect(
            folder / "work.duckdb",
            temp_directory=str(folder / "spill"),
            memory_limit=memory,
            preserve_insertion_order=False,
        )

    def load(self, files: Sequence[tuple[Path, str | None]]) -> Any:
        """Return the rows of Parquet files in our own schema; columns that one lacks are empty."""
        from fairward.follow import shaped  # noqa: PLC0415 - slow import: only following needs an engine

        tables = [shaped(self._connection.read_parquet(str(path)), file) for path, file in files]
        # A view, so that the queries that follow need not say again how each file is put into our schema.
        query = self._connection.compile(tables[0] if len(tables) == 1 else self._ibis.union(*tables))
        self._connection.con.execute(f"CREATE VIEW payments AS {query}")
        return self._connection.table("payments")

    def keep(self, name: str, expression: Any, *, more: bool = False) -> Any:
        """Return a table that holds what an expression gives now; `more` adds to the table of that name."""
        for statement in self.statements(name, expression, more=more):
            self._connection.con.execute(statement)
        return self._connection.table(name)

    def statements(self, name: str, expression: Any, *, more: bool) -> list[str]:
        """Return the SQL that keeps an expression.

        Ibis' own create_table and insert would write the query twice and ask for the table's types again and again. The types are
        those that the expression says: DuckDB's own may differ (a month made of a day would be a time).
        """
        columns = ", ".join(column.sql("duckdb") for column in expression.schema().to_sqlglot_column_defs("duckdb"))
        query = f'INSERT INTO "{name}" {self._connection.compile(expression)}'
        return [query] if more else [f'CREATE TABLE "{name}" ({columns})', query]

    def given(self, name: str, table: pyarrow.Table) -> Any:
        """Return a table of the engine that holds the rows of an Arrow table."""
        return self._connection.create_table(f"given_{name}", table)

    def rows(self, expression: Any, most: int | None = None) -> list[dict[str, Any]]:
        """Return the rows of an expression, at most so many."""
        limited = expression if most is None else expression.limit(most)
        return list(self._connection.to_pyarrow(limited).to_pylist())

    def close(self) -> None:
        """Close the database; returns nothing."""
        self._connection.disconnect()
