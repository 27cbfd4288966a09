"""Two persons approve: each with a code of their own, neither of them twice, before anything can be sent."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hmac import compare_digest

from fairward.model.placement import State
from fairward.pay.journal import Journal, refused
from fairward.pay.sealing import passphrase_hash

NEEDED = 2


def register(journal: Journal, names: Sequence[str]) -> dict[str, str]:
    """Return a new code for each approver, shown this once; the journal keeps only their slow hashes."""
    folded = [_folded(name) for name in names]
    if len(set(folded)) != len(folded) or len(folded) < NEEDED:
        raise refused("approvers", "At least two different persons approve.", "Name two persons or more.")
    codes = {name: "-".join(secrets.token_hex(3) for _ in range(3)) for name in folded}
    with journal.entry("begun", "") as entry:
        entry.body = {"approvers": len(folded)}
        for name in folded:
            salt = secrets.token_bytes(16)
            entry.add("approvers", [(name, salt, passphrase_hash(codes[name], salt))])
    return codes


def approve(journal: Journal, run: str, by: str, code: str) -> tuple[int, int]:
    """Return how many persons have approved a run, and how many orders were approved with the last of them.

    Raises JournalError where the person is none of the approvers, the code is not theirs, they prepared the run
    themselves, they approved it already, or there is nothing to approve.
    """
    name = _folded(by)
    known = journal.read("SELECT salt, hash FROM approvers WHERE name = ?", name)
    if not known or not compare_digest(passphrase_hash(code.strip(), known[0][0]), known[0][1]):
        raise refused(
            f"run {run}", "The name or the code is not that of an approver.", "Give the code that was shown to you."
        )
    with journal.entry("approved", name, run) as entry:
        waiting = [order for order, (state, _) in journal.states(run).items() if state == State.PREPARED]
        if not waiting:
            raise refused(f"run {run}", "Nothing in this run waits for approval.", "Look at `fairward pay status`.")
        preparer = journal.read(
            "SELECT actor FROM events WHERE seq = (SELECT min(event) FROM orders WHERE run = ?)", run
        )
        if preparer and _folded(preparer[0][0]) == name:
            raise refused(f"run {run}", "Who prepared a run does not approve it.", "Ask another approver.")
        before = {
            actor for (actor,) in journal.read("SELECT actor FROM events WHERE what = 'approved' AND run = ?", run)
        }
        if name in before:
            raise refused(f"run {run}", "You have approved this run already.", "A second person has to approve it.")
        count = len(before) + 1
        entry.body = {"approvals": count, "orders": len(waiting)}
        if count < NEEDED:
            return count, 0
        entry.add("states", ((order, State.APPROVED.value, "") for order in waiting))
    return count, len(waiting)


def _folded(name: str) -> str:
    """Return a name in one spelling: the case and blanks of it make no other person."""
    return " ".join(name.casefold().split())
