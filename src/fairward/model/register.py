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

    `lead` is the first sentence, `facts` what stands below the title, `tallies` (outcome, shape, word, number), `chart` its money drawn, `quotes`
    the number of marked stretches. Links lead from a page in cases/ or sources/ of the same language.
    """

    id: str
    language: str
    title: str
    lead: str
    body: str
    facts: tuple[str, ...] = ()
    tallies: tuple[tuple[str, str, str, int], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
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
