"""One small ledger with every oddity, followed by the program and by hand, to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.follow import ledgers

from fairward.model.payment import Flow

HEAD = (
    "payment,agreement,host,sender,role,worker,payer,payer_kind,payee,payee_kind,account,kind,status,period,months,"
    "due_on,paid_on,amount,currency,legal_basis,reverses,corrects,workers"
)
# Two workers of A1 and a crew of three that is paid in bulk. Pay for December 2024 comes in January 2025.
ROWS = (
    "F1,A1,BS,CU,nurse,,Ministry,host,Agency,sender,,fee,paid,2024-12,2,,2025-01-05,6000.01,USD,,,,2",
    "W1a,A1,BS,CU,nurse,N1,Ministry,host,,worker,K1,wage,paid,2024-12,1,2024-12-31,2025-01-20,900.10,USD,,,,",
    "W1b,A1,BS,CU,nurse,N1,Ministry,host,,worker,K1,wage,paid,2025-01,1,2025-01-31,2025-01-31,900.10,USD,,,,",
    "W2a,A1,BS,CU,nurse,N2,Ministry,host,,worker,K2,wage,paid,2024-12,1,2024-12-31,2024-12-30,500,EUR,,,,",
    "W2a,A1,BS,CU,nurse,N2,Ministry,host,,worker,K2,wage,paid,2024-12,1,2024-12-31,2024-12-31,400,USD,,,,",
    "W2x,A1,BS,CU,nurse,N2,Ministry,host,,worker,K2,wage,paid,2025-01,1,2025-01-31,2025-01-30,99,USD,,,,",
    "W2y,A1,BS,CU,nurse,N2,Ministry,host,,worker,K2,wage,paid,2025-01,1,2025-01-31,2025-01-31,950,USD,,,W2x,",
    "S1,A1,BS,CU,nurse,N1,Ministry,host,Tax office,authority,,statutory,paid,2025-01,1,,2025-01-31,80.05,USD,Tax Act,,,",
    "D1,A1,BS,CU,nurse,N1,Ministry,host,Agency,sender,,deduction,paid,2025-01,1,,2025-01-31,50,USD,,,,",
    "I1,A1,BS,CU,nurse,N1,Ministry,host,,worker,,in_kind,paid,2025-01,1,,2025-01-31,300,USD,,,,",
    "B1,A1,BS,CU,technician,,Ministry,host,Agency,go_between,,wage,paid,2025-01,1,2025-01-31,2025-01-31,2100,USD,,,,3",
    "B2,A1,BS,CU,technician,T1,Agency,go_between,,worker,K3,wage,paid,2025-01,1,2025-01-31,2025-02-04,600,USD,,,,",
    "H1,A1,BS,CU,nurse,N1,,worker,Agency,sender,,transfer,paid,2025-01,1,,2025-02-01,400,USD,,,,",
    "V1,A1,BS,CU,nurse,N1,Ministry,host,,worker,K1,wage,paid,2025-01,1,,2025-02-02,-100.10,USD,,W1b,,",
    "O1,A1,BS,CU,nurse,N2,Ministry,host,,worker,K2,wage,ordered,2025-02,1,2025-02-28,2025-02-28,900,USD,,,,",
)
RATES = "day,currency,rate,base\n2024-12-27,USD,1.0435,EUR\n2025-01-15,USD,1.03,EUR\n"
# 500 EUR at 1.0435, the rate of the Friday before.
EUR = Decimal("521.75")


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand")
    (folder / "rates.csv").write_text(RATES, encoding="utf-8")
    terms = "agreement,role,currency,fee_monthly,pay_monthly\nA1,nurse,USD,1500,1000\n"
    (folder / "terms.csv").write_text(terms, encoding="utf-8")
    path = ledgers.write(folder, *ROWS, head=HEAD)
    how = {"rates": folder / "rates.csv", "currency": "USD", "terms": (folder / "terms.csv",)}
    return ledgers.result(path, trail="V1", **how), ledgers.result(path, trail="W2a", **how)


def test_each_flow_is_what_a_hand_adds_up(result):
    flows = result[0].followed.total.flows
    assert flows[Flow.TO_WORKER] == Decimal("900.10") * 2 + EUR + 400 + 950 - Decimal("100.10")
    assert flows[Flow.STATUTORY] == Decimal("80.05")
    assert flows[Flow.KEPT] == Decimal("6000.01") + 50
    assert flows[Flow.IN_KIND] == 300
    assert flows[Flow.IN_BULK] == 2100
    assert flows[Flow.BY_SENDER] == 600
    assert flows[Flow.HANDED_BACK] == 400
    assert flows[Flow.UNCONFIRMED] == 900
    # W2x, which W2y corrects, counts nowhere; nothing else is lost.
    kept = [row for row in ROWS if not row.startswith("W2x")]
    written = sum(Decimal(row.split(",")[17]) if row.split(",")[18] == "USD" else EUR for row in kept)
    assert result[0].followed.total.total == written


def test_bulk_pay_is_a_range_and_never_a_point(result):
    total = result[0].followed.total
    by_name = Decimal("900.10") * 2 + EUR + 400 + 950 - Decimal("100.10") + 600 - 400
    # 600 of the 2,100 in bulk is paid on to T1 by name; the other 1,500 may have reached somebody or not.
    assert (total.reaching.low, total.reaching.high) == (by_name, by_name + 1500)
    assert total.reaching.width == {"in_bulk": Decimal(1500)}
    # In kind and what is only ordered is not what the host paid in money.
    assert total.gross == by_name - 600 + 400 + Decimal("80.05") + Decimal("6050.01") + 2100


def test_months_are_those_that_pay_is_for_and_not_those_it_came_in(result):
    months = {one.month: one for one in result[0].followed.by_month}
    december = months[date(2024, 12, 1)]
    assert december.flows[Flow.TO_WORKER] == Decimal("900.10") + EUR + 400
    # The fee is for two months: 3,000.005 each, no cent lost.
    assert december.flows[Flow.KEPT] == Decimal("3000.0050")
    assert (december.late, december.late_most) == (1, 20)
    assert months[date(2025, 1, 1)].flows[Flow.KEPT] == Decimal("3050.0050")
    assert (months[date(2025, 1, 1)].late, months[date(2025, 1, 1)].late_most) == (1, 4)


def test_in_kind_and_statutory_stand_apart(result):
    figures = result[0].followed.figures
    nothing = Decimal(0)
    paid = sum((Decimal(one["paid"]) for one in result[0].followed.per_worker), nothing)
    assert figures["in-kind-share"] == {"ratio": f"{(300 / (paid + 300)).quantize(Decimal('0.0001')).normalize():f}"}
    # 50 withheld without a law; the 80.05 of tax is no such deduction.
    assert result[0].followed.flag_counts["deduction-without-basis"] == 1
    gross = paid + 50 + Decimal("80.05")
    assert figures["deduction-cap"]["ratio"] == f"{(50 / gross).quantize(Decimal('0.0001')).normalize():f}"


def test_what_is_stated_stands_beside_what_is_shown(result):
    stated = {one.about: one for one in result[0].followed.stated}
    pay = stated["worker_pay"]
    # N1: 900.10, then 900.10 less the 100.10 taken back; N2: 500 EUR and 400 are 921.75, then 950.
    assert (pay.shown.low, pay.shown.high) == (Decimal("800.00"), Decimal(950))
    assert (pay.gap.low, pay.gap.high) == (Decimal(-200), Decimal(-50))
    # The fee names no worker, so no worker's month shows it.
    assert stated["host_payment"].shown is None
    assert stated["host_payment"].gap is None


def test_the_trail_of_a_payment_names_its_flow_its_rate_and_what_belongs_to_it(result):
    back = {one.payment.reference: one for one in result[0].trail}
    assert set(back) == {"V1", "W1b"}
    assert back["V1"].flow is Flow.TO_WORKER
    assert back["V1"].payment.reverses == "W1b"
    assert [row.row for row in back["V1"].related] == [4]
    assert "hand-over" in back["W1b"].flags
    parts = sorted(result[1].trail, key=lambda one: one.payment.currency)
    # A split payment: two rows of one reference, each with its own rate and row.
    assert [(one.payment.currency, one.value, one.rate) for one in parts] == [
        ("EUR", EUR, Decimal("1.0435")),
        ("USD", Decimal(400), None),
    ]
    assert parts[0].rate_on == date(2024, 12, 27)
    assert parts[0].payment.where.row == 5
    assert parts[0].payment.worker not in (None, "N2")
    assert "duplicate" not in parts[0].flags
