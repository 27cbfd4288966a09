"""Versions of an agreement: papers with the same clauses, and what one of them says that the other does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairward.model.document import Document
from fairward.model.statement import Statement, identity

_LEAST_SHARED = 3
_PART_SHARED = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A clause with what only the one version says of it, and what only the other does."""

    clause: str
    here: tuple[Statement, ...]
    there: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """Return what the paper itself calls the clause, the other paper where this one says nothing of it."""
        return (self.here or self.there)[0].clause or self.clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Another version of an agreement and the differences to it."""

    document: Document
    differences: tuple[Difference, ...]


def versions(
    document: Document, said: Mapping[str, Sequence[Statement]], others: Sequence[Document]
) -> tuple[Version, ...]:
    """Return the other versions of an agreement among documents; `said` are the statements by document.

    Two papers are versions of one where they share at least three clauses with the same content, and two in five.
    """
    own = _content(said.get(document.id, ()))
    found = []
    for other in others:
        if other.id == document.id:
            continue
        theirs = _content(said.get(other.id, ()))
        shared = len(own.keys() & theirs.keys())
        if shared >= _LEAST_SHARED and shared >= _PART_SHARED * min(len(own), len(theirs)):
            found.append(Version(document=other, differences=_differences(own, theirs)))
    return tuple(found)


Key = tuple[str, str, str, str]


def _content(statements: Sequence[Statement]) -> dict[Key, Statement]:
    """Return what the clauses of a paper say, without their words."""
    return {
        (number(one.clause), one.topic.value, identity(one.value), one.stance.value): one
        for one in statements
        if one.clause
    }


def number(clause: str | None) -> str:
    """Return the number of a clause in any language: "Artículo 7, 7.1" and "Article 7, 7.1" are one."""
    name = (clause or "").casefold()
    annex = "annex " if name[:3] in ("ane", "ann", "all", "sch") else ""
    return annex + " ".join(re.findall(r"\d+(?:\.\d+)*|\b[a-z]\b", name))


def _differences(own: Mapping[Key, Statement], theirs: Mapping[Key, Statement]) -> tuple[Difference, ...]:
    """Return the clauses in which two papers differ, in the order of the clauses."""
    rows: dict[str, tuple[list[Statement], list[Statement]]] = {}
    for side, (mine, other) in enumerate(((own, theirs), (theirs, own))):
        for key in mine.keys() - other.keys():
            rows.setdefault(key[0], ([], []))[side].append(mine[key])

    def place(clause: str) -> list[tuple[int, str]]:
        return [(int(part), "") if part.isdigit() else (10**6, part) for part in re.split(r"[ .]", clause)]

    def ordered(found: list[Statement]) -> tuple[Statement, ...]:
        return tuple(sorted(found, key=lambda one: (one.quote.start, one.id)))

    return tuple(
        Difference(clause=clause, here=ordered(rows[clause][0]), there=ordered(rows[clause][1]))
        for clause in sorted(rows, key=place)
    )
