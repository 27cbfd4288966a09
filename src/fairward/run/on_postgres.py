"""Following on PostgreSQL: ledgers are copied into a schema of their own, which is taken away afterwards."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from fairward.model.problem import Problem, UnreadableSource

_BATCH = 50_000


class OnPostgres:
    """An engine of PostgreSQL at an address (postgresql://user@host/database); see fairward.follow.engine."""

    name = "postgres"

    def __init__(self, folder: Path, address: str | None) -> None:
        """Open a connection and make a schema of its own; raises UnreadableSource where there is none to be had."""
        import ibis  # noqa: PLC0415 - slow import: only following needs an engine

        where = address or os.environ.get("FAIRWARD_POSTGRES", "")
        self._folder, self._schema = folder, f"fairward_{secrets.token_hex(6)}"
        try:
            self._connection = ibis.connect(where or "postgresql://")
        except Exception as error:
            what = f"The database could not be reached ({str(error).splitlines()[0][:120]})."
            hint = "Give its address with --address postgresql://user@host/database, or set FAIRWARD_POSTGRES."
            raise UnreadableSource(Problem(where=where or "postgres", what=what, hint=hint)) from error
        self._ibis = ibis
        self._run(f'CREATE SCHEMA "{self._schema}"')
        self._run(f'SET search_path TO "{self._schema}"')

    def _run(self, command: str) -> None:
        """Run a command that gives no rows."""
        self._connection.con.execute(command)
        self._connection.con.commit()

    def load(self, files: Sequence[tuple[Path, str | None]]) -> Any:
        """Return the rows of Parquet files in our own schema, copied into the database a batch at a time."""
        from fairward.follow import shaped  # noqa: PLC0415 - slow import: only following needs an engine

        tables = []
        for number, (path, file) in enumerate(files):
            with pyarrow.parquet.ParquetFile(path) as parquet:
                kept = self._copy(f"ledger_{number}", parquet.schema_arrow, parquet.iter_batches(_BATCH))
            tables.append(shaped(kept, file))
        self._run("ANALYZE")
        return tables[0] if len(tables) == 1 else self._ibis.union(*tables)

    def _copy(self, name: str, schema: pyarrow.Schema, batches: Iterable[pyarrow.RecordBatch]) -> Any:
        """Return a table of the database with the rows of some batches, copied in."""
        known = pyarrow.schema([(field.name, _plain(field.type)) for field in schema])
        self._connection.create_table(name, schema=self._ibis.Schema.from_pyarrow(known))
        columns = ", ".join(f'"{column}"' for column in known.names)
        with self._connection.con.cursor() as cursor, cursor.copy(f'COPY "{name}" ({columns}) FROM STDIN') as copy:
            for row in _rows(batches):
                copy.write_row(row)
        self._connection.con.commit()
        return self._connection.table(name)

    def keep(self, name: str, expression: Any, *, more: bool = False) -> Any:
        """Return a table that holds what an expression gives now; `more` adds to the table of that name."""
        query = self._ibis.to_sql(expression, dialect="postgres")
        if not more:
            self._connection.create_table(name, schema=expression.schema())
        self._run(f'INSERT INTO "{name}" {query}')
        self._run(f'ANALYZE "{name}"')
        return self._connection.table(name)

    def given(self, name: str, table: pyarrow.Table) -> Any:
        """Return a table of the engine that holds the rows of an Arrow table."""
        return self._copy(f"given_{name}", table.schema, table.to_batches(_BATCH))

    def rows(self, expression: Any, most: int | None = None) -> list[dict[str, Any]]:
        """Return the rows of an expression, at most so many."""
        limited = expression if most is None else expression.limit(most)
        return list(self._connection.to_pyarrow(limited).to_pylist())

    def close(self) -> None:
        """Take the schema away and close the connection; returns nothing."""
        self._connection.con.rollback()
        self._run(f'DROP SCHEMA "{self._schema}" CASCADE')
        self._connection.disconnect()


def _plain(kind: pyarrow.DataType) -> pyarrow.DataType:
    """Return the type of the values of a coded column, other types as they are."""
    return kind.value_type if pyarrow.types.is_dictionary(kind) else kind


def _rows(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of batches as plain values."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
