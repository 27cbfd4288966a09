"""The worker's own word: only with the worker's code, and it closes or disputes a payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fairward import pay
from fairward.model.placement import Account, Receipt
from fairward.pay.journal import JournalError
from fairward.pay.receiving import ACCOUNT, RECEIPT

DAY = date(2026, 12, 1)
ORDER = "202611-P0-1"
GOT = Receipt(order=ORDER, said_on=DAY, amount=Decimal("3146.86"), arrived_on=DAY)
NOTHING = Receipt(order=ORDER, said_on=DAY, note="My sister says so too")
NEW = Account(holder="Ana Pérez", currency="BSD", number="555", clearing="BSNP001")


def receive(made, receipt, label=RECEIPT):
    return pay.receive(made.journal, made.seal, receipt, made.seal.code(label + receipt.order))


def test_the_amount_that_was_sent_closes_it(made):
    made.answered()
    assert receive(made, GOT) == "confirmed"
    assert receive(made, NOTHING) == "disputed"
    assert receive(made, GOT) == "confirmed"
    assert made.journal.checked() == ()


@pytest.mark.parametrize("amount", ["3146.85", "1", "9999"])
def test_any_other_amount_is_a_dispute(made, amount):
    made.answered()
    assert receive(made, replace(GOT, amount=Decimal(amount))) == "disputed"


def test_the_workers_note_is_kept_sealed(made):
    made.answered()
    receive(made, NOTHING)
    assert b"sister" not in made.journal.path.read_bytes()


def test_a_receipt_before_the_banks_word_waits(made):
    made.sent()
    with pytest.raises(JournalError, match="bank has not said yet"):
        receive(made, GOT)
    assert receive(made, NOTHING) == "disputed"


def test_no_receipt_without_the_code_or_for_what_was_not_sent(made):
    made.prepare()
    for code in ("", "AAAAA-AAAAA", made.seal.code(ACCOUNT + ORDER)):
        with pytest.raises(JournalError, match="code"):
            pay.receive(made.journal, made.seal, GOT, code)
    with pytest.raises(JournalError, match="prepared"):
        receive(made, GOT)
    with pytest.raises(JournalError, match="no such payment"):
        receive(made, replace(GOT, order="X"))


def test_only_the_worker_changes_the_account_and_only_to_their_own(made):
    made.prepare()
    code = made.seal.code(ACCOUNT + ORDER)

    def change(account, given=code):
        pay.change_account(made.journal, made.seal, "W0", account, given)

    with pytest.raises(JournalError, match="Only the worker"):
        change(NEW, made.seal.code(RECEIPT + ORDER))
    with pytest.raises(JournalError, match="own name"):
        change(replace(NEW, holder="Embassy"))
    with pytest.raises(JournalError, match="another worker"):
        change(replace(NEW, number="100001"))
    change(NEW)
    made.rows[0]["account"] = "555"
    done = made.prepare(month=date(2026, 12, 1))
    assert done.problems == []
    assert next(pay.orders(made.journal, made.seal, done.run)).account.number == "555"
