"""What one case, or one source that several cases share, gives the register: its own pages and data, and its share in the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from fairward.model.document import Document
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.register import Contents, Made
from fairward.model.statement import Statement
from fairward.publish.data import case_things, shares, statements_by_document
from fairward.publish.data.things import ID
from fairward.publish.site import evidence, own_pages, search_rows

Row = dict[str, Any]


def made_case(contents: Contents, origin: str, address: str, elsewhere: Container[str]) -> Made:
    """Return what the one case of contents gives, with its documents but for those that other cases share (`elsewhere`, ids)."""
    (one,) = contents.assessed
    said = statements_by_document(contents)
    own = [document for document in contents.documents if document.id not in elsewhere]
    things = case_things(contents, own, said)
    told = evidence(contents, one)
    runs, found = search_rows(contents, one, own, said)
    by_language = {language: contents.cases[language][0] for language in contents.languages}
    counts = Counter((found.check.dimension, found.outcome.value) for found in one.findings)
    summary: Row = {
        "case": one.case.id,
        "host": one.case.host,
        "sender": one.case.sender,
        "titles": {language: piece.title for language, piece in by_language.items()},
        "leads": {language: piece.lead for language, piece in by_language.items()},
        "tallies": {language: piece.tallies for language, piece in by_language.items()},
        "outcomes": {found.check.id: [found.outcome.value, found.grade.value if found.grade else None] for found in one.findings},
        "counts": [[dimension, outcome, number] for (dimension, outcome), number in sorted(counts.items())],
        "evidence": {check: sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()[:16] for check, row in told.items()},
        "within": [document.id for document in contents.documents],
        "search": runs,
        **_summary(contents, own, said),
    }  # fmt: skip
    return Made(
        owner=f"cases/{one.case.id.lower()}",
        files=_files(contents, things, address, elsewhere),
        things=tuple(things),
        summary=summary,
        rows={**shares(contents, one, own, said, origin, address), **found},
        evidence=told,
    )


def made_source(contents: Contents, document: Document, origin: str, address: str) -> Made:
    """Return what one source gives that all the cases of contents share."""
    said = statements_by_document(contents)
    others = {one.id for one in contents.documents if one.id != document.id}
    things = case_things(contents, [document], said)
    files = _files(contents, things, address, others)
    runs, found = search_rows(contents, None, [document], said)
    return Made(
        owner=f"documents/{document.id[:ID]}",
        files=files,
        things=tuple(things),
        summary={"host": None, "search": runs, **_summary(contents, [document], said)},
        rows={**shares(contents, None, [document], said, origin, address), **found},
    )


def _files(contents: Contents, things: dict[str, bytes], address: str, elsewhere: Container[str]) -> dict[str, bytes]:
    """Return pages and data by path; UnreadableSource where two would stand at one address."""
    files: dict[str, bytes] = {f"data/{name}.json": body for name, body in things.items()}
    for path, body in own_pages(contents, address, elsewhere):
        name = str(PurePosixPath(path))
        if name in files:
            what = f"Two things would stand at one address, {name}."
            raise UnreadableSource(Problem(where=name, what=what, hint="Publish one of them, or rename one."))
        files[name] = body
    return files


def _summary(contents: Contents, own: Sequence[Document], said: dict[str, list[Statement]]) -> Row:
    """Return what lists say of documents, and of what and by whom something is said in them."""
    pieces = {language: {one.id: one for one in contents.sources[language]} for language in contents.languages}
    return {
        "documents": [
            {
                "id": document.id,
                "agreement": document.id in contents.agreements,
                "titles": {language: found[document.id[:ID]].title for language, found in pieces.items()},
                "facts": {language: found[document.id[:ID]].facts for language, found in pieces.items()},
                "marks": pieces[contents.languages[0]][document.id[:ID]].marks,
                "withheld": dict(contents.withheld.get(document.id, {})),
            }
            for document in own
        ],
        "voices": sorted(
            {one.speaker.name for document in own for one in said.get(document.id, ())} - {"text", "agreement"}
        ),
        "topics": sorted({one.topic.value for document in own for one in said.get(document.id, ())}),
    }
