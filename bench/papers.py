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
import typst

from fairward import draft, read, run
from fairward.draft.to_pdf import TEMPLATE, data

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


def writing_pdf() -> None:
    """Print how much longer a report as PDF takes than Typst alone on the same page and data."""
    given = run.Given(sources=[str(ROOT / "examples" / "bahamas")])
    report = run.report(given, run.take(given.sources))
    files = {"main.typ": TEMPLATE.read_bytes(), "view.json": data(report)}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    theirs = seconds(lambda: typst.compile(files, font_paths=fonts, timestamp=0, pdf_standards=["ua-1"]))
    ours = seconds(lambda: draft.to_pdf(report))
    print(
        f"  write report.pdf                {ours * 1000:7.1f} ms   typst alone     {theirs * 1000:7.1f} ms   {ours / theirs:4.2f} x"
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
    for name, process in runs.items():
        process()
        print(f"  {name:32} {seconds(process):6.3f} s")


def main() -> None:
    """Measure on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reading_pdf()
    writing_pdf()
    starting()


if __name__ == "__main__":
    main()
