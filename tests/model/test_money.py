from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.problem import ImpossibleNoun

sums = some.decimals(min_value=0, max_value=10**9, places=2)


@pytest.mark.parametrize("currency", ["", "us", "usd", "$", "DOLLAR", "US1"])
def test_a_sum_without_a_currency_cannot_be_built(currency):
    with pytest.raises(ImpossibleNoun, match="needs a currency"):
        Money.of(12_000, currency)


def test_a_sum_without_a_number_cannot_be_built():
    with pytest.raises(ImpossibleNoun, match="at least one number"):
        Money(low=None, high=None, currency="USD")


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity"])
def test_a_sum_below_nothing_or_beyond_number_cannot_be_built(amount):
    with pytest.raises(ImpossibleNoun, match="finite number of at least 0"):
        Money.of(amount, "USD")


@given(low=sums, high=sums)
def test_a_range_upside_down_cannot_be_built(low, high):
    if low > high:
        with pytest.raises(ImpossibleNoun, match="upside down"):
            Money(low=low, high=high, currency="USD")
    else:
        money = Money(low=low, high=high, currency="USD")
        assert money.exact is (low == high)


@pytest.mark.parametrize(("low", "high"), [("1", None), (None, "1")])
def test_a_range_open_at_one_end_is_not_exact(low, high):
    money = Money(low=low and Decimal(low), high=high and Decimal(high), currency="USD")
    assert not money.exact


@pytest.mark.parametrize(("per", "monthly"), [(Per.MONTH, "12000"), (Per.YEAR, "1000")])
def test_months_and_years_give_a_month(per, monthly):
    rate = Rate(money=Money.of(12_000, "USD"), per=per, unit=Unit.WORKER)
    assert rate.monthly() == Money.of(monthly, "USD")


@pytest.mark.parametrize("per", [None, Per.HOUR, Per.DAY, Per.WEEK, Per.TOTAL])
def test_other_periods_are_not_turned_into_months_silently(per):
    assert Rate(money=Money.of(12_000, "USD"), per=per).monthly() is None


def test_an_open_end_stays_open_in_a_month():
    rate = Rate(money=Money(low=None, high=Decimal(1200), currency="USD"), per=Per.YEAR)
    assert rate.monthly() == Money(low=None, high=Decimal(100), currency="USD")


@pytest.mark.parametrize(("low", "high"), [("101", "101"), ("90", "100.1"), ("-1", "5"), ("9", "5")])
def test_a_share_that_cannot_be_cannot_be_built(low, high):
    with pytest.raises(ImpossibleNoun):
        Share(low=Decimal(low), high=Decimal(high))


def test_a_share_without_a_figure_says_so():
    assert not Share().known
    assert Share(low=Decimal(85)).known


@pytest.mark.parametrize(("low", "high"), [(None, None), (-1, 5), (5, 1)])
def test_a_count_that_cannot_be_cannot_be_built(low, high):
    with pytest.raises(ImpossibleNoun):
        Count(low=low, high=high)


def test_a_noun_takes_its_fields_by_name_only():
    with pytest.raises(TypeError):
        Money(Decimal(1), Decimal(1), "USD")


def test_a_noun_does_not_change():
    money = Money.of(1, "USD")
    with pytest.raises(AttributeError):
        money.currency = "EUR"


@pytest.mark.parametrize("end", ["NaN", "sNaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(
    "noun",
    [lambda end: Share(low=end), lambda end: Share(high=end), lambda end: Money(low=end, high=None, currency="USD")],
)
def test_what_is_no_number_is_no_end_of_a_range(noun, end):
    with pytest.raises(ImpossibleNoun):
        noun(Decimal(end))


@given(low=some.integers(-10, 10), high=some.integers(-10, 10))
def test_a_count_is_never_negative_nor_upside_down(low, high):
    if 0 <= low <= high:
        assert Count(low=low, high=high).low == low
    else:
        with pytest.raises(ImpossibleNoun):
            Count(low=low, high=high)
