"""What the pages of one language are made from: the contents of the register, looked up by id."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from typing import Any

from fairward.model.document import Document
from fairward.model.register import Contents, Piece
from fairward.model.statement import Statement
from fairward.publish.site.rendering import Setting
from fairward.publish.site.said import country, day, of, printable, said

ID = 16
MOST_LISTED = 500
"""With more entries than this, a list has a page for each country of work, and what is longer still has leaves."""
SHAPES = {"breached": "■", "disputed": "◧", "met": "□", "silent": "·", "not_applicable": "–"}

Row = dict[str, Any]


class Shelf:
    """The contents of the register in one language, looked up by id."""

    def __init__(self, contents: Contents, setting: Setting, like: Shelf | None = None) -> None:
        self.contents, self.setting, self.language = contents, setting, setting.language
        self.lists: dict[str, list[Row]] = {}
        self.drawn: Row = {}
        self.words = said(setting.language)
        self.cases = sorted(contents.cases[setting.language], key=lambda one: (one.title.casefold(), one.id))
        self.assessed = {one.case.id.lower(): one for one in contents.assessed}
        self.pieces = {one.id: one for one in contents.sources[setting.language]}
        self.titles = {one.id: one.title for one in (*self.cases, *contents.sources[setting.language])}
        self.said: dict[str, list[Statement]] = {}
        self.within: dict[str, list[Piece]] = {}
        for piece in self.cases:
            one = self.assessed[piece.id]
            for document in one.case.documents:
                self.within.setdefault(document.id, []).append(piece)
            for statement in one.case.statements:
                own = self.said.setdefault(statement.quote.document.id, [])
                own.append(statement)
        self.said = {
            name: sorted(
                {one.id: one for one in own}.values(), key=lambda one: (one.quote.start, one.quote.end, one.id)
            )
            for name, own in self.said.items()
        }
        self.hosts: dict[str, list[Piece]] = {}
        for piece in self.cases:
            self.hosts.setdefault(self.assessed[piece.id].case.host or "XX", []).append(piece)
        self.outcomes: dict[str, dict[str, str]] = like.outcomes if like else _outcomes(contents)

    def outcome(self, case: str, check: str) -> str | None:
        """Return the outcome of a check in a case, None where it was not asked."""
        return self.outcomes[case].get(check)

    def place(self, code: str | None) -> str:
        """Return what a country of work is called, also where it is not named ("XX", or none)."""
        return country(code, self.language) if code and code != "XX" else str(self.words["host_not_named"])

    def folder(self, document: Document) -> str:
        """Return the folder of a document's page."""
        return "agreements" if document.id in self.contents.agreements else "sources"

    def titled(self, documents: Sequence[Document]) -> list[Row]:
        """Return documents for a list: folder, id, title, facts."""
        found = [
            {
                "folder": self.folder(one),
                "id": one.id[:ID],
                "title": self.pieces[one.id[:ID]].title,
                "facts": self.pieces[one.id[:ID]].facts,
            }
            for one in documents
            if one.id[:ID] in self.pieces
        ]
        return sorted(found, key=lambda row: (str(row["title"]).casefold(), row["id"]))


def _outcomes(contents: Contents) -> dict[str, dict[str, str]]:
    """Return the outcome of each check in each case, by the case's id."""
    return {
        one.case.id.lower(): {found.check.id: found.outcome.value for found in one.findings}
        for one in contents.assessed
    }


def change_row(change: Mapping[str, Any], shelf: Any) -> Row:
    """Return a change for a list: day, what it is about, its page where it has one, what happened."""
    kind, _, name = str(change["about"]).partition("/")
    title, href = str(change["about"]), ""
    if kind == "cases":
        title = shelf.titles.get(name, title)
        href = f"cases/{name}.html" if name in shelf.assessed else ""
    elif name in shelf.pieces:
        title = shelf.pieces[name].title
        href = f"{kind}/{name}.html"
    elif kind in ("checks", "instruments"):
        href = f"{kind}/{name}.html"
    return {
        "on": change["on"],
        "day": day(change["on"], shelf.language),
        "label": title,
        "href": href,
        "told": shelf.words.get(change["what"], change["what"]),
    }


def findings_of(shelf: Shelf, document: Document) -> list[Row]:
    """Return the findings that a document's own words speak to: check, outcome and the case in which it stands."""
    out = []
    for piece in shelf.within.get(document.id, ()):
        for found in shelf.assessed[piece.id].findings:
            own = {
                one.voiced.statement.clause or ""
                for one in (*found.breach, *found.contrary)
                if one.voiced.statement.quote.document.id == document.id
            }
            if own:
                outcome = found.outcome.value
                out.append(
                    {
                        "title": of(found.check.title, shelf.language, found.check.id),
                        "href": f"../cases/{piece.id}.html#{piece.id}-{found.check.id}",
                        "shape": SHAPES[outcome],
                        "word": shelf.words[outcome],
                        "clauses": ", ".join(sorted(one for one in own if one)),
                    }
                )
    return out


def mark(statement: Statement, piece: Piece) -> int:
    """Return the offset at which the mark around a statement's words begins on its page."""
    start = statement.quote.start
    place = bisect.bisect_right(piece.marks, start) - 1
    return piece.marks[place] if place >= 0 else start


def quoted(statement: Statement) -> Row:
    """Return a statement's words with their language."""
    return {"text": short(statement.quote.text, 240), "language": statement.quote.language}


def short(text: str, most: int) -> str:
    """Return words on one line, cut where they are many."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"
