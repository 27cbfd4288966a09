"""One pass of Vectorscan over a text: which sentences call which phrases to mind; compiled once, kept safely in a cache."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

_VERSION = b"fairward-scan-1\n"


class Scanner:
    """A compiled set of trigger words; `hits` tells at which offsets of a folded text each of them ends."""

    def __init__(self, triggers: Iterable[str]) -> None:
        """Compile the trigger words (a final star means any ending), or load them from the cache."""
        import hyperscan  # noqa: PLC0415 - slow import: only reading needs it

        self.words = sorted(triggers)
        patterns = [_pattern(word) for word in self.words]
        path = _cache_path(patterns, importlib.metadata.version("hyperscan"))
        database = None
        blob = _load(path)
        if blob is not None:
            with contextlib.suppress(Exception):  # a damaged or foreign cache is compiled anew
                database = hyperscan.loadb(blob, mode=hyperscan.HS_MODE_BLOCK)
        if database is None:
            database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
            database.compile(expressions=patterns, ids=list(range(len(patterns))), elements=len(patterns), flags=0)
            with contextlib.suppress(Exception):
                _store(path, hyperscan.dumpb(database))
        self._database = database
        self._scratch = hyperscan.Scratch(database)
        database.scratch = self._scratch

    def hits(self, folded: bytes) -> list[tuple[int, int]]:
        """Return (end offset, trigger number) for every trigger word of a folded text, in the order of the text."""
        found: list[tuple[int, int]] = []
        note = found.append

        def on_match(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            note((end, number))

        self._database.scan(folded, match_event_handler=on_match)
        return found


def _pattern(word: str) -> bytes:
    stem = re.escape(word.rstrip("*")).encode("latin-1")
    left = rb"\b" if word[:1].isalnum() else b""
    return left + stem + (b"" if word.endswith("*") or not word[-1:].isalnum() else rb"\b")


def _cache_path(patterns: Sequence[bytes], version: str) -> Path | None:
    """Return the file that keeps a compiled set, named by the hash of everything that it depends on."""
    digest = hashlib.sha256(b"\n".join([_VERSION, version.encode(), *patterns])).hexdigest()[:32]
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(root) / "fairward"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        facts = folder.stat()
    except OSError:
        return None
    if facts.st_mode & 0o022 or (hasattr(os, "getuid") and facts.st_uid != os.getuid()):
        return None
    return folder / f"scan-{digest}.hs"


def _load(path: Path | None) -> bytes | None:
    """Return a cached set whose checksum holds, or None."""
    try:
        data = path.read_bytes() if path else b""
    except OSError:
        return None
    body = data[len(_VERSION) + 32 :]
    if not data.startswith(_VERSION) or hashlib.sha256(body).digest() != data[len(_VERSION) : len(_VERSION) + 32]:
        return None
    return body


def _store(path: Path | None, blob: bytes) -> None:
    """Keep a compiled set; the file appears whole or not at all."""
    if path is None:
        return
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(_VERSION + hashlib.sha256(blob).digest() + blob)
    Path(name).replace(path)
