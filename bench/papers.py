"""PDF to document, side by side with pypdfium2's text alone; a PDF report, side by side with typst's own time; start-up.

python bench/papers.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from fairward import read

ROOT = Path(__file__).parent.parent
PAPERS = sorted((ROOT / "examples").rglob("*.pdf"))
ARTICLES = sorted((ROOT / "examples" / "bahamas").glob("*.html"))


def seconds(run: Callable[[], object], times: int = 7) -> float:
    """Return the median time of a few runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def bare_text(data: bytes) -> int:
    """Return how many characters pypdfium2 gives for a PDF."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return sum(len(pdf[number].get_textpage().get_text_bounded()) for number in range(len(pdf)))
    finally:
        pdf.close()


def reading_pdf() -> None:
    """Print how much longer a document takes than its bare text."""
    for path in PAPERS:
        data = path.read_bytes()
        ours, theirs = (
            seconds(lambda data=data: read.document("paper.pdf", data)),
            seconds(lambda data=data: bare_text(data)),
        )
        print(
            f"  read {path.name:24} {ours * 1000:7.1f} ms   pypdfium2 alone {theirs * 1000:7.1f} ms   {ours / theirs:4.2f} x"
        )


def command(*words: str) -> Callable[[], object]:
    """Return a run of a command as a whole process."""
    return lambda: subprocess.run([sys.executable, "-m", "fairward", *words], capture_output=True, check=True, cwd=ROOT)


def starting() -> None:
    """Print the time of whole processes, compiled beforehand."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", "src"], check=False, cwd=ROOT)
    runs = {"fairward --help": command("--help")}
    if ARTICLES:
        runs["fairward assess (one article)"] = command("assess", str(ARTICLES[0]))
    for name, run in runs.items():
        run()
        print(f"  {name:32} {seconds(run):6.3f} s")


def main() -> None:
    """Measure on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reading_pdf()
    starting()


if __name__ == "__main__":
    main()
