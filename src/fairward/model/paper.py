"""Papers to be signed or read on their own: agreements, contracts, tables that compare; blocks of words, ready for any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from fairward.model.problem import ImpossibleNoun

Look = Literal["plain", "bold", "soft", "inserted", "deleted"]
Kind = Literal["title", "part", "article", "text", "item", "quote", "note", "table", "break"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words with one look; `deleted` and `inserted` are changes to be accepted or refused."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a paper: a heading, a paragraph of runs, or a table whose first row is its head."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    language: str | None = None

    @property
    def text(self) -> str:
        """Return the words without their looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper in one language (ISO 639-1), or in two side by side: what it is called and its blocks."""

    title: str
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post under an agreement: its name by language, how many places, and the gross pay of a month by the local scale."""

    names: Mapping[str, str]
    pay_monthly: Decimal
    currency: str
    places: int | None = None
    allowances: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a post without pay."""
        if not self.pay_monthly.is_finite() or self.pay_monthly <= 0:
            raise ImpossibleNoun("a post needs a pay above 0")

    def name(self, language: str) -> str:
        """Return the name of the post in a language, in another where there is none."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Between whom an agreement is: host and sender (ISO 3166), the employers, the posts, the choices made among the options.

    `contributions` are what the employer pays to social insurance: name, percent of gross pay, the pay a month up to which it is due.
    """

    host: str
    sender: str
    employers: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    deductions: tuple[tuple[str, str, str], ...] = ()
    contributions: tuple[tuple[str, Decimal, Decimal | None], ...] = ()
    ceiling: Decimal | None = None
    signed_on: date | None = None
