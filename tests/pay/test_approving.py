"""Approving: two different persons, neither of whom prepared it."""

from __future__ import annotations

import pytest

from fairward import pay
from fairward.pay.approving import approve, register
from fairward.pay.journal import JournalError


def test_one_person_is_not_two(made):
    run = made.prepare().run
    code = made.codes["ana"]
    assert approve(made.journal, run, "Ana", code) == (1, 0)
    for name in ("Ana", " ANA ", "ana"):
        with pytest.raises(JournalError, match="already"):
            approve(made.journal, run, name, code)
    with pytest.raises(JournalError, match="not approved by two"):
        made.send(run)
    assert approve(made.journal, run, "Ben", made.codes["ben"]) == (2, 3)
    with pytest.raises(JournalError, match="waits for approval"):
        approve(made.journal, run, "Ben", made.codes["ben"])


@pytest.mark.parametrize(("name", "code"), [("Ana", "wrong"), ("Cleo", "x"), ("Ben", "")])
def test_a_wrong_name_or_code_approves_nothing(made, name, code):
    run = made.prepare().run
    with pytest.raises(JournalError, match="name or the code"):
        approve(made.journal, run, name, code)
    assert set(made.states().values()) == {"prepared"}


def test_who_prepared_does_not_approve(made):
    run = pay.prepare(made.journal, made.seal, made.month(), "Ana").run
    with pytest.raises(JournalError, match="Who prepared"):
        approve(made.journal, run, "Ana", made.codes["ana"])


@pytest.mark.parametrize("names", [["Ana"], ["Ana", "ana "], []])
def test_a_journal_needs_two_persons(made, names):
    with pytest.raises(JournalError, match="two different persons"):
        register(made.journal, names)
