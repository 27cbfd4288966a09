"""What is computed over rows, once, as Ibis expressions: the same on DuckDB, Spark and PostgreSQL, exact to the cent.

An expression takes tables and gives a table; nothing here touches an engine. Sums are decimals throughout.
"""

from __future__ import annotations

import functools
import operator
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
from ibis import _
from ibis.expr.datatypes import DataType

from fairward.follow.checked import MOST, MOST_OF_ONE, schema
from fairward.model.payment import Flow, PaymentKind

VALUE = "decimal(38, 4)"
CODES = ("kind", "payer_kind", "payee_kind", "status")
FILLED = ("agreement", "status", "months", "period", "payer_kind", "payee_kind", "kind", "paid_on", "amount")
KINDS = tuple(kind.value for kind in PaymentKind)
# Eight kinds in five months are forty bits: sums of them stay within 64 bits for more rows than a worker can have.
MONTHS_AT_ONCE = 5
PAY = ("wage", "stipend")
# What people are made of: an expression that carries every column of a ledger takes longer to write than to run.
PEOPLE_FROM = ("agreement", "worker", "role", "value", "paid_on", *CODES)
GO_ON = ("sender", "go_between")


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator] # ibis has no types of its own
def bit_or(_bits: int) -> int:  # type: ignore[empty-body] # the engine's own function of this name, which all three have
    """Return the union of bits."""


def sound(payments: Any, currencies: tuple[str, ...]) -> Any:
    """Return the rows of ledgers in our own schema that can be used; what they do not say is filled in.

    A row needs a day, an amount and a known currency, and may be below 0 only where it takes a payment back.
    """
    return payments.filter(_sound(currencies)).mutate(
        agreement=_.agreement.fill_null("not named"),
        status=_.status.fill_null("paid"),
        months=_.months.fill_null(1).cast("int64"),
        period=_.period.fill_null(_.paid_on.truncate("M").cast("date")),
        payer_kind=_.payer_kind.fill_null("host"),
        payee_kind=_.payee_kind.fill_null("other"),
        kind=_.kind.fill_null("other"),
    )


def unsound(payments: Any, currencies: tuple[str, ...]) -> Any:
    """Return the rows that cannot be used."""
    return payments.filter(~_sound(currencies))


def unsound_sums(payments: Any, currencies: tuple[str, ...]) -> Any:
    """Return for each currency how many rows cannot be used, and how much money they are as far as they say it."""
    left = unsound(payments, currencies).group_by("currency")
    return left.aggregate(rows=_.count(), amount=_.amount.abs().sum().cast(VALUE))


def _sound(currencies: tuple[str, ...]) -> Any:
    """Return whether a row can be used, as an expression that is never null."""
    said = _.paid_on.notnull() & _.amount.notnull() & _.currency.notnull()
    signed = ((_.amount >= 0) & _.reverses.isnull()) | ((_.amount <= 0) & _.reverses.notnull())
    size = ibis.cases((_.worker.isnull(), ibis.literal(MOST, VALUE)), else_=ibis.literal(MOST_OF_ONE, VALUE))
    sane = _.amount.abs() < size
    return ibis.coalesce(said & _.currency.isin(currencies) & signed & sane, ibis.literal(False))  # noqa: FBT003 - SQL's false


def counted_once(payments: Any, columns: tuple[str, ...]) -> Any:
    """Return the rows with those that several files repeat counted once: as often as the file that has most of them.

    Rows are alike where all that they say is alike, whatever their file and their place in it.
    """
    alike = [payments[name] for name in columns]
    within = payments.mutate(time=ibis.row_number().over(group_by=[*alike, payments.file], order_by=payments.row))
    first = within.mutate(
        copy=ibis.row_number().over(group_by=[*(within[name] for name in columns), within.time], order_by=within.file)
    )
    return first.filter(first.copy == 0).drop("time", "copy")


def profile(payments: Any) -> Any:
    """Return for each currency how many rows it has, its sum, its days and months, and which columns have gaps or are rare."""
    return payments.group_by("currency").aggregate(
        rows=_.count(),
        amount=_.amount.sum().cast(VALUE),
        least=_.amount.min(),
        most=_.amount.max(),
        most_of_one=_.amount.max(where=_.worker.notnull()),
        first=_.paid_on.min(),
        last=_.paid_on.max(),
        most_months=_.months.max(),
        corrects=_.corrects.count(),
        reverses=_.reverses.count(),
        accounts=_.account.count(),
        without_due=_.count(where=_.kind.isin(PAY) & (_.payee_kind == "worker") & _.due_on.isnull()),
        leavers=_.left_on.count(),
        **{f"with_{name}": _[name].count() for name in FILLED},
    )


