"""Orders kept and fetched: what is personal goes sealed into the journal and comes out only with its key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fairward.model.placement import Account, Line, LineKind, Payday, PaymentOrder, Terms
from fairward.pay.books_of_account import decimal, units
from fairward.pay.journal import Journal
from fairward.pay.sealing import Seal

_TERMS = ("agreement", "host", "sender", "employer", "post")
_ACCOUNT = ("holder", "currency", "iban", "number", "bic", "clearing", "bank", "country")


def account_words(account: Account) -> dict[str, str]:
    """Return an account as plain data, empty parts left out."""
    return {name: getattr(account, name) for name in _ACCOUNT if getattr(account, name) is not None}


def account_of(words: Mapping[str, str]) -> Account:
    """Return the account of plain data."""
    return Account(**words)


def order_row(order: PaymentOrder, seal: Seal, mark: str) -> tuple[Any, ...]:
    """Return an order as a row of the journal, its name, account and lines sealed."""
    payday = order.payday
    lines = [[line.kind, line.label, str(line.amount), line.law, line.deduction, line.payee] for line in payday.lines]
    words = {
        "name": order.name,
        "language": order.language,
        "account": account_words(order.account),
        "currency": payday.currency,
        "lines": lines,
        "days": [payday.days, payday.days_of_month],
        "fees": str(payday.fees),
        "terms": [getattr(order.terms, name) for name in _TERMS],
        "rate": None if order.rate is None else [str(order.rate), str(order.rate_on)],
    }
    sealed = seal.close(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(), order.id)
    return (
        order.id,
        order.run,
        payday.placement,
        payday.worker,
        payday.month.isoformat(),
        order.attempt,
        order.pay_on.isoformat(),
        units(order.amount, order.currency),
        order.currency,
        mark,
        sealed,
    )


def orders(journal: Journal, seal: Seal, run: str | None = None, order: str | None = None) -> Iterator[PaymentOrder]:
    """Yield the orders of a run, one order, or all, opened with the key, in the order in which they were prepared."""
    limits = [(name, value) for name, value in (("run", run), ("id", order)) if value is not None]
    where = " AND ".join(f"{name} = ?" for name, _ in limits) or "1"
    found = journal.read(
        "SELECT id, run, placement, worker, month, attempt, pay_on, units, currency, sealed "  # noqa: S608 - names of our own
        f"FROM orders WHERE {where} ORDER BY rowid",
        *(value for _, value in limits),
    )
    for row in found:
        yield _order(row, json.loads(seal.open(row[-1], row[0])))


def _order(row: tuple[Any, ...], words: Mapping[str, Any]) -> PaymentOrder:
    """Return the order of a row and its opened words."""
    name, run, placement, worker, month, attempt, pay_on, number, currency, _ = row
    lines = tuple(
        Line(kind=LineKind(kind), label=label, amount=Decimal(amount), law=law, deduction=deduction, payee=payee)
        for kind, label, amount, law, deduction, payee in words["lines"]
    )
    days, whole = words["days"]
    payday = Payday(
        placement=placement, worker=worker, month=date.fromisoformat(month), currency=words["currency"],
        lines=lines, days=days, days_of_month=whole, fees=Decimal(words["fees"]),
    )  # fmt: skip
    rate = words["rate"]
    return PaymentOrder(
        id=name, run=run, payday=payday, account=account_of(words["account"]), name=words["name"],
        language=words["language"], pay_on=date.fromisoformat(pay_on), amount=decimal(number, currency),
        currency=currency, terms=Terms(**dict(zip(_TERMS, words["terms"], strict=True))),
        rate=Decimal(rate[0]) if rate else None,
        rate_on=date.fromisoformat(rate[1]) if rate else None, attempt=attempt,
    )  # fmt: skip
