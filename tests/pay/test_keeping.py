"""Orders kept: they come back as they went in, and nothing personal stands in the file."""

from __future__ import annotations

from tests.pay.month import NAMES

from fairward import pay


def test_orders_come_back_whole(made):
    placements = {one.id: one for one in made.placements()}
    run = made.prepare().run
    for order in pay.orders(made.journal, made.seal, run):
        placement = placements[order.payday.placement]
        assert order.account == placement.account
        assert (order.name, order.language, order.terms.post) == (placement.name, "es", "Nurse")
        assert order.amount == order.payday.net
    assert [one.id for one in pay.orders(made.journal, made.seal, order="202611-P1-1")] == ["202611-P1-1"]


def test_no_name_and_no_account_is_in_the_file(made):
    made.answered()
    for path in made.folder.glob("pay.journal*"):
        held = path.read_bytes()
        for words in (*NAMES[:3], "Pérez", "100000", "100001", "9000001"):
            assert words.encode() not in held, (path.name, words)
