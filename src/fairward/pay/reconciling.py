"""What the bank says set against what was sent: a whole file is believed or none of it, and each file counts once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from fairward.model.placement import NEXT, State
from fairward.model.problem import Problem
from fairward.pay.answers import Answer, Verdict, read_answer
from fairward.pay.books_of_account import TRANSIT, booked, came_back, decimal, units
from fairward.pay.journal import Entry, Journal, refused
from fairward.pay.keeping import orders as kept
from fairward.pay.sealing import Seal

_AT_ONCE = 900
_BECOMES = {
    "taken": State.ACCEPTED,
    "arrived": State.CREDITED,
    "booked": State.CREDITED,
    "refused": State.RETURNED,
    "back": State.RETURNED,
}


@dataclass(slots=True)
class Reconciled:
    """What a file of the bank changed: how many orders came into each state, entries of other business, what was noticed."""

    kind: str
    message: str
    moved: dict[str, int] = field(default_factory=dict)
    other: int = 0
    again: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An order as the journal has it: its file, its amount and currency, its state, whether its money is on the way."""

    message: str
    amount: Decimal
    currency: str
    state: State
    transit: bool


def reconcile(journal: Journal, seal: Seal, path: Path, by: str) -> Reconciled:
    """Return what a pain.002 or camt.053 file changed.

    1. The file is read whole. 2. A file, or a statement of the same number, that was read before changes nothing. 3. Every
    order that it names is compared with what was sent: a strange file, number or amount and nothing of it is believed.
    4. What remains moves orders on, in one entry. Raises UnreadableSource or JournalError with what is wrong.
    """
    answer = read_answer(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    done = Reconciled(kind=answer.kind, message=answer.message, other=answer.other)
    with journal.entry("bank", by) as entry:
        before = journal.read(
            "SELECT sha256 FROM files WHERE sha256 = ? OR (kind = ? AND message = ?)",
            digest,
            answer.kind,
            answer.message,
        )
        if before:
            if any(one != digest for (one,) in before):
                what = f"A file with the number {answer.message} was read before, with other content."
                raise refused(path.name, what, "Ask the bank which of the two holds; nothing was changed.")
            done.again = True
            raise _Again(done)
        known = _known(journal, answer)
        verdicts = list(_compared(answer, known, journal, seal, path.name, done))
        for verdict in verdicts:
            _move(entry, verdict, known, journal, seal, done)
        entry.add("files", [(answer.kind, answer.message, path.name, digest)])
        entry.body = {"kind": answer.kind, "message": answer.message, "moved": dict(sorted(done.moved.items()))}
    return done


class _Again(Exception):
    """Ends an entry for a file that was read before."""

    def __init__(self, done: Reconciled) -> None:
        super().__init__("read before")
        self.done = done


def reconciled(journal: Journal, seal: Seal, path: Path, by: str) -> Reconciled:
    """Return what `reconcile` does; a file that was read before changes nothing and is said to be so."""
    try:
        return reconcile(journal, seal, path, by)
    except _Again as again:
        return again.done


def _known(journal: Journal, answer: Answer) -> dict[str, _Known]:
    """Return the orders that an answer can speak of, as the journal has them: those of the files it names, and by number."""
    messages = {answer.original, *(batch.order for batch in answer.batches)} - {""}
    sent = "SELECT order_id, reason FROM states WHERE state = 'sent'"
    names = dict(_asked(journal, f"{sent} AND reason IN", messages))
    numbers = {verdict.order for verdict in answer.verdicts} - names.keys()
    names |= dict(_asked(journal, f"{sent} AND order_id IN", numbers))
    states = dict(_asked(journal, "SELECT order_id, state FROM states WHERE order_id IN", names, "ORDER BY rowid"))
    transit: dict[str, int] = {}
    question = f"SELECT order_id, units FROM postings WHERE account = '{TRANSIT}' AND order_id IN"  # noqa: S608 - a word of our own
    for order, number in _asked(journal, question, names):
        transit[order] = transit.get(order, 0) + number
    return {
        order: _Known(
            message=names[order],
            amount=decimal(number, currency),
            currency=currency,
            state=State(states[order]),
            transit=transit.get(order, 0) != 0,
        )
        for order, number, currency in _asked(journal, "SELECT id, units, currency FROM orders WHERE id IN", names)
    }


def _asked(journal: Journal, question: str, values: Iterable[str], order_by: str = "") -> Iterator[tuple[Any, ...]]:
    """Yield the answers to a question about many values, some hundreds at a time."""
    many = list(values)
    for at in range(0, len(many), _AT_ONCE):
        part = many[at : at + _AT_ONCE]
        yield from journal.read(f"{question} ({','.join('?' * len(part))}) {order_by}", *part)


def _compared(
    answer: Answer, known: Mapping[str, _Known], journal: Journal, seal: Seal, where: str, done: Reconciled
) -> Iterator[Verdict]:
    """Yield what a file says of each order of ours, once all of it fits; raises JournalError where it does not."""
    if answer.kind == "camt.053":
        yield from _of_statement(answer, known, journal, seal, where, done)
        return
    own = [order for order, one in known.items() if one.message == answer.original]
    if not own:
        what = f"It answers the file {answer.original[:35]!r}, which this journal did not send."
        raise refused(where, what, "It belongs to another run or another employer; nothing was changed.")
    if answer.orders is not None and answer.orders != len(own):
        what = f"It speaks of {answer.orders} payments; the file {answer.original} held {len(own)}."
        raise refused(where, what, "It may have been altered; ask the bank. Nothing was changed.")
    named = set()
    for verdict in answer.verdicts:
        if verdict.order not in known or known[verdict.order].message != answer.original or verdict.order in named:
            what = f"It names the payment {verdict.order[:35]!r}, which is not one of the file {answer.original}, or names it twice."
            raise refused(where, what, "It may have been altered; ask the bank. Nothing was changed.")
        named.add(verdict.order)
        _same_amount(verdict, known[verdict.order], where)
        if verdict.says:
            yield verdict
    if answer.whole:
        reason = answer.whole_reason
        yield from (Verdict(order=order, says=answer.whole, reason=reason) for order in own if order not in named)


def _of_statement(
    answer: Answer, known: Mapping[str, _Known], journal: Journal, seal: Seal, where: str, done: Reconciled
) -> Iterator[Verdict]:
    """Yield what a statement says of our orders: those it names, and those of a file that it booked as one sum."""
    payers = {
        words for (words,) in journal.read("SELECT json_extract(body, '$.payer') FROM events WHERE what = 'sent'")
    }
    identity = "".join(answer.account.split()).upper()
    if identity and not any(seal.mark(form) in payers for form in (identity, *_with_bank(journal, identity))):
        ours = any(verdict.order in known for verdict in answer.verdicts)
        if not ours:
            raise refused(where, "The statement is of another account than the pay came from.", "Nothing was changed.")
    for verdict in answer.verdicts:
        if verdict.order not in known:
            done.other += 1
            continue
        _same_amount(verdict, known[verdict.order], where)
        yield verdict
    for batch in answer.batches:
        own = [order for order, one in known.items() if one.message == batch.order and one.state is not State.RETURNED]
        if not own:
            done.other += 1
            continue
        total = sum((known[order].amount for order in own), Decimal(0))
        if total != batch.amount or known[own[0]].currency != batch.currency:
            what = f"The sum booked for the file {batch.order} is not that of the payments that were not refused."
            raise refused(where, what, "Ask the bank for the transactions one by one. Nothing was changed.")
        yield from (Verdict(order=order, says=batch.says, reason=batch.reason, on=batch.on) for order in own)


def _with_bank(journal: Journal, identity: str) -> Sequence[str]:
    """Return the ways in which an account without an IBAN may be marked: its number with the bank of a payer."""
    found = journal.read("SELECT DISTINCT json_extract(body, '$.payer_bank') FROM events WHERE what = 'sent'")
    return tuple(f"{bank}/{identity}".upper() for (bank,) in found if bank)


def _same_amount(verdict: Verdict, known: _Known, where: str) -> None:
    """Raise JournalError where the bank names another amount or currency than was sent."""
    if verdict.amount is not None and (
        verdict.amount != known.amount or verdict.currency not in (None, known.currency)
    ):
        what = f"It names another amount for the payment {verdict.order} than was sent."
        raise refused(
            where, what, "It may have been altered, or charges were taken; ask the bank. Nothing was changed."
        )


def _move(
    entry: Entry, verdict: Verdict, known: dict[str, _Known], journal: Journal, seal: Seal, done: Reconciled
) -> None:
    """Add to the entry what a verdict changes: nothing where the order is further already."""
    one = known[verdict.order]
    new = _BECOMES[verdict.says]
    reason = " ".join(word for word in (verdict.reason, verdict.on.isoformat() if verdict.on else "") if word)
    if new is State.CREDITED and one.transit:
        entry.add("postings", booked(verdict.order, *_units(one)))
    elif new is State.RETURNED and State.RETURNED in NEXT[one.state]:
        order = next(kept(journal, seal, order=verdict.order))
        entry.add("postings", came_back(order, sent=True, booked=not one.transit))
    if new in NEXT[one.state]:
        entry.add("states", [(verdict.order, new.value, reason)])
        done.moved[new.value] = done.moved.get(new.value, 0) + 1
        transit = one.transit and new is State.ACCEPTED
        known[verdict.order] = _Known(
            message=one.message, amount=one.amount, currency=one.currency, state=new, transit=transit
        )
    elif one.state is State.DISPUTED and new is State.CREDITED and one.transit:
        entry.add("states", [(verdict.order, State.DISPUTED.value, f"booked by the bank {reason}".strip())])
    elif new is State.RETURNED and one.state is not State.RETURNED:
        done.problems.append(
            Problem(
                where=f"payment {verdict.order}",
                what="The bank says that it came back, but the worker has confirmed it.",
                hint="Ask the worker and the bank; the worker's word stands until then.",
            )
        )


def _units(one: _Known) -> tuple[int, str]:
    """Return an order's amount in the smallest coins, with its currency."""
    return units(one.amount, one.currency), one.currency
