"""What keeps single workers out of anything that may be published: keyed hashes, and no group of fewer than k workers."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fairward.model.payment import Group

MERGED = "merged"
WHOLE = "whole"
_LETTERS = 12


def pseudonym(reference: str | None, key: bytes) -> str | None:
    """Return a keyed hash of a worker's reference: the same worker has the same one as long as the key is the same."""
    if reference is None:
        return None
    return hmac.new(key, reference.encode(), hashlib.sha256).hexdigest()[:_LETTERS]


def merged(groups: Sequence[Group], k: int) -> tuple[Group, ...]:
    """Return groups of which none has fewer than k workers: smaller ones are put together, with more until they are k.

    The sums of all groups stay what they were, so that nothing can be found out by subtraction: one small group is
    never left alone beside a total. Where all together are fewer than k, there is no group.
    """
    small = [one for one in groups if _people(one) < k]
    if not small:
        return tuple(groups)
    rest = sorted((one for one in groups if _people(one) >= k), key=_people, reverse=True)
    while rest and (sum(map(_people, small)) < k or len(small) < 2):
        small.append(rest.pop())
    if sum(map(_people, small)) < k:
        return ()
    kept = {id(one) for one in rest}
    return (*(one for one in groups if id(one) in kept), together(small))


def _people(group: Group) -> int:
    """Return how many workers stand behind a group; a group that names none hides nobody."""
    return group.workers or 1_000_000


def together(groups: Sequence[Group]) -> Group:
    """Return several groups as one, marked as merged; workers who are in more than one of them count in each."""
    flows: Counter[str] = Counter()
    for one in groups:
        for name, amount in one.flows.items():
            flows[name] += amount  # type: ignore[assignment] # a Counter adds decimals as it adds numbers
    return replace(
        groups[0],
        agreement=None,
        role=None,
        month=None,
        flows={name: Decimal(amount) for name, amount in flows.items()},
        payments=sum(one.payments for one in groups),
        workers=sum(one.workers or 0 for one in groups),
        late=sum(one.late for one in groups),
        late_days=sum(one.late_days for one in groups),
        late_most=max(one.late_most for one in groups),
        pays=sum(one.pays for one in groups),
        in_doubt=sum((one.in_doubt for one in groups), Decimal(0)),
        hidden=MERGED,
    )


def withheld(group: Group, k: int) -> Group:
    """Return a group as it is, or without its sums where fewer than k workers stand behind it."""
    if _people(group) >= k:
        return group
    return replace(
        group,
        flows={},
        payments=0,
        workers=None,
        late=0,
        late_days=0,
        late_most=0,
        pays=0,
        in_doubt=Decimal(0),
        hidden=WHOLE,
    )
