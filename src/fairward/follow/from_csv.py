"""Ledgers as CSV: any delimiter, with or without a byte order mark, in one encoding or in several, lines above the header."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow
import pyarrow.csv

from fairward.follow.checked import Bad
from fairward.follow.columns import Mapped
from fairward.follow.words import HEADS_WITHIN, Words, header_at, mapped_by, renamed, wide
from fairward.model.problem import Problem, UnreadableSource

_DELIMITERS = ",;\t|^~:"
_SAMPLE_ROWS = 200
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BLOCK = 8 << 20


def words(path: Path, given: Mapped | None, folder: Path) -> Words:
    """Return a CSV file's words; `folder` takes a copy in UTF-8 where the file is written otherwise.

    Raises UnreadableSource where there is no row, or no column of days or amounts.
    """
    clean, problems = _in_utf8(path, folder)
    with clean.open(encoding="utf-8", newline="") as file:
        head = file.read(1 << 18)
    try:
        delimiter = _delimiter(head)
        rows = list(_first_rows(head, delimiter))
    except csv.Error as error:
        what = f"The file is no table of text ({error})."
        raise UnreadableSource(
            Problem(where=path.name, what=what, hint="Export the ledger as CSV, Excel or Parquet.")
        ) from error
    at = header_at(rows)
    if len(rows) <= at:
        raise UnreadableSource(
            Problem(where=path.name, what="The file has no rows.", hint="Give a ledger with a header.")
        )
    headers = [cell.strip() for cell in rows[at]]
    mapped = mapped_by(headers, rows[at + 1 :], given, path.name)
    bad: list[Bad] = []
    tables = _tables(clean, headers, delimiter, mapped, at, bad)
    return Words(mapped=mapped, tables=tables, bad=bad, problems=problems)


def _in_utf8(path: Path, folder: Path) -> tuple[Path, list[Problem]]:
    """Return the file itself where it is plain UTF-8, else a copy that is, and what had to be guessed for it."""
    with path.open("rb") as file:
        start = file.read(1 << 12)
        mark = next((encoding for sign, encoding in _MARKS if start.startswith(sign)), None) or wide(start)
        file.seek(0)
        if mark is None and _is_utf8(file):
            return path, []
        file.seek(0)
        copy, guessed = folder / f"{path.stem}.utf8.csv", 0
        with copy.open("w", encoding="utf-8", newline="") as out:
            if mark is not None:
                for text in io.TextIOWrapper(file, encoding=mark, errors="replace", newline=""):
                    out.write(text)
                return copy, []
            for line in file:
                try:
                    out.write(line.decode("utf-8"))
                except UnicodeDecodeError:
                    guessed += 1
                    out.write(line.decode("cp1252", "replace"))
    told = Problem(
        where=path.name,
        what=f"Lines that are not written in UTF-8: {guessed:,}. They were read as Western European (cp1252).",
        hint="Look at names with accents; export the ledger in UTF-8 if they are wrong.",
    )
    return copy, [told]


def _is_utf8(file: io.BufferedReader) -> bool:
    """Return whether a file's bytes are UTF-8 throughout."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(head: str) -> str:
    """Return the sign that divides the first lines into the most even and the widest rows."""

    def evenness(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in _first_rows(head, sign)][:HEADS_WITHIN]
        widest = max(widths, default=1)
        return (sum(width == widest for width in widths) if widest > 1 else 0, widest)

    return max(_DELIMITERS, key=evenness)


def _first_rows(head: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the first rows of a file, the last cut one left out."""
    whole = head if len(head) < 1 << 18 else head[: head.rfind("\n")]
    for number, row in enumerate(csv.reader(io.StringIO(whole, newline=None), delimiter=delimiter)):
        if number >= _SAMPLE_ROWS:
            return
        yield row


def _tables(
    path: Path, headers: Sequence[str], delimiter: str, mapped: Mapped, at: int, bad: list[Bad]
) -> Iterator[pyarrow.Table]:
    """Yield the rows below the header as tables of words; rows of another width go to `bad`."""
    skipped: list[int] = []

    def note(row: pyarrow.csv.InvalidRow) -> str:
        skipped.append(row.number)
        if row.text.strip():
            what = f"The row has {row.actual_columns} columns and not {row.expected_columns}."
            hint = "Put quotation marks around values that hold the delimiter."
            bad.append(Bad(row=row.number, what=what, hint=hint, amount=None, currency=None))
        return "skip"

    names = [f"c{place}" for place in range(len(headers))]
    reader = pyarrow.csv.open_csv(
        path,
        read_options=pyarrow.csv.ReadOptions(
            use_threads=False, column_names=names, skip_rows=at + 1, block_size=_BLOCK
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
        ),
        convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pyarrow.string())),
    )
    number = at + 1
    for batch in reader:
        numbers: list[int] = []
        left_out = frozenset(skipped)
        for _ in range(batch.num_rows):
            number += 1
            while number in left_out:
                number += 1
            numbers.append(number)
        table = pyarrow.Table.from_batches([batch])
        yield renamed(table, headers, mapped, pyarrow.array(numbers, pyarrow.int64()))
