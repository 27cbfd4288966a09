"""Documents become statements: who says what, how much, about which country, pinned to the exact words."""

from __future__ import annotations

import functools

from fairward import books
from fairward.extract.pausing import collecting_paused
from fairward.extract.reader import reader_of
from fairward.model.document import Document
from fairward.model.statement import Statement

__all__ = ["statements"]


def statements(document: Document) -> tuple[Statement, ...]:
    """Return the statements of a document in the order of its text, each pinned to a quote.

    Passages in another language are read by that language's phrase book. Languages without a phrase book give nothing.
    """
    inner = [(p.start, p.end, p.language) for p in document.passages]
    edges = [0, *(edge for start, end, _ in inner for edge in (start, end)), len(document.text)]
    main = [(start, end, document.language) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    stretches: dict[str, list[tuple[int, int]]] = {}
    for start, end, language in sorted(main + inner):
        stretches.setdefault(language, []).append((start, end))
    found: list[Statement] = []
    with collecting_paused():
        for language in sorted(stretches.keys() & _languages()):
            found.extend(reader_of(language).read(document, stretches[language]))
    return tuple(sorted(found, key=lambda statement: statement.quote.start))


@functools.cache
def _languages() -> frozenset[str]:
    """Return the languages that have a phrase book: looked up once, not for every document."""
    return frozenset(books.languages())
