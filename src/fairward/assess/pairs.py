"""Which sum that the host pays belongs with which sum that reaches the worker, and on what common footing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairward.assess.roles import particular
from fairward.model.case import Case, Voiced
from fairward.model.money import Count, Per, Rate, Unit
from fairward.model.statement import Stance, Statement, Topic

# How near a number of workers must stand to a programme's sum to be its number, in characters: two or three sentences.
_NEAR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum per period that a source states as a fact: the statement with its rate and the particular post it is for."""

    voiced: Voiced
    rate: Rate
    post: str | None

    @property
    def statement(self) -> Statement:
        """Return the statement of the sum."""
        return self.voiced.statement

    @property
    def document(self) -> str:
        """Return the id of the sum's document."""
        return self.statement.quote.document.id

    def shares_sentence(self, other: Sum) -> bool:
        """Return whether two sums stand in one sentence."""
        return self.document == other.document and _place(self.statement) == _place(other.statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A host's payment and a worker's pay that can be compared, and the factors that put them on one footing.

    `fee_times` and `pay_times` bring both to the period `per`; `workers` divides the programme's sum (`divided` says
    which of the two it is) and is None where both are for one worker or both for the programme.
    """

    fee: Sum
    pay: Sum
    per: Per
    fee_times: int = 1
    pay_times: int = 1
    workers: int | None = None
    divided: str | None = None


def sums(case: Case, topic: Topic) -> tuple[Sum, ...]:
    """Return the sums on a topic that are stated as facts about the host of the case, in the order of their texts."""
    return tuple(
        Sum(voiced=one, rate=one.statement.value, post=particular(one.statement.about.role))
        for one in case.voiced
        if one.statement.topic is topic
        and one.statement.stance is Stance.ASSERTS
        and isinstance(one.statement.value, Rate)
        and one.statement.about.host == case.host
    )


def pairs(case: Case, fees: Sequence[Sum], pays: Sequence[Sum]) -> tuple[Pair, ...]:
    """Return every pair of sums that may be compared; sums of different posts, units or currencies are never mixed.

    1. Within one document and post, in the order of the text (see `_in_order`).
    2. A fee left alone goes with the pay that shares its sentence, if the sentence has one fee and one pay only.
    3. A fee still alone goes with pay from other documents where post, unit and period are named and agree.
    """
    numbers = tuple(counts(case))
    made: list[Pair] = []
    groups: dict[tuple[str, str | None], list[Sum]] = {}
    for fee in fees:
        groups.setdefault((fee.document, fee.post), []).append(fee)
    for (document, role), own in groups.items():
        near = [pay for pay in pays if (pay.document, pay.post) == (document, role)]
        # 1.
        found = _in_order(own, near, numbers)
        paired = {id(pair.fee) for pair in found}
        for fee in own:
            if id(fee) in paired:
                continue
            # 2.
            beside = [pay for pay in pays if pay.shares_sentence(fee)]
            alone = len(beside) == 1 and sum(1 for one in fees if one.shares_sentence(fee)) == 1
            pair = _pair(fee, beside[0], numbers) if alone and _may_agree(fee.post, beside[0].post) else None
            if pair is None:
                # 3.
                afar = [pay for pay in pays if pay.document != document and role and pay.post == role]
                found += [pair for pay in afar if (pair := _pair(fee, pay, numbers))]
            else:
                found.append(pair)
        made += found
    return tuple(made)


def _in_order(fees: Sequence[Sum], pays: Sequence[Sum], numbers: Sequence[Statement]) -> list[Pair]:
    """Return the pairs of one document and post.

    A single fee goes with every pay, a single pay with every fee. As many fees as pays go together in the order of the
    text ("12,000 and 5,000, of which 1,200 and 990"); otherwise each goes with the nearest. Units are kept apart.
    """
    made: dict[tuple[int, int], Pair] = {}
    for unit in (Unit.WORKER, Unit.PROGRAMME):
        own = _distinct(fee for fee in fees if _unit(fee) is unit)
        reached = [pay for pay in pays if any(_pair(fee, pay, numbers) for fee in own)]
        same = _distinct(pay for pay in reached if _unit(pay) is unit) or _distinct(reached)
        if len(own) == len(same):
            wanted = list(zip(own, same, strict=True))
        elif 1 in (len(own), len(same)):
            wanted = [(fee, pay) for fee in own for pay in same]
        else:
            wanted = [(fee, min(same, key=lambda pay: _distance(fee, pay))) for fee in own if same]
            wanted += [(min(own, key=lambda fee: _distance(fee, pay)), pay) for pay in same if own]
        for fee, pay in wanted:
            pair = _pair(fee, pay, numbers)
            if pair:
                made.setdefault((id(fee), id(pay)), pair)
    return list(made.values())


def _distinct(given: Iterable[Sum]) -> list[Sum]:
    """Return the sums without those that only repeat an earlier one."""
    out: dict[Rate, Sum] = {}
    for one in given:
        out.setdefault(one.rate, one)
    return list(out.values())


def _distance(one: Sum, other: Sum) -> int:
    """Return how far apart two sums of a document stand, in characters."""
    return abs(one.statement.quote.start - other.statement.quote.start)


def _place(statement: Statement) -> tuple[int, int]:
    """Return the offsets of a statement's sentence, or of its quote where no sentence is known."""
    return statement.context or (statement.quote.start, statement.quote.end)


