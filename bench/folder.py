"""Memory and time over folders of many texts: it should stay flat, and cores should help.

    python bench/folder.py [--texts 10000]

Each line is a whole process of `fairward read FOLDER`, its output thrown away.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import texts

AVERAGE = 6_000
"""Bytes of a made-up text, about."""


def filled(folder: Path, count: int) -> None:
    """Write this many made-up texts."""
    for number, (_, text) in zip(range(count), texts.corpus("mixed", count * AVERAGE * 10), strict=False):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def measured(folder: Path, jobs: int) -> tuple[float, float]:
    """Return seconds and the most memory in megabytes that one process of the run held."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "fairward", "read", str(folder), "--jobs", str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        _, _, usage = os.wait4(run.pid, 0)
        run.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Print memory and time for a tenth of the texts, for all, and for all on every core."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    most = parser.parse_args().texts
    for count, jobs in ((most // 10, 1), (most, 1), (most, os.cpu_count() or 1)):
        with tempfile.TemporaryDirectory() as folder:
            filled(Path(folder), count)
            taken, memory = measured(Path(folder), jobs)
        print(f"  {count:6,} texts, {jobs} process(es): {taken:7.1f} s, at most {memory:6.0f} MB")


if __name__ == "__main__":
    main()
