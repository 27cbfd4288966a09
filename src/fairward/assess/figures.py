"""The arithmetic of the rulebook's pay figures, in exact decimals; what they mean stands in the rulebook.

Amounts of one call are in one currency and for one period. Shares and ratios are plain numbers (0.9, not 90). A figure
whose base is nothing has no value: None. An amount below 0 raises ImpossibleNoun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from fairward.model.problem import ImpossibleNoun

NOTHING = Decimal(0)
_MARKS_FREE = Decimal(350)
_MARKS_RATE = Decimal("0.60")
_DENSITY = Decimal(49)
_COVERAGE = Decimal(55)
_PER_HEADS = Decimal(10_000)


def _amounts(**given: Decimal) -> None:
    """Return nothing; raise ImpossibleNoun where an amount is no finite number of at least 0."""
    for name, amount in given.items():
        if not amount.is_finite() or amount < 0:
            raise ImpossibleNoun(f"{name.replace('_', ' ')} must be a finite number of at least 0, not {amount}")


def _ratio(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part of whole, None where the whole is nothing."""
    return part / whole if whole else None


def worker_share(credited: Decimal, host_payment: Decimal, to_chosen_others: Decimal = NOTHING) -> Decimal | None:
    """Return the part of the host's payment that reaches the worker or whom the worker freely chose."""
    _amounts(credited=credited, host_payment=host_payment, to_chosen_others=to_chosen_others)
    return _ratio(credited + to_chosen_others, host_payment)


def retained_share(share_of_worker: Decimal, tax_and_insurance: Decimal, host_payment: Decimal) -> Decimal | None:
    """Return the part kept by the sender and go-betweens: neither the worker's nor tax nor social insurance."""
    _amounts(share_of_worker=share_of_worker, tax_and_insurance=tax_and_insurance, host_payment=host_payment)
    taxed = _ratio(tax_and_insurance, host_payment)
    return None if taxed is None else 1 - share_of_worker - taxed


def cubatecnica_remittance(income: Decimal) -> Decimal:
    """Return what was to be remitted of a month's income in marks under the rule that the ILO experts examined."""
    _amounts(income=income)
    return max(income - _MARKS_FREE, NOTHING) * _MARKS_RATE


def deduction_ratio(deductions: Decimal, gross: Decimal) -> Decimal | None:
    """Return all deductions as a part of gross pay."""
    _amounts(deductions=deductions, gross=gross)
    return _ratio(deductions, gross)


def deductions_within(
    deductions: Decimal, gross: Decimal, ceiling: Decimal, net: Decimal, upkeep: Decimal
) -> bool | None:
    """Return whether deductions keep to a ceiling (a part of gross pay) and leave the upkeep of worker and family."""
    _amounts(ceiling=ceiling, net=net, upkeep=upkeep)
    taken = deduction_ratio(deductions, gross)
    return None if taken is None else taken <= ceiling and net >= upkeep


def equal_pay_ratio(received: Decimal, peer: Decimal) -> Decimal | None:
    """Return the worker's cash pay as a multiple of a comparable local's."""
    _amounts(received=received, peer=peer)
    return _ratio(received, peer)


def decent_living_margin(net: Decimal, basic_needs: Decimal, dependants: Decimal) -> Decimal:
    """Return what is left of net cash pay after basic needs in the host and upkeep at home; below 0 it falls short."""
    _amounts(net=net, basic_needs=basic_needs, dependants=dependants)
    return net - basic_needs - dependants


def recruitment_fees(advances: Decimal, related_costs: Decimal, paid_back: Decimal) -> Decimal:
    """Return what the worker pays for being recruited: advances, related costs and deductions that pay them back."""
    _amounts(advances=advances, related_costs=related_costs, paid_back=paid_back)
    return advances + related_costs + paid_back


def months_to_repay(fees: Decimal, net_monthly: Decimal, living_cost: Decimal) -> Decimal | None:
    """Return the months of savings that fees cost, None where nothing can be saved."""
    _amounts(fees=fees, net_monthly=net_monthly, living_cost=living_cost)
    left = net_monthly - living_cost
    return fees / left if left > 0 else None


def pay_intervals(credited_on: Sequence[date]) -> tuple[int, ...]:
    """Return the days between successive pay dates, in order of time."""
    return tuple((later - earlier).days for earlier, later in pairwise(sorted(credited_on)))


def pay_delay(due_on: date, credited_on: date) -> int:
    """Return how many days after its due date pay was credited; below 0 it came early."""
    return (credited_on - due_on).days


def deferred_share(earned: Decimal, not_free: Decimal) -> Decimal | None:
    """Return the part of pay earned that is not freely available within its pay period."""
    _amounts(earned=earned, not_free=not_free)
    return _ratio(not_free, earned)


