"""Sending: written once, the same again, and never what was not approved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pay.month import PAYER, placement_row

from fairward import pay
from fairward.pay import sending
from fairward.pay.journal import JournalError


def test_sent_again_is_the_same_file(made):
    run, files = made.sent()
    before = files[0].path.read_bytes()
    files[0].path.unlink()
    again = made.send(run)
    assert (again[0].again, again[0].path.read_bytes()) == (True, before)
    assert made.journal.read("SELECT count(*) FROM files WHERE kind = 'pain.001'") == [(1,)]
    assert files[0].path.stat().st_mode & 0o077 == 0


def test_another_payers_account_is_not_sent_again(made):
    run, _ = made.sent()
    with pytest.raises(JournalError, match="not be the file"):
        pay.send(made.journal, made.seal, run, replace(PAYER, number="1"), made.folder / "bank", "")


def test_a_strange_run_is_refused(made):
    with pytest.raises(JournalError, match="no such run"):
        made.send("2026-11-9")


def test_files_hold_what_a_bank_takes_and_one_currency(made, monkeypatch):
    monkeypatch.setattr(sending, "FILE_OF", 2)
    made.rows.append(placement_row(3, account_currency="USD"))
    (made.folder / "r.csv").write_text("day,currency,rate,base\n2026-11-26,BSD,1,USD\n")
    run = made.prepare(rates=pay.read_rates(made.folder / "r.csv")).run
    made.approve(run)
    files = made.send(run)
    assert [file.orders for file in files] == [2, 1, 1]
    assert len({file.message for file in files}) == 3
    assert [file.again for file in made.send(run)] == [True] * 3
