"""Problems are data that travel with the output; exceptions are for callers who can act.

FairwardError
├── ImpossibleNoun     a noun that must never be was asked for (a quote that is not in its document)
├── BookError          a book (phrases, rules, clauses, atlas) does not keep its own schema
└── UnreadableSource   a source could not be read at all; carries the Problem
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with an input: where it is, what happened, and what to do about it (one sentence each)."""

    where: str
    what: str
    hint: str

    def __str__(self) -> str:
        """Return the problem as one line for a terminal."""
        return f"{self.where}: {self.what} {self.hint}"


class FairwardError(Exception):
    """The root of every exception that Fairward raises on purpose."""


class ImpossibleNoun(FairwardError, ValueError):
    """A noun was asked for that must never exist."""


class BookError(FairwardError):
    """A book does not keep its schema; the message names the file and the key."""


class UnreadableSource(FairwardError):
    """A source could not be read; `problem` says where, what and what to do."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and show it as the message."""
        super().__init__(str(problem))
        self.problem = problem
