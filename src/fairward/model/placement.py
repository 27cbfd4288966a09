"""Placements and their pay: who works where on what terms, what a month is worth, the order that pays it, the worker's receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fairward.model.problem import ImpossibleNoun

_ZERO = Decimal(0)


class State(StrEnum):
    """How far a payment order has come."""

    PREPARED = "prepared"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    CREDITED = "credited"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    RETURNED = "returned"

    @property
    def paid(self) -> bool:
        """Return whether the worker counts as paid: only from the bank's word that the money was credited."""
        return self in (State.CREDITED, State.CONFIRMED)


NEXT: dict[State, frozenset[State]] = {
    State.PREPARED: frozenset({State.APPROVED, State.RETURNED}),
    State.APPROVED: frozenset({State.SENT, State.RETURNED}),
    State.SENT: frozenset({State.ACCEPTED, State.CREDITED, State.RETURNED, State.DISPUTED}),
    State.ACCEPTED: frozenset({State.CREDITED, State.RETURNED, State.DISPUTED}),
    State.CREDITED: frozenset({State.CONFIRMED, State.DISPUTED, State.RETURNED}),
    State.CONFIRMED: frozenset({State.DISPUTED}),
    State.DISPUTED: frozenset({State.CONFIRMED, State.RETURNED}),
    State.RETURNED: frozenset(),
}
"""Which state may follow which; what was returned ends there, and a new order takes its place."""


class LineKind(StrEnum):
    """What a line of a month's pay is."""

    BASE = "base"
    ALLOWANCE = "allowance"
    OVERTIME = "overtime"
    ARREARS = "arrears"
    UNPAID = "unpaid"
    DEDUCTION = "deduction"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A bank account: an IBAN, or a number with the bank's BIC or clearing code; `holder` is the name that the bank has."""

    holder: str
    currency: str
    iban: str | None = None
    number: str | None = None
    bic: str | None = None
    clearing: str | None = None
    bank: str | None = None
    country: str | None = None

    def __post_init__(self) -> None:
        """Refuse an account without a holder, or with no number or two; never show the number."""
        if not self.holder.strip():
            raise ImpossibleNoun("an account needs the name of its holder")
        if (self.iban is None) == (self.number is None):
            raise ImpossibleNoun("an account has either an IBAN or another number")
        if self.iban is None and self.bic is None and self.clearing is None:
            raise ImpossibleNoun("an account without an IBAN needs the bank's BIC or clearing code")

    def __repr__(self) -> str:
        """Return words that give nothing of the account away."""
        return "Account(…)"

    @property
    def identity(self) -> str:
        """Return what makes two accounts the same: number and bank, without blanks."""
        number = self.iban or f"{self.bic or self.clearing}/{self.number}"
        return "".join(number.split()).upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One worker in one post: a direct contract between employer and worker, with the account that the worker chose.

    `pay_monthly` is the gross pay of a whole month; `allowances` come on top; `fees_monthly` is what the host pays
    besides for the post, to whom it may be. `name` and `account` are never shown outside payslip and bank file.
    """

    id: str
    worker: str
    name: str
    language: str
    agreement: str
    host: str
    sender: str
    employer: str
    post: str
    currency: str
    pay_monthly: Decimal
    starts_on: date
    account: Account
    allowances: tuple[tuple[str, Decimal], ...] = ()
    fees_monthly: Decimal = _ZERO
    ends_on: date | None = None
    grade: str | None = None

    def __post_init__(self) -> None:
        """Refuse a placement that pays nothing, ends before it starts or pays into an account that is not the worker's."""
        if not self.pay_monthly.is_finite() or self.pay_monthly <= 0:
            raise ImpossibleNoun(f"placement {self.id}: the pay of a month must be above 0")
        if any(not amount.is_finite() or amount < 0 for _, amount in self.allowances):
            raise ImpossibleNoun(f"placement {self.id}: an allowance cannot be below 0")
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ImpossibleNoun(f"placement {self.id} ends before it starts")
        if not same_person(self.name, self.account.holder):
            raise ImpossibleNoun(f"placement {self.id}: the account is not held in the worker's own name")

    def __repr__(self) -> str:
        """Return the placement without name and account."""
        return f"Placement({self.id}, {self.worker}, {self.post})"


