"""What must never be of a payment cannot be built; ranges follow from sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairward.model.payment import Group, Party, PartyKind, Payment, PaymentKind, Row, Span, Status
from fairward.model.problem import ImpossibleNoun


def payment(**more):
    host, worker = Party(name="Ministry", kind=PartyKind.HOST), Party(name=None, kind=PartyKind.WORKER)
    known = {
        "where": Row(file="f", row=2),
        "payer": host,
        "payee": worker,
        "kind": PaymentKind.WAGE,
        "status": Status.PAID,
    }
    return Payment(
        **{
            **known,
            "amount": Decimal(1),
            "currency": "USD",
            "paid_on": date(2025, 3, 1),
            "period": date(2025, 3, 1),
            **more,
        }
    )


def test_a_payment_needs_a_currency_and_a_sum():
    assert payment().amount == 1
    with pytest.raises(ImpossibleNoun, match="ISO 4217"):
        payment(currency="dollars")
    with pytest.raises(ImpossibleNoun, match="below 0"):
        payment(amount=Decimal(-1))
    assert payment(amount=Decimal(-1), reverses="P1").reverses == "P1"


def test_a_span_is_never_upside_down():
    with pytest.raises(ImpossibleNoun):
        Span(low=Decimal(2), high=Decimal(1))
    assert Span(low=Decimal(0), high=Decimal(1)).of(Decimal(0)) is None


def group(in_doubt=0, **flows):
    sums = {name: Decimal(amount) for name, amount in flows.items()}
    return Group(agreement=None, role=None, month=None, flows=sums, payments=1, workers=1, in_doubt=Decimal(in_doubt))


def test_what_reaches_workers_is_a_range_with_its_reasons():
    reach = group(to_worker=100, in_bulk=50, handed_back=10, kept=200, in_doubt=20).reaching
    assert (reach.low, reach.high) == (Decimal(70), Decimal(140))
    assert reach.width == {"in_bulk": Decimal(50), "account_in_doubt": Decimal(20)}


def test_bulk_that_is_paid_on_by_name_is_no_longer_in_doubt():
    reach = group(in_bulk=50, by_sender=50).reaching
    assert (reach.low, reach.high, reach.width) == (Decimal(50), Decimal(50), {})


def test_shares_leave_out_what_is_statutory_in_kind_or_unconfirmed():
    one = group(to_worker=100, statutory=100, kept=200, in_kind=999, unconfirmed=999, onward=999)
    assert one.gross == Decimal(400)
    assert (one.worker_share.low, one.retained_share.high) == (Decimal(25), Decimal(50))
    assert group(in_kind=5).worker_share is None
