"""Paid months as the ledger that `fairward follow` reads: references and sums, no name and no account."""

from __future__ import annotations

import calendar
import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from fairward import books
from fairward.model.placement import LineKind, PaymentOrder, State
from fairward.pay.journal import Journal
from fairward.pay.keeping import orders as kept
from fairward.pay.sealing import Seal

COLUMNS = (
    "payment agreement host sender role worker payer payer_kind payee payee_kind account account_owner kind status "
    "period due_on paid_on amount currency legal_basis"
).split()
TERMS = "agreement role host sender currency fee_monthly pay_monthly local_pay_monthly pay_day".split()
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)$")
_STATUS = {State.CREDITED: "paid", State.CONFIRMED: "paid", State.RETURNED: "failed"}


def to_ledger(journal: Journal, seal: Seal, month: str | None = None) -> str:
    """Return the payments of a month (2026-11), or of all, as CSV: what was credited is paid, anything else is not.

    A disputed payment is only ordered: the worker says that it did not come, or not whole.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    states = journal.states()
    credited = dict(journal.read("SELECT order_id, reason FROM states WHERE state = 'credited' ORDER BY rowid"))
    for order in kept(journal, seal):
        if month is None or f"{order.payday.month:%Y-%m}" == month:
            state = State(states[order.id][0])
            writer.writerows(_rows(order, state, _paid_on(order, credited.get(order.id)), seal))
    return out.getvalue()


def _paid_on(order: PaymentOrder, reason: str | None) -> date:
    """Return the day on which the bank booked an order, its pay date where the bank named none."""
    found = _DAY.search(reason or "")
    return date.fromisoformat(found[1]) if found else order.pay_on


def _rows(order: PaymentOrder, state: State, paid_on: date, seal: Seal) -> Iterator[dict[str, str]]:
    """Yield the rows of one order: the credit, what was withheld, what the employer and the host pay besides."""
    payday = order.payday
    last = payday.month.replace(day=calendar.monthrange(payday.month.year, payday.month.month)[1])
    status = _STATUS.get(state, "ordered")
    row = {
        "payment": order.id,
        "agreement": order.terms.agreement,
        "host": order.terms.host,
        "sender": order.terms.sender,
        "role": order.terms.post,
        "worker": payday.worker,
        "payer": order.terms.employer,
        "payer_kind": "host",
        "period": f"{payday.month:%Y-%m}",
        "due_on": last.isoformat(),
        "paid_on": paid_on.isoformat(),
    }
    account = seal.mark(order.account.identity)
    yield {
        **row,
        **_to("worker", payday.worker, "wage", status, order.amount, order.currency),
        "account": account,
        "account_owner": payday.worker,
    }
    if state is State.RETURNED:
        return
    kinds = books.atlas("deductions")["kinds"]
    for number, line in enumerate(payday.lines):
        own = {**row, "payment": f"{order.id}-{number}", "legal_basis": line.law or ""}
        if line.kind is LineKind.DEDUCTION:
            statutory = kinds[line.deduction]["by_law"]
            kind, payee = ("statutory", "authority") if statutory else ("deduction", "other")
            yield {**own, **_to(payee, line.payee or "", kind, status, line.amount, payday.currency)}
        elif line.kind is LineKind.EMPLOYER:
            yield {**own, **_to("authority", line.payee or "", "statutory", "ordered", line.amount, payday.currency)}
    if payday.fees:
        paid = _to("other", "", "fee", "ordered", payday.fees, payday.currency)
        yield {**row, "payment": f"{order.id}-fee", **paid}


def _to(kind_of: str, payee: str, kind: str, status: str, amount: Decimal, currency: str) -> dict[str, str]:
    """Return the part of a row that says what goes to whom."""
    return {
        "payee": payee,
        "payee_kind": kind_of,
        "kind": kind,
        "status": status,
        "amount": f"{amount:f}",
        "currency": currency,
    }


def to_terms(journal: Journal, seal: Seal) -> str:
    """Return the terms that the ledger is followed by, as CSV: for each agreement and post its pay a month and the pay day.

    The pay of a post is the highest net pay of a whole month in the journal.
    """
    best: dict[tuple[str, str, str, str, str], Decimal] = {}
    for order in kept(journal, seal):
        if order.payday.days == order.payday.days_of_month:
            terms = order.terms
            key = (terms.agreement, terms.post, terms.host, terms.sender, order.currency)
            best[key] = max(best.get(key, Decimal(0)), order.amount)
    out = io.StringIO()
    writer = csv.DictWriter(out, TERMS, restval="", lineterminator="\n")
    writer.writeheader()
    for key, pay in sorted(best.items()):
        writer.writerow({**dict(zip(TERMS[:5], key, strict=True)), "pay_monthly": f"{pay:f}", "pay_day": "31"})
    return out.getvalue()
