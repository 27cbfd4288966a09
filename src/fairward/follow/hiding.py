"""What keeps single workers out of anything that may be published: keyed hashes, and no group of fewer than k workers."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairward.model.payment import Group

MERGED = "merged"
WHOLE = "whole"
FEW = 10
_LETTERS = 12
_MANY = 1_000_000
People = Callable[[Sequence[Group]], int]
Cells = Mapping[tuple[object, object], int]


def pseudonym(reference: str | None, key: bytes) -> str | None:
    """Return a keyed hash of a worker's reference: the same worker has the same one as long as the key is the same."""
    if reference is None:
        return None
    return hmac.new(key, reference.encode(), hashlib.sha256).hexdigest()[:_LETTERS]


def merged(groups: Sequence[Group], k: int, people: People | None = None) -> tuple[Group, ...]:
    """Return groups of which none has fewer than k workers: smaller ones are put together, with more until they are k.

    The sums of all groups stay what they were, so that nothing can be found out by subtraction: one small group is
    never left alone beside a total. Where all together are fewer than k, there is no group. `people` counts the workers of
    several groups, each of them once; without it groups are taken to share none.
    """
    count = people or _added
    small = [one for one in groups if _people(one) < k]
    if not small:
        return tuple(groups)
    rest = sorted((one for one in groups if _people(one) >= k), key=_people, reverse=True)
    while rest and (len(small) < 2 or count(small) < k):
        small.append(rest.pop())
    if count(small) < k:
        return ()
    kept = {id(one) for one in rest}
    return (*(one for one in groups if id(one) in kept), together(small, count(small)))


def unrevealing(
    groups: Sequence[Group], shown: Sequence[Group], name: str, cells: Cells, k: int, people: People | None = None
) -> tuple[Group, ...]:
    """Return shown groups of a second table with more put together until nothing can be found by subtracting it from a first.

    `groups` are all of the second table, `shown` those of it that `merged` leaves, `name` is what tells them apart (role or
    month). `cells` says how many workers stand in each group of the first table and each of the second. Whoever knows which
    cells are empty could take columns from rows: what lies in the rows of some columns and outside them is then known. It
    must be of k workers, or of none.
    """
    kept = [getattr(one, name) for one in shown if one.hidden is None]
    sizes = {getattr(one, name): _people(one) for one in groups}
    while (found := revealed(_blocks(cells, kept), k)) is not None:
        every = {*kept, *((MERGED,) if len(kept) < len(sizes) else ())}
        for side in (found, every - found):
            if MERGED not in side:
                kept.remove(min(side & set(kept), key=lambda one: (sizes[one], str(one))))
    if not kept:
        return ()
    left = [one for one in groups if getattr(one, name) not in kept]
    alone = tuple(one for one in groups if getattr(one, name) in kept)
    return (*alone, together(left, (people or _added)(left))) if left else alone


def _blocks(cells: Cells, kept: Sequence[object]) -> dict[object, dict[object, int]]:
    """Return by row how many workers stand at least in each column, those columns put together that are not kept."""
    names = set(kept)
    rows: dict[object, dict[object, int]] = {}
    for (row, column), number in cells.items():
        if number:
            own = rows.setdefault(row, {})
            at = column if column in names else MERGED
            own[at] = max(own.get(at, 0), number)
    return rows


def revealed(rows: Mapping[object, Mapping[object, int]], k: int) -> set[object] | None:
    """Return columns by which fewer than k workers are revealed when they are taken from rows, None where there are none.

    Looked at are each column alone, the columns of each row, and for few columns every set of them, for many every stretch.
    """
    columns = sorted({column for own in rows.values() for column in own}, key=lambda one: (one == MERGED, str(one)))
    place = {column: 1 << number for number, column in enumerate(columns)}
    whole = (1 << len(columns)) - 1
    patterns = {
        (sum(place[one] for one in own), sum(place[one] for one, number in own.items() if number >= k))
        for own in rows.values()
    }
    for some in _sets(len(columns), {held for held, _ in patterns}):
        outside = [(held & ~some, big & ~some) for held, big in patterns if held & some]
        inside = [(held & some, big & some) for held, big in patterns if held & ~some]
        for cut in (outside, inside):
            if some != whole and any(held for held, _ in cut) and not any(big for _, big in cut):
                return {column for column, bit in place.items() if bit & some}
    return None


def _sets(number: int, rows: Iterable[int]) -> set[int]:
    """Return sets of columns as bits: all of few columns; of many each stretch of them and those of each row."""
    if number <= FEW:
        return set(range(1, 1 << number))
    stretches = {
        ((1 << end) - 1) ^ ((1 << start) - 1) for start in range(number) for end in range(start + 1, number + 1)
    }
    return stretches | set(rows)


def series(
    groups: Sequence[Group], shown: Sequence[str | None], months: Sequence[date | None], k: int, most: int
) -> tuple[Group, ...]:
    """Return the groups by agreement and month of those agreements whose every month may be shown, at most so many of them.

    A month of k workers or of none may be shown, and what is left of a month's total then must be of k workers, or of none.
    """
    by: dict[str | None, list[Group]] = {}
    for one in groups:
        by.setdefault(one.agreement, []).append(one)
    whole = [name for name in shown if name in by and all(_people(one) >= k for one in by[name])]
    drawn = sorted(whole, key=lambda name: sum(one.gross for one in by[name]), reverse=True)[:most]
    for month in months:
        there = {one.agreement: one for one in groups if one.month == month}
        left = [one for name, one in there.items() if name not in drawn]
        if left and max(map(_people, left)) < k:
            inside = [name for name in drawn if name in there]
            if inside:
                drawn.remove(min(inside, key=lambda name: _people(there[name])))
    return tuple(one for one in groups if one.agreement in drawn)


def coarse(amount: Decimal) -> Decimal:
    """Return an amount rounded up to the next of 1, 2, 5, 10, 20, 50 ..., for what fewer than k workers stand behind."""
    if amount <= 0:
        return amount
    step = Decimal(1).scaleb(amount.adjusted())
    return next(step * times for times in (1, 2, 5, 10) if step * times >= amount).quantize(Decimal("0.01"))


def _added(groups: Sequence[Group]) -> int:
    """Return how many workers groups have that share none."""
    return sum(map(_people, groups))


def _people(group: Group) -> int:
    """Return how many workers stand behind a group; a group that names none hides nobody."""
    return group.workers or _MANY


def together(groups: Sequence[Group], people: int | None = None) -> Group:
    """Return several groups as one, marked as merged; `people` are its workers, each counted once where it is given."""
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
        workers=min(sum(one.workers or 0 for one in groups), _MANY if people is None else people),
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