def uncorrected(payments: Any) -> Any:
    """Return the rows without those that another row stands for instead (`corrects`)."""
    replaced = payments.filter(_.corrects.notnull()).select(agreement=_.agreement, payment=_.corrects).distinct()
    return payments.anti_join(replaced, ["agreement", "payment"])


def valued(payments: Any, currency: str, rates: Any | None = None) -> Any:
    """Return the rows with `value` in one currency, at the rate of the pay date, rounded to the cent.

    `rates` has currency, paid_on, rate; rows for which there is no rate are left out (see `unvalued`). Without rates the rows
    in the one currency are taken as they are.
    """
    if rates is None:
        return payments.filter(_.currency == currency).mutate(value=_.amount)
    joined = payments.join(rates, ["currency", "paid_on"])
    return joined.mutate(
        value=(joined.amount.cast("decimal(28, 10)") * joined.rate).round(2).cast("decimal(18, 4)")
    ).drop("rate")


def unvalued(payments: Any, rates: Any) -> Any:
    """Return how many rows and how much money of each currency have no rate, with the first such day."""
    left = payments.anti_join(rates, ["currency", "paid_on"])
    return left.group_by("currency").aggregate(rows=_.count(), amount=_.amount.sum().cast(VALUE), first=_.paid_on.min())


def flow() -> Any:
    """Return where a row's money went, as the code of a Flow; the first that fits."""
    return ibis.cases(
        (_.status == "failed", Flow.FAILED.value),
        (_.status != "paid", Flow.UNCONFIRMED.value),
        (_.kind == "in_kind", Flow.IN_KIND.value),
        (_.payer_kind == "worker", Flow.HANDED_BACK.value),
        (_.payer_kind.isin(GO_ON) & (_.payee_kind == "worker"), Flow.BY_SENDER.value),
        (_.payer_kind.isin(GO_ON), Flow.ONWARD.value),
        ((_.kind == "statutory") | (_.payee_kind == "authority"), Flow.STATUTORY.value),
        (_.payee_kind == "worker", Flow.TO_WORKER.value),
        (_.kind.isin(PAY), Flow.IN_BULK.value),
        (_.payee_kind.isin(GO_ON) | _.kind.isin(("fee", "deduction")), Flow.KEPT.value),
        else_=Flow.OTHER.value,
    )


def is_pay() -> Any:
    """Return whether a row credits pay to a worker, or takes it back: confirmed, in money, to the worker by name."""
    return (_.status == "paid") & (_.payee_kind == "worker") & (_.payer_kind != "worker") & _.kind.isin(PAY)


def due(payments: Any, calendar: Any | None) -> Any:
    """Return the rows with `due_on` filled in from a calendar (agreement, period, months, due) where they do not say it."""
    if calendar is None:
        return payments
    joined = payments.left_join(calendar, ["agreement", "period", "months"])
    kept = [joined[name] for name in payments.columns if name != "due_on"]
    return joined.select(*kept, due_on=ibis.coalesce(joined.due_on, joined.due))


def spread(payments: Any, places: Any) -> Any:
    """Return the rows with payments for several months divided into one part a month; the parts sum to the whole exactly.

    `places` has for each period and number of months each `place` in them and the `month` of that place.
    """
    single = payments.filter(_.months == 1).mutate(counts=ibis.literal(1, "int64"))
    several = payments.filter(_.months > 1).join(places, ["period", "months"])
    one, nothing = ibis.literal(1, "int64"), ibis.literal(0, "int64")
    sign = ibis.cases((several.value < 0, ibis.literal(-1, "int64")), else_=one)
    whole = (several.value * 10_000).cast("int64") * sign
    rest = whole % several.months.cast("int64")
    each = ((whole - rest) / several.months.cast("int64")).cast("int64")
    part = (each + ibis.cases((several.place < rest, one), else_=nothing)) * sign
    parts = several.mutate(
        value=(part.cast("decimal(19, 4)") * ibis.literal(Decimal("0.0001"), "decimal(19, 4)")).cast("decimal(18, 4)"),
        counts=ibis.cases((several.place == 0, one), else_=nothing),
        period=several.month,
    )
    return single.union(parts.select(*single.columns))


