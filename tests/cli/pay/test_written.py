"""What a month leaves, written in one step."""

from __future__ import annotations

from tests.cli.pay.commands import PREPARE, sent

from fairward import pay
from fairward.pay.receiving import RECEIPT


def answered(say, reject=""):
    sent(say)
    say(f"rehearse bank/FW-2026-11-1-1.xml --to answers {reject}")
    say("bank j answers/FW-2026-11-1-1.pain002.xml answers/FW-2026-11-1-1.camt053.xml")


def test_a_month_is_closed_in_one_step_once_every_worker_has_confirmed(say, tmp_path):
    answered(say)
    out = say("close j --month 2026-11 --to november", code=1)
    assert "3 payslips, ledger.csv and terms.csv written" in out
    assert "3 credited: the worker's own receipt is missing" in out
    assert {path.name for path in (tmp_path / "november").iterdir()} == {"payslips", "ledger.csv", "terms.csv"}
    seal = pay.Seal(pay.read_key(tmp_path / "j.key"))
    for number in range(3):
        order = f"202611-P{number}-1"
        say(f"receipt j {order} --code {seal.code(RECEIPT + order)} --received 3146.86 --on 2026-11-28")
    assert "2026-11 is closed: every worker has confirmed." in say("close j --month 2026-11 --to november")
    assert (tmp_path / "november" / "ledger.csv").read_text().count(",wage,paid,") == 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "november" / "payslips").iterdir())


def test_what_came_back_stays_open_until_it_is_paid(say, tmp_path):
    answered(say, "--reject 1")
    out = say("close j --month 2026-11 --to november", code=1)
    assert "1 returned: they came back and have to be prepared anew" in out
    assert "2 credited" in out
    assert len(list((tmp_path / "november" / "payslips").iterdir())) == 2
    say(PREPARE)
    out = say("close j --month 2026-11 --to november", code=1)
    assert "returned" not in out
    assert "1 prepared: two persons have to approve them" in out


def test_a_month_of_which_nothing_was_prepared_is_not_closed(say):
    say("begin j --approver Ana --approver Ben")
    assert "nothing was prepared for this month" in say("close j --month 2026-10 --to october", code=1)
