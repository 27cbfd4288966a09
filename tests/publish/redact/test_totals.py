"""Totals and groups of enough workers may be shown of followed money, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.publish.redact.test_masking import document

from fairward.model.payment import Followed, Group, Unused
from fairward.publish import masked, publishable


def group(role, workers):
    return Group(agreement=None, role=role, month=None, flows={"to_worker": Decimal(100)}, payments=5, workers=workers)


def test_groups_that_are_too_small_are_not_shown_nor_what_they_follow_from():
    roles = tuple(
        group(role, workers) for role, workers in (("adviser", 24), ("engineer", 3), ("nurse", 12), ("guard", None))
    )
    followed = Followed(
        currency="USD", host="BS", sender="CU", since=date(2023, 1, 1), until=date(2023, 12, 1), total=group(None, 39),
        by_agreement=(), by_role=roles, by_month=(), flags=(), flag_counts={}, figures={}, arrears={}, taken=(),
        unused=Unused(rows=0, money={}, problems=()), per_worker=({"worker": "W01"},),
    )  # fmt: skip
    shown = publishable(followed, masked([document("Nothing.")], []), 10)
    assert [one.role for one in shown.by_role] == ["adviser", "guard"]
    assert shown.per_worker == ()
