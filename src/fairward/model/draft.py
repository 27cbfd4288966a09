"""Drafts: the clauses, and the report with every word in place, ready for any output format."""

from __future__ import annotations

from dataclasses import dataclass

from fairward.model.case import Case
from fairward.model.finding import Finding, LimbView, MoneyPicture
from fairward.model.payment import Followed, Trail
from fairward.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Fair wording in one language and the checks that it answers."""

    id: str
    language: str
    checks: tuple[str, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A case with what was found on it."""

    case: Case
    findings: tuple[Finding, ...]
    limbs: tuple[LimbView, ...]
    money: MoneyPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Assessed cases, the sources that were read and those that were not, in one output language (ISO 639-1).

    `clauses` are the fair clauses in that language; `followed` is the money of ledgers, beside the case of its host and sender,
    `trails` the payments that were followed one by one in each of them.
    """

    assessed: tuple[Assessed, ...]
    language: str
    edition: str
    problems: tuple[Problem, ...]
    program: str
    clauses: tuple[Clause, ...] = ()
    followed: tuple[Followed, ...] = ()
    trails: tuple[tuple[Trail, ...], ...] = ()
