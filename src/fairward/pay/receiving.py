"""The worker's own word: what arrived and when, or that nothing came; and the account that the worker wants from now on."""

from __future__ import annotations

import json

from fairward.model.placement import NEXT, Account, Receipt, State, same_person
from fairward.pay.books_of_account import decimal
from fairward.pay.journal import Journal, refused
from fairward.pay.keeping import account_words
from fairward.pay.keeping import orders as kept
from fairward.pay.sealing import Seal

RECEIPT, ACCOUNT = "receipt ", "account "


def receive(journal: Journal, seal: Seal, receipt: Receipt, code: str) -> State:
    """Return the state of an order after the worker's word: confirmed, or disputed where less, more or nothing came.

    `code` stands on the worker's payslip. Raises JournalError where it does not fit or the order was not sent yet.
    """
    name = receipt.order
    if not seal.fits(RECEIPT + name, code):
        raise refused(
            f"payment {name}", "The code is not the one on the payslip.", "Copy it from the payslip of this month."
        )
    with journal.entry("receipt", "worker") as entry:
        found = journal.read("SELECT units, currency FROM orders WHERE id = ?", name)
        if not found:
            raise refused(f"payment {name}", "There is no such payment.", "Copy its number from the payslip.")
        state = State(journal.states()[name][0])
        amount = decimal(*found[0])
        new = State.CONFIRMED if receipt.amount == amount else State.DISPUTED
        if new is State.CONFIRMED and state in (State.SENT, State.ACCEPTED):
            what = "The bank has not said yet that it credited this payment."
            raise refused(f"payment {name}", what, "Say it again once the bank's statement has been read.")
        if new is not state and new not in NEXT[state]:
            raise refused(
                f"payment {name}", f"It is {state.value}; a receipt cannot be given for it.", "Look at its state."
            )
        said = "nothing" if receipt.amount is None else f"{receipt.amount} {found[0][1]} on {receipt.arrived_on}"
        entry.body = {"order": name, "said_on": receipt.said_on.isoformat(), "received": said}
        if receipt.note:
            entry.body["note"] = seal.close(receipt.note.encode(), RECEIPT + name).hex()
        entry.add("states", [(name, new.value, f"received {said}")])
    return new


def change_account(journal: Journal, seal: Seal, worker: str, account: Account, code: str) -> None:
    """Write down a new account of a worker, who alone can say so, with the code of the last payslip; returns nothing.

    Raises JournalError where the code does not fit, the holder is not the worker, or the account is another worker's.
    """
    where = f"worker {worker}"
    last = journal.read("SELECT id FROM orders WHERE worker = ? ORDER BY rowid DESC LIMIT 1", worker)
    if not last or not seal.fits(ACCOUNT + last[0][0], code):
        raise refused(
            where,
            "The code is not the one for a new account on the last payslip.",
            "Only the worker changes the account.",
        )
    order = next(kept(journal, seal, order=last[0][0]))
    if not same_person(order.name, account.holder):
        raise refused(
            where, "The account is not held in the worker's own name.", "Give an account of the worker's own."
        )
    mark = seal.mark(account.identity)
    with journal.entry("account", "worker") as entry:
        current = journal.read("SELECT worker, mark, max(rowid) FROM accounts GROUP BY worker")
        if any(owner != worker and one == mark for owner, one, _ in current):
            raise refused(where, "The account is that of another worker.", "Nobody shares an account.")
        entry.body = {"worker": worker}
        entry.add("accounts", [(worker, mark, seal.close(json.dumps(account_words(account)).encode(), worker))])
