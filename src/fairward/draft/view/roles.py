"""Which reading of the sums a role is told by: the one whose sums most independent sources give."""

from __future__ import annotations

from decimal import Decimal

from fairward.draft.telling import generic
from fairward.model.case import Voiced
from fairward.model.finding import Reading, RoleMoney
from fairward.model.money import Rate


def best_reading(role: RoleMoney) -> Reading | None:
    """Return the reading that a role is told by: pay within the payment, from the sums that most families give."""
    inside = [one for one in role.readings if one.name.startswith("inside")]
    return max(inside, key=lambda one: support(role, one), default=None)


def supporters(role: RoleMoney, reading: Reading) -> list[Voiced]:
    """Return the sure statements that give the sums of a reading for its role, the reading's own first."""
    fees = [one for one in role.host_payments if reading.fee in amounts(one.statement.value)]
    pays = [one for one in role.worker_pays if reading.pay in amounts(one.statement.value)]
    return [reading.host_payment, reading.worker_pay, *(one for one in (*fees, *pays) if not one.doubtful)]


def support(role: RoleMoney, reading: Reading) -> int:
    """Return how many independent sources give the sums of a reading for its role."""
    return len({(one.statement.topic, one.family) for one in supporters(role, reading)})


def amounts(value: object) -> tuple[Decimal | None, ...]:
    """Return the ends of a sum."""
    return (value.money.low, value.money.high) if isinstance(value, Rate) else ()


def weight(role: RoleMoney) -> tuple[bool, bool, int, Decimal]:
    """Return what sorts roles: sure readings and named posts first, then by sources, then by the payment."""
    best = best_reading(role)
    if best is None:
        return True, generic(role.role), 0, Decimal(0)
    doubt = best.host_payment.doubtful or best.worker_pay.doubtful
    return doubt, generic(role.role), -support(role, best), -best.fee


def same_sums(role: RoleMoney) -> list[Reading]:
    """Return the readings of a role that rest on the sums that it is told by, all where it is told by none."""
    best = best_reading(role)
    if best is None:
        return list(role.readings)
    return [one for one in role.readings if (one.fee, one.pay, one.currency) == (best.fee, best.pay, best.currency)]
