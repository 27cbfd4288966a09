"""Statements that a number carries: sums, shares and counts, each taken by the topic whose phrase stands nearest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from fairward.extract.amounts import Amount
from fairward.extract.candidates import Candidate, Looked, Match, distance, nearest
from fairward.extract.doubt import Cues, negated
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.statement import Fee, Value

MONEY_TOPICS = ("host_payment", "worker_pay", "programme_revenue", "fee_or_deduction", "other_money")
SHARE_TOPICS = ("retained_share", "worker_share", "other_share")
COUNT_TOPICS = ("workers_deployed", "workers_left", "countries_served", "other_count")
_REACH = {"money": 16, "percent": 14, "count": 6}
_BARE_MONEY, _BESIDE, _SMALL_WORD = 90, 2, 3
_UNIT_REACH = 12
_WORKER_LIMIT = Decimal(60000)
_YEARS = (1900, 2100)
_CROWD = 1_000_000
_BOUND_REACH = 3
_CENTS = re.compile(r"\d[.,]\d\d$")


Taken = Callable[[Looked, Amount, str], tuple[str, float]]


def with_numbers(looked: Looked, taken: Taken | None = None) -> list[Candidate]:
    """Return the candidates of a sentence that numbers carry, in the order of the numbers.

    `taken` judges which topic takes a number (and how likely that is), given the topic whose phrase stands nearest to it.
    """
    found: list[Candidate] = []
    previous: tuple[Amount, Match] | None = None
    shared: Match | None = None
    own = looked.coin
    currency = own or looked.currency
    for amount in looked.amounts:
        if amount.kind == "number" and currency and _bare_money(looked, amount, borrowed=not own):
            amount.kind, amount.currency = "money", currency
            amount.per = amount.per or (None if own else looked.per)
        kind = _KINDS.get(amount.kind)
        if kind is None or (amount.kind == "money" and not amount.currency):
            continue
        match = _choose(looked, amount, kind.topics, kind.way, previous if amount.kind == "money" else None)
        if amount.kind == "percent":
            match = shared = match or shared
        sure: float | None = None
        if taken is not None and not _is_year(amount):
            topic, sure = taken(looked, amount, match.topic if match is not None else "none")
            match = _agreed(match, topic, amount, kind.way)
        if match is None:
            continue
        if amount.kind == "money":
            previous = (amount, match)
        made = kind.made(looked, amount, match)
        if sure is not None:
            for candidate in made:
                candidate.sure = sure
        found += made
    return found


def numbers_of(looked: Looked) -> list[tuple[Amount, str]]:
    """Return the numbers of a sentence, each with the topic whose phrase stands nearest to it ("none" where none does)."""
    said: list[tuple[Amount, str]] = []

    def taken(_: Looked, amount: Amount, topic: str) -> tuple[str, float]:
        said.append((amount, topic))
        return topic, 0.5

    with_numbers(looked, taken)
    return said


def _agreed(match: Match | None, topic: str, amount: Amount, way: str) -> Match | None:
    """Return the match that takes a number by the judged topic: the phrase that says so too, or the number by itself."""
    if match is not None and match.topic == topic:
        return match
    return None if topic == "none" else Match(topic, {"with": way}, amount.first, amount.last, -1, negative=False)


def _bare_money(looked: Looked, amount: Amount, *, borrowed: bool) -> bool:
    """Return whether a bare number beside a sum of money is one too ("12,000 ...; to the other, 5,000").

    Where the sum stands in the sentence before (`borrowed`), a phrase about money must stand right beside the number.
    """
    sentence, low = looked.sentence, amount.low if amount.low is not None else amount.high
    cents = _CENTS.search(sentence.written(amount.first, amount.last)) is not None
    if low is None or (low < _BARE_MONEY and not cents) or not amount.digits or _is_year(amount):
        return False
    if any(m.first <= amount.first < m.last for topic in COUNT_TOPICS for m in looked.of(topic, "count")):
        return False
    following = amount.last
    ends_clause = following >= len(sentence.words) or sentence.clauses[following] != sentence.clauses[amount.first]
    beside = any(
        distance(sentence, m, amount.first, amount.last) <= _BESIDE
        for topic in MONEY_TOPICS
        for m in looked.of(topic, "money")
    )
    if borrowed:
        return beside and (ends_clause or cents or len(sentence.words[following]) <= _SMALL_WORD)
    return ends_clause or amount.per is not None or beside


def _is_year(amount: Amount) -> bool:
    low = amount.low
    return low is not None and low == amount.high and low == low.to_integral_value() and _YEARS[0] <= low <= _YEARS[1]


def _choose(
    looked: Looked, amount: Amount, topics: Iterable[str], kind: str, previous: tuple[Amount, Match] | None
) -> Match | None:
    """Return the match that takes an amount: the nearest, or that of the amount before in a row of like amounts."""
    matches = [m for topic in topics for m in looked.of(topic, kind)]
    if kind == "money" and amount.figure >= 10 * _WORKER_LIMIT:  # sums of millions are nobody's pay
        matches = [m for m in matches if m.topic != "worker_pay"]
    best = nearest(looked.sentence, matches, amount.first, amount.last, _REACH[kind])
    if previous is not None and kind == "money":
        before, match = previous
        row = amount.currency == before.currency and amount.first - before.last <= _REACH["money"]
        closer = (
            best is not None and best.first >= before.last - 1 and best.last <= amount.last + 1 and best is not match
        )
        if row and not closer and match.topic != "other_money":
            return match
    return best


def _money(looked: Looked, amount: Amount, match: Match) -> list[Candidate]:
    if match.topic == "other_money" or amount.currency is None:
        return []
    money = Money(low=amount.low, high=amount.high, currency=amount.currency)
    per, unit = amount.per, _unit(looked, amount)
    if match.topic == "worker_pay":
        unit, per = unit or Unit.WORKER, per or Per.MONTH
    elif match.topic == "programme_revenue":
        unit, per = Unit.PROGRAMME, per or Per.YEAR
    elif match.topic == "host_payment":
        big = amount.figure >= _WORKER_LIMIT
        said = Unit(str(match.meaning["unit"])) if match.meaning.get("unit") else None
        unit = unit or said or (Unit.PROGRAMME if big else Unit.WORKER)
        if big and unit is Unit.WORKER and amount.figure >= 10 * _WORKER_LIMIT:
            unit = Unit.PROGRAMME
        per = per or (Per.TOTAL if big else Per.MONTH)
    rate = Rate(money=money, per=per, unit=unit)
    value: Value = (
        Fee(what=str(match.meaning.get("what", "fee")), rate=rate) if match.topic == "fee_or_deduction" else rate
    )
    return [_made(looked, amount, match, value)]


def _unit(looked: Looked, amount: Amount) -> Unit | None:
    """Return whether a sum is for each worker or for all: by the nearest words that say so, else by a number of workers."""
    others = [other for other in looked.amounts if other.kind == "money" and other is not amount]
    low = max((other.last for other in others if other.last <= amount.first), default=0)
    high = min((other.first for other in others if other.first >= amount.last), default=len(looked.sentence.words))
    near: list[tuple[int, bool, Unit]] = []
    for name, first, last in looked.units:
        inside = low <= first and last <= high
        gap = first - amount.last if first >= amount.last else amount.first - last
        unit = Unit.WORKER if name == "per_worker" else Unit.PROGRAMME
        if gap <= (_UNIT_REACH if inside else _UNIT_REACH // 3):
            near.append((gap, not inside, unit))
    for counted in looked.amounts:
        several = counted.kind == "number" and counted.low is not None and counted.low >= 2
        if several and any(0 <= first - counted.last <= 3 for first, _ in looked.workers):
            gap = counted.first - amount.last if counted.first >= amount.last else amount.first - counted.last
            if low <= counted.first < high:
                near.append((gap + 2, True, Unit.PROGRAMME))
    return min(near, key=lambda found: found[:2])[2] if near else None


def _share(looked: Looked, amount: Amount, match: Match) -> list[Candidate]:
    if match.topic == "other_share" or amount.figure > 100:
        return []
    made = _made(looked, amount, match, Share(low=amount.low, high=amount.high))
    if made.topic == "worker_share" and made.negated:
        made.topic, made.negated = "retained_share", False
    return [made]


def _count(looked: Looked, amount: Amount, match: Match) -> list[Candidate]:
    if match.topic == "other_count" or _is_year(amount):
        return []
    low = None if amount.low is None else int(amount.low)
    high = None if amount.high is None else int(amount.high)
    number = low or high or 0
    if number < 2 or (not amount.digits and number >= _CROWD):  # "millions of Cubans" are a people, not workers sent
        return []
    at = match.meaning.get("at")
    if at is None and match.topic == "workers_deployed":
        at = "abroad" if any(m.topic == "countries_served" for m in looked.matches) else "host"
    return [_made(looked, amount, match, Count(low=low, high=high, at=str(at) if at else None))]


def _apart(looked: Looked, amount: Amount) -> Cues:
    """Return the cues of a sentence without a "not" that only bounds an amount ("no more than 28 per cent")."""
    if amount.low is not None and amount.high is not None:
        return looked.cues
    reach = range(max(amount.first - _BOUND_REACH, 0), amount.first)
    return replace(looked.cues, negation=tuple(span for span in looked.cues.negation if span[0] not in reach))


def _made(looked: Looked, amount: Amount, match: Match, value: Value) -> Candidate:
    near = distance(looked.sentence, match, amount.first, amount.last)
    sure = max(match.sure - 0.015 * max(near - 3, 0), 0.3)
    first, last = min(amount.first, match.first), max(amount.last, match.last)
    if near > 8:
        first, last = amount.first, amount.last
    denied = negated(
        looked.sentence, first, last, _apart(looked, amount), carries_negation=match.negative, ends=looked.ends
    )
    others = [other for other in looked.amounts if other.kind == amount.kind and other is not amount]
    low = max((other.last for other in others if other.last <= amount.first), default=0)
    high = min((other.first for other in others if other.first >= amount.last), default=len(looked.sentence.words))
    way = f"{match.meaning.get('with')}:{match.phrase}"
    return Candidate(
        match.topic,
        value,
        first,
        last,
        sure,
        way,
        None,
        denied,
        negative=match.negative,
        place=amount.first,
        bounds=(low, high),
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """How numbers of a kind become candidates: the topics that may take them, the way of their phrases, what makes them."""

    topics: tuple[str, ...]
    way: str
    made: Callable[[Looked, Amount, Match], list[Candidate]]


_KINDS = {
    "money": _Kind(MONEY_TOPICS, "money", _money),
    "percent": _Kind(SHARE_TOPICS, "percent", _share),
    "number": _Kind(COUNT_TOPICS, "count", _count),
}
