"""Ledgers as Parquet: read a batch of rows at a time, so that memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow
import pyarrow.parquet
from pyarrow import compute

from fairward.follow.checked import schema
from fairward.follow.columns import Mapped
from fairward.follow.words import BATCH, Words, mapped_by, renamed
from fairward.model.problem import Problem, UnreadableSource

_SAMPLE_ROWS = 200
# What our own ledger must hold to be read as it is; the other columns may be missing.
_OWN = (
    "payment",
    "agreement",
    "worker",
    "payer_kind",
    "payee_kind",
    "kind",
    "status",
    "period",
    "paid_on",
    "amount",
    "currency",
)


def own(path: Path) -> bool:
    """Return whether a file is a ledger of ours: the columns that count are there in our own types."""
    try:
        found = pyarrow.parquet.read_schema(path)
    except (OSError, pyarrow.ArrowException):
        return False
    kinds = schema()
    return all(name in found.names and _alike(found.field(name).type, kinds.field(name).type) for name in _OWN)


def _alike(found: pyarrow.DataType, wanted: pyarrow.DataType) -> bool:
    """Return whether a column's type holds what ours holds: words coded or not, the same decimals."""
    if pyarrow.types.is_dictionary(found):
        found = found.value_type
    return bool(found == wanted or (pyarrow.types.is_large_string(found) and pyarrow.types.is_string(wanted)))


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return a Parquet file's words; raises UnreadableSource where it is cut off or has no days or amounts."""
    try:
        file = pyarrow.parquet.ParquetFile(path)
        first = next(file.iter_batches(_SAMPLE_ROWS), None)
    except (OSError, pyarrow.ArrowException) as error:
        what = f"The Parquet file is damaged or cut off ({str(error).splitlines()[0][:120]})."
        hint = "Copy it again from where it came from; its size should be the same there and here."
        raise UnreadableSource(Problem(where=path.name, what=what, hint=hint)) from error
    headers = list(file.schema_arrow.names)
    sample = _texts(pyarrow.Table.from_batches([first])) if first is not None else None
    rows = list(zip(*(column.to_pylist() for column in sample.columns), strict=True)) if sample is not None else []
    mapped = mapped_by(headers, [[cell or "" for cell in row] for row in rows], given, path.name)
    return Words(mapped=mapped, tables=_tables(file, headers, mapped))


def _tables(file: pyarrow.parquet.ParquetFile, headers: Sequence[str], mapped: Mapped) -> Iterator[pyarrow.Table]:
    """Yield the rows as tables of words."""
    read = 0
    for batch in file.iter_batches(BATCH):
        numbers = pyarrow.array(range(read + 2, read + 2 + batch.num_rows), pyarrow.int64())
        read += batch.num_rows
        yield renamed(_texts(pyarrow.Table.from_batches([batch]), mapped), headers, mapped, numbers)


def _texts(table: pyarrow.Table, mapped: Mapped | None = None) -> pyarrow.Table:
    """Return a table whose every column is words; numbers get the decimal mark of the mapping."""
    comma = mapped is not None and mapped.decimal == ","
    columns = []
    for column in table.columns:
        kind = column.type
        text = (
            compute.strftime(column, format="%Y-%m-%d")
            if pyarrow.types.is_temporal(kind)
            else column.cast(pyarrow.string())
        )
        number = pyarrow.types.is_floating(kind) or pyarrow.types.is_decimal(kind)
        columns.append(compute.replace_substring(text, ".", ",") if comma and number else text)
    return pyarrow.table(columns, names=[f"c{place}" for place in range(len(columns))])
