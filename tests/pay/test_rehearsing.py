"""The rehearsed bank: it books what it takes, rejects and returns what it is told to."""

from __future__ import annotations

import pytest

from fairward import pay


@pytest.mark.parametrize(
    ("reject", "back", "counts"),
    [((), (), (3, 0, 0)), ((1,), (2,), (2, 1, 1)), ((1, 2, 3), (1,), (0, 3, 0)), ((9,), (9,), (3, 0, 0))],
)
def test_counts(made, reject, back, counts):
    _, files = made.sent()
    done = pay.rehearse(files[0].path, made.folder / "a", reject, back)
    assert (done.booked, done.rejected, done.returned) == counts
    assert done.report.read_text().count("<TxSts>RJCT") == counts[1]
    assert done.statement.read_text().count("<RtrInf>") == counts[2]
