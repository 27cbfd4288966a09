"""The money of the example case, end to end: the sums of four versions of the agreement, two articles and an account."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from fairward import run
from fairward.model.finding import MoneyPicture


@cache
def money(root) -> MoneyPicture:
    given = run.Given(sources=[str(root / "examples" / "bahamas")], case="BS-CU")
    (item,) = run.report(given, run.take(given.sources)).assessed
    return item.money


def sums(root, role):
    """Return what the host pays and what the worker gets in a role, in all sources together."""
    (found,) = [one for one in money(root).roles if one.role == role]
    return tuple(
        {voiced.statement.value.money.high for voiced in side} for side in (found.host_payments, found.worker_pays)
    )


def test_every_source_gives_each_role_its_own_sums(root):
    assert sums(root, "adviser") == ({Decimal(12_000)}, {Decimal(1_200)})
    assert sums(root, "engineer") == ({Decimal(5_000)}, {Decimal(990)})


def test_each_share_is_computed_inside_the_fee_and_on_top_of_it(root):
    readings = {(r.fee, r.pay, r.name): r.percent for one in money(root).roles for r in one.readings}
    assert readings[Decimal(12_000), Decimal(1_200), "inside"] == Decimal("90.00")
    assert readings[Decimal(12_000), Decimal(1_200), "on_top"] == Decimal("90.91")
    assert readings[Decimal(5_000), Decimal(990), "inside"] == Decimal("80.20")
    assert readings[Decimal(5_000), Decimal(990), "on_top"] == Decimal("83.47")


def test_the_published_shares_follow_from_neither(root):
    published = {share.low: share.follows_from for share in money(root).published if share.low == share.high}
    assert published[Decimal("91.6")] == published[Decimal("83.9")] == ()
