"""Made ledgers: any number of rows from a seed, with known faults, so that flags, demos and speed can be tried on them.

Each worker has each month a fee (host to sender), pay (host to worker), social insurance and a deduction with a legal basis.
Faults are put on workers of their own, one kind on each, in months of their own; what was done is returned as the truth.
Everything is made up: agreements are numbered, workers are numbered, no account exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy
import pyarrow
import pyarrow.csv
import pyarrow.parquet

from fairward.follow.checked import AMOUNT, schema
from fairward.model.problem import ImpossibleNoun

FAULTS = (
    "late",
    "missing-month",
    "duplicate",
    "shared-account",
    "account-of-another",
    "hand-over",
    "sudden-change",
    "fee-without-worker",
    "paid-after-leaving",
    "deduction-over-ceiling",
    "deduction-without-basis",
    "below-local-scale",
)
"""The faults that can be asked for: the flags of the same names must find them."""

TERM_COLUMNS = "agreement role host sender currency fee_monthly pay_monthly local_pay_monthly ceiling pay_day".split()
_ROLES = ("doctor", "nurse", "technician", "midwife")
_FEES = (5000, 3000, 2500, 2800)
_PAYS = (1200, 900, 800, 850)
_HOSTS = ("BS", "JM", "TT", "GY", "MX", "QA", "AO", "KE")
_CEILING = "0.25"
_KINDS = 4
_DAY = date(1970, 1, 1)
_CENTS = 10_000
_GROUP = 250_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a made ledger holds: rows (about), a seed, faults, agreements, workers, the first month."""

    rows: int
    seed: int = 1
    faults: tuple[str, ...] = ()
    agreements: int = 0
    workers: int = 0
    start: date = date(2023, 1, 1)

    def __post_init__(self) -> None:
        """Refuse faults that do not exist, and ledgers without rows."""
        strange = [fault for fault in self.faults if fault not in FAULTS]
        if strange:
            raise ImpossibleNoun(f"no fault is called {strange[0]!r}; there are {', '.join(FAULTS)}")
        if self.rows < 1:
            raise ImpossibleNoun("a ledger has at least one row")

    @property
    def people(self) -> int:
        """Return how many workers the ledger has: as asked, or so many that each has two years."""
        return self.workers or max(1, self.rows // (24 * _KINDS))

    @property
    def deals(self) -> int:
        """Return how many agreements the ledger has: as asked, or one for two hundred workers."""
        return self.agreements or max(1, self.people // 200)

    @property
    def months(self) -> int:
        """Return how many months the ledger spans."""
        return max(1, -(-self.rows // (self.people * _KINDS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault that was put in: what flag must find it, on which worker of which agreement, in which month (of the period)."""

    flag: str
    agreement: str
    worker: str
    month: date


def month_after(day: date, number: int) -> date:
    """Return the first day of the month that comes a number of months after a day's."""
    place = day.year * 12 + day.month - 1 + number
    return date(place // 12, place % 12 + 1, 1)


def faults_of(plan: Plan) -> tuple[Fault, ...]:
    """Return the faults of a plan: each kind on one worker in a hundred (at least two), in a month that is neither end.

    What follows from a fault is a fault too: a fee without pay leaves a month without pay. A fault that stays (a shared account)
    is told of the month in which it is.
    """
    spare = numpy.random.default_rng([plan.seed, 7]).permutation(plan.people)
    each = max(2, plan.people // 100)
    if plan.faults and (each * len(plan.faults) > plan.people or plan.months < 6):
        raise ImpossibleNoun("faults need at least two workers each and six months: ask for more rows")
    found: list[Fault] = []
    months = numpy.random.default_rng([plan.seed, 8]).integers(2, plan.months - 3, plan.people) if plan.faults else ()
    for number, flag in enumerate(plan.faults):
        for worker in spare[number * each : (number + 1) * each]:
            month = month_after(plan.start, int(months[worker]))
            deal, name = _agreement(int(worker) % plan.deals), _worker(int(worker))
            found.append(Fault(flag=flag, agreement=deal, worker=name, month=month))
            if flag == "shared-account":  # whose account it is shares it too
                other = (int(worker) + 1) % plan.people
                deal = _agreement(other % plan.deals)
                found.append(Fault(flag=flag, agreement=deal, worker=_worker(other), month=plan.start))
            if flag == "fee-without-worker":
                found.append(Fault(flag="missing-month", agreement=deal, worker=name, month=month))
    return tuple(found)


def _agreement(number: int) -> str:
    return f"A{number:04}"


def _worker(number: int) -> str:
    return f"W{number:07}"


def terms_of(plan: Plan) -> Iterator[Mapping[str, str]]:
    """Yield a row of terms for each agreement and role of a plan."""
    for deal in range(plan.deals):
        for role, fee, pay in zip(_ROLES, _FEES, _PAYS, strict=True):
            yield {
                "agreement": _agreement(deal),
                "role": role,
                "host": _HOSTS[deal % len(_HOSTS)],
                "sender": "CU",
                "currency": "USD",
                "fee_monthly": str(fee),
                "pay_monthly": str(pay),
                "local_pay_monthly": str(pay),
                "ceiling": _CEILING,
                "pay_day": "31",
            }


def batches(plan: Plan) -> Iterator[pyarrow.Table]:
    """Yield the ledger in our own schema, a month of pay at a time, in the order of the rows."""
    truth: dict[date, list[Fault]] = {}
    for fault in faults_of(plan):
        truth.setdefault(fault.month, []).append(fault)
    people = _People(plan)
    row, left = 2, plan.rows
    for number in range(plan.months):
        month = month_after(plan.start, number)
        made = _Month(plan, people, month, number)
        for fault in truth.get(month, ()):
            made.put(fault)
        for fault in (one for faults in truth.values() for one in faults if one.month < month):
            made.go_on(fault)
        if not plan.faults:  # the last month holds as many workers as rows are left for; the others have gone home
            made.absent[max(1, left // _KINDS) :] = True
        table = made.table(row)
        left -= table.num_rows
        row += table.num_rows
        yield table


def write(plan: Plan, path: Path) -> int:
    """Return how many rows were written to a .parquet or .csv file; memory does not grow with their number."""
    rows = 0
    if path.suffix == ".parquet":
        with pyarrow.parquet.ParquetWriter(path, schema(), compression="zstd") as writer:
            for table in batches(plan):
                writer.write_table(table, row_group_size=_GROUP)
                rows += table.num_rows
        return rows
    lacking = {"file", "row"}
    with pyarrow.csv.CSVWriter(path, pyarrow.schema([one for one in schema() if one.name not in lacking])) as out:
        for table in batches(plan):
            out.write_table(table.drop_columns(sorted(lacking)))
            rows += table.num_rows
    return rows


class _People:
    """What stays the same of every worker: names, roles, agreements, countries, accounts, as columns of words in code."""

    def __init__(self, plan: Plan) -> None:
        number = numpy.arange(plan.people)
        self.deal = number % plan.deals
        self.role = (number // plan.deals) % len(_ROLES)
        self.fee = numpy.array(_FEES, "int64")[self.role] * _CENTS
        self.pay = numpy.array(_PAYS, "int64")[self.role] * _CENTS
        self.names = pyarrow.array([_worker(one) for one in range(plan.people)])
        self.accounts = pyarrow.array([f"K{one:07}" for one in range(plan.people)])
        self.deals = pyarrow.array([_agreement(one) for one in range(plan.deals)])
        self.hosts = pyarrow.array(_HOSTS).take(pyarrow.array(numpy.arange(plan.deals) % len(_HOSTS)))
        self.roles = pyarrow.array(_ROLES)


class _Month:
    """The rows of one month: for each kind of payment an amount in ten-thousandths and a day for every worker."""

    def __init__(self, plan: Plan, people: _People, month: date, number: int) -> None:
        self.people, self.month, self.start = people, month, plan.start
        chance = numpy.random.default_rng([plan.seed, 9, number])
        self.end = (month_after(month, 1) - _DAY).days - 1
        count = plan.people
        self.paid_on = self.end - chance.integers(0, 4, count)
        self.fee, self.pay = people.fee.copy(), people.pay.copy()
        self.insurance = self.pay // 20 // 100 * 100
        self.deduction = self.pay // 50 // 100 * 100
        self.basis = numpy.ones(count, bool)
        self.account = numpy.arange(count)
        self.owner = numpy.arange(count)
        self.left: dict[int, date] = {}
        self.absent = numpy.zeros(count, bool)
        self.unpaid = numpy.zeros(count, bool)
        self.twice: list[int] = []
        self.handed: list[int] = []

    def put(self, fault: Fault) -> None:
        """Put a fault into the month."""
        worker = int(fault.worker[1:])
        match fault.flag:
            case "late":
                self.paid_on[worker] = self.end + 40
            case "missing-month":
                self.absent[worker] = not self.unpaid[worker]
            case "duplicate":
                self.twice.append(worker)
            case "hand-over":
                self.handed.append(worker)
            case "fee-without-worker":
                self.unpaid[worker] = True
            case "paid-after-leaving":
                self.left[worker] = self.month - timedelta(days=1)
            case _:
                self._change(fault.flag, worker)

    def _change(self, flag: str, worker: int) -> None:
        """Change an account, an owner, a basis or an amount."""
        match flag:
            case "shared-account" if self.month > self.start:
                self.account[worker] = (worker + 1) % len(self.account)
            case "account-of-another":
                self.owner[worker] = -1
            case "sudden-change":
                self.pay[worker] *= 2
                self.insurance[worker] *= 2
            case "deduction-over-ceiling":
                self.deduction[worker] = self.pay[worker] // 2
            case "deduction-without-basis":
                self.basis[worker] = False
            case "below-local-scale":
                self.pay[worker] = self.pay[worker] * 8 // 10

    def go_on(self, fault: Fault) -> None:
        """Carry on what a fault of an earlier month leaves behind: a worker who left is paid no more."""
        if fault.flag == "paid-after-leaving":
            self.absent[int(fault.worker[1:])] = True

    def table(self, row: int) -> pyarrow.Table:
        """Return the month's rows in our own schema, numbered on from a row."""
        here = numpy.flatnonzero(~self.absent)
        paid = numpy.flatnonzero(~self.absent & ~self.unpaid)
        parts = [
            self._part(here, "fee", self.fee, "sender", self.paid_on - 10),
            self._part(paid, "wage", self.pay, "worker", self.paid_on),
            self._part(paid, "statutory", self.insurance, "authority", self.paid_on),
            self._part(paid, "deduction", self.deduction, "sender", self.paid_on),
        ]
        if self.twice:
            parts.append(self._part(numpy.array(self.twice), "wage", self.pay, "worker", self.paid_on, "again"))
        if self.handed:
            half = self.pay // 2 // 100 * 100
            parts.append(self._part(numpy.array(self.handed), "transfer", half, "sender", self.paid_on + 3))
        table = pyarrow.concat_tables(parts)
        numbers = pyarrow.array(numpy.arange(row, row + table.num_rows), pyarrow.int64())
        return table.set_column(table.schema.names.index("row"), "row", numbers)

    def _part(self, who: Any, kind: str, amounts: Any, payee: str, days: Any, mark: str = "") -> pyarrow.Table:
        """Return the rows of one kind of payment for some workers."""
        people, size = self.people, len(who)
        index = pyarrow.array(who)
        deals, hosts = (
            people.deals.take(pyarrow.array(people.deal[who])),
            people.hosts.take(pyarrow.array(people.deal[who])),
        )
        names = people.names.take(index)
        pay = kind == "wage"
        owners = pyarrow.array(numpy.where(self.owner[who] < 0, -1, who))
        owner = pyarrow.compute.if_else(pyarrow.compute.less(owners, 0), "another", names)
        columns = {
            "payment": _joined(f"{self.month:%y%m}{kind[0]}{mark[:1]}-", names),
            "agreement": deals,
            "host": hosts,
            "sender": _same("CU", size),
            "role": people.roles.take(pyarrow.array(people.role[who])),
            "worker": names,
            "payer": names if kind == "transfer" else _same("Ministry", size),
            "payer_kind": _same("worker" if kind == "transfer" else "host", size),
            "payee": names
            if payee == "worker"
            else _same({"authority": "Insurance"}.get(payee, "State company"), size),
            "payee_kind": _same(payee, size),
            "account": people.accounts.take(pyarrow.array(self.account[who])) if pay else None,
            "account_owner": owner if pay else None,
            "kind": _same(kind, size),
            "status": _same("paid", size),
            "period": _same(self.month, size),
            "months": _same(1, size, pyarrow.int32()),
            "due_on": pyarrow.array(numpy.full(size, self.end, "int32"), pyarrow.date32()) if pay else None,
            "paid_on": pyarrow.array(days[who].astype("int32"), pyarrow.date32()),
            "amount": _decimals(amounts[who]),
            "currency": _same("USD", size),
            "legal_basis": _basis(self.basis[who]) if kind == "deduction" else None,
            "left_on": self._leavers(who) if self.left else None,
        }
        arrays = [
            pyarrow.nulls(size, one.type) if (column := columns.get(one.name)) is None else column for one in schema()
        ]
        return pyarrow.table(arrays, schema=schema())

    def _leavers(self, who: Iterable[int]) -> pyarrow.Array:
        """Return the day on which each worker left, null where the worker has not."""
        return pyarrow.array([self.left.get(int(one)) for one in who], pyarrow.date32())


def _same(value: object, size: int, kind: pyarrow.DataType | None = None) -> pyarrow.Array:
    """Return a column that holds one value throughout."""
    return pyarrow.repeat(pyarrow.scalar(value, kind) if kind is not None else pyarrow.scalar(value), size)


def _joined(before: str, names: pyarrow.Array) -> pyarrow.Array:
    """Return words put before each name."""
    return pyarrow.compute.binary_join_element_wise(pyarrow.scalar(before), names, "")


def _basis(held: Any) -> pyarrow.Array:
    """Return the legal basis of deductions where they have one."""
    return pyarrow.compute.if_else(pyarrow.array(held), "Income Tax Act", pyarrow.scalar(None, pyarrow.string()))


def _decimals(amounts: Any) -> pyarrow.Array:
    """Return amounts in ten-thousandths as exact decimals, without going through words."""
    low = numpy.ascontiguousarray(amounts.astype("int64"))
    both = numpy.empty((len(low), 2), "int64")
    both[:, 0], both[:, 1] = low, low >> 63
    return pyarrow.Array.from_buffers(AMOUNT, len(low), [None, pyarrow.py_buffer(both.tobytes())])
