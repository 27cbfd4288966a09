"""What payment records are looked through for, each flag one Ibis expression; the rules are told in books/atlas/payment_flags.yaml.

Every expression gives the columns agreement, worker, period and amount, and columns of its own that say what it looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import ibis
from ibis import _

from fairward import books
from fairward.follow.flows import VALUE, is_pay

Settings = Mapping[str, Mapping[str, Any]]


def settings(given: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of every flag, with what a user gives ("late.grace_days": "5") over them.

    Raises ValueError where no flag has such a setting, or a value is no number.
    """
    found = {flag: dict(record["settings"]) for flag, record in books.atlas("payment_flags").items()}
    for name, value in (given or {}).items():
        flag, _dot, setting = name.partition(".")
        if setting not in found.get(flag, {}):
            known = ", ".join(f"{one}.{key}" for one, record in found.items() for key in record)
            raise ValueError(f"no flag has a setting {name!r}; there are {known}")
        found[flag][setting] = _setting(name, setting, value)
    return found


def _setting(name: str, setting: str, value: str) -> str | int:
    """Return a setting's value: a share from 0 to 10, or a whole number of days."""
    try:
        number = Decimal(value) if setting == "share" else Decimal(int(value))
    except (ValueError, ArithmeticError):
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number <= (10 if setting == "share" else 3650):
        kind = "a part such as 0.25" if setting == "share" else "a whole number of days from 0 on"
        raise ValueError(f"{name} must be {kind}, not {value!r}")
    return str(number) if setting == "share" else int(number)


def part(name: Settings, flag: str) -> Any:
    """Return the share that a flag is set to, as an exact number for an expression."""
    return ibis.literal(Decimal(str(name[flag]["share"])), type="decimal(9, 4)")


def _place(period: Any) -> Any:
    """Return the place of a month in time, so that months can be counted."""
    return period.year().cast("int64") * 12 + period.month().cast("int64")


def late(payments: Any, given: Settings) -> Any:
    """Return pay that was credited later than its due day and the days of grace."""
    behind = _.paid_on.delta(_.due_on, unit="day")
    found = payments.filter(is_pay() & (_.amount > 0) & _.due_on.notnull()).mutate(days=behind.cast("int64"))
    found = found.filter(_.days > int(given["late"]["grace_days"]))
    return found.select("agreement", "worker", "period", "days", "due_on", "paid_on", "file", "row", amount=_.value)


def missing_month(months: Any) -> Any:
    """Return the first month of each gap between two months with pay, and how many months it is."""
    paid = months.filter((_.pays > 0) & (_.pay > 0)).mutate(at=_place(_.period))
    following = paid.at.lead().over(group_by=[paid.agreement, paid.worker], order_by=paid.at)
    gaps = paid.mutate(missing=following - paid.at - 1).filter(_.missing > 0)
    return gaps.select("agreement", "worker", "missing", "period", after=_.period, amount=ibis.null("decimal(38, 4)"))


def duplicate(duplicates: Any) -> Any:
    """Return what stands more than once with nothing that takes it back (see flows.duplicates)."""
    return duplicates.select(
        "agreement",
        "worker",
        "period",
        "kind",
        "times",
        "file",
        "one",
        "another",
        "currency",
        amount=_.amount.cast(VALUE),
    )


def shared_account(payments: Any, accounts: Any) -> Any:
    """Return each worker whose pay goes into an account that gets the pay of others, from which month and how much."""
    pay = payments.filter(is_pay() & _.account.notnull() & _.worker.notnull())
    into = pay.semi_join(accounts, "account")
    return into.group_by("agreement", "worker", "account").aggregate(
        period=_.period.min(), amount=_.value.sum().cast(VALUE), payments=_.count()
    )


def account_of_another(payments: Any) -> Any:
    """Return pay credited to an account whose recorded owner is not the worker."""
    found = payments.filter(is_pay() & (_.amount > 0) & _.account_owner.notnull() & (_.account_owner != _.worker))
    return found.select("agreement", "worker", "period", "account", "file", "row", amount=_.value)


def hand_over(payments: Any, months: Any, given: Settings) -> Any:
    """Return what workers pay to the sender, a go-between or the host, where it is a part of the month's pay that counts."""
    back = payments.filter(
        (_.payer_kind == "worker") & (_.payee_kind != "worker") & (_.status == "paid") & _.worker.notnull()
    )
    sums = back.group_by("agreement", "worker", "period").aggregate(
        amount=_.value.sum().cast(VALUE), payments=_.count()
    )
    pay = months.select("agreement", "worker", "period", "pay")
    joined = sums.left_join(pay, ["agreement", "worker", "period"])
    found = joined.select(
        agreement=sums.agreement,
        worker=sums.worker,
        period=sums.period,
        amount=sums.amount,
        payments=sums.payments,
        pay=joined.pay.fill_null(0),
    )
    return found.filter((_.amount > 0) & (_.amount >= _.pay * part(given, "hand-over")))


