"""A run taken back before it was sent: nothing is struck out, every posting is posted the other way round."""

from __future__ import annotations

from fairward.model.placement import State
from fairward.pay.books_of_account import cancelled
from fairward.pay.journal import Journal, refused
from fairward.pay.keeping import orders as kept
from fairward.pay.sealing import Seal

_NOT_SENT = (State.PREPARED, State.APPROVED)


def withdraw(journal: Journal, seal: Seal, run: str, by: str, why: str) -> int:
    """Return how many orders of a run were taken back; the next `prepare` of the month makes new ones.

    Raises JournalError where nothing of the run waits to be sent: what is with the bank cannot be taken back here.
    """
    if not why.strip():
        raise refused(f"run {run}", "A run is not taken back without a reason.", "Say why.")
    with journal.entry("withdrawn", by, run) as entry:
        waiting = {order for order, (state, _) in journal.states(run).items() if state in _NOT_SENT}
        if not waiting:
            raise refused(
                f"run {run}", "Nothing of this run waits to be sent.", "What was sent only the bank gives back."
            )
        for order in kept(journal, seal, run):
            if order.id in waiting:
                entry.add("postings", cancelled(order))
                entry.add("states", [(order.id, State.RETURNED.value, "withdrawn")])
        entry.body = {"orders": len(waiting), "why": why.strip()[:500]}
    return len(waiting)
