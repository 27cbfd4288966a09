"""Figures of a case beside those of the parties, for one post and a year: what the host pays, what reaches the worker, the scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fairward import books
from fairward.model.case import Voiced
from fairward.model.draft import Assessed
from fairward.model.finding import RoleMoney
from fairward.model.money import Money, Rate, Unit
from fairward.model.paper import Post
from fairward.model.statement import Stance

_MONTHS = Decimal(12)
_DOLLAR = "USD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What one role costs and earns in a year under the agreement, as ranges in one currency, and the words it is taken from."""

    words: str
    host: Money
    pay: Money | None
    quotes: tuple[str, ...]

    @property
    def doubled(self) -> bool:
        """Return whether the host's sum is a range because the worker's pay may come on top of it."""
        return self.pay is not None


def now(assessed: Iterable[Assessed]) -> tuple[Now, ...]:
    """Return what each role costs the host and earns, where the sources give a sum for a worker and a month or year."""
    found = (_role(role) for one in assessed for role in one.money.roles)
    return tuple(one for one in found if one is not None)


def _role(role: RoleMoney) -> Now | None:
    """Return the sums of one role, None where there is no sum for a worker."""
    paid = [(one, sum_) for one in role.host_payments if (sum_ := _year(one)) is not None]
    if not paid:
        return None
    currency = paid[0][1].currency
    gets = [(one, sum_) for one in role.worker_pays if (sum_ := _year(one)) is not None and sum_.currency == currency]
    host = _joined([sum_ for _, sum_ in paid if sum_.currency == currency])
    pay = _joined([sum_ for _, sum_ in gets]) if gets else None
    if pay is not None:
        host = Money(low=host.low, high=(host.high or Decimal(0)) + (pay.high or Decimal(0)), currency=currency)
    words = " ".join((role.role or "", *(one.statement.quote.text for one, _ in paid)))
    quotes = tuple(dict.fromkeys(one.statement.quote.text for one in (paid[0][0], *(one for one, _ in gets[:1]))))
    return Now(words=words, host=host, pay=pay, quotes=quotes)


def _year(voiced: Voiced) -> Money | None:
    """Return the sum of a statement for one worker and a year, None where it is another kind of sum."""
    statement = voiced.statement
    rate = statement.value
    if not isinstance(rate, Rate) or rate.unit is not Unit.WORKER or statement.stance is not Stance.ASSERTS:
        return None
    month = rate.monthly()
    if month is None or month.low is None or month.high is None:
        return None
    return Money(low=month.low * _MONTHS, high=month.high * _MONTHS, currency=month.currency)


def _joined(sums: Iterable[Money]) -> Money:
    """Return the range from the lowest to the highest of several sums in one currency."""
    many = list(sums)
    low, high = (min(one.low or Decimal(0) for one in many), max(one.high or Decimal(0) for one in many))
    return Money(low=low, high=high, currency=many[0].currency)


def together(sums: Iterable[Money]) -> Money | None:
    """Return the range that several sums span, None where they are none or not in one currency."""
    many = list(sums)
    return _joined(many) if many and len({one.currency for one in many}) == 1 else None


def matching(post: Post, roles: Iterable[Now]) -> tuple[Now, ...]:
    """Return the roles that speak of a post: its name, in any language, stands in the words of their sums."""
    names = [re.compile(rf"\b{re.escape(name.casefold())}") for name in post.names.values() if name.strip()]
    return tuple(one for one in roles if any(name.search(one.words.casefold()) for name in names))


def hired(post: Post, rates: Iterable[tuple[str, Decimal, Decimal | None]]) -> Money:
    """Return what a post costs its employer in a year: the gross pay by the scale and the contributions on top."""
    ends = (scale(post).low or Decimal(0)) + (contributed(post, rates).low or Decimal(0))
    return Money.of(ends, post.currency)


def scale(post: Post) -> Money:
    """Return the gross pay of a post for a year, with its allowances."""
    month = post.pay_monthly + sum(post.allowances.values(), Decimal(0))
    return Money.of(month * _MONTHS, post.currency)


def contributed(post: Post, rates: Iterable[tuple[str, Decimal, Decimal | None]]) -> Money:
    """Return what the employer pays to social insurance for a post and a year, each contribution up to its cap."""
    month = post.pay_monthly + sum(post.allowances.values(), Decimal(0))
    year = sum((min(month, cap or month) * percent / 100 * _MONTHS for _, percent, cap in rates), Decimal(0))
    return Money.of(year.quantize(Decimal("0.01")), post.currency)


def at_fixed_rate(sum_: Money, currency: str) -> Money | None:
    """Return a sum in another currency where both have a fixed rate to the dollar, itself where it is the same; None otherwise."""
    if sum_.currency == currency:
        return sum_
    pegs = pegged()
    if sum_.currency not in pegs or currency not in pegs:
        return None
    ends = [None if end is None else end / pegs[sum_.currency] * pegs[currency] for end in (sum_.low, sum_.high)]
    return Money(low=ends[0], high=ends[1], currency=currency)


def pegged() -> Mapping[str, Decimal]:
    """Return how many of each currency with a fixed rate make one US dollar."""
    rates = books.atlas("point_costs")["pegs"]
    return {_DOLLAR: Decimal(1), **{name: Decimal(str(rate)) for name, rate in rates.items()}}
