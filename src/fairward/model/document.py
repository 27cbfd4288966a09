"""Sources and the documents read from them; a quote that is not in its document cannot be built."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Literal

from fairward.model.problem import ImpossibleNoun, Problem

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "note", "footnote", "boilerplate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a document came from: its name, media type, size in bytes and the SHA-256 of its bytes (its identity)."""

    name: str
    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page: offsets in the document's text and its box in points (left, bottom, right, top)."""

    start: int
    end: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its number from 1, offsets in the document's text, OCR confidence (0-100, None if not scanned), lines."""

    number: int
    start: int
    end: int
    confidence: float | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text in one language (ISO 639-1) that differs from the document's main language."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of structure: its kind and offsets; a row's cells are joined by ' | ' in the text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A read source: its whole text, language (ISO 639-1), structure, and what it says of itself.

    `published` is an ISO date in the precision that the source gives (2025, 2025-06 or 2025-06-16).
    `blocks` lists what differs from plain paragraphs; text outside them is paragraphs divided by blank lines.
    `problems` says what could not be read of an otherwise readable source.
    """

    source: Source
    text: str
    language: str
    passages: tuple[Passage, ...] = ()
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """Return the document's identity: the SHA-256 of its source."""
        return self.source.sha256

    def quote(self, start: int, end: int) -> Quote:
        """Return the quote of text[start:end], with its page and language."""
        return Quote(document=self, start=start, end=end)

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds an offset, or None where the source has no pages."""
        if not self.pages:
            return None
        index = bisect.bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(index, 0)].number

    def language_at(self, offset: int) -> str:
        """Return the language of the passage that holds an offset."""
        for passage in self.passages:
            if passage.start <= offset < passage.end:
                return passage.language
        return self.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The exact words of a document between two offsets; building one outside its document raises ImpossibleNoun."""

    document: Document = field(repr=False)
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a quote that is empty or not in its document."""
        if not 0 <= self.start < self.end <= len(self.document.text):
            message = (
                f"a quote must lie in its document: {self.start}-{self.end} of {len(self.document.text)} characters"
            )
            raise ImpossibleNoun(message)

    @property
    def text(self) -> str:
        """Return the quoted words."""
        return self.document.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """Return the page number of the quote's first word, or None where the source has no pages."""
        return self.document.page_at(self.start)

    @property
    def language(self) -> str:
        """Return the language of the quoted words (ISO 639-1)."""
        return self.document.language_at(self.start)
