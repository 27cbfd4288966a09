"""A month paid from the terminal, from the journal's beginning to the ledger that is followed."""

from __future__ import annotations

import re

from tests.cli.pay.commands import PREPARE, sent
from tests.pay.month import placement_row, write

from fairward.pay.receiving import RECEIPT


def test_a_month_from_the_terminal(say, tmp_path):
    sent(say)
    assert "already" in say(PREPARE)
    say("rehearse bank/FW-2026-11-1-1.xml --to answers --reject 1")
    names = "answers/FW-2026-11-1-1.pain002.xml answers/FW-2026-11-1-1.camt053.xml"
    assert "1 returned" in say(f"bank j {names}")
    assert say(f"bank j {names}").count("nothing changed") == 2
    from fairward import pay

    seal = pay.Seal(pay.read_key(tmp_path / "j.key"))
    code = seal.code(RECEIPT + "202611-P1-1")
    assert "confirmed" in say(f"receipt j 202611-P1-1 --code {code} --received 3146.86 --on 2026-11-28")
    assert "disputed" in say(f"receipt j 202611-P2-1 --code {seal.code(RECEIPT + '202611-P2-1')} --nothing")
    assert "2026-11-1\t1 confirmed, 1 disputed, 1 returned" in say("status j")
    assert '"sound": true' in say("status j --json")
    assert "202611-P1-1\tconfirmed" in say("status j --orders")
    say("payslips j 2026-11-1 --to slips")
    assert len(list((tmp_path / "slips").glob("*.pdf"))) == 3
    say("ledger j --to ledger.csv --terms terms.csv --month 2026-11")
    assert (tmp_path / "ledger.csv").read_text().count(",wage,paid,") == 1


def test_a_placement_that_cannot_be_paid_is_told_and_the_others_are_prepared(say, tmp_path):
    say("begin j --approver Ana --approver Ben")
    write(tmp_path / "placements.csv", [placement_row(0, holder="Embassy"), placement_row(1)])
    out = say(PREPARE, code=1)
    assert "1 payments prepared" in out
    assert "own name" in out
    assert "Embassy" not in out


def test_a_run_taken_back_and_a_place_that_cannot_be_written(say, tmp_path):
    codes = dict(re.findall(r"^(ana|ben)\t(\S+)", say("begin j --approver Ana --approver Ben"), re.MULTILINE))
    say(PREPARE)
    assert "3 payments taken back" in say("withdraw j 2026-11-1 --by Eva --why wrong")
    assert "Run 2026-11-2: 3 payments prepared" in say(PREPARE)
    for name, code in codes.items():
        say(f"approve j 2026-11-2 --by {name} --code {code}")
    (tmp_path / "taken").write_text("a file where a folder should be")
    assert "could not be written" in say("send j 2026-11-2 --payer payer.csv --to taken/bank", code=1)
    assert "3 approved" in say("status j")
    assert "3 payments" in say("send j 2026-11-2 --payer payer.csv --to bank")


def test_a_bad_file_of_the_bank_does_not_stop_the_others(say, tmp_path):
    sent(say)
    say("rehearse bank/FW-2026-11-1-1.xml --to answers")
    (tmp_path / "bad.xml").write_text("<a")
    assert "3 accepted" in say("bank j bad.xml answers/FW-2026-11-1-1.pain002.xml", code=1)
