"""Findings: what the sources show on one check, with evidence for and against; never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fairward.model.case import Voiced
from fairward.model.check import Check, Provision
from fairward.model.money import Per
from fairward.model.payment import Shown


class Outcome(StrEnum):
    """What the sources show on a check; silence is not compliance."""

    BREACHED = "breached"
    DISPUTED = "disputed"
    MET = "met"
    SILENT = "silent"
    NOT_APPLICABLE = "not_applicable"


class Grade(StrEnum):
    """How well documented a finding is: one source, several of different families, the paper itself, a body's finding."""

    ALLEGED = "alleged"
    REPORTED = "reported"
    DOCUMENTED = "documented"
    FOUND = "found"


class Channel(StrEnum):
    """Where evidence comes from: the agreement's own text, accounts of practice, payment records."""

    AGREEMENT_TEXT = "agreement_text"
    PRACTICE = "practice"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A statement that speaks to a check, and the channel it comes through."""

    voiced: Voiced
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Whether one party (ISO 3166) is bound by a provision: bound | not_bound | unknown | guidance, with the reason."""

    country: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedProvision:
    """A provision as cited by a finding, with whom it binds and the limits of its reach."""

    provision: Provision
    instrument_name: str
    binding: str
    bound: tuple[Bound, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the sources show on one check.

    `breach` is evidence that the check is breached, `contrary` evidence against that (safeguards, denials), strongest
    first. `families` counts independent source families behind `breach`. `grade` is None where nothing speaks to it. `shown` is what payment records show.
    """

    check: Check
    outcome: Outcome
    grade: Grade | None
    breach: tuple[Evidence, ...]
    contrary: tuple[Evidence, ...]
    families: tuple[str, ...]
    provisions: tuple[CitedProvision, ...]
    reason: str
    edition: str
    demanded: tuple[Evidence, ...] = ()
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbView:
    """One limb of the forced-labour definition: the findings that speak to it, and whether they indicate it.

    `indicated` is True only with one documented or two independent reported breaches; it is never a conclusion.
    """

    limb: str
    findings: tuple[Finding, ...]
    indicated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to recompute a share from sums: its name, formula, the sums used, and the percent kept (two places)."""

    name: str
    formula: str
    host_payment: Voiced
    worker_pay: Voiced
    fee: Decimal
    pay: Decimal
    currency: str
    per: Per
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShare:
    """A percentage that a source publishes, and the readings of the reported sums that it follows from, if any."""

    voiced: Voiced
    low: Decimal | None
    high: Decimal | None
    follows_from: tuple[Reading, ...]
    nearest: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleMoney:
    """The money of one role: what the host pays, what reaches the worker, every share recomputed in every reading."""

    role: str | None
    host_payments: tuple[Voiced, ...]
    worker_pays: tuple[Voiced, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumTest:
    """A sum for the whole programme beside what the sums per worker make, each times its number of workers.

    `parts` are those sums with their numbers, `made` is what they come to, `fits` whether that is the whole.
    """

    whole: Voiced
    parts: tuple[tuple[int, Voiced], ...]
    made: Decimal
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPicture:
    """All money of a case: per role, the published shares tested against the sums, and other sums by topic.

    `sums` tests sums for the whole programme against those per worker where a source gives the numbers of workers.
    """

    roles: tuple[RoleMoney, ...]
    published: tuple[PublishedShare, ...]
    programme: tuple[Voiced, ...]
    routes: tuple[Voiced, ...]
    other: tuple[Voiced, ...]
    sums: tuple[SumTest, ...] = ()
