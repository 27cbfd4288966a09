"""Figures: the numbers of a proposed value, each found again in the quote by the number reader that reads every other text.

What comes back is made of the numbers as they were read, never of those that were proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from fairward.extract.amounts import Amount
from fairward.model.money import Count, Money, Rate, Share
from fairward.model.statement import Fee, Value

Ends = tuple[Decimal | None, Decimal | None]


def has_figures(value: Value) -> bool:
    """Return whether a value holds a number that must stand in its quote."""
    if isinstance(value, Fee):
        return value.rate is not None
    return value.known if isinstance(value, Share) else isinstance(value, Rate | Count)


def read_again(value: Value, found: Sequence[Amount], countries: Iterable[str | None]) -> Value | None:
    """Return a value with its numbers as they were read in its quote, None where one of them was not read there.

    `countries` (ISO 3166) settle words such as pesos that several use. A period that the words give to the sum must be the
    one proposed; where they give none, the value has none.
    """
    match value:
        case Rate():
            return _rate(value, found, tuple(countries))
        case Fee() if value.rate is not None:
            rate = _rate(value.rate, found, tuple(countries))
            return replace(value, rate=rate) if rate else None
        case Share():
            ends = _ends(value.low, value.high, [one for one in found if one.kind == "percent"])
            return replace(value, low=ends[0], high=ends[1]) if ends else None
        case Count():
            ends = _ends(_whole(value.low), _whole(value.high), [one for one in found if one.kind == "number"])
            low, high = ends or (None, None)
            if any(end is not None and end != end.to_integral_value() for end in (low, high)):
                return None
            whole = (None if low is None else int(low), None if high is None else int(high))
            return replace(value, low=whole[0], high=whole[1]) if ends else None
    return None


def _whole(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _rate(rate: Rate, found: Iterable[Amount], countries: Sequence[str | None]) -> Rate | None:
    """Return a rate as its sum was read."""
    sums = [
        one
        for one in found
        if one.kind == "money"
        and _currency(one, countries) == rate.money.currency
        and (rate.per is None or one.per in (None, rate.per))
    ]
    ends = _ends(rate.money.low, rate.money.high, sums)
    if ends is None:
        return None
    pers = {one.per for one in sums if {one.low, one.high} & set(ends) - {None} and one.per is not None}
    per = pers.pop() if len(pers) == 1 else None
    return Rate(money=Money(low=ends[0], high=ends[1], currency=rate.money.currency), per=per, unit=rate.unit)


def _currency(amount: Amount, countries: Iterable[str | None]) -> str | None:
    """Return the currency of a sum as it was read: of a word that several countries use, that of the first of these countries."""
    own = (amount.coins[country] for country in countries if country is not None and country in amount.coins)
    return amount.currency or next(own, None)


def _ends(low: Decimal | None, high: Decimal | None, found: Iterable[Amount]) -> Ends | None:
    """Return the ends of the one amount that holds both proposed ends, or of the two that hold one each; None where none do."""
    wanted = {end for end in (low, high) if end is not None}
    amounts = list(found)
    for amount in amounts:
        if wanted <= {amount.low, amount.high}:
            return amount.low, amount.high
    exact = {amount.low for amount in amounts if amount.low == amount.high}
    return (low, high) if len(wanted) > 1 and wanted <= exact else None
