"""No group of fewer than k workers is shown, and none can be worked out from the others; workers are keyed hashes."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as any_of

from fairward.follow.hiding import merged, pseudonym, together, withheld
from fairward.model.payment import Group


def group(name, workers, amount=100):
    return Group(
        agreement=name, role=None, month=None, flows={"to_worker": Decimal(amount)}, payments=1, workers=workers
    )


def test_a_small_group_is_never_alone():
    shown = merged([group("A", 50), group("B", 3), group("C", 12)], 10)
    assert [one.agreement for one in shown] == ["A", None]
    assert shown[1].workers == 15
    assert shown[1].hidden == "merged"


def test_nothing_is_merged_without_need():
    groups = (group("A", 50), group("B", 10))
    assert merged(groups, 10) == groups


def test_fewer_than_k_in_all_are_not_shown():
    assert merged([group("A", 3), group("B", 4)], 10) == ()
    hidden = withheld(group("A", 3), 10)
    assert (hidden.flows, hidden.workers, hidden.hidden) == ({}, None, "whole")


@given(any_of.lists(any_of.integers(1, 40), min_size=1, max_size=12), any_of.integers(1, 15))
def test_every_shown_group_has_k_workers_and_the_sums_stay(sizes, k):
    groups = [group(str(number), size, size * 7) for number, size in enumerate(sizes)]
    shown = merged(groups, k)
    assert all((one.workers or 0) >= k for one in shown)
    if shown:
        assert sum(one.total for one in shown) == sum(one.total for one in groups)
    assert sum(1 for one in shown if one.hidden) <= 1


def test_groups_put_together_sum():
    both = together([group("A", 3), group("B", 4)])
    assert (both.total, both.workers, both.payments) == (Decimal(200), 7, 2)


def test_a_hash_depends_on_its_key_and_shows_nothing():
    assert pseudonym("W1", b"a") == pseudonym("W1", b"a") != pseudonym("W1", b"b")
    assert "W1" not in str(pseudonym("W1", b"a"))
    assert pseudonym(None, b"a") is None
