"""Measure the log beside bare hashing: a million entries appended with their root, a proof made and verified.

Use the ratios, not the figures. Run it with nothing else running: python bench/register.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from hashlib import sha256

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


def main() -> None:
    """Print the table."""
    entries = [b'{"kind":"assessment","number":%d}' % number for number in range(ENTRIES)]

    def append() -> Tree:
        tree = Tree()
        tree.extend(entries)
        tree.root()
        return tree

    hashing, appending = seconds(lambda: bare(entries)), seconds(append)
    print(f"bare hashlib calls      {hashing:6.2f} s")
    print(f"append and root         {appending:6.2f} s   {appending / hashing:.2f} x")
    tree = append()
    places = [(number * 7919) % ENTRIES for number in range(PROOFS)]
    making = seconds(lambda: [tree.inclusion(place) for place in places])
    print(f"inclusion proof         {making / PROOFS * 1000:6.4f} ms")
    root, proofs = tree.root(), [(leaf_hash(entries[place]), place, tree.inclusion(place)) for place in places]
    checking = seconds(lambda: [included(leaf, place, ENTRIES, proof, root) for leaf, place, proof in proofs])
    print(f"verifying one           {checking / PROOFS * 1000:6.4f} ms")


if __name__ == "__main__":
    main()
