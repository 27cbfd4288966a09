"""What workers' months bring, as Ibis expressions: sums by agreement and role, ends, times between pay dates, who got and passed on."""

from __future__ import annotations

from typing import Any

from ibis import _

from fairward.follow.flows import VALUE, is_pay

# Recommendation No. 85, paragraph 4: monthly pay at least once a month.
LONGEST = 31


def monthly_by_role(months: Any) -> Any:
    """Return for each agreement and role what a worker's month brings: the least, the most and the sum of fees and of pay.

    `fee_least_of` and its like say how many workers had that very month: an end that only few had is theirs alone.
    """
    fee, pay = _.fee > 0, (_.pays > 0) & (_.pay > 0)
    ends = months.group_by("agreement", "role").aggregate(
        fee_least=_.fee.min(where=fee),
        fee_most=_.fee.max(where=fee),
        fee_sum=_.fee.sum(where=fee).cast(VALUE),
        fees=_.count(where=fee),
        pay_least=_.pay.min(where=pay),
        pay_most=_.pay.max(where=pay),
        pay_sum=_.pay.sum(where=pay).cast(VALUE),
        pays=_.count(where=pay),
        workers=_.worker.nunique(),
    )
    own = months.filter(months.role.notnull()).select("agreement", "role", "worker", "fee", "pay", paid=_.pays)
    joined = own.join(ends.drop("workers", "pay_sum", "fee_sum", "fees", "pays"), ["agreement", "role"])
    having = joined.group_by("agreement", "role").aggregate(
        fee_least_of=_.worker.nunique(where=(_.fee > 0) & (_.fee == _.fee_least)),
        fee_most_of=_.worker.nunique(where=(_.fee > 0) & (_.fee == _.fee_most)),
        pay_least_of=_.worker.nunique(where=(_.paid > 0) & (_.pay == _.pay_least)),
        pay_most_of=_.worker.nunique(where=(_.paid > 0) & (_.pay == _.pay_most)),
    )
    both = ends.left_join(having, ["agreement", "role"])
    counts = [f"{kind}_{end}_of" for kind in ("fee", "pay") for end in ("least", "most")]
    return both.select(*(ends[name] for name in ends.columns), **{name: having[name].fill_null(0) for name in counts})


def month_sums(months: Any) -> Any:
    """Return for each agreement and role what the months of its workers bring: pay, fees, deductions, and how many they are."""
    paid, fee = (_.pays > 0) & (_.pay > 0), _.fee > 0
    return months.group_by("agreement", "role").aggregate(
        pay=_.pay.sum().cast(VALUE),
        paid=_.pay.sum(where=paid).cast(VALUE),
        deducted=_.deducted.sum(where=paid).cast(VALUE),
        statutory=_.statutory.sum(where=paid).cast(VALUE),
        pay_months=_.count(where=paid),
        months=_.count(where=paid | fee),
        workers=_.worker.nunique(where=paid | fee),
    )


def intervals(months: Any) -> Any:
    """Return how many days lie between successive pay dates of a worker at most, how many such times there are and how many over 31 days."""
    paid = months.filter((_.pays > 0) & (_.pay > 0) & _["last"].notnull())
    before = paid["last"].lag().over(group_by=[paid.agreement, paid.worker], order_by=paid.period)
    days = paid.mutate(before=before).filter(_.before.notnull())
    days = days.mutate(days=_["last"].delta(_.before, unit="day").cast("int64"))
    return days.aggregate(most=_.days.max(), times=_.count(), long=_.count(where=_.days > LONGEST))


def sides(payments: Any) -> Any:
    """Return for each agreement and role, in confirmed money: fees that workers pay, and what go-betweens get and pass on."""
    paid = payments.filter((_.status == "paid") & (_.kind != "in_kind"))
    between, worker = "go_between", "worker"
    return paid.group_by("agreement", "role").aggregate(
        by_workers=_.value.sum(where=_.payer_kind == worker).cast(VALUE).fill_null(0),
        fees=_.value.sum(where=(_.payer_kind == worker) & (_.kind == "fee")).cast(VALUE).fill_null(0),
        got=_.value.sum(where=(_.payee_kind == between) & (_.payer_kind != between)).cast(VALUE).fill_null(0),
        passed=_.value.sum(where=(_.payer_kind == between) & (_.payee_kind != between)).cast(VALUE).fill_null(0),
    )


def credited(payments: Any) -> Any:
    """Return what is credited to workers by agreement, role and currency, in it and in the currency of the totals."""
    pay = payments.filter(is_pay())
    return pay.group_by("agreement", "role", "currency").aggregate(
        amount=_.amount.sum().cast(VALUE), value=_.value.sum().cast(VALUE), workers=_.worker.nunique()
    )
