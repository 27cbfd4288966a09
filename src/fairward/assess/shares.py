"""The money of a case: every share recomputed from the sums in every reading, and published shares put to the test."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

from fairward.assess.copies import originals
from fairward.assess.pairs import Pair, Sum, ends, pairs, sums
from fairward.assess.roles import particular
from fairward.assess.wholes import wholes
from fairward.model.case import Case, Voiced
from fairward.model.finding import MoneyPicture, PublishedShare, Reading, RoleMoney
from fairward.model.money import Share
from fairward.model.statement import SpeakerKind, Stance, Topic

_CENT = Decimal("0.01")
_ALL = Decimal(100)
_SHARES = (Topic.RETAINED_SHARE, Topic.WORKER_SHARE)
_SUMS = (Topic.HOST_PAYMENT, Topic.WORKER_PAY)
_OTHER = (Topic.WAGE_WITHHELD, Topic.FEE_OR_DEDUCTION)


def inside(fee: Decimal, pay: Decimal) -> Decimal | None:
    """Return the percentage kept where the worker's pay comes out of the fee; None where there is no such reading."""
    return (fee - pay) / fee * _ALL if fee > 0 and pay <= fee else None


def on_top(fee: Decimal, pay: Decimal) -> Decimal | None:
    """Return the percentage kept where the host pays the worker besides the fee; None where nothing is paid."""
    return fee / (fee + pay) * _ALL if fee + pay > 0 else None


READINGS = {"inside": (inside, "(fee - pay) / fee"), "on_top": (on_top, "fee / (fee + pay)")}
"""Every way to read two sums, by name: how it is computed, and its formula."""


def money(case: Case) -> MoneyPicture:
    """Return all money of a case, per role, with every share recomputed and every published share tested.

    Sums count that are stated as facts about the host of the case. What is said of the programme in general, denied,
    demanded or promised, shares without a figure, and shares that are terms of an agreement which gives sums, are in `other`. A published share stands as the percentage kept
    (100 less what is said to reach the worker); it is tested against the readings of its role where there are any, else
    against all, and one that is about the programme in general against none. Copies of one text count once.
    """
    case = replace(case, voiced=originals(case.voiced))
    fees, pays = sums(case, Topic.HOST_PAYMENT), sums(case, Topic.WORKER_PAY)
    roles = _roles(fees, pays, pairs(case, fees, pays))
    shown = {one.voiced.statement.id for one in (*fees, *pays)}
    given = {one.document for one in (*fees, *pays)}
    shares = [one for one in case.voiced if _published(one) and not _term(one, given)]
    shown |= {one.statement.id for one in shares}
    return MoneyPicture(
        roles=roles,
        published=tuple(_tested(one, case, roles) for one in shares),
        programme=_on(case, Topic.PROGRAMME_REVENUE),
        routes=_on(case, Topic.PAYMENT_ROUTE),
        sums=(*wholes(case, fees), *wholes(case, pays)),
        other=tuple(one for one in _on(case, *_SUMS, *_SHARES, *_OTHER) if one.statement.id not in shown),
    )


def _on(case: Case, *topics: Topic) -> tuple[Voiced, ...]:
    """Return the statements of a case on some topics."""
    return tuple(one for one in case.voiced if one.statement.topic in topics)


def _roles(fees: Sequence[Sum], pays: Sequence[Sum], paired: Sequence[Pair]) -> tuple[RoleMoney, ...]:
    """Return the money of every post in order of first mention, sums for no particular post last."""
    everything = sorted((*fees, *pays), key=lambda one: one.post is None)
    out = []
    for role in dict.fromkeys(one.post for one in everything):
        own = [one for one in everything if one.post == role]
        out.append(
            RoleMoney(
                role=next((one.statement.about.role for one in own), None) if role else None,
                host_payments=tuple(one.voiced for one in fees if one.post == role),
                worker_pays=tuple(one.voiced for one in pays if one.post == role),
                readings=_distinct(one for pair in paired if pair.fee.post == role for one in readings(pair)),
            )
        )
    return tuple(out)