def same_person(name: str, holder: str) -> bool:
    """Return whether a holder is the worker alone: the same words in any order, accents and signs aside, and no others."""
    return bool(name.strip()) and (name == holder or _words(name) == _words(holder) != ())


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and sorted."""
    folded = name.casefold().translate(_PLAIN)
    return tuple(sorted("".join(sign if sign.isalnum() else " " for sign in folded).split()))


_PLAIN = str.maketrans("áàâäãåéèêëíìîïóòôöõúùûüñçý", "aaaaaaeeeeiiiiooooouuuuncy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a month's pay: what it is, its amount (never below 0), and for a deduction its kind, law and payee."""

    kind: LineKind
    label: str
    amount: Decimal
    law: str | None = None
    deduction: str | None = None
    payee: str | None = None

    def __post_init__(self) -> None:
        """Refuse an amount below nothing, and a deduction without a law."""
        if not self.amount.is_finite() or self.amount < 0:
            raise ImpossibleNoun(f"{self.label}: a line's amount cannot be below 0")
        if self.kind is LineKind.DEDUCTION and not (self.law or "").strip():
            raise ImpossibleNoun(f"{self.label}: a deduction needs the law that allows it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payday:
    """What one month of one placement is worth, line by line, in the currency of the pay."""

    placement: str
    worker: str
    month: date
    currency: str
    lines: tuple[Line, ...]
    days: int
    days_of_month: int
    fees: Decimal = _ZERO

    def sum(self, *kinds: LineKind) -> Decimal:
        """Return the sum of the lines of some kinds."""
        return sum((line.amount for line in self.lines if line.kind in kinds), _ZERO)

    @property
    def gross(self) -> Decimal:
        """Return the pay before deductions."""
        earned = self.sum(LineKind.BASE, LineKind.ALLOWANCE, LineKind.OVERTIME, LineKind.ARREARS)
        return earned - self.sum(LineKind.UNPAID)

    @property
    def deducted(self) -> Decimal:
        """Return all deductions."""
        return self.sum(LineKind.DEDUCTION)

    @property
    def net(self) -> Decimal:
        """Return what the worker gets."""
        return self.gross - self.deducted

    @property
    def employer_costs(self) -> Decimal:
        """Return what the employer pays to authorities on top of the gross pay."""
        return self.sum(LineKind.EMPLOYER)

    @property
    def host_pays(self) -> Decimal:
        """Return what the host pays for the post in all: gross pay, the employer's costs and what goes to anyone else."""
        return self.gross + self.employer_costs + self.fees


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Under what a payment is made: the agreement, the countries (ISO 3166), the employer and the post."""

    agreement: str
    host: str
    sender: str
    employer: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrder:
    """One payment to one worker for one month: the net pay, in the currency of the account at the rate of the pay date."""

    id: str
    run: str
    payday: Payday
    account: Account
    name: str
    language: str
    pay_on: date
    amount: Decimal
    currency: str
    terms: Terms
    rate: Decimal | None = None
    rate_on: date | None = None
    attempt: int = 1

    def __post_init__(self) -> None:
        """Refuse an order of nothing, or one to an account that is not the worker's."""
        if not self.amount.is_finite() or self.amount <= 0:
            raise ImpossibleNoun(f"order {self.id}: there is nothing to pay")
        if not same_person(self.name, self.account.holder):
            raise ImpossibleNoun(f"order {self.id}: the account is not held in the worker's own name")

    def __repr__(self) -> str:
        """Return the order without name and account."""
        return f"PaymentOrder({self.id}, {self.amount} {self.currency})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The worker's own word on an order: the amount that arrived and when, or that nothing came (amount None)."""

    order: str
    said_on: date
    amount: Decimal | None = None
    arrived_on: date | None = None
    note: str = field(default="")

    def __post_init__(self) -> None:
        """Refuse half a receipt."""
        if (self.amount is None) != (self.arrived_on is None):
            raise ImpossibleNoun("a receipt gives the amount and the day, or says that nothing was received")
        if self.amount is not None and (not self.amount.is_finite() or self.amount <= 0):
            raise ImpossibleNoun("a receipt gives an amount above 0")