def sums(payments: Any, by: tuple[str, ...], grace: int = 0) -> Any:
    """Return sums by some columns and by what a row's flow follows from, with how many payments there are and how many came late.

    `late_days` and `late_most` are days after the due day. `flows` makes flows of it: codes are grouped as they stand, so
    that no row needs to be worked out by itself.
    """
    counted = "counts" in payments.columns
    credited = ((_.amount > 0) & (_.counts == 1)) if counted else (_.amount > 0)
    behind = _.paid_on.delta(_.due_on, unit="day")
    late = credited & (behind > grace)
    return payments.group_by(*by, *CODES).aggregate(
        value=_.value.sum().cast(VALUE),
        payments=(_.counts.sum() if counted else _.count()).cast("int64"),
        pays=_.count(where=credited),
        late=_.count(where=late),
        late_days=behind.sum(where=late).fill_null(0).cast("int64"),
        late_most=behind.max(where=late).fill_null(0).cast("int64"),
    )


def flows(coded: Any, by: tuple[str, ...]) -> Any:
    """Return sums by some columns and by flow, from sums by code; lateness only of pay credited to workers."""
    nothing = ibis.literal(0, "int64")
    own = coded.mutate(
        flow=flow(),
        **{name: ibis.cases((is_pay(), _[name]), else_=nothing) for name in ("pays", "late", "late_days", "late_most")},
    )
    return again(own, by)


def again(sums: Any, by: tuple[str, ...]) -> Any:
    """Return sums by flow and by fewer columns, from those by more."""
    return sums.group_by(*by, "flow").aggregate(
        value=_.value.sum().cast(VALUE),
        payments=_.payments.sum().cast("int64"),
        pays=_.pays.sum().cast("int64"),
        late=_.late.sum().cast("int64"),
        late_days=_.late_days.sum().cast("int64"),
        late_most=_.late_most.max().cast("int64"),
    )


def doubted(doubt: Any, by: tuple[str, ...]) -> Any:
    """Return how much pay went into accounts in doubt by some columns, of all rows for none, and at least how many workers' it is."""
    sums = {"value": _.value.sum().cast(VALUE), "workers": _.workers.max()}
    return doubt.group_by(*by).aggregate(**sums) if by else doubt.aggregate(**sums)


def referred(payments: Any, reference: str) -> Any:
    """Return the rows of a payment, and those that take it back, stand instead of it or are taken back by it."""
    own = payments.filter(_.payment == reference)
    names = [name for name in ("reverses", "corrects") if name in payments.columns]
    about = functools.reduce(
        operator.or_, (payments[name] == reference for name in names), payments.payment == reference
    )
    taken = own.select(payment=_.reverses).filter(_.payment.notnull()).distinct()
    return payments.filter(about).union(payments.semi_join(taken, "payment"), distinct=True)


def people(payments: Any, some: tuple[date, ...]) -> Any:
    """Return for each agreement and worker what was credited, handed back and withheld in some months, and when.

    `once` and `times` differ where two rows of a worker are of the same kind and month: each kind and month has a bit of its
    own, and the sum of bits is their union only as long as none comes twice. So duplicates are sought only where they can be.
    """
    kind = ibis.cases(*((_.kind == name, 1 << (place * MONTHS_AT_ONCE)) for place, name in enumerate(KINDS)), else_=0)
    month = ibis.cases(*((_.period == first, 1 << place) for place, first in enumerate(some)), else_=0)
    bits = kind.cast("int64") * month.cast("int64")
    named = payments.filter(_.worker.notnull() & _.period.between(some[0], some[-1])).select(*PEOPLE_FROM, bit=bits)
    return named.group_by("agreement", "worker").aggregate(
        role=_.role.max(),
        paid=_.value.sum(where=is_pay()).cast(VALUE),
        handed_back=_.value.sum(where=(_.payer_kind == "worker") & (_.status == "paid")).cast(VALUE),
        withheld=_.value.sum(where=_.kind.isin(("deduction", "statutory")) & (_.status == "paid")).cast(VALUE),
        payments=_.count(),
        first=_.paid_on.min(),
        last=_.paid_on.max(),
        once=bit_or(_.bit),
        times=_.bit.sum().cast("int64"),
    )


