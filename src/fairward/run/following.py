"""The money followed from ledgers to a `Followed`: an engine is started, answers are told, small groups are hidden."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from fairward import books, follow
from fairward.follow.showing import shown
from fairward.follow.stated import stated
from fairward.model.payment import Followed, Trail
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.statement import Statement
from fairward.run.groups import Tables, shown_arrears, visible_tables
from fairward.run.pay_figures import figures

ENGINES = {"duckdb": "OnDuckDB", "spark": "OnSpark", "postgres": "OnPostgres"}
K = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What a user asks of following: ledgers, tables of terms, a local pay scale, rates, where to run, and what may be shown.

    `on` is duckdb | spark | postgres, `address` that of a cluster or a database; `only` is host and sender (ISO 3166). `per_worker`
    gives rows for each worker, for that worker's own eyes; `k` is the smallest group that is shown; `key` makes the hashes.
    """

    ledgers: Sequence[Path]
    terms: Sequence[Path] = ()
    scale: Path | None = None
    rates: Path | None = None
    currency: str | None = None
    mapping: Path | None = None
    save_mapping: Path | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    on: str = "duckdb"
    address: str | None = None
    only: tuple[str, str] | None = None
    per_worker: bool = False
    k: int = K
    key: bytes = b""
    trail: str | None = None


@dataclass(slots=True)
class Result:
    """What following gives: the noun, the trail of a payment where one was asked for, problems where there is nothing."""

    followed: Followed | None
    problems: tuple[Problem, ...] = ()
    trail: tuple[Trail, ...] = ()


def following(given: Following, statements: Iterable[Statement] = ()) -> Result:
    """Return the money of some ledgers followed, beside what statements say of it.

    1. Ledgers are taken into our own schema. 2. The engine answers every question. 3. Answers are told, small groups
    hidden. 4. What is stated is put beside what is shown.
    """
    key = given.key or secrets.token_bytes(32)
    with tempfile.TemporaryDirectory(prefix="fairward-") as name:
        folder = Path(name)
        try:
            engine = _engine(given, folder)
            mapping = follow.read_mapping(given.mapping) if given.mapping else None
            rates = follow.read_rates(given.rates) if given.rates else None
        except UnreadableSource as unreadable:
            return Result(followed=None, problems=(unreadable.problem,))
        terms, wrong = follow.read_terms(given.terms)
        scale, odd = follow.read_scale(given.scale) if given.scale else ((), ())
        ledgers = follow.take(given.ledgers, folder, mapping)
        ledgers.problems += (*wrong, *odd)
        if given.save_mapping and ledgers.mapped:
            follow.save_mapping(next(iter(ledgers.mapped.values())), given.save_mapping)
        asked = follow.Asked(
            currency=given.currency,
            rates=rates,
            terms=terms,
            scale=scale,
            settings=follow.settings(given.settings),
            only=given.only,
        )
        with closing(engine):
            found = follow.answers(engine, ledgers, asked)
            if found is None:
                return Result(followed=None, problems=(*ledgers.problems, _nothing(given)))
            followed = _told(found, asked, given, ledgers, tuple(statements), key)
            trail = follow.trail(found, asked, given.trail, key) if given.trail and given.per_worker else ()
    return Result(followed=followed, problems=followed.problems, trail=trail)


def _engine(given: Following, folder: Path) -> Any:
    """Return the engine that was asked for; its driver is imported only now (slow import, and not everywhere there)."""
    made = getattr(import_module(f"fairward.run.on_{given.on}"), ENGINES[given.on])
    return made(folder) if given.on == "duckdb" else made(folder, given.address)


def _nothing(given: Following) -> Problem:
    """Return the Problem of ledgers of which no row can be used."""
    where = ", ".join(path.name for path in given.ledgers[:3])
    if given.only:
        what = f"No payment of {given.only[0]} under agreements with {given.only[1]} is in them."
        return Problem(where=where, what=what, hint="Look at the columns host and sender.")
    return Problem(
        where=where, what="No row can be used.", hint="The problems above say why; docs/following.md shows a ledger."
    )


def _told(
    found: follow.Answers,
    asked: follow.Asked,
    given: Following,
    ledgers: follow.Ledgers,
    statements: tuple[Statement, ...],
    key: bytes,
) -> Followed:
    """Return the answers as a noun, with no group of fewer than k workers."""
    k = given.k
    total = follow.groups(found, k=k)[0]
    visible = follow.withheld(total, k)
    hidden = visible.hidden is not None
    flagged, counts, _by_agreement = follow.flagged(found, asked, key)
    arrears = follow.arrears(found)
    tables = Tables() if hidden else visible_tables(found, k)
    return Followed(
        currency=found.currency,
        host=found.parties[0],
        sender=found.parties[1],
        since=found.since,
        until=found.until,
        total=visible,
        by_agreement=tables.by_agreement,
        by_role=tables.by_role,
        by_month=tables.by_month,
        by_agreement_month=tables.by_agreement_month,
        flags=flagged if given.per_worker else (),
        flag_counts={} if hidden else counts,
        figures={} if hidden else figures(found, total, found.agreed, arrears, k),
        arrears={} if hidden else shown_arrears(arrears, tables.by_agreement, k),
        taken=tuple(ledgers.taken),
        unused=ledgers.unused(),
        rates=found.rates,
        unconverted=found.unconverted,
        stated=() if hidden else stated(found, visible, statements, asked.terms, k),
        shown=() if hidden else shown(total, counts, [taken.sha256 for taken in ledgers.taken]),
        per_worker=follow.workers(found, key) if given.per_worker else (),
        engine=found.engine.name,
        edition=books.rulebook().edition,
        problems=tuple(ledgers.problems),
    )
