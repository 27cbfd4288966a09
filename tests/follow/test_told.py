"""Answers as nouns: groups, what each worker got, the trail of a payment, arrears."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.follow import pseudonym


def test_groups_say_who_is_late_and_how_much(tmp_path):
    rows = (wage("W1", "2025-03", paid="2025-04-20"), wage("W2", "2025-03"), fee("W1", "2025-03"))
    found = ledgers.followed(ledgers.write(tmp_path, *rows))
    total = found.total
    assert (total.pays, total.late, total.late_days, total.late_most, total.workers, total.payments) == (
        2,
        1,
        23,
        23,
        2,
        3,
    )
    assert (total.gross, total.reaching.low, total.reaching.high) == (Decimal(4800), Decimal(1800), Decimal(1800))
    assert [one.agreement for one in found.by_agreement] == ["A1"]
    assert [one.role for one in found.by_role] == ["nurse"]


def test_rows_of_workers_come_only_when_asked_for(tmp_path):
    path = ledgers.write(tmp_path, wage("W1", "2025-03", paid="2025-05-01"))
    assert ledgers.followed(path).per_worker[0]["worker"] == pseudonym("W1", b"key")
    silent = ledgers.followed(path, per_worker=False)
    assert (silent.per_worker, silent.flags) == ((), ())
    assert silent.flag_counts["late"] == 1
    assert "W1" not in str(silent)


def test_the_trail_of_a_payment(tmp_path):
    head = "payment,agreement,worker,payer_kind,payee_kind,account,kind,paid_on,amount,currency,reverses"
    rows = (
        "P1,A1,W1,host,worker,K1,wage,2025-03-28,900,USD,",
        "P2,A1,W1,host,worker,K1,wage,2025-03-29,-900,USD,P1",
        "P3,A1,W2,host,worker,K1,wage,2025-03-28,900,USD,",
    )
    trails = ledgers.result(ledgers.write(tmp_path, *rows, head=head), trail="P1").trail
    (one,) = [trail for trail in trails if trail.payment.reference == "P1"]
    assert (one.flow.value, one.value, one.rate) == ("to_worker", Decimal("900.00"), None)
    assert [row.row for row in one.related] == [3]
    assert one.flags == ("shared-account",)
    assert one.payment.worker == pseudonym("W1", b"key")
    assert one.payment.payee.name is None


def test_arrears_are_what_is_agreed_and_not_credited(tmp_path):
    (tmp_path / "terms.csv").write_text("agreement,role,currency,pay_monthly\nA1,nurse,USD,1000\n", encoding="utf-8")
    rows = (wage("W1", "2025-03", "900"), wage("W1", "2025-04", "1000"), fee("W2", "2025-03"))
    found = ledgers.followed(ledgers.write(tmp_path, *rows), terms=(tmp_path / "terms.csv",))
    assert found.arrears == {"A1": Decimal(1100)}
