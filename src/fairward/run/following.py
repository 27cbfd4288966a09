"""The money followed from ledgers to a `Followed`: an engine is started, answers are told, small groups are hidden."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from fairward import books, follow
from fairward.assess import figures as arithmetic
from fairward.follow.showing import shown
from fairward.follow.stated import stated
from fairward.model.payment import Flow, Followed, Group, Trail
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.statement import Statement

ENGINES = {"duckdb": "OnDuckDB", "spark": "OnSpark", "postgres": "OnPostgres"}
K = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What a user asks of following: ledgers, tables of terms, rates, where to run, and what may be shown.

    `on` is duckdb | spark | postgres, `address` that of a cluster or a database; `only` is host and sender (ISO 3166). `per_worker`
    gives rows for each worker, for that worker's own eyes; `k` is the smallest group that is shown; `key` makes the hashes.
    """

    ledgers: Sequence[Path]
    terms: Sequence[Path] = ()
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
        ledgers = follow.take(given.ledgers, folder, mapping)
        ledgers.problems += wrong
        if given.save_mapping and ledgers.mapped:
            follow.save_mapping(next(iter(ledgers.mapped.values())), given.save_mapping)
        asked = follow.Asked(
            currency=given.currency,
            rates=rates,
            terms=terms,
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
    total = follow.groups(found)[0]
    visible = follow.withheld(total, k)
    flagged, counts, _by_agreement = follow.flagged(found, asked, key)
    arrears = follow.arrears(found)
    by_agreement = follow.groups(found, "agreement")
    shown_agreements = {one.agreement for one in by_agreement if (one.workers or k) >= k}
    hidden = visible.hidden is not None
    return Followed(
        currency=found.currency,
        host=found.parties[0],
        sender=found.parties[1],
        since=found.since,
        until=found.until,
        total=visible,
        by_agreement=() if hidden else follow.merged(by_agreement, k),
        by_role=() if hidden else follow.merged(follow.groups(found, "role"), k),
        by_month=() if hidden else follow.merged(follow.groups(found, "period"), k),
        flags=flagged if given.per_worker else (),
        flag_counts={} if hidden else counts,
        figures={} if hidden else figures(found, total, asked, arrears),
        arrears={name: amount for name, amount in arrears.items() if name in shown_agreements},
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


def figures(
    found: follow.Answers, total: Group, asked: follow.Asked, arrears: Mapping[str, Decimal]
) -> dict[str, dict[str, str]]:
    """Return the rulebook's pay figures as far as records and terms can give them; for the others, what is lacking."""
    flows = total.flows
    reach, gross = total.reaching, total.gross
    statutory = flows.get(Flow.STATUTORY, Decimal(0))
    out: dict[str, dict[str, str]] = {}

    def put(name: str, **values: Decimal | int | None) -> None:
        known = {label: _number(value) for label, value in values.items() if value is not None}
        out[name] = known or {"lacking": "records"}

    low, high = (
        arithmetic.worker_share(min(end, gross), gross) if gross > 0 else None for end in (reach.low, reach.high)
    )
    put("worker-share", low=low, high=high)
    if low is not None and high is not None and gross > 0:
        ends = [arithmetic.retained_share(end, statutory, gross) for end in (high, low)]
        put("retained-share", low=max(ends[0] or Decimal(0), Decimal(0)), high=max(ends[1] or Decimal(0), Decimal(0)))
    sums = found.engine.rows(follow.month_sums(found.months))[0]
    pay, withheld = _sum(sums["pay"]), _sum(sums["deducted"])
    put("deduction-cap", ratio=arithmetic.deduction_ratio(withheld, pay + withheld + _sum(sums["statutory"])))
    in_kind = flows.get(Flow.IN_KIND, Decimal(0))
    put("in-kind-share", ratio=arithmetic.in_kind_share(max(in_kind, Decimal(0)), max(pay + in_kind, Decimal(0))))
    put(
        "pay-timeliness",
        payments=total.pays,
        late=total.late,
        days_at_most=total.late_most,
        days_in_all=total.late_days,
    )
    short = sum(arrears.values(), Decimal(0))
    put("deferred-share", ratio=arithmetic.deferred_share(max(pay + short, Decimal(0)), short) if asked.terms else None)
    _of_terms(put, sums, asked.terms)
    for name in books.rulebook().figures:
        out.setdefault(name, {"lacking": "records"})
    return {name: out[name] for name in books.rulebook().figures}


def _of_terms(put: Any, sums: Mapping[str, Any], terms: Sequence[follow.Term]) -> None:
    """Put the figures that need the table of agreements: local pay, living costs, what a peer costs."""
    months = int(sums["pay_months"] or 0)
    if not months:
        return
    paid = _sum(sums["pay"]) / months
    gross = (_sum(sums["pay"]) + _sum(sums["deducted"]) + _sum(sums["statutory"])) / months
    local = _average([one.local_pay_monthly for one in terms])
    put("equal-pay-ratio", gross=arithmetic.equal_pay_ratio(gross, local) if local else None)
    living = _average([one.living_monthly for one in terms])
    if living is not None:
        put("decent-living-floor", margin_monthly=arithmetic.decent_living_margin(paid, living, Decimal(0)))
    peer, fees = _average([one.peer_cost_monthly for one in terms]), int(sums["fee_months"] or 0)
    if peer is not None and fees:
        put("host-cost-vs-local", premium=arithmetic.host_premium(_sum(sums["fee"]) / fees + gross, peer))


def _average(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Return the average of the amounts that are given, None where none is."""
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal(0)) / len(known) if known else None


def _sum(amount: Decimal | None) -> Decimal:
    """Return a sum, nothing where there is none."""
    return Decimal(amount or 0)


def _number(value: Decimal | int) -> str:
    """Return a number as plain words with at most four decimals."""
    return str(value) if isinstance(value, int) else f"{value.quantize(Decimal('0.0001')).normalize():f}"
