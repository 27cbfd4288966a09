"""A month prepared: one order for each placement that has none yet, to the account that the worker confirmed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from fairward.model.placement import Account, PaymentOrder, Placement, State, Terms
from fairward.model.problem import ImpossibleNoun, Problem
from fairward.pay.books_of_account import earned
from fairward.pay.deducting import Rule, Rules
from fairward.pay.journal import Entry, Journal
from fairward.pay.keeping import account_of, account_words, order_row
from fairward.pay.rates import Rates
from fairward.pay.reckoning import Change, cent, payday
from fairward.pay.sealing import Seal
from fairward.pay.tables import BadRow

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a month is prepared from: the month, the pay date, placements, changes by worker, deductions, rates."""

    month: date
    pay_on: date
    placements: Sequence[Placement]
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)
    rules: Sequence[Rule] = ()
    rates: Rates = field(default_factory=Rates)


@dataclass(slots=True)
class Prepared:
    """What preparing did: the run (empty where nothing was left to prepare), how many orders, their sums, what went wrong."""

    run: str = ""
    orders: int = 0
    already: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Accounts:
    """The accounts that workers have confirmed; a first account comes with the contract, a new one only from the worker."""

    def __init__(self, journal: Journal, seal: Seal) -> None:
        found = journal.read("SELECT worker, mark, sealed, max(rowid) FROM accounts GROUP BY worker")
        self.kept = {worker: (mark, sealed) for worker, mark, sealed, _ in found}
        self.owners = {mark: worker for worker, (mark, _) in self.kept.items()}
        self.new: list[tuple[str, str, bytes]] = []
        self.seal = seal

    def of(self, placement: Placement) -> tuple[Account, str, str | None]:
        """Return the account to pay into, its mark, and what has to be said. Raises BadRow where it is another worker's."""
        mark = self.seal.mark(placement.account.identity)
        owner = self.owners.get(mark, placement.worker)
        if owner != placement.worker:
            raise BadRow(f"worker {placement.worker}: the account is that of worker {owner}; nobody shares an account.")
        known = self.kept.get(placement.worker)
        if known is None:
            words = json.dumps(account_words(placement.account)).encode()
            self.kept[placement.worker] = (mark, self.seal.close(words, placement.worker))
            self.owners[mark] = placement.worker
            self.new.append((placement.worker, *self.kept[placement.worker]))
            return placement.account, mark, None
        if known[0] == mark:
            return placement.account, mark, None
        kept = account_of(json.loads(self.seal.open(known[1], placement.worker)))
        told = f"worker {placement.worker}: the account in the table is not the one that the worker confirmed; the pay goes to that one."
        return kept, known[0], told


def prepare(journal: Journal, seal: Seal, given: Month, by: str) -> Prepared:
    """Return what was prepared: an order for each placement of a month that has none, or whose last one came back.

    Everything is one entry of the journal: said twice, or by two at once, a month is prepared once.
    """
    done = Prepared()
    with journal.entry("prepared", by) as entry:
        attempts = _attempts(journal, given.month)
        accounts = _Accounts(journal, seal)
        rules = Rules(given.rules, given.month)
        run = _next_run(journal, given.month)
        postings: list[tuple[str, str, int, str]] = []
        for placement in given.placements:
            before = attempts.get(placement.id)
            if before is not None and before[1] is not State.RETURNED:
                done.already += 1
                continue
            try:
                order, mark, told = _order(
                    placement, given, rules, accounts, run, 1 if before is None else before[0] + 1
                )
            except (BadRow, ImpossibleNoun) as error:
                done.problems.append(_problem(placement, str(error)))
                continue
            done.problems += [_problem(placement, words) for words in told]
            _add(entry, order, seal, mark, done)
            postings += earned(order)
        entry.add("postings", postings)
        entry.add("accounts", accounts.new)
        entry.body = {
            "month": given.month.isoformat(),
            "pay_on": given.pay_on.isoformat(),
            "orders": done.orders,
            "sums": {currency: str(value) for currency, value in sorted(done.sums.items())},
        }
        if not done.orders:
            raise _NothingToDo(done)
        done.run = entry.body["run"] = run
    return done


class _NothingToDo(Exception):
    """Ends an entry that would hold nothing."""

    def __init__(self, done: Prepared) -> None:
        super().__init__("nothing to prepare")
        self.done = done


def prepared(journal: Journal, seal: Seal, given: Month, by: str) -> Prepared:
    """Return what `prepare` does; where every placement has its order already, nothing is written."""
    try:
        return prepare(journal, seal, given, by)
    except _NothingToDo as nothing:
        return nothing.done


def _attempts(journal: Journal, month: date) -> dict[str, tuple[int, State]]:
    """Return the last attempt of each placement in a month, with its state."""
    states = journal.states()
    found = journal.read(
        "SELECT placement, attempt, id FROM orders WHERE month = ? ORDER BY attempt", month.isoformat()
    )
    return {placement: (attempt, State(states[order][0])) for placement, attempt, order in found}


def _next_run(journal: Journal, month: date) -> str:
    """Return the name of the next run of a month (2026-11-1)."""
    found = journal.read("SELECT count(DISTINCT run) FROM orders WHERE month = ?", month.isoformat())
    return f"{month:%Y-%m}-{found[0][0] + 1}"


def _order(
    placement: Placement, given: Month, rules: Rules, accounts: _Accounts, run: str, attempt: int
) -> tuple[PaymentOrder, str, Iterable[str]]:
    """Return the order of one placement, the mark of its account, and what has to be said."""
    if not _REFERENCE.fullmatch(placement.id):
        raise BadRow(f"placement {placement.id[:30]!r}: write its id in at most 20 letters, figures and dashes.")
    month, told = payday(placement, given.month, given.changes.get(placement.worker, ()), rules)
    account, mark, words = accounts.of(placement)
    amount, rate, rate_on = month.net, None, None
    if account.currency != month.currency:
        rate, rate_on = given.rates.between(month.currency, account.currency, given.pay_on)
        amount = (month.net * rate).quantize(cent(account.currency), ROUND_HALF_UP)
    terms = Terms(
        agreement=placement.agreement, host=placement.host, sender=placement.sender,
        employer=placement.employer, post=placement.post,
    )  # fmt: skip
    order = PaymentOrder(
        id=f"{given.month:%Y%m}-{placement.id}-{attempt}", run=run, payday=month, account=account, name=placement.name,
        language=placement.language, pay_on=given.pay_on, amount=amount, currency=account.currency,
        terms=terms, rate=rate, rate_on=rate_on, attempt=attempt,
    )  # fmt: skip
    return order, mark, (*told, *([words] if words else ()))


def _add(entry: Entry, order: PaymentOrder, seal: Seal, mark: str, done: Prepared) -> None:
    """Add an order to the entry and to the sums."""
    entry.add("orders", [order_row(order, seal, mark)])
    entry.add("states", [(order.id, State.PREPARED.value, "")])
    done.orders += 1
    done.sums[order.currency] = done.sums.get(order.currency, Decimal(0)) + order.amount


def _problem(placement: Placement, words: str) -> Problem:
    """Return a Problem of one placement; it never holds a name or an account."""
    return Problem(
        where=f"placement {placement.id}",
        what=words,
        hint="The others are prepared; correct this one and prepare again.",
    )
