"""Web pages to main text, side by side with trafilatura: megabytes of HTML a second, and how much of the main text is kept.

    python bench/pages.py [--pages 200]

The pages are written for this run: texts of the examples inside four layouts with menus, notices, related links, captions
and footers. F1 is over words: what was kept and should be, against what should be kept and what was.
"""

from __future__ import annotations

import argparse
import html
import os
import time
from collections import Counter
from collections.abc import Callable

import texts
import trafilatura

from fairward import read

MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in "Home News Health World Opinion Sport Weather Contact".split()
)
RELATED = "".join(
    f'<li><a href="/story/{n}">Another story that readers looked at today, number {n}</a></li>' for n in range(12)
)
HEAD = "<head><meta charset=utf-8><title>{title} | The Daily</title><style>body{{margin:0}}</style><script>var a=1;track(a)</script></head>"
LAYOUTS = (
    (
        "<!doctype html><html>{head}<body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>{main}</article></main>"
        "<aside><h2>Related</h2><ul>{related}</ul></aside><footer><p>Copyright The Daily. All rights reserved.</p></footer></body></html>"
    ),
    (
        '<!doctype html><html>{head}<body><div id="top"><ul>{menu}</ul></div><div class="cookie-banner"><p>We use cookies. Accept all or choose.</p></div>'
        '<div class="content"><div class="story"><h1>{title}</h1><div class="entry-content">{main}</div><p class="tags">Filed under: Health, World</p></div>'
        '<div class="related-posts"><ul>{related}</ul></div></div><div class="footer">Subscribe to our newsletter</div></body></html>'
    ),
    "<html>{head}<body><table><tr><td><ul>{menu}</ul></td><td><h1>{title}</h1>{main}</td><td><ul>{related}</ul></td></tr></table></body></html>",
    (
        '<!doctype html><html>{head}<body><nav>{menu}</nav><section class="post"><h1>{title}</h1><figure><img src="a.jpg"><figcaption>Photo: agency</figcaption>'
        '</figure>{main}<div class="share">Share on a network</div></section><section class="comments"><p>Reader: first!</p></section>'
        "<footer><ul>{menu}</ul></footer></body></html>"
    ),
)


def pages(count: int) -> list[tuple[str, str]]:
    """Return pages of HTML, each with the main text that should be kept of it."""
    made = []
    rows = texts.corpus("mixed", 10**9, ("en",))
    for number in range(count):
        _, text = next(rows)
        parts = [part.replace("\n", " ").strip() for part in text.split("\n\n") if part.strip()]
        title = " ".join(parts[0].split()[:9])
        main = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
        head = HEAD.format(title=html.escape(title))
        page = LAYOUTS[number % len(LAYOUTS)].format(
            head=head, title=html.escape(title), main=main, menu=MENU, related=RELATED
        )
        made.append((page, "\n".join([title, *parts])))
    return made


def score(kept: list[str], wanted: list[str]) -> float:
    """Return F1 over the words of all pages."""
    both = sum(sum((Counter(a.split()) & Counter(b.split())).values()) for a, b in zip(kept, wanted, strict=True))
    return 2 * both / (sum(len(a.split()) for a in kept) + sum(len(b.split()) for b in wanted))


def fairward(page: str) -> str:
    """Return the text of our document without what it marks as boilerplate."""
    document = read.document("page.html", page.encode())
    text = document.text
    for block in reversed(document.blocks):
        if block.kind == "boilerplate":
            text = text[: block.start] + text[block.end :]
    return text


def theirs(page: str) -> str:
    """Return trafilatura's main text."""
    return trafilatura.extract(page, include_comments=False) or ""


def main() -> None:
    """Measure on one core."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    made = pages(asked.pages)
    size = sum(len(page.encode()) for page, _ in made) / 1e6
    figures: dict[str, float] = {}
    for name, run in (("fairward", fairward), ("trafilatura", theirs)):
        figures[name] = measured(name, run, made, size)
    print(f"  fairward is {figures['fairward'] / figures['trafilatura']:.1f} x as fast")


def measured(name: str, run: Callable[[str], str], made: list[tuple[str, str]], size: float) -> float:
    """Print speed and F1 of one way and return its speed in megabytes a second."""
    run(made[0][0])
    start = time.perf_counter()
    kept = [run(page) for page, _ in made]
    speed = size / (time.perf_counter() - start)
    print(f"  {name:12} {speed:8.2f} MB/s of HTML   F1 {score(kept, [wanted for _, wanted in made]):.3f}")
    return speed


if __name__ == "__main__":
    main()
