"""Source families: voices that repeat one another count once."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairward import books
from fairward.model.document import Document
from fairward.model.problem import BookError
from fairward.model.statement import Speaker, SpeakerKind, Statement

# A quote of fewer words can be the same by chance ("more than 24,000 workers"); a sentence needs a little more.
WORDS_OF_A_QUOTE = 6
WORDS_OF_A_SENTENCE = 8
# Texts are compared by runs of this many words, of which the same few are kept of every text.
RUN = 8
KEPT = 64

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation, one space apart."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What the atlas knows of voices: id by folded name, and family by voice id."""

    voices: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)

    def of(self, speaker: Speaker) -> str:
        """Return the family of a named speaker: the atlas's family, else its voice, else its own name."""
        voice = speaker.voice or self.voices.get(folded(speaker.name))
        if voice is None:
            return f"speaker:{folded(speaker.name)}"
        return f"family:{self.families[voice]}" if voice in self.families else f"voice:{voice}"


def _sheet(name: str) -> Any:
    """Return a sheet of the atlas, empty where there is none."""
    try:
        return books.atlas(name) or {}
    except BookError:
        return {}


def _entries(sheet: Any) -> list[tuple[str, Mapping[str, Any]]]:
    """Return id and record of every entry of a sheet, be it a list or a mapping."""
    if isinstance(sheet, dict):
        return [(str(name), record) for name, record in sheet.items() if isinstance(record, dict)]
    return [(str(record.get("id")), record) for record in sheet if isinstance(record, dict)]


def kin() -> Kin:
    """Return what the atlas knows of voices and families: names, and which voices repeat one another."""
    voices: dict[str, str] = {}
    families: dict[str, str] = {}
    for voice, record in _entries(_sheet("voices")):
        for name in (voice, *_spellings(record.get("name")), *_spellings(record.get("aliases"))):
            voices.setdefault(folded(name), voice)
        if record.get("family"):
            families[voice] = str(record["family"])
    for family_id, record in _entries(_sheet("families")):
        for voice in record.get("voices") or ():
            families[str(voice)] = family_id
    return Kin(voices=voices, families=families)


def _spellings(names: Any) -> list[str]:
    """Return every spelling of a name that is written once, as a list, or by language."""
    if isinstance(names, dict):
        return [one for many in names.values() for one in _spellings(many)]
    return [str(one) for one in names] if isinstance(names, list) else [str(names)] if names else []


def twins(documents: Iterable[Document]) -> dict[str, str]:
    """Return for every document's id the id of the first document with (nearly) the same text.

    Two texts are nearly the same where at least half of the runs of eight words kept of each are kept of both: a
    reprint with another headline, a PDF and a DOCX of one text. Of every text only 64 runs are kept, always the same.
    """
    first: dict[str, str] = {}
    holders: dict[int, list[str]] = {}
    for document in documents:
        runs = _runs(document.text)
        shared: dict[str, int] = {}
        for run in runs:
            for holder in holders.get(run, ()):
                shared[holder] = shared.get(holder, 0) + 1
        alike = [holder for holder, count in shared.items() if count * 2 >= max(len(runs), 1)]
        first[document.id] = first[alike[0]] if alike else document.id
        if not alike:
            for run in runs:
                holders.setdefault(run, []).append(document.id)
    return first


def _runs(text: str) -> frozenset[int]:
    """Return the kept runs of a text as checksums: the smallest ones, so that equal texts keep equal runs."""
    words = folded(text).split()
    count = max(len(words) - RUN + 1, 1)
    sums = {zlib.crc32(" ".join(words[start : start + RUN]).encode()) for start in range(count)} if words else set()
    return frozenset(sorted(sums)[:KEPT])


def family(statement: Statement, known: Kin, twin: Mapping[str, str], papers: Collection[str], name: str) -> str:
    """Return the family of a statement.

    A named speaker's is that of the speaker, wherever the words are printed. What a publication says in its own voice
    is the publisher's, or the document's own where no publisher is known. A clause is the agreement document's; what a
    publication reports of an agreement is that of the agreement at hand, or else of the one agreement of the case
    `name`. `papers` are the ids of the documents that are agreements themselves; `twin` maps a document to the first
    document with the same text.
    """
    document = statement.quote.document
    own = twin.get(document.id, document.id)
    if statement.speaker.kind is SpeakerKind.AGREEMENT:
        if document.id in papers:
            return f"agreement:{own[:12]}"
        return f"agreement:{twin.get(min(papers), min(papers))[:12]}" if papers else f"agreement:{name}"
    if statement.speaker.kind is SpeakerKind.TEXT:
        if own == document.id and document.publisher:
            return known.of(Speaker(name=document.publisher, kind=SpeakerKind.BODY)).replace("speaker:", "publisher:")
        return f"document:{own[:12]}"
    return known.of(statement.speaker)


def with_copies(statements: Iterable[Statement], families: Iterable[str]) -> tuple[str, ...]:
    """Return the families with copied words given to the family that had them first.

    Words are copied where a quote of at least six words, or a sentence of at least eight, stands word for word in
    another document on the same topic.
    """
    first: dict[tuple[str, str], tuple[str, str]] = {}
    settled = []
    for statement, own in zip(statements, families, strict=True):
        document = statement.quote.document.id
        keys = [
            (statement.topic.value, words)
            for words, least in (
                (folded(statement.quote.text), WORDS_OF_A_QUOTE),
                (folded(statement.sentence), WORDS_OF_A_SENTENCE),
            )
            if len(words.split()) >= least
        ]
        copied = next((first[key][1] for key in keys if key in first and first[key][0] != document), own)
        for key in keys:
            first.setdefault(key, (document, copied))
        settled.append(copied)
    return tuple(settled)
