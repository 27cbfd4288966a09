"""Double entry: what each step of an order moves, in the smallest coins; every step's sums are nothing together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fairward.model.placement import LineKind, PaymentOrder
from fairward.pay.reckoning import cent

Posting = tuple[str, str, int, str]
"""An order, an account, an amount in the smallest coins (debit above 0), a currency."""

COST, CONTRIBUTIONS, OWED, TRANSIT, BANK, EXCHANGE = (
    "cost:pay",
    "cost:employer",
    "owed:worker",
    "transit",
    "bank",
    "exchange",
)


def units(amount: Decimal, currency: str) -> int:
    """Return an amount as a number of the smallest coins; it must be a whole number of them."""
    number = amount / cent(currency)
    assert number == number.to_integral_value(), "an amount finer than the smallest coin"
    return int(number)


def decimal(number: int, currency: str) -> Decimal:
    """Return a number of the smallest coins as an amount."""
    return number * cent(currency)


def earned(order: PaymentOrder) -> Iterator[Posting]:
    """Yield what preparing an order posts: the cost of the work, and to whom each part of it is owed."""
    payday = order.payday
    own = payday.currency
    yield order.id, COST, units(payday.gross, own), own
    yield order.id, OWED, -units(payday.net, own), own
    for line in payday.lines:
        if line.kind is LineKind.DEDUCTION:
            yield order.id, f"owed:{line.deduction}", -units(line.amount, own), own
        elif line.kind is LineKind.EMPLOYER:
            yield order.id, CONTRIBUTIONS, units(line.amount, own), own
            yield order.id, f"owed:{line.deduction}", -units(line.amount, own), own


def cancelled(order: PaymentOrder) -> Iterator[Posting]:
    """Yield what taking back an order posts: its cost and what is owed, the other way round."""
    for name, account, number, currency in earned(order):
        yield name, account, -number, currency


def handed_over(order: str, net: int, own: str, amount: int, currency: str) -> Iterator[Posting]:
    """Yield what sending posts: what was owed to the worker is with the bank, at the rate of the pay date."""
    yield order, OWED, net, own
    if own == currency:
        yield order, TRANSIT, -amount, currency
        return
    yield order, EXCHANGE, -net, own
    yield order, EXCHANGE, amount, currency
    yield order, TRANSIT, -amount, currency


def booked(order: str, amount: int, currency: str) -> Iterator[Posting]:
    """Yield what the bank's statement posts: the money has left the employer's account for the worker's."""
    yield order, TRANSIT, amount, currency
    yield order, BANK, -amount, currency


def came_back(order: PaymentOrder, *, sent: bool, booked: bool) -> Iterator[Posting]:
    """Yield what a rejection or a return posts: every step so far the other way round, so that a new order can stand."""
    if sent:
        net, amount = units(order.payday.net, order.payday.currency), units(order.amount, order.currency)
        for name, account, number, currency in handed_over(
            order.id, net, order.payday.currency, amount, order.currency
        ):
            yield name, BANK if booked and account == TRANSIT else account, -number, currency
    yield from cancelled(order)
