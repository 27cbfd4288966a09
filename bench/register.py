"""Measure the log beside bare hashing: a million entries appended with their root, a proof made and verified.

Use the ratios, not the figures. Run it with nothing else running: python bench/register.py [CASES]
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from fairward.publish.log.tree import Tree, included, leaf_hash

ENTRIES = 1_000_000
PROOFS = 20_000


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the median of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def bare(entries: list[bytes]) -> None:
    """Make as many calls as there are leaves and nodes, of the same lengths, and keep nothing."""
    for entry in entries:
        sha256(b"\x00" + entry).digest()
    node = bytes(65)
    for _ in range(len(entries) - 1):
        sha256(node).digest()


def peer(entries: list[bytes]) -> None:
    """Append the entries to pymerkle's tree in memory and take its root."""
    from pymerkle import InmemoryTree

    tree = InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    tree.get_state()


def register(folder: Path, number: int) -> None:
    """Publish so many made cases, publish them again, change one and publish again; print seconds and memory."""
    from fairward import publish, run
    from fairward.run import publishing

    sys.path.insert(0, str(Path(__file__).parent))
    import cases

    paths = cases.write(folder / "cases", number)
    publish.make_keys(folder / "keys", "register.example.org", b"a long passphrase")
    how = publishing.Publishing(
        target=folder / "register", keys=folder / "keys", passphrase=b"a long passphrase", on="2026-01-31", jobs=os.cpu_count() or 1
    )  # fmt: skip
    for what in ("all of them", "nothing changed", "one changed"):
        if what == "one changed":
            paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("Article", "Artycle"), encoding="utf-8")
        start = time.perf_counter()
        done = run.publish(run.Given(sources=[str(folder / "cases")]), how)
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        took = time.perf_counter() - start
        print(
            f"{number:,} cases, {what:16} {took:8.1f} s   {done.made:,} made, {most >> 10:,} MB in the largest process"
        )


def main() -> None:
    """Print the table; with a number, that many cases are published as well."""
    if len(sys.argv) > 1:
        with tempfile.TemporaryDirectory() as folder:
            register(Path(folder), int(sys.argv[1]))
    entries = [b'{"kind":"assessment","number":%d}' % number for number in range(ENTRIES)]

    def append() -> Tree:
        tree = Tree()
        tree.extend(entries)
        tree.root()
        return tree

    hashing, appending = seconds(lambda: bare(entries)), seconds(append)
    print(f"bare hashlib calls      {hashing:6.2f} s")
    print(f"append and root         {appending:6.2f} s   {appending / hashing:.2f} x")
    try:
        rival = seconds(lambda: peer(entries), 1)
        print(f"pymerkle                {rival:6.2f} s   {rival / appending:.1f} x as long")
    except ImportError:
        print("pymerkle is not installed (requirements-bench.in)")
    tree = append()
    places = [(number * 7919) % ENTRIES for number in range(PROOFS)]
    making = seconds(lambda: [tree.inclusion(place) for place in places])
    print(f"inclusion proof         {making / PROOFS * 1000:6.4f} ms")
    root, proofs = tree.root(), [(leaf_hash(entries[place]), place, tree.inclusion(place)) for place in places]
    checking = seconds(lambda: [included(leaf, place, ENTRIES, proof, root) for leaf, place, proof in proofs])
    print(f"verifying one           {checking / PROOFS * 1000:6.4f} ms")


if __name__ == "__main__":
    main()
