"""Sums over rows: money is conserved to the cent whatever the rows are, and ranges are never points."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as any_of
from tests.follow import ledgers

HEAD = "payment,agreement,role,worker,payer_kind,payee_kind,kind,status,period,months,paid_on,amount,currency,reverses"


@any_of.composite
def rows(draw):
    """Any sound rows of a ledger, with reversals and payments for several months."""
    amount = draw(any_of.decimals(Decimal("0.0001"), Decimal("99999999.9999"), places=4))
    back = draw(any_of.booleans())
    return ",".join(
        (
            f"P{draw(any_of.integers(0, 9))}",
            f"A{draw(any_of.integers(0, 3))}",
            draw(any_of.sampled_from(("nurse", "doctor", ""))),
            draw(any_of.sampled_from(("W1", "W2", "W3", ""))),
            draw(any_of.sampled_from(("host", "sender", "go_between", "worker", "authority", "other"))),
            draw(any_of.sampled_from(("host", "sender", "go_between", "worker", "authority", "other"))),
            draw(
                any_of.sampled_from(
                    ("fee", "wage", "stipend", "in_kind", "statutory", "deduction", "transfer", "other")
                )
            ),
            draw(any_of.sampled_from(("paid", "ordered", "failed"))),
            f"2025-{draw(any_of.integers(1, 12)):02}",
            str(draw(any_of.integers(1, 7))),
            f"2025-{draw(any_of.integers(1, 12)):02}-15",
            f"-{amount}" if back else str(amount),
            "USD",
            "P0" if back else "",
        )
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_of.lists(rows(), min_size=1, max_size=40))
def test_no_cent_is_lost(made):
    with tempfile.TemporaryDirectory() as folder:
        found = ledgers.followed(ledgers.write(Path(folder), *made, head=HEAD))
    whole = sum((Decimal(row.split(",")[11]) for row in made), Decimal(0))
    assert found.total.total == whole
    for groups in (found.by_agreement, found.by_role, found.by_month):
        assert sum((group.total for group in groups), Decimal(0)) == whole
    for flow in found.total.flows:
        parts = sum((group.flows.get(flow, Decimal(0)) for group in found.by_month), Decimal(0))
        assert parts == found.total.flows[flow]
    assert found.total.reaching.low <= found.total.reaching.high


def flow_of(tmp_path, **row):
    columns = {"worker": "W1", "amount": "100", "currency": "USD", "paid_on": "2025-03-28", **row}
    path = ledgers.write(tmp_path, ",".join(columns.values()), head=",".join(columns))
    return next(iter(ledgers.followed(path).total.flows))


@pytest.mark.parametrize(
    ("row", "flow"),
    [
        ({"payer_kind": "host", "payee_kind": "worker", "kind": "wage"}, "to_worker"),
        ({"payer_kind": "sender", "payee_kind": "worker", "kind": "wage"}, "by_sender"),
        ({"payer_kind": "host", "payee_kind": "go_between", "kind": "stipend"}, "in_bulk"),
        ({"payer_kind": "host", "payee_kind": "sender", "kind": "fee"}, "kept"),
        ({"payer_kind": "host", "payee_kind": "sender", "kind": "deduction"}, "kept"),
        ({"payer_kind": "host", "payee_kind": "authority", "kind": "deduction"}, "statutory"),
        ({"payer_kind": "worker", "payee_kind": "sender", "kind": "transfer"}, "handed_back"),
        ({"payer_kind": "go_between", "payee_kind": "sender", "kind": "fee"}, "onward"),
        ({"payer_kind": "host", "payee_kind": "worker", "kind": "in_kind"}, "in_kind"),
        ({"payer_kind": "host", "payee_kind": "worker", "kind": "wage", "status": "ordered"}, "unconfirmed"),
        ({"payer_kind": "host", "payee_kind": "worker", "kind": "wage", "status": "failed"}, "failed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_row_goes_one_way(tmp_path, row, flow):
    assert flow_of(tmp_path, **row) == flow


def test_what_is_ordered_is_not_paid(tmp_path):
    head = "worker,payer_kind,payee_kind,kind,status,paid_on,amount,currency"
    path = ledgers.write(
        tmp_path,
        "W1,host,worker,wage,ordered,2025-03-28,900,USD",
        "W1,host,sender,fee,paid,2025-03-01,100,USD",
        head=head,
    )
    total = ledgers.followed(path).total
    assert total.gross == Decimal(100)
    assert total.reaching.high == 0


def test_pay_in_bulk_is_a_range_and_never_a_point(tmp_path):
    head = "worker,payer_kind,payee_kind,kind,paid_on,amount,currency"
    path = ledgers.write(
        tmp_path, ",host,go_between,stipend,2025-03-28,400,USD", ",host,sender,fee,2025-03-01,600,USD", head=head
    )
    total = ledgers.followed(path).total
    assert (total.reaching.low, total.reaching.high) == (0, Decimal(400))
    assert total.reaching.width == {"in_bulk": Decimal(400)}
    assert (total.worker_share.low, total.worker_share.high) == (0, Decimal(40))
    assert (total.retained_share.low, total.retained_share.high) == (Decimal(60), Decimal(100))


def test_a_payment_for_several_months_is_divided_without_a_rest(tmp_path):
    head = "worker,payer_kind,payee_kind,kind,period,months,paid_on,amount,currency"
    path = ledgers.write(tmp_path, "W1,host,worker,wage,2024-12,3,2025-02-28,100,USD", head=head)
    months = {group.month.isoformat(): group.total for group in ledgers.followed(path).by_month}
    assert months == {
        "2024-12-01": Decimal("33.3334"),
        "2025-01-01": Decimal("33.3333"),
        "2025-02-01": Decimal("33.3333"),
    }


def test_a_corrected_row_gives_way(tmp_path):
    head = "payment,agreement,worker,payer_kind,payee_kind,kind,paid_on,amount,currency,corrects"
    rows_ = ("P1,A,W1,host,worker,wage,2025-03-28,900,USD,", "P2,A,W1,host,worker,wage,2025-03-28,950,USD,P1")
    assert ledgers.followed(ledgers.write(tmp_path, *rows_, head=head)).total.total == Decimal(950)


def test_a_reversal_takes_its_payment_back(tmp_path):
    head = "payment,agreement,worker,payer_kind,payee_kind,kind,paid_on,amount,currency,reverses"
    rows_ = ("P1,A,W1,host,worker,wage,2025-03-28,900,USD,", "P2,A,W1,host,worker,wage,2025-03-29,-900,USD,P1")
    found = ledgers.followed(ledgers.write(tmp_path, *rows_, head=head))
    assert found.total.total == 0
    assert found.flag_counts["duplicate"] == 0
