"""A month paid from the terminal, from the journal's beginning to the ledger that is followed."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from tests.pay.month import DEDUCTIONS, SCALE, placement_row, write

from fairward.cli import cli
from fairward.model.problem import FairwardError
from fairward.pay.receiving import RECEIPT


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Return a way to say a command in a folder with tables."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "placements.csv", [placement_row(number) for number in range(3)])
    (tmp_path / "scale.csv").write_text(SCALE)
    (tmp_path / "deductions.csv").write_text(DEDUCTIONS)
    (tmp_path / "payer.csv").write_text(
        "holder,account_currency,account,clearing\nMinistry of Health,BSD,9000001,BSNP001\n"
    )

    def run(words, code=0):
        result = CliRunner().invoke(cli, ["pay", *words.split()])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    return run


PREPARE = "prepare j --month 2026-11 --pay-on 2026-11-27 --placements placements.csv --scale scale.csv --deductions deductions.csv --by Eva"


def sent(say):
    codes = dict(re.findall(r"^(ana|ben)\t(\S+)", say("begin j --approver Ana --approver Ben"), re.MULTILINE))
    assert "3 payments prepared, 9,440.58 BSD" in say(PREPARE)
    assert "1 of 2" in say(f"approve j 2026-11-1 --by Ana --code {codes['ana']}")
    assert "approved by two persons, 3 payments" in say(f"approve j 2026-11-1 --by Ben --code {codes['ben']}")
    assert "3 payments" in say("send j 2026-11-1 --payer payer.csv --to bank")


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


def test_an_account_changes_at_the_workers_word(say, tmp_path):
    sent(say)
    from fairward import pay

    seal = pay.Seal(pay.read_key(tmp_path / "j.key"))
    (tmp_path / "new.csv").write_text(
        "holder,account_currency,account,clearing\nAna Pérez,BSD,777,BSNP001\n", encoding="utf-8"
    )
    assert "new account" in say(f"account j W0 --code {seal.code('account 202611-P0-1')} --to new.csv")
    with pytest.raises(FairwardError, match="Only the worker"):
        say("account j W0 --code AAAAA-AAAAA --to new.csv")


@pytest.mark.parametrize(
    "words",
    [
        "begin j --approver Ana",
        "begin j --approver Ana --approver ANA",
        "prepare j --month 2026-13 --pay-on 2026-11-27 --placements placements.csv --scale scale.csv --by Eva",
        "receipt j O --code X",
        "receipt j O --code X --received 5 --nothing",
    ],
)
def test_a_wrong_call_is_said(say, words):
    if not words.startswith("begin"):
        say("begin j --approver Ana --approver Ben")
    assert "Error" in say(words, code=2)


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
