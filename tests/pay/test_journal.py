"""The journal: whole entries or none, only ever added to, and every change found."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from tests.pay.month import placement_row

from fairward.pay import journal as module
from fairward.pay.journal import Journal, JournalError


def test_what_is_written_stays(made):
    made.prepare()
    base = sqlite3.connect(made.journal.path)
    for words in (
        "UPDATE orders SET units = 1",
        "DELETE FROM states",
        "DELETE FROM events",
        "UPDATE accounts SET mark = ''",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            base.execute(words)
    assert made.journal.checked() == ()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("orders", "UPDATE orders SET units = units + 1 WHERE id LIKE '%P1%'"),
        ("states", "UPDATE states SET state = 'credited' WHERE order_id LIKE '%P1%'"),
        ("accounts", "UPDATE accounts SET worker = 'W9' WHERE worker = 'W1'"),
        ("events", "UPDATE events SET actor = 'Ana' WHERE seq = 2"),
        ("postings", "DELETE FROM postings WHERE account = 'cost:pay'"),
    ],
)
def test_a_change_around_the_triggers_is_found(made, table, words):
    made.prepare()
    made.prepare(month=made.month().month.replace(month=10))
    base = sqlite3.connect(made.journal.path)
    for verb in ("UPDATE", "DELETE"):
        base.execute(f"DROP TRIGGER {table}_no_{verb}")
    base.execute(words)
    base.commit()
    assert "not as it was written" in made.journal.checked()[0].what


def test_an_entry_out_of_balance_is_not_written(made):
    with pytest.raises(JournalError, match="not in balance"), made.journal.entry("x", "y") as entry:
        entry.add("postings", [("O", "bank", 5, "BSD")])
    assert made.journal.read("SELECT count(*) FROM postings") == [(0,)]
    assert made.journal.checked() == ()


def test_an_entry_that_raises_leaves_nothing(made):
    def spoilt():
        with made.journal.entry("x", "y") as entry:
            entry.add("states", [("O", "sent", "")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        spoilt()
    assert made.journal.read("SELECT count(*) FROM states") == [(0,)]
    made.prepare()
    assert len(made.states()) == 3


def test_a_full_disk_is_said_and_nothing_is_half_written(made):
    made.rows = [placement_row(number) for number in range(300)]
    pages = made.journal.read("PRAGMA page_count")[0][0]
    made.journal.read(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalError, match="disk is full"):
        made.prepare()
    made.journal.read("PRAGMA max_page_count = 1000000")
    assert made.states() == {}
    assert made.prepare().orders == 300


def test_two_at_once_wait_for_one_another(made, monkeypatch):
    monkeypatch.setattr(module, "WAIT_SECONDS", 0.05)
    other = Journal(made.journal.path)
    with made.journal.entry("x", "y"):
        second = other.entry("x", "y")
        with pytest.raises(JournalError, match="Another run is at work"):
            second.__enter__()
    with other.entry("x", "y"):
        pass
    assert other.checked() == ()


def test_two_runs_at_once_pay_once(made):
    given = made.month()
    from fairward import pay

    counts = []

    def work():
        journal = Journal(made.journal.path)
        counts.append(pay.prepare(journal, made.seal, given, "Eva").orders)
        journal.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 0, 0, 3]


def test_what_is_no_journal_is_said(tmp_path):
    with pytest.raises(JournalError, match="no journal"):
        Journal(tmp_path / "none")
    (tmp_path / "text").write_text("this is no database, whatever it may be called" * 50)
    with pytest.raises(JournalError, match="could not be used"):
        Journal(tmp_path / "text")
    Journal.begin(tmp_path / "new").close()
    with pytest.raises(JournalError, match="already"):
        Journal.begin(tmp_path / "new")


def test_the_file_is_for_its_owner_and_its_head_moves(made):
    assert made.journal.path.stat().st_mode & 0o077 == 0
    before = made.journal.head()
    made.prepare()
    assert len(made.journal.head()) == 64
    assert made.journal.head() != before
