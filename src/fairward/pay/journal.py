"""The journal of pay: an SQLite file that is only ever added to, each entry chained to the one before by its hash.

Why SQLite in WAL: an entry for a hundred thousand workers stands whole or not at all, its lock goes with the process that
held it, and after a crash the next opening finds the last whole entry; a file of JSON lines would need all of that written
anew, and an index besides. Triggers refuse every change and deletion; the chain shows what was done around them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fairward.model.problem import FairwardError, Problem, UnreadableSource

WAIT_SECONDS = 20
_TABLES = {
    "orders": "event, id, run, placement, worker, month, attempt, pay_on, units, currency, mark, sealed",
    "postings": "event, order_id, account, units, currency",
    "states": "event, order_id, state, reason",
    "files": "event, kind, message, name, sha256",
    "accounts": "event, worker, mark, sealed",
    "approvers": "event, name, salt, hash",
}
_UNIQUE = {
    "orders": ("UNIQUE (id)", "UNIQUE (placement, month, attempt)"),
    "files": ("UNIQUE (kind, message)",),
    "approvers": ("UNIQUE (name)",),
}
_INDEXED = (
    "states (order_id)",
    "states (event)",
    "orders (run)",
    "orders (event)",
    "orders (worker)",
    "states (state, reason)",
    "postings (event)",
    "postings (order_id)",
    "accounts (worker)",
)
_EVENTS = (
    "seq INTEGER PRIMARY KEY, at TEXT, actor TEXT, what TEXT, run TEXT, body TEXT, rows BLOB, previous BLOB, hash BLOB"
)
Row = Sequence[Any]


class JournalError(FairwardError):
    """The journal refuses; `problem` says where, what and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass(slots=True)
class Entry:
    """What one entry adds: rows by table, and what is said of it. It is written when the `with` around it ends well."""

    seq: int
    body: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows to a table, each without the number of the entry; returns nothing."""
        self.rows.setdefault(table, []).extend((self.seq, *row) for row in rows)


class Journal:
    """The journal in one file. Use it in one thread; other processes wait for their turn."""

    def __init__(self, path: Path) -> None:
        """Open a journal that exists; raises JournalError where there is none or it cannot be read."""
        self.path = path
        if not path.is_file():
            raise refused(path.name, "There is no journal here.", "`fairward pay begin` makes one.")
        try:
            self._base = _connected(path)
            self._base.execute("SELECT count(*) FROM events")
        except sqlite3.Error as error:
            raise told(path, error) from error

    @classmethod
    def begin(cls, path: Path) -> Journal:
        """Return a new journal; raises JournalError where the file is there already."""
        if path.exists():
            raise refused(path.name, "There is a file of this name already.", "Use it, or choose another name.")
        path.touch(mode=0o600)
        base = _connected(path)
        base.execute("BEGIN IMMEDIATE")
        base.execute(f"CREATE TABLE events ({_EVENTS})")
        for table, columns in _TABLES.items():
            base.execute(f"CREATE TABLE {table} ({', '.join((columns, *_UNIQUE.get(table, ())))})")
        for number, columns in enumerate(_INDEXED):
            base.execute(f"CREATE INDEX by_{number} ON {columns}")
        for table in ("events", *_TABLES):
            for verb in ("UPDATE", "DELETE"):
                base.execute(
                    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
                )
        base.execute("COMMIT")
        base.close()
        return cls(path)

    def close(self) -> None:
        """Close the file; returns nothing."""
        self._base.close()

    def read(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question in SQL."""
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise told(self.path, error) from error

    @contextmanager
    def entry(self, what: str, actor: str, run: str = "") -> Iterator[Entry]:
        """Give an entry to fill; it is written in one step when the block ends, and not at all where it raises.

        The lock is taken before anything is read, so that what the block reads still holds when its entry is written.
        """
        base = self._base
        try:
            base.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise told(self.path, error) from error
        try:
            seq, previous = base.execute("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").fetchone() or (
                0,
                b"",
            )
            entry = Entry(seq=seq + 1)
            yield entry
            self._write(entry, what, actor, run, previous)
            base.execute("COMMIT")
        except sqlite3.Error as error:
            _undo(base)
            raise told(self.path, error) from error
        except BaseException:
            _undo(base)
            raise

    def _write(self, entry: Entry, what: str, actor: str, run: str, previous: bytes) -> None:
        """Write an entry within the transaction that is open, its sums in balance."""
        base = self._base
        for table, columns in _TABLES.items():
            marks = ", ".join("?" * len(columns.split(",")))
            base.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", entry.rows.get(table, ()))  # noqa: S608 - names of our own
        uneven = base.execute(
            "SELECT currency, sum(units) FROM postings WHERE event = ? GROUP BY currency HAVING sum(units) <> 0",
            (entry.seq,),
        ).fetchall()
        if uneven:
            raise refused(
                self.path.name, f"Entry {entry.seq} is not in balance ({uneven[0][0]}).", "Nothing was written."
            )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        body = json.dumps(entry.body, sort_keys=True, ensure_ascii=False)
        rows = _digest(entry.rows.get(table, ()) for table in _TABLES)
        chained = _chained(previous, (entry.seq, at, actor, what, run, body), rows)
        base.execute(
            "INSERT INTO events VALUES (?,?,?,?,?,?,?,?,?)",
            (entry.seq, at, actor, what, run, body, rows, previous, chained),
        )

    def head(self) -> str:
        """Return the hash of the last entry: who notes it can tell later whether anything before it was changed."""
        found = self.read("SELECT hash FROM events ORDER BY seq DESC LIMIT 1")
        return found[0][0].hex() if found else ""

    def checked(self) -> tuple[Problem, ...]:
        """Return what is wrong with the chain or the sums, nothing where all entries are as they were written."""
        before, problems = b"", []
        for seq, at, actor, what, run, body, _rows, previous, kept in self.read("SELECT * FROM events ORDER BY seq"):
            own = _digest(
                self._base.execute(f"SELECT {columns} FROM {table} WHERE event = ? ORDER BY rowid", (seq,))  # noqa: S608 - names of our own
                for table, columns in _TABLES.items()
            )
            if previous != before or kept != _chained(before, (seq, at, actor, what, run, body), own):
                problems.append(
                    Problem(
                        where=f"{self.path.name}, entry {seq}",
                        what="The entry is not as it was written, or one before it was changed.",
                        hint="Pay nothing from it; compare it with a copy.",
                    )
                )
                break
            before = kept
        uneven = self.read("SELECT currency FROM postings GROUP BY currency HAVING sum(units) <> 0")
        problems += [
            Problem(where=self.path.name, what=f"The books in {one} are not in balance.", hint="Compare with a copy.")
            for (one,) in uneven
        ]
        return tuple(problems)

    def states(self, run: str | None = None) -> Mapping[str, tuple[str, str]]:
        """Return the state of each order with its reason, of one run or of all."""
        of_run = "" if run is None else "JOIN orders ON orders.id = states.order_id AND orders.run = ?"
        found = self.read(
            f"SELECT order_id, state, reason, max(states.rowid) FROM states {of_run} GROUP BY order_id",  # noqa: S608 - words of our own
            *(() if run is None else (run,)),
        )
        return {order: (state, reason) for order, state, reason, _ in found}