def sudden_change(months: Any, duplicates: Any, given: Settings) -> Any:
    """Return months whose pay differs much from the month before and is not back where it was two months before.

    Months in which something was paid twice are left out: that is a flag of its own.
    """
    twice = duplicates.filter(_.kind.isin(("wage", "stipend"))).select("agreement", "worker", "period").distinct()
    paid = months.filter((_.pays > 0) & (_.pay > 0)).anti_join(twice, ["agreement", "worker", "period"])
    paid = paid.mutate(at=_place(_.period))
    by, order = [paid.agreement, paid.worker], paid.at
    seen = paid.mutate(
        before=paid.pay.lag().over(group_by=by, order_by=order),
        before_at=paid.at.lag().over(group_by=by, order_by=order),
        earlier=paid.pay.lag(2).over(group_by=by, order_by=order),
    )
    share = part(given, "sudden-change")
    changed = (_.pay - _.before).abs() > _.before * share
    back = ibis.coalesce((_.pay - _.earlier).abs() <= _.earlier * share, ibis.literal(False))  # noqa: FBT003 - SQL's false
    found = seen.filter((_.before_at == _.at - 1) & changed & ~back)
    return found.select("agreement", "worker", "period", "before", amount=_.pay)


def fee_without_worker(months: Any, by_month: Any) -> Any:
    """Return fees for a worker in a month without pay, and fees of agreements in months in which nobody is paid.

    Where an agreement pays in bulk in a month, nobody can say who was not paid: such months are left out.
    """
    unpaid = months.filter((_.fee > 0) & (_.pays == 0)).anti_join(in_bulk(by_month), ["agreement", "period"])
    own = unpaid.select("agreement", "worker", "period", amount=_.fee)
    fees = by_month.group_by("agreement", "period").aggregate(
        amount=_.value.sum(where=_.flow == "kept").cast(VALUE),
        paid=_.value.sum(where=_.flow.isin(("to_worker", "in_bulk", "by_sender"))).cast(VALUE).fill_null(0),
    )
    named = unpaid.select("agreement", "period").distinct()
    whole = fees.filter((_.amount > 0) & (_.paid == 0)).anti_join(named, ["agreement", "period"])
    return own.union(whole.select("agreement", worker=ibis.null("string"), period=_.period, amount=_.amount))


def paid_after_leaving(payments: Any, months: Any) -> Any:
    """Return pay and fees for months that begin after the worker had left."""
    left = payments.filter(_.left_on.notnull() & _.worker.notnull()).group_by("agreement", "worker")
    left = left.aggregate(left_on=_.left_on.min())
    joined = months.join(left, ["agreement", "worker"])
    found = joined.filter((_.period > _.left_on) & ((_.pay > 0) | (_.fee > 0)))
    return found.select("agreement", "worker", "period", "left_on", amount=_.pay + _.fee)


def deduction_over_ceiling(months: Any, terms: Any) -> Any:
    """Return months in which more is withheld than the ceiling of the agreement and role."""
    joined = with_terms(months, terms).filter(_.ceiling.notnull() & (_.deducted > 0))
    gross = _.pay + _.deducted + _.statutory
    found = joined.mutate(gross=gross).filter(_.deducted > _.gross * _.ceiling)
    return found.select("agreement", "worker", "period", "gross", "ceiling", amount=_.deducted)


def deduction_without_basis(payments: Any) -> Any:
    """Return deductions for which the record names no legal basis."""
    bare = _.legal_basis.isnull() | (_.legal_basis.strip() == "")
    found = payments.filter((_.kind == "deduction") & (_.status == "paid") & (_.amount > 0) & bare)
    return found.select("agreement", "worker", "period", "file", "row", amount=_.value)


def below_local_scale(months: Any, terms: Any, given: Settings) -> Any:
    """Return months whose gross pay is below the local scale of the agreement and role."""
    joined = with_terms(months, terms).filter(_.local_pay.notnull() & (_.pays > 0) & (_.pay > 0))
    found = joined.mutate(gross=_.pay + _.deducted + _.statutory)
    found = found.filter(_.gross < _.local_pay * part(given, "below-local-scale"))
    return found.select("agreement", "worker", "period", "local_pay", amount=_.gross)


def with_terms(months: Any, terms: Any) -> Any:
    """Return months with the terms of their agreement and role, those of the agreement where the role has none of its own."""
    own = terms.filter(_.role != "").rename(term_role="role")
    every = (
        terms.filter(_.role == "")
        .drop("role")
        .rename(ceiling_all="ceiling", local_all="local_pay", pay_all="agreed_pay")
    )
    first = months.left_join(own, [months.agreement == own.agreement, months.role == own.term_role])
    first = first.select(*(months[name] for name in months.columns), own.ceiling, own.local_pay, own.agreed_pay)
    both = first.left_join(every, first.agreement == every.agreement)
    return both.select(
        *(first[name] for name in months.columns),
        ceiling=ibis.coalesce(first.ceiling, every.ceiling_all),
        local_pay=ibis.coalesce(first.local_pay, every.local_all),
        agreed_pay=ibis.coalesce(first.agreed_pay, every.pay_all),
    )


def in_bulk(by_month: Any) -> Any:
    """Return the agreements and months in which pay went out in bulk, without the workers' names."""
    return by_month.filter((_.flow == "in_bulk") & (_.value > 0)).select("agreement", "period").distinct()


def arrears(months: Any, by_month: Any, terms: Any) -> Any:
    """Return by agreement how much agreed pay was not credited in months in which the worker is on the books.

    Months in which the agreement pays in bulk are left out.
    """
    named = months.anti_join(in_bulk(by_month), ["agreement", "period"])
    joined = with_terms(named, terms).filter(_.agreed_pay.notnull() & ((_.fee > 0) | (_.pays > 0)))
    short = joined.mutate(short=_.agreed_pay - (_.pay + _.deducted + _.statutory)).filter(_.short > 0)
    return short.group_by("agreement").aggregate(
        amount=_.short.sum().cast(VALUE), months=_.count(), workers=_.worker.nunique()
    )
