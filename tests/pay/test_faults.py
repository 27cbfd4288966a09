"""What goes wrong around a month: clocks, disks, two at once, files cut off; nothing paid twice, nothing lost, a clear sentence."""

from __future__ import annotations

import os
import resource
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.pay.month import Made, placement_row

from fairward import pay
from fairward.model.problem import UnreadableSource
from fairward.pay import journal as journal_module
from fairward.pay import sending as sending_module

SUMMER_BEGINS, SUMMER_ENDS = date(2024, 3, 31), date(2026, 10, 25)
"""The clocks of Europe change on the last day of March 2024, and a Sunday before the last of October 2026."""


class Clock(datetime):
    """A clock that a test sets."""

    at = datetime(2024, 3, 31, 0, 59, 59, tzinfo=UTC)
    step = timedelta(seconds=1)

    @classmethod
    def now(cls, tz=None):
        cls.at += cls.step
        return cls.at.astimezone(tz)


@pytest.fixture(params=["Europe/Paris", "America/Havana", "Pacific/Kiritimati", "UTC"])
def zone(request, monkeypatch):
    """Set the machine's time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("step", [1, 3600, -3600])
def test_a_clock_that_changes_at_the_end_of_the_month_changes_no_pay(made, zone, monkeypatch, step):
    monkeypatch.setattr(Clock, "at", datetime(2024, 3, 31, 0, 59, 59, tzinfo=UTC))
    monkeypatch.setattr(Clock, "step", timedelta(seconds=step))
    for module in (journal_module, sending_module):
        monkeypatch.setattr(module, "datetime", Clock)
    made.rows = [placement_row(number, starts_on="2024-03-31") for number in range(3)]
    done = made.prepare(month=date(2024, 3, 1), pay_on=SUMMER_BEGINS)
    assert made.prepare(month=date(2024, 3, 1), pay_on=SUMMER_BEGINS).already == 3
    order = next(pay.orders(made.journal, made.seal))
    assert (order.payday.days, order.payday.days_of_month, order.pay_on) == (1, 31, SUMMER_BEGINS)
    made.approve(done.run)
    (file,) = made.send(done.run)
    body = file.path.read_bytes()
    assert b"<Dt>2024-03-31</Dt>" in body
    file.path.unlink()
    assert made.send(done.run)[0].path.read_bytes() == body
    bank = pay.rehearse(file.path, made.folder / "answers")
    for path in (bank.report, bank.statement):
        pay.reconcile(made.journal, made.seal, path, "")
    assert set(made.states().values()) == {"credited"}
    assert made.journal.checked() == ()
    assert ",2024-03,2024-03-31,2024-03-31," in pay.to_ledger(made.journal, made.seal)


def test_the_same_pay_on_both_sides_of_a_clock_change(made):
    amounts = set()
    for month in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)):
        run = made.prepare(month=month, pay_on=SUMMER_ENDS).run
        amounts |= {order.amount for order in pay.orders(made.journal, made.seal, run)}
    assert len(amounts) == 1


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["report", "statement"])
def test_an_answer_cut_off_changes_nothing_and_the_whole_one_counts_after(made, part, kind):
    _, files = made.sent()
    bank = pay.rehearse(files[0].path, made.folder / "answers")
    path = getattr(bank, kind)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    before = made.journal.head()
    with pytest.raises(UnreadableSource, match=r"not whole or not safe XML .*nothing was read"):
        pay.reconcile(made.journal, made.seal, path, "")
    assert made.journal.head() == before
    path.write_bytes(whole)
    assert sum(pay.reconcile(made.journal, made.seal, path, "").moved.values()) == 3


def test_the_same_statement_three_times_and_late_reports_credit_once(made):
    _, files = made.sent()
    bank = pay.rehearse(files[0].path, made.folder / "answers")
    copy = made.folder / "copy.xml"
    copy.write_bytes(bank.statement.read_bytes())
    counts = [pay.reconcile(made.journal, made.seal, path, "").moved for path in (bank.statement, bank.statement, copy)]
    assert counts == [{"credited": 3}, {}, {}]
    assert pay.reconcile(made.journal, made.seal, bank.report, "").moved == {}
    assert made.books()["bank"] == -sum(order.amount for order in pay.orders(made.journal, made.seal))


def in_child(work) -> int:
    """Return the exit code of a process of its own that does the work: 0, or 7 where it raises what was to be raised."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(work())
        finally:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def opened(made) -> Made:
    """Return the same month with a journal of its own, for another process."""
    return Made(made.folder, pay.Journal(made.journal.path), made.seal, made.codes, made.rows)


def test_two_processes_at_once_prepare_and_send_once(made):
    def work():
        other = opened(made)
        other.prepare()
        return 0

    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            try:
                os._exit(work())
            finally:
                os._exit(99)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    assert len(made.states()) == 3
    made.approve("2026-11-1")
    assert [in_child(lambda: int(opened(made).send("2026-11-1")[0].again)) for _ in range(2)] == [0, 1]
    sent = "".join(path.read_text() for path in (made.folder / "bank").glob("*.xml"))
    assert sent.count("<EndToEndId>") == 3


def test_a_disk_that_fills_while_the_bank_file_is_written_sends_nothing(made):
    run = made.prepare().run
    made.approve(run)

    def work():
        other = opened(made)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        try:
            other.send(run)
        except OSError:
            return 7
        return 0

    assert in_child(work) == 7
    assert list((made.folder / "bank").iterdir()) == []
    assert set(made.states().values()) == {"approved"}
    assert made.send(run)[0].again is False
    assert made.journal.checked() == ()


def test_a_disk_that_fills_while_the_journal_is_written_keeps_the_entries_before(made):
    made.prepare()
    head = made.journal.head()
    size = made.journal.path.stat().st_size
    made.rows = [placement_row(number) for number in range(3, 300)]
    given = made.month()

    def work():
        other = opened(made)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
        try:
            pay.prepare(other.journal, other.seal, given, "Eva")
        except pay.JournalError as error:
            return 7 if str(error).strip() else 8
        return 0

    assert in_child(work) == 7
    assert made.journal.head() == head
    assert len(made.states()) == 3
    assert pay.prepare(made.journal, made.seal, given, "Eva").orders == 297
    assert made.journal.checked() == ()
