"""Ledger files become one set of Parquet files in our own schema; what they hold is told by their content, not their names."""

from __future__ import annotations

import hashlib
import importlib
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet

from fairward.follow import from_parquet
from fairward.follow.checked import Bad, checked, schema
from fairward.follow.columns import Mapped
from fairward.follow.words import Words, wide
from fairward.model.payment import Taken, Unused
from fairward.model.problem import Problem, UnreadableSource

_TOLD = 200
_HEAD = 4096
_BLOCK = 8 << 20
_SHORT = 16
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of old workbooks and of encrypted ones


@dataclass(slots=True)
class Ledgers:
    """What was taken in: Parquet files in our own schema, the files they come from, and what could not be used.

    `own` are the given files that were read as they are; their rows are still to be checked by the engine.
    """

    parquet: list[Path] = field(default_factory=list)
    own: list[Path] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    mapped: dict[str, Mapped] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    bad: Counter[str] = field(default_factory=Counter)
    bad_money: dict[str, Decimal] = field(default_factory=dict)
    bad_rows: int = 0

    def unused(self) -> Unused:
        """Return the rows that could not be used, with their money by currency."""
        return Unused(rows=self.bad_rows, money=dict(self.bad_money), problems=tuple(self.problems))


def take(paths: Iterable[Path], folder: Path, given: Mapped | None = None) -> Ledgers:
    """Return all ledgers of some files in our own schema, written to `folder`; a file given twice counts once.

    A file that cannot be read is told in `problems`, and the others are still taken. A Parquet file in our own schema is
    used where it lies.
    """
    ledgers = Ledgers()
    seen: dict[str, str] = {}
    for number, path in enumerate(_files(paths, ledgers)):
        digest = _digest(path)
        if digest in seen:
            what = f"The file holds the same bytes as {seen[digest]}."
            ledgers.problems.append(
                Problem(where=path.name, what=what, hint="It counts once; nothing needs to be done.")
            )
            continue
        seen[digest] = path.name
        try:
            _take_one(path, digest, folder / f"{number:04}.parquet", given, ledgers)
        except UnreadableSource as unreadable:
            ledgers.problems.append(unreadable.problem)
    return ledgers


def _files(paths: Iterable[Path], ledgers: Ledgers) -> list[Path]:
    """Return the files of some paths, those of a folder in the order of their names; what is not there is told."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
            found += inside
            if not inside:
                what, hint = "The folder holds no file.", "Give a ledger, or a folder with ledgers in it."
                ledgers.problems.append(Problem(where=str(path), what=what, hint=hint))
        elif path.is_file():
            found.append(path)
        else:
            ledgers.problems.append(Problem(where=str(path), what="There is no such file.", hint="Check its name."))
    return found


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _take_one(path: Path, digest: str, target: Path, given: Mapped | None, ledgers: Ledgers) -> None:
    """Take one file into our own schema."""
    kind = kind_of(path)
    if kind == "parquet" and given is None and from_parquet.own(path):
        ledgers.own.append(path)
        rows = pyarrow.parquet.ParquetFile(path).metadata.num_rows
        ledgers.taken.append(Taken(name=path.name, sha256=digest, rows=rows, mapping={}))
        return
    # A reader is imported when its kind comes up: workbooks and XML need libraries that others do not (slow import).
    reader = importlib.import_module(f"fairward.follow.from_{kind}")
    words: Words = reader.words(path, given, target.parent)
    ledgers.mapped[path.name] = words.mapped
    rows = 0
    try:
        with pyarrow.parquet.ParquetWriter(target, schema(), compression="zstd") as writer:
            for table in words.tables:
                if table.num_rows == 0:
                    continue
                good, bad = checked(table, words.mapped, digest[:_SHORT])
                _note(bad, path.name, ledgers)
                rows += good.num_rows
                writer.write_table(good)
    except (pyarrow.ArrowException, OSError) as error:
        what = f"The file could be read only up to row {rows + 1:,} ({str(error).splitlines()[0][:100]})."
        ledgers.problems.append(Problem(where=path.name, what=what, hint="Get the whole file; what was read is used."))
    _note(words.bad, path.name, ledgers)
    ledgers.problems += words.problems
    ledgers.parquet.append(target)
    shown = {**words.mapped.columns, **{name: f"= {value}" for name, value in words.mapped.constants.items()}}
    ledgers.taken.append(Taken(name=path.name, sha256=digest, rows=rows, mapping=shown))


def _note(bad: Sequence[Bad], where: str, ledgers: Ledgers) -> None:
    """Tell of rows that cannot be used: the first of a file by themselves, all of them in the sums."""
    for one in bad:
        ledgers.bad_rows += 1
        ledgers.bad[where] += 1
        currency = one.currency or "?"
        ledgers.bad_money[currency] = ledgers.bad_money.get(currency, Decimal(0)) + abs(one.amount or Decimal(0))
        if ledgers.bad[where] <= _TOLD:
            ledgers.problems.append(one.problem(where))


def kind_of(path: Path) -> str:
    """Return what a file holds by its first bytes: parquet, xlsx, ocds, iati, camt053, ftm, or csv where nothing else."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK"):
        if zipfile.is_zipfile(path) and any(name.startswith("xl/") for name in zipfile.ZipFile(path).namelist()):
            return "xlsx"
        what, hint = "The archive holds no workbook.", "Unpack it and give the files in it."
        raise UnreadableSource(Problem(where=path.name, what=what, hint=hint))
    if (refused := _refused(path, head)) is not None:
        raise UnreadableSource(Problem(where=path.name, what=refused[0], hint=refused[1]))
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        if b"camt.053" in head or b"BkToCstmrStmt" in head:
            return "camt053"
        if b"iati-activit" in head:
            return "iati"
        what, hint = "The XML is neither a bank statement (camt.053) nor IATI.", "Export the ledger as CSV or Excel."
        if b"<html" in head.lower() or b"<!doctype html" in head.lower():
            what, hint = (
                "The file is a web page and no ledger.",
                "Download the file itself, or export the ledger as CSV.",
            )
        raise UnreadableSource(Problem(where=path.name, what=what, hint=hint))
    if start.startswith((b"{", b"[")):
        return "ftm" if b'"schema"' in head and b'"properties"' in head else "ocds"
    if not head.strip():
        raise UnreadableSource(Problem(where=path.name, what="The file is empty.", hint="Give a ledger with rows."))
    return "csv"


def _refused(path: Path, head: bytes) -> tuple[str, str] | None:
    """Return what is wrong with a file that can be no ledger, and what to do; None where it may be one."""
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            return "The workbook is encrypted with a password.", "Open it, take the password away and save it again."
        return "The workbook is in Excel's old format (.xls).", "Open it and save it as .xlsx, or export it as CSV."
    if head.startswith(b"%PDF"):
        return "The file is a PDF and no ledger.", "Export the table that it was made from as CSV or Excel."
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and wide(head) is None:
        return (
            "The file holds no text and is in no format that is known.",
            "Export the ledger as CSV, Excel or Parquet.",
        )
    return None
