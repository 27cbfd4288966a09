"""Placements and pay scales read from tables: only columns that we know, only accounts that are the worker's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException

from fairward import books
from fairward.model.placement import Account, Placement
from fairward.model.problem import ImpossibleNoun, Problem
from fairward.pay.tables import BadRow, amount, day, rows, unreadable

_NEEDED = ("placement", "worker", "name", "agreement", "host", "sender", "employer", "post", "starts_on", "holder")
_OTHER = (
    "language",
    "grade",
    "ends_on",
    "iban",
    "account",
    "bic",
    "clearing",
    "bank",
    "account_country",
    "account_currency",
)
_SCALE = ("host", "post", "currency", "base_monthly")
_SCALE_OTHER = ("grade", "since", "until", "fees_monthly")
_ALLOWANCE = "allowance:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One row of a pay scale: what a post and grade is paid a month, with its allowances, in its days."""

    host: str
    post: str
    grade: str
    currency: str
    base_monthly: Decimal
    allowances: tuple[tuple[str, Decimal], ...]
    fees_monthly: Decimal
    since: date | None
    until: date | None


def read_scale(path: Path) -> tuple[Grade, ...]:
    """Return the rows of a pay scale; raises UnreadableSource for the first row that cannot be used."""
    grades = []
    for number, row in rows(path, _SCALE):
        try:
            base = amount(row, "base_monthly")
            if base is None or base <= 0:
                raise BadRow("base_monthly must be above 0.")  # noqa: TRY301 - told with the number of its row below
            extra = [(name[len(_ALLOWANCE) :], amount(row, name)) for name in row if name.startswith(_ALLOWANCE)]
            grades.append(
                Grade(
                    host=row["host"].upper(),
                    post=row["post"],
                    grade=row.get("grade", ""),
                    currency=_currency(row["currency"]),
                    base_monthly=base,
                    allowances=tuple((name, sum_) for name, sum_ in extra if sum_),
                    fees_monthly=amount(row, "fees_monthly") or Decimal(0),
                    since=day(row, "since"),
                    until=day(row, "until"),
                )
            )
        except BadRow as error:
            raise unreadable(path, f"Row {number}: {error}", "Correct the pay scale; nothing was prepared.") from error
    return tuple(grades)


def read_placements(
    path: Path, scale: Iterable[Grade], month: date
) -> tuple[tuple[Placement, ...], tuple[Problem, ...]]:
    """Return the placements of a table at the pay of their scale in a month, and what could not be used.

    A column that we do not know is refused: there is no way to name a collector, another payee or a sum to be held back.
    """
    by_post = _by_post(scale, month)
    placements: list[Placement] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, row in rows(path, _NEEDED):
        strange = next((name for name in row if name not in _NEEDED and name not in _OTHER), None)
        if strange is not None:
            what = (
                f"The column {strange!r} is not one of a table of placements; pay goes to the worker and no one else."
            )
            raise unreadable(path, what, "Take the column out; docs/paying.md lists the columns.")
        try:
            if row["placement"] in seen:
                raise BadRow(f"placement {row['placement']} stands twice.")  # noqa: TRY301 - told with the number of its row below
            seen.add(row["placement"])
            placements.append(_placement(row, by_post))
        except (BadRow, ImpossibleNoun) as error:
            problems.append(
                Problem(where=f"{path.name}, row {number}", what=str(error), hint="Correct the row and prepare again.")
            )
    kept, shared = _unshared(placements, path.name)
    return kept, (*problems, *shared)


def _by_post(scale: Iterable[Grade], month: date) -> Mapping[tuple[str, str, str], Grade]:
    """Return the scale that holds in a month: of several rows, the one that began last."""
    held: dict[tuple[str, str, str], Grade] = {}
    for one in sorted(scale, key=lambda one: one.since or date.min):
        if (one.since is None or one.since <= month) and (one.until is None or one.until >= month):
            held[one.host, one.post.casefold(), one.grade.casefold()] = one
    return held


def _placement(row: Mapping[str, str], by_post: Mapping[tuple[str, str, str], Grade]) -> Placement:
    """Return the placement of one row; raises BadRow or ImpossibleNoun where there can be none."""
    key = (row["host"].upper(), row["post"].casefold(), row.get("grade", "").casefold())
    grade = by_post.get(key)
    if grade is None:
        raise BadRow(
            f"no row of the pay scale is for {row['host']}, {row['post']}, grade {row.get('grade') or 'none'}."
        )
    starts = day(row, "starts_on")
    if starts is None or not row["worker"] or not row["placement"]:
        raise BadRow("placement, worker and starts_on must be given.")
    return Placement(
        id=row["placement"],
        worker=row["worker"],
        name=row["name"],
        language=row.get("language") or "en",
        agreement=row["agreement"],
        host=key[0],
        sender=row["sender"].upper(),
        employer=row["employer"],
        post=row["post"],
        grade=row.get("grade") or None,
        currency=grade.currency,
        pay_monthly=grade.base_monthly,
        allowances=grade.allowances,
        fees_monthly=grade.fees_monthly,
        starts_on=starts,
        ends_on=day(row, "ends_on"),
        account=account(row, grade.currency),
    )


def account(row: Mapping[str, str], currency: str) -> Account:
    """Return the account of a row, its IBAN and BIC checked; raises BadRow without showing them."""
    iban, bic = row.get("iban") or None, row.get("bic") or None
    if iban is not None:
        try:
            iban = IBAN(iban).compact
        except SchwiftyException as error:
            raise BadRow("the IBAN is not sound (its length, its check figures or its country).") from error
    if bic is not None:
        try:
            bic = BIC(bic).compact
        except SchwiftyException as error:
            raise BadRow("the BIC is not sound.") from error
    return Account(
        holder=row["holder"],
        currency=_currency(row.get("account_currency") or currency),
        iban=iban,
        number=row.get("account") or None,
        bic=bic,
        clearing=row.get("clearing") or None,
        bank=row.get("bank") or None,
        country=(row.get("account_country") or (iban or "")[:2] or None),
    )


def account_in(path: Path) -> Account:
    """Return the account that a table of one row holds (holder, account_currency, and iban or account with bic or clearing)."""
    for number, row in rows(path, ("holder", "account_currency")):
        try:
            return account(row, row["account_currency"])
        except (BadRow, ImpossibleNoun) as error:
            raise unreadable(path, f"Row {number}: {error}", "Correct the account.") from error
    raise unreadable(path, "The table holds no account.", "Write one row under the header.")


@cache
def _currency(code: str) -> str:
    """Return a known currency code; raises BadRow for any other."""
    if code.upper() not in books.atlas("currencies"):
        raise BadRow(f"the currency {code[:5]!r} is not known (ISO 4217).")
    return code.upper()


def _unshared(placements: Iterable[Placement], name: str) -> tuple[tuple[Placement, ...], tuple[Problem, ...]]:
    """Return the placements whose account is one worker's alone, and a Problem for those that share one."""
    owners: dict[str, set[str]] = {}
    placements = tuple(placements)
    for one in placements:
        owners.setdefault(one.account.identity, set()).add(one.worker)
    bad = {identity for identity, workers in owners.items() if len(workers) > 1}
    problems = tuple(
        Problem(
            where=f"{name}, workers {', '.join(sorted(owners[identity])[:5])}",
            what=f"{len(owners[identity])} workers share one account; nobody is paid into it.",
            hint="Each worker names an account of their own.",
        )
        for identity in sorted(bad)
    )
    return tuple(one for one in placements if one.account.identity not in bad), problems
