"""Rates: that of the pay date, or of the last days before it; never a guess."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairward.model.problem import UnreadableSource
from fairward.pay.rates import read_rates
from fairward.pay.tables import BadRow


def table(tmp_path, words):
    (tmp_path / "r.csv").write_text("day,currency,rate,base\n" + words)
    return read_rates(tmp_path / "r.csv")


def test_the_rate_of_the_day_or_of_the_last_before_it(tmp_path):
    rates = table(
        tmp_path, "2026-11-25,USD,1.10,EUR\n2026-11-25,BRL,5.50,EUR\n2026-11-28,BRL,9,EUR\n2026-11-28,USD,1,EUR\n"
    )
    assert rates.between("USD", "BRL", date(2026, 11, 27)) == (Decimal(5), date(2026, 11, 25))
    assert rates.between("EUR", "BRL", date(2026, 11, 28)) == (Decimal(9), date(2026, 11, 28))


def test_no_rate_is_said_and_not_guessed(tmp_path):
    rates = table(tmp_path, "2026-11-01,USD,1.10,EUR\n")
    with pytest.raises(BadRow, match="no rate of EUR to USD"):
        rates.between("EUR", "USD", date(2026, 11, 27))
    with pytest.raises(UnreadableSource, match="above 0"):
        table(tmp_path, "2026-11-01,USD,0,EUR\n")
