"""Source families: voices that repeat one another count once."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping

from fairward.gather.kinship import Kin, folded
from fairward.model.document import Document
from fairward.model.statement import Speaker, SpeakerKind, Statement

# A quote of fewer words can be the same by chance ("more than 24,000 workers"); a sentence needs a little more.
WORDS_OF_A_QUOTE = 6
WORDS_OF_A_SENTENCE = 8
# Texts are compared by runs of this many words, of which the same few are kept of every text.
RUN = 8
KEPT = 64


def twins(documents: Iterable[Document]) -> dict[str, Document]:
    """Return for every document's id the first document with (nearly) the same text.

    Two texts are nearly the same where at least half of the runs of eight words kept of each are kept of both: a
    reprint with another headline, a PDF and a DOCX of one text. Of every text only 64 runs are kept, always the same.
    """
    first: dict[str, Document] = {}
    holders: dict[int, list[str]] = {}
    for document in documents:
        runs = _runs(document.text)
        shared: dict[str, int] = {}
        for run in runs:
            for holder in holders.get(run, ()):
                shared[holder] = shared.get(holder, 0) + 1
        alike = [holder for holder, count in shared.items() if count * 2 >= max(len(runs), 1)]
        first[document.id] = first[alike[0]] if alike else document
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


def family(statement: Statement, known: Kin, twin: Mapping[str, Document], papers: Collection[str], name: str) -> str:
    """Return the family of a statement in the case of some `name` ("" where host and sender are not both known).

    A named speaker's is that of the speaker, wherever the words are printed. What a publication says in its own voice
    is that of a paper whose mention the atlas takes for a cue, else the publisher's, or the document's own where no
    publisher is known. The agreements of a case are one family, with all translations, annexes and press reports of
    them: the two States wrote them. `papers` are the ids of the documents that are agreements themselves; `twin` maps
    a document to the first document with the same text.
    """
    document = statement.quote.document
    own = twin.get(document.id, document)
    kind = statement.speaker.kind
    if kind is SpeakerKind.AGREEMENT or (kind is SpeakerKind.TEXT and document.id in papers):
        return f"agreement:{name or own.id[:12]}"
    if kind is SpeakerKind.TEXT:
        cued = known.cued(folded(statement.sentence))
        if cued:
            return f"family:{cued}"
        if own.publisher:
            return known.of(Speaker(name=own.publisher, kind=SpeakerKind.BODY)).replace("speaker:", "publisher:")
        return f"document:{own.id[:12]}"
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