def _distinct(given: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings without those that use the same sums in the same way again."""
    out: dict[tuple[object, ...], Reading] = {}
    for one in given:
        out.setdefault((one.name, one.fee, one.pay, one.currency, one.per), one)
    return tuple(out.values())


def readings(pair: Pair) -> Iterator[Reading]:
    """Yield every reading of a pair of sums: inside the fee and on top of it, at both ends where a sum is a range.

    The ends are the most that can be kept (highest fee, lowest pay) and the least (lowest fee, highest pay).
    """
    fees = ends(pair.fee.rate, pair.fee_times, pair.workers if pair.divided == "fee" else None)
    pays = ends(pair.pay.rate, pair.pay_times, pair.workers if pair.divided == "pay" else None)
    for name, (compute, formula) in READINGS.items():
        for fee, pay in dict.fromkeys([(fees[-1], pays[0]), (fees[0], pays[-1])]):
            percent = compute(fee, pay)
            if percent is None:
                continue
            yield Reading(
                name=f"{name}_per_worker" if pair.workers else name,
                formula=formula + _footing(pair),
                host_payment=pair.fee.voiced,
                worker_pay=pair.pay.voiced,
                fee=_cents(fee),
                pay=_cents(pay),
                currency=pair.fee.rate.money.currency,
                per=pair.per,
                percent=percent.quantize(_CENT, ROUND_HALF_EVEN),
            )


def _cents(amount: Decimal) -> Decimal:
    """Return an amount as it is, or to the cent where a division left more places."""
    exponent = amount.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -2
    return amount.quantize(_CENT, ROUND_HALF_EVEN) if long else amount


def _footing(pair: Pair) -> str:
    """Return what was done to the sums before they were compared, as an addition to the formula."""
    steps = []
    for name, times in (("fee", pair.fee_times), ("pay", pair.pay_times)):
        if times > 1:
            steps.append(f"{name} x {times}")
    if pair.workers:
        steps.append(f"{pair.divided} / {pair.workers}")
    return f" [{', '.join(steps)}]" if steps else ""


def _published(voiced: Voiced) -> bool:
    """Return whether a statement publishes a percentage as a fact."""
    one = voiced.statement
    known = isinstance(one.value, Share) and one.value.known
    return one.topic in _SHARES and one.stance is Stance.ASSERTS and known


def _term(voiced: Voiced, given: Container[str]) -> bool:
    """Return whether a share is a term of an agreement that gives the sums itself: a levy on the pay, not an account of it."""
    one = voiced.statement
    return one.speaker.kind is SpeakerKind.AGREEMENT and one.quote.document.id in given


def _tested(voiced: Voiced, case: Case, roles: Sequence[RoleMoney]) -> PublishedShare:
    """Return a published share with the readings that it follows from, or the two nearest to each of its ends.

    A reading gives a published figure where it differs by no more than half a unit of the figure's last digit. A range
    follows where both its ends do.
    """
    statement = voiced.statement
    low, high = _kept(statement.value, statement.topic)
    readable = _readable(statement.about.role, roles) if statement.about.host == case.host else ()
    found: list[Reading] = []
    nearest: list[Reading] = []
    follows = bool(readable)
    for end in dict.fromkeys(end for end in (low, high) if end is not None):
        fitting = [one for one in readable if abs(one.percent - end) <= _half_a_unit(end)]
        follows = follows and bool(fitting)
        found += fitting
        nearest += sorted(readable, key=lambda one: abs(one.percent - end))[:2]
    return PublishedShare(
        voiced=voiced,
        low=low,
        high=high,
        follows_from=_distinct(found) if follows else (),
        nearest=() if follows else _distinct(nearest),
    )


def _kept(value: object, topic: Topic) -> tuple[Decimal | None, Decimal | None]:
    """Return low and high of a published share as the percentage kept."""
    if not isinstance(value, Share):
        return None, None
    if topic is Topic.RETAINED_SHARE:
        return value.low, value.high
    return (None if value.high is None else _ALL - value.high, None if value.low is None else _ALL - value.low)


def _readable(role: str | None, roles: Sequence[RoleMoney]) -> tuple[Reading, ...]:
    """Return the readings that a share for a role is tested against: those of its post, else all."""
    own = tuple(
        one for each in roles if particular(role) and particular(each.role) == particular(role) for one in each.readings
    )
    return _distinct(own or (one for each in roles for one in each.readings))


def _half_a_unit(published: Decimal) -> Decimal:
    """Return half a unit of the last digit of a published figure: 0.05 for 91.6, 0.5 for 85."""
    exponent = published.as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return Decimal(1).scaleb(places) / 2