def _unit(one: Sum) -> Unit:
    """Return the unit of a sum; one that does not say is taken for a worker's and compared under conditions only."""
    return one.rate.unit or Unit.WORKER


def _may_agree(one: str | None, other: str | None) -> bool:
    """Return whether two posts may be one: they are, or one of them is no particular post."""
    return one == other or one is None or other is None


def _pair(fee: Sum, pay: Sum, numbers: Sequence[Statement]) -> Pair | None:
    """Return the pair of two sums on one footing, or None where they cannot be compared."""
    together = fee.document == pay.document
    years = {one.statement.about.period[:4] for one in (fee, pay) if one.statement.about.period}
    if fee.rate.money.currency != pay.rate.money.currency or len(years) > 1:
        return None
    if not all(one.rate.unit for one in (fee, pay)):
        # Whose sum it is must be plain: from the sentence, or from a post that both name in one text.
        named = together and fee.post is not None and fee.post == pay.post
        if not (named or fee.shares_sentence(pay)):
            return None
    footing = _period(fee.rate.per, pay.rate.per, together=together)
    if footing is None:
        return None
    per, fee_times, pay_times = footing
    if _unit(fee) is _unit(pay):
        return Pair(fee=fee, pay=pay, per=per, fee_times=fee_times, pay_times=pay_times)
    whole = fee if _unit(fee) is Unit.PROGRAMME else pay
    workers = _workers(whole, numbers) if together else None
    if workers is None:
        return None
    return Pair(
        fee=fee,
        pay=pay,
        per=per,
        fee_times=fee_times,
        pay_times=pay_times,
        workers=workers,
        divided="fee" if whole is fee else "pay",
    )


def _period(fee: Per | None, pay: Per | None, *, together: bool) -> tuple[Per, int, int] | None:
    """Return the common period and what to multiply fee and pay with; None where the periods cannot be compared.

    Months become years exactly; hours, days and weeks depend on the contract and are compared with their like only. In
    one document a sum without a period takes that of the other ("5,000 a month, of which 990").
    """
    if fee is None or pay is None:
        return (fee or pay or Per.TOTAL, 1, 1) if together else None
    if fee is pay:
        return fee, 1, 1
    if {fee, pay} == {Per.MONTH, Per.YEAR}:
        return (Per.YEAR, 12, 1) if fee is Per.MONTH else (Per.YEAR, 1, 12)
    return None


def counts(case: Case) -> Iterator[Statement]:
    """Yield the statements on exact numbers of workers in the host of a case."""
    for one in case.statements:
        count = one.value
        if (
            one.topic is Topic.WORKERS_DEPLOYED
            and one.stance is Stance.ASSERTS
            and one.about.host == case.host
            and isinstance(count, Count)
            and count.low == count.high
            and count.low
            and count.at != "abroad"
        ):
            yield one


def _workers(whole: Sum, given: Sequence[Statement]) -> int | None:
    """Return how many workers a programme's sum is for.

    The number in its own sentence, else the only number said near it, for the same post or for none in particular; None
    where neither is plain. A number elsewhere in the text may count others.
    """
    mine = [
        one
        for one in given
        if one.quote.document.id == whole.document and _may_agree(whole.post, particular(one.about.role))
    ]
    beside = [one for one in mine if _place(one) == _place(whole.statement)]
    near = [one for one in mine if abs(one.quote.start - whole.statement.quote.start) <= _NEAR]
    numbers = {one.value.low for one in (beside or near) if isinstance(one.value, Count)}
    return next(iter(numbers)) if len(numbers) == 1 else None


def ends(rate: Rate, times: int = 1, divisor: int | None = None) -> list[Decimal]:
    """Return the known ends of a sum on another footing, lowest first, each once."""
    known = {end for end in (rate.money.low, rate.money.high) if end is not None}
    return sorted(end * times / (divisor or 1) for end in known)
