"""Nouns of the register: what stands on its pages, what is logged of it, and what was withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.payment import Followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One case or one source as it reads in one language: HTML in which every word of a source is escaped.

    `lead` is the first sentence of the `summary`, `facts` what stands below the title, `tallies` (outcome, shape, word, number), `marks` the
    offsets at which marked stretches of a source begin, `chart` its money drawn. Links lead from a page in cases/ or sources/ of the same language.
    """

    id: str
    language: str
    title: str
    lead: str
    body: str
    facts: tuple[str, ...] = ()
    tallies: tuple[tuple[str, str, str, int], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    marks: tuple[int, ...] = ()
    summary: tuple[str, ...] = ()
    chart: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A correction or a takedown: what it is about (kind/id), why, and the day (ISO)."""

    kind: str
    about: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that one edition of the register holds, redacted: cases, their words by language, and what was withheld.

    `cases` and `sources` are pieces by language; `data` is each case as canonical JSON; `withheld` counts details by document and
    kind; `kept` are details that a person decided to publish (kind, reason); `gone` what was taken down (kind/id).
    """

    assessed: tuple[Assessed, ...]
    documents: tuple[Document, ...]
    agreements: frozenset[str]
    cases: Mapping[str, tuple[Piece, ...]]
    sources: Mapping[str, tuple[Piece, ...]]
    data: Mapping[str, bytes]
    followed: tuple[Followed, ...]
    withheld: Mapping[str, Mapping[str, int]]
    kept: tuple[tuple[str, str], ...]
    edition: str
    program: str
    languages: tuple[str, ...] = ("en", "es", "pt", "fr")
    notices: tuple[Notice, ...] = ()
    gone: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What one case (owner "cases/bs-cu"), or one source that several cases share (owner "documents/ID"), gives a register.

    `files` are its own pages and data (path -> bytes), `things` those of them that the log enters (kind/id). `summary` is what
    lists and counts say of it, as JSON; `rows` its share in the downloads by their name; `evidence` the quotations by check.
    """

    owner: str
    files: Mapping[str, bytes]
    things: tuple[str, ...]
    summary: Mapping[str, object]
    rows: Mapping[str, bytes]
    evidence: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
