from __future__ import annotations

from decimal import Decimal

import pytest
from tests.saying import count, rate, share

from fairward.extract.amounts import Amount
from fairward.extract.proposed.figures import has_figures, read_again
from fairward.model.money import Count, Per, Share
from fairward.model.statement import Fee


def amount(low, high=None, kind="money", **more):
    low = None if low is None else Decimal(low)
    return Amount(low, low if high is None else Decimal(high), kind, 0, 1, **more)


DOLLARS = amount(1200, currency="USD", per=Per.MONTH)
PESOS = amount(4000, coins={"MX": "MXN", "CU": "CUP"})


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (rate(1200), []),
        (rate(1300), [DOLLARS]),
        (rate(1200, currency="EUR"), [DOLLARS]),
        (rate(1200, per="year"), [DOLLARS]),
        (rate(1200), [amount(1200, kind="number")]),
        (rate(990, 1200), [DOLLARS]),
        (rate(4000, per=None, currency="MXN"), [PESOS]),
        (Fee(what="bond", rate=rate(1)), [DOLLARS]),
        (share(85), [amount(85, kind="number")]),
        (share(80, 85), [amount(85, kind="percent")]),
        (count(650), [amount(650, kind="date")]),
        (Count(low=10, high=10), [amount("10.5", kind="number")]),
        (Count(low=10, high=10), [amount("10", "10.5", kind="number")]),
    ],
)
def test_what_was_not_read_is_no_value(value, found):
    assert read_again(value, found, (None, "CU")) is None


def test_a_sum_comes_back_as_it_was_read():
    assert read_again(rate(1200, per=None), [DOLLARS], ()) == rate(1200, per="month")
    upto = amount(None, 1200, currency="USD")
    assert read_again(rate(1200), [upto], ()) == rate(None, 1200, per=None)
    two = [amount(990, currency="USD"), amount(1200, currency="USD")]
    assert read_again(rate(990, 1200, per=None), two, ()) == rate(990, 1200, per=None)
    assert read_again(rate(4000, per=None, currency="CUP"), [PESOS], (None, "CU")) == rate(
        4000, per=None, currency="CUP"
    )


def test_a_share_a_count_and_a_fee_come_back_as_they_were_read():
    assert read_again(share(85), [amount(75, 85, kind="percent")], ()) == share(75, 85)
    assert read_again(count(650), [amount(650, kind="number")], ()) == count(650)
    assert read_again(Count(low=0, high=0), [amount(0, kind="number")], ()) == Count(low=0, high=0)
    assert read_again(Fee(what="bond", rate=rate(1200)), [DOLLARS], ()) == Fee(what="bond", rate=rate(1200))


def test_only_numbers_must_be_read_again():
    assert [
        has_figures(one) for one in (share(), Share(low=None, high=Decimal(5)), Fee(what="bond"), "breach", True)
    ] == [
        False,
        True,
        False,
        False,
        False,
    ]
