"""The rulebook's pay figures from records, the table of agreements and a pay scale; what a figure lacks is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fairward import books, follow
from fairward.assess import figures as arithmetic
from fairward.model.payment import Flow, Group

_NOTHING = Decimal(0)
_WEEKS = Decimal(52) / 12
_HOURS = Decimal(48)  # a week: Conventions No. 1 and No. 30; a table of agreements may say another limit
_OLD_MARKS = "DDM"
Values = Mapping[str, Decimal | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What the months of an agreement and role bring, and the terms that hold for them."""

    row: Mapping[str, Any]
    term: follow.Term | None

    def sum(self, *names: str) -> Decimal:
        """Return the sum of some columns."""
        return sum((Decimal(self.row[name] or 0) for name in names), _NOTHING)

    @property
    def months(self) -> int:
        """Return in how many months a worker was paid."""
        return int(self.row["pay_months"] or 0)

    @property
    def paid(self) -> Decimal:
        """Return what was credited in those months."""
        return self.sum("paid")

    @property
    def gross(self) -> Decimal:
        """Return what was credited and withheld in those months."""
        return self.sum("paid", "deducted", "statutory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that figures are made from."""

    found: follow.Answers
    total: Group
    worked: tuple[Worked, ...]
    arrears: Decimal | None
    terms: tuple[follow.Term, ...]
    k: int

    def having(self, *names: str) -> list[tuple[Worked, follow.Term]]:
        """Return the agreements and roles with pay and terms that say all of some things, none where fewer than k workers are paid so."""
        kept = [
            (one, one.term)
            for one in self.worked
            if one.term is not None and one.months and all(getattr(one.term, name) is not None for name in names)
        ]
        return kept if sum(int(one.row["workers"]) for one, _ in kept) >= self.k else []

    @property
    def months(self) -> int:
        """Return in how many months workers were paid."""
        return sum(one.months for one in self.worked)

    @property
    def paid(self) -> Decimal:
        """Return what was credited in them."""
        return sum((one.paid for one in self.worked), _NOTHING)


def figures(
    found: follow.Answers,
    total: Group,
    terms: Sequence[follow.Term],
    arrears: Mapping[str, tuple[Decimal, int]],
    k: int,
) -> dict[str, dict[str, str]]:
    """Return every pay figure of the rulebook with its values, or with `lacking`: what it needs that is not there.

    Sums are over months in which a worker was paid. Of fewer than k workers no figure is given.
    """
    rows = found.engine.rows(follow.month_sums(found.months))
    worked = tuple(Worked(row=row, term=follow.term_of(terms, row["agreement"], row["role"])) for row in rows)
    short = sum((amount for amount, _ in arrears.values()), _NOTHING)
    people = sum(workers for _, workers in arrears.values())
    known = Known(
        found=found,
        total=total,
        worked=worked,
        arrears=short if people >= k or not people else None,
        terms=tuple(terms),
        k=k,
    )
    needs = books.atlas("pay_figures")["needs"]
    out = {}
    for name in books.rulebook().figures:
        values = {label: value for label, value in _MADE[name](known).items() if value is not None}
        told = {label: _number(value) for label, value in values.items()}
        out[name] = told or {"lacking": str(needs[name]["en"])}
    return out


def _shares(known: Known) -> tuple[Decimal, Decimal] | None:
    """Return the ends of the workers' share, None where the host pays nothing."""
    gross, reach = known.total.gross, known.total.reaching
    if gross <= 0:
        return None
    low, high = (arithmetic.worker_share(min(end, gross), gross) or _NOTHING for end in (reach.low, reach.high))
    return low, high


def _worker_share(known: Known) -> Values:
    """Return the part of the host's payment that reached workers."""
    ends = _shares(known)
    return {"low": ends[0], "high": ends[1]} if ends else {}


def _retained_share(known: Known) -> Values:
    """Return the part that reached neither workers nor, by law, a public authority."""
    ends, gross = _shares(known), known.total.gross
    if ends is None:
        return {}
    statutory = max(known.total.flows.get(Flow.STATUTORY, _NOTHING), _NOTHING)
    low, high = (max(arithmetic.retained_share(end, statutory, gross) or _NOTHING, _NOTHING) for end in reversed(ends))
    return {"low": low, "high": high}


def _cubatecnica(known: Known) -> Values:
    """Return what the old rule would take of the average month, only of pay in the marks that it was made for."""
    if known.found.currency != _OLD_MARKS or not known.months:
        return {}
    return {"remittance": arithmetic.cubatecnica_remittance(known.paid / known.months)}


def _deduction_cap(known: Known) -> Values:
    """Return what is withheld of gross pay, beside the ceilings of the table of agreements."""
    withheld = sum((one.sum("deducted") for one in known.worked), _NOTHING)
    gross = sum((one.gross for one in known.worked), _NOTHING)
    ceilings = [term.ceiling for _, term in known.having("ceiling") if term.ceiling is not None]
    return {
        "ratio": arithmetic.deduction_ratio(max(withheld, _NOTHING), max(gross, _NOTHING)),
        "ceiling_low": min(ceilings, default=None),
        "ceiling_high": max(ceilings, default=None),
    }


def _equal_pay(known: Known) -> Values:
    """Return gross pay and pay credited as multiples of what local peers earn for the same months."""
    having = known.having("local_pay_monthly")
    peers = sum((one.months * (term.local_pay_monthly or _NOTHING) for one, term in having), _NOTHING)
    gross, net = (sum((getattr(one, name) for one, _ in having), _NOTHING) for name in ("gross", "paid"))
    if not having:
        return {}
    return {"gross": arithmetic.equal_pay_ratio(gross, peers), "net": arithmetic.equal_pay_ratio(net, peers)}


def _decent_living(known: Known) -> Values:
    """Return what is left of a month's pay after what worker and family need, on average."""
    having = known.having("living_monthly")
    if not having:
        return {}
    months = sum(one.months for one, _ in having)
    paid = sum((one.paid for one, _ in having), _NOTHING)
    living = sum((one.months * (term.living_monthly or _NOTHING) for one, term in having), _NOTHING)
    upkeep = sum((one.months * (term.dependants_monthly or _NOTHING) for one, term in having), _NOTHING)
    return {"margin_monthly": arithmetic.decent_living_margin(paid, living, upkeep) / months}


def _recruitment(known: Known) -> Values:
    """Return fees that workers pay in the records, and what an agreement makes them pay with the months to repay it."""
    sides = known.found.engine.rows(follow.sides(known.found.rows))
    having = known.having("recruited_cost")
    out: dict[str, Decimal | int | None] = {}
    if any(one["by_workers"] for one in sides):
        out["fees"] = max(sum((Decimal(one["fees"]) for one in sides), _NOTHING), _NOTHING)
    if having:
        workers = sum(int(one.row["workers"]) for one, _ in having)
        costs = sum((int(one.row["workers"]) * (term.recruited_cost or _NOTHING) for one, term in having), _NOTHING)
        fees = arithmetic.recruitment_fees(_NOTHING, costs / workers, _NOTHING)
        out["per_worker"] = fees
        living = known.having("recruited_cost", "living_monthly")
        months = sum(one.months for one, _ in living)
        if months:
            paid = sum((one.paid for one, _ in living), _NOTHING) / months
            cost = sum((one.months * (term.living_monthly or _NOTHING) for one, term in living), _NOTHING) / months
            out["months_to_repay"] = arithmetic.months_to_repay(fees, paid, cost)
    return out


def _timeliness(known: Known) -> Values:
    """Return how many payments came late, by how much, and how far apart pay dates lie."""
    total = known.total
    if not total.pays:
        return {}
    between = known.found.engine.rows(follow.intervals(known.found.months))[0]
    return {
        "payments": total.pays,
        "late": total.late,
        "days_at_most": total.late_most,
        "days_in_all": total.late_days,
        "interval_days_at_most": between["most"],
        "intervals": int(between["times"] or 0),
        "intervals_over_31": int(between["long"] or 0),
    }


def _deferred(known: Known) -> Values:
    """Return the part of agreed pay that was not credited, and what an agreement lets be lost on leaving."""
    having = known.having("pay_monthly")
    if not having or known.arrears is None:
        return {}
    earned = max(sum((one.gross for one in known.worked), _NOTHING) + known.arrears, _NOTHING)
    lost = [(one, term.forfeited) for one, term in known.having("forfeited") if term.forfeited is not None]
    workers = sum((int(one.row["workers"]) * amount for one, amount in lost), _NOTHING)
    return {
        "ratio": arithmetic.deferred_share(earned, known.arrears),
        "forfeitable": arithmetic.forfeitable_share(earned, workers) if lost else None,
    }


def _exchange(known: Known) -> Values:
    """Return what an imposed rate costs against the market's of the pay dates."""
    if not any(one.rate_imposed for one in known.terms):
        return {}
    received = owed = _NOTHING
    workers = 0
    for row in known.found.engine.rows(follow.credited(known.found.rows)):
        term = follow.term_of(known.terms, row["agreement"], row["role"])
        if term is not None and term.rate_imposed and term.pay_currency == row["currency"] != known.found.currency:
            received += Decimal(row["value"] or 0)
            owed += Decimal(row["amount"] or 0) / term.rate_imposed
            workers += int(row["workers"])
    if workers < known.k or owed <= 0:
        return {}
    return {"ratio": arithmetic.exchange_loss(max(received, _NOTHING), owed)}


def _in_kind(known: Known) -> Values:
    """Return the part of pay that is given in kind."""
    in_kind = max(known.total.flows.get(Flow.IN_KIND, _NOTHING), _NOTHING)
    pay = max(sum((one.sum("pay") for one in known.worked), _NOTHING), _NOTHING)
    return {"ratio": arithmetic.in_kind_share(in_kind, pay + in_kind)}


def _hourly(known: Known) -> Values:
    """Return what is credited per hour, and the hours over the limit."""
    having = known.having("hours_weekly")
    if not having:
        return {}
    paid = sum((one.paid for one, _ in having), _NOTHING)
    weeks = [(one.months * _WEEKS, term) for one, term in having]
    hours = sum((number * (term.hours_weekly or _NOTHING) for number, term in weeks), _NOTHING)
    limit = sum((number * (term.hours_limit or _HOURS) for number, term in weeks), _NOTHING)
    return {"hourly": arithmetic.hourly_effective(paid, hours), "overtime": arithmetic.overtime_ratio(hours, limit)}


def _exit(known: Known) -> Values:
    """Return what leaving costs by the table of agreements, and in months of average pay."""
    parts = ("bond", "clawback", "forfeited", "travel_home")
    having = [one for one in known.having() if any(getattr(one[1], part) is not None for part in parts)]
    costs, burdens = [], []
    for one, term in having:
        cost = arithmetic.exit_cost(*(getattr(term, part) or _NOTHING for part in parts))
        burden = arithmetic.exit_burden(cost, one.paid / one.months)
        costs.append(cost)
        burdens += [burden] if burden is not None else []
    return {
        "cost_low": min(costs, default=None),
        "cost_high": max(costs, default=None),
        "burden_low": min(burdens, default=None),
        "burden_high": max(burdens, default=None),
    }


def _intermediary(known: Known) -> Values:
    """Return what go-betweens get and do not pass on in these records, at most, as a part of what the host pays."""
    gross = known.total.gross
    sides = known.found.engine.rows(follow.sides(known.found.rows))
    got, passed = (sum((Decimal(one[name]) for one in sides), _NOTHING) for name in ("got", "passed"))
    if gross <= 0 or not got:
        return {}
    return {"high": arithmetic.intermediary_share(min(max(got - passed, _NOTHING), gross), gross)}


def _host_cost(known: Known) -> Values:
    """Return what the host pays for a worker's month as a multiple of a peer's full cost."""
    paid = {(one.agreement, one.role): one.gross for one in follow.groups(known.found, "agreement", "role")}
    spent = peers = _NOTHING
    workers = 0
    for one in known.worked:
        months = int(one.row["months"] or 0)
        if one.term is not None and one.term.peer_cost_monthly is not None and months:
            spent += max(paid.get((one.row["agreement"], one.row["role"]), _NOTHING), _NOTHING)
            peers += months * one.term.peer_cost_monthly
            workers += int(one.row["workers"])
    return {"premium": arithmetic.host_premium(spent, peers)} if peers and workers >= known.k else {}


def _staffing(known: Known) -> Values:
    """Return the sending country's density of staff and index of coverage, with the test on both."""
    names = ("doctors", "nurses", "midwives", "people")
    for term in known.terms:
        if all(getattr(term, name) is not None for name in names):
            density = arithmetic.staffing_density(*(getattr(term, name) for name in names))
            both = None if density is None or term.coverage is None else arithmetic.safeguarded(density, term.coverage)
            return {"density": density, "coverage": term.coverage, "below_both": None if both is None else int(both)}
    return {}


_MADE: Mapping[str, Callable[[Known], Values]] = {
    "worker-share": _worker_share,
    "retained-share": _retained_share,
    "cubatecnica-formula": _cubatecnica,
    "deduction-cap": _deduction_cap,
    "equal-pay-ratio": _equal_pay,
    "decent-living-floor": _decent_living,
    "recruitment-fee-zero": _recruitment,
    "pay-timeliness": _timeliness,
    "deferred-share": _deferred,
    "exchange-loss": _exchange,
    "in-kind-share": _in_kind,
    "hourly-effective": _hourly,
    "exit-cost": _exit,
    "intermediary-fee": _intermediary,
    "host-cost-vs-local": _host_cost,
    "staffing-density": _staffing,
}


def _number(value: Decimal | int) -> str:
    """Return a number as plain words with at most four decimals."""
    return str(value) if isinstance(value, int) else f"{value.quantize(Decimal('0.0001')).normalize():f}"
