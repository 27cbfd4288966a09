"""How far each run has come, in numbers alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

from fairward.model.placement import State
from fairward.pay.books_of_account import decimal
from fairward.pay.journal import Journal


def standing(journal: Journal) -> dict[str, Any]:
    """Return how many payments of each run are in which state, and the sums of the books by account and currency."""
    states = journal.states()
    runs: dict[str, Counter[str]] = {}
    for order, run in journal.read("SELECT id, run FROM orders ORDER BY rowid"):
        runs.setdefault(run, Counter())[states[order][0]] += 1
    sums: dict[str, dict[str, str]] = {}
    question = "SELECT account, currency, sum(units) FROM postings GROUP BY account, currency ORDER BY account"
    for account, currency, number in journal.read(question):
        sums.setdefault(account, {})[currency] = f"{decimal(number, currency):f}"
    return {
        "runs": {
            run: {state.value: counted[state] for state in State if counted[state]} for run, counted in runs.items()
        },
        "books": sums,
    }
