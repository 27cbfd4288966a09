from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.model.document import Document, Page, Source
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.problem import ImpossibleNoun
from fairward.model.rows import number, statement_row, value_of, value_row
from fairward.model.statement import TEXT, About, Fee, Measure, Origin, Stance, Statement, Topic

FEE = Rate(money=Money.of(12_000, "USD"), per=Per.MONTH, unit=Unit.WORKER)


@pytest.mark.parametrize(
    ("value", "row"),
    [
        (FEE, {"amount": 12000, "currency": "USD", "per": "month", "unit": "worker"}),
        (
            Rate(money=Money(low=Decimal("0.5"), high=None, currency="EUR")),
            {"min": 0.5, "currency": "EUR", "per": None, "unit": None},
        ),
        (Share(low=Decimal("91.6"), high=Decimal("91.6")), {"percent": 91.6}),
        (Share(low=Decimal(75), high=Decimal(90), base="wage"), {"min": 75, "max": 90, "base": "wage"}),
        (Share(), {"percent": None}),
        (Count(low=24_000, high=24_000, at="abroad"), {"count": 24000, "at": "abroad"}),
        (Measure(what="visa_restriction", by="US"), {"what": "visa_restriction", "by": "US"}),
        (Fee(what="air fares"), {"what": "air fares"}),
        (
            Fee(what="bond", rate=FEE),
            {"what": "bond", "amount": 12000, "currency": "USD", "per": "month", "unit": "worker"},
        ),
        (("housing", "food"), ["housing", "food"]),
        ("breach", "breach"),
        (True, True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_written_in_the_shape_that_statements_have_everywhere(value, row):
    assert value_row(value) == row


@pytest.mark.parametrize(
    ("given", "written"), [(Decimal("1200.00"), "1200"), (Decimal("0.1"), "0.1"), (None, "null"), (7, "7")]
)
def test_a_number_is_whole_where_it_can_be(given, written):
    assert json.dumps(number(given)) == written


def test_a_statement_is_one_flat_row_with_its_exact_words():
    text = "Costs rose. The ministry pays 12,000 dollars a month for each adviser."
    document = Document(
        source=Source(name="a.txt", sha256="a" * 64, media_type="text/plain", size=len(text)),
        text=text,
        language="en",
        pages=(Page(number=3, start=0, end=len(text)),),
    )
    statement = Statement(
        topic=Topic.HOST_PAYMENT,
        value=FEE,
        about=About(host="BS", role="adviser"),
        speaker=TEXT,
        stance=Stance.ASSERTS,
        quote=document.quote(12, 69),
        confidence=0.876,
        way="numbers",
    )
    row = statement_row(statement)
    assert json.loads(json.dumps(row)) == row
    assert row["quote"] == {"text": text[12:69], "start": 12, "end": 69, "page": 3, "language": "en"}
    assert row["about"] == {"host": "BS", "sender": None, "role": "adviser", "period": None}
    assert (row["topic"], row["speaker"], row["stance"], row["source"]) == ("host_payment", "text", "asserts", "a.txt")
    assert row["confidence"] == 0.88
    assert (row["origin"], row["otherwise"]) == ("rules", [])
    other = statement_row(replace(statement, origin=Origin.MODEL, otherwise=("0f",)))
    assert (other["origin"], other["otherwise"], other["id"]) == ("model", ["0f"], row["id"])


@pytest.mark.parametrize("figure", [True, "many", "NaN", "-1", 10**18, "1e99999999", float("inf")])
def test_what_is_no_figure_of_money_or_people_is_refused(figure):
    for topic, name in (
        (Topic.HOST_PAYMENT, "amount"),
        (Topic.RETAINED_SHARE, "percent"),
        (Topic.WORKERS_LEFT, "count"),
    ):
        with pytest.raises((ImpossibleNoun, ArithmeticError, ValueError)):
            value_of(topic, {name: figure, "currency": "USD"})


@given(whole=some.integers(0, 10**12), cents=some.integers(0, 99))
def test_a_number_is_the_same_after_json(whole, cents):
    exact = Decimal(f"{whole}.{cents:02d}")
    assert Decimal(str(json.loads(json.dumps(number(exact))))) == exact


ends = some.one_of(some.none(), some.decimals(min_value=0, max_value=100, places=1))


@given(low=ends, high=ends)
def test_the_ends_of_a_range_are_kept_and_an_open_end_is_left_out(low, high):
    if low is not None and high is not None and low > high:
        low, high = high, low
    row = json.loads(json.dumps(value_row(Share(low=low, high=high))))
    if low is None and high is None:
        assert row == {"percent": None}
    elif low == high:
        assert row == {"percent": number(low)}
    else:
        assert (row.get("min"), row.get("max")) == (number(low), number(high))
        assert set(row) == {name for name, end in (("min", low), ("max", high)) if end is not None}
