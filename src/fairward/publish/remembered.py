"""What publishing made before and can use again: beside the register, never published, and made anew where it is missing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairward.model.register import Made
from fairward.publish.data import SHARES
from fairward.publish.to_folder import beside

Row = dict[str, Any]

_TABLES = """
CREATE TABLE IF NOT EXISTS source (path TEXT PRIMARY KEY, facts TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS scan (digest TEXT PRIMARY KEY, row BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS held (owner TEXT PRIMARY KEY, key TEXT, row TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS share (kind TEXT, owner TEXT, body BLOB, PRIMARY KEY (kind, owner)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS evidence (checked TEXT, host TEXT, owner TEXT, row TEXT, PRIMARY KEY (checked, host, owner)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, key TEXT, hash TEXT, size INTEGER) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is remembered of one owner: the key under which it was made, its files' paths and hashes, things, summary."""

    owner: str
    key: str
    files: Mapping[str, str]
    things: tuple[str, ...]
    summary: Row


class Remembered:
    """The memory of one register: a SQLite file beside it. Losing it costs time and nothing else."""

    def __init__(self, target: Path) -> None:
        """Open it; one that cannot be read is thrown away."""
        self.path = beside(target, "memory")
        try:
            self._open()
        except sqlite3.DatabaseError:
            self.base.close()
            self.path.unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self.base = sqlite3.connect(self.path, isolation_level=None)
        self.base.execute(
            "PRAGMA synchronous=OFF"
        )  # a killed process leaves it whole; after a power cut it may be made anew
        self.base.executescript(_TABLES)
        self.base.execute("BEGIN")

    def close(self, *, keep: bool) -> None:
        """Return nothing; what was remembered is kept, or was not worth it."""
        self.base.execute("COMMIT" if keep else "ROLLBACK")
        self.base.close()

    def digest(self, path: str, facts: str) -> str | None:
        """Return the hash of a source that has the same size, place and times as when it was last read."""
        row = self.base.execute("SELECT digest FROM source WHERE path=? AND facts=?", (path, facts)).fetchone()
        return row[0] if row else None

    def set_digest(self, path: str, facts: str, digest: str) -> None:
        """Remember the hash of a source."""
        self.base.execute("INSERT OR REPLACE INTO source VALUES (?,?,?)", (path, facts, digest))

    def scans(self) -> dict[str, Row]:
        """Return what was found in each source by its hash."""
        return {digest: json.loads(row) for digest, row in self.base.execute("SELECT digest, row FROM scan")}

    def set_scans(self, scans: Mapping[str, Row], known: Iterable[str]) -> None:
        """Remember what was found in sources, and forget those that are not given any more."""
        gone = set(known) - set(scans)
        self.base.executemany("DELETE FROM scan WHERE digest=?", ((one,) for one in gone))
        new = ((digest, json.dumps(row)) for digest, row in scans.items() if digest not in known)
        self.base.executemany("INSERT OR REPLACE INTO scan VALUES (?,?)", new)

    def kept(self) -> dict[str, Kept]:
        """Return what is remembered of every owner."""
        found = {}
        for owner, key, row in self.base.execute("SELECT owner, key, row FROM held"):
            held = json.loads(row)
            found[owner] = Kept(owner=owner, key=key, files=held["files"], things=tuple(held["things"]), summary=held["summary"])  # fmt: skip
        return found

    def take(self, made: Made, key: str, hashes: Mapping[str, str]) -> Kept:
        """Return what is remembered from now on of something that was made."""
        owner = made.owner
        self.forget([owner])
        row = {"files": dict(hashes), "things": list(made.things), "summary": dict(made.summary)}
        packed = json.dumps(
            row, ensure_ascii=False
        )  # not compressed: all are read each time, and the shares take far more
        self.base.execute("INSERT INTO held VALUES (?,?,?)", (owner, key, packed))
        self.base.executemany(
            "INSERT INTO share VALUES (?,?,?)", ((kind, owner, body) for kind, body in made.rows.items())
        )
        host = str(made.summary.get("host") or "XX")
        told = ((check, host, owner, json.dumps(found, ensure_ascii=False)) for check, found in made.evidence.items())
        self.base.executemany("INSERT INTO evidence VALUES (?,?,?,?)", told)
        return Kept(owner=owner, key=key, files=hashes, things=made.things, summary=dict(made.summary))

    def forget(self, owners: Sequence[str]) -> None:
        """Forget what was made of owners."""
        for owner in owners:
            row = self.base.execute("SELECT row FROM held WHERE owner=?", (owner,)).fetchone()
            if row is None:
                continue
            held = json.loads(row[0])["summary"]
            host = str(held.get("host") or "XX")
            self.base.execute("DELETE FROM held WHERE owner=?", (owner,))
            self.base.executemany("DELETE FROM share WHERE kind=? AND owner=?", ((kind, owner) for kind in SHARES))
            checks = held.get("evidence", {})
            self.base.executemany("DELETE FROM evidence WHERE checked=? AND host=? AND owner=?", ((one, host, owner) for one in checks))  # fmt: skip

    def shares(self, kind: str, owners: Sequence[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield owner and share of a download, in the order of owners; of all, or of some owners alone."""
        if owners is None:
            yield from self.base.execute("SELECT owner, body FROM share WHERE kind=? ORDER BY owner", (kind,))
            return
        for owner in sorted(owners):
            yield from self.base.execute("SELECT owner, body FROM share WHERE kind=? AND owner=?", (kind, owner))

    def told(self, check: str, host: str) -> dict[str, str]:
        """Return the quotations on a check in the cases of one host, by owner, as JSON."""
        return dict(self.base.execute("SELECT owner, row FROM evidence WHERE checked=? AND host=?", (check, host)))

    def evidence(self, check: str, host: str) -> dict[str, Row]:
        """Return the quotations on a check in the cases of one host, by owner."""
        return {owner: json.loads(row) for owner, row in self.told(check, host).items()}

    def pages(self) -> dict[str, tuple[str, str, int]]:
        """Return key, hash and size of each shared page by its path."""
        return {path: (key, digest, size) for path, key, digest, size in self.base.execute("SELECT * FROM page")}

    def set_pages(self, pages: Mapping[str, tuple[str, str, int]], before: Mapping[str, tuple[str, str, int]]) -> None:
        """Remember the shared pages."""
        self.base.executemany("DELETE FROM page WHERE path=?", ((path,) for path in set(before) - set(pages)))
        new = ((path, *facts) for path, facts in pages.items() if before.get(path) != facts)
        self.base.executemany("INSERT OR REPLACE INTO page VALUES (?,?,?,?)", new)


def forget(target: Path) -> None:
    """Throw away what is remembered of a register."""
    beside(target, "memory").unlink(missing_ok=True)
