"""Sums, rates and shares, each able to be a range; Decimal and ISO 4217, never floats, never without a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fairward.model.problem import ImpossibleNoun

_CURRENCY = re.compile(r"[A-Z]{3}")


class Per(StrEnum):
    """The period that a sum is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    TOTAL = "total"


class Unit(StrEnum):
    """Whether a sum is for one worker or for the whole programme."""

    WORKER = "worker"
    PROGRAMME = "programme"


# Months in one period; hours, days and weeks depend on the contract and are not converted silently.
_MONTHS = {Per.MONTH: Decimal(1), Per.YEAR: Decimal(12)}


def check_range(low: Decimal | None, high: Decimal | None, what: str) -> None:
    """Return nothing; raise ImpossibleNoun where a range is empty of numbers, negative or upside down."""
    for end in (low, high):
        if end is not None and (not end.is_finite() or end < 0):
            message = f"{what} must be a finite number of at least 0, not {end}"
            raise ImpossibleNoun(message)
    if low is not None and high is not None and low > high:
        message = f"{what} is upside down: {low} to {high}"
        raise ImpossibleNoun(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum or a range of sums in one currency (ISO 4217); low or high is None where the words leave that end open."""

    low: Decimal | None
    high: Decimal | None
    currency: str

    def __post_init__(self) -> None:
        """Refuse a sum without a currency, without any number, or upside down."""
        if not _CURRENCY.fullmatch(self.currency or ""):
            message = f"a sum needs a currency (three letters of ISO 4217), not {self.currency!r}"
            raise ImpossibleNoun(message)
        if self.low is None and self.high is None:
            message = "a sum needs at least one number"
            raise ImpossibleNoun(message)
        check_range(self.low, self.high, "a sum")

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Return one exact sum."""
        number = Decimal(amount)
        return cls(low=number, high=number, currency=currency)

    @property
    def exact(self) -> bool:
        """Return whether the sum is one number rather than a range."""
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A sum per period (None where the words do not say) for one worker or the whole programme."""

    money: Money
    per: Per | None = None
    unit: Unit | None = None

    def monthly(self) -> Money | None:
        """Return the sum for one month, or None where the period is not a month or a year."""
        months = _MONTHS.get(self.per) if self.per is not None else None
        if months is None:
            return None
        low = None if self.money.low is None else self.money.low / months
        high = None if self.money.high is None else self.money.high / months
        return Money(low=low, high=high, currency=self.money.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage or a range of percentages; both ends None where the words give no figure ('a large part')."""

    low: Decimal | None = None
    high: Decimal | None = None
    base: str | None = None

    def __post_init__(self) -> None:
        """Refuse shares below 0, above 100 or upside down."""
        check_range(self.low, self.high, "a share")
        for end in (self.low, self.high):
            if end is not None and end > Decimal(100):
                message = f"a share of a payment cannot pass 100 percent, not {end}"
                raise ImpossibleNoun(message)

    @property
    def known(self) -> bool:
        """Return whether the words give a figure."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people or countries, or a range; `at` says whether people are counted in the host or abroad in all."""

    low: int | None
    high: int | None
    at: str | None = None

    def __post_init__(self) -> None:
        """Refuse counts without a number, below 0 or upside down."""
        if self.low is None and self.high is None:
            message = "a count needs at least one number"
            raise ImpossibleNoun(message)
        low = None if self.low is None else Decimal(self.low)
        high = None if self.high is None else Decimal(self.high)
        check_range(low, high, "a count")
