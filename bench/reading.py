"""Reading side by side, one core, one run: Fairward's read and extract from plain text against spaCy and a bare scan.

    python bench/reading.py [--megabytes 10]

Prints megabytes a second and how many times slower each other way is. What is compared:
  fairward        bytes -> document -> statements, with speakers and normalised values
  bare scan       Vectorscan over the folded text with the words of every phrase's two most telling elements, counting nothing
  spaCy patterns  blank pipeline, sentencizer, EntityRuler with 300 regex token patterns from the same words
  spaCy phrases   blank pipeline, EntityRuler with the same words as phrases
"""

from __future__ import annotations

import argparse
import functools
import itertools
import os
import re
import time
from collections.abc import Callable, Sequence

import spacy
import texts

from fairward import extract, read
from fairward.extract.folding import fold_bytes
from fairward.extract.reader import reader_of
from fairward.extract.scan import Scanner

RIVAL_SHARE = 40
"""spaCy is measured on one part in so many of the texts: on all of them it would take many minutes."""


def megabytes(rows: Sequence[tuple[str, str]]) -> float:
    """Return the size of texts in millions of bytes."""
    return sum(len(text.encode()) for _, text in rows) / 1e6


def speed(run: Callable[[], object], size: float, times: int = 3) -> float:
    """Return the best of a few runs in megabytes a second of one processor: what else runs beside it counts less."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return size / best


def ours(rows: Sequence[tuple[bytes, str]]) -> int:
    """Return how many statements are read from the bytes of texts."""
    return sum(len(extract.statements(read.document(name, data))) for data, name in rows)


@functools.cache
def every_word(language: str) -> Scanner:
    """Return a scanner of the words of every phrase's two most telling elements."""
    book = reader_of(language).book
    words = [book.classes.telling[class_id] for phrase in book.phrases for class_id in phrase.required[:2]]
    return Scanner(set(itertools.chain(*words)), f"scan-every-{language}")


def bare(rows: Sequence[tuple[str, bytes]]) -> None:
    """Scan folded texts with the trigger words and pass over every match."""
    for language, folded in rows:
        every_word(language)._database.scan(folded)  # noqa: SLF001 - the very way in which reading scans


def patterned(language: str) -> spacy.Language:
    """Return spaCy with 300 regex token patterns made of the same words."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    words = [word for word in every_word(language).words if word.rstrip("*").isalpha()][:300]
    patterns = [
        {"TEXT": {"REGEX": f"(?i)^{re.escape(word.rstrip('*'))}{'' if word.endswith('*') else '$'}"}} for word in words
    ]
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "CUE", "pattern": [pattern]} for pattern in patterns])
    return pipeline


def phrased(language: str) -> spacy.Language:
    """Return spaCy with the same words as phrases."""
    pipeline = spacy.blank(language)
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    with pipeline.select_pipes(enable=[]):
        ruler.add_patterns([{"label": "CUE", "pattern": word.rstrip("*")} for word in every_word(language).words])
    return pipeline


def compare(kind: str, size: int) -> None:
    """Print the figures for one kind of texts."""
    rows = list(texts.corpus(kind, size))
    part = rows[:: max(1, RIVAL_SHARE)]
    encoded = [(text.encode(), f"{number}.txt") for number, (_, text) in enumerate(rows)]
    folded = [(language, fold_bytes(text)) for language, text in rows]
    found = ours(encoded[:50])
    fairward = speed(lambda: ours(encoded), megabytes(rows), times=2)
    print(f"{kind} texts: {len(rows):,} documents, {megabytes(rows):.1f} MB; {found:,} statements in the first 50")
    print(f"  {'fairward':16} {fairward:8.2f} MB/s")
    rivals = {"spaCy patterns": patterned, "spaCy phrases": phrased}
    figures = {"bare scan": speed(lambda: bare(folded), megabytes(rows))}
    for name, build in rivals.items():
        built = {language: build(language) for language in ("en", "es")}
        figures[name] = speed(
            lambda built=built: [built[language](text) for language, text in part], megabytes(part), times=1
        )
    for name, figure in figures.items():
        ratio = fairward / figure
        print(
            f"  {name:16} {figure:8.2f} MB/s   fairward is {ratio:6.1f} x as fast"
            if ratio >= 1
            else f"  {name:16} {figure:8.2f} MB/s   fairward takes {1 / ratio:5.1f} x as long"
        )


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for kind in ("press", "mixed", "dense"):
        compare(kind, int(asked.megabytes * 1e6))


if __name__ == "__main__":
    main()
