"""A run taken back before it was sent, and prepared anew; never one that the bank has."""

from __future__ import annotations

import pytest

from fairward.pay.journal import JournalError
from fairward.pay.withdrawing import withdraw


@pytest.mark.parametrize("approved", [False, True])
def test_taken_back_and_prepared_anew(made, approved):
    run = made.prepare().run
    if approved:
        made.approve(run)
    assert withdraw(made.journal, made.seal, run, "Eva", "Wrong scale") == 3
    assert set(made.books().values()) == {0}
    again = made.prepare()
    assert (again.orders, again.run) == (3, "2026-11-2")
    with pytest.raises(JournalError, match="ready to be sent"):
        made.send(run)
    assert made.journal.checked() == ()


def test_what_was_sent_is_not_taken_back(made):
    run, _ = made.sent()
    with pytest.raises(JournalError, match="waits to be sent"):
        withdraw(made.journal, made.seal, run, "Eva", "Too late")
    with pytest.raises(JournalError, match="without a reason"):
        withdraw(made.journal, made.seal, run, "Eva", " ")
    assert set(made.states().values()) == {"sent"}
