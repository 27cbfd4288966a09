"""Rates: that of the pay date or of the last days before, exact and shown; days without one are told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.follow import ledgers

from fairward.follow.rates import day_rates, read_rates
from fairward.model.problem import UnreadableSource

HEAD = "worker,kind,payer_kind,payee_kind,paid_on,amount,currency"
ECB = "Date,USD,GBP,\n2025-03-28,1.0800,0.8400,\n2025-03-27,1.1000,N/A,\n"


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text(ECB, encoding="utf-8")
    return path


def test_the_banks_table_is_read(rates):
    table = read_rates(rates)
    assert table[date(2025, 3, 28)] == {"EUR": Decimal(1), "USD": Decimal("1.0800"), "GBP": Decimal("0.8400")}
    assert "GBP" not in table[date(2025, 3, 27)]


def test_a_plain_table_is_read(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("day,currency,rate,base\n2025-03-28,CUP,24,USD\n", encoding="utf-8")
    assert read_rates(path)[date(2025, 3, 28)] == {"USD": Decimal(1), "CUP": Decimal(24)}


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "day,currency,rate\nsoon,USD,1\n", ""])
def test_what_is_no_table_of_rates_says_so(tmp_path, text):
    (tmp_path / "rates.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"rates\.csv"):
        read_rates(tmp_path / "rates.csv")


def test_a_weekend_takes_the_friday_before_and_no_more_than_a_week():
    table = {date(2025, 3, 28): {"EUR": Decimal(1), "USD": Decimal(2)}}
    found = list(day_rates(table, [("EUR", date(2025, 3, 27), date(2025, 4, 10))], "USD"))
    assert [one.day.day for one in found] == [28, 29, 30, 31, 1, 2, 3, 4]
    assert {(one.rate, one.of) for one in found} == {(Decimal(2), date(2025, 3, 28))}


def test_several_currencies_become_one_and_the_rates_are_shown(tmp_path, rates):
    rows = (
        "W1,wage,host,worker,2025-03-29,100,EUR",
        "W1,wage,host,worker,2025-03-28,10,USD",
        "W1,wage,host,worker,2025-05-28,7,EUR",
    )
    found = ledgers.followed(ledgers.write(tmp_path, *rows, head=HEAD), rates=rates, currency="USD")
    assert found.total.total == Decimal(118)
    assert found.rates == ({"currency": "EUR", "day": "2025-03-29", "rate": "1.08", "of": "2025-03-28"},)
    assert found.unconverted == {"EUR": Decimal(7)}
    assert any("without a rate of their day" in problem.what for problem in found.problems)


def test_without_rates_other_currencies_are_in_no_sum_and_told(tmp_path):
    rows = (
        "W1,wage,host,worker,2025-03-29,100,EUR",
        "W1,wage,host,worker,2025-03-28,10,USD",
        "W2,wage,host,worker,2025-03-28,10,USD",
    )
    found = ledgers.followed(ledgers.write(tmp_path, *rows, head=HEAD))
    assert (found.currency, found.total.total, found.unconverted) == ("USD", Decimal(20), {"EUR": Decimal(100)})