def whole_people(parts: Any) -> Any:
    """Return for each agreement and worker the sums over all months, from those over some months each."""
    return parts.group_by("agreement", "worker").aggregate(
        role=_.role.max(),
        paid=_.paid.sum().cast(VALUE).fill_null(0),
        handed_back=_.handed_back.sum().cast(VALUE).fill_null(0),
        withheld=_.withheld.sum().cast(VALUE).fill_null(0),
        payments=_.payments.sum().cast("int64"),
        first=_["first"].min(),
        last=_["last"].max(),
    )


def duplicates(payments: Any, parts: Any, *, reversals: bool = True) -> Any:
    """Return what was paid more than once: all that makes a payment what it is, how often, and the rows at both ends.

    Only rows of workers whose bits say so are compared (see `people`). What takes a payment back, or is taken back, or is a
    part of one payment that was split (the same reference, another amount), is none. Without `reversals` no row takes another
    back, which saves a look at all of them.
    """
    suspects = parts.filter(_.once != _.times).select("worker").distinct()
    rows = payments.semi_join(suspects, "worker").filter(_.reverses.isnull() & (_.status == "paid"))
    if reversals:
        taken = payments.filter(_.reverses.notnull()).select(agreement=_.agreement, payment=_.reverses).distinct()
        rows = rows.anti_join(taken, ["agreement", "payment"])
    return (
        rows.group_by("agreement", "worker", "kind", "period", "amount", "currency", "payee")
        .aggregate(times=_.count(), one=_.row.min(), another=_.row.max(), file=_.file.min())
        .filter(_.times > 1)
    )


def accounts(payments: Any) -> Any:
    """Return the accounts into which the pay of more than one worker is paid, with the first and last of them by name."""
    pay = payments.filter(is_pay() & _.account.notnull() & _.worker.notnull())
    several = pay.group_by("account").aggregate(one=_.worker.min(), another=_.worker.max())
    return several.filter(_.one != _.another)


def in_doubt(payments: Any, accounts: Any) -> Any:
    """Return pay that went into an account that is shared, or owned by another, by agreement, role and month."""
    pay = payments.filter(is_pay() & _.account.notnull() & _.worker.notnull())
    shared = pay.semi_join(accounts, "account")
    owned = pay.anti_join(accounts, "account").filter(_.account_owner.notnull() & (_.account_owner != _.worker))
    both = shared.union(owned)
    return both.group_by("agreement", "role", "period").aggregate(
        value=_.value.sum().cast(VALUE), workers=_.worker.nunique()
    )


def months(payments: Any, some: tuple[date, ...]) -> Any:
    """Return for each agreement, worker and month of some: pay credited, fee, deductions, and how often and when pay came."""
    counts = _.status == "paid"
    named = payments.filter(_.worker.notnull() & _.period.between(some[0], some[-1]))
    return named.group_by("agreement", "worker", "period").aggregate(
        role=_.role.max(),
        pay=_.value.sum(where=is_pay()).cast(VALUE).fill_null(0),
        fee=_.value.sum(where=counts & (_.kind == "fee")).cast(VALUE).fill_null(0),
        deducted=_.value.sum(where=counts & (_.kind == "deduction")).cast(VALUE).fill_null(0),
        statutory=_.value.sum(where=counts & (_.kind == "statutory")).cast(VALUE).fill_null(0),
        pays=_.count(where=is_pay() & (_.amount > 0)),
        last=_.paid_on.max(where=is_pay()),
    )


def parties(payments: Any) -> Any:
    """Return the pairs of host and sender that rows name, with how many rows each has."""
    return payments.group_by("host", "sender").aggregate(rows=_.count())


def shaped(payments: Any, file: str | None) -> Any:
    """Return rows with exactly the columns of our own schema: what a file lacks is empty, its own hash stands in `file`."""
    columns = {}
    for wanted in schema():
        kind = DataType.from_pyarrow(wanted.type)
        held = payments[wanted.name] if wanted.name in payments.columns else ibis.null(kind)
        columns[wanted.name] = held if held.type().copy(nullable=True) == kind.copy(nullable=True) else held.cast(kind)
    if file is not None:
        columns["file"] = ibis.coalesce(columns["file"], file)
    return payments.select(**columns)
