"""How far each run has come, in numbers alone."""

from __future__ import annotations

from fairward import pay


def test_runs_and_books(made):
    made.answered(reject=(1,))
    made.prepare()
    found = pay.standing(made.journal)
    assert found["runs"] == {"2026-11-1": {"credited": 2, "returned": 1}, "2026-11-2": {"prepared": 1}}
    assert found["books"]["bank"] == {"BSD": "-6293.72"}
    assert sum(made.books().values()) == 0
