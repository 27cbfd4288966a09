"""Measure the log beside bare hashing: a million entries appended with their root, a proof made and verified.

With a number, so many made cases are published first: time, memory of all processes, disk.

Use the ratios, not the figures. Run it with nothing else running: python bench/register.py [CASES]
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Self

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


class Watch:
    """Clock, processor time and memory of a piece of work, with all processes that it starts (memory on Linux alone)."""

    def __enter__(self) -> Self:
        """Begin to watch."""
        self.most, self.over = 0, threading.Event()
        self.clock, self.busy = time.perf_counter(), self._processor()
        self.watching = threading.Thread(target=self._watch, daemon=True)
        self.watching.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End watching."""
        self.over.set()
        self.watching.join()
        self.clock, self.busy = time.perf_counter() - self.clock, self._processor() - self.busy

    def __str__(self) -> str:
        """Return what was seen."""
        return (
            f"{self.clock:8.1f} s   {self.busy:8.1f} s of processor   {self.most >> 20:,} MB in all processes together"
        )

    def _watch(self) -> None:
        """Look at the memory a few times a second."""
        while not self.over.wait(0.3):
            self.most = max(self.most, sum(map(resident, family(os.getpid()))))

    def _processor(self) -> float:
        """Return the processor time of this process and of those that it waited for."""
        return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def family(process: int) -> list[int]:
    """Return a process and all that it started, by their ids."""
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [each for child in path.read_text().split() for each in family(int(child))]
        except OSError:
            continue  # it has ended
    return found


def resident(process: int) -> int:
    """Return the bytes that a process holds in memory."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def disk(folder: Path) -> tuple[int, int]:
    """Return how many files a folder has, and the bytes that they take."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def register(folder: Path, number: int) -> None:
    """Publish so many made cases, publish them again, change one and publish again, verify; print time, memory and disk."""
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
        with Watch() as seen:
            done = run.publish(run.Given(sources=[str(folder / "cases")]), how)
        print(f"{number:,} cases, {what:16} {seen}   {done.made:,} made", flush=True)
    files, size = disk(folder / "register")
    print(f"{files:,} files, {size >> 20:,} MB")
    with Watch() as seen:
        whole = publish.verify_folder(folder / "register").whole
    print(f"{number:,} cases, verified          {seen}   {'whole' if whole else 'NOT WHOLE'}")


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
