"""What agreements and speakers state of the money beside what the records show of it, with the gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from fairward.follow import monthly
from fairward.follow.answers import Answers
from fairward.follow.scale import role_of
from fairward.follow.terms import Term
from fairward.model.money import Money, Rate, Share, Unit
from fairward.model.payment import Group, Span, Stated
from fairward.model.statement import Stance, Statement, Topic

_SUMS = {Topic.HOST_PAYMENT: ("host_payment", "fee"), Topic.WORKER_PAY: ("worker_pay", "pay")}
_SHARES = {Topic.RETAINED_SHARE: "retained_share", Topic.WORKER_SHARE: "worker_share"}
Key = tuple[str | None, str | None, str]
_TABLE = "table of agreements"
_CENT = Decimal("0.01")


def stated(
    found: Answers, total: Group, statements: Iterable[Statement], terms: Iterable[Term], k: int
) -> tuple[Stated, ...]:
    """Return every sum and share that is stated of the programme with what the records show; each saying once.

    Sums are for one worker and month. Of groups of fewer than k workers nothing is shown.
    """
    shown = _shown(found, k)
    out: dict[tuple[Any, ...], Stated] = {}
    for one in statements:
        if one.stance is Stance.DEMANDS:
            continue
        made = _of_statement(one, shown, total, found.currency)
        if made is not None:
            out.setdefault((made.about, made.role, made.by, made.stated.low, made.stated.high), made)
    for term in terms:
        for about, kind, amount in (("host_payment", "fee", term.fee_monthly), ("worker_pay", "pay", term.pay_monthly)):
            if amount is not None and term.currency == found.currency:
                least, average = shown.get((term.agreement, role_of(term.role), kind), (None, None))
                key = (about, term.role, term.agreement, amount)
                out[key] = Stated(
                    about=about,
                    agreement=term.agreement,
                    role=role_of(term.role),
                    by=_TABLE,
                    stated=Span(low=amount, high=amount),
                    shown=least,
                    average=average,
                    unit=found.currency,
                )
    return tuple(out.values())


def _shown(found: Answers, k: int) -> Mapping[Key, tuple[Span, Decimal]]:
    """Return what a worker's month brings by agreement, role (None for all of them) and kind: the least and the most, the average.

    An end that fewer than k workers had is theirs alone: then only the average is told.
    """
    rows = found.engine.rows(monthly.monthly_by_role(found.months))
    held: dict[Key, list[Mapping[str, Any]]] = {}
    people: dict[tuple[str | None, str | None], int] = {}
    for row in rows:
        for whose in product({row["agreement"], None}, {role_of(row["role"]), None}):
            people[whose] = people.get(whose, 0) + int(row["workers"])
            for kind in ("fee", "pay"):
                if row[f"{kind}s"]:
                    held.setdefault((*whose, kind), []).append(row)
    out = {}
    for key, parts in held.items():
        if people[key[:2]] >= k:
            out[key] = _ends(parts, key[2], k)
    return out


def _ends(parts: Sequence[Mapping[str, Any]], kind: str, k: int) -> tuple[Span, Decimal]:
    """Return the least, the most and the average of some groups' months, the average for ends that fewer than k workers had."""
    low, high = min(part[f"{kind}_least"] for part in parts), max(part[f"{kind}_most"] for part in parts)
    average = (
        sum((part[f"{kind}_sum"] for part in parts), Decimal(0)) / sum(int(part[f"{kind}s"]) for part in parts)
    ).quantize(_CENT)
    at_low = sum(int(part[f"{kind}_least_of"]) for part in parts if part[f"{kind}_least"] == low)
    at_high = sum(int(part[f"{kind}_most_of"]) for part in parts if part[f"{kind}_most"] == high)
    if min(at_low, at_high) < k:
        return Span(low=average, high=average), average
    return Span(low=low.quantize(_CENT), high=high.quantize(_CENT)), average


def _of_statement(
    one: Statement, shown: Mapping[Key, tuple[Span, Decimal]], total: Group, currency: str
) -> Stated | None:
    """Return one statement beside what is shown, None where it states no sum or share that records could show."""
    match one.value:
        case Rate() if one.topic in _SUMS and one.value.unit is not Unit.PROGRAMME:
            monthly = one.value.monthly()
            if monthly is None or monthly.currency != currency:
                return None
            about, kind = _SUMS[one.topic]
            span, average = shown.get((None, one.about.role, kind), (None, None))
            return Stated(
                about=about,
                agreement=None,
                role=one.about.role,
                by=one.speaker.name,
                stated=_span(monthly),
                shown=span,
                average=average,
                unit=currency,
                statement=one.id,
            )
        case Share() if one.topic in _SHARES and one.value.known:
            share = total.retained_share if one.topic is Topic.RETAINED_SHARE else total.worker_share
            span = (
                Span(low=share.low or Decimal(0), high=share.high or Decimal(0)) if share and not total.hidden else None
            )
            return Stated(
                about=_SHARES[one.topic],
                agreement=None,
                role=one.about.role,
                by=one.speaker.name,
                stated=Span(
                    low=one.value.low or Decimal(0), high=Decimal(100) if one.value.high is None else one.value.high
                ),
                shown=span,
                unit="%",
                statement=one.id,
            )
    return None


def _span(money: Money) -> Span:
    """Return a sum as a span; an open end closes at the other."""
    low = money.low if money.low is not None else money.high
    high = money.high if money.high is not None else money.low
    assert low is not None
    assert high is not None
    return Span(low=low, high=high)
