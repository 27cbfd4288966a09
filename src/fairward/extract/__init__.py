"""Documents become statements: who says what, how much, about which country, pinned to the exact words."""

from __future__ import annotations

from fairward import books
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
    for language in sorted(stretches.keys() & set(books.languages())):
        found.extend(reader_of(language).read(document, stretches[language]))
    return tuple(sorted(found, key=lambda statement: statement.quote.start))
