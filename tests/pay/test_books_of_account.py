"""Double entry: every step sums to nothing, and what comes back takes every step back."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from fairward import pay
from fairward.pay import books_of_account as books


def order_of(made):
    made.prepare()
    return next(pay.orders(made.journal, made.seal))


def sums(postings):
    counted = Counter()
    for _, account, number, currency in postings:
        counted[account, currency] += number
    return {key: value for key, value in counted.items() if value}


def test_each_step_is_in_balance(made):
    order = order_of(made)
    net, amount = (books.units(value, "BSD") for value in (order.payday.net, order.amount))
    for step in (
        books.earned(order),
        books.handed_over(order.id, net, "BSD", amount, "BSD"),
        books.booked(order.id, amount, "BSD"),
    ):
        assert sum(number for _, _, number, _ in step) == 0


def test_an_exchange_is_in_balance_in_both_currencies():
    step = sums(books.handed_over("O", 30000, "BSD", 16500, "EUR"))
    assert {currency: sum(n for (_, one), n in step.items() if one == currency) for currency in ("BSD", "EUR")} == {
        "BSD": 0,
        "EUR": 0,
    }


@pytest.mark.parametrize(("sent", "booked"), [(False, False), (True, False), (True, True)])
def test_what_comes_back_leaves_nothing(made, sent, booked):
    order = order_of(made)
    net, amount = (books.units(value, "BSD") for value in (order.payday.net, order.amount))
    steps = list(books.earned(order))
    steps += books.handed_over(order.id, net, "BSD", amount, "BSD") if sent else ()
    steps += books.booked(order.id, amount, "BSD") if booked else ()
    assert sums([*steps, *books.came_back(order, sent=sent, booked=booked)]) == {}


def test_coins_and_amounts():
    assert books.units(Decimal("12.34"), "USD") == 1234
    assert books.decimal(1234, "KWD") == Decimal("1.234")
    with pytest.raises(AssertionError, match="finer"):
        books.units(Decimal("0.001"), "USD")
