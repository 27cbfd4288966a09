"""The quotations of a case that the pages of checks show, for and against a breach; the same for every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairward.model.document import Document
from fairward.model.draft import Assessed
from fairward.model.register import Contents, Piece
from fairward.model.statement import Statement
from fairward.publish.site.shelf import ID, Row, mark, quoted

MOST_QUOTES = 2
"""So many of each side are shown."""


def evidence(contents: Contents, one: Assessed) -> dict[str, Row]:
    """Return the quotations on each check of a case that has any, by side: how many different ones, and the first in every language."""
    pieces = {piece.id: piece for piece in contents.sources[contents.languages[0]]}
    found = {}
    for finding in one.findings:
        sides = [
            {"name": name, **_side(contents, [each.voiced.statement for each in given], pieces)}
            for name, given in (("for_breach", finding.breach), ("against_breach", finding.contrary))
        ]
        told = [side for side in sides if side["n"]]
        if told:
            found[finding.check.id] = {"sides": told}
    return found


def _side(contents: Contents, given: Sequence[Statement], pieces: Mapping[str, Piece]) -> Row:
    """Return how many different quotations one side has, and those that come first in any language."""
    said = [each for each in _once(given) if each.quote.document.id[:ID] in pieces]
    first: dict[str, Statement] = {}
    for language in contents.languages if said else ():
        ordered = sorted(said, key=lambda each: each.quote.language != language)
        first.update({each.id: each for each in ordered[:MOST_QUOTES]})
    shown = [_quoted(contents, each, pieces[each.quote.document.id[:ID]]) for each in said if each.id in first]
    return {"n": len(said), "quotes": shown}


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
