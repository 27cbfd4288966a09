"""Sums for a whole programme, tested against the sums per worker that should make them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fairward.assess.pairs import Sum, counts
from fairward.assess.roles import particular
from fairward.model.case import Case, Voiced
from fairward.model.finding import SumTest
from fairward.model.money import Count, Unit
from fairward.model.statement import Statement


def wholes(case: Case, sums: Sequence[Sum]) -> tuple[SumTest, ...]:
    """Return a test of every exact sum for the programme whose parts one document gives in full.

    The parts are the exact sums per worker of the same document, currency and period, one for each post, with the
    numbers of workers that it gives; one missing number follows from the number of all. Where numbers are missing, or
    do not come to the number of all, nothing is tested: the parts may not be all.
    """
    numbers = tuple(counts(case))
    made = []
    for whole in sums:
        if whole.rate.unit is Unit.PROGRAMME and whole.rate.money.exact:
            parts = _parts(whole, sums, [one for one in numbers if one.quote.document.id == whole.document])
            total = sum((number * (_exact(part) or Decimal(0)) for number, part in parts), Decimal(0))
            if len(parts) > 1:
                voiced = tuple((number, part.voiced) for number, part in parts)
                made.append(SumTest(whole=whole.voiced, parts=voiced, made=total, fits=total == whole.rate.money.low))
    return _once(made)


def _exact(one: Sum) -> Decimal | None:
    """Return the figure of an exact sum."""
    return one.rate.money.low if one.rate.money.exact else None


def _parts(whole: Sum, sums: Sequence[Sum], numbers: Sequence[Statement]) -> list[tuple[int, Sum]]:
    """Return the sums per worker that should make a whole, each with its number of workers; none if not complete."""
    each: dict[str, Sum] = {}
    for one in sums:
        alike = (one.document, one.rate.per, one.rate.money.currency) == (
            whole.document,
            whole.rate.per,
            whole.rate.money.currency,
        )
        if alike and one.rate.unit is Unit.WORKER and one.post is not None:
            if one.post in each and each[one.post].rate != one.rate:
                return []
            each.setdefault(one.post, one)
    if any(_exact(one) is None for one in each.values()):
        return []
    known: dict[str, set[int]] = {}
    for statement in numbers:
        if isinstance(statement.value, Count) and statement.value.low:
            known.setdefault(particular(statement.about.role) or "", set()).add(statement.value.low)
    everybody = known.pop("", set())
    if len(everybody) != 1 or any(len(known.get(role, set())) > 1 for role in each):
        return []
    left = everybody.pop() - sum(next(iter(known[role])) for role in each if role in known)
    missing = [role for role in each if role not in known]
    if (len(missing) == 1 and left > 0) or (not missing and left == 0):
        return [(next(iter(known.get(role, {left}))), one) for role, one in each.items()]
    return []


def _once(tests: Sequence[SumTest]) -> tuple[SumTest, ...]:
    """Return the tests without those that repeat the same figures from a copy of the text."""
    out: dict[tuple[object, ...], SumTest] = {}
    for one in tests:
        parts = tuple((number, _value(voiced)) for number, voiced in one.parts)
        out.setdefault((_value(one.whole), parts), one)
    return tuple(out.values())


def _value(voiced: Voiced) -> object:
    """Return what a statement says, its words apart."""
    return voiced.statement.value
