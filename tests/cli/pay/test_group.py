"""What is written wrongly is said before anything is done."""

from __future__ import annotations

import pytest

from fairward.cli.pay.group import key_of


@pytest.mark.parametrize(
    "words",
    [
        "begin j --approver Ana",
        "begin j --approver Ana --approver ANA",
        "prepare j --month 2026-13 --pay-on 2026-11-27 --placements placements.csv --scale scale.csv --by Eva",
        "receipt j O --code X",
        "receipt j O --code X --received 5 --nothing",
    ],
)
def test_a_wrong_call_is_said(say, words):
    if not words.startswith("begin"):
        say("begin j --approver Ana --approver Ben")
    assert "Error" in say(words, code=2)


def test_the_key_stands_beside_the_journal_if_nothing_else_is_said(tmp_path):
    assert key_of(tmp_path / "pay.journal") == tmp_path / "pay.journal.key"


def test_a_key_that_is_missing_is_said(say, tmp_path):
    say("begin j --approver Ana --approver Ben")
    (tmp_path / "j.key").unlink()
    from fairward.model.problem import FairwardError

    with pytest.raises(FairwardError, match="There is no key"):
        say("status j")