def _connected(path: Path) -> sqlite3.Connection:
    """Return a connection that syncs every entry to the disk and waits for others."""
    base = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    return base


def _undo(base: sqlite3.Connection) -> None:
    """Take back what the open transaction wrote, if one is open still."""
    if base.in_transaction:
        base.execute("ROLLBACK")


def _digest(tables: Iterable[Iterable[Row]]) -> bytes:
    """Return the hash of rows table by table, in the order in which they were written."""
    digest = hashlib.sha256()
    for rows in tables:
        digest.update(b"\x1e")
        for row in rows:
            digest.update(repr(tuple(row)).encode())
    return digest.digest()


def _chained(previous: bytes, said: Row, rows: bytes) -> bytes:
    """Return the hash of an entry: of the one before, of what it says of itself, of its rows."""
    words = json.dumps(list(said), ensure_ascii=False).encode()
    return hashlib.sha256(previous + hashlib.sha256(words).digest() + rows).digest()


def refused(where: str, what: str, hint: str) -> JournalError:
    """Return the exception for what the journal does not do."""
    return JournalError(Problem(where=where, what=what, hint=hint))


def told(path: Path, error: sqlite3.Error) -> JournalError | UnreadableSource:
    """Return what an error of the database means, in words; nothing was written."""
    words = str(error)
    if "locked" in words or "busy" in words:
        return refused(
            path.name, "Another run is at work on this journal.", "Wait until it is done, then say it again."
        )
    if "full" in words:
        return refused(path.name, "The disk is full; nothing was written.", "Make room, then say the command again.")
    if "UNIQUE" in words:
        return refused(
            path.name, "This is in the journal already; nothing was written twice.", "Look at `fairward pay status`."
        )
    if "only added to" in words:
        return refused(path.name, "The journal is only added to.", "Correct by a new entry.")
    return refused(
        path.name, f"The journal could not be used ({type(error).__name__}).", "Is it a journal of pay, and whole?"
    )
