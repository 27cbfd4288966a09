"""Cases: what many sources say about one host, sender and period, with the judgements of persons on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fairward.model.document import Document
from fairward.model.payment import Shown
from fairward.model.problem import ImpossibleNoun, Problem
from fairward.model.statement import Origin, SpeakerKind, Statement

JudgementKind = Literal["confirm", "correct", "reject"]
LEARNED = "learned"
"""The way of a reading that learned weights found where no phrase did."""
DOUBTFUL_BELOW, FAINT_BELOW = 0.6, 0.4  # measured: of readings at 0.4 to 0.5 about half are right, of those below fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's confirmation, correction or rejection of one statement; it overrides the machine and is shown as such.

    `correction` holds changed fields of the statement's flat row (value, speaker, stance, about) for kind "correct".
    """

    statement: str
    kind: JudgementKind
    by: str
    on: str | None = None
    note: str | None = None
    correction: tuple[tuple[str, object], ...] = ()

    def __post_init__(self) -> None:
        """Refuse judgements of unknown kinds or without a person."""
        if self.kind not in ("confirm", "correct", "reject"):
            message = f"a judgement confirms, corrects or rejects; {self.kind!r} is none of these"
            raise ImpossibleNoun(message)
        if not self.by:
            message = "a judgement needs the name of who made it"
            raise ImpossibleNoun(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A statement as it stands in a case: with its source family and the judgement on it, if any."""

    statement: Statement
    family: str
    judgement: Judgement | None = None

    @property
    def doubtful(self) -> bool:
        """Return whether the reading is in doubt, and no person has judged it."""
        return self.judgement is None and self.statement.confidence < DOUBTFUL_BELOW

    @property
    def faint(self) -> bool:
        """Return whether the reading is likelier wrong than right, and no person has judged it.

        A phrase found in a clause is none such: what an agreement says in so many words it says, however seldom it is counted.
        """
        said = self.statement
        return self.slight and not (said.speaker.kind is SpeakerKind.AGREEMENT and said.way != LEARNED)

    @property
    def slight(self) -> bool:
        """Return whether the reading is likelier wrong than right by its confidence alone, and no person has judged it."""
        return self.judgement is None and self.statement.confidence < FAINT_BELOW

    @property
    def by_model(self) -> bool:
        """Return whether only a language model reads it, and no person has judged it."""
        return self.statement.origin is Origin.MODEL and self.judgement is None

    @property
    def contested(self) -> bool:
        """Return whether only a language model reads it, otherwise than we do, and no person has judged it."""
        return self.by_model and bool(self.statement.otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Statements of the same topic and value about the same host, sender, role and period, side by side by speaker."""

    topic: str
    voiced: tuple[Voiced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that the sources say about one host and sender (ISO 3166, None where no source says) and period.

    `rejected` are statements that a person rejected: kept and shown, not counted. `facts` group equal statements.
    `shown` is what payment records of this host and sender show on the checks.
    """

    host: str | None
    sender: str | None
    since: str | None
    until: str | None
    documents: tuple[Document, ...]
    voiced: tuple[Voiced, ...]
    facts: tuple[Fact, ...] = ()
    rejected: tuple[Voiced, ...] = ()
    problems: tuple[Problem, ...] = ()
    shown: tuple[Shown, ...] = ()

    @property
    def id(self) -> str:
        """Return the case's name: host and sender codes, XX where unknown ("BS-CU")."""
        return f"{self.host or 'XX'}-{self.sender or 'XX'}"

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements that count, in the order of their documents."""
        return tuple(voiced.statement for voiced in self.voiced)


def agreements(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the ids of the documents that are agreements themselves, rather than texts that report one.

    At least half of what such a document says is said by the agreement, and it numbers its clauses; without numbers it
    takes three clauses and four statements in five.
    """
    spoken: dict[str, list[Statement]] = {}
    for statement in statements:
        spoken.setdefault(statement.quote.document.id, []).append(statement)
    own = set()
    for document, said in spoken.items():
        clauses = [one for one in said if one.speaker.kind is SpeakerKind.AGREEMENT]
        numbered = any(one.clause is not None for one in clauses)
        if (numbered and len(clauses) * 2 >= len(said)) or (len(clauses) >= 3 and len(clauses) * 5 >= len(said) * 4):
            own.add(document)
    return frozenset(own)
