"""A month reckoned: part months, leap days, half cents, coins of every size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.model.test_placement import PLACEMENT

from fairward.model.placement import LineKind
from fairward.pay.deducting import Rules
from fairward.pay.reckoning import Change, cent, payday, read_changes
from fairward.pay.tables import BadRow

NONE = Rules((), date(2026, 11, 1))


def reckoned(month, *changes, **given_):
    return payday(replace(PLACEMENT, **given_), month, changes, NONE)[0]


def test_a_whole_month_is_the_monthly_pay_whatever_its_length():
    assert {reckoned(date(2024, month, 1), starts_on=date(2020, 1, 1)).net for month in range(1, 13)} == {Decimal(3000)}


@pytest.mark.parametrize(("year", "net"), [(2024, "1551.72"), (2023, "1500.00")])
def test_a_leap_day_is_a_day(year, net):
    begun = reckoned(date(year, 2, 1), starts_on=date(year, 2, 15))
    assert begun.net == Decimal(net)
    assert begun.days == (15 if year == 2024 else 14)


def test_the_last_day_alone_is_a_day():
    assert reckoned(date(2026, 3, 1), starts_on=date(2026, 3, 31)).net == Decimal("96.77")
    assert reckoned(date(2026, 3, 1), ends_on=date(2026, 3, 1)).net == Decimal("96.77")


@pytest.mark.parametrize("month", [date(2025, 12, 1), date(2026, 4, 1)])
def test_a_month_outside_the_placement_is_not_paid(month):
    with pytest.raises(BadRow, match="does not cover"):
        reckoned(month, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31))


def test_half_a_cent_is_the_workers():
    assert reckoned(date(2026, 11, 1), pay_monthly=Decimal("100.005")).net == Decimal("100.01")
    leave = Change(worker="W1", kind=LineKind.UNPAID, days=Decimal(1), amount=Decimal(0), ground="Own leave")
    assert reckoned(date(2026, 11, 1), leave, pay_monthly=Decimal("3000.15")).net == Decimal("2900.15")


@pytest.mark.parametrize(("currency", "coin"), [("USD", "0.01"), ("JPY", "1"), ("KWD", "0.001"), ("BSD", "0.01")])
def test_coins_of_every_size(currency, coin):
    assert cent(currency) == Decimal(coin)
    assert reckoned(date(2026, 11, 1), currency=currency, starts_on=date(2026, 11, 4)).net % Decimal(coin) == 0


@given(st.lists(st.decimals("0.001", 10_000, places=3), min_size=1, max_size=50))
def test_lines_add_up_to_the_last_coin(amounts):
    made = reckoned(date(2026, 11, 1), allowances=tuple((f"a{n}", value) for n, value in enumerate(amounts)))
    assert made.gross == sum(line.amount for line in made.lines)
    assert all(line.amount == line.amount.quantize(Decimal("0.01")) for line in made.lines)


def test_changes_of_the_month_alone_and_none_that_only_takes(tmp_path):
    (tmp_path / "c.csv").write_text(
        "month,worker,kind,days,amount,ground\n2026-11,W1,overtime,,50.5,8 hours\n2026-10,W1,overtime,,9,Old\n"
        "2026-11,W1,fine,,100,Indiscipline\n2026-11,W1,arrears,,-5,Back\n2026-11,W1,unpaid_days,,50,Leave\n"
    )
    found, problems = read_changes(tmp_path / "c.csv", date(2026, 11, 1))
    assert [(one.kind, one.amount) for one in found["W1"]] == [(LineKind.OVERTIME, Decimal("50.5"))]
    assert len(problems) == 3
    assert reckoned(date(2026, 11, 1), *found["W1"]).net == Decimal("3050.50")


def test_more_unpaid_days_than_days_leave_no_pay():
    leave = Change(worker="W1", kind=LineKind.UNPAID, days=Decimal(40), amount=Decimal(0), ground="Own leave")
    with pytest.raises(BadRow, match="no pay"):
        reckoned(date(2026, 11, 1), leave)
