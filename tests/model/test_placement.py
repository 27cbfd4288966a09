"""Placements, paydays and orders: what must never be cannot be built, and nothing personal shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fairward.model.placement import NEXT, Account, Line, LineKind, Payday, Placement, Receipt, State, same_person
from fairward.model.problem import ImpossibleNoun

ACCOUNT = Account(holder="Ana Pérez", currency="BSD", number="123", clearing="BSNP001")
PLACEMENT = Placement(
    id="P1", worker="W1", name="Ana Pérez", language="es", agreement="A", host="BS", sender="CU", employer="Ministry",
    post="Nurse", currency="BSD", pay_monthly=Decimal(3000), starts_on=date(2026, 1, 1), account=ACCOUNT,
)  # fmt: skip


@pytest.mark.parametrize(
    "holder", ["Ministry of Health", "Ana Pérez and Luis Gómez", "Ana", "Embassy for Ana Pérez", "c/o Ana Pérez"]
)
def test_an_account_of_anyone_else_is_refused(holder):
    with pytest.raises(ImpossibleNoun, match="own name"):
        replace(PLACEMENT, account=replace(ACCOUNT, holder=holder))


@pytest.mark.parametrize("holder", ["Ana Pérez", "PEREZ, ANA", "Perez Ana"])
def test_the_workers_own_name_in_a_banks_spelling_is_the_workers(holder):
    assert same_person("Ana Pérez", holder)


def test_no_name_is_nobodys():
    assert not same_person("", "")
    assert not same_person(" .", ".")


def test_names_and_accounts_show_nowhere():
    shown = f"{PLACEMENT!r} {ACCOUNT!r} {PLACEMENT}"
    assert "Ana" not in shown
    assert "123" not in shown


@pytest.mark.parametrize(
    "given", [{"number": None}, {"iban": "DE89370400440532013000"}, {"clearing": None}, {"holder": " "}]
)
def test_half_an_account_is_refused(given):
    with pytest.raises(ImpossibleNoun):
        replace(ACCOUNT, **given)


def test_a_deduction_without_a_law_is_refused():
    with pytest.raises(ImpossibleNoun, match="law"):
        Line(kind=LineKind.DEDUCTION, label="Contribution", amount=Decimal(10), law=" ", deduction="pension", payee="X")


def test_the_sums_of_a_payday():
    lines = (
        Line(kind=LineKind.BASE, label="Nurse", amount=Decimal(3000)),
        Line(kind=LineKind.ALLOWANCE, label="Housing", amount=Decimal(300)),
        Line(kind=LineKind.UNPAID, label="Leave", amount=Decimal(100)),
        Line(
            kind=LineKind.DEDUCTION, label="Tax", amount=Decimal(200), law="Tax Act", deduction="income_tax", payee="T"
        ),
        Line(kind=LineKind.EMPLOYER, label="NI", amount=Decimal(150), law="NI Act", deduction="pension", payee="N"),
    )
    payday = Payday(
        placement="P1", worker="W1", month=date(2026, 11, 1), currency="BSD", lines=lines, days=30, days_of_month=30,
        fees=Decimal(50),
    )  # fmt: skip
    assert (payday.gross, payday.deducted, payday.net) == (3200, 200, 3000)
    assert (payday.employer_costs, payday.host_pays) == (150, 3400)


def test_only_what_the_bank_credited_is_paid():
    assert {state for state in State if state.paid} == {State.CREDITED, State.CONFIRMED}
    assert NEXT[State.RETURNED] == frozenset()
    assert all(State.CREDITED not in NEXT[state] for state in (State.PREPARED, State.APPROVED, State.RETURNED))


def test_half_a_receipt_is_refused():
    with pytest.raises(ImpossibleNoun, match="amount and the day"):
        Receipt(order="O", said_on=date(2026, 12, 1), amount=Decimal(5))


@pytest.mark.parametrize(
    "given", [{"pay_monthly": Decimal(0)}, {"ends_on": date(2025, 1, 1)}, {"allowances": (("x", Decimal(-1)),)}]
)
def test_a_placement_that_cannot_be_is_refused(given):
    with pytest.raises(ImpossibleNoun):
        replace(PLACEMENT, **given)
