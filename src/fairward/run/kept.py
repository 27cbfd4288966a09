"""Kept: what each source says is put down in a folder as soon as it is read, so that a run that was interrupted goes on where it stopped.

A reading is kept under the hash of the source's bytes, its path, and the edition of everything that reads: another text, another
place or another edition is read anew. Files appear whole or not at all; one that is broken is read anew as well.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import fairward
from fairward.model.document import Document
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.saved import BROKEN, read_reading, reading_row
from fairward.model.statement import Statement

Result = tuple[Document, tuple[Statement, ...]]
_READS = ("model", "read", "extract", "books")
_LONGEST = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """The reading of sources with a folder of what was read before: `do` reads one, `edition` names what reads."""

    folder: Path
    edition: str
    do: Callable[[str | Path], Result | Problem]

    def __call__(self, path: str | Path) -> Result | Problem:
        """Return what a source says, from the folder where it was read before, or the Problem that kept it from being read."""
        place = self._place(path)
        if place is None:
            return self.do(path)
        before = _before(place)
        if before is not None:
            return before
        result = self.do(path)
        if not isinstance(result, Problem):
            _put(place, zlib.compress(json.dumps(reading_row(*result), ensure_ascii=False).encode()))
        return result

    def _place(self, path: str | Path) -> Path | None:
        """Return where the reading of a source is kept; None where it is no file to be read twice."""
        try:
            with Path(path).open("rb") as source:
                read = hashlib.file_digest(source, "sha256").hexdigest()
        except (OSError, ValueError):
            return None
        name = hashlib.sha256(f"{self.edition}\0{read}\0{path}".encode("utf-8", "surrogateescape")).hexdigest()
        return self.folder / name[:2] / f"{name}.reading"


def keeping(folder: Path, do: Callable[[str | Path], Result | Problem]) -> Keeping:
    """Return the reading of sources that keeps what was read in a folder; UnreadableSource where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f".{os.getpid()}.trial"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise UnreadableSource(
            Problem(
                where=str(folder),
                what=f"Nothing can be kept here ({error.strerror or error}).",
                hint="Give --keep a folder that you may write in.",
            )
        ) from error
    return Keeping(folder=folder, edition=edition(), do=do)


def edition() -> str:
    """Return the hash of the names, sizes and times of all files that have a say in reading."""
    digest = hashlib.sha256(fairward.__version__.encode())
    home = Path(fairward.__file__).parent
    for part in _READS:
        for path in sorted((home / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                facts = path.stat()
                digest.update(f"{path.relative_to(home)}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _before(place: Path) -> Result | None:
    """Return what was kept, None where nothing was, or nothing that can be read."""
    try:
        unpacked = zlib.decompressobj()
        body = unpacked.decompress(place.read_bytes(), _LONGEST)
        return read_reading(json.loads(body)) if unpacked.eof else None
    except (OSError, zlib.error, *BROKEN):
        return None


def _put(place: Path, body: bytes) -> None:
    """Write a file whole; where that cannot be done the run goes on without it."""
    new = place.with_name(f"{place.name}.{os.getpid()}.new")
    try:
        place.parent.mkdir(exist_ok=True)
        new.write_bytes(body)
        new.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            new.unlink()
