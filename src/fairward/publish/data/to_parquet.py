"""Tables as Parquet, with the meaning of each column beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def to_parquet(columns: Mapping[str, tuple[str, str]], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return a table as Parquet; the same rows give the same bytes."""
    import pyarrow  # noqa: PLC0415 - slow import
    from pyarrow import parquet  # noqa: PLC0415 - slow import

    kinds = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64()}
    schema = pyarrow.schema(
        [pyarrow.field(name, kinds[kind], metadata={"description": told}) for name, (kind, told) in columns.items()]
    )
    table = pyarrow.Table.from_pylist([{name: row.get(name) for name in columns} for row in rows], schema=schema)
    out = pyarrow.BufferOutputStream()
    parquet.write_table(table, out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())
