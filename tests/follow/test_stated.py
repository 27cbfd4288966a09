"""What is stated beside what is shown."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.model.payment import Span, Stated


def test_terms_stand_beside_what_the_records_show(tmp_path):
    (tmp_path / "terms.csv").write_text(
        "agreement,role,currency,fee_monthly,pay_monthly\nA1,nurse,USD,3000,1000\n", encoding="utf-8"
    )
    rows = (wage("W1", "2025-03", "900"), wage("W1", "2025-04", "1000"), fee("W1", "2025-03"), fee("W1", "2025-04"))
    stated = ledgers.followed(ledgers.write(tmp_path, *rows), terms=(tmp_path / "terms.csv",)).stated
    pay = next(one for one in stated if one.about == "worker_pay")
    assert (pay.shown.low, pay.shown.high, pay.average) == (Decimal(900), Decimal(1000), Decimal(950))
    assert (pay.gap.low, pay.gap.high) == (Decimal(-100), Decimal(0))
    assert next(one for one in stated if one.about == "host_payment").gap == Span(low=Decimal(0), high=Decimal(0))


def test_of_few_workers_nothing_is_shown(tmp_path):
    (tmp_path / "terms.csv").write_text("agreement,role,currency,pay_monthly\nA1,nurse,USD,1000\n", encoding="utf-8")
    path = ledgers.write(tmp_path, wage("W1", "2025-03"))
    found = ledgers.followed(path, terms=(tmp_path / "terms.csv",), k=10)
    assert found.total.hidden == "whole"
    assert (found.stated, found.by_role, found.flag_counts, found.figures, found.shown) == ((), (), {}, {}, ())


def test_what_no_record_shows_has_no_gap():
    one = Stated(
        about="worker_pay",
        agreement=None,
        role=None,
        by="x",
        stated=Span(low=Decimal(1), high=Decimal(2)),
        shown=None,
        unit="USD",
    )
    assert one.gap is None
