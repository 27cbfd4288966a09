"""Due days that no row says, one host and sender of several, terms in another currency."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers
from tests.follow.ledgers import wage

from fairward import follow

HEAD = "agreement,host,sender,worker,kind,period,months,paid_on,amount,currency"


def test_without_a_due_day_the_end_of_the_period_counts(tmp_path):
    path = ledgers.write(tmp_path, "A1,BS,CU,W1,wage,2025-02,1,2025-03-10,900,USD", head=HEAD)
    assert ledgers.followed(path).total.late_most == 10


def test_the_agreed_pay_day_counts(tmp_path):
    (tmp_path / "terms.csv").write_text("agreement,role,currency,pay_day\nA1,,USD,5\n", encoding="utf-8")
    path = ledgers.write(tmp_path, "A1,BS,CU,W1,wage,2025-02,1,2025-03-10,900,USD", head=HEAD)
    assert ledgers.followed(path, terms=(tmp_path / "terms.csv",)).total.late_most == 33


def test_pay_for_several_months_is_due_at_the_end_of_the_last(tmp_path):
    path = ledgers.write(tmp_path, "A1,BS,CU,W1,wage,2025-02,2,2025-03-31,900,USD", head=HEAD)
    found = ledgers.followed(path)
    assert (found.total.late, found.total.pays) == (0, 1)


def test_one_host_and_sender_of_several(tmp_path):
    rows = ("A1,BS,CU,W1,wage,2025-02,1,2025-02-28,900,USD", "A2,JM,CU,W2,wage,2025-02,1,2025-02-28,100,USD")
    path = ledgers.write(tmp_path, *rows, head=HEAD)
    assert ledgers.followed(path).host is None
    only = ledgers.followed(path, only=("JM", "CU"))
    assert (only.host, only.sender, only.total.total) == ("JM", "CU", Decimal(100))
    assert ledgers.result(path, only=("MX", "CU")).followed is None


def test_terms_in_another_currency_are_told(tmp_path):
    (tmp_path / "terms.csv").write_text("agreement,role,currency,pay_monthly\nA1,,CUP,5\n", encoding="utf-8")
    found = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-02")), terms=(tmp_path / "terms.csv",))
    assert any("not in USD" in problem.what for problem in found.problems)


def test_answers_are_tables_of_the_engine(tmp_path):
    found, taken = ledgers.answered(tmp_path, ledgers.write(tmp_path, wage("W1", "2025-02"), wage("W2", "2025-02")))
    assert (found.count, found.currency, len(taken.taken)) == (2, "USD", 1)
    assert follow.groups(found)[0].total == Decimal(1800)
