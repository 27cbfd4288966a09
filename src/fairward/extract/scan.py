"""One pass of Vectorscan over a text: which sentences call which phrases to mind; compiled once, kept safely in a cache."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import re
from collections.abc import Iterable

from fairward.books import keeping

_VERSION = b"fairward-scan-2"


class Scanner:
    """A compiled set of trigger words; `hits` tells at which offsets of a folded text each of them ends."""

    def __init__(self, triggers: Iterable[str], name: str = "scan") -> None:
        """Compile the trigger words (a final star means any ending), or load them from the cache.

        The set takes the place of the one that was kept under the same name before.
        """
        import hyperscan  # noqa: PLC0415 - slow import: only reading needs it

        self.words = sorted(triggers)
        patterns = [_pattern(word) for word in self.words]
        version = importlib.metadata.version("hyperscan").encode()
        key = hashlib.sha256(b"\n".join([_VERSION, version, *patterns])).hexdigest()
        path = keeping.place(name, key, ".hs")
        database = None
        blob = keeping.kept(path)
        if blob is not None:
            with contextlib.suppress(Exception):  # a damaged or foreign cache is compiled anew
                database = hyperscan.loadb(blob, mode=hyperscan.HS_MODE_BLOCK)
        if database is None:
            database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
            database.compile(expressions=patterns, ids=list(range(len(patterns))), elements=len(patterns), flags=0)
            with contextlib.suppress(Exception):
                keeping.keep(path, hyperscan.dumpb(database), alone=True)
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
