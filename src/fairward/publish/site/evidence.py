"""The quotations of a case that pages of many cases show: on each check, and for the search; the same for every language."""

from __future__ import annotations

import json
from collections.abc import Sequence

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.register import Contents, Piece
from fairward.model.statement import Statement
from fairward.publish.site.shelf import ID, Row, mark, quoted, short

MOST_QUOTES = 3


def evidence(contents: Contents, one: Assessed) -> dict[str, Row]:
    """Return the quotations on each check of a case that has any: how many different ones, and the first in every language."""
    pieces = {piece.id: piece for piece in contents.sources[contents.languages[0]]}
    found = {}
    for finding in one.findings:
        said = _once([each.voiced.statement for each in (*finding.breach, *finding.contrary)])
        said = [each for each in said if each.quote.document.id[:ID] in pieces]
        if not said:
            continue
        first: dict[str, Statement] = {}
        for language in contents.languages:
            ordered = sorted(said, key=lambda each: each.quote.language != language)
            first.update({each.id: each for each in ordered[:MOST_QUOTES]})
        shown = [_quoted(contents, each, pieces[each.quote.document.id[:ID]]) for each in said if each.id in first]
        found[finding.check.id] = {"n": len(said), "quotes": shown}
    return found


def quotations(contents: Contents, documents: Sequence[Document], said: dict[str, list[Statement]]) -> bytes:
    """Return what the search knows of the words of documents: one JSON row a line."""
    pieces = {piece.id: piece for piece in contents.sources[contents.languages[0]]}
    lines = []
    for document in documents:
        for one in said.get(document.id, ()):
            place = f"{folder(contents, document)}/{document.id[:ID]}.html#q-{mark(one, pieces[document.id[:ID]])}"
            codes = " ".join(code for code in (one.about.host, one.about.sender) if code)
            row = [short(one.quote.text, 160), place, one.topic.value, codes, one.speaker.name]
            lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines).encode()


def folder(contents: Contents, document: Document) -> str:
    """Return the folder of a document's page."""
    return "agreements" if document.id in contents.agreements else "sources"


def _once(given: Sequence[Statement]) -> list[Statement]:
    """Return statements with each words once."""
    found: dict[str, Statement] = {}
    for one in given:
        found.setdefault(" ".join(one.quote.text.casefold().split()), one)
    return list(found.values())


def _quoted(contents: Contents, statement: Statement, piece: Piece) -> Row:
    """Return a quotation with its place."""
    document = statement.quote.document
    return {
        **quoted(statement),
        "folder": folder(contents, document),
        "source": document.id[:ID],
        "start": mark(statement, piece),
        "speaker": statement.speaker.name,
    }
