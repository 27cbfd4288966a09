"""A pay run killed at any step, then said again: nothing is paid twice and nothing is lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from tests.pay.month import Made, begun

from fairward import pay
from fairward.pay import journal as module

ALL = 60


class Counting:
    """A connection that kills its process at one of its steps."""

    left = 10**9

    def __init__(self, base):
        self.base = base

    def __getattr__(self, name):
        return getattr(self.base, name)

    @classmethod
    def step(cls):
        cls.left -= 1
        if cls.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def execute(self, *words):
        self.step()
        found = self.base.execute(*words)
        if words[0] == "COMMIT":
            self.step()
        return found

    def executemany(self, *words):
        self.step()
        return self.base.executemany(*words)


def walk(folder: Path, codes: dict[str, str]) -> None:
    """Do a whole month as a person would who says each command again until it is done."""
    seal = pay.Seal(pay.read_key(folder / "pay.journal.key"))
    made = Made(folder, pay.Journal(folder / "pay.journal"), seal, codes, begun_rows())
    made.prepare()
    for run in pay.standing(made.journal)["runs"]:
        for name, code in codes.items():
            try:
                pay.approve(made.journal, run, name, code)
            except pay.JournalError:
                continue
        for file in made.send(run):
            bank = pay.rehearse(file.path, folder / "answers")
            for path in (bank.report, bank.statement):
                pay.reconcile(made.journal, seal, path, "")
    made.journal.close()


def begun_rows():
    from tests.pay.month import placement_row

    return [placement_row(number) for number in range(3)]


@pytest.mark.parametrize("at", range(0, ALL, 3))
def test_killed_at_any_step_and_said_again(tmp_path, at, monkeypatch):
    made = begun(tmp_path)
    made.journal.close()
    child = os.fork()
    if child == 0:
        plain = module._connected
        module._connected = lambda path: Counting(plain(path))  # type: ignore[return-value]  # stands in for it
        replace = Path.replace

        def replaced(self, target):
            Counting.step()
            moved = replace(self, target)
            Counting.step()
            return moved

        Path.replace = replaced
        Counting.left = at
        try:
            walk(tmp_path, made.codes)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    walk(tmp_path, made.codes)
    journal = pay.Journal(tmp_path / "pay.journal")
    assert {state for state, _ in journal.states().values()} == {"credited"}
    assert len(journal.states()) == 3
    assert journal.checked() == ()
    files = list((tmp_path / "bank").glob("*.xml"))
    sent = "".join(path.read_text() for path in files)
    assert [sent.count(f"<EndToEndId>202611-P{number}-1<") for number in range(3)] == [1, 1, 1]


def test_the_steps_reach_the_end_of_the_month(tmp_path):
    made = begun(tmp_path)
    made.journal.close()
    counted = Counting.left
    plain = module._connected
    try:
        module._connected = lambda path: Counting(plain(path))  # type: ignore[return-value]  # stands in for it
        walk(tmp_path, made.codes)
    finally:
        module._connected = plain
    assert counted - Counting.left >= ALL
