"""An approved run made into files for the bank: written once, and the same bytes again when asked again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fairward.model.placement import Account, PaymentOrder, State
from fairward.pay.books_of_account import handed_over, units
from fairward.pay.journal import Journal, refused
from fairward.pay.keeping import orders as kept
from fairward.pay.sealing import Seal
from fairward.pay.to_pain001 import Batch, to_pain001

FILE_OF = 10_000
"""How many orders one file holds at most; banks take no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file for the bank: where it is, its number, how many orders; `again` where it had been made before."""

    path: Path
    message: str
    orders: int
    again: bool


def send(journal: Journal, seal: Seal, run: str, payer: Account, folder: Path, by: str) -> tuple[Sent, ...]:
    """Return the files of a run, written into a folder.

    A file goes to its place only after the journal has it: stopped in between, the same command writes the same bytes
    under the same number, which a bank takes once. Raises JournalError where the run is not approved by two persons.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = journal.read(
        "SELECT message, name, sha256, body FROM files JOIN events ON seq = event "
        "WHERE kind = 'pain.001' AND events.run = ? ORDER BY files.rowid",
        run,
    )
    if before:
        return tuple(_again(journal, seal, run, payer, folder, before))
    made: list[tuple[Path, Path, Sent]] = []
    with journal.entry("sent", by, run) as entry:
        states = journal.states(run)
        if not states:
            raise refused(f"run {run}", "There is no such run.", "Look at `fairward pay status`.")
        if any(state == State.PREPARED for state, _ in states.values()):
            raise refused(f"run {run}", "The run is not approved by two persons.", "`fairward pay approve` it twice.")
        ready = [order for order in kept(journal, seal, run) if states[order.id][0] == State.APPROVED]
        if not ready:
            raise refused(f"run {run}", "Nothing in this run is ready to be sent.", "Look at `fairward pay status`.")
        at = datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
        entry.body = {
            "made_at": at,
            "payer": seal.mark(payer.identity),
            "payer_bank": payer.bic or payer.clearing or "",
        }
        for number, part in enumerate(_parts(ready), 1):
            message = f"FW-{run}-{number}"
            body = to_pain001(part, Batch(message=message, made_at=at, pay_on=part[0].pay_on, payer=payer))
            path = folder / f"{message}.xml"
            made.append((_waiting(path, body), path, Sent(path=path, message=message, orders=len(part), again=False)))
            entry.add("files", [("pain.001", message, path.name, hashlib.sha256(body).hexdigest())])
            entry.add("states", ((order.id, State.SENT.value, message) for order in part))
            for order in part:
                own = order.payday.currency
                net, amount = units(order.payday.net, own), units(order.amount, order.currency)
                entry.add("postings", handed_over(order.id, net, own, amount, order.currency))
    for half, path, _ in made:
        half.replace(path)
    return tuple(sent for _, _, sent in made)


def _parts(ready: Sequence[PaymentOrder]) -> Iterator[tuple[PaymentOrder, ...]]:
    """Yield the orders of each file: of one currency and pay date, at most as many as a bank takes."""
    groups: dict[tuple[str, str], list[PaymentOrder]] = {}
    for order in ready:
        groups.setdefault((order.currency, order.pay_on.isoformat()), []).append(order)
    for key in sorted(groups):
        group = groups[key]
        yield from (tuple(group[at : at + FILE_OF]) for at in range(0, len(group), FILE_OF))


def _again(
    journal: Journal, seal: Seal, run: str, payer: Account, folder: Path, before: Sequence[tuple[str, str, str, str]]
) -> Iterator[Sent]:
    """Yield the files of a run that was sent before, written anew where they are not in their place."""
    all_orders = {order.id: order for order in kept(journal, seal, run)}
    for message, name, digest, body in before:
        ids = journal.read("SELECT order_id FROM states WHERE state = 'sent' AND reason = ? ORDER BY rowid", message)
        part = tuple(all_orders[one] for (one,) in ids)
        batch = Batch(message=message, made_at=json.loads(body)["made_at"], pay_on=part[0].pay_on, payer=payer)
        made = to_pain001(part, batch)
        if hashlib.sha256(made).hexdigest() != digest:
            raise refused(
                f"file {message}", "It would not be the file that was sent before.", "Give the same payer's account."
            )
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            _waiting(path, made).replace(path)
        yield Sent(path=path, message=message, orders=len(part), again=True)


def _waiting(path: Path, body: bytes) -> Path:
    """Return a file beside the place where it will stand, safe on the disk, for its owner's eyes."""
    half = path.with_name(f".{path.name}.part")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
    except OSError:  # a full disk: nothing half written stays
        half.unlink(missing_ok=True)
        raise
    return half