def forfeitable_share(earned: Decimal, lost_on_leaving: Decimal) -> Decimal | None:
    """Return the part of pay earned that is lost on leaving."""
    _amounts(earned=earned, lost_on_leaving=lost_on_leaving)
    return _ratio(lost_on_leaving, earned)


def exchange_loss(at_rate_used: Decimal, at_market_rate: Decimal) -> Decimal | None:
    """Return the part lost through an imposed rate; below 0 the rate was better than the market's."""
    _amounts(at_rate_used=at_rate_used, at_market_rate=at_market_rate)
    received = _ratio(at_rate_used, at_market_rate)
    return None if received is None else 1 - received


def in_kind_share(in_kind: Decimal, total: Decimal) -> Decimal | None:
    """Return the part of total wages that is given in kind, at fair value."""
    _amounts(in_kind=in_kind, total=total)
    return _ratio(in_kind, total)


def hourly_effective(cash: Decimal, hours: Decimal) -> Decimal | None:
    """Return cash received per hour of all hours, on call included."""
    _amounts(cash=cash, hours=hours)
    return _ratio(cash, hours)


def overtime_ratio(hours: Decimal, limit: Decimal) -> Decimal | None:
    """Return the hours over a limit as a part of the limit, 0 within it."""
    _amounts(hours=hours, limit=limit)
    return _ratio(max(hours - limit, NOTHING), limit)


def exit_cost(bond: Decimal, clawback: Decimal, forfeited: Decimal, travel: Decimal) -> Decimal:
    """Return what leaving costs the worker in money; penalties that are no money are not priced."""
    _amounts(bond=bond, clawback=clawback, forfeited=forfeited, travel=travel)
    return bond + clawback + forfeited + travel


def exit_burden(cost: Decimal, net_monthly: Decimal) -> Decimal | None:
    """Return the cost of leaving in months of net pay."""
    _amounts(cost=cost, net_monthly=net_monthly)
    return _ratio(cost, net_monthly)


def intermediary_share(fee: Decimal, host_payment: Decimal) -> Decimal | None:
    """Return the part of the host's payment that a go-between keeps."""
    _amounts(fee=fee, host_payment=host_payment)
    return _ratio(fee, host_payment)


def host_premium(host_payment: Decimal, peer_cost: Decimal) -> Decimal | None:
    """Return what the host pays per worker as a multiple of the full cost of a local or directly hired peer."""
    _amounts(host_payment=host_payment, peer_cost=peer_cost)
    return _ratio(host_payment, peer_cost)


def staffing_density(doctors: Decimal, nurses: Decimal, midwives: Decimal, people: Decimal) -> Decimal | None:
    """Return doctors, nurses and midwives per 10,000 people."""
    _amounts(doctors=doctors, nurses=nurses, midwives=midwives, people=people)
    return _ratio((doctors + nurses + midwives) * _PER_HEADS, people)


def safeguarded(density: Decimal, coverage: Decimal) -> bool:
    """Return whether both thresholds of the WHO list are missed: density per 10,000 and the coverage index."""
    _amounts(density=density, coverage=coverage)
    return density < _DENSITY and coverage < _COVERAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of a figure with the id of its mark: the first band whose `below` a value does not reach is its own."""

    below: Decimal
    mark: str


BANDS: Mapping[str, tuple[Band, ...]] = {
    "worker-share": (Band(below=Decimal("0.5"), mark="red"), Band(below=Decimal("0.9"), mark="amber")),
    "equal-pay-ratio": (Band(below=Decimal("0.95"), mark="red"), Band(below=Decimal(1), mark="amber")),
}
"""Suggested bands of the rulebook's readings (its own thresholds, not law): a value below the first is marked so."""


def band(figure: str, amount: Decimal) -> str | None:
    """Return the mark of a figure's value (red, amber), None where it has none."""
    return next((one.mark for one in BANDS.get(figure, ()) if amount < one.below), None)


FIGURES: Mapping[str, tuple[Callable[..., object], ...]] = {
    "worker-share": (worker_share,),
    "retained-share": (retained_share,),
    "cubatecnica-formula": (cubatecnica_remittance,),
    "deduction-cap": (deduction_ratio, deductions_within),
    "equal-pay-ratio": (equal_pay_ratio,),
    "decent-living-floor": (decent_living_margin,),
    "recruitment-fee-zero": (recruitment_fees, months_to_repay),
    "pay-timeliness": (pay_intervals, pay_delay),
    "deferred-share": (deferred_share, forfeitable_share),
    "exchange-loss": (exchange_loss,),
    "in-kind-share": (in_kind_share,),
    "hourly-effective": (hourly_effective, overtime_ratio),
    "exit-cost": (exit_cost, exit_burden),
    "intermediary-fee": (intermediary_share,),
    "host-cost-vs-local": (host_premium,),
    "staffing-density": (staffing_density, safeguarded),
}
"""The functions of every pay figure of the rulebook, by its id."""
