"""HTML to main text beside trafilatura, on the pages written for the tests: accuracy in words, and speed.

    .venv/bin/pip install trafilatura
    .venv/bin/python bench/main_text.py [--times 5]

Prints for each reader the precision, recall and F1 of the words of the main text, megabytes of HTML a second (the median of several
runs, taken by turns in one process), and the ratio of the two speeds.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.read.web_pages import PAGES

from fairward import read

ROUNDS = 5


def words(text: str) -> Counter[str]:
    """Return the words of a text with their counts."""
    return Counter(re.findall(r"\w+", text.lower()))


def accuracy(texts: dict[str, str]) -> tuple[float, float, float, list[tuple[float, str]]]:
    """Return precision, recall and F1 over all words of all pages, and each page's F1."""
    right = read_words = true_words = 0
    each = []
    for name, (_, story) in PAGES.items():
        found, expected = words(texts[name]), words(story.words)
        both = sum((found & expected).values())
        right += both
        read_words += sum(found.values())
        true_words += sum(expected.values())
        each.append((2 * both / (sum(found.values()) + sum(expected.values())), name))
    precision, recall = right / read_words, right / true_words
    return precision, recall, 2 * precision * recall / (precision + recall), sorted(each)


def main() -> None:
    """Print accuracy and speed side by side."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    import trafilatura

    readers = {
        "fairward": lambda name, html: read.document(name, html.encode()).text,
        # The title is part of what is expected; trafilatura gives it apart.
        "trafilatura": lambda _, html: trafilatura.extract(html, include_comments=False, include_tables=True) or "",
    }
    size = sum(len(html.encode()) for html, _ in PAGES.values())
    speeds: dict[str, list[float]] = {name: [] for name in readers}
    texts: dict[str, dict[str, str]] = {}
    for _ in range(times):
        for reader, extract in readers.items():
            texts[reader] = {name: extract(name, html) for name, (html, _) in PAGES.items()}
            start = time.process_time()
            for _ in range(ROUNDS):
                for name, (html, _) in PAGES.items():
                    extract(name, html)
            speeds[reader].append(ROUNDS * size / 1e6 / (time.process_time() - start))
    for name, (html, story) in PAGES.items():
        if story.title not in texts["trafilatura"][name] and story.title in html:
            texts["trafilatura"][name] = f"{story.title}\n{texts['trafilatura'][name]}"
    for reader in readers:
        precision, recall, f1, each = accuracy(texts[reader])
        speed = statistics.median(speeds[reader])
        worst = ", ".join(f"{name} {score:.2f}" for score, name in each[:4])
        print(
            f"{reader:12} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}   {speed:7.1f} MB/s   lowest: {worst}"
        )
    ratio = statistics.median(speeds["fairward"]) / statistics.median(speeds["trafilatura"])
    print(f"{len(PAGES)} pages, {size / 1e3:,.0f} kB: {ratio:.1f} times trafilatura's speed")


if __name__ == "__main__":
    main()
