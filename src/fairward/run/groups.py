"""Groups that may be shown: by agreement, role, month, and month by month, so that no small group can be worked out from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairward import follow
from fairward.model.payment import Group

MOST_SERIES = 50
TOGETHER = "small groups together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every table of groups that is shown."""

    by_agreement: tuple[Group, ...] = ()
    by_role: tuple[Group, ...] = ()
    by_month: tuple[Group, ...] = ()
    by_agreement_month: tuple[Group, ...] = ()


def visible_tables(found: follow.Answers, k: int) -> Tables:
    """Return the tables of groups of which none has fewer than k workers, and from which no such group can be worked out.

    1. Small groups of each table are put together. 2. Roles, then months, are put together further where they would reveal a
    small group when taken from agreements (months: from roles too). 3. Months of an agreement are shown where all of them may.
    """
    agreements, roles, months = (follow.groups(found, name, k=k) for name in ("agreement", "role", "period"))
    people = {name: follow.people_of(found, name) for name in ("agreement", "role", "period")}
    by_agreement = follow.merged(agreements, k, people["agreement"])
    kept = _names(by_agreement, "agreement")
    by_role = follow.merged(roles, k, people["role"])
    by_month = follow.merged(months, k, people["period"])
    if k > 1:
        cells = follow.cells(found, kept, "role")
        by_role = follow.unrevealing(roles, by_role, "role", cells, k, people["role"])
        cells = follow.cells(found, kept, "period")
        by_month = follow.unrevealing(months, by_month, "month", cells, k, people["period"])
        cells = follow.role_months(found, _names(by_role, "role"))
        by_month = follow.unrevealing(months, by_month, "month", cells, k, people["period"])
    single = [one.month for one in by_month if one.month is not None]
    both = follow.groups(found, "agreement", "period", k=k)
    return Tables(
        by_agreement=by_agreement,
        by_role=by_role,
        by_month=by_month,
        by_agreement_month=follow.series(both, kept, single, k, MOST_SERIES),
    )


def _names(groups: Sequence[Group], name: str) -> list[str | None]:
    """Return what the groups are that stand alone."""
    return [getattr(one, name) for one in groups if one.hidden is None]


def shown_arrears(
    arrears: Mapping[str, tuple[Decimal, int]], by_agreement: Sequence[Group], k: int
) -> dict[str, Decimal]:
    """Return the arrears of agreements that are shown and in which at least k workers are short; the others are put together.

    Where fewer than k are short in all of those, the next larger joins them; where there is none, nothing is shown.
    """
    kept = set(_names(by_agreement, "agreement"))
    alone = {name: one for name, one in arrears.items() if name in kept and one[1] >= k}
    rest = {name: one for name, one in arrears.items() if name not in alone}
    while rest and alone and (len(rest) < 2 or sum(one[1] for one in rest.values()) < k):
        least = min(alone, key=lambda name: alone[name][1])
        rest[least] = alone.pop(least)
    out = {name: amount for name, (amount, _) in alone.items()}
    if rest and sum(one[1] for one in rest.values()) >= k:
        out[TOGETHER] = sum((amount for amount, _ in rest.values()), Decimal(0))
    return out
