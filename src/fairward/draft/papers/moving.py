"""From an old programme to direct contracts: a checklist with dates, and for each worker the papers and arrears to settle."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from babel.dates import format_date

from fairward import books
from fairward.draft.papers.saying import block, money, say
from fairward.model.paper import Block, Paper
from fairward.model.problem import Problem, UnreadableSource

_NO = frozenset({"", "no", "none", "0", "-", "não", "non"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """One worker of an old programme by reference: which papers are held, what is owed and in which currency."""

    worker: str
    papers: str
    arrears: Decimal
    currency: str


def read_roster(path: Path) -> tuple[Leaving, ...]:
    """Return the rows of a roster (worker, papers_held, arrears, currency); raises UnreadableSource where it is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(
                Leaving(
                    worker=row["worker"].strip(),
                    papers="" if row["papers_held"].strip().casefold() in _NO else row["papers_held"].strip(),
                    arrears=Decimal(row["arrears"].strip() or "0"),
                    currency=row["currency"].strip().upper(),
                )
                for row in csv.DictReader(file)
            )
    except (OSError, UnicodeDecodeError, KeyError, AttributeError, InvalidOperation, csv.Error) as error:
        what = "The roster needs the columns worker, papers_held, arrears and currency."
        raise UnreadableSource(Problem(where=path.name, what=what, hint="docs/drafting.md shows one.")) from error


def moving(roster: Iterable[Leaving], first_day: date, language: str) -> Paper:
    """Return the checklist: each step with its date and who acts, then each worker by reference."""
    words = say(language)
    locale = {"en": "en_GB"}.get(language, language)
    steps = [
        (
            format_date(first_day + timedelta(days=step["days"]), "long", locale=locale),
            step["says"][language],
            step["by"][language],
            "☐",
        )
        for step in books.atlas("move_steps")
    ]
    rows = [
        (one.worker, one.papers or "—", f"{money(one.arrears)} {one.currency}" if one.arrears else "—", "☐")
        for one in roster
    ]
    blocks = (
        block("title", words["move"]),
        Block(kind="table", rows=((words["day"], words["step"], words["who"], words["done"]), *steps)),
        block("part", words["each_worker"]),
        Block(kind="table", rows=((words["worker"], words["papers_back"], words["arrears"], words["done"]), *rows)),
    )
    return Paper(title=words["move"], language=language, blocks=blocks)
