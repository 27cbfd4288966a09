"""The move: steps with dates, and what each worker gets back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fairward import books
from fairward.draft.papers.moving import moving, read_roster
from fairward.model.problem import UnreadableSource

ROSTER = Path(__file__).parents[3] / "examples" / "pay" / "roster.csv"


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_steps_and_workers(language):
    paper = moving(read_roster(ROSTER), date(2027, 3, 1), language)
    steps, workers = [block.rows for block in paper.blocks if block.rows]
    assert len(steps) == len(books.atlas("move_steps")) + 1
    assert "2026" in steps[1][0]
    assert workers[1:] == (
        ("W01", "passport", "1,800 USD", "☐"),
        ("W02", "passport, diploma", "2,400 USD", "☐"),
        ("W03", "—", "—", "☐"),
    )


def test_steps_are_in_the_order_of_their_days():
    days = [step["days"] for step in books.atlas("move_steps")]
    assert days == sorted(days)


@pytest.mark.parametrize("words", ["a,b\n1,2\n", "worker,papers_held,arrears,currency\nW1,no,much,USD\n"])
def test_what_is_no_roster_is_said(tmp_path, words):
    (tmp_path / "r.csv").write_text(words)
    with pytest.raises(UnreadableSource, match="roster needs"):
        read_roster(tmp_path / "r.csv")
