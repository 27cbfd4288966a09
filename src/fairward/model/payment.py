"""Payments as records show them: who paid whom, for what and for when, where the row stands, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fairward.model.money import Share, check_range
from fairward.model.problem import ImpossibleNoun, Problem

Words = Mapping[str, str]


class PartyKind(StrEnum):
    """What a party to a payment is."""

    HOST = "host"
    SENDER = "sender"
    GO_BETWEEN = "go_between"
    WORKER = "worker"
    AUTHORITY = "authority"
    OTHER = "other"


class PaymentKind(StrEnum):
    """What a payment is for."""

    FEE = "fee"
    WAGE = "wage"
    STIPEND = "stipend"
    IN_KIND = "in_kind"
    STATUTORY = "statutory"
    DEDUCTION = "deduction"
    TRANSFER = "transfer"
    OTHER = "other"


class Status(StrEnum):
    """How far a payment has come; only a confirmed credit is paid."""

    PAID = "paid"
    ORDERED = "ordered"
    FAILED = "failed"


class Flow(StrEnum):
    """Where a payment's money went; each row of a ledger has exactly one."""

    TO_WORKER = "to_worker"
    BY_SENDER = "by_sender"
    IN_BULK = "in_bulk"
    UNCONFIRMED = "unconfirmed"
    STATUTORY = "statutory"
    IN_KIND = "in_kind"
    KEPT = "kept"
    HANDED_BACK = "handed_back"
    ONWARD = "onward"
    FAILED = "failed"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A payer or a payee: its name as the record has it (None where it has none) and what it is."""

    name: str | None
    kind: PartyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Where a record stands: the first sixteen figures of its file's SHA-256 and its row, the header being row 1."""

    file: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment as a record shows it; `amount` is below 0 only where it takes another payment back (`reverses`)."""

    where: Row
    payer: Party
    payee: Party
    kind: PaymentKind
    status: Status
    amount: Decimal
    currency: str
    paid_on: date
    period: date
    months: int = 1
    due_on: date | None = None
    reference: str | None = None
    agreement: str | None = None
    role: str | None = None
    worker: str | None = None
    account: str | None = None
    account_owner: str | None = None
    legal_basis: str | None = None
    reverses: str | None = None
    corrects: str | None = None

    def __post_init__(self) -> None:
        """Refuse a payment without a currency, or one that is below nothing and takes nothing back."""
        if not (len(self.currency) == 3 and self.currency.isalpha() and self.currency.isupper()):
            raise ImpossibleNoun(f"a payment needs a currency (three letters of ISO 4217), not {self.currency!r}")
        if not self.amount.is_finite() or (self.amount < 0 and self.reverses is None):
            raise ImpossibleNoun(f"{self.amount} is no payment: only what takes another back may be below 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """One payment followed: where its money went, its value and rate, the rows that belong to it, the flags on it.

    `value` is in the currency of the ledger's totals; `rate` is that of the pay date, None where none was needed.
    """

    payment: Payment
    flow: Flow
    value: Decimal | None
    rate: Decimal | None
    rate_on: date | None
    related: tuple[Row, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A sum of money or a share that is known only within two ends, with the reasons for the width (id -> amount)."""

    low: Decimal
    high: Decimal
    width: Mapping[str, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a span that is upside down."""
        if self.low > self.high:
            raise ImpossibleNoun(f"a span is upside down: {self.low} to {self.high}")

    def of(self, whole: Decimal) -> Share | None:
        """Return the span as a share of a whole in percent (two places), None where the whole is nothing."""
        if whole <= 0:
            return None
        ends = [
            min(max(end / whole * 100, Decimal(0)), Decimal(100)).quantize(Decimal("0.01"))
            for end in (self.low, self.high)
        ]
        check_range(ends[0], ends[1], "a share")
        return Share(low=ends[0], high=ends[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The money of one agreement, role or month in one currency: sums by flow, people, lateness and arrears.

    `key` is what the group is (agreement, role, month: None where it is of all). `flows` sum to `total` exactly.
    `workers` is how many are paid by name; None where it is hidden. `hidden` says why a group shows no sums.
    """

    agreement: str | None
    role: str | None
    month: date | None
    flows: Mapping[str, Decimal]
    payments: int
    workers: int | None
    late: int = 0
    late_days: int = 0
    late_most: int = 0
    pays: int = 0
    in_doubt: Decimal = Decimal(0)
    hidden: str | None = None

    @property
    def total(self) -> Decimal:
        """Return the sum of all rows of the group."""
        return sum(self.flows.values(), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """Return what the host has paid in money for the work: not what is given in kind, unconfirmed, or paid by others."""
        paid = (Flow.TO_WORKER, Flow.IN_BULK, Flow.STATUTORY, Flow.KEPT)
        return sum((self.flows.get(flow, Decimal(0)) for flow in paid), Decimal(0))

    @property
    def reaching(self) -> Span:
        """Return what reaches workers: credited by name less what they hand back, up to what may reach them besides.

        Pay in bulk may reach them, less what is paid on by name; pay into accounts in doubt may not.
        """
        nothing = Decimal(0)
        onward = self.flows.get(Flow.BY_SENDER, nothing)
        credited = self.flows.get(Flow.TO_WORKER, nothing) + onward - self.flows.get(Flow.HANDED_BACK, nothing)
        bulk = max(self.flows.get(Flow.IN_BULK, nothing) - onward, nothing)
        low = max(credited - self.in_doubt, nothing)
        high = max(credited, nothing) + bulk
        width = {"in_bulk": bulk, "account_in_doubt": self.in_doubt}
        return Span(low=min(low, high), high=high, width={name: one for name, one in width.items() if one})

    @property
    def worker_share(self) -> Share | None:
        """Return the workers' share of what the host pays, in percent; None where the host pays nothing."""
        return self.reaching.of(self.gross)

    @property
    def retained_share(self) -> Share | None:
        """Return the share that reaches neither workers nor a public authority by law, in percent."""
        reach, whole = self.reaching, self.gross
        rest = whole - self.flows.get(Flow.STATUTORY, Decimal(0))
        low, high = max(rest - reach.high, Decimal(0)), max(rest - reach.low, Decimal(0))
        return Span(low=low, high=high).of(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """One thing that a flag's rule found: which flag, what it is about, and the numbers that the rule looked at.

    `worker` is a keyed hash of the worker's reference, never the reference. `rows` are at most a few of the rows behind it.
    """

    flag: str
    agreement: str | None
    worker: str | None
    month: date | None
    amount: Decimal | None
    detail: Mapping[str, str]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What payment records show on one check of the rulebook, in words by language.

    `side` is breach | safeguard | question (worth asking, weighed on no side). `flag` is the flag or figure it comes from, `files` the records' hashes.
    """

    check: str
    side: str
    flag: str
    told: Words
    files: tuple[str, ...]
    else_explains: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What somebody says of an amount beside what the records show for it; `gap` is shown less stated, per month.

    `about` is host_payment | worker_pay | worker_share | retained_share; `by` who says it; `shown` is the least and
    the most of a worker's month (None where no record speaks to it), `average` what lies between.
    """

    about: str
    agreement: str | None
    role: str | None
    by: str
    stated: Span
    shown: Span | None
    unit: str
    statement: str | None = None
    average: Decimal | None = None

    @property
    def gap(self) -> Span | None:
        """Return what is shown less what is stated, None where nothing is shown."""
        if self.shown is None:
            return None
        return Span(low=self.shown.low - self.stated.high, high=self.shown.high - self.stated.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A ledger file as it was taken in: its name, hash, how many rows were used, and the mapping of its columns."""

    name: str
    sha256: str
    rows: int
    mapping: Mapping[str, str]
    repeated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """The rows that could not be used: how many, and how much money they are by currency ("?" where unreadable)."""

    rows: int
    money: Mapping[str, Decimal]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """All that following a ledger gives, in one currency: totals, groups, flags, figures, and what was not used.

    `figures` are the rulebook's pay figures by id with their values in words of numbers; `rates` the rates that were used.
    """

    currency: str
    host: str | None
    sender: str | None
    since: date | None
    until: date | None
    total: Group
    by_agreement: tuple[Group, ...]
    by_role: tuple[Group, ...]
    by_month: tuple[Group, ...]
    flags: tuple[Flagged, ...]
    flag_counts: Mapping[str, int]
    figures: Mapping[str, Mapping[str, str]]
    arrears: Mapping[str, Decimal]
    taken: tuple[Taken, ...]
    unused: Unused
    rates: tuple[Mapping[str, str], ...] = ()
    unconverted: Mapping[str, Decimal] = field(default_factory=dict)
    stated: tuple[Stated, ...] = ()
    shown: tuple[Shown, ...] = ()
    per_worker: tuple[Mapping[str, str], ...] = ()
    engine: str = "duckdb"
    edition: str = ""
    problems: tuple[Problem, ...] = ()
    by_agreement_month: tuple[Group, ...] = ()
