"""Preparing: each placement once a month, into the account that its worker confirmed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.pay.month import placement_row

from fairward import pay


def test_a_month_prepared_twice_is_prepared_once(made):
    first, second = made.prepare(), made.prepare()
    assert (first.orders, first.run, first.sums) == (3, "2026-11-1", {"BSD": Decimal("9440.58")})
    assert (second.orders, second.run, second.already) == (0, "", 3)
    assert len(made.states()) == 3


def test_who_comes_later_gets_a_run_of_their_own(made):
    made.prepare()
    made.rows.append(placement_row(3, starts_on="2026-11-16"))
    later = made.prepare()
    assert (later.run, later.orders, later.already) == ("2026-11-2", 1, 3)


def test_what_came_back_is_prepared_again_and_only_that(made):
    made.answered(reject=(1,), give_back=(2,))
    again = made.prepare()
    assert (again.orders, again.already) == (2, 1)
    assert {order for order in made.states() if order.endswith("-2")} == {"202611-P0-2", "202611-P1-2"}
    assert made.books()["cost:pay"] == 3300 * 3


def test_a_changed_table_does_not_change_the_account(made):
    made.prepare()
    made.rows[0] = placement_row(0, account="666")
    month = date(2026, 12, 1)
    done = made.prepare(month=month)
    order = next(one for one in pay.orders(made.journal, made.seal, done.run) if one.payday.worker == "W0")
    assert order.account.number == "100000"
    assert "not the one that the worker confirmed" in done.problems[0].what
    assert "666" not in str(done.problems[0])


def test_an_account_of_another_worker_pays_nobody(made):
    made.prepare()
    made.rows = [placement_row(9, account="100000")]
    done = made.prepare()
    assert (done.orders, "that of worker W0" in done.problems[0].what) == (0, True)


def test_another_currency_at_the_rate_of_the_pay_date(made):
    made.rows = [placement_row(0, account_currency="EUR", account="", clearing="", iban="DE89370400440532013000")]
    missing = made.prepare()
    assert (missing.orders, "no rate of BSD to EUR" in missing.problems[0].what) == (0, True)
    (made.folder / "r.csv").write_text("day,currency,rate,base\n2026-11-26,BSD,1.1,EUR\n")
    done = made.prepare(rates=pay.read_rates(made.folder / "r.csv"))
    order = next(pay.orders(made.journal, made.seal, done.run))
    assert (order.amount, order.currency, order.rate_on) == (Decimal("2860.78"), "EUR", date(2026, 11, 26))
    made.approve(done.run)
    made.send(done.run)
    assert made.journal.checked() == ()


def test_ten_thousand_half_cents_add_up(made):
    made.rows = [placement_row(number, post="Doctor") for number in range(10_000)]
    done = made.prepare()
    units = made.journal.read("SELECT sum(units) FROM orders")[0][0]
    assert Decimal(units) / 100 == done.sums["BSD"]
    assert sum(made.books().values()) == 0
    assert made.books()["cost:pay"] == Decimal("5000.01") * 10_000


def test_a_placement_id_no_bank_takes_is_told(made):
    made.rows = [placement_row(0, placement="a placement / with signs")]
    done = made.prepare()
    assert (done.orders, "at most 20" in done.problems[0].what) == (0, True)
