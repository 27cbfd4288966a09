"""Figures of a case beside those of the parties: for one post and a year, as ranges, never across currencies without a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.draft.papers.test_points import assessed

from fairward.draft.papers.figures import at_fixed_rate, contributed, hired, matching, now, pegged, scale, together
from fairward.model.money import Money
from fairward.model.paper import Post

NURSE = Post(names={"en": "nurse"}, pay_monthly=Decimal(3300), currency="BSD", allowances={"Housing": Decimal(200)})
SPECIALIST = Post(names={"en": "medical specialist"}, pay_monthly=Decimal(6100), currency="BSD")


def test_what_the_host_pays_is_a_range_where_the_workers_pay_may_come_on_top():
    (adviser,) = matching(SPECIALIST, now(assessed()))
    assert (adviser.host.low, adviser.host.high, adviser.host.currency) == (Decimal(144000), Decimal(158400), "USD")
    assert adviser.pay == Money.of(14400, "USD")
    assert adviser.doubled
    text = assessed()[0].case.statements[0].quote.document.text
    assert all(quote in text for quote in adviser.quotes)


def test_a_post_of_which_no_sum_speaks_matches_nothing():
    assert matching(NURSE, now(assessed())) == ()


def test_a_year_of_a_post():
    rates = (("Insurance", Decimal("6.65"), Decimal("3293.33")), ("Levy", Decimal(1), None))
    assert scale(NURSE) == Money.of(42000, "BSD")
    assert contributed(NURSE, rates) == Money.of("3048.08", "BSD")
    assert hired(NURSE, rates) == Money.of("45048.08", "BSD")
    assert hired(NURSE, ()) == scale(NURSE)


@pytest.mark.parametrize(
    ("sum_", "currency", "made"),
    [
        (Money.of(10, "EUR"), "EUR", Money.of(10, "EUR")),
        (Money.of(10, "USD"), "BBD", Money.of(20, "BBD")),
        (Money.of(27, "XCD"), "USD", Money.of(10, "USD")),
        (Money.of(10, "USD"), "EUR", None),
        (Money.of(10, "EUR"), "BSD", None),
    ],
)
def test_currencies_meet_at_a_fixed_rate_or_not_at_all(sum_, currency, made):
    assert at_fixed_rate(sum_, currency) == made
    assert pegged()["USD"] == 1


def test_sums_of_two_currencies_span_nothing():
    assert together([Money.of(1, "USD"), Money.of(2, "EUR")]) is None
    assert together([]) is None
    assert together([Money.of(5, "USD"), Money.of(2, "USD")]) == Money(low=Decimal(2), high=Decimal(5), currency="USD")
